"""The tasks of two documents and how links tie them together, before anything is said of what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from align.model import Alignment, Candidate, Link
from compare.bridges import without_bridges
from compare.changes import LinkGroup, groups
from compare.given_links import checked_links, placed_links
from compare.texts.closeness import Closeness
from documents.model import Document

__all__ = ["LinkedTasks", "linked_tasks"]


@dataclass(frozen=True, slots=True)
class LinkedTasks:
    """Two documents whose tasks are linked.

    Attributes:
        links: by (left, right), their clauses as places in the words of the tasks.
        apart: links that were left out, as they alone held two groups together.
        groups: every task of both documents in exactly one.
        closeness: what the alignment knows of the clauses.
    """

    left: Document
    right: Document
    links: tuple[Link, ...]
    apart: tuple[Candidate, ...]
    groups: Sequence[LinkGroup]
    closeness: Closeness


def linked_tasks(left: Document, right: Document, alignment: Alignment) -> LinkedTasks:
    """Tie the tasks of two documents together as their alignment says.

    Raises:
        ValueError: a link points outside its document, or two links join the same pair.
    """
    links, apart = without_bridges(placed_links(checked_links(alignment.links, left, right), left, right), left, right)
    closeness = Closeness.of_tasks(left, right, alignment)
    return LinkedTasks(left, right, links, apart, groups(left, right, links), closeness)
