"""Name the tasks of the other side that may have what a change has on one side alone: too weak to be said plainly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from align.clauses import clauses
from align.model import Candidate
from compare.details.anywhere import LEAST_RARE, LEAST_WEIGHT, Anywhere
from compare.details.clause_demands import asks_nothing
from compare.details.conditions import hangs_on_other
from compare.details.formulas import FORMULA, says_other
from compare.details.lead_ins import is_lead_in, rest_of_sentence
from compare.details.shared_phrases import SharedPhrases
from compare.details.task_answers import TaskAnswers, rejected_pairs
from compare.model import Change
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Closeness, Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, shared_bigrams
from documents.model import Document

__all__ = ["found_related"]

TASK_FROM = 0.2
"""Score in [0, 1] of a pair of tasks that was no link from which a reader is told of it beside a task without a link,
where nothing better is known."""

CLOSE = 0.5
"""Closeness in [0, 1] of two clauses, as the alignment measured it, from which they may be one."""

HELD = 0.4
"""Share in [0, 1], by rare bigrams, of a clause that the other one must hold besides."""

POSSIBLE = 0.54
"""Probability in [0, 1] from which a reader is pointed from a clause to one of another task: of such pointers about
four in five are right, each subject with weights that did not know it (docs/comparison.md)."""

MOST = 3
"""Tasks that are named for one change where only what is closest to its clauses is known."""


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
            _Measured("left", left, right, anywhere, answers, weights, SharedPhrases("left", left, right, weights)),
            _Measured("right", right, left, anywhere, answers, weights, SharedPhrases("right", right, left, weights)),
        )
        return tuple(replace(change, related=_related(change, measured, apart, every=True)) for change in changes)
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

    def tasks(self, task: int) -> Iterator[Related]:
        """Yield the tasks of the other side that may answer one, the likeliest first."""

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the clause of another task than the partners that may be one with a clause."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A side of two documents whose clauses were all held against each other."""

    side: Side
    own: Document
    other: Document
    anywhere: Anywhere
    answers: TaskAnswers
    weights: Weights
    phrases: SharedPhrases

    def tasks(self, task: int) -> Iterator[Related]:
        found = False
        for answer in self.answers.ranked(self.side, task):
            found = True
            yield Related(self.side, answer.task, answer.probability)
        if not found and (named := self.phrases.named(task)) is not None:
            yield named

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the clause to point to; other numbers are no contradiction to a hint."""
        place = (ref.task, ref.start, ref.end)
        best = self.anywhere.pointer(
            self.side, *place, partners, lambda there: _demands(there, self.other), least=POSSIBLE
        )
        if best is None or asks_nothing(ref.text) or not _demands(ref, self.own):
            return None
        there = self.other.tasks[best.there.task].words, best.there.start, best.there.end
        if hangs_on_other((self.own.tasks[ref.task].words, ref.start, ref.end), there, self.weights):
            return None
        return Related(self.side, best.there.task, best.probability, ref, best.there)


def _demands(ref: ClauseRef, document: Document) -> bool:
    """Whether a clause is more than a formula, and does not only lead to what its sentence demands."""
    return not is_lead_in(ref.text, rest_of_sentence(document.tasks[ref.task].words, ref.end))


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

    def tasks(self, task: int) -> Iterator[Related]:
        """Yield the best pair that was no link."""
        scores = self._rivals.get(task, {})
        there, score = max(scores.items(), key=lambda one: (one[1], -one[0]), default=(-1, 0.0))
        if score >= TASK_FROM:
            yield Related(self.side, there, score)

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


def _related(
    change: Change, sides: Sequence[_Asked], apart: Sequence[Candidate], *, every: bool = False
) -> tuple[Related, ...]:
    """Name tasks for a change: the one for a task without a link, then those for its clauses, closest first.

    With `every` each clause names the one it points to, in their order; else each task is named once.
    """
    known: set[tuple[str, int | None]] = {
        ("left" if edit.right is None else "right", edit.elsewhere.task)
        for edit in change.text
        if edit.elsewhere is not None
    }
    cut = [Related("left", one.right, one.score) for one in apart if one.left in change.left]
    cut += [Related("right", one.left, one.score) for one in apart if one.right in change.right]
    found = [one for one in cut if (one.side, one.task) not in known]  # what stands there is told already
    if not change.links:
        for side, tasks in zip(sides, (change.left, change.right), strict=True):
            for task in tasks:
                # of a task whose likeliest answer was found for one clause the rest is still asked for
                answers = (one for one in side.tasks(task) if (one.side, one.task) not in known)
                found += [one for one in (next(answers, None),) if one is not None]
    if every:
        return (*found, *_of_clauses(change, sides))
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
