"""Name the tasks of the other side that may have what a change has on one side alone: too weak to be said plainly."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from align.clauses import clauses
from align.model import Candidate
from compare.details.anywhere import Anywhere, Match
from compare.details.clause_demands import asks_nothing
from compare.details.closest_clauses import ClosestClauses
from compare.details.conditions import hangs_on_other
from compare.details.lead_ins import is_lead_in, rest_of_sentence
from compare.details.named_only import is_attribute
from compare.details.shared_phrases import SharedPhrases
from compare.details.task_answers import TaskAnswers, rejected_pairs
from compare.details.task_titles import behind_title
from compare.details.tasks_that_hold import TAKEN_UP, TAKEN_UP_SCORE, TasksThatHold
from compare.model import Change
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Closeness, Side
from compare.texts.rarity import Weights
from documents.model import Document

__all__ = ["found_related"]

POSSIBLE = 0.54
"""Probability in [0, 1] from which a reader is pointed from a clause to one of another task: of such pointers about
four in five are right, each subject with weights that did not know it (docs/comparison.md)."""

IN_ROW = 0.5
"""Probability in [0, 1] of a pointer from which two clauses of one change without partners may be one: 7 of 8 were."""

GLUED = 0.1
"""Share of either task that the other one must answer, clause by clause, for a link that was left out between them to
be told of: less is a formula or a word of the field."""

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
            _Measured(
                "left",
                left,
                right,
                anywhere,
                answers,
                weights,
                SharedPhrases("left", left, right, weights),
                TasksThatHold(right, weights),
            ),
            _Measured(
                "right",
                right,
                left,
                anywhere,
                answers,
                weights,
                SharedPhrases("right", right, left, weights),
                TasksThatHold(left, weights),
            ),
        )
        told = [
            one
            for one in apart
            if anywhere.shares("left", one.left).get(one.right, 0.0) >= GLUED
            and anywhere.shares("right", one.right).get(one.left, 0.0) >= GLUED
        ]
        return tuple(replace(change, related=_related(change, measured, told, every=True)) for change in changes)
    scores = rejected_pairs(rejected)
    sides = (
        ClosestClauses("left", right, scores["left"], closeness, weights),
        ClosestClauses("right", left, scores["right"], closeness, weights),
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

    def clause(self, ref: ClauseRef, partners: Sequence[int], free: Collection[ClauseRef]) -> Related | None:
        """Return the clause that may be one with a clause: of another task than the partners, or one of the `free`."""


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
    holders: TasksThatHold

    def tasks(self, task: int) -> Iterator[Related]:
        found = False
        for answer in self.answers.ranked(self.side, task):
            found = True
            yield Related(self.side, answer.task, answer.probability)
        if not found and (named := self.phrases.named(task)) is not None:
            yield named

    def clause(self, ref: ClauseRef, partners: Sequence[int], free: Collection[ClauseRef]) -> Related | None:
        """Return the clause to point to; other numbers are no contradiction to a hint."""
        if not _demands(ref, self.own):
            return None
        elsewhere = self._pointer(ref, partners, lambda there: True, POSSIBLE)
        if elsewhere is not None:
            return Related(self.side, elsewhere.there.task, elsewhere.probability, ref, elsewhere.there)
        others = set(range(len(self.other.tasks))).difference(partners)
        here = self._pointer(ref, others, lambda there: there in free, IN_ROW) if free else None
        if here is not None:
            return Related(self.side, here.there.task, here.probability, ref, here.there)
        taken = self._pointer(ref, partners, lambda there: self.holders.holds(ref.text, there.task, partners), TAKEN_UP)
        return None if taken is None else Related(self.side, taken.there.task, TAKEN_UP_SCORE, ref, taken.there)

    def _pointer(
        self, ref: ClauseRef, but: Collection[int], may_be: Callable[[ClauseRef], bool], least: float
    ) -> Match | None:
        """Find the likeliest clause that demands something, of any task but some; none on another condition."""
        found = self.anywhere.pointer(
            self.side,
            ref.task,
            ref.start,
            ref.end,
            but,
            lambda there: self._may_be_one(ref, there) and may_be(there),
            least=least,
        )
        if found is None:
            return None
        there = self.other.tasks[found.there.task].words, found.there.start, found.there.end
        own = self.own.tasks[ref.task].words, ref.start, ref.end
        return None if hangs_on_other(own, there, self.weights) else found

    def _may_be_one(self, ref: ClauseRef, there: ClauseRef) -> bool:
        """Whether a clause of the other side demands something, and not only has the words of another heading."""
        titles = all(
            behind_title(one, document.tasks[one.task]) is None
            for one, document in ((ref, self.own), (there, self.other))
        )
        return not titles and not is_attribute(ref.text, there.text) and _demands(there, self.other)


def _demands(ref: ClauseRef, document: Document) -> bool:
    """Whether a clause is more than a formula, and does not only lead to what its sentence demands."""
    return not asks_nothing(ref.text) and not is_lead_in(
        ref.text, rest_of_sentence(document.tasks[ref.task].words, ref.end)
    )


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
    free = (_free(change, "left"), _free(change, "right"))
    for edit in change.text:
        if edit.elsewhere is not None or (edit.left is None) == (edit.right is None):
            continue
        place = 0 if edit.right is None else 1
        ref = edit.left or edit.right
        for own in () if ref is None else _cut(ref):
            partners = (change.right, change.left)[place]
            if (one := sides[place].clause(own, partners, free[1 - place])) is not None:
                yield one


def _free(change: Change, side: Side) -> tuple[ClauseRef, ...]:
    """List the clauses of a side of a change that stand on it alone, and nowhere else for certain."""
    refs = (
        (edit.left if side == "left" else edit.right)
        for edit in change.text
        if edit.elsewhere is None and (edit.left is None) != (edit.right is None)
    )
    return tuple(own for ref in refs if ref is not None for own in _cut(ref))


def _cut(ref: ClauseRef) -> Iterator[ClauseRef]:
    for start, end in clauses(ref.text):
        yield ClauseRef(ref.task, ref.start + start, ref.start + end, ref.text[start:end])
