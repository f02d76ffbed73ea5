"""How two linked segments share their text: what is answered on each side, and how much of the wording survives."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from align.evidence import Evidence, Side
from align.folding import kernel
from align.margins import Matrix
from align.model import Extent, Label

__all__ = ["Sharing", "share"]

ANSWERED = 0.35
"""Similarity from which a clause counts as answered."""

CLEARLY_BETTER = 0.1
"""A clause that another linked segment answers better by more than this belongs to that one."""

FULL = 0.6
"""Share of a segment's characters that must be answered for it to take part in full."""

SAME = 0.97
"""Share of the answered characters that survive in order, from which only marks and width differ."""

EDITED = 0.6
"""The same, from which most of the wording survives."""


class Sharing:
    """What is shared along all accepted links of an alignment.

    Args:
        evidence: of all pairs.
        linked: n x m, true where a link is.
    """

    def __init__(self, evidence: Evidence, linked: NDArray[np.bool_]) -> None:
        self._sides = (evidence.left, evidence.right)
        self._partners = (_partners(linked), _partners(linked.T))
        self._similarity = {(i, j): evidence.clause_similarity(i, j) for i, j in np.argwhere(linked).tolist()}

    def describe(self, left: int, right: int) -> tuple[Label, Extent]:
        """Say what kind of link this is and which side takes part only in part."""
        ours = self._answered(left, right, 0)
        theirs = self._answered(right, left, 1)
        sides = self._sides
        full = (_part(sides[0], left, ours) >= FULL, _part(sides[1], right, theirs) >= FULL)
        extent: Extent = "full" if all(full) else "left-part" if full[1] else "right-part" if full[0] else "both-parts"
        survival = share(_texts(sides[0], left, ours), _texts(sides[1], right, theirs))
        return ("same" if survival >= SAME else "edited" if survival >= EDITED else "rewritten"), extent

    def _answered(self, segment: int, other: int, side: int) -> NDArray[np.intp]:
        """Clauses of a segment that the other one answers, the best one at least."""
        best = {partner: self._best(segment, partner, side) for partner in self._partners[side][segment]}
        here = best[other]
        answered = (here >= ANSWERED) & (here >= np.max(list(best.values()), axis=0) - CLEARLY_BETTER)
        chosen = np.flatnonzero(answered) if answered.any() else np.array([int(here.argmax())])
        return np.asarray(self._sides[side].starts[segment] + chosen)

    def _best(self, segment: int, partner: int, side: int) -> Matrix:
        """Best similarity of each clause of a segment with any clause of a partner."""
        if side == 0:
            return np.asarray(self._similarity[segment, partner].max(axis=1))
        return np.asarray(self._similarity[partner, segment].max(axis=0))


def share(left: str, right: str) -> float:
    """Say which part of the shorter text stands in the longer one, in order, letters and digits alone.

    Returns:
        In [0, 1]; 1 if either text has no letters.
    """
    one, other = kernel(left), kernel(right)
    shorter = min(len(one), len(other))
    return LCSseq.similarity(one, other) / shorter if shorter else 1.0


def _partners(linked: NDArray[np.bool_]) -> list[list[int]]:
    return [np.flatnonzero(row).tolist() for row in linked]


def _part(side: Side, segment: int, clauses: NDArray[np.intp]) -> float:
    """Share of a segment's characters in these clauses."""
    return float(side.lengths[clauses].sum() / side.lengths[side.owners == segment].sum())


def _texts(side: Side, segment: int, clauses: Sequence[int] | NDArray[np.intp]) -> str:
    """Text of these clauses, in order."""
    return "".join(side.clauses[clause] for clause in clauses)
