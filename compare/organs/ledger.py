"""The ledger of units: who led and answered for what, what each gained and lost, and to whom the lead went."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from compare.findings import has_leads
from compare.model import NO_UNIT_CHANGE, Change, Comparison, Mode, UnitChange, UnitRole, UnitStatus
from compare.organs.identity import identify
from compare.organs.mentions import mentions
from compare.organs.names import normalised_name
from compare.organs.register import Register
from documents.model import Document, Task, UnitName

__all__ = ["AnswerRow", "AnsweringUnit", "Handover", "LedgerRow", "UnitLedger", "ledger_names", "unit_ledger"]


@dataclass(frozen=True, slots=True)
class Handover:
    """The lead of tasks that went to or came from another organ; `changes` indexes `Comparison.changes`, ascending."""

    organ: str
    changes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One organ or collective.

    Tasks are indices into the tasks of their document, ascending; with several roles in one task the strongest counts,
    so that a task is in one of the three. Changes are indices into `Comparison.changes`, of linked changes only.

    Events that rest on links alone that a person should confirm are in `events` and in no other column.

    Attributes:
        organ: its name in the register of organs, or its printed name where the register does not know it.
        left_names: the names printed on the left, by first mention.
        right_names: the same of the right.
        gained: changes that name it on the right alone, as new lead or otherwise.
        lost: changes that name it on the left alone.
        lead_gained: changes in which it leads on the right alone, whether it was there before or not; none where one
            of the documents marks no leads, since roles are not compared then.
        lead_lost: changes in which it leads on the left alone; the same holds.
        named: changes that name it on the right, where a collective stood for it.
        covered: changes that name it on the left, and for which a collective stands now.
        handed_to: where its lead went by `lead_handed_over`, most first.
        taken_from: where its lead came from.
        events: (status, number of events) of its own events: those of its left name, or of its right name where there
            is no left one. The rows' events add up to the ledger's `events`.
    """

    organ: str
    left_names: tuple[UnitName, ...] = ()
    right_names: tuple[UnitName, ...] = ()
    left_lead: tuple[int, ...] = ()
    left_responsible: tuple[int, ...] = ()
    left_cooperating: tuple[int, ...] = ()
    right_lead: tuple[int, ...] = ()
    right_responsible: tuple[int, ...] = ()
    right_cooperating: tuple[int, ...] = ()
    gained: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    lead_gained: tuple[int, ...] = ()
    lead_lost: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    covered: tuple[int, ...] = ()
    handed_to: tuple[Handover, ...] = ()
    taken_from: tuple[Handover, ...] = ()
    events: tuple[tuple[UnitStatus, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweringUnit:
    """A unit of the city that answers for one of the province, with the tasks of both sides in which it does."""

    unit: UnitName
    left_tasks: tuple[int, ...]
    right_tasks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One organ of the higher government and who answers for its tasks below.

    Attributes:
        organ: as in `LedgerRow`.
        names: its names as printed on the left.
        answers: units of the right that are the same organ or its counterpart, by the number of left tasks; after
            them the collectives that only cover it.
        unanswered: left tasks that are linked, but whose right tasks name no such unit.
        unlinked: left tasks of the organ without a link.
    """

    organ: str
    names: tuple[UnitName, ...]
    answers: tuple[AnsweringUnit, ...]
    unanswered: tuple[int, ...]
    unlinked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnitLedger:
    """All units of a comparison.

    Attributes:
        rows: those with most changes first, then those with most tasks, then by name.
        answers: in `level` mode who answers for each organ of the left, in the order of the tasks; else empty.
        events: (status, number of events) over all linked changes, in the order of `UnitStatus`.
    """

    rows: tuple[LedgerRow, ...]
    answers: tuple[AnswerRow, ...]
    events: tuple[tuple[UnitStatus, int], ...]


def unit_ledger(comparison: Comparison) -> UnitLedger:
    """Add up the units of a comparison.

    Args:
        comparison: any comparison; `comparison.organs` says which names are one organ.

    Returns:
        A row for every organ and collective that a task or a document-wide rule of either side names. Every mention
        of a unit in a task is in exactly one row, and every event of a linked change is counted in exactly one.
    """
    organs = dict(comparison.organs)
    names = (_names(comparison, 0, organs), _names(comparison, 1, organs))
    held = (_held(comparison.left.tasks, organs), _held(comparison.right.tasks, organs))
    linked = [(place, change) for place, change in enumerate(comparison.changes) if change.left and change.right]
    roles = has_leads(comparison.left) and has_leads(comparison.right)
    rows = [_row(organ, names, held, linked, organs, roles=roles) for organ in dict.fromkeys((*names[0], *names[1]))]
    rows.sort(key=lambda row: (-_weight(row), -_tasks(row), row.organ))
    return UnitLedger(
        rows=tuple(rows),
        answers=tuple(_answers(comparison, names[0], organs)) if comparison.mode == "level" else (),
        events=_counted(unit for _, change in linked for unit in change.units),
    )


def ledger_names(
    left: Document, right: Document, register: Register, *, mode: Mode
) -> tuple[tuple[UnitName, str], ...]:
    """Say under which organ the ledger counts every unit of two documents.

    Args:
        left: the left document.
        right: the right document.
        register: which names are one organ.
        mode: between two years a unit counts under its organ, whatever the organ was called; between levels and
            regions under its job, so that counterparts share a row.

    Returns:
        (printed name, organ), by first mention. Organs that a later reform merged, and of whose successor neither
        document knows, keep their own names: 工商局 and 质监局 are two. So does, except in `level` mode, an organ of
        another level than most of its kind: 县级政府办公室 is not 省政府办公厅.
    """
    printed = [
        name
        for document in (left, right)
        for name in (
            *(name for task in document.tasks for _, name in mentions(task)),
            *document.global_responsible_units,
        )
    ]
    identities = {name: identify(name, register) for name in dict.fromkeys(printed)}
    present = {one.organ for one in identities.values() if one.until is None}
    organs = {
        name: (one.organ if one.organ in present else one.label) if mode == "year" else one.job
        for name, one in identities.items()
    }
    levels = Counter((organs[name], identities[name].level) for name in printed if identities[name].level)
    most = {organ: level for (organ, level), _ in reversed(levels.most_common())}
    found: list[tuple[UnitName, str]] = []
    for name, one in identities.items():
        organ = organs[name]
        other_level = mode != "level" and one.level not in ("", most.get(organ, one.level))
        found.append((name, normalised_name(name) if other_level else organ))
    return tuple(found)


def _organ(name: UnitName, organs: Mapping[UnitName, str]) -> str:
    return organs.get(name, name)


def _names(comparison: Comparison, side: int, organs: Mapping[UnitName, str]) -> dict[str, tuple[UnitName, ...]]:
    """List the names printed on one side for each organ, by first mention, a document-wide rule last."""
    document = (comparison.left, comparison.right)[side]
    printed = [name for task in document.tasks for _, name in mentions(task)]
    found: dict[str, tuple[UnitName, ...]] = {}
    for name in dict.fromkeys((*printed, *document.global_responsible_units)):
        organ = _organ(name, organs)
        found[organ] = (*found.get(organ, ()), name)
    return found


_Held = Mapping[tuple[str, UnitRole], tuple[int, ...]]


def _held(tasks: Sequence[Task], organs: Mapping[UnitName, str]) -> _Held:
    """Give every organ its tasks by role; a task counts once, with the strongest role."""
    held: dict[tuple[str, UnitRole], tuple[int, ...]] = {}
    for index, task in enumerate(tasks):
        strongest: dict[str, UnitRole] = {}
        for role, name in mentions(task):  # leads come first, so the first role is the strongest
            strongest.setdefault(_organ(name, organs), role)
        for organ, role in strongest.items():
            held[organ, role] = (*held.get((organ, role), ()), index)
    return held


def _row(
    organ: str,
    names: tuple[Mapping[str, tuple[UnitName, ...]], Mapping[str, tuple[UnitName, ...]]],
    held: tuple[_Held, _Held],
    linked: Sequence[tuple[int, Change]],
    organs: Mapping[UnitName, str],
    *,
    roles: bool,
) -> LedgerRow:
    """Add up one organ."""
    gained: list[int] = []
    lost: list[int] = []
    lead_gained: list[int] = []
    lead_lost: list[int] = []
    named: list[int] = []
    covered: list[int] = []
    handed_to: dict[str, list[int]] = {}
    taken_from: dict[str, list[int]] = {}
    own: list[UnitChange] = []
    for place, change in linked:
        for unit in change.units:
            old = None if unit.left is None else _organ(unit.left, organs)
            new = None if unit.right is None else _organ(unit.right, organs)
            if organ not in (old, new):
                continue
            if (old if old is not None else new) == organ:
                own.append(unit)
            if unit.unsure:
                continue
            if _gains(unit) and new == organ:
                gained.append(place)
            if _loses(unit) and old == organ:
                lost.append(place)
            if roles and _gains_lead(unit) and new == organ:
                lead_gained.append(place)
            if roles and _loses_lead(unit) and old == organ:
                lead_lost.append(place)
            if unit.status == "named_from_group" and new == organ:
                named.append(place)
            if unit.status == "covered_by_group" and old == organ:
                covered.append(place)
            if unit.status == "lead_handed_over" and old is not None and new is not None:
                if old == organ:
                    handed_to.setdefault(new, []).append(place)
                if new == organ:
                    taken_from.setdefault(old, []).append(place)
    return LedgerRow(
        organ=organ,
        left_names=names[0].get(organ, ()),
        right_names=names[1].get(organ, ()),
        left_lead=held[0].get((organ, "lead"), ()),
        left_responsible=held[0].get((organ, "responsible"), ()),
        left_cooperating=held[0].get((organ, "cooperating"), ()),
        right_lead=held[1].get((organ, "lead"), ()),
        right_responsible=held[1].get((organ, "responsible"), ()),
        right_cooperating=held[1].get((organ, "cooperating"), ()),
        gained=_once(gained),
        lost=_once(lost),
        lead_gained=_once(lead_gained),
        lead_lost=_once(lead_lost),
        named=_once(named),
        covered=_once(covered),
        handed_to=_handovers(handed_to),
        taken_from=_handovers(taken_from),
        events=_counted(own),
    )


def _gains(unit: UnitChange) -> bool:
    """Whether the right unit is named on the right alone."""
    return unit.status == "added" or (unit.status == "lead_handed_over" and unit.right_before is None)


def _loses(unit: UnitChange) -> bool:
    """Whether the left unit is named on the left alone."""
    return (unit.status == "dropped" and not unit.unlisted) or (
        unit.status == "lead_handed_over" and unit.left_after is None
    )


def _gains_lead(unit: UnitChange) -> bool:
    """Whether the right unit leads on the right alone."""
    return unit.status in {"lead_gained", "lead_handed_over"} or (unit.status == "added" and unit.right_role == "lead")


def _loses_lead(unit: UnitChange) -> bool:
    """Whether the left unit leads on the left alone."""
    return unit.status in {"lead_lost", "lead_handed_over"} or (unit.status == "dropped" and unit.left_role == "lead")


def _once(places: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places))


def _handovers(found: Mapping[str, Sequence[int]]) -> tuple[Handover, ...]:
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(Handover(organ, _once(places)) for organ, places in ordered)


def _counted(units: Iterable[UnitChange]) -> tuple[tuple[UnitStatus, int], ...]:
    """Count events by status, in the order of `UnitStatus`, without those that there are none of."""
    counts = Counter(unit.status for unit in units)
    return tuple((status, counts[status]) for status in get_args(UnitStatus) if counts[status])


def _weight(row: LedgerRow) -> int:
    return sum(number for status, number in row.events if status not in NO_UNIT_CHANGE) + sum(
        len(entry.changes) for entry in row.taken_from
    )


def _tasks(row: LedgerRow) -> int:
    sides = (row.left_lead, row.left_responsible, row.left_cooperating)
    return sum(map(len, (*sides, row.right_lead, row.right_responsible, row.right_cooperating)))


@dataclass(slots=True)
class _Answering:
    """An `AnsweringUnit` in the making; `collective` while the unit has only covered others as a collective."""

    unit: UnitName
    left: set[int] = field(default_factory=set)
    right: set[int] = field(default_factory=set)
    collective: bool = True


def _answers(
    comparison: Comparison, names: Mapping[str, tuple[UnitName, ...]], organs: Mapping[UnitName, str]
) -> Iterable[AnswerRow]:
    """Say for every organ of the left who answers for its tasks on the right."""
    answers: dict[str, dict[str, _Answering]] = {organ: {} for organ in names}
    for i, j, units in _links_with_units(comparison):
        for unit in units:
            if unit.left is None or unit.right is None or unit.status == "lead_handed_over":
                continue
            found = answers.get(_organ(unit.left, organs), {})
            answering = found.setdefault(normalised_name(unit.right), _Answering(unit.right))
            answering.left.add(i)
            answering.right.add(j)
            answering.collective &= unit.status == "covered_by_group"
    linked = {link.left for link in comparison.links}
    everywhere = {_organ(name, organs) for name in comparison.left.global_responsible_units}
    for organ, printed in names.items():
        own = {
            i
            for i, task in enumerate(comparison.left.tasks)
            if organ in everywhere or any(_organ(name, organs) == organ for _, name in mentions(task))
        }
        listed = sorted(answers[organ].values(), key=lambda one: (one.collective, -len(one.left), one.unit))
        met = {i for one in listed for i in one.left}
        told = tuple(AnsweringUnit(one.unit, tuple(sorted(one.left)), tuple(sorted(one.right))) for one in listed)
        yield AnswerRow(organ, printed, told, tuple(sorted((own & linked) - met)), tuple(sorted(own - linked)))


def _links_with_units(comparison: Comparison) -> Iterable[tuple[int, int, tuple[UnitChange, ...]]]:
    """Walk through the links with what became of the units of the two tasks."""
    for change in comparison.changes:
        parts = {part.link: part.units for part in change.parts}
        for number in change.links:
            link = comparison.links[number]
            yield link.left, link.right, parts.get(number, change.units)
