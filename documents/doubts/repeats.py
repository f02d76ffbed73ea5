"""The same text in several tasks, or twice in one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["repeat_doubts"]

_SHORTEST: Final = 12  # characters of a text that nobody writes twice
_SHORTEST_SENTENCE: Final = 20  # characters: 并向社会公布 and 饲养周期超过70日龄的，需加强免疫 come again
_ARTICLE: Final = "第"  # how the number of an article begins: one may say the same sanction for two offences
_SENTENCES: Final = re.compile(r"[^。；;！？\n]+")
_SIGNS: Final = re.compile(r"[\s。；;，,、：:]+")


def repeat_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which tasks have the same words and units, and which one sentence twice: a paste that came twice."""
    same: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in document.tasks:
        words = _SIGNS.sub("", task.words)
        if len(words) >= _SHORTEST:
            same[words, _SIGNS.sub("", task.unit_text or "")].append(task)
    twice = [tasks for tasks in same.values() if len(tasks) > 1]
    if twice:
        message = f"有{len(twice)}项任务的文字与前面的完全相同，可能重复粘贴：{quoted(twice[0][0].words)}"
        yield said_once("text-twice", message, [task.place for tasks in twice for task in tasks[1:]])
    clauses = [task for task in document.tasks if not (task.number or "").startswith(_ARTICLE)]
    inside = [(task, said) for task in clauses if (said := _said_twice(task.text)) is not None]
    if inside:
        message = f"有{len(inside)}项任务里同一句话出现两次，可能重复粘贴：{quoted(inside[0][1])}"
        yield said_once("sentence-twice", message, [task.place for task, _ in inside])


def _said_twice(text: str) -> str | None:
    """Return the first sentence that a text has twice."""
    seen: set[str] = set()
    for found in _SENTENCES.finditer(text):
        bare = _SIGNS.sub("", found[0])
        if len(bare) >= _SHORTEST_SENTENCE and bare in seen:
            return found[0].strip()
        seen.add(bare)
    return None
