"""What `phaseline build` of every view costs, as a ratio to importing folium and geopandas within one run.

    python tests/bench/build_cost.py [--runs 9]

The processes run in turn. The first round is dropped: in it Python compiles what they import, into a folder
of its own. The figures are medians of whole processes, by the clock and by the processor. Beside the build
stand its parts: what it imports, and `phaseline check`, which reads the campaign and judges it.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import NamedTuple

REFERENCE = "folium and geopandas"
COMMAND = ["-c", "from phaseline.cli import run; run()"]


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
    with TemporaryDirectory() as folder, TemporaryDirectory() as compiled:
        programs = {
            REFERENCE: ["-c", "import folium, geopandas"],
            "imports of a build": ["-c", "import phaseline.atlas"],
            "phaseline check": [*COMMAND, "check"],
            "phaseline build": [*COMMAND, "build", "--out", folder],
        }
        costs = in_turn(programs, runs, compiled)
    reference = costs[REFERENCE]
    for name, cost in costs.items():
        print(
            f"{name:<22}{cost.clock * 1000:6.0f} ms  × {cost.clock / reference.clock:.2f}"
            f"    processor {cost.processor * 1000:6.0f} ms  × {cost.processor / reference.processor:.2f}"
        )


def in_turn(programs: dict[str, list[str]], runs: int, compiled: str) -> dict[str, Cost]:
    """The median costs of some Python command lines, each run once a round; `compiled` keeps the bytecode."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = compiled
    rounds = [
        {name: cost_of(arguments, environment) for name, arguments in programs.items()}
        for _ in range(runs + 1)
    ]
    return {
        name: Cost(*map(statistics.median, zip(*(costs[name] for costs in rounds[1:]), strict=True)))
        for name in programs
    }


def cost_of(arguments: list[str], environment: dict[str, str]) -> Cost:
    before, start = processor_seconds(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return Cost(time.perf_counter() - start, processor_seconds() - before)


def processor_seconds() -> float:
    """What the processes waited for so far have spent."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
