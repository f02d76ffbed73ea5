"""How two linked segments share their text: what is answered on each side, and how much of the wording survives."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

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

RUN = 11
"""Letters and digits in a row that both texts have, from which a link is `edited`: names and stock phrases are shorter.
Of 9 to 12, with all other numbers, none fitted the labels better by more than .03."""

SHORTEST_RUN = 4
"""Letters and digits in a row that count as kept; two or three are a word that any two texts may share."""

KEPT = 0.65
"""Share of the shorter text that stands in such runs, from which a link of short texts is `edited` as well."""


class Sharing:
    """What is shared along the accepted links of an alignment.

    Args:
        evidence: of the measured pairs.
        linked: pairs of segments with a link.
        similarity: gives the clauses of a pair held against each other.
    """

    def __init__(
        self, evidence: Evidence, linked: Iterable[tuple[int, int]], similarity: Callable[[int, int], Matrix]
    ) -> None:
        self._sides = (evidence.left, evidence.right)
        self._similarity = {(left, right): similarity(left, right) for left, right in linked}
        self._partners: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
        for left, right in sorted(self._similarity):
            self._partners[0][left].append(right)
            self._partners[1][right].append(left)

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
        one, other = (kernel(_text(side, clauses)) for side, clauses in zip(self._sides, answered, strict=True))
        if one == other and extent != "both-parts":
            return "same", extent
        longest, kept = survival(self._sides[0].texts[left], self._sides[1].texts[right])
        return ("edited" if longest >= RUN or kept >= KEPT else "rewritten"), extent

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


def survival(left: str, right: str) -> tuple[int, float]:
    """Say how much of the wording of two texts survives, letters and digits alone, wherever it stands.

    Returns:
        Length of the longest run that both texts have; share of the shorter text in runs of `SHORTEST_RUN` or more,
        in [0, 1], 0 for a text without letters.

    Example:
        >>> survival("依法公开，及时回应。", "及时回应，依法公开。")
        (4, 1.0)
    """
    one, other = kernel(left), kernel(right)
    runs, back = _runs(one, other), _runs(other, one)
    shares = [_covered(runs) / max(1, len(one)), _covered(back) / max(1, len(other))]
    share = max(shares) if len(one) == len(other) else shares[len(one) > len(other)]
    return max((end - start for start, end in runs), default=0), share


def _runs(text: str, other: str) -> list[tuple[int, int]]:
    """Give the spans of a text that the other one has and that cannot be made longer, in order."""
    spans = []
    end = 0
    for start in range(len(text)):
        reached = max(end, start)
        while reached < len(text) and text[start : reached + 1] in other:
            reached += 1
        if reached > max(end, start):
            spans.append((start, reached))
        end = reached
    return spans


def _covered(spans: list[tuple[int, int]]) -> int:
    """Count the characters in spans of `SHORTEST_RUN` or more, each once."""
    covered = last = 0
    for start, end in spans:
        if end - start >= SHORTEST_RUN:
            covered += end - max(start, last)
            last = end
    return covered


def _part(side: Side, segment: int, clauses: NDArray[np.intp]) -> float:
    """Share of a segment's characters in these clauses."""
    return float(side.lengths[clauses].sum() / side.lengths[side.clauses_of(segment)].sum())


def _text(side: Side, clauses: NDArray[np.intp]) -> str:
    """Text of these clauses, in order."""
    return "".join(side.clauses[clause] for clause in clauses)
