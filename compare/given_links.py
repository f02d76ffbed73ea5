"""Links as they are given to a comparison: held against the documents, their clauses placed in the words of tasks."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from align.model import ClausePair, Link
from compare.segments import segment_starts
from documents.model import Document

__all__ = ["checked_links", "placed_links"]


def checked_links(links: Iterable[Link], left: Document, right: Document) -> tuple[Link, ...]:
    """Return the links sorted by (left, right); refuse what the documents do not have."""
    ordered = tuple(sorted(links, key=lambda link: (link.left, link.right)))
    for link in ordered:
        if not (0 <= link.left < len(left.tasks) and 0 <= link.right < len(right.tasks)):
            sizes = f"{left.id!r} has {len(left.tasks)} tasks and {right.id!r} has {len(right.tasks)}"
            raise ValueError(f"link {(link.left, link.right)!r} points outside its documents: {sizes}")
    for one, other in pairwise(ordered):
        if (one.left, one.right) == (other.left, other.right):
            raise ValueError(f"link {(one.left, one.right)!r} of {left.id!r} and {right.id!r} is given twice")
    return ordered


def placed_links(links: tuple[Link, ...], left: Document, right: Document) -> tuple[Link, ...]:
    """Say where the clauses of links stand in the words of their tasks: a segment may begin behind a title."""
    starts = (segment_starts(left.tasks), segment_starts(right.tasks))
    return tuple(
        replace(link, clauses=tuple(_moved(pair, starts[0][link.left], starts[1][link.right]) for pair in link.clauses))
        for link in links
    )


def _moved(pair: ClausePair, left: int, right: int) -> ClausePair:
    return ClausePair(
        left + pair.left_start, left + pair.left_end, right + pair.right_start, right + pair.right_end, pair.score
    )
