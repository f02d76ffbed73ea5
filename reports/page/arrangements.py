"""Other orders of the rows of a page: by section of the other document, by responsible unit, by doubt, by type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from compare import KINDS, Change, Comparison
from compare.organs.mentions import task_units
from documents.model import UnitName
from reports.page.script_json import script_json
from reports.rows.order import SectionRun, other_runs
from reports.words.phrases import side_names
from reports.words.wording import Wording

__all__ = ["Arrangement", "ArrangementName", "RowGroup", "arrangements_json", "group_choices", "make_arrangements"]

ArrangementName = Literal["left", "right", "unit", "confidence", "kind"]

_SURE: Final = 2.0  # sorts behind every confidence: a task without a link leaves nothing to doubt


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; `rows` are positions on the page from 0. An order without groups has one, unnamed."""

    heading: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All rows of a page in another order, each once; `note` is printed above them."""

    name: ArrangementName
    note: str
    groups: tuple[RowGroup, ...]


def group_choices(comparison: Comparison, words: Wording) -> tuple[tuple[str, str], ...]:
    """Name the ways to group the rows, each with its word; the first is how the page comes."""
    left, right = (words["group_section"].format(name=name) for name in side_names(comparison, words))
    own, other = (left, ("right", right)) if comparison.mode == "level" else (right, ("left", left))
    return (("page", own), other, ("unit", words["group_unit"]))


def arrangements_json(comparison: Comparison, runs: Sequence[SectionRun], words: Wording) -> str:
    """Write the arrangements for the script: by name the note and the groups."""
    return script_json(
        {
            entry.name: [entry.note, [[group.heading, group.rows] for group in entry.groups]]
            for entry in make_arrangements(comparison, runs, words)
        }
    )


def make_arrangements(comparison: Comparison, runs: Sequence[SectionRun], words: Wording) -> tuple[Arrangement, ...]:
    """Arrange the rows of a page anew.

    Args:
        comparison: the comparison.
        runs: its changes in page order.
        words: the language.

    Returns:
        The other document's sections in its order; one group for each unit, those with most rows first and rows
        without a unit last; the least confident first; the types in the order of `KINDS`.
    """
    order = [index for run in runs for index in run.changes]
    position = {index: place for place, index in enumerate(order)}
    other: ArrangementName = "right" if comparison.mode == "level" else "left"
    sections = tuple(
        RowGroup(run.heading or words["no_section"], tuple(position[index] for index in run.changes))
        for run in other_runs(comparison)
    )
    changes = [comparison.changes[index] for index in order]

    def doubt(change: Change) -> float:
        return min((comparison.links[link].confidence for link in change.links), default=_SURE)

    return (
        Arrangement(other, "", sections),
        Arrangement("unit", words["group_unit_note"], _by_unit(comparison, changes, words)),
        Arrangement("confidence", "", _sorted([doubt(change) for change in changes])),
        Arrangement("kind", "", _sorted([KINDS.index(change.kind) for change in changes])),
    )


def _sorted(keys: Sequence[float]) -> tuple[RowGroup, ...]:
    """Order the rows by their keys; equal ones stay in page order."""
    return (RowGroup("", tuple(sorted(range(len(keys)), key=keys.__getitem__))),)


def _by_unit(comparison: Comparison, changes: Sequence[Change], words: Wording) -> tuple[RowGroup, ...]:
    """List every change once, under the organ of its first lead, or of its first unit where nobody leads."""
    register = dict(comparison.organs)
    names: dict[str, tuple[bool, str]] = {}  # by organ: whether the name is of the left document, the first name
    rows: dict[str, list[int]] = {}
    nobody: list[int] = []
    for place, change in enumerate(changes):
        tasks = [comparison.right.tasks[task] for task in change.right]
        before = [comparison.left.tasks[task] for task in change.left]
        unit = _first(entry for task in tasks for entry in task_units(task))
        unit, old = (unit, False) if unit else (_first(entry for task in before for entry in task_units(task)), True)
        if unit is None:
            nobody.append(place)
            continue
        organ = register.get(unit, unit)
        rows.setdefault(organ, []).append(place)
        names[organ] = min(names.get(organ, (True, unit)), (old, unit), key=lambda name: name[0])
    groups = [RowGroup(names[organ][1], tuple(places)) for organ, places in rows.items()]
    groups.sort(key=lambda group: -len(group.rows))
    return (*groups, *([RowGroup(words["no_units"], tuple(nobody))] if nobody else []))


def _first(units: Iterable[tuple[str, UnitName]]) -> UnitName | None:
    """Return the first unit that leads, else the first of all."""
    listed = list(units)
    return next((unit for role, unit in listed if role == "lead"), listed[0][1] if listed else None)
