"""Compare the deadlines 时限 of the tasks of one change."""

import re
import unicodedata
from collections.abc import Sequence

from compare.particulars import DeadlineChange
from documents.model import Task

__all__ = ["deadline_change"]

SPACES = re.compile(r"[\s\u200b\ufeff]+")

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def deadline_change(left: Sequence[Task], right: Sequence[Task], *, years: int = 0) -> DeadlineChange | None:
    """Say what became of the deadline of a change.

    Args:
        left: its left tasks.
        right: its right tasks.
        years: how many years the right document is later, 0 when that means nothing; a deadline that moved by just
            as many years only rolls on with the plan 顺延.

    Returns:
        None when no task has a deadline. Deadlines that differ only in width and spaces are kept.
    """
    old, new = _printed(left), _printed(right)
    if not old and not new:
        return None
    before, after = "；".join(old.values()) or None, "；".join(new.values()) or None
    if not old or not new:
        return DeadlineChange("removed" if old else "added", before, after)
    if set(old) == set(new):
        return DeadlineChange("kept", before, after)
    if years and {_later(deadline, years) for deadline in old} == set(new):
        return DeadlineChange("rolled", before, after)
    return DeadlineChange("changed", before, after)


def _printed(tasks: Sequence[Task]) -> dict[str, str]:
    """Return the deadlines as printed by their normalised form, in document order, repeats left out."""
    found: dict[str, str] = {}
    for task in tasks:
        if task.deadline and (key := _normalised(task.deadline)):
            found.setdefault(key, task.deadline)
    return found


def _normalised(deadline: str) -> str:
    """Fold width and spaces, and a full stop at the end."""
    return SPACES.sub("", unicodedata.normalize("NFKC", deadline)).rstrip("。.;,")


def _later(deadline: str, years: int) -> str:
    """Shift every year number of a deadline."""
    return YEAR.sub(lambda year: str(int(year.group()) + years), deadline)
