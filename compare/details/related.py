"""Name the tasks of the other side that may have what a change has on one side alone: too weak to be said plainly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Protocol

from align.clauses import clauses
from align.model import Candidate
from compare.details.anywhere import LEAST_RARE, LEAST_WEIGHT, Anywhere
from compare.details.elsewhere import AT_HOME
from compare.details.formulas import FORMULA, matter_bigrams, says_other
from compare.details.task_answers import TaskAnswers, rejected_pairs
from compare.model import Change
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Closeness, Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams, shared_bigrams
from documents.model import Document

__all__ = ["found_related"]

TASK_FROM = 0.2
"""Score in [0, 1] of a pair of tasks that was no link from which a reader is told of it beside a task without a link,
where nothing better is known."""

CLOSE = 0.5
"""Closeness in [0, 1] of two clauses, as the alignment measured it, from which they may be one."""

HELD = 0.4
"""Share in [0, 1], by rare bigrams, of a clause that the other one must hold besides."""

POSSIBLE = 0.57
"""Probability in [0, 1], with the weights fitted within rows, from which a clause of the whole other document may be
one with a clause: a hint to look."""

LEAST_MATTER = 2.0
"""Weight of what two clauses must share besides phrases that go with any matter (任何单位和个人不得擅自), and besides
what the tasks that were linked say themselves: two bigrams that no other clause has."""

MOST = 3
"""Tasks that are named for one change: a row is no list of search results."""


def found_related(
    changes: Sequence[Change],
    left: Document,
    right: Document,
    rejected: Sequence[Candidate],
    closeness: Closeness,
    weights: Weights,
    *,
    apart: Sequence[Candidate] = (),
    anywhere: Anywhere | None = None,
) -> tuple[Change, ...]:
    """Say of each change which tasks of the other side may have what it has on one side alone.

    Args:
        changes: all changes of a comparison, after `found_elsewhere`: what was found for certain is not looked for.
        left: the left document.
        right: the right one.
        rejected: pairs of tasks that the alignment did not link.
        closeness: what comes closest to each clause; without both nothing is found.
        weights: see `compare.texts.rarity.bigram_weights`.
        apart: links that were left out since they glued two matters together: both changes name the other task.
        anywhere: how likely clauses are one wherever they stand; where it measured nothing, `closeness` is asked.
    """
    if anywhere is not None and anywhere.measured:
        answers = TaskAnswers(left, right, rejected, anywhere, weights, _alone(changes))
        measured = (
            _Measured("left", right, anywhere, answers, weights),
            _Measured("right", left, anywhere, answers, weights),
        )
        return tuple(replace(change, related=_related(change, measured, apart)) for change in changes)
    scores = rejected_pairs(rejected)
    sides = (
        _Closest("left", right, scores["left"], closeness, weights),
        _Closest("right", left, scores["right"], closeness, weights),
    )
    return tuple(replace(change, related=_related(change, sides, apart)) for change in changes)


def _alone(changes: Sequence[Change]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tasks of both sides without a link."""
    lone = [change for change in changes if not change.links]
    return (
        frozenset(task for change in lone for task in change.left),
        frozenset(task for change in lone for task in change.right),
    )


class _Asked(Protocol):
    """One side of a comparison, ready to be asked what the other side may have of it."""

    @property
    def side(self) -> Side:
        """The side that asks."""

    def task(self, task: int) -> Related | None:
        """Return the task of the other side that may answer one."""

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the clause of another task than the partners that may be one with a clause."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A side of two documents whose clauses were all held against each other."""

    side: Side
    other: Document
    anywhere: Anywhere
    answers: TaskAnswers
    weights: Weights

    def task(self, task: int) -> Related | None:
        answer = self.answers.best(self.side, task)
        return None if answer is None else Related(self.side, answer.task, answer.probability)

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the likeliest clause; other numbers are no contradiction to a hint."""
        best = self.anywhere.best(self.side, ref.task, ref.start, ref.end, partners)
        if best is None or best.probability < POSSIBLE:
            return None
        if FORMULA.search(fold(ref.text)) or FORMULA.search(fold(best.there.text)):
            return None
        if not self._shares_matter(ref.text, best.there.text, partners):
            return None
        return Related(self.side, best.there.task, best.probability, ref, best.there)

    def _shares_matter(self, text: str, there: str, partners: Sequence[int]) -> bool:
        """Whether two clauses share more than phrases of any matter, and more than their own change has."""
        both = matter_bigrams(text) & matter_bigrams(there)
        own = frozenset().union(*(bigrams(fold(self.other.tasks[task].words)) for task in partners))
        shared, rest = (fsum(self.weights.get(bigram, 1.0) for bigram in parts) for parts in (both, both - own))
        return rest >= max(LEAST_MATTER, AT_HOME * shared)


class _Closest:
    """A side of two documents of which only what is closest to each clause is known."""

    def __init__(
        self,
        side: Side,
        other: Document,
        rivals: Mapping[int, Mapping[int, float]],
        closeness: Closeness,
        weights: Weights,
    ) -> None:
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
        return self._side

    def task(self, task: int) -> Related | None:
        """Return the best pair that was no link."""
        scores = self._rivals.get(task, {})
        there, score = max(scores.items(), key=lambda one: (one[1], -one[0]), default=(-1, 0.0))
        return Related(self.side, there, score) if score >= TASK_FROM else None

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the clause that comes closest to one, if the two share more than formulas."""
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


def _related(change: Change, sides: Sequence[_Asked], apart: Sequence[Candidate]) -> tuple[Related, ...]:
    """Name tasks for a change: the one for a task without a link, then those for its clauses, closest first."""
    known: set[tuple[str, int | None]] = {
        ("left" if edit.right is None else "right", edit.elsewhere.task)
        for edit in change.text
        if edit.elsewhere is not None
    }
    found = [Related("left", one.right, one.score) for one in apart if one.left in change.left]
    found += [Related("right", one.left, one.score) for one in apart if one.right in change.right]
    if not change.links:
        whole = [sides[0].task(task) for task in change.left] + [sides[1].task(task) for task in change.right]
        found += [one for one in whole if one is not None and (one.side, one.task) not in known]
    known |= {(one.side, one.task) for one in found}
    ranked = sorted(_of_clauses(change, sides), key=lambda one: -one.score)
    for one in ranked:
        if (one.side, one.task) not in known:
            known.add((one.side, one.task))
            found.append(one)
    return tuple(found[:MOST])


def _of_clauses(change: Change, sides: Sequence[_Asked]) -> Iterator[Related]:
    """Look for the clauses of a change that stand on one side alone and nowhere else for certain."""
    for edit in change.text:
        if edit.elsewhere is not None or (edit.left is not None and edit.right is not None):
            continue
        ref, other = (edit.left, sides[0]) if edit.right is None else (edit.right, sides[1])
        if ref is None:
            continue
        for start, end in clauses(ref.text):
            own = ClauseRef(ref.task, ref.start + start, ref.start + end, ref.text[start:end])
            if (one := other.clause(own, change.right if edit.right is None else change.left)) is not None:
                yield one
