"""Compare the responsible units of the tasks of one change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Mode, UnitChange, UnitRole, UnitStatus
from compare.order import reading_order
from compare.organs import added_keys, includes, is_nobody, normalised_name, organ_key
from documents.model import Task, UnitName

__all__ = ["unit_changes"]

STRENGTH: Mapping[UnitRole, int] = {"lead": 3, "responsible": 2, "cooperating": 1}
"""A unit that has several roles within one change counts with the strongest."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of one side of a change; `place` counts the units of the side, `everywhere` marks a document-wide rule."""

    name: UnitName
    role: UnitRole
    place: int
    everywhere: bool = False

    @property
    def organ(self) -> str:
        return organ_key(self.name)


_Pair = tuple[_Unit | None, _Unit | None]


def unit_changes(
    left: Sequence[Task],
    right: Sequence[Task],
    *,
    mode: Mode,
    left_everywhere: Sequence[UnitName] = (),
    right_everywhere: Sequence[UnitName] = (),
) -> tuple[UnitChange, ...]:
    """Say what became of every unit of a change.

    The same name is the same unit. Names of one organ, and formulas for one collective, are counterparts; a left unit
    and a right unit that share an organ are never reported as one gone and one come.

    A unit left over is held against the collectives of the other side that are new there or hold everywhere: it is
    covered by the collective, or named out of it, and the collective is not told as come or gone besides. Where the
    tasks of one side name no unit at all, those of the other are `not_listed` there instead of gone or come.

    Args:
        left: left tasks; none for an added task.
        right: right tasks; none for a dropped task.
        mode: in `year`, a change of role is told even where the organ was renamed; otherwise counterparts at two
            levels or in two places keep their different roles without it being a change.
        left_everywhere: units that a rule of the left document makes responsible for every task. Such a unit is
            neither gained nor lost by a single change, and is shown only where the other side names it.
        right_everywhere: the same of the right document.

    Returns:
        One entry a unit, in the right order of units; a unit that left stands after its left neighbour.
    """
    whole = bool(left) and bool(right)
    olds = _side(left, left_everywhere if whole else ())
    news = _side(right, right_everywhere if whole else ())
    pairs = _by_name(olds, news)
    pairs += _by_organ(olds, news, pairs)
    pairs += _by_added_name(olds, news, pairs)
    pairs += _by_group(olds, news, pairs)
    paired = {(side, unit.place) for pair in pairs for side, unit in enumerate(pair) if unit is not None}
    pairs += [(unit, None) for unit in olds if (0, unit.place) not in paired]
    pairs += [(None, unit) for unit in news if (1, unit.place) not in paired]
    shown = [pair for pair in pairs if any(unit is not None and not unit.everywhere for unit in pair)]
    order = reading_order(_sides(shown))
    silent = whole and not (_names_any(olds) and _names_any(news))
    return tuple(_change(*shown[index], mode=mode, silent=silent) for index in order)


def _names_any(units: Sequence[_Unit]) -> bool:
    """Whether the tasks of a side name a unit themselves, not only by a rule of their document."""
    return any(not unit.everywhere for unit in units)


def _side(tasks: Sequence[Task], everywhere: Sequence[UnitName]) -> list[_Unit]:
    """List the units of one side by first mention, each once with its strongest role."""
    roles: dict[str, UnitRole] = {}
    names: dict[str, UnitName] = {}
    for name, role in _mentions(tasks):
        key = normalised_name(name)
        if is_nobody(name):
            continue
        names.setdefault(key, name)
        if key not in roles or STRENGTH[role] > STRENGTH[roles[key]]:
            roles[key] = role
    units = [_Unit(names[key], roles[key], place) for place, key in enumerate(names)]
    rule = {normalised_name(name): name for name in everywhere}
    units += [
        _Unit(name, "responsible", len(names) + place, everywhere=True)
        for place, (key, name) in enumerate(rule.items())
        if key not in names
    ]
    return units


def _mentions(tasks: Iterable[Task]) -> Iterable[tuple[UnitName, UnitRole]]:
    """Walk through all units with their roles, leads of a task first."""
    for task in tasks:
        yield from ((name, "lead") for name in task.lead_units)
        yield from ((name, "responsible") for name in task.responsible_units)
        yield from ((name, "cooperating") for name in task.cooperating_units)


def _by_name(olds: Sequence[_Unit], news: Sequence[_Unit]) -> list[_Pair]:
    """Pair units of the same name."""
    named = {normalised_name(unit.name): unit for unit in news}
    found = ((old, named.get(normalised_name(old.name))) for old in olds)
    return [(old, new) for old, new in found if new is not None]


def _by_organ(olds: Sequence[_Unit], news: Sequence[_Unit], pairs: Sequence[_Pair]) -> list[_Pair]:
    """Pair the rest by organ, in order; what is over on one side meets the first of its organ on the other side."""
    taken = {(side, unit.place) for pair in pairs for side, unit in enumerate(pair) if unit is not None}
    first_old, first_new = _first_by_organ(olds), _first_by_organ(news)
    free_new: dict[str, list[_Unit]] = {}
    for new in news:
        if (1, new.place) not in taken and new.organ in first_old:
            free_new.setdefault(new.organ, []).append(new)
    found: list[_Pair] = []
    for old in olds:
        if (0, old.place) not in taken and old.organ in first_new:
            queue = free_new.get(old.organ)
            found.append((old, queue.pop(0) if queue else first_new[old.organ]))
    found += [(first_old[new.organ], new) for queue in free_new.values() for new in queue]
    return found


def _by_added_name(olds: Sequence[_Unit], news: Sequence[_Unit], pairs: Sequence[_Pair]) -> list[_Pair]:
    """Pair units left over with one that carries their name in brackets: 省委改革办 with 市政务数据办（市跑改办）."""
    taken = {(side, unit.place) for pair in pairs for side, unit in enumerate(pair) if unit is not None}
    found: list[_Pair] = []
    for old in olds:
        if (0, old.place) not in taken:
            found += [(old, new) for new in news if old.organ in added_keys(new.name)][:1]
    for new in news:
        if (1, new.place) not in taken:
            found += [(old, new) for old in olds if new.organ in added_keys(old.name)][:1]
    return found


def _by_group(olds: Sequence[_Unit], news: Sequence[_Unit], pairs: Sequence[_Pair]) -> list[_Pair]:
    """Pair units left over with a collective of the other side that covers them, itself left over or everywhere."""
    taken = {(side, unit.place) for pair in pairs for side, unit in enumerate(pair) if unit is not None}
    free_olds = [unit for unit in olds if (0, unit.place) not in taken]
    free_news = [unit for unit in news if (1, unit.place) not in taken]
    old_groups = [unit for unit in olds if unit.everywhere or (0, unit.place) not in taken]
    new_groups = [unit for unit in news if unit.everywhere or (1, unit.place) not in taken]
    found: list[_Pair] = []
    for old in free_olds:
        if not old.everywhere:
            found += [(old, new) for new in new_groups if includes(new.name, old.name)][:1]
    for new in free_news:
        if not new.everywhere:
            found += [(old, new) for old in old_groups if includes(old.name, new.name)][:1]
    return found


def _first_by_organ(units: Sequence[_Unit]) -> dict[str, _Unit]:
    """Index units by organ, the first of each."""
    first: dict[str, _Unit] = {}
    for unit in units:
        first.setdefault(unit.organ, unit)
    return first


def _sides(pairs: Sequence[_Pair]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Write pairs as places; a unit met by several stands at its own place in each."""
    return [(() if old is None else (old.place,), () if new is None else (new.place,)) for old, new in pairs]


def _change(old: _Unit | None, new: _Unit | None, *, mode: Mode, silent: bool) -> UnitChange:
    """Write a pair down with its status; `silent` when one side names no unit."""
    return UnitChange(
        "not_listed" if silent and (old is None or new is None) else _status(old, new, mode),
        None if old is None else old.name,
        None if new is None else new.name,
        None if old is None else old.role,
        None if new is None else new.role,
    )


def _status(old: _Unit | None, new: _Unit | None, mode: Mode) -> UnitStatus:
    """Name what became of a unit."""
    if old is None or new is None:
        return "added" if old is None else "left"
    if includes(new.name, old.name):
        return "covered_by_group"
    if includes(old.name, new.name):
        return "named_from_group"
    same = normalised_name(old.name) == normalised_name(new.name)
    if old.role == new.role or not (same or mode == "year"):
        return "kept" if same else "counterpart"
    if new.role == "lead":
        return "lead_gained"
    return "lead_lost" if old.role == "lead" else "role_changed"
