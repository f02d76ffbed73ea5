"""The units of a change as they stand in both documents: a line for each side, leads first, long lists folded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from compare import NO_UNIT_CHANGE, Change, Comparison, UnitChange, UnitRole
from compare.organs.mentions import mentions
from reports.rows.unit_cells import event_word, printed_unit
from reports.rows.views import UnitLine, UnitMention, UnitRun
from reports.words.phrases import side_names
from reports.words.wording import Wording, role_word

__all__ = ["unit_lines"]

_LISTED: Final = 4  # units of one role that are read at a glance; of more the first stands for those that stayed
_FOLDED: Final = 2  # units that are worth a fold
_FOLDS: Final = (*NO_UNIT_CHANGE, "covered_by_group", "plain")
"""What may stand behind 等: units of which the line says nothing but that they are there."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit on one side, and what became of it; no event for a task without a link."""

    name: str
    role: UnitRole
    event: UnitChange | None


def unit_lines(
    change: Change,
    comparison: Comparison,
    left_labels: Mapping[int, str],
    right_labels: Mapping[int, str],
    words: Wording,
    *,
    lists_units: tuple[bool, bool],
) -> tuple[UnitLine, ...]:
    """Draw the units of a change as each document lists them.

    Args:
        change: the change.
        comparison: the comparison that holds it.
        left_labels: label of each left task of a group, empty for a single task.
        right_labels: the same of the right tasks.
        words: the language.
        lists_units: whether the left and the right document name units of any task.

    Returns:
        One line where both sides list the same, or one side has no task; else one of each side. The members of a group
        have lines of their own where they differ. No line of a side whose document lists no unit at all, nor where
        neither side names one.
    """
    sides = (
        _members(change, comparison, left_labels, words, by_left=True),
        _members(change, comparison, right_labels, words, by_left=False),
    )
    named = [any(units for _, units in members) for members in sides]
    if not any(named):
        return ()
    names = side_names(comparison, words)
    if not (change.left and change.right):
        return tuple(_lines(None, sides[0] or sides[1], comparison, words))
    left, right = ([(label, [(unit.name, unit.role) for unit in units]) for label, units in side] for side in sides)
    if left == right and all(unit.event is None or unit.event.status in _FOLDS for _, own in sides[1] for unit in own):
        return tuple(_lines(None, sides[1], comparison, words))
    return tuple(
        line
        for name, members, lists in zip(names, sides, lists_units, strict=True)
        if lists
        for line in _lines(name, members, comparison, words)
    )


def _members(
    change: Change, comparison: Comparison, labels: Mapping[int, str], words: Wording, *, by_left: bool
) -> list[tuple[str | None, list[_Named]]]:
    """List the units of one side: of all its tasks together, or of each where they are a group and differ."""
    document, tasks = (comparison.left, change.left) if by_left else (comparison.right, change.right)
    events: dict[tuple[str, UnitRole | None], UnitChange] = {}
    for unit in change.units if change.left and change.right else ():
        name, role = (unit.left, unit.left_role) if by_left else (unit.right, unit.right_role)
        if name is not None:
            known = events.get((name, role))
            if known is None or known.status in NO_UNIT_CHANGE:
                events[name, role] = unit
    of_name = {name: unit for (name, _), unit in events.items()}
    found: list[tuple[str | None, list[_Named]]] = []
    for index in tasks:
        task = document.tasks[index]
        own = [
            _Named(
                printed_unit(unit, words, is_open=unit in task.open_units),
                role,
                events.get((unit, role), of_name.get(unit)),
            )
            for role, unit in dict.fromkeys(mentions(task))
        ]
        found.append((labels.get(index), own))
    listed = {tuple((unit.name, unit.role) for unit in units) for _, units in found}
    if len(listed) == 1:
        return [(None, found[0][1])]
    return found


def _lines(
    name: str | None, members: Sequence[tuple[str | None, list[_Named]]], comparison: Comparison, words: Wording
) -> Iterator[UnitLine]:
    for at, (label, units) in enumerate(members):
        head = words["column_units"] if name is None else words["units_of"].format(side=name)
        yield UnitLine(
            head if at == 0 else None,
            label,
            tuple(_runs(units, comparison, words)),
            None if units else words["no_units"],
        )


def _runs(units: Iterable[_Named], comparison: Comparison, words: Wording) -> Iterator[UnitRun]:
    """Put units of one role together, and fold what a long list repeats."""
    for role, group in groupby(units, key=lambda unit: unit.role):
        own = list(group)
        quiet = [unit for unit in own[1:] if _status(unit) in _FOLDS]
        if len(own) <= _LISTED or len(quiet) < _FOLDED:
            quiet = []
        yield UnitRun(
            None if role == "responsible" else role_word(words, role),
            tuple(_mention(unit, comparison, words) for unit in own if unit not in quiet),
            tuple(_mention(unit, comparison, words) for unit in quiet),
            words["and_more"].format(count=len(own)),
        )


def _status(unit: _Named) -> str:
    return "plain" if unit.event is None else unit.event.status


def _mention(unit: _Named, comparison: Comparison, words: Wording) -> UnitMention:
    event = unit.event
    if event is None:
        return UnitMention(unit.name, "plain", "", None)
    tip = event_word(event, words)
    if event.reform is not None:
        tip = words["clause_separator"].join((tip, words["renamed_in"].format(year=event.reform)))
    mark: Literal["ins", "del"] | None = None
    if event.status == "added":
        mark = "ins"
    elif event.status == "dropped" and comparison.mode == "year" and not (event.unlisted or event.unsure):
        mark = "del"
    return UnitMention(unit.name, event.status, "" if event.status == "kept" else tip, mark)
