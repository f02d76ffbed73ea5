"""Fields of tasks and changes as plain words, for the formats without marks: CSV and Markdown."""

from compare import NO_UNIT_CHANGE, Change
from documents.model import Task
from reports.unit_cells import task_units, unit_names
from reports.wording import Wording, deadline_word, role_word, unit_status_word

__all__ = ["deadline_change_text", "section_text", "unit_changes_text", "units_text"]


def section_text(task: Task) -> str:
    """Join the headings of a task, outermost first."""
    return " › ".join(task.section)


def units_text(task: Task, words: Wording) -> str:
    """List the units of a task by role, leads first."""
    by_role: dict[str, list[str]] = {}
    for role, unit in task_units(task):
        by_role.setdefault(role_word(words, role), []).append(unit)
    return words["clause_separator"].join(
        words["units_of_role"].format(role=role, units=words["list_separator"].join(units))
        for role, units in by_role.items()
    )


def unit_changes_text(change: Change, words: Wording) -> str:
    """List what became of the units of a linked change; empty when nothing of substance did."""
    if not change.left or not change.right:
        return ""
    texts = [
        words["unit_tip"].format(status=unit_status_word(words, unit.status), names=unit_names(unit, words))
        for unit in change.units
        if unit.status not in NO_UNIT_CHANGE
    ]
    return words["clause_separator"].join(texts)


def deadline_change_text(change: Change, words: Wording) -> str:
    """Say what became of the deadline of a linked change; empty when it was kept."""
    deadline = change.deadline
    if deadline is None or not (change.left and change.right) or deadline.status == "kept":
        return ""
    both = [part for part in (deadline.left, deadline.right) if part]
    shown = words["pair"].format(left=both[0], right=both[1]) if len(both) > 1 else "".join(both)
    return words["unit_tip"].format(status=deadline_word(words, deadline.status), names=shown)
