"""Which clauses of one change are paired, and how likely each pair is one demand."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.particulars import ClauseRef, LoneClause
from compare.texts.assignment import best_assignment
from compare.texts.clause_chances import LARGEST_TABLE, clause_chances
from compare.texts.clause_model import (
    PAIRED_FROM,
    SURE_FROM,
    ClauseWeights,
    load_clause_weights,
    partner_of_left_over,
)
from compare.texts.clause_objects import ObjectCheck
from compare.texts.clause_spans import Pair, Span, places
from compare.texts.closeness import Closeness
from compare.texts.rarity import Weights, clause_weight

__all__ = ["Pairing"]

TIE = 1e-6
"""Score added to a pair at the same relative place: settles ties between repeated clauses, never a real difference."""


class Pairing:
    """How likely every two clauses of linked tasks are one demand.

    Args:
        lefts: all clauses of the left tasks.
        rights: the same of the right tasks.
        pairs: linked (left task index, right task index).
        weights: what each bigram says.
        closeness: what the alignment knows of the clauses; None where nothing was measured.
        model: weighs what is measured of two clauses; the weights that come with policydiff when None.
    """

    def __init__(
        self,
        lefts: Sequence[Span],
        rights: Sequence[Span],
        pairs: Collection[tuple[int, int]],
        weights: Weights,
        closeness: Closeness | None,
        model: ClauseWeights | None,
    ) -> None:
        # clauses of nothing but punctuation are not paired
        self._sides = ([span for span in lefts if span.key], [span for span in rights if span.key])
        self._numbers = [{span.first: i for i, span in enumerate(side)} for side in self._sides]
        self._links = frozenset(pairs)
        self._table = clause_chances(
            self._sides[0], self._sides[1], pairs, weights=weights, closeness=closeness, model=model
        )
        self._weights = weights
        self._closeness = closeness
        self.meaning: bool | None = None
        """Whether the pairs were weighed with meaning; None where nothing was weighed."""
        self._check: ObjectCheck | None = None
        if 0 < self._table.size <= LARGEST_TABLE:
            self.meaning = closeness is not None and closeness.knows_meanings
            objects = (model or load_clause_weights(meaning=self.meaning)).objects
            self._check = ObjectCheck(self._sides, weights, objects)

    def best(self) -> tuple[tuple[int, int], ...]:
        """Choose the pairs that promise the most, as places among all clauses of either side."""
        lefts, rights = self._sides
        rows, columns = np.nonzero(self._table >= PAIRED_FROM)
        kept = np.array(
            [self._one_object(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)], dtype=bool
        )
        rows, columns = rows[kept], columns[kept]
        apart = np.abs((rows + 0.5) / max(len(lefts), 1) - (columns + 0.5) / max(len(rights), 1))
        gains = self._table[rows, columns] - PAIRED_FROM + TIE * (2.0 - apart)
        ranked = zip(rows.tolist(), columns.tolist(), gains.tolist(), strict=True)
        return tuple((lefts[i].first, rights[j].first) for i, j in best_assignment(ranked))

    def _one_object(self, row: int, column: int) -> bool:
        """Whether two clauses are one demand for certain, or share what it is about."""
        chance = float(self._table[row, column])
        if self._check is None or chance >= SURE_FROM:
            return True
        return self._check.holds(self._sides[0][row], self._sides[1][column], chance)

    def of(self, pair: Pair) -> float:
        """Say how likely a pair of runs of clauses is one demand: as likely as the likeliest two clauses of it."""
        old, new = pair
        if old is None or new is None:
            return 0.0
        rows, columns = (
            [known[place] for place in places(span) if place in known]
            for span, known in zip(pair, self._numbers, strict=True)
        )
        return max((float(self._table[i, j]) for i in rows for j in columns), default=0.0)

    def links(self, pair: Pair) -> bool:
        """Whether the tasks of a pair are linked, and both say anything."""
        old, new = pair
        return old is not None and new is not None and bool(old.key and new.key) and (old.task, new.task) in self._links

    def meanings(self, lefts: Sequence[Span], rights: Sequence[Span]) -> NDArray[np.float64] | None:
        """Say how close clauses are in meaning; None where the pairs were weighed without."""
        if self._closeness is None or not self.meaning:
            return None
        old, new = ([(span.task, span.start, span.end) for span in side] for side in (lefts, rights))
        return self._closeness.meanings(old, new)

    def lone(self, pair: Pair) -> tuple[LoneClause, ...]:
        """Say of each clause of a run without a partner how likely it has one all the same, and how much it says."""
        old, new = pair
        if self.meaning is None or (old is not None and new is not None):
            return ()
        side, run = (0, old) if new is None else (1, new)
        known, table = self._numbers[side], self._table if side == 0 else self._table.T
        spans = self._sides[side]
        return tuple(
            LoneClause(
                ClauseRef(spans[i].task, spans[i].start, spans[i].end, spans[i].text),
                partner_of_left_over(float(table[i].max()), meaning=self.meaning),
                clause_weight(spans[i].key, self._weights),
            )
            for place in places(run)
            if (i := known.get(place)) is not None
        )
