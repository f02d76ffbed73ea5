"""Take the doubtful links apart that glue two matters into one row by a stock sentence."""

from collections.abc import Iterable, Sequence

from align.model import Candidate, Link
from compare.changes import CONFIRM_BELOW
from compare.components import components
from documents.model import Document

__all__ = ["without_bridges"]

STOCK = 0.1
"""Share in [0, 1] of a text that the clauses of a link make up at most if it is one stock sentence of it:
主动回应社会关切. Of the doubtful links of the labelled pairs that alone hold two groups together half of them
are false, and the others are one sentence of one task in another; with more of the text two of three are right."""


def without_bridges(
    links: Sequence[Link], left: Document, right: Document
) -> tuple[tuple[Link, ...], tuple[Candidate, ...]]:
    """Leave out the doubtful links that alone hold two groups of surer ones together.

    Args:
        links: sorted by (left, right), their clauses as places in the words of the tasks.
        left: the left document.
        right: the right one.

    Returns:
        The links that stay, and those that were left out as candidates, which a reader is told of. A link that a
        reviewer made is sure and stays; so does one that rests on more than a sentence of either of its tasks.
    """
    confidence = {(link.left, link.right): link.confidence for link in links}
    kept = set(confidence)
    doubtful = sorted(
        (link for link in links if link.confidence < CONFIRM_BELOW and _is_stock(link, left, right)),
        key=lambda link: (link.confidence, link.left, link.right),
    )
    apart: list[Candidate] = []
    for link in doubtful:
        pair = (link.left, link.right)
        rivals = [[confidence[one] for one in kept if one != pair and one[side] == pair[side]] for side in (0, 1)]
        surer = all(max(own, default=0.0) > link.confidence for own in rivals)
        if surer and len(components(_around(pair, kept) - {pair})) > 1:
            kept.discard(pair)
            apart.append(Candidate(link.left, link.right, link.score))
    return tuple(link for link in links if (link.left, link.right) in kept), tuple(apart)


def _is_stock(link: Link, left: Document, right: Document) -> bool:
    """Whether a link rests on no more than a sentence of one of its tasks."""
    if not link.clauses:
        return False
    shares = (
        sum(pair.left_end - pair.left_start for pair in link.clauses) / max(1, len(left.tasks[link.left].words)),
        sum(pair.right_end - pair.right_start for pair in link.clauses) / max(1, len(right.tasks[link.right].words)),
    )
    return min(shares) <= STOCK


def _around(pair: tuple[int, int], pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the pairs of the group that a pair belongs to."""
    return next((set(group) for group in components(pairs) if pair in group), set())
