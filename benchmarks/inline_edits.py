"""Measure the edits inside a clause beside plain difflib: `python -m benchmarks.inline_edits`."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random
from typing import Final

from benchmarks.mutations import edited, misread
from benchmarks.sources import real_tasks
from compare.texts.edits import token_edits

__all__ = ["Quality", "difflib_quality", "edit_pairs", "own_quality"]

PAIRS: Final = 1000
LENGTH: Final = 200
"""Characters of a text, as many as a long task has."""

SEED: Final = 20_200_430
RUNS: Final = 5
"""The best run says what the work costs, the others what else the machine did."""

LIMIT: Final = 0.5
"""Milliseconds a pair may take."""

MOST_EDITS: Final = 5
LONGEST_EDIT: Final = 8
"""Edits made to a text, and characters that each takes out and puts in."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How much there is to read in the edits of many pairs.

    Attributes:
        hunks: edits that are no equal run.
        islands: equal runs of one character between two edits.
    """

    hunks: int
    islands: int


def edit_pairs(count: int, *, seed: int = SEED) -> tuple[tuple[str, str], ...]:
    """Cut texts of 200 characters out of the real lists and edit them.

    Args:
        count: how many pairs.
        seed: for the same pairs again.

    Returns:
        Pairs of a text and its edited form: numbers, dates and words changed, one in five misread as by optical
        recognition, and up to five pieces of up to eight characters replaced by other pieces of real text.
    """
    rng = Random(seed)
    whole = "".join(task.text for tasks in real_tasks() for task in tasks)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < count:
        start = rng.randrange(len(whole) - LENGTH)
        left = right = whole[start : start + LENGTH]
        for _ in range(rng.randint(1, MOST_EDITS)):
            place, source = rng.randrange(len(right) - LONGEST_EDIT), rng.randrange(len(whole) - LONGEST_EDIT)
            piece = whole[source : source + rng.randint(0, LONGEST_EDIT)]
            right = right[:place] + piece + right[place + rng.randint(0, LONGEST_EDIT) :]
        right = misread(right, rng) if rng.random() < 0.2 else edited(right, rng)
        if right != left:
            pairs.append((left, right))
    return tuple(pairs)


def own_quality(pairs: Sequence[tuple[str, str]]) -> Quality:
    """Count what our edits leave to read."""
    hunks = islands = 0
    for left, right in pairs:
        edits = token_edits(left, right)
        hunks += sum(edit.op != "equal" for edit in edits)
        islands += sum(edit.op == "equal" and len(edit.left) == 1 for edit in edits[1:-1])
    return Quality(hunks, islands)


def difflib_quality(pairs: Sequence[tuple[str, str]]) -> Quality:
    """Count the same for difflib on characters."""
    hunks = islands = 0
    for left, right in pairs:
        codes = _difflib(left, right)
        hunks += sum(tag != "equal" for tag, *_ in codes)
        islands += sum(tag == "equal" and end - start == 1 for tag, start, end, *_ in codes[1:-1])
    return Quality(hunks, islands)


def _difflib(left: str, right: str) -> list[tuple[str, int, int, int, int]]:
    """Edit by difflib on characters."""
    return list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())


def _milliseconds(work: Callable[[str, str], object], pairs: Sequence[tuple[str, str]]) -> float:
    """Return the milliseconds a pair takes in the best run."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        for left, right in pairs:
            work(left, right)
        best = min(best, time.process_time() - began)
    return 1000 * best / len(pairs)


def main() -> None:
    """Print time and quality of both."""
    pairs = edit_pairs(PAIRS)
    rows = (
        ("compare.texts.edits", _milliseconds(token_edits, pairs), own_quality(pairs)),
        ("difflib on characters", _milliseconds(_difflib, pairs), difflib_quality(pairs)),
    )
    print(f"{PAIRS} pairs of {LENGTH} characters; may take {LIMIT} ms a pair")
    print(f"{'edits':<22} {'ms a pair':>9} {'hunks':>6} {'one-character islands':>22}")
    for name, milliseconds, quality in rows:
        print(f"{name:<22} {milliseconds:>9.3f} {quality.hunks:>6} {quality.islands:>22}")


if __name__ == "__main__":
    main()
