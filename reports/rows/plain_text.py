"""Fields of tasks and changes as plain words, for the formats without marks, and for remarks."""

from compare import NO_UNIT_CHANGE, Change, Comparison, FactChange, UnitChange
from compare.organs.mentions import task_units
from documents.model import Task
from reports.rows.actor_texts import actor_status
from reports.rows.deadlines import deadline_sides, one_sided_deadline, rolls_in_the_same_words
from reports.rows.elsewhere import see_text
from reports.rows.lone_facts import fact_sides, lone_fact
from reports.rows.unit_cells import event_word, handed_parts, newly_listed, newly_ruled, printed_unit, unit_names
from reports.words.phrases import place_of
from reports.words.wording import Wording, deadline_word, role_word

__all__ = ["deadline_change_text", "facts_text", "section_text", "strength_text", "unit_changes_text", "units_text"]


def section_text(task: Task) -> str:
    """Join the headings of a task, outermost first; its title begins its text."""
    return " › ".join(task.headings)


def units_text(task: Task, words: Wording) -> str:
    """List the units of a task by role, leads first."""
    by_role: dict[str, list[str]] = {}
    for role, unit in task_units(task):
        printed = printed_unit(unit, words, is_open=unit in task.open_units)
        by_role.setdefault(role_word(words, role), []).append(printed)
    return words["clause_separator"].join(
        words["units_of_role"].format(role=role, units=words["list_separator"].join(units))
        for role, units in by_role.items()
    )


def unit_changes_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """List what became of the units of a linked change; empty when nothing did that a reader must know."""
    if not change.left or not change.right:
        return ""
    handed = handed_parts(change)
    texts = [
        words["unit_tip"].format(status=event_word(unit, words), names=_names_and_roles(unit, words))
        for unit in change.units
        if unit.status not in NO_UNIT_CHANGE
        and not (unit.status == "dropped" and any(unit.left == one.left for _, one in handed))
    ]
    for link, unit in handed:
        place = place_of(comparison.links[link].left, comparison.left, words)
        names = words["bracketed"].format(text=place)
        texts.append(words["unit_tip"].format(status=event_word(unit, words) + names, names=unit_names(unit, words)))
    listed = [_names_and_roles(unit, words) for unit in newly_listed(change)]
    if listed:
        texts.append(words["unit_tip"].format(status=words["now_listed"], names=words["list_separator"].join(listed)))
    for unit in newly_ruled(change, comparison.mode):
        names = words["pair"].format(left=unit.left, right=unit.right)
        texts.append(words["unit_tip"].format(status=words["now_ruled"], names=names))
    texts += (actor_status(actor, words) for actor in change.actors)
    return words["clause_separator"].join(dict.fromkeys(texts))


def _names_and_roles(unit: UnitChange, words: Wording) -> str:
    """Name a unit with the role that it came or went with, or with both where the change of role is what is told."""
    names = unit_names(unit, words)
    left, right = unit.left_role, unit.right_role
    if unit.status == "role_changed" and left is not None and right is not None:
        both = words["pair"].format(left=role_word(words, left), right=role_word(words, right))
        return names + words["bracketed"].format(text=both)
    if unit.status in ("added", "dropped", "not_listed") and (role := right or left) not in (None, "responsible"):
        return names + words["bracketed"].format(text=role_word(words, role))
    return names


def deadline_change_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """Say what became of the deadline of a linked change, or that one document sets none; empty when it was kept."""
    deadline = change.deadline
    if deadline is None:
        return one_sided_deadline(change, comparison, words) or ""
    if deadline.status == "kept" or rolls_in_the_same_words(deadline):
        return ""
    if not (change.left and change.right) and not deadline.in_text:
        return ""
    both = [part for part in deadline_sides(deadline, comparison, words) if part]
    shown = words["pair"].format(left=both[0], right=both[1]) if len(both) > 1 else "".join(both)
    status = deadline_word(words, deadline.status)
    if change.unsure:
        status = words["unsure_event"].format(text=status)
    return words["unit_tip"].format(status=status, names=shown)


def facts_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """List the numbers, dates, titles, document numbers and quoted terms that are not the same, or the only ones."""
    return words["clause_separator"].join(
        dict.fromkeys(_fact(fact, change, comparison, words) for fact in change.facts)
    )


def strength_text(change: Change, words: Wording) -> str:
    """List the duties of a linked change that became stronger, weaker or their contrary, with their words."""
    if not change.left or not change.right:
        return ""
    return words["clause_separator"].join(
        dict.fromkeys(
            words["unit_tip"].format(
                status=words[f"fact_{entry.status}"],
                names=words["pair"].format(
                    left=entry.left or words["fact_nothing"], right=entry.right or words["fact_nothing"]
                ),
            )
            for entry in change.strength
        )
    )


def _fact(fact: FactChange, change: Change, comparison: Comparison, words: Wording) -> str:
    kind, name = words[f"fact_{fact.kind}"], lone_fact(fact, comparison)
    if fact.elsewhere is not None:
        see = see_text(fact.elsewhere, "left" if fact.right is None else "right", comparison, words, change)
        return words["unit_tip"].format(status=kind, names=name + words["bracketed"].format(text=see))
    if fact.left is None or fact.right is None:
        fate = words["fact_fate"].format(fate=words[f"fact_{fact.status}"], kind=kind)
        return words["unit_tip"].format(status=fate, names=name)
    left, right = fact_sides(fact, comparison)
    both = words["pair"].format(left=left, right=right)
    if fact.ratio is not None and fact.ratio != 0:
        percent = round(abs(fact.ratio) * 100) or 1
        by = words["fact_up" if fact.ratio > 0 else "fact_down"].format(percent=percent)
        both += words["bracketed"].format(text=by)
    return words["unit_tip"].format(status=kind, names=both)
