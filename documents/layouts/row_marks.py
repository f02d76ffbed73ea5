"""Rows without a column of numbers whose tasks begin with marks that count on: （一）, 一、, ①."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.chinese.marks import Mark, find_mark, find_series_marks
from documents.drafts import TaskDraft

__all__ = ["numbered_by_marks"]

_FEWEST = 3  # rows: the marks of fewer may be words, as in 一、二级市场


def numbered_by_marks(drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """Number the tasks of a table by the marks that they begin with.

    Args:
        drafts: the tasks of the table in order.

    Returns:
        The tasks; numbered where all have a mark of one series and none has a number: each mark counts on from that
        of the row above, or begins anew.
    """
    if len(drafts) < _FEWEST or any(draft.number is not None for draft in drafts):
        return tuple(drafts)
    marks = [_mark(draft.text.text) for draft in drafts]
    found = [mark for mark in marks if mark is not None]
    if len(found) < len(drafts) or len({(mark.rank, mark.series) for mark in found}) > 1 or not _count(found):
        return tuple(drafts)
    return tuple(
        replace(
            draft,
            number=mark.number,
            number_mark=draft.text.slice(0, mark.end).compact(),
            text=draft.text.slice(mark.end).strip(),
        )
        for draft, mark in zip(drafts, found, strict=True)
    )


def _mark(text: str) -> Mark | None:
    return find_mark(text) or next(iter(find_series_marks(text)), None)


def _count(marks: Sequence[Mark]) -> bool:
    ordinals = [mark.ordinal for mark in marks]
    return ordinals[:2] == [1, 2] and all(there in (before + 1, 1) for before, there in pairwise(ordinals))
