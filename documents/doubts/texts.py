"""Texts of tasks that do not look like one whole demand."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from documents.chinese.numerals import HAN_NUMERALS
from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["text_doubts"]

_ENUMERATION: Final = re.compile(rf"[\dA-Za-z{HAN_NUMERALS}][)）]")
"""A number with half a bracket, which counts: 1）."""

_ROUND: Final = str.maketrans("()", "（）")
_AROUND: Final = 12  # characters that are shown beside a bracket

_STOP: Final = re.compile(r"[。；;！？：:…]")
_ENDED: Final = tuple("。；;！？：:”）)…】》")
_GOES_ON: Final = tuple("，,、；;。）)】》!！?？")
"""What no text begins with."""

_AMID: Final = ("，", ",", "、")
_BEHIND_STOP: Final = re.compile(r"[。；;！？][A-Za-z|]{1,2}$")
"""A letter or two behind the last stop: what a scan makes of a bracket."""

_FEWEST: Final = 5  # tasks that tell what is usual
_USUALLY: Final = 0.8
_MOSTLY: Final = 0.7

_LONG: Final = 400  # characters that no single text is doubted for
_TIMES_LONG: Final = 6  # times the median length of the texts


def text_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts begin or end amid a sentence or a bracket, and which are far longer than the others."""
    yield from _unpaired_brackets(document.tasks)
    yield from _broken_off(document.tasks)
    yield from _going_on(document.tasks)
    yield from _remnants(document)
    yield from _long(document)


def _unpaired_brackets(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    found = [(task, shown) for task in tasks if (shown := _unpaired(task.words))]
    if found:
        message = f"正文里的括号不成对：{quoted(found[0][1])}，请核对括号里的责任单位等内容是否读全"
        yield said_once("bracket-unpaired", message, [task.place for task, _ in found])


def _unpaired(text: str) -> str:
    """Give what stands around the first bracket without a partner; empty where there is none."""
    open_at: list[int] = []
    for at, sign in enumerate(text.translate(_ROUND)):
        if sign == "（":
            open_at.append(at)
        elif sign == "）" and open_at:
            open_at.pop()
        elif sign == "）" and not _ENUMERATION.match(text, max(0, at - 1)):
            return text[max(0, at - _AROUND) : at + 1]
    return text[open_at[0] : open_at[0] + _AROUND] if open_at else ""


def _goes_on_with_who(task: Task) -> bool:
    """Tell whether the sentence ends among the units: 客运保障工作，由县交通局负责."""
    return task.unit_text is not None and task.unit_text.startswith("由")


def _broken_off(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which texts of several clauses end without a stop where nearly all have one."""
    found = [task for task in tasks if not (task.words.endswith(_ENDED) or _goes_on_with_who(task))]
    ended = len(tasks) - len(found)
    if ended < len(tasks) - 1:
        found = [task for task in found if _STOP.search(task.words[:-1])]
    if found and len(tasks) >= _FEWEST and ended >= _MOSTLY * len(tasks):
        shown = quoted(found[0].words, last=True)
        message = f"正文末尾没有句号，其他各项大多有：{shown}，可能断在半句，或并入了后面的标题"
        yield said_once("text-breaks-off", message, [task.place for task in found])


def _going_on(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    following = zip(tasks, (*tasks[1:], None), strict=True)
    announcing = [task for task, after in following if task.words.endswith(("：", ":")) and not _is_below(task, after)]
    if announcing:
        shown = quoted(announcing[0].words, last=True)
        message = f"正文以冒号结尾：{shown}，它引出的内容没有读在这一项里，请核对"
        yield said_once("text-breaks-off", message, [task.place for task in announcing])
    found = [task for task in tasks if task.text.startswith(_GOES_ON)]
    if found:
        message = f"正文从半句开始：{quoted(found[0].text)}，请核对它与上一项的分界"
        yield said_once("text-breaks-off", message, [task.place for task in found])


def _remnants(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts of a table end amid a sentence whatever the others do, and which texts with what is no word."""
    tasks = document.tasks
    is_table = document.source is not None and document.source.layout not in (None, "key_points")
    amid = [task for task in tasks if is_table and task.words.endswith(_AMID)]
    if amid:
        message = f"正文断在半句：{quoted(amid[0].words, last=True)}，后一半可能读成了标题、下一项或别的栏"
        yield said_once("text-breaks-off", message, [task.place for task in amid])
    found = [task for task in tasks if _BEHIND_STOP.search(task.words)]
    if found:
        message = (
            f"正文的句号后面还有零散字符：{quoted(found[0].words, last=True)}，可能是认错的括号，请核对它后面的单位"
        )
        yield said_once("text-breaks-off", message, [task.place for task in found])


def _is_below(task: Task, after: Task | None) -> bool:
    """Tell whether the task behind another one is an item below it."""
    return after is not None and bool(task.number) and (after.number or "").startswith(task.number or "")


def _long(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts of one paragraph are far longer than the others."""
    lengths = [len(task.words) for task in document.tasks]
    if len(lengths) < _FEWEST or any(warning.code == "long-text" for warning in document.warnings):
        return
    usual = median(lengths)
    found = [task for task in document.tasks if len(task.words) > max(_LONG, _TIMES_LONG * usual)]
    found = [task for task in found if "\n" not in task.text]
    if found:
        message = f"本项（{len(found[0].words)}字）远长于其他各项（一般{usual:.0f}字），可能并入了别的内容"
        yield said_once("long-text", message, [task.place for task in found])
