"""Count what kills leave: `python -m benchmarks.kills [KILLS]`.

A process writes the reports of the packaged documents over older ones and is killed (SIGKILL): every other time at a
random moment of the writing, else within the sweep that moves the new files to their places. Then a run writes one
other file into the folder. The state of the folder is counted after both.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from policydiff import building
from policydiff.manifest import packaged_manifest
from policydiff.writing import write_files

__all__ = ["count_kills"]

KILLS: Final = 200

MARGIN: Final = 1.3
"""Of the time that the writing takes: some kills come late, when all is done."""

SWEEP_SECONDS: Final = 0.01
"""From the journal on: the sweep, and the removal of what it needed."""


def count_kills(old: Mapping[str, bytes], new: Mapping[str, bytes], kills: int, seed: int) -> dict[str, Counter[str]]:
    """Count states of the folder right after the kill, and after the next run into it.

    Args:
        old: content by name of what stands in the folder.
        new: what is written over it.
        kills: how many.
        seed: of the moments.
    """
    rng = random.Random(seed)
    counts: dict[str, Counter[str]] = {"after the kill": Counter(), "after the next run": Counter()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _seconds_to_write(folder, old, new)
        for kill in range(kills):
            _write(folder, old)
            number = os.fork()
            if number == 0:
                _write(folder, new)
                os._exit(0)
            if kill % 2:
                while not any(folder.glob(".policydiff-*/journal.json")) and not _has_ended(number):
                    pass
                time.sleep(rng.uniform(0.0, SWEEP_SECONDS))
            else:
                time.sleep(rng.uniform(0.0, MARGIN * seconds))
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)
            counts["after the kill"][_state(folder, old, new)] += 1
            write_files({folder / "other": b""})
            (folder / "other").unlink()
            extra = {path.name for path in folder.iterdir()} - set(old)
            state = _state(folder, old, new) + (", and something else" if extra else "")
            counts["after the next run"][state] += 1
    return counts


def _seconds_to_write(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> float:
    _write(folder, old)
    began = time.perf_counter()
    _write(folder, new)
    return time.perf_counter() - began


def _has_ended(number: int) -> bool:
    return os.waitid(os.P_PID, number, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    write_files({folder / name: content for name, content in contents.items()})


def _state(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    found = {name: (folder / name).read_bytes() for name in old}
    return "all old" if found == old else "all new" if found == new else "mixed"


def main() -> None:
    """Print the counts."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as name:
        sets = []
        for date in ("2020-01-01", "2021-01-01"):
            folder = Path(name, date)
            building.build(packaged_manifest(), folder, encoder="none", date=date, formats=("html", "json"))
            sets.append({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")})
        counts = count_kills(sets[0], sets[1], kills, seed=1)
    for when, states in counts.items():
        print(f"{when:<20}", ", ".join(f"{state} {count}" for state, count in sorted(states.items())))


if __name__ == "__main__":
    main()
