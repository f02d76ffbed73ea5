"""Take the doubtful links apart that glue two matters into one row by a stock sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    of = {(link.left, link.right): link for link in links}
    apart = [pair for group in components(of) for pair in _bridges(group, of, left, right)]
    kept = tuple(of[pair] for pair in of.keys() - set(apart))
    candidates = tuple(Candidate(*pair, of[pair].score) for pair in sorted(apart))
    return tuple(sorted(kept, key=lambda link: (link.left, link.right))), candidates


def _bridges(
    group: Iterable[tuple[int, int]], of: Mapping[tuple[int, int], Link], left: Document, right: Document
) -> Iterator[tuple[int, int]]:
    """Find the bridges of one group, the most doubtful first; with each the rest falls apart further."""
    kept = set(group)
    doubtful = [pair for pair in kept if of[pair].confidence < CONFIRM_BELOW and _is_stock(of[pair], left, right)]
    for pair in sorted(doubtful, key=lambda one: (of[one].confidence, one)):
        rivals = [[of[one].confidence for one in kept if one != pair and one[side] == pair[side]] for side in (0, 1)]
        surer = all(max(own, default=0.0) > of[pair].confidence for own in rivals)
        if surer and len(components(kept - {pair})) > len(components(kept)):
            kept.discard(pair)
            yield pair


def _is_stock(link: Link, left: Document, right: Document) -> bool:
    """Whether a link rests on no more than a sentence of one of its tasks."""
    if not link.clauses:
        return False
    shares = (
        sum(pair.left_end - pair.left_start for pair in link.clauses) / max(1, len(left.tasks[link.left].words)),
        sum(pair.right_end - pair.right_start for pair in link.clauses) / max(1, len(right.tasks[link.right].words)),
    )
    return min(shares) <= STOCK
