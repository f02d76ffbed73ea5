"""Measure policydiff beside other tools on the same lists: `python -m benchmarks.versus --write docs/benchmarks.md`.

Every tool runs on every sample in a process of its own, so that its memory is its own and its time can be limited.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from statistics import mean

from benchmarks.measurement import Measurement, as_measurement, counted, measure
from benchmarks.rivals import RIVALS, Rival, missing_packages
from benchmarks.samples import Sample, length, sample, sample_names
from benchmarks.tables import Results, tables, written

__all__ = ["main", "run", "run_all"]

SECONDS = 120.0
"""What a tool may take for one sample."""

ENCODING_SECONDS = 1200.0
"""What a first run may take that computes the vectors which the measured one finds stored."""

OVER = "over"
"""Begins the failure of a tool that took too long."""

CUTOFFS = tuple(step / 20 for step in range(1, 20))


def run(rival: Rival, name: str) -> Measurement:
    """Measure a rival on a sample in a process of its own, within the limits of time."""
    if missing_packages(rival):
        return Measurement(failure="not installed")
    if not rival.encodes:
        return _process(rival, name, SECONDS)
    if length(name) > rival.encodes:
        return Measurement(failure="not run: encoding takes too long")
    first = _process(rival, name, ENCODING_SECONDS)
    return first if first.failure else replace(_process(rival, name, SECONDS), encoding=first.seconds)


def run_all(rivals: Sequence[Rival], groups: Mapping[str, Sequence[str]], stored: Path | None = None) -> Results:
    """Measure rivals on all samples, and say how it goes.

    Args:
        rivals: in the order of the tables.
        groups: names of samples by group.
        stored: a file with measurements: those it has are not repeated, those it lacks are added.
    """
    found: dict[str, dict[str, Measurement]] = {}
    if stored and stored.is_file():
        content = json.loads(stored.read_text(encoding="utf-8"))
        found = {rival: {name: as_measurement(one) for name, one in row.items()} for rival, row in content.items()}
    for name in (name for names in groups.values() for name in names):
        for rival in rivals:
            row = found.setdefault(rival.name, {})
            if name not in row:
                row[name] = _beyond(row, name) or run(rival, name)
                one = row[name]
                print(
                    f"{name:<45} {rival.name:<35} {one.failure or f'{one.links.f1:.3f} {one.seconds:.2f} s'}",
                    flush=True,
                )
                if stored:
                    content = {key: {name: asdict(one) for name, one in row.items()} for key, row in found.items()}
                    stored.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return found


def _beyond(row: Mapping[str, Measurement], name: str) -> Measurement | None:
    """Give the failure of a sample no longer than this one that took too much time; the longer one would as well."""
    slow = [one for other, one in row.items() if one.failure.startswith(OVER) and length(other) <= length(name)]
    return slow[0] if slow else None


def _process(rival: Rival, name: str, seconds: float) -> Measurement:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.versus", "--run", rival.name, name]
    try:
        done = subprocess.run(
            command, cwd=Path(__file__).parents[1], timeout=seconds, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return Measurement(failure=f"{OVER} {seconds:.0f} s")
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return Measurement(failure="failed")
    return as_measurement(json.loads(done.stdout.splitlines()[-1]))


def _print_cutoffs() -> None:
    """Print the cutoff of every rival that gives the best F1, mean over labelled and over short generated pairs."""
    groups = [[sample(name) for name in names] for names in list(sample_names().values())[:2]]
    for rival in RIVALS:
        if rival.cutoff is not None and not missing_packages(rival):
            score, cutoff = max(
                (mean(_mean_f1(rival, group, cutoff) for group in groups), cutoff) for cutoff in CUTOFFS
            )
            print(f"{rival.name}: {score:.3f} at {cutoff:.2f}, stands at {rival.cutoff:.2f}", flush=True)


def _mean_f1(rival: Rival, samples: Sequence[Sample], cutoff: float) -> float:
    return mean(counted(rival.link(one.left, one.right, cutoff), one).f1 for one in samples)


def main() -> None:
    """Run what the arguments ask for."""
    parser = ArgumentParser(prog="python -m benchmarks.versus", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables between the marks of this document")
    parser.add_argument(
        "--results", type=Path, metavar="FILE", help="keep measurements here; what it has is not repeated"
    )
    parser.add_argument("--only", action="append", metavar="WORD", help="only samples with this in their name")
    parser.add_argument("--cutoffs", action="store_true", help="find the best cutoff of every rival")
    parser.add_argument("--run", nargs=2, metavar=("RIVAL", "SAMPLE"), help="measure once, in this process")
    arguments = parser.parse_args()
    if arguments.run:
        rival = next(rival for rival in RIVALS if rival.name == arguments.run[0])
        print(json.dumps(asdict(measure(rival, sample(arguments.run[1])))))
    elif arguments.cutoffs:
        _print_cutoffs()
    else:
        groups = {
            group: tuple(name for name in names if not arguments.only or any(word in name for word in arguments.only))
            for group, names in sample_names().items()
        }
        found = run_all(RIVALS, groups, arguments.results)
        text = tables(RIVALS, {group: names for group, names in groups.items() if names}, found)
        if arguments.write:
            arguments.write.write_text(written(arguments.write.read_text(encoding="utf-8"), text), encoding="utf-8")
        else:
            print(text)


if __name__ == "__main__":
    main()
