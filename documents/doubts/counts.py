"""How many tasks or parts a document says that it has, held against what was read."""

import re
from collections.abc import Iterator
from typing import Final

from documents.chinese.numerals import COUNTING, number_of
from documents.doubts.saying import said_once
from documents.model import Document, Place, ReadingWarning

__all__ = ["count_doubts"]

_SAID: Final = re.compile(
    rf"(?:共|共计|总共|合计|以下|如下|分为|分解为|确定|确定了|明确|明确了|提出|提出了|梳理出|形成|列出)(\d+|[{COUNTING}]+)"
    r"(?:个方面)?[项条个大](?:具体|重点|主要|年度)*(?:工作任务|任务|措施|举措|工作|行动|事项|要求)"
)
_HEADED: Final = re.compile(rf"(\d+|[{COUNTING}]+)[项条大](?:重点|主要|具体)?(?:任务|措施|举措|行动|工程|实事)$")


def count_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say that the document counts more or fewer items than were read, on whatever level they may be counted."""
    read = _counts(document)
    for match in _SAID.finditer(document.text):
        said = int(number_of(match[1]) or 0)
        if said > 1 and said not in read:
            line = document.text.count("\n", 0, match.start()) + 1
            message = f"原文说“{match[0]}”，读出的任务是{len(document.tasks)}项，请核对是否有漏读或并读"
            yield said_once("count-differs", message, [Place(line=line)])
            return


def _counts(document: Document) -> set[int]:
    """Count tasks, items and headings on each level, in all and below each heading."""
    tasks = document.tasks
    found = {len(tasks), len({(task.number, task.section) for task in tasks})}
    items = {re.sub(r"-\d+$", "", task.number or "") for task in tasks}
    found.add(len(items))
    depth = max((len(task.section) for task in tasks), default=0)
    for level in range(1, depth + 1):
        paths = {task.section[:level] for task in tasks if len(task.section) >= level}
        found.add(len(paths))
        for above in {path[:-1] for path in paths}:
            found.add(sum(path[:-1] == above for path in paths))
            found.add(sum(task.section[: level - 1] == above for task in tasks))
        for path in paths:
            found.add(sum(task.section[:level] == path for task in tasks))
    return found
