"""What became of the units of a change, in words."""

from collections.abc import Mapping
from typing import Final

from compare import NO_UNIT_CHANGE, Change, Comparison, Mode, UnitChange, UnitRole, normalised_name
from compare.organs.mentions import task_units
from documents.model import UnitName
from reports.rows.views import UnitChip
from reports.words.wording import Wording, role_word, unit_status_word

__all__ = [
    "UNIT_SIGNS",
    "change_organs",
    "event_word",
    "handed_parts",
    "newly_leading",
    "newly_listed",
    "newly_ruled",
    "printed_unit",
    "unit_chips",
    "unit_names",
    "units_note",
]

UNIT_SIGNS: Final[Mapping[str, str]] = {
    "added": "＋",
    "dropped": "－",
    "lead_handed_over": "★",
    "lead_gained": "★",
    "lead_lost": "☆",
    "role_changed": "⇄",
    "renamed": "≈",
    "counterpart": "≈",
    "covered_by_group": "⊂",
    "named_from_group": "⊃",
}
"""The sign before a unit; a status without one is no change and has none."""

_ROLE_CHANGES: Final = ("lead_gained", "lead_lost", "role_changed")
_ROLE_ORDER: Final[dict[UnitRole | None, int]] = {"lead": 0, "responsible": 1, "cooperating": 2, None: 3}


def change_organs(change: Change, comparison: Comparison, organs: Mapping[UnitName, str]) -> Mapping[str, UnitName]:
    """Return the organs of all tasks of a change with the first name of each; an unknown name is its own organ."""
    tasks = (
        *(comparison.left.tasks[task] for task in change.left),
        *(comparison.right.tasks[task] for task in change.right),
    )
    named: dict[str, UnitName] = {}
    for task in tasks:
        for _, unit in task_units(task):
            named.setdefault(organs.get(unit, unit), unit)
    return named


def unit_chips(change: Change, comparison: Comparison, words: Wording) -> tuple[UnitChip, ...]:
    """Draw the units of a change: leads first, then in the order of the ledger.

    A task without a link shows its own units without signs: nothing became of them. So does one that is linked to a
    document that names no units at all.
    """
    if not change.left or not change.right or not change.units:
        left = [comparison.left.tasks[index] for index in change.left]
        right = [comparison.right.tasks[index] for index in change.right]
        own = (
            (role, printed_unit(unit, words, is_open=unit in task.open_units))
            for task in (*left, *right)
            for role, unit in task_units(task)
        )
        return tuple(_plain_chip(role, unit, words) for role, unit in dict.fromkeys(own))
    ordered = sorted(change.units, key=_chip_order)
    return tuple(_chip(unit, comparison.mode, words) for unit in ordered)


def units_note(change: Change, names: Mapping[str, str], words: Wording) -> str | None:
    """Say which side lists no unit at all, where only the other side does."""
    silent = {"left" if unit.left is None else "right" for unit in change.units if unit.status == "not_listed"}
    if len(silent) != 1:
        return None
    return words["not_listed"].format(side=names[silent.pop()])


def event_word(unit: UnitChange, words: Wording) -> str:
    """Name what became of a unit; an event that rests on links to be confirmed says so."""
    unlisted = unit.unlisted and unit.status == "dropped"
    word = unit_status_word(words, "unlisted" if unlisted else unit.status)
    return words["unsure_event"].format(text=word) if unit.unsure else word


def newly_listed(change: Change) -> tuple[UnitChange, ...]:
    """Return the units of the right tasks where the left ones name none: who answers now is news."""
    return tuple(unit for unit in change.units if unit.status == "not_listed" and unit.left is None)


def newly_leading(change: Change, mode: Mode) -> tuple[UnitChange, ...]:
    """Return the units that lead on the right alone where no event says so, as roles are not compared there.

    The left document marks no leads, or the lower level divides the work anew: who leads there is news all the same.
    """
    found = ("kept", "renamed", "counterpart", *(("inherited",) if mode == "level" else ()))
    return tuple(unit for unit in change.units if unit.status in found and unit.right_role == "lead" != unit.left_role)


def newly_ruled(change: Change, mode: Mode) -> tuple[UnitChange, ...]:
    """Return the collectives that are named now where a rule for the whole document named others before."""
    if mode != "year":
        return ()
    return tuple(
        unit
        for unit in change.units
        if unit.status == "inherited"
        and unit.left_role is not None
        and unit.left is not None
        and unit.right is not None
        and normalised_name(unit.left) != normalised_name(unit.right)
    )


def handed_parts(change: Change) -> tuple[tuple[int, UnitChange], ...]:
    """Return the hand-overs of single links that the whole does not tell: one lead of several went to another one."""
    told = {(unit.left, unit.right) for unit in change.units if unit.status == "lead_handed_over"}
    gone = {unit.left for unit in change.units if unit.status == "dropped" and unit.left_role == "lead"}
    return tuple(
        (part.link, unit)
        for part in change.parts
        for unit in part.units
        if unit.status == "lead_handed_over" and (unit.left, unit.right) not in told and unit.left in gone
    )


def unit_names(unit: UnitChange, words: Wording) -> str:
    """Name a unit: both names where they differ, worded by what became of it, each with its role where those differ."""
    left = None if unit.left is None else printed_unit(unit.left, words, is_open=unit.left_open)
    right = None if unit.right is None else printed_unit(unit.right, words, is_open=unit.right_open)
    if left is None or right is None or unit.left == unit.right:
        return right or left or ""
    if _tells_both_roles(unit):
        left, right = _with_role(left, unit.left_role, words), _with_role(right, unit.right_role, words)
    return words.get(unit.status, words["pair"]).format(left=left, right=right)


def printed_unit(name: str, words: Wording, *, is_open: bool) -> str:
    """Print a unit as its side does: with 等 where others stand behind it."""
    return words["and_others"].format(unit=name) if is_open else name


def _tells_both_roles(unit: UnitChange) -> bool:
    """Tell whether the roles differ between two names, so that one sign for both would stand on the wrong side."""
    return unit.left != unit.right and unit.left_role != unit.right_role and unit.status not in _ROLE_CHANGES


def _with_role(name: str, role: UnitRole | None, words: Wording) -> str:
    if role in (None, "responsible"):
        return name
    return name + words["bracketed"].format(text=role_word(words, role))


def _chip_order(unit: UnitChange) -> tuple[int, bool]:
    roles = (unit.left_role, unit.right_role)
    return (min(_ROLE_ORDER[role] for role in roles), unit.status == "dropped")


def _plain_chip(role: UnitRole, unit: str, words: Wording) -> UnitChip:
    shown = None if role == "responsible" else role_word(words, role)
    return UnitChip(status="plain", sign=None, role=shown, name=unit, tip=role_word(words, role), struck=False)


def _chip(unit: UnitChange, mode: Mode, words: Wording) -> UnitChip:
    text = unit_names(unit, words)
    if unit.unsure and unit.status not in NO_UNIT_CHANGE:
        text = words["unsure_event"].format(text=text)
    return UnitChip(
        status=unit.status,
        sign=UNIT_SIGNS.get(unit.status),
        role=_role_text(unit, words),
        name=text,
        tip=words["unit_tip"].format(status=event_word(unit, words), names=_tip_names(unit, text, words)),
        struck=unit.status == "dropped" and mode == "year" and not (unit.unlisted or unit.unsure),
    )


def _tip_names(unit: UnitChange, text: str, words: Wording) -> str:
    """Say more of some: since which reform an organ has its new name; what both are elsewhere when a lead passed."""
    if unit.reform is not None:
        return words["clause_separator"].join((text, words["renamed_in"].format(year=unit.reform)))
    if unit.status != "lead_handed_over" or unit.left is None or unit.right is None:
        return text
    after = words["handed_after"].format(unit=unit.left, role=_other_role(unit.left_after, words))
    before = words["handed_before"].format(unit=unit.right, role=_other_role(unit.right_before, words))
    return words["clause_separator"].join((text, after, before))


def _other_role(role: UnitRole | None, words: Wording) -> str:
    return words["role_absent"] if role is None else role_word(words, role)


def _role_text(unit: UnitChange, words: Wording) -> str | None:
    """Say the role where it is not plain responsibility, and both where the change of role is what is told."""
    left, right = unit.left_role, unit.right_role
    if left is not None and right is not None and left != right and unit.status in _ROLE_CHANGES:
        return words["role_change"].format(left=role_word(words, left), right=role_word(words, right))
    if left is not None and right is not None and _tells_both_roles(unit):
        return None
    role = right or left
    return None if role in (None, "responsible") else role_word(words, role)
