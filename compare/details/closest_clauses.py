"""What may have a clause or a task of one document, where only what the alignment found closest to it is known."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from align.clauses import clauses
from compare.details.anywhere import LEAST_RARE, LEAST_WEIGHT
from compare.details.formulas import FORMULA, says_other
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Closeness, Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, shared_bigrams
from documents.model import Document

__all__ = ["ClosestClauses"]

TASK_FROM = 0.2
"""Score in [0, 1] of a pair of tasks that was no link from which a reader is told of it beside a task without a link,
where nothing better is known."""

CLOSE = 0.5
"""Closeness in [0, 1] of two clauses, as the alignment measured it, from which they may be one."""

HELD = 0.4
"""Share in [0, 1], by rare bigrams, of a clause that the other one must hold besides."""


class ClosestClauses:
    """A side of two documents of which only what is closest to each clause is known."""

    def __init__(
        self,
        side: Side,
        other: Document,
        rivals: Mapping[int, Mapping[int, float]],
        closeness: Closeness,
        weights: Weights,
    ) -> None:
        """Know what is closest to what.

        Args:
            side: the side that asks.
            other: the document of the other side.
            rivals: scores of the pairs of tasks that were no links, by the asking task and the other one.
            closeness: what comes closest to each clause.
            weights: see `compare.texts.rarity.bigram_weights`.
        """
        self._side: Side = side
        self._closeness = closeness
        self._weights = weights
        self._rivals = rivals
        self._there = [
            ClauseRef(index, start, end, task.words[start:end])
            for index, task in enumerate(other.tasks)
            for start, end in clauses(task.words)
        ]
        self._places: dict[int, list[int]] = {}
        for place, ref in enumerate(self._there):
            self._places.setdefault(ref.task, []).append(place)
        self._keys = [fold(ref.text) for ref in self._there]

    @property
    def side(self) -> Side:
        """The side that asks."""
        return self._side

    def tasks(self, task: int) -> Iterator[Related]:
        """Yield the best pair that was no link."""
        scores = self._rivals.get(task, {})
        there, score = max(scores.items(), key=lambda one: (one[1], -one[0]), default=(-1, 0.0))
        if score >= TASK_FROM:
            yield Related(self.side, there, score)

    def clause(self, ref: ClauseRef, partners: Sequence[int], free: Collection[ClauseRef]) -> Related | None:
        """Return the clause of another task that comes closest to one, if the two share more than formulas."""
        if FORMULA.search(fold(ref.text)):
            return None
        closest = self._closeness.closest(self.side, ref.task, ref.start, ref.end)
        if closest is None or closest.score < CLOSE or closest.other in partners:
            return None
        key = fold(ref.text)
        best: tuple[float, int] | None = None
        for place in self._places.get(closest.other, ()):
            if says_other(ref.text, self._there[place].text):
                continue
            shared = shared_bigrams(key, self._keys[place], self._weights)
            if shared.share >= HELD and shared.weight >= LEAST_WEIGHT and shared.mean >= LEAST_RARE:
                best = max(best or (shared.share, place), (shared.share, place), key=lambda one: (one[0], -one[1]))
        if best is None:
            return None
        share, place = best
        return Related(self.side, closest.other, round((share + closest.score) / 2, 6), ref, self._there[place])
