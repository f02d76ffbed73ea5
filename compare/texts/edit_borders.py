"""Move the borders of token edits to where a reader expects them; what is edited stays the same."""

import re
from collections.abc import Iterable, Sequence

from documents.chinese.time_words import PLAIN_YEAR

__all__ = ["Run", "joined_runs", "with_readable_borders"]

Run = tuple[tuple[str, ...], tuple[str, ...], bool]
"""Tokens of both sides and whether they are equal by key."""

YEAR = re.compile(PLAIN_YEAR)

PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "〔": "〕", "【": "】"}

OPENERS = frozenset([*PAIRS, *"、，；。,和与及或"])
"""A run that begins with one of these begins at a border."""

CLOSERS = frozenset([*PAIRS.values(), *"、，；。,和与及或"])
"""A run that ends with one of these ends at a border."""

LONGEST_BRACKETED = 8
"""Tokens that two edits may have between them to be joined when one opens a bracket and the other closes it: a word or
two. A longer text is easier to read with its brackets marked one by one than printed twice."""


def with_readable_borders(runs: Sequence[Run]) -> list[Run]:
    """Take equal years out of changed dates, join edits that share brackets, and slide insertions and deletions.

    Args:
        runs: runs in order, equal ones between changed ones.

    Returns:
        Runs whose joined sides are the same texts.
    """
    return _slid(_with_whole_brackets(_without_equal_years(runs)))


def joined_runs(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours that are both equal or both changed, and leave out empty runs."""
    joined: list[Run] = []
    for run in runs:
        if not run[0] and not run[1]:
            continue
        if joined and run[2] == joined[-1][2]:
            joined[-1] = (joined[-1][0] + run[0], joined[-1][1] + run[1], run[2])
        else:
            joined.append(run)
    return joined


def _without_equal_years(runs: Sequence[Run]) -> list[Run]:
    """Split off the year that two dates share: 2020年底 and 2020年9月底 differ by 9月."""
    split: list[Run] = []
    for old, new, equal in runs:
        year = YEAR.match(old[0]) if old and new and not equal else None
        if year is None or not new[0].startswith(year.group()):
            split.append((old, new, equal))
            continue
        common = (year.group(),)
        rest = [tuple(part for part in (side[0][year.end() :], *side[1:]) if part) for side in (old, new)]
        split += [(common, common, True), (rest[0], rest[1], False)]
    return split


def _with_whole_brackets(runs: Sequence[Run]) -> list[Run]:
    """Join two edits across a few equal tokens when only together they hold a bracket and its partner."""
    joined: list[Run] = []
    for run in runs:
        if len(joined) > 1 and not run[2] and joined[-1][2] and not joined[-2][2]:
            before, between = joined[-2], joined[-1]
            sides = [
                (before[0], before[0] + between[0] + run[0]),
                (before[1], before[1] + between[1] + run[1]),
            ]
            short = len(between[0]) <= LONGEST_BRACKETED
            if short and any(_open(one) and not _open(whole) for one, whole in sides):
                joined[-2:] = [(sides[0][1], sides[1][1], False)]
                continue
        joined.append(run)
    return joined


def _slid(runs: Sequence[Run]) -> list[Run]:
    """Slide each insertion and deletion along equal tokens to the place with the best borders."""
    runs = list(runs)
    for index in range(1, len(runs) - 1):
        before, run, after = runs[index - 1 : index + 2]
        if before[2] and after[2] and not run[2] and not (run[0] and run[1]):
            places = _places(before, run, after)
            best = max(places, key=lambda place: _readability(place[1]))
            runs[index - 1 : index + 2] = best
    return [run for run in runs if run[0] or run[1]]


def _places(before: Run, run: Run, after: Run) -> list[tuple[Run, Run, Run]]:
    """List where an insertion or deletion may stand for the same result, its own place first."""
    inserted = bool(run[1])
    places = [(before, run, after)]
    one, edit, other = before, run[0] or run[1], after
    while one[0] and one[0][-1] == one[1][-1] == edit[-1]:
        other = (edit[-1:] + other[0], edit[-1:] + other[1], True)
        edit = one[0][-1:] + edit[:-1]
        one = (one[0][:-1], one[1][:-1], True)
        places.append((one, _one_sided(edit, inserted=inserted), other))
    one, edit, other = before, run[0] or run[1], after
    while other[0] and other[0][0] == other[1][0] == edit[0]:
        one = (one[0] + edit[:1], one[1] + edit[:1], True)
        edit = edit[1:] + other[0][:1]
        other = (other[0][1:], other[1][1:], True)
        places.append((one, _one_sided(edit, inserted=inserted), other))
    return places


def _one_sided(tokens: tuple[str, ...], *, inserted: bool) -> Run:
    """Write an insertion or a deletion."""
    return ((), tokens, False) if inserted else (tokens, (), False)


def _readability(run: Run) -> tuple[bool, bool]:
    """Rank a place: brackets balanced, then a border at one end."""
    tokens = run[0] or run[1]
    return not _open(tokens), tokens[0] in OPENERS or tokens[-1] in CLOSERS


def _open(tokens: Sequence[str]) -> bool:
    """Whether tokens hold a bracket without its partner."""
    awaited: list[str] = []
    for mark in "".join(tokens):
        if mark in PAIRS:
            awaited.append(PAIRS[mark])
        elif mark in PAIRS.values() and (not awaited or awaited.pop() != mark):
            return True
    return bool(awaited)
