"""Numbers of tasks that are missing, twice there, or not in order."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from documents.chinese.mark_paths import split_path
from documents.doubts.saying import said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["number_doubts"]

_FEWEST: Final = 4  # numbered rows that make a series
_MOST_ODD: Final = 0.25
"""Share of the steps of a series that may be odd: a list with more is sorted by something else."""

_SPLIT: Final = re.compile(r"(?<=.)-\d+$")
_FEW_ODD: Final = 2  # a number that is there twice is missing below
_MOST_MISSING: Final = 9  # numbers that a step may leave out: more are another series


def number_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say where the numbers of a list do not count on, and which numbers two items of a text have."""
    if _is_prose(document):
        yield from _in_prose(document.tasks)
        return
    rows = [(int(task.number), task) for task in document.tasks if task.number and task.number.isdecimal()]
    if len(rows) < _FEWEST:
        return
    found = list(_steps(rows))
    if len(found) > max(_FEW_ODD, _MOST_ODD * len(rows)):
        return
    yield from found


def _is_prose(document: Document) -> bool:
    return document.source is not None and document.source.layout == "key_points"


def _steps(rows: Sequence[tuple[int, Task]]) -> Iterator[ReadingWarning]:
    first, task = rows[0]
    if 1 < first <= _MOST_MISSING:
        message = f"序号从{first}开始，前面没有读到{_numbers(1, first)}，请核对开头是否缺行"
        yield said_once("number-missing", message, [task.place], task.id)
    for (before, above), (number, task) in pairwise(rows):
        if number in (before + 1, 1) and (number, before) != (1, 1):
            continue
        if number == before:
            message = f"序号{number}出现了两次，请核对是否重号或同一行读成了两行"
            yield said_once("number-twice", message, [above.place, task.place])
        elif before + 1 < number <= before + 1 + _MOST_MISSING:
            message = (
                f"序号不连续：{before}之后是{number}，没有读到{_numbers(before + 1, number)}，请核对是否缺行或并行"
            )
            yield said_once("number-missing", message, [task.place], task.id)
        elif 1 < number < before:
            message = f"序号倒退：{before}之后是{number}，请核对行的次序"
            yield said_once("number-order", message, [task.place], task.id)


def _numbers(first: int, end: int) -> str:
    return f"{first}" if end == first + 1 else f"{first}—{end - 1}"


def _in_prose(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Hold the numbers of items below one heading against each other."""
    for above, task in pairwise(tasks):
        before, number = (_SPLIT.sub("", one.number or "") for one in (above, task))
        if above.headings != task.headings or not number:
            continue
        if number == before and _is_new_item(above, task):
            message = f"编号“{number}”出现了两次，请核对是否重号"
            yield said_once("number-twice", message, [above.place, task.place])
            continue
        (path, last), (path_above, last_above) = split_path(number), split_path(before)
        if path == path_above and 0 < last < last_above:
            message = f"编号倒退：“{before}”之后是“{number}”，中间没有新的标题，请核对次序，或这里是另一份清单"
            yield said_once("number-order", message, [task.place], task.id)


def _is_new_item(above: Task, task: Task) -> bool:
    """Tell whether a number was printed again; parts of one item are counted behind a hyphen."""
    return above.number == task.number or (task.number or "").endswith("-1")
