"""Compare the deadlines that stand in the texts of changes whose tasks have none in a field or a remark."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compare.details.deadline_changes import counted_from, meaning_of, moved_on_by, one_by_one, own_deadlines
from compare.details.quantities import says_once
from compare.details.timed_clauses import TimedClause, timed_clauses
from compare.model import Change, ClauseEdit
from compare.particulars import ClauseRef, DeadlineChange, DeadlineStatus, Elsewhere, FactChange
from compare.texts.rarity import Weights, containment
from documents.model import Deadline, Document

__all__ = ["with_text_deadlines"]

SAME_MATTER = 0.5
"""Share in [0, 1], by rare bigrams, of the lighter of two clauses without their deadlines that the other one holds,
from which the deadlines are those of one aim: 实现业务市级全覆盖 and 实现业务县域全覆盖."""

LEAST_WEIGHT = 2.0
"""Weight that both clauses must share: two bigrams that no other clause has."""

TIMES = frozenset(["date", "period", "count"])
"""Facts that may be the time of a deadline."""

BETWEEN = re.compile(r"(?:(?![至最不]少)[^，。；、,;\d]){0,6}")
"""What may stand between how often something is done and 一次: 每半年开展一次; 每年至少一次 sets a limit as well."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One document: the year that times without one belong to, the day that 三年内 counts from, all its deadlines."""

    year: int | None
    issued: date | None
    by_task: Mapping[int, tuple[TimedClause, ...]]


def with_text_deadlines(
    changes: Iterable[Change], left: Document, right: Document, weights: Weights, *, plan_years: int
) -> tuple[Change, ...]:
    """Say what became of the deadlines in the texts.

    Args:
        changes: changes of a comparison, in which what stands elsewhere was found.
        left: the left document.
        right: the right one.
        weights: see `compare.texts.rarity.bigram_weights`.
        plan_years: how many years the right document is later where both are plans of one issuer, else 0.

    Returns:
        The changes. One whose tasks have a deadline in a field or a remark stays as it is. In the others what both
        sides have is taken out; of one each in one clause, or in two on one aim, it is told which is earlier, others
        are told side by side. A deadline without a counterpart in its change has the one of a clause on the same aim
        in another task of the other document. The times that a deadline says are no facts besides.
    """
    sides = (_side(left), _side(right))
    return tuple(_with_deadline(change, left, right, sides, weights, plan_years) for change in changes)


def _side(document: Document) -> _Side:
    by_task = {
        index: found
        for index, task in enumerate(document.tasks)
        if (found := tuple(timed_clauses(index, task.words, document.year)))
    }
    issued = date.fromisoformat(document.issued_on) if document.issued_on else None
    return _Side(document.year, issued, by_task)


def _with_deadline(
    change: Change,
    left: Document,
    right: Document,
    sides: tuple[_Side, _Side],
    weights: Weights,
    plan_years: int,
) -> Change:
    tasks = [*(left.tasks[i] for i in change.left), *(right.tasks[j] for j in change.right)]
    if change.deadline is not None or any(own_deadlines(task) for task in tasks):
        return change
    olds, news = (_of_change(change.text, side, sides[side]) for side in (0, 1))
    if not olds and not news:
        return change
    rest = _without_equals(olds, news, plan_years)
    facts = tuple(fact for fact in change.facts if not _tells(fact, olds, news))
    deadline = _told(change, *rest[:2], sides, weights) if rest[0] or rest[1] else None
    if deadline is None and rest[2]:
        deadline = _joined("rolled", olds, news)
    return replace(change, facts=facts, deadline=deadline)


def _of_change(edits: Sequence[ClauseEdit], side: int, document: _Side) -> list[TimedClause]:
    """Find the deadlines of one side of a change; a clause that stands elsewhere took its own along."""
    found: list[TimedClause] = []
    for number, edit in enumerate(edits):
        ref = (edit.left, edit.right)[side]
        if ref is not None and edit.elsewhere is None:
            own = (one for one in document.by_task.get(ref.task, ()) if _holds(ref, one.ref))
            found += [one._replace(edit=number) for one in own]
    return found


def _without_equals(
    olds: Sequence[TimedClause], news: Sequence[TimedClause], plan_years: int
) -> tuple[list[TimedClause], list[TimedClause], bool]:
    """Take out what both sides say, and what rolled on with the plan; tell whether anything did."""
    before, after = ({meaning_of(one.read) for one in side} for side in (olds, news))
    rolled_to = {meaning_of(moved_on_by(one.read, plan_years)): meaning_of(one.read) for one in olds if plan_years}
    moved = {meaning for meaning in after - before if meaning in rolled_to and rolled_to[meaning] not in after}
    gone = {rolled_to[meaning] for meaning in moved}
    lefts = _once(one for one in olds if meaning_of(one.read) not in after | gone)
    rights = _once(one for one in news if meaning_of(one.read) not in before | moved)
    return lefts, rights, bool(moved)


def _once(found: Iterable[TimedClause]) -> list[TimedClause]:
    first: dict[tuple[object, ...], TimedClause] = {}
    for one in found:
        first.setdefault(meaning_of(one.read), one)
    return list(first.values())


def _told(
    change: Change, olds: list[TimedClause], news: list[TimedClause], sides: tuple[_Side, _Side], weights: Weights
) -> DeadlineChange:
    """Say what became of the deadlines that only one side has."""
    if olds and news:
        status, lengths = _compared(change, olds, news, sides, weights)
        told = _joined(status, olds, news)
        return replace(told, days=lengths.get("days"), working_days=lengths.get("working_days"))
    own, other = (olds, sides[1]) if olds else (news, sides[0])
    partners = change.right if olds else change.left
    found = next((far for one in own if (far := _elsewhere(one, other, partners, weights))), None)
    if found is None or not (change.left and change.right):
        return _joined("dropped" if olds else "added", olds, news)
    told = _joined("changed", olds or [found], news or [found])
    place = Elsewhere(found.clause.task, None, found.clause.start, found.clause.end, found.clause.text, same=False)
    if olds:
        return replace(told, elsewhere=place, right_ref=None)
    return replace(told, elsewhere=place, left_ref=None)


def _compared(
    change: Change, olds: list[TimedClause], news: list[TimedClause], sides: tuple[_Side, _Side], weights: Weights
) -> tuple[DeadlineStatus, dict[str, int]]:
    """Compare deadlines aim by aim; they are earlier or later only where all of them are."""
    rest = list(news)
    told: list[tuple[DeadlineStatus, dict[str, int]]] = []
    for old in olds:
        new = next((one for one in rest if _one_aim(change, old, one, weights)), None)
        if new is None:
            return "changed", {}
        rest.remove(new)
        told.append(one_by_one(*_dated(old.read, new.read, sides)))
    if rest or len({status for status, _ in told}) > 1:
        return "changed", {}
    return told[0] if len(told) == 1 else (told[0][0], {})


def _one_aim(change: Change, old: TimedClause, new: TimedClause, weights: Weights) -> bool:
    """Whether two deadlines stand in clauses that were surely paired, or in two that say the same besides."""
    edit = change.text[old.edit]
    return (old.edit == new.edit and not edit.tentative and not edit.in_other_words) or _alike(old, new, weights)


def _alike(one: TimedClause, other: TimedClause, weights: Weights) -> bool:
    share, shared = containment(one.matter, other.matter, weights)
    return share >= SAME_MATTER and shared >= LEAST_WEIGHT


def _elsewhere(own: TimedClause, other: _Side, partners: Sequence[int], weights: Weights) -> TimedClause | None:
    """Find the deadline of a clause on the same aim in another task of the other document."""
    ranked = [
        (-round(containment(own.matter, one.matter, weights)[0], 6), task, number)
        for task, found in other.by_task.items()
        if task not in partners
        for number, one in enumerate(found)
        if _alike(own, one, weights)
    ]
    return other.by_task[min(ranked)[1]][min(ranked)[2]] if ranked else None


def _dated(old: Deadline, new: Deadline, sides: tuple[_Side, _Side]) -> tuple[Deadline, Deadline]:
    """Count a length of time from the day of its document, where the other side names a day: 三年内, 2020年底前."""
    one, other = (
        counted_from(read, side.issued) if read.kind == "relative" and against.kind != "relative" else read
        for read, against, side in ((old, new, sides[0]), (new, old, sides[1]))
    )
    return one, other


def _joined(status: DeadlineStatus, olds: Sequence[TimedClause], news: Sequence[TimedClause]) -> DeadlineChange:
    before, after = _once(olds), _once(news)
    return DeadlineChange(
        status,
        "；".join(one.ref.text for one in before) or None,
        "；".join(one.ref.text for one in after) or None,
        tuple(one.read for one in before),
        tuple(one.read for one in after),
        left_ref=before[0].ref if before else None,
        right_ref=after[0].ref if after else None,
    )


def _tells(fact: FactChange, olds: Sequence[TimedClause], news: Sequence[TimedClause]) -> bool:
    """Whether a fact is nothing but the time of deadlines that were found in the texts."""
    return fact.kind in TIMES and all(
        ref is None or any(_meets(one.ref, ref) or _is_once(one, ref) for one in found)
        for ref, found in ((fact.left_ref, olds), (fact.right_ref, news))
    )


def _is_once(deadline: TimedClause, fact: ClauseRef) -> bool:
    """Whether a count is the 一次 behind how often something comes back: 每半年开展一次 is 每半年, twice is more."""
    start, end = deadline.ref.end, fact.start
    if deadline.read.kind != "ongoing" or fact.task != deadline.ref.task or not start <= end < deadline.clause.end:
        return False
    at = deadline.clause.start
    return says_once(fact.text) and BETWEEN.fullmatch(deadline.clause.text, start - at, end - at) is not None


def _meets(one: ClauseRef, other: ClauseRef) -> bool:
    return one.task == other.task and one.start < other.end and other.start < one.end


def _holds(outer: ClauseRef, inner: ClauseRef) -> bool:
    return outer.task == inner.task and outer.start <= inner.start and inner.end <= outer.end
