"""The same text in several tasks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["repeat_doubts"]

_SHORTEST: Final = 12  # characters of a text that nobody writes twice
_SIGNS: Final = re.compile(r"[\s。；;，,、：:]+")


def repeat_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which tasks have the same words and the same units: a paste that came twice, or rows copied."""
    same: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in document.tasks:
        words = _SIGNS.sub("", task.words)
        if len(words) >= _SHORTEST:
            same[words, _SIGNS.sub("", task.unit_text or "")].append(task)
    twice = [tasks for tasks in same.values() if len(tasks) > 1]
    if twice:
        message = f"有{len(twice)}项任务的文字与前面的完全相同，可能重复粘贴：{quoted(twice[0][0].words)}"
        yield said_once("text-twice", message, [task.place for tasks in twice for task in tasks[1:]])
