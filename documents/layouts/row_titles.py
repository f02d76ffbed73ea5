"""Titles of the rows of a table: a column that names each task, or a name before a colon in the cell of the text."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.marks import find_mark
from documents.drafts import TaskDraft
from documents.layouts.task_names import name_end

__all__ = ["headed_alone", "with_row_titles"]

_MIN_ROWS = 3  # fewer show no habit
_MOSTLY = 0.8  # of the rows have a name of their own: of a column of headings a few rows do, in a small part


def headed_alone(heads: Sequence[tuple[str, ...]]) -> tuple[bool, ...]:
    """Tell of each row of a table whether its last heading is a name of its own; of none where few rows have such one.

    Args:
        heads: the headings of each row, outermost first.
    """
    rows = Counter(head for head in heads if head)
    alone = tuple(bool(head) and rows[head] == 1 for head in heads)
    habit = len(heads) >= _MIN_ROWS and sum(alone) >= _MOSTLY * len(heads)
    return alone if habit else (False,) * len(heads)


def with_row_titles(drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """Give the rows of a table the titles that stand in its column of headings, or before a colon in their text.

    Args:
        drafts: the tasks of the table in order, none with a title.

    Returns:
        The tasks. The last heading of one is its title where it heads it alone, if most rows have such a one. The
        names before a colon are titles where all rows under one heading begin with such a name.
    """
    heads = [tuple(heading.text for heading in draft.section) for draft in drafts]
    alone = headed_alone(heads)
    if any(alone):
        return tuple(_headed(draft) if own else draft for draft, own in zip(drafts, alone, strict=True))
    below: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, head in enumerate(heads):
        below[head].append(place)
    ends = [name_end(draft.text.text, 0) for draft in drafts]
    found = list(drafts)
    for places in below.values():
        if len(places) >= _MIN_ROWS and all(ends[place] is not None for place in places):
            for place in places:
                found[place] = _named(drafts[place], ends[place] or 0)
    return tuple(found)


def _headed(draft: TaskDraft) -> TaskDraft:
    heading = draft.section[-1].compact()
    mark = find_mark(heading.text)
    return replace(draft, title=heading.slice(mark.end if mark is not None else 0).strip() or None)


def _named(draft: TaskDraft, end: int) -> TaskDraft:
    name = draft.text.slice(0, end)
    return replace(draft, section=(*draft.section, name), title=name, text=draft.text.slice(end))
