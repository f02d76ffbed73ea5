"""Which tasks have pictures of their places: each gets a number, by which the page finds them."""

from collections.abc import Mapping
from itertools import groupby

from compare import Comparison
from documents.model import Document, Snippet
from reports.rows.task_text import Side

__all__ = ["pictures_of_tasks", "snippet_numbers"]


def pictures_of_tasks(document: Document) -> list[tuple[str, tuple[Snippet, ...]]]:
    """Give the pictures of each task that has any, with its id, in the order of the document."""
    return [(task, tuple(own)) for task, own in groupby(document.snippets, key=lambda snippet: snippet.task)]


def snippet_numbers(comparison: Comparison) -> Mapping[tuple[Side, str], int]:
    """Number the tasks that have pictures, by side and id: first those of the left document."""
    left, right = pictures_of_tasks(comparison.left), pictures_of_tasks(comparison.right)
    keys: list[tuple[Side, str]] = [*(("left", task) for task, _ in left), *(("right", task) for task, _ in right)]
    return {key: number for number, key in enumerate(keys)}
