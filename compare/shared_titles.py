"""Titles that are headings on the other side."""

from collections.abc import Sequence
from dataclasses import replace

from compare.texts.folding import fold
from documents.chinese.marks import find_mark
from documents.model import Document, Task

__all__ = ["with_common_titles"]


def with_common_titles(left: Document, right: Document) -> tuple[Document, Document]:
    """Let a title be a heading alone where the other document has it as the heading of other items.

    A list that cuts an item into several keeps its title above them: it was neither dropped nor moved.

    Args:
        left: a document.
        right: the other one.

    Returns:
        Both documents; titles that say no more on one side than a heading says on the other are None.
    """
    return _without(left, _headings(right.tasks)), _without(right, _headings(left.tasks))


def _headings(tasks: Sequence[Task]) -> frozenset[str]:
    """Give the headings that stand above tasks, titles left out, folded and without their marks."""
    return frozenset(_unmarked(heading) for heading in {heading for task in tasks for heading in task.headings})


def _unmarked(heading: str) -> str:
    mark = find_mark(heading)
    return fold(heading if mark is None else heading[mark.end :])


def _without(document: Document, headings: frozenset[str]) -> Document:
    tasks = tuple(
        replace(task, title=None) if task.title and fold(task.title) in headings else task for task in document.tasks
    )
    return document if tasks == document.tasks else replace(document, tasks=tasks)
