"""What importing costs, as a ratio within one run (what a build costs says `build_cost.py`).

    python tests/bench/import_cost.py [--runs 9]

Prints `import phaseline` against a bare Python. The runs alternate; the first of each is dropped; the figures
are medians of whole processes.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    bare, light = alternately(["-c", "pass"], ["-c", "import phaseline"], runs=runs)
    print(f"bare Python           {bare * 1000:7.0f} ms")
    more = (light - bare) * 1000
    print(f"import phaseline      {light * 1000:7.0f} ms   + {more:.0f} ms, × {light / bare:.2f}")


def alternately(first: list[str], second: list[str], *, runs: int) -> tuple[float, float]:
    """Median seconds of two Python command lines, run in turn."""
    taken: list[tuple[float, float]] = [(seconds(first), seconds(second)) for _ in range(runs + 1)]
    one, other = zip(*taken[1:], strict=True)
    return statistics.median(one), statistics.median(other)


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
