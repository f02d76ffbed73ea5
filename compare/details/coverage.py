"""Say, clause by clause, what a lower level took up of a higher level's tasks, and what nobody took up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.clauses import clauses
from align.model import Answer, Link
from compare.details.clause_demands import asks_nothing, list_items, lost_acts, speaks_of_itself
from compare.model import Change, ClauseEdit
from compare.particulars import ClauseCoverage, ClauseRef, ClauseState, Coverage, CoverageShare, TaskCoverage
from compare.segments import segment_starts
from compare.texts.folding import fold
from compare.texts.rarity import ClauseIndex, bigram_weights
from documents.model import Document

__all__ = ["coverage"]

TAKEN_FROM = 0.6
"""Share in [0, 1], by rare bigrams, of a clause that stands nowhere in its change, from which a clause of another task
takes it up."""

PARTLY_FROM = 0.35
"""The same from which it takes up a part. Where a city task is left out by hand, its province clauses share less with
all others, one of 118 excepted."""

ANSWERED_FROM = 0.4
"""Mean in [0, 1] of how close the closest clause comes and what the linked tasks hold of the words, from which a clause
is taken up in other words. Where a city task is left out by hand none of its 118 province clauses reaches it."""

DOUBTED_FROM = 0.3
"""The same from which a person must look whether it is, and it is told as taken up in part. One in ten of those clauses
reaches it; of a plan whose successor was written anew nine in ten that were taken up are found so or by their words."""

NAMED_FROM = 0.15
"""Share in [0, 1], by rare bigrams, of an item of a list that the tasks which take it up hold at least if they name it:
one bigram of three, if it is a rare one. Without it three more of 36 open clauses of that plan are missed; with 0.34
none less, and two more that were taken up are told."""


@dataclass(frozen=True, slots=True)
class _Right:
    """The right document, ready to be asked who takes up a clause."""

    texts: tuple[str, ...]
    index: ClauseIndex


def coverage(
    left: Document,
    right: Document,
    changes: Sequence[Change],
    links: Iterable[Link],
    answers: Sequence[Sequence[Answer]] = (),
) -> Coverage:
    """Work out what the right document takes up of the left one.

    Args:
        left: the higher level's document.
        right: the lower level's.
        changes: all changes of the pair.
        links: between the tasks.
        answers: for each left task what comes closest to its clauses, as `align.Alignment` has it; without them a
            clause is taken up only where its words stand.

    Returns:
        The state of every clause of every left task. A clause of a dropped task, or one that stands nowhere in its
        change, may still be taken up by another task of the right document that holds most of it, or in other words.
        Shares are counted in characters.
    """
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    change_of = {task: change for change in changes for task in change.left}
    cut = ([fold(task.words[start:end]) for start, end in clauses(task.words)] for task in right.tasks)
    takers = _Right(tuple(task.words for task in right.tasks), ClauseIndex(cut, weights))
    linked: dict[int, list[int]] = {}
    for link in links:
        linked.setdefault(link.left, []).append(link.right)
    starts = segment_starts(left.tasks)
    tasks: list[TaskCoverage] = []
    for index, task in enumerate(left.tasks):
        found: list[ClauseCoverage] = []
        for start, end in clauses(task.words):
            ref = ClauseRef(index, start, end, task.words[start:end])
            closest = _closest(ref, answers[index] if answers else (), starts[index])
            found.append(_clause(ref, change_of[index], linked.get(index, ()), closest, takers))
        tasks.append(TaskCoverage(index, tuple(found), _share(found)))
    sections: dict[str, CoverageShare] = {}
    for task, entry in zip(left.tasks, tasks, strict=True):
        name = task.section[0] if task.section else ""
        sections[name] = sections.get(name, CoverageShare()) + entry.share
    return Coverage(
        tasks=tuple(tasks),
        sections=tuple(sections.items()),
        total=sum((entry.share for entry in tasks), CoverageShare()),
        own=tuple(sorted(task for change in changes if not change.left for task in change.right)),
    )


def _clause(
    ref: ClauseRef, change: Change, linked: Sequence[int], closest: Answer | None, right: _Right
) -> ClauseCoverage:
    """Judge one clause of a task: by its words, in its change and in the whole right document, then in other words."""
    takers = _takers(ref, (edit for edit in change.text if not edit.tentative))
    if not takers and speaks_of_itself(ref.text):
        takers = tuple(task for task in change.right if speaks_of_itself(right.texts[task]))
    if asks_nothing(ref.text):
        return ClauseCoverage(ref, "frame", takers)
    state: ClauseState = "taken"
    if not takers:
        state, takers = _elsewhere(fold(ref.text), change.right, right.index)
    if state != "taken" and closest is not None:
        state, takers = _in_other_words(ref, state, takers, linked, closest, right.index)
    if state == "not" and (likely := _takers(ref, change.text)):
        state, takers = "partly", likely  # what is only likely one demand, somebody must look at
    if state == "taken":
        lost = lost_acts(ref.text, "".join(right.texts[task] for task in takers))
        state = "partly" if lost or _lost_items(ref.text, {*takers, *linked}, right.index) else "taken"
    return ClauseCoverage(ref, state, takers)


def _takers(ref: ClauseRef, edits: Iterable[ClauseEdit]) -> tuple[int, ...]:
    """Return the right tasks whose clauses a clause became, ascending."""
    return tuple(
        sorted(
            {
                edit.right.task
                for edit in edits
                if edit.left is not None
                and edit.right is not None
                and edit.left.task == ref.task
                and edit.left.start < ref.end
                and ref.start < edit.left.end
            }
        )
    )


def _elsewhere(key: str, linked: Sequence[int], index: ClauseIndex) -> tuple[ClauseState, tuple[int, ...]]:
    """Look through all right tasks for a clause that stands nowhere in its change; of equals a linked task is taken."""
    shares = [(share, task in linked, -task) for task, share in index.held_shares(key).items()]
    best = max(shares, default=(0.0, False, 0))
    if best[0] >= TAKEN_FROM:
        return "taken", (-best[2],)
    if best[0] >= PARTLY_FROM:
        return "partly", (-best[2],)
    return "not", ()


def _closest(ref: ClauseRef, answers: Iterable[Answer], segment: int) -> Answer | None:
    """Return the answer to most of a clause; `segment` is where in the task's words the segment begins."""
    shared = [(min(ref.end, segment + one.end) - max(ref.start, segment + one.start), one) for one in answers]
    most, answer = max(shared, key=lambda entry: entry[0], default=(0, None))
    return answer if most > 0 else None


def _in_other_words(
    ref: ClauseRef,
    state: ClauseState,
    takers: tuple[int, ...],
    linked: Sequence[int],
    closest: Answer,
    index: ClauseIndex,
) -> tuple[ClauseState, tuple[int, ...]]:
    """Judge a clause by what comes closest to it, and by its words that stand anywhere in the linked tasks."""
    answered = (closest.score + index.held_together(fold(ref.text), linked)) / 2
    if answered >= ANSWERED_FROM:
        return "taken", (closest.other,)
    if answered >= DOUBTED_FROM:
        return "partly", takers or (closest.other,)
    return state, takers


def _lost_items(clause: str, takers: Iterable[int], index: ClauseIndex) -> bool:
    """Whether a clause lists something that no task which takes it up names."""
    texts = sorted(takers)
    return any(index.held_together(fold(item), texts) < NAMED_FROM for item in list_items(clause))


def _share(found: Iterable[ClauseCoverage]) -> CoverageShare:
    """Count the characters of clauses by state."""
    sizes = dict.fromkeys(("taken", "partly", "not", "frame"), 0)
    for clause in found:
        sizes[clause.state] += len(clause.clause.text)
    return CoverageShare(sizes["taken"], sizes["partly"], sizes["not"], sizes["frame"])
