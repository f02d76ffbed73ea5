"""Take the doubtful links apart that glue two matters into one row by a stock sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from align.model import Candidate, Link
from compare.changes import CONFIRM_BELOW
from compare.components import components
from documents.model import Document

__all__ = ["without_bridges"]

LARGE = 9
"""Tasks of both sides from which a row is too large to be read as one matter."""

SENTENCE = 0.2
"""Share in [0, 1] of both texts that the clauses of a link make up at most if it is a sentence of either."""

SURELY = 0.95
"""Confidence, exclusive, below which such a link is taken out of a large row: what it rests on is pointed to then."""

STOCK = 0.1
"""Share in [0, 1] of a text that the clauses of a link make up at most if it is one stock sentence of it:
主动回应社会关切. Of the doubtful links of the labelled pairs that alone hold two groups together half of them
are false, and the others are one sentence of one task in another; with more of the text two of three are right."""


def without_bridges(
    links: Sequence[Link], left: Document, right: Document
) -> tuple[tuple[Link, ...], tuple[Candidate, ...]]:
    """Leave out the links of a sentence that alone hold two groups of surer ones together: doubtful, or of a large row.

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
    weak = [
        pair
        for pair in kept
        if (of[pair].confidence < CONFIRM_BELOW and min(_shares(of[pair], left, right)) <= STOCK)
        or (_tasks(kept) >= LARGE and of[pair].confidence < SURELY and max(_shares(of[pair], left, right)) <= SENTENCE)
    ]
    for pair in sorted(weak, key=lambda one: (of[one].confidence, one)):
        rivals = [[of[one].confidence for one in kept if one != pair and one[side] == pair[side]] for side in (0, 1)]
        surer = all(max(own, default=0.0) > of[pair].confidence for own in rivals)
        if surer and len(components(kept - {pair})) > len(components(kept)):
            kept.discard(pair)
            yield pair


def _tasks(pairs: Collection[tuple[int, int]]) -> int:
    """Count the tasks of both sides of a group."""
    return len({left for left, _ in pairs}) + len({right for _, right in pairs})


def _shares(link: Link, left: Document, right: Document) -> tuple[float, float]:
    """Say which share of either task a link rests on; all of it where its clauses are not known."""
    if not link.clauses:
        return 1.0, 1.0
    return (
        sum(pair.left_end - pair.left_start for pair in link.clauses) / max(1, len(left.tasks[link.left].words)),
        sum(pair.right_end - pair.right_start for pair in link.clauses) / max(1, len(right.tasks[link.right].words)),
    )
