"""One plain sentence that says of a row what changed, made of the typed events of its change and of nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from compare import (
    CONFIRM_BELOW,
    NO_UNIT_CHANGE,
    Change,
    ClauseEdit,
    ClauseRef,
    Comparison,
    FactChange,
    FactKind,
    LoneClause,
    UnitChange,
)
from compare.details.lead_ins import is_lead_in, rest_of_sentence
from compare.details.task_titles import behind_title
from documents.model import Document, Task
from reports.rows.deadlines import deadline_sides, deadline_words
from reports.rows.elsewhere import POINTERS_TOLD, is_pointed, related_texts, see_text
from reports.rows.lone_facts import fact_sides, lone_fact
from reports.rows.quotation import demanding_clause, has_words, quoted, quoted_pair
from reports.rows.unit_cells import handed_parts, newly_leading, newly_listed, newly_ruled, printed_unit
from reports.words.phrases import percent_text, place_of, side_names
from reports.words.wording import Wording, kind_badge_word, role_word, unit_status_word

__all__ = ["LEAST_SAID", "NAMED_BELOW", "UNITS_LISTED", "change_sentence"]

_SMALL_PART: Final = 0.5  # share of a text: with less of it on the other side it is not that text any more
_NEARLY_ALL: Final = 0.9  # share of a text that stands on the other side: what is left are single words
NAMED_BELOW: Final = 0.2  # probability of a partner, exclusive: below it 9 of 100 clauses that are named have one
LEAST_SAID: Final = 4.0  # weight of a clause that is named: 违反本条例规定 and 组织实施 say nothing by themselves
UNITS_LISTED: Final = 3  # names of units that are listed; more are counted
_FACTS: Final = 3  # numbers that are listed; all of them stand in their own field
_TIMES: Final[frozenset[FactKind]] = frozenset({"amount", "percentage", "count", "date", "period"})


def change_sentence(change: Change, comparison: Comparison, words: Wording) -> str:
    """Say what changed as an official would write it: text first, then units, deadline, numbers and duties.

    Args:
        change: a change of `comparison`.
        comparison: the comparison that holds it.
        words: the language and the mode.

    Returns:
        One sentence with its full stop; of a task without a counterpart its type and how it begins.
    """
    if not change.left or not change.right:
        parts = [_alone(change, comparison, words), *_own(change, words), *_elsewhere(change, comparison, words)]
    else:
        parts = [
            *_grouping(change, comparison, words),
            *_part(change, words),
            *_clauses(change, comparison, words),
            *_elsewhere(change, comparison, words),
            *_units(change, comparison, words),
            *_actors(change, words),
            *_deadline(change, comparison, words),
            *_facts(change.facts, comparison, words),
            *_strength(change, words),
        ]
    told = words["clause_separator"].join(dict.fromkeys(parts)) + words["sentence_end"]
    return words["told_unsure"].format(text=told) if change.unsure else told


def _alone(change: Change, comparison: Comparison, words: Wording) -> str:
    (task, *_) = (
        *(comparison.left.tasks[index] for index in change.left),
        *(comparison.right.tasks[index] for index in change.right),
    )
    kind = kind_badge_word(words, change, comparison.mode)
    return words["told_alone"].format(kind=kind, head=quoted(task.title or _unanswered(change, task)))


def _unanswered(change: Change, task: Task) -> str:
    """Return the text of a task without a link from the first demand on that no other task has or may have."""
    side: Literal["left", "right"] = "left" if change.left else "right"
    title = len(task.words) - len(task.text)
    found = [ref for edit in change.text if edit.elsewhere is not None and (ref := edit.left or edit.right) is not None]
    found += [one.clause for one in change.related if one.clause is not None and one.side == side]
    begin = 0
    while begin < len(task.text):
        start, end = (begin + place for place in demanding_clause(task.text[begin:]))
        if not any(ref.start < title + end and title + start < ref.end for ref in found):
            return task.text[begin:]
        begin = end
    return task.text


def _own(change: Change, words: Wording) -> Iterator[str]:
    """Name the numbers of a task without a counterpart, and the deadlines of its text."""
    told = dict.fromkeys(
        words["told_own_fact"].format(name=words[f"fact_{fact.kind}"], text=fact.left or fact.right)
        for fact in change.facts
        if fact.kind in _TIMES and fact.elsewhere is None
    )
    numbers = list(told)[:_FACTS]
    if change.deadline is not None and change.deadline.in_text:
        phrases = (change.deadline.left or change.deadline.right or "").replace(
            words["clause_separator"], words["list_separator"]
        )
        numbers.append(words["told_own_fact"].format(name=words["column_deadline"], text=phrases))
    if numbers:
        yield words["told_own"].format(facts=words["list_separator"].join(numbers))


def _grouping(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which tasks became which, and where the change stands now."""
    if change.kind in ("split", "merged", "regrouped"):
        yield words[f"told_{change.kind}"].format(
            left=_tasks([comparison.left.tasks[index] for index in change.left], words),
            right=_tasks([comparison.right.tasks[index] for index in change.right], words),
        )
    if not change.unsure and len(change.links) > 1:
        unsure = [
            words["told_link"].format(
                left=place_of(link.left, comparison.left, words), right=place_of(link.right, comparison.right, words)
            )
            for link in (comparison.links[index] for index in change.links)
            if link.confidence < CONFIRM_BELOW
        ]
        if unsure:
            yield words["told_unsure_links"].format(links=_folded(unsure, words, "told_links_more"))
    left, right = change.left[0] + 1, change.right[0] + 1
    if change.moved and left != right:
        yield words["told_moved"].format(left=left, right=right)


def _tasks(tasks: Sequence[Task], words: Wording) -> str:
    """Name tasks by their titles; where one has none, say how many they are."""
    titles = [task.title for task in tasks if task.title]
    if len(titles) < len(tasks) or len(tasks) > UNITS_LISTED:
        return words["told_tasks"].format(count=len(tasks))
    return words["told_title_separator"].join(words["told_title"].format(head=quoted(title)) for title in titles)


def _clauses(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which clauses were kept, changed, added and dropped, as far as clauses of both sides were paired."""
    if change.kind == "unchanged":
        yield words["told_same"]
        return
    pairs = [edit for edit in change.text if edit.left is not None and edit.right is not None]
    if not pairs:
        yield words["told_reworded"]
    yield from _told("kept", [(edit.right, None) for edit in pairs if edit.status == "kept" and not edit.moved], words)
    sure = [edit for edit in pairs if not edit.tentative]
    yield from _told("changed", [(edit.right, _news(edit)) for edit in sure if _is_reworded(edit)], words)
    yield from _told("shifted", [(edit.right, None) for edit in sure if edit.moved], words)
    yield from _perhaps([edit for edit in pairs if edit.tentative], words)
    # beside a task that is reworded as a whole nobody can say what is left over on the other side
    told = [edit for edit in pairs if not (edit.tentative and edit.in_other_words)]
    lefts_paired = {edit.left.task for edit in told if edit.left is not None} >= set(change.left)
    rights_paired = {edit.right.task for edit in told if edit.right is not None} >= set(change.right)
    yield from _lone(_gained(change), comparison.right, "added" if lefts_paired else None, "unmatched_right", words)
    lost = _lost(change, comparison)
    yield from _lone(lost, comparison.left, "dropped" if rights_paired else None, "unmatched_left", words)


def _perhaps(pairs: Sequence[ClauseEdit], words: Wording) -> Iterator[str]:
    """Name the first pair of clauses that may be one demand, of which words stand if there is one, and count them."""
    ranked = sorted(pairs, key=lambda edit: edit.in_other_words)
    texts = [(edit.left.text, edit.right.text) for edit in ranked if edit.left and edit.right]
    if texts:
        left, right = quoted_pair(*texts[0])
        name = "told_perhaps" if len(texts) == 1 else "told_perhaps_more"
        yield words[name].format(left=left, right=right, count=len(texts))


def _part(change: Change, words: Wording) -> Iterator[str]:
    """Say where one side of a pair is only a part of the other: a sentence of it, with little beside."""
    if change.kind != "edited":
        return
    low, high = sorted((change.kept_left, change.kept_right))
    if low < _SMALL_PART and high >= _NEARLY_ALL:
        side = "left" if change.kept_left < change.kept_right else "right"
        yield words[f"told_part_of_{side}"].format(percent=percent_text(low))


def _elsewhere(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which clauses of one side stand in other tasks of the other side, and which of those may have them."""
    for edit in change.text:
        ref = edit.left or edit.right
        if edit.elsewhere is not None and ref is not None and (head := quoted(ref.text)):
            side: Literal["left", "right"] = "left" if edit.right is None else "right"
            yield words["seen_clause"].format(text=head, see=see_text(edit.elsewhere, side, comparison, words, change))
    yield from related_texts(change, comparison, words, head=quoted, most=POINTERS_TOLD)


def _lone(
    runs: Iterable[tuple[LoneClause, ...] | ClauseRef | None],
    document: Document,
    event: str | None,
    unmatched: str,
    words: Wording,
) -> Iterator[str]:
    """Name a clause of those that one side alone has, and count the runs of them.

    Args:
        runs: the clauses of each, or the run as a whole where they were not measured.
        document: whose they are.
        event: what happened to a clause that has no partner; None where nobody can say.
        unmatched: what is said where every clause may have one.
        words: the language and the mode.
    """
    bodies = [found for run in runs if (found := _bodies(run, document))]
    sure = [max(named, key=_surely) for body in bodies if (named := _sure(body, document))]
    telling = [[one for one in body if not _leads_in(one.clause, document)] or body for body in bodies]
    said = sure if event and sure else [max(body, key=lambda one: one.weight) for body in telling]
    name = event if event and sure else unmatched
    if said:
        said.sort(key=lambda one: (one.clause.task, one.clause.start))
        head = quoted(max(said, key=_surely if name == event else lambda one: one.weight).clause.text)
        yield words[f"told_{name}" if len(said) == 1 else f"told_{name}_more"].format(head=head, count=len(said))


def _sure(body: Sequence[LoneClause], document: Document) -> list[LoneClause]:
    """Return the clauses of a run that may be named as new or dropped: none that only leads to what is demanded."""
    return [one for one in body if _surely(one) > 0.0 and not _leads_in(one.clause, document)]


def _leads_in(ref: ClauseRef, document: Document) -> bool:
    """Whether a clause only leads to what its sentence demands; of several the last one decides."""
    return is_lead_in(ref.text, rest_of_sentence(document.tasks[ref.task].words, ref.end))


def _surely(one: LoneClause) -> float:
    """Say how much is told for certain by naming a clause that came or went: it says much, and has no partner."""
    return one.weight * (NAMED_BELOW - one.partner) if one.weight >= LEAST_SAID else 0.0


def _bodies(run: tuple[LoneClause, ...] | ClauseRef | None, document: Document) -> list[LoneClause]:
    """Return the clauses of a run without the title of their task: whoever reads of it takes it for a demand."""
    whole = (LoneClause(run, 0.0, LEAST_SAID),) if isinstance(run, ClauseRef) else run or ()
    return [
        replace(one, clause=body)
        for one in whole
        if (body := behind_title(one.clause, document.tasks[one.clause.task])) is not None and has_words(body.text)
    ]


def _gained(change: Change) -> Iterator[tuple[LoneClause, ...] | ClauseRef]:
    """Yield the runs that only the right side has, without the clauses that point to another task."""
    for edit in change.text:
        if edit.status != "added" or edit.elsewhere is not None or edit.right is None:
            continue
        if edit.alone:
            yield tuple(one for one in edit.alone if not is_pointed(one.clause, change, "right"))
        elif not is_pointed(edit.right, change, "right"):
            yield edit.right


def _lost(change: Change, comparison: Comparison) -> Iterator[tuple[LoneClause, ...] | ClauseRef]:
    """Yield the runs that only the left side has, without the clauses that point to another task.

    Between levels those are left out, too, that another task takes up.
    """
    tasks = () if comparison.coverage is None else comparison.coverage.tasks
    answered = {
        (entry.task, clause.clause.start, clause.clause.end)
        for entry in tasks
        for clause in entry.clauses
        if clause.state in ("taken", "partly")
    }

    def is_answered(ref: ClauseRef) -> bool:
        return is_pointed(ref, change, "left") or any(
            task == ref.task and start < ref.end and ref.start < end for task, start, end in answered
        )

    for edit in change.text:
        if edit.status != "dropped" or edit.elsewhere is not None or edit.left is None:
            continue
        if edit.alone:
            yield tuple(one for one in edit.alone if not is_answered(one.clause))
        elif not is_answered(edit.left):
            yield edit.left


def _is_reworded(edit: ClauseEdit) -> bool:
    return edit.status == "changed" and any(token.op != "equal" and not token.trivial for token in edit.tokens)


def _news(edit: ClauseEdit) -> int:
    """Say where in the right text of a changed clause its first change begins."""
    place = 0
    for token in edit.tokens:
        if token.op != "equal" and not token.trivial:
            break
        place += len(token.right)
    return place


def _told(event: str, refs: Iterable[tuple[ClauseRef | None, int | None]], words: Wording) -> Iterator[str]:
    """Quote the first of the clauses to which one thing happened where its news is, and count them."""
    told = ((ref, at) for ref, at in refs if ref is not None and has_words(ref.text))
    found = sorted(told, key=lambda one: (one[0].task, one[0].start))
    if found:
        (ref, at), *_ = found
        name = f"told_{event}" if len(found) == 1 else f"told_{event}_more"
        yield words[name].format(head=quoted(ref.text, at=at), count=len(found))


def _units(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say what became of the units, those with one fate in one clause, lead first."""
    handed = handed_parts(change)
    clauses: dict[tuple[str, bool, tuple[tuple[str, str], ...]], list[str]] = {}
    for unit in sorted(change.units, key=_lead_last):
        if unit.status in NO_UNIT_CHANGE or (
            unit.status == "dropped" and any(unit.left == one.left for _, one in handed)
        ):
            continue
        name, said = _unit(unit, words)
        unsure = unit.unsure and not change.unsure  # where all is unsure, the sentence begins with that
        clauses.setdefault((_fate(unit), unsure, tuple(said.items())), []).append(name)
        if unit.status == "named_from_group" and unit.unlisted:
            clauses.setdefault(("unlisted", unsure, ()), []).append(said["group"])
    for (fate, unsure, said_besides), names in clauses.items():
        folded = _folded(list(dict.fromkeys(names)), words)
        if f"told_unit_{fate}" in words:
            text = words[f"told_unit_{fate}"].format(names=folded, **dict(said_besides))
        else:  # a status that has no words yet
            text = words["unit_tip"].format(status=unit_status_word(words, fate), names=folded)
        yield words["unsure_event"].format(text=text) if unsure else text
    for link, unit in handed:
        label = place_of(comparison.links[link].left, comparison.left, words)
        text = words["told_part_handed_over"].format(label=label, left=unit.left, right=unit.right)
        yield words["unsure_event"].format(text=text) if unit.unsure and not change.unsure else text
    leads = newly_leading(change, comparison.mode)
    for unsure in (False, True):
        found = (_unit(unit, words)[0] for unit in leads if (unit.unsure and not change.unsure) == unsure)
        if now := list(dict.fromkeys(found)):
            text = words["told_unit_now_leads"].format(names=_folded(now, words))
            yield words["unsure_event"].format(text=text) if unsure else text
    listed = [_unit(unit, words)[0] for unit in newly_listed(change)]
    if listed:
        yield words["told_unit_now_listed"].format(names=_folded(listed, words))
    for unit in newly_ruled(change, comparison.mode):
        yield words["told_unit_now_ruled"].format(group=unit.left, names=unit.right)


def _actors(change: Change, words: Wording) -> Iterator[str]:
    """Say who acts in place of whom, as the texts have it."""
    for actor in change.actors[:UNITS_LISTED]:
        yield words["told_actor"].format(left=quoted(actor.left), right=quoted(actor.right))


def _fate(unit: UnitChange) -> str:
    """Return the name of the words for what became of a unit; a lead that comes with it is said in them."""
    if unit.status == "dropped" and unit.unlisted:
        return "unlisted"
    if unit.status in ("named_from_group", "covered_by_group") and unit.right_role == "lead" != unit.left_role:
        return f"{unit.status}_to_lead"
    return unit.status


def _lead_last(unit: UnitChange) -> bool:
    return "lead" not in (unit.left_role, unit.right_role)


def _unit(unit: UnitChange, words: Wording) -> tuple[str, Mapping[str, str]]:
    """Return the unit of which something is told, and what the words for its fate ask beside it."""
    left = "" if unit.left is None else printed_unit(unit.left, words, is_open=unit.left_open)
    right = "" if unit.right is None else printed_unit(unit.right, words, is_open=unit.right_open)
    if unit.status == "lead_handed_over":
        return "", {"left": left, "right": right}
    if unit.status == "covered_by_group":
        return left, {"group": right}
    if unit.status == "named_from_group":
        return right, {"group": left}
    if unit.status == "added":
        return right, {"role": role_word(words, unit.right_role or "responsible")}
    if unit.status == "role_changed":
        before, after = (role_word(words, role or "responsible") for role in (unit.left_role, unit.right_role))
        return right or left, {"before": before, "after": after}
    return right or left, {}


def _folded(names: Sequence[str], words: Wording, more: str = "told_units_more") -> str:
    listed = words["list_separator"].join(names[:UNITS_LISTED])
    return listed if len(names) <= UNITS_LISTED else words[more].format(names=listed, count=len(names))


def _deadline(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    deadline = change.deadline
    if deadline is None or deadline.status == "kept":
        return
    left, right = (
        None if text is None else text.replace(words["clause_separator"], words["list_separator"])
        for text in deadline_sides(deadline, comparison, words)
    )
    if left is None or right is None:
        yield words["told_deadline_added" if left is None else "told_deadline_dropped"].format(left=left, right=right)
    elif deadline.status == "changed" and deadline.in_text:  # of which aims nobody knows that they are one
        one, other = side_names(comparison, words)
        yield words["told_deadline_beside"].format(one=one, left=left, other=other, right=right)
    elif deadline.status == "changed":
        yield words["told_deadline"].format(left=left, right=right)
    else:
        yield words["told_deadline_by"].format(left=left, right=right, word=deadline_words(deadline, words))


def _facts(facts: Sequence[FactChange], comparison: Comparison, words: Wording) -> Iterator[str]:
    """List the numbers, dates and names that changed, and the numbers and dates that came or went."""
    told = dict.fromkeys(
        _both(fact, comparison, words)
        if fact.left and fact.right
        else words[f"told_fact_{fact.status}"].format(
            name=words[f"fact_{fact.kind}"], left=lone_fact(fact, comparison), right=lone_fact(fact, comparison)
        )
        for fact in facts
        if (fact.kind in _TIMES or fact.status == "changed") and fact.status != "rolled" and fact.elsewhere is None
    )
    yield from list(told)[:_FACTS]


def _both(fact: FactChange, comparison: Comparison, words: Wording) -> str:
    left, right = fact_sides(fact, comparison)
    return words["told_fact"].format(name=words[f"fact_{fact.kind}"], left=left, right=right)


def _strength(change: Change, words: Wording) -> Iterator[str]:
    for entry in change.strength:
        if entry.left is None or entry.right is None:
            status = "added" if entry.left is None else "dropped"
            names = words["told_title"].format(head=entry.left or entry.right or "")
            names = words["told_duty"].format(fate=words[f"fact_{status}"], names=names)
        else:
            names = words["pair"].format(left=entry.left, right=entry.right)
        yield words["told_strength"].format(word=words[f"fact_{entry.status}"], names=names)
