"""Titles of the tasks of a list that does not name them: the last heading, where it carries the task's own mark."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.chinese.marks import NUMERALS_OF_MARKS, find_mark
from documents.layouts.row_titles import headed_alone
from documents.model import Task
from documents.text.titles import is_title

__all__ = ["with_row_titles", "with_titles"]

_PART: Final = re.compile(r"-\d+$")  # 一（三）-2: the second task of one item
_STEP: Final = re.compile(rf"[（(][^（）()]+[）)]|第[^第]+[编章节条]|{NUMERALS_OF_MARKS}|\d+")


def with_titles(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Give the tasks of a list their titles.

    Args:
        tasks: of one list, none with a title.

    Returns:
        The tasks in order. The last heading of a task is its title where it begins with the mark that the task's
        number ends with, and no other item stands below it: 一（三） below （三）…, and 三 below （三）…, but not 3
        below 三、…. Of several tasks of one item the first has the title.
    """
    below = Counter(task.section[: depth + 1] for task in tasks for depth in range(len(task.section)))
    items: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for place, task in enumerate(tasks):
        if task.section and task.number:
            items[task.section, _PART.sub("", task.number)].append(place)
    found = list(tasks)
    for (section, number), places in items.items():
        mark = find_mark(section[-1])
        if mark is None or below[section] != len(places) or _bare(mark.number) != _bare(_last_step(number)):
            continue
        title = section[-1][mark.end :].strip()
        if is_title(title, mark.rank, len(places)):
            found[places[0]] = replace(tasks[places[0]], title=title)
    return tuple(found)


def with_row_titles(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Give the rows of a table the titles that stand in its column of headings.

    Args:
        tasks: the rows in order, none with a title.

    Returns:
        The tasks. The last heading of one is its title where it heads it alone, if most rows have such a one.
    """
    alone = headed_alone([task.section for task in tasks])
    return tuple(
        replace(task, title=_without_mark(task.section[-1])) if own else task
        for task, own in zip(tasks, alone, strict=True)
    )


def _without_mark(heading: str) -> str | None:
    mark = find_mark(heading)
    return heading[mark.end if mark is not None else 0 :].strip() or None


def _last_step(number: str) -> str:
    """Return the mark that a path of marks ends with."""
    steps = _STEP.findall(number)
    return steps[-1] if steps else number


def _bare(mark: str) -> str:
    return mark.strip("（()）")
