"""A comparison as flat rows: one for every link and one for every task without a link, in the order of the changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from align.model import Link
from compare import Change, Comparison
from documents.model import Task

__all__ = ["LinkRow", "link_rows"]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link with both of its tasks, or one task alone; `link` is None and one task is None then.

    Attributes:
        change_index: of the change in `Comparison.changes`.
        link_index: of the link in `Comparison.links`; None without one.
    """

    change: Change
    left: Task | None
    right: Task | None
    link: Link | None
    change_index: int
    link_index: int | None


def link_rows(comparison: Comparison) -> Iterator[LinkRow]:
    """List every link once and every task without a link once; what a change says is said by all of its rows."""
    lefts, rights = comparison.left.tasks, comparison.right.tasks
    for place, change in enumerate(comparison.changes):
        for index in change.links:
            link = comparison.links[index]
            yield LinkRow(change, lefts[link.left], rights[link.right], link, place, index)
        if not change.links:
            left = lefts[change.left[0]] if change.left else None
            right = rights[change.right[0]] if change.right else None
            yield LinkRow(change, left, right, None, place, None)
