"""The units of a change as chips, and all units of a comparison as a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from compare import NO_UNIT_CHANGE, Change, Comparison, Mode, UnitChange, UnitRole
from documents.model import Task, UnitName
from reports.overview_model import PairCount, UnitTable, UnitTableRow
from reports.page_model import UnitChip
from reports.wording import Wording, role_word, unit_status_word

__all__ = ["has_unit_change", "task_units", "unit_chips", "unit_names", "unit_table", "units_note"]

_SIGNS: Final[Mapping[str, str]] = {
    "added": "＋",
    "left": "－",
    "lead_handed_over": "★",
    "lead_gained": "★",
    "lead_lost": "☆",
    "role_changed": "⇄",
    "renamed": "≈",
    "counterpart": "≈",
    "covered_by_group": "⊂",
    "named_from_group": "⊃",
}
_FATES: Final = ("added", "added_lead", "left", "left_lead", "lead_gained", "lead_lost")
_SORTED_BY: Final = (4, 6, 8, 9)  # columns of the table that count changes, each change once
_SHOWN_ROWS: Final = 12  # rows of the table that show at once: what fits beside the other charts
_ROLE_ORDER: Final[dict[UnitRole | None, int]] = {"lead": 0, "responsible": 1, "cooperating": 2, None: 3}


def has_unit_change(change: Change) -> bool:
    """Tell whether the units of a linked change differ in substance; unlinked tasks never count."""
    return bool(change.left and change.right) and any(unit.status not in NO_UNIT_CHANGE for unit in change.units)


def task_units(task: Task) -> tuple[tuple[UnitRole, UnitName], ...]:
    """Return all units of a task with their role, leads first."""
    roles: tuple[tuple[UnitRole, tuple[UnitName, ...]], ...] = (
        ("lead", task.lead_units),
        ("responsible", task.responsible_units),
        ("cooperating", task.cooperating_units),
    )
    return tuple((role, unit) for role, units in roles for unit in units)


def unit_chips(change: Change, comparison: Comparison, words: Wording) -> tuple[UnitChip, ...]:
    """Draw the units of a change: leads first, then in the order of the ledger.

    A task without a link shows its own units without signs: nothing became of them. So does one that is linked to a
    document that names no units at all.
    """
    if not change.left or not change.right or not change.units:
        left = [comparison.left.tasks[index] for index in change.left]
        right = [comparison.right.tasks[index] for index in change.right]
        own = (entry for task in (*left, *right) for entry in task_units(task))
        return tuple(_plain_chip(role, unit, words) for role, unit in dict.fromkeys(own))
    ordered = sorted(change.units, key=_chip_order)
    return tuple(_chip(unit, comparison.mode, words) for unit in ordered)


def units_note(change: Change, names: Mapping[str, str], words: Wording) -> str | None:
    """Say which side lists no unit at all, where only the other side does."""
    silent = {"left" if unit.left is None else "right" for unit in change.units if unit.status == "not_listed"}
    if len(silent) != 1:
        return None
    return words["not_listed"].format(side=names[silent.pop()])


def _chip_order(unit: UnitChange) -> tuple[int, bool]:
    roles = (unit.left_role, unit.right_role)
    return (min(_ROLE_ORDER[role] for role in roles), unit.status == "left")


def _plain_chip(role: UnitRole, unit: UnitName, words: Wording) -> UnitChip:
    shown = None if role == "responsible" else role_word(words, role)
    return UnitChip(status="plain", sign=None, role=shown, name=unit, tip=role_word(words, role), struck=False)


def _chip(unit: UnitChange, mode: Mode, words: Wording) -> UnitChip:
    text = unit_names(unit, words)
    return UnitChip(
        status=unit.status,
        sign=_SIGNS.get(unit.status),
        role=_role_text(unit, words),
        name=text,
        tip=words["unit_tip"].format(status=unit_status_word(words, unit.status), names=text),
        struck=unit.status == "left" and mode == "year",
    )


def unit_names(unit: UnitChange, words: Wording) -> str:
    """Name a unit: both names where they differ, worded by what became of it."""
    names = list(dict.fromkeys(name for name in (unit.left, unit.right) if name))
    if len(names) < 2:
        return "".join(names)
    return words.get(unit.status, words["pair"]).format(left=names[0], right=names[1])


def _role_text(unit: UnitChange, words: Wording) -> str | None:
    """Say the role where it is not plain responsibility, and both where they differ."""
    left, right = unit.left_role, unit.right_role
    if left is not None and right is not None and left != right:
        return words["role_change"].format(left=role_word(words, left), right=role_word(words, right))
    role = right or left
    return None if role in (None, "responsible") else role_word(words, role)


def unit_table(comparison: Comparison, left_name: str, right_name: str, words: Wording) -> UnitTable | None:
    """Count every unit by role and side and by what became of it; None when no task names a unit."""
    left = _role_counts(comparison.left.tasks)
    right = _role_counts(comparison.right.tasks)
    linked = [change for change in comparison.changes if change.left and change.right]
    fates = Counter(fate for change in linked for unit in change.units for fate in _fates(unit))
    names = dict.fromkeys(name for name, _ in (*left, *right))
    if not names:
        return None
    rows = []
    for name in names:
        changed = tuple(fates[name, fate] for fate in _FATES)
        totals = (left[name, "lead"], left[name, "other"], right[name, "lead"], right[name, "other"])
        rows.append(UnitTableRow(name=name, counts=(*totals, *changed)))
    rows.sort(key=lambda row: (-sum(row.counts[position] for position in _SORTED_BY), -sum(row.counts[:4]), row.name))
    roles = (words["units_lead"], words["units_other"])
    fate_names = tuple(
        words[f"units_{name}"] for name in ("gained", "leading", "lost", "leading", "lead_gained", "lead_lost")
    )
    return UnitTable(
        groups=((left_name, roles), (right_name, roles), (words["units_fate"], fate_names)),
        rows=tuple(rows[:_SHOWN_ROWS]),
        folded_rows=tuple(rows[_SHOWN_ROWS:]),
        folded_title=words["units_more"].format(count=max(0, len(rows) - _SHOWN_ROWS)),
        counterparts=_pairs(_counterparts(linked), words),
        handovers=_pairs(_handovers(linked), words),
    )


def _role_counts(tasks: Iterable[Task]) -> Counter[tuple[UnitName, str]]:
    return Counter(
        (unit, "lead" if role == "lead" else "other")
        for task in tasks
        for role, unit in dict.fromkeys(task_units(task))
    )


def _fates(unit: UnitChange) -> tuple[tuple[UnitName, str], ...]:
    """Name what became of a unit; one that joins or leaves as lead is counted among those, not as lead gained."""
    if unit.status == "lead_handed_over" and unit.left is not None and unit.right is not None:
        old = ("lead_lost",) if unit.left_after else ("left", "left_lead")
        new = ("lead_gained",) if unit.right_before else ("added", "added_lead")
        return (*((unit.left, fate) for fate in old), *((unit.right, fate) for fate in new))
    name = unit.left if unit.status in ("left", "lead_lost") else unit.right
    if name is None or unit.status not in ("added", "left", "lead_gained", "lead_lost"):
        return ()
    if unit.status == "added" and unit.right_role == "lead":
        return ((name, "added"), (name, "added_lead"))
    if unit.status == "left" and unit.left_role == "lead":
        return ((name, "left"), (name, "left_lead"))
    return ((name, unit.status),)


def _counterparts(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    return Counter(
        (unit.left, unit.right)
        for change in changes
        for unit in change.units
        if unit.status == "counterpart" and unit.left is not None and unit.right is not None
    )


def _handovers(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    """Count who handed the lead over to whom."""
    return Counter(
        (unit.left, unit.right)
        for change in changes
        for unit in change.units
        if unit.status == "lead_handed_over" and unit.left is not None and unit.right is not None
    )


def _pairs(counts: Counter[tuple[str, str]], words: Wording) -> tuple[PairCount, ...]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(
        PairCount(text=words["pair"].format(left=left, right=right), times=words["times"].format(count=count))
        for (left, right), count in ordered
    )
