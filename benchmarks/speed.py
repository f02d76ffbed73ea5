"""Measure how long the commands take: `python -m benchmarks.speed`; every number is the best of several runs."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from os import environ
from pathlib import Path
from typing import Final

__all__ = ["best_seconds"]

RUNS: Final = 3
"""Runs of a command; the best one says what the work costs, the others what else the machine did."""

SEEDS: Final = Path(__file__).parents[1] / "seeds"
PAIR: Final = (str(SEEDS / "zj2020-keypoints.txt"), str(SEEDS / "jx2020-list.txt"))

COMMANDS: Final[tuple[tuple[str, tuple[str, ...], float], ...]] = (
    ("help", ("--help",), 0.5),
    ("read a list of 70 tasks", ("read", PAIR[1]), 3.0),
    ("compare, no encoder", ("compare", *PAIR, "--encoder", "none", "-o", "out/"), 3.0),
    ("compare, stored vectors", ("compare", *PAIR, "-o", "out/"), 3.0),
    ("demo, stored vectors", ("demo", "-o", "out"), 10.0),
)
"""What is measured, the command, and the seconds it may take."""


def best_seconds(arguments: tuple[str, ...], *, runs: int, environment: Mapping[str, str]) -> float:
    """Run a command in an empty folder and return the seconds of its quickest run."""
    seconds: list[float] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "policydiff", *arguments],
                cwd=folder,
                env=dict(environment),
                check=True,
                capture_output=True,
            )
            seconds.append(time.perf_counter() - began)
    return min(seconds)


def main() -> None:
    """Print a table of all commands."""
    environment = environ | {"PYTHONPATH": str(SEEDS.parent)}
    with tempfile.TemporaryDirectory() as cache:
        cold = environment | {"POLICYDIFF_CACHE": cache}
        first = best_seconds(("compare", *PAIR, "-o", "out/"), runs=1, environment=cold)
        rows = [("compare, nothing stored", first, 25.0)]
        rows += [(name, best_seconds(command, runs=RUNS, environment=cold), limit) for name, command, limit in COMMANDS]
    print(f"{'command':<26} {'seconds':>8} {'may take':>9}")
    for name, seconds, limit in rows:
        print(f"{name:<26} {seconds:>8.2f} {limit:>9.1f}")


if __name__ == "__main__":
    main()
