"""Look through the whole other document for what a change has on one side alone: it may stand elsewhere."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from align.clauses import clauses
from compare.details.anywhere import Anywhere, Match
from compare.details.clause_demands import asks_nothing
from compare.details.conditions import hangs_on_other
from compare.details.fact_changes import NAMES, bare, bare_name, find_facts, is_time_alone
from compare.details.formulas import FORMULA, says_other
from compare.details.lead_ins import is_condition
from compare.details.named_only import is_attribute
from compare.details.searched_side import SearchedSide, without_mark
from compare.model import Change, ClauseEdit
from compare.particulars import ClauseRef, Elsewhere, FactChange
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams, shared_bigrams
from documents.model import Document

__all__ = ["AT_HOME", "found_elsewhere"]

SURE_ANYWHERE = 0.95
"""Probability in [0, 1], with the weights fitted within rows, from which a clause is found elsewhere in other words:
there are hundreds of candidates, not ten."""

SAID_TWICE = 0.9
"""Share in [0, 1], by rare bigrams, of a clause that one of its own change must hold which became another clause: both
went into it. With less, what the other one lost is not what this clause asks: 提交年度教育督导工作报告 is new beside
提交督导报告, which stayed."""

AT_HOME = 0.55
"""Share in [0, 1], by rare bigrams, of what two clauses have in common, below which the rest that their own changes
lack is no ground: 促进志愿服务事业的发展 did not go to another task where its own has 推动志愿服务事业发展."""


def found_elsewhere(
    changes: Sequence[Change], left: Document, right: Document, weights: Weights, anywhere: Anywhere | None = None
) -> tuple[Change, ...]:
    """Say of every clause and every fact that a change has on one side alone where it stands on the other side.

    Args:
        changes: all changes of a comparison.
        left: the left document.
        right: the right one.
        weights: see `compare.texts.rarity.bigram_weights`.
        anywhere: how likely clauses are one wherever they stand; None finds what has the same words alone.

    Returns:
        The changes. An edit of several clauses of which some stand elsewhere is cut, so that the edits still tile. Of
        several places that of a clause which is on one side alone as well goes first: the two are one that moved.
    """
    sides = (
        SearchedSide(
            left,
            [edit.left for change in changes for edit in change.text if edit.right is None],
            {task: change.right for change in changes for task in change.left},
            weights,
        ),
        SearchedSide(
            right,
            [edit.right for change in changes for edit in change.text if edit.left is None],
            {task: change.left for change in changes for task in change.right},
            weights,
        ),
    )
    return tuple(
        replace(
            change,
            text=tuple(part for edit in change.text for part in _edits(edit, change, sides, anywhere)),
            facts=tuple(_fact(fact, change, sides) for fact in change.facts),
        )
        for change in changes
    )


def _edits(
    edit: ClauseEdit, change: Change, sides: tuple[SearchedSide, SearchedSide], anywhere: Anywhere | None
) -> Iterator[ClauseEdit]:
    """Cut an edit of one side alone into runs of clauses that went to one place, or to none."""
    ref = edit.left if edit.right is None else edit.right if edit.left is None else None
    if ref is None:
        yield edit
        return
    own, other, partners = (*sides, change.right) if edit.right is None else (*sides[::-1], change.left)
    places: list[tuple[int, int, Elsewhere | None]] = []
    likely: dict[int, float] = {}
    for start, end in clauses(ref.text):
        text = ref.text[start:end]
        if is_time_alone(text):
            places.append((start, end, None))
            continue
        found = other.clause(text, partners)
        if found is None and anywhere is not None:
            best = anywhere.best(
                "left" if edit.right is None else "right", ref.task, ref.start + start, ref.start + end, partners
            )
            if best is not None:
                likely[ref.start + start] = best.probability
                found = _in_other_words(text, best)
        if found is not None and found.task is not None:
            # a heading names its task; what is asked stands below it
            titles = ref.start + end <= own.titles[ref.task] and found.end <= other.titles[found.task]
            found = None if titles else found
        if found is not None and not found.same:
            doubtful = (
                is_condition(text) or is_attribute(text, found.text) or _at_home(text, found, partners, (own, other))
            )
            found = (
                None
                if doubtful or _is_taken(text, found, change.text, own.weights, on_right=edit.right is None)
                else found
            )
        if found is not None and found.task is not None:
            here = own.words_of(ref.task), ref.start + start, ref.start + end
            there = other.words_of(found.task), found.start, found.end
            found = None if hangs_on_other(here, there, own.weights) else found
        places.append((start, end, found))
    for start, end, found in _runs(ref, places):
        run = ClauseRef(ref.task, ref.start + start, ref.start + end, ref.text[start:end])
        yield replace(
            edit,
            left=None if edit.left is None else run,
            right=None if edit.right is None else run,
            elsewhere=found,
            alone=tuple(
                replace(one, partner=max(one.partner, likely.get(one.clause.start, 0.0)))
                for one in edit.alone
                if run.start <= one.clause.start < run.end
            ),
        )


def _runs(
    ref: ClauseRef, places: Sequence[tuple[int, int, Elsewhere | None]]
) -> list[tuple[int, int, Elsewhere | None]]:
    """Join neighbouring clauses of one fate; a condition whose demand stands nowhere else has not gone there alone."""
    runs: list[tuple[int, int, Elsewhere | None]] = []
    for number, (start, end, place) in enumerate(places):
        found = place
        if found is not None and is_condition(ref.text[start:end]):
            behind = places[number + 1][2] if number + 1 < len(places) else None
            found = found if behind is not None and behind.task == found.task else None
        if runs and _one_run(runs[-1][2], found):
            found = runs[-1][2] if found is None or runs[-1][2] is None else _joined(runs[-1][2], found)
            runs[-1] = (runs[-1][0], end, found)
        else:
            runs.append((start, end, found))
    return runs


def _at_home(text: str, found: Elsewhere, partners: Collection[int], sides: tuple[SearchedSide, SearchedSide]) -> bool:
    """Whether the change of either of two clauses has what they share on its other side, so that neither went away.

    Args:
        text: a clause of the first side.
        found: the one of the second side that says it in other words.
        partners: tasks of the second side in the change of the clause.
        sides: both sides.
    """
    own, other = sides
    if found.task is None:
        return False
    if found.task in partners:
        return asks_nothing(found.text)
    both = bigrams(without_mark(text)) & bigrams(without_mark(found.text))
    homes = [other.words(partners)]
    if not any(fact.kind in NAMES and bare_name(fact) in bare(found.text) for fact in find_facts(text)):
        homes.append(own.words(other.partners(found.task)))
    return any(own.weight(both - home) < AT_HOME * own.weight(both) for home in homes)


def _is_taken(text: str, found: Elsewhere, edits: Sequence[ClauseEdit], weights: Weights, *, on_right: bool) -> bool:
    """Whether what was found became another clause of the change, and does not hold all of this one.

    Args:
        text: a clause that the change has on one side alone.
        found: the one that says it in other words.
        edits: of the change.
        weights: see `compare.texts.rarity.bigram_weights`.
        on_right: whether `found` stands on the right.
    """
    if shared_bigrams(without_mark(text), without_mark(found.text), weights).share >= SAID_TWICE:
        return False
    paired = (edit.right if on_right else edit.left for edit in edits if edit.left and edit.right)
    return any(ref and ref.task == found.task and ref.start < found.end and found.start < ref.end for ref in paired)


def _in_other_words(text: str, best: Match) -> Elsewhere | None:
    """Find a clause that one of the other side says in other words beyond doubt."""
    there = best.there
    if best.probability < SURE_ANYWHERE or says_other(text, there.text):
        return None
    if FORMULA.search(fold(text)) or FORMULA.search(fold(there.text)):
        return None
    return Elsewhere(there.task, None, there.start, there.end, there.text, same=False)


def _one_run(before: Elsewhere | None, after: Elsewhere | None) -> bool:
    """Whether two neighbouring clauses have one fate: both found nowhere, or one behind the other in one place."""
    if before is None or after is None:
        return before is after
    return (before.task, before.context, before.end) == (after.task, after.context, after.start)


def _joined(before: Elsewhere, after: Elsewhere) -> Elsewhere:
    return replace(before, end=after.end, text=before.text + after.text, same=before.same and after.same)


def _fact(fact: FactChange, change: Change, sides: tuple[SearchedSide, SearchedSide]) -> FactChange:
    """Say of a fact that came or went where it stands."""
    side, ref = (0, fact.left_ref) if fact.right is None else (1, fact.right_ref)
    if ref is None or (fact.left is not None and fact.right is not None):
        return fact
    around = next(
        (
            own.text[start:end]
            for edit in change.text
            if (own := (edit.left, edit.right)[side]) is not None and own.task == ref.task
            for start, end in clauses(own.text)
            if own.start + start <= ref.start and ref.end <= own.start + end
        ),
        ref.text,
    )
    own_side, other = sides[side], sides[1 - side]
    partners = change.right if side == 0 else change.left
    entry = next(
        (one for one in find_facts(around, year=own_side.year) if one.kind == fact.kind and one.text in ref.text), None
    )
    return fact if entry is None else replace(fact, elsewhere=other.fact(entry, around, partners))
