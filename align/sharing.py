"""How two linked segments share their text: what is answered on each side, and how much of the wording survives."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from align.evidence import Evidence
from align.folding import kernel
from align.model import Extent, Label
from align.sides import Side

__all__ = ["Sharing", "survival"]

Matrix = NDArray[np.float64]

ANSWERED = 0.4
"""Similarity from which a clause counts as answered. Of .3 to .5 this fitted the labels best, none by more than .02."""

FULL = 0.8
"""Share of a segment's characters that must be answered for it to take part in full."""

SAME = 0.99
"""Share of the answered characters that survive in order, from which only marks and width differ."""

EDITED = 0.6
"""The same, from which most of the wording survives."""


class Sharing:
    """What is shared along the accepted links of an alignment.

    Args:
        evidence: of the measured pairs.
        linked: pairs of segments with a link.
    """

    def __init__(self, evidence: Evidence, linked: Iterable[tuple[int, int]]) -> None:
        self._sides = (evidence.left, evidence.right)
        self._similarity = {(left, right): evidence.clause_similarity(left, right) for left, right in linked}
        self._partners: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
        for left, right in sorted(self._similarity):
            self._partners[0][left].append(right)
            self._partners[1][right].append(left)

    def similarity(self, left: int, right: int) -> Matrix:
        """Give the clauses of a linked pair held against each other.

        Raises:
            KeyError: there is no such link.
        """
        return self._similarity[left, right]

    def describe(self, left: int, right: int) -> tuple[Label, Extent]:
        """Say what kind of link this is and which side takes part only in part.

        Args:
            left: segment of an accepted link.
            right: the other segment of it.
        """
        answered = (self._answered(left, right, 0), self._answered(right, left, 1))
        full_left, full_right = (
            _part(side, segment, clauses) >= FULL
            for side, segment, clauses in zip(self._sides, (left, right), answered, strict=True)
        )
        extent: Extent = (
            "full"
            if full_left and full_right
            else "left-part"
            if full_right
            else "right-part"
            if full_left
            else "both-parts"
        )
        kept = survival(_text(self._sides[0], answered[0]), _text(self._sides[1], answered[1]))
        return ("same" if kept >= SAME else "edited" if kept >= EDITED else "rewritten"), extent

    def _answered(self, segment: int, other: int, side: int) -> NDArray[np.intp]:
        """Clauses of a segment that the other one answers, and no partner better; the best one at least."""
        best = {partner: self._best(segment, partner, side) for partner in self._partners[side][segment]}
        here = best[other]
        answered = (here >= ANSWERED) & (here >= np.max(list(best.values()), axis=0))
        chosen = np.flatnonzero(answered) if answered.any() else np.array([int(here.argmax())])
        return np.asarray(self._sides[side].starts[segment] + chosen)

    def _best(self, segment: int, partner: int, side: int) -> Matrix:
        """Best similarity of each clause of a segment with any clause of a partner."""
        if side == 0:
            return np.asarray(self._similarity[segment, partner].max(axis=1))
        return np.asarray(self._similarity[partner, segment].max(axis=0))


def survival(left: str, right: str) -> float:
    """Say which share of two texts stands in both, in order, letters and digits alone.

    Returns:
        In [0, 1]; 1 for equal texts, also for two without letters.

    Example:
        >>> survival("依法公开。", "依法公开")
        1.0
    """
    return Indel.normalized_similarity(kernel(left), kernel(right))


def _part(side: Side, segment: int, clauses: NDArray[np.intp]) -> float:
    """Share of a segment's characters in these clauses."""
    return float(side.lengths[clauses].sum() / side.lengths[side.clauses_of(segment)].sum())


def _text(side: Side, clauses: NDArray[np.intp]) -> str:
    """Text of these clauses, in order."""
    return "".join(side.clauses[clause] for clause in clauses)
