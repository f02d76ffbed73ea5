"""Paragraphs that may be items of their own: their number was lost, or what follows the last item was read into it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.chinese.mark_paths import split_path
from documents.doubts.saying import quoted, said_once
from documents.model import Document, Place, ReadingWarning, Task
from documents.text.traced import LineIndex

__all__ = ["paragraph_doubts"]

_FEWEST: Final = 5  # tasks that tell what is usual
_USUALLY: Final = 0.8
_SELDOM: Final = 0.1
_ODD: Final = 0.4  # of the items may have lost their numbers
_STOPS: Final = ("。", "；", "！")

_TITLED: Final = re.compile(r"\s*[^，。；：,;:\s]{2,20}。\S")
"""A short sentence without a comma, and more behind it."""

_FEWEST_PARAGRAPHS: Final = 4  # of one text where no other one has more than two
_MOST_USUAL: Final = 2


def paragraph_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts hold a paragraph that looks like another item, or far more of them than all others."""
    yield from _second_paragraphs(document)
    yield from _titled_parts(document.tasks)
    yield from _many_paragraphs(document.tasks)


def _second_paragraphs(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts go on with a paragraph that begins with a title, as the items themselves do."""
    tasks = document.tasks
    titled = {task.id for task in tasks if task.title and task.title.endswith(_STOPS)}
    if len(tasks) < _FEWEST or len(titled) < _USUALLY * len(tasks):
        return
    index = LineIndex(document.text)
    found: dict[str, int] = {}
    for piece in document.pieces:
        if piece.role == "text" and piece.task in titled:
            lines = document.text[piece.start : piece.end].split("\n")
            begun = [at for at, line in enumerate(lines[:-1], 1) if line.rstrip().endswith(_STOPS)]
            begun = [at for at in begun if _TITLED.match("".join(lines[at:]))]
            if begun:
                found.setdefault(piece.task or "", index.line(piece.start) + begun[0])
    if found and len(found) <= max(1, _SELDOM * len(tasks)):
        message = "这一项有另起一段、自带小标题的正文，可能是缺了编号的另一项"
        yield said_once("paragraph-without-number", message, [Place(line=line) for line in found.values()])


def _titled_parts(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which few texts begin with a title as the items do, and have a heading of a higher rank for theirs."""
    titled = [task for task in tasks if task.title and task.title.endswith(_STOPS)]
    depth = min((_depth(task) for task in titled), default=0)
    found = [task for task in tasks if task.title and _depth(task) < depth and _TITLED.match(task.text)]
    if found and len(titled) >= _FEWEST - 1 and len(titled) >= (1 - _ODD) * len(tasks):
        message = f"这一项自带小标题却没有编号，其他各项大多有编号：{quoted(found[0].text)}，请核对编号是否缺失"
        yield said_once("paragraph-without-number", message, [task.place for task in found])


def _depth(task: Task) -> int:
    """Count the marks of a task's number: 3 of 二（一）3."""
    depth, path = 0, task.number or ""
    while path and depth < len(task.section) + 1:
        path, depth = split_path(path)[0], depth + 1
    return depth


def _many_paragraphs(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which text has several paragraphs where no other one has: what stands below it may belong elsewhere."""
    counts = [task.text.count("\n") + 1 for task in tasks]
    most = max(counts, default=0)
    if len(tasks) < _FEWEST - 1 or most < _FEWEST_PARAGRAPHS or sorted(counts)[-2] > _MOST_USUAL:
        return
    task = tasks[counts.index(most)]
    message = f"这一项有{most}段，其他各项至多{sorted(counts)[-2]}段：{quoted(task.text)}，请核对后面的段落是否另有所属"
    yield said_once("long-text", message, [task.place], task.id)
