"""Headings that tell of what was, or say themselves what is to be done."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from documents.chinese.marks import find_mark
from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["heading_doubts"]

_PAST: Final = re.compile(
    r"(?:工作|任务|指标|目标)(?:的)?(?:完成|进展|开展|推进|落实)?(?:的)?情况$|(?:回顾|总结|成效|成绩|亮点)$"
)
"""What chapters are called that tell what was done."""

_ASKS: Final = re.compile(r"[，,].*\d")
"""A clause behind a comma, with a figure: a heading of a table without a mark has none."""

_TORN: Final = re.compile(r"[，,、；;。）)】》]|[^，,]{1,2}[，,]")
"""What no heading begins with: the end of a sentence, or of a clause."""

_FEWEST: Final = 2  # tasks below one heading


def heading_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say below which headings tasks were read that may be a look back, and which headings of a table are demands."""
    below: dict[str, list[Task]] = defaultdict(list)
    for task in document.tasks:
        for heading in task.headings:
            below[heading].append(task)
    for heading, tasks in below.items():
        if len(tasks) >= _FEWEST and _PAST.search(heading):
            message = f"标题{quoted(heading)}像是回顾，它下面读出了{len(tasks)}项任务，请核对是否是今后要做的"
            yield said_once("looks-back", message, [tasks[0].place])
    if document.source is None or document.source.layout in (None, "key_points"):
        return
    torn = {heading: tasks[0] for heading, tasks in below.items() if _TORN.match(heading)}
    if torn:
        message = f"标题从半句开始：{quoted(next(iter(torn)))}，像是上一行正文的后一半，请核对表格的行"
        yield said_once("demand-in-heading", message, [task.place for task in torn.values()])
    asked = {heading: tasks[0] for heading, tasks in below.items() if heading not in torn and _is_demand(heading)}
    if asked:
        message = f"标题像一项任务：{quoted(next(iter(asked)))}，请核对各栏的名称和这几行"
        yield said_once("demand-in-heading", message, [task.place for task in asked.values()])


def _is_demand(heading: str) -> bool:
    return find_mark(heading) is None and _ASKS.search(heading) is not None
