"""What `phaseline build` of every view costs, as a ratio to importing folium and geopandas within one run.

    python tests/bench/build_cost.py [--runs 9]

The processes run in turn; the first round is dropped; the figures are medians of whole processes, by the
clock and by the processor. Beside the build stand its parts: what it imports, and `phaseline check`,
which reads the campaign and judges it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import NamedTuple

REFERENCE = "folium and geopandas"
COMMAND = ["-c", "from phaseline.cli import main; main()"]


class Cost(NamedTuple):
    """Seconds of one process, by the clock and of processor time."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder:
        programs = {
            REFERENCE: ["-c", "import folium, geopandas"],
            "imports of a build": ["-c", "import phaseline.atlas"],
            "phaseline check": [*COMMAND, "check"],
            "phaseline build": [*COMMAND, "build", "--out", folder],
        }
        costs = in_turn(programs, runs)
    reference = costs[REFERENCE]
    for name, cost in costs.items():
        print(
            f"{name:<22}{cost.clock * 1000:6.0f} ms  × {cost.clock / reference.clock:.2f}"
            f"    processor {cost.processor * 1000:6.0f} ms  × {cost.processor / reference.processor:.2f}"
        )


def in_turn(programs: dict[str, list[str]], runs: int) -> dict[str, Cost]:
    """The median costs of some Python command lines, each run once a round."""
    rounds = [{name: cost_of(arguments) for name, arguments in programs.items()} for _ in range(runs + 1)]
    return {
        name: Cost(*map(statistics.median, zip(*(costs[name] for costs in rounds[1:]), strict=True)))
        for name in programs
    }


def cost_of(arguments: list[str]) -> Cost:
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    clock, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(clock, spent)


if __name__ == "__main__":
    main()
