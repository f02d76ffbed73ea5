"""Two tasks that were read as one: the number of the next stands within, or a second list of units."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from documents.chinese.mark_paths import NO_MEASURE, find_next_mark
from documents.chinese.marks import Rank, find_inline_marks, find_mark
from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["joined_doubts"]

_MISREAD: Final = re.compile(
    r"[（(][^\w（）()“”]{1,3}[）)](?=\S)|[=≡+—–\-/\\]{1,3}[、.．](?=\S)|[lI|SOo〇]{1,2}\d?[.．、](?=[\u4e00-\u9fff])"
)
"""Signs in the place of a number, as a scan has them: （=）, —、, l."""

_STOP: Final = re.compile(r"[：:。；;\n]")
_PARTED: Final = re.compile(r"-(?!1$)\d+$")
"""The number of a later part of an item, which no mark begins."""

_DOTTED: Final = re.compile(rf"(?<=[\u4e00-\u9fff，。；;）)])(\d{{1,2}}\.\d{{1,2}})\s?{NO_MEASURE}")
"""1.2 with words behind it that are no measure."""

_FEWEST_DOTTED: Final = 2
_RESUMED: Final = re.compile(r"units text(?: text)* units")
"""Text between the units of one task."""

_HEADING: Final = 30  # characters in which a heading ends
_WORD: Final = re.compile(r"[\u4e00-\u9fff]")
_STOPS: Final = "。；"
_STARTS: Final = re.compile(rf"[{_STOPS}]|\w")
"""Where the first of several articles may begin: behind a sentence or a heading."""

_FEWEST: Final = 5  # tasks that tell what is usual
_SELDOM: Final = 0.2


def joined_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which tasks may be two."""
    yield from _misread_marks(document.tasks)
    yield from _next_inside(document)
    yield from _several_lists(document)
    yield from _marks_inside(document.tasks)


def _misread_marks(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    found = [(task, line) for task in tasks for line in task.words.split("\n") if _MISREAD.match(line)]
    found += [(task, task.words) for task in tasks if _begins_with_mark(task)]
    if found:
        message = f"正文开头像没有认出的编号：{quoted(found[0][1])}，请核对这一项和上一项的分界"
        yield said_once("number-misread", message, [task.place for task, _ in found])


def _begins_with_mark(task: Task) -> bool:
    """Tell whether a later part of an item begins with the number of an item."""
    if not _PARTED.search(task.number or ""):
        return False
    return find_mark(task.words) is not None or find_next_mark(task.number or "", task.words) == 0


def _next_inside(document: Document) -> Iterator[ReadingWarning]:
    """Say which tasks hold the number that the next one would have, in whatever field."""
    numbers = {task.number or "" for task in document.tasks}
    dotted = sum("." in number for number in numbers) >= _FEWEST_DOTTED
    told = {warning.place.line for warning in document.warnings if warning.code == "two-in-one"}
    for task in document.tasks:
        if task.place.line in told:
            continue
        parts = [part for part in (task.text, task.title, task.unit_text, task.deadline, task.remark) if part]
        found = [_next_mark(task.number or "", part) for part in parts]
        found += [_dotted_mark(part, numbers) for part in parts if dotted]
        shown = next((mark for mark in found if mark), None)
        if shown:
            message = f"本项里还有下一项的编号，两项可能读成了一项：{quoted(shown)}"
            yield said_once("two-in-one", message, [task.place], task.id)


def _next_mark(number: str, part: str) -> str:
    """Give a field from the number on that follows the task's own; empty where it does not hold it."""
    at = find_next_mark(number, part, 1)
    return part[at:] if at >= 0 and not _is_listed(part, at) else ""


def _is_listed(part: str, at: int) -> bool:
    """Tell whether a mark counts on in a list of the field itself, whose first number stands before it."""
    mark = find_mark(part[at:])
    begins = (0, *(stop.end() for stop in _STOP.finditer(part, 0, at)))
    before = (find_mark(part[begin:at]) for begin in begins if mark is not None)
    return any(one is not None and mark is not None and (one.series, one.ordinal) == (mark.series, 1) for one in before)


def _dotted_mark(part: str, numbers: Collection[str]) -> str:
    found = next((match for match in _DOTTED.finditer(part) if match[1] not in numbers), None)
    return part[found.start() :] if found else ""


def _several_lists(document: Document) -> Iterator[ReadingWarning]:
    """Say which few tasks go on with text behind their units and then name units again."""
    order: dict[str, list[str]] = {}
    for piece in document.pieces:
        if piece.task is not None and piece.role in ("text", "units"):
            order.setdefault(piece.task, []).append(piece.role)
    tasks = {task.id: task for task in document.tasks}
    found = [tasks[name] for name, roles in order.items() if _RESUMED.search(" ".join(roles)) and name in tasks]
    if found and len(tasks) >= _FEWEST and len(found) <= _SELDOM * len(tasks):
        message = f"本项在责任单位之后还有正文和另一处责任单位，两项可能读成了一项：{quoted(found[0].words)}"
        yield said_once("two-in-one", message, [task.place for task in found])


def _marks_inside(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which headings and texts go on, behind a word, with a mark: 改善民生（三）增加门诊."""
    found = [
        (task, shown) for task in tasks if (shown := _mark_behind_word(task.words) or _articles_inside(task.words))
    ]
    if found:
        message = f"标题或正文中间像有下一级的编号：{quoted(found[0][1])}，标题和后面的任务可能连在了一起"
        yield said_once("two-in-one", message, [task.place for task, _ in found])


def _mark_behind_word(words: str) -> str:
    for at, mark in find_inline_marks(words[:_HEADING]):
        behind = re.match(NO_MEASURE, words[at + mark.end :])
        if behind and mark.rank in (Rank.SECOND, Rank.THIRD) and at and _WORD.match(words[at - 1]):
            return words[at:]
    return ""


def _articles_inside(words: str) -> str:
    """Return a text from the first of two articles of a statute on of which the second begins behind a sentence."""
    articles = [(at, mark.ordinal) for at, mark in find_inline_marks(words) if mark.rank == Rank.ARTICLE and at]
    for (at, first), (behind, second) in pairwise(articles):
        if second == first + 1 and words[behind - 1] in _STOPS and _STARTS.match(words[at - 1]):
            return words[at:]
    return ""
