"""What a link rests on: pairs of clauses that answer one another and nothing else better; and whether it suffices."""

from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from align.evidence import Evidence
from align.pairs import Vector, best_of
from align.stock import Stock

__all__ = ["ClauseMatch", "Proof", "Proofs"]

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]

ALIKE = 0.25
"""Similarity from which two clauses may answer one another: rewritten demands begin here, and chance ends. With .3 the
same mean F1, with .4 a twentieth of the true links of plans written anew is lost."""

TIE = 1e-5
"""Similarities nearer than this are equal: they are sums of floats in two orders."""

CLEARLY = 0.1
"""By how much more alike a clause must be to one of the first member of a group, so that it speaks for that member
alone. With 0 precision is .005 higher, but a task that two others say in like words keeps only one of them."""

FORMULA_ALIKE = 0.8
"""Similarity from which two clauses say one thing word for word. Who demands the same thing in another office says it
otherwise: a lone clause word for word is quoted or it is a formula. With .7 mean F1 is .003 less, with .9 .003."""

FORMULA_SUBSTANCE = 2.0
"""Letters of subject matter of a formula at most. With 1 or 3 mean F1 of the labelled pairs is .003 less."""

FORMULA_SHARE = 0.25
"""Share of either text that a formula is at most; with a third .001 less."""

ANSWERED = 0.4
"""Similarity from which a clause has an answer, whoever else answers it; as in `align.sharing`."""

WHOLE = 0.8
"""Share of either text that is answered by the other, from which the two are alike as wholes: their clauses may all
stand elsewhere as well."""

STOCK_SHARE = 0.5
"""Share of either text that stock clauses are at most, if they prove nothing: what is more is the matter itself."""

SLIGHT_SHARE = 1 / 3
"""Share of both texts under which proof may be slight, if it is less than `SLIGHT_SUBSTANCE`."""

SLIGHT_SUBSTANCE = 1.5
"""Letters of subject matter. Left out by document pair 15 of 98 false links are sure; by the confidence alone 31 would
be. That a single pair of clauses is slight as well leaves 13 and asks for 46 links more."""

LONE_ALIKE = 0.5
"""Similarity under which a single pair of clauses is slight proof if it is less than `LONE_SHARE` of both texts.

Of 17 sure links of the labelled pairs that rest on no more, 8 are links and 9 only related; of 6 composed ones 3."""

LONE_SHARE = 0.5
"""Share of both texts from which a single pair of clauses is the matter itself, however it is worded."""


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """A clause of either side, as places among the clauses of the side, and how alike they are."""

    left: int
    right: int
    score: float


@dataclass(frozen=True, slots=True)
class Proof:
    """How much a link rests on.

    Attributes:
        matches: pairs of clauses that are each other's best answer in the two segments, and no other segment of either
            side answers better; sorted. Where two texts are alike as wholes and none is theirs alone, others may.
        amount: letters of subject matter in them, the less substantial clause of each pair counted, times similarity.
        share: of the side that they are more of, the share of its characters in them.
        closest: similarity of the closest two clauses, whosoever else answers them.
        whole: whether one text stands whole in the other, or each answers nearly all of the other.
    """

    matches: tuple[ClauseMatch, ...]
    amount: float
    share: float
    closest: float
    whole: bool = False

    @property
    def weight(self) -> float:
        """Give what the confidence is reckoned with: the logarithm of the amount, 0 for nothing."""
        return log1p(self.amount)

    @property
    def slight(self) -> bool:
        """Whether so little is proved that a person must look."""
        little = self.amount < SLIGHT_SUBSTANCE and self.share < SLIGHT_SHARE
        lone = len(self.matches) == 1 and self.matches[0].score < LONE_ALIKE and self.share < LONE_SHARE
        return not self.matches or ((little or lone) and not self.whole)


class Proofs:
    """Look for what links rest on, clause by clause; what was compared is remembered.

    Args:
        evidence: of the measured pairs.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._stock = Stock(evidence)
        self._similarity: dict[tuple[int, int], Matrix] = {}
        self._proofs: dict[tuple[int, int], Proof] = {}

    def similarity(self, left: int, right: int) -> Matrix:
        """Give the clauses of two segments held against each other."""
        if (left, right) not in self._similarity:
            self._similarity[left, right] = self._evidence.clause_similarity(left, right)
        return self._similarity[left, right]

    def of(self, left: int, right: int) -> Proof:
        """Say what a link would rest on.

        Args:
            left: segment of the left side.
            right: segment of the right side.
        """
        if (left, right) not in self._proofs:
            self._proofs[left, right] = self._found(left, right)
        return self._proofs[left, right]

    def _found(self, left: int, right: int) -> Proof:
        sides = (self._evidence.left, self._evidence.right)
        similarity = self.similarity(left, right)
        best = (similarity.max(axis=1), similarity.max(axis=0))
        spans = (sides[0].clauses_of(left), sides[1].clauses_of(right))
        own = [
            (closest.segments[span] == other) | (found >= closest.scores[span] - TIE)
            for closest, span, other, found in zip(self._evidence.closest, spans, (right, left), best, strict=True)
        ]
        mutual = _mutual(similarity)
        owned = mutual & own[0][:, None] & own[1][None, :]
        whole = self._whole(left, right)
        if owned.any() or not whole:
            mutual = owned
        matches = tuple(
            ClauseMatch(spans[0].start + row, spans[1].start + column, float(similarity[row, column]))
            for row, column in np.argwhere(mutual).tolist()
        )
        amount = 0.0
        for match in matches:
            amount += match.score * self._substance(match)
        shares = [
            sides[0].lengths[sorted({match.left for match in matches})].sum() / sides[0].lengths[spans[0]].sum(),
            sides[1].lengths[sorted({match.right for match in matches})].sum() / sides[1].lengths[spans[1]].sum(),
        ]
        return Proof(matches, amount, float(max(shares)), float(similarity.max()), whole)

    def _whole(self, left: int, right: int) -> bool:
        """Whether one text stands whole in the other, or each answers nearly all of the other."""
        place = self._evidence.pairs.find(left, right)
        if place is not None and self._evidence.contained[place]:
            return True
        similarity = self.similarity(left, right)
        if min(similarity.shape) < 2:  # one clause is no whole: a heading resembles any other
            return False
        for side, segment, axis in ((self._evidence.left, left, 1), (self._evidence.right, right, 0)):
            lengths = side.lengths[side.clauses_of(segment)]
            if lengths[similarity.max(axis=axis) >= ANSWERED].sum() < WHOLE * lengths.sum():
                return False
        return True

    def proven(self, log_odds: Vector, accepted: Mask, given: Mask) -> Mask:
        """Leave out of the accepted pairs what nothing of its own speaks for.

        Args:
            log_odds: of each measured pair.
            accepted: pairs that would be links.
            given: pairs that are links whatever is found: equal texts, and those a reviewer confirmed.

        Returns:
            True for every accepted pair that is given, or of which one text stands whole in the other; and for the
            others unless they rest on a formula, or are a further member of a group without a pair of clauses that no
            first member answers clearly better. A swap of the sides mirrors it.
        """
        pairs = self._evidence.pairs
        counted = np.where(given, np.inf, np.where(accepted, log_odds, -np.inf))
        rows = best_of(pairs.left, counted, pairs.shape[0], -np.inf)
        columns = best_of(pairs.right, counted, pairs.shape[1], -np.inf)
        leads_row, leads_column = counted >= rows[pairs.left], counted >= columns[pairs.right]
        members = accepted | given
        first_right: dict[int, list[int]] = {}
        first_left: dict[int, list[int]] = {}
        for place in np.flatnonzero(members & leads_row).tolist():
            first_right.setdefault(int(pairs.left[place]), []).append(int(pairs.right[place]))
        for place in np.flatnonzero(members & leads_column).tolist():
            first_left.setdefault(int(pairs.right[place]), []).append(int(pairs.left[place]))
        kept = accepted.copy()
        for place in np.flatnonzero(accepted & ~given & ~self._evidence.contained).tolist():
            left, right = int(pairs.left[place]), int(pairs.right[place])
            further = not (leads_row[place] and leads_column[place])
            own = not further or self._has_own(left, right, first_left[right], first_right[left])
            kept[place] = own and not self._formula(left, right)
        return kept

    def formulas(self, chosen: Mask) -> Mask:
        """Mark those of the chosen pairs that rest on a formula."""
        pairs = self._evidence.pairs
        found = np.zeros(len(pairs), dtype=bool)
        for place in np.flatnonzero(chosen).tolist():
            found[place] = self._formula(int(pairs.left[place]), int(pairs.right[place]))
        return found

    def _has_own(self, left: int, right: int, first_left: list[int], first_right: list[int]) -> bool:
        """Whether two clauses answer one another that no first member of either segment answers clearly better."""
        similarity = self.similarity(left, right)
        other_left = [self.similarity(other, right).max(axis=0) for other in first_left if other != left]
        other_right = [self.similarity(left, other).max(axis=1) for other in first_right if other != right]
        mutual = _mutual(similarity)
        for best in other_left:
            mutual &= similarity >= best[None, :] - CLEARLY
        for best in other_right:
            mutual &= similarity >= best[:, None] - CLEARLY
        return bool(mutual.any())

    def _formula(self, left: int, right: int) -> bool:
        """Whether all that is alike in two texts are stock clauses, or one clause of common words, word for word."""
        if self.similarity(left, right).max() < FORMULA_ALIKE:
            return False
        matches = self.of(left, right).matches
        if not matches or min(match.score for match in matches) < FORMULA_ALIKE:
            return False
        sides = (self._evidence.left, self._evidence.right)
        clauses = ({match.left for match in matches}, {match.right for match in matches})
        rest = self.similarity(left, right).copy()
        rest[[place - sides[0].starts[left] for place in clauses[0]], :] = 0.0
        rest[:, [place - sides[1].starts[right] for place in clauses[1]]] = 0.0
        if rest.max() >= ANSWERED:
            return False
        share = max(
            sum(len(side.clauses[place]) for place in places) / len(side.whole[segment])
            for side, segment, places in zip(sides, (left, right), clauses, strict=True)
        )
        common = len(matches) == 1 and self._substance(matches[0]) < FORMULA_SUBSTANCE
        if common and share < FORMULA_SHARE:
            return True
        return share < STOCK_SHARE and all(self._stock.holds(match.left, match.right) for match in matches)

    def _substance(self, match: ClauseMatch) -> float:
        """Weigh the less substantial one of two clauses."""
        left, right = self._evidence.substances
        return float(min(left[match.left], right[match.right]))


def _mutual(similarity: Matrix) -> Mask:
    """Mark the pairs of clauses that are alike and each other's best answer in two segments."""
    rows, columns = similarity.max(axis=1), similarity.max(axis=0)
    return np.asarray(
        (similarity >= ALIKE) & (similarity >= rows[:, None] - TIE) & (similarity >= columns[None, :] - TIE)
    )
