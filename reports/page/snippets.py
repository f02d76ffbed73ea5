"""The pictures of the places of tasks, as the script of a page shows them when somebody asks."""

import base64
from collections.abc import Iterator
from typing import Final

from compare import Comparison
from documents.model import Document
from reports.page.script_json import script_json
from reports.rows.snippets import pictures_of_tasks
from reports.words.phrases import task_place
from reports.words.wording import Wording

__all__ = ["snippet_data", "snippets_json"]

_PIXELS: Final = 96 / 72  # of a style sheet in a point


def snippets_json(comparison: Comparison, words: Wording) -> str:
    """Write `snippet_data` as JSON that is safe inside a script element; nothing for a page without pictures."""
    data = snippet_data(comparison, words)
    return script_json(data) if data else ""


def snippet_data(comparison: Comparison, words: Wording) -> list[list[tuple[str, str, int]]]:
    """Return for each task that has pictures, by its number, what each is: address, words for it, width in pixels."""
    return [*_of(comparison.left, words), *_of(comparison.right, words)]


def _of(document: Document, words: Wording) -> Iterator[list[tuple[str, str, int]]]:
    tasks = {task.id: task for task in document.tasks}
    for identifier, own in pictures_of_tasks(document):
        task = task_place(tasks[identifier], words)
        yield [
            (
                f"data:{one.media_type};base64,{base64.b64encode(one.data).decode()}",
                words["snippet_alt"].format(document=document.title, page=one.page, task=task),
                round(one.width * _PIXELS),
            )
            for one in own
        ]
