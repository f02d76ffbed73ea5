"""What became of the responsible units of one change; docs/decisions/0005-unit-events.md says what is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.model import UnitChange, UnitRole, UnitStatus
from compare.order import reading_order
from compare.organs.unit_pairs import (
    STRENGTH,
    ListedUnit,
    UnitPair,
    UnitTerms,
    among_others,
    grouped,
    inherited,
    listed_units,
    of_the_government_below,
    related,
    unpaired,
)
from documents.model import Task

__all__ = ["unit_changes"]


@dataclass(frozen=True, slots=True)
class _Handover:
    """The lead goes from `old` to `new`; `after` is what the one is now, `before` what the other was."""

    old: ListedUnit
    new: ListedUnit
    after: tuple[ListedUnit, ...]
    before: tuple[ListedUnit, ...]

    @property
    def told(self) -> tuple[ListedUnit, ...]:
        """All units that the event speaks of."""
        return (self.old, self.new, *self.after, *self.before)


def unit_changes(left: Sequence[Task], right: Sequence[Task], terms: UnitTerms) -> tuple[UnitChange, ...]:
    """Say what became of every unit of a change.

    Args:
        left: left tasks; none for an added task.
        right: right tasks; none for a dropped task.
        terms: what holds for the whole comparison.

    Returns:
        Events in the right order of units; a unit that left stands after its left neighbour. Every unit that a task
        names has an event, or a hand-over of the lead speaks of it. Swapping the sides mirrors the events.
    """
    olds, news = listed_units(left, terms.register), listed_units(right, terms.register)
    pairs = related(olds, news, terms)
    handover = _handover(olds, news, pairs) if terms.roles and terms.mode != "level" else None
    told: tuple[ListedUnit, ...] = ()
    if handover is not None:
        told = handover.told
        pairs = [pair for pair in pairs if pair.old is not handover.old and pair.new is not handover.new]
    whole = bool(left) and bool(right)
    if whole:
        pairs += inherited(*unpaired(olds, news, pairs, told), terms)
        pairs += grouped(*unpaired(olds, news, pairs, told), terms)
        pairs += among_others(*unpaired(olds, news, pairs, told), olds, news, terms)
        pairs += of_the_government_below(*unpaired(olds, news, pairs, told), terms)
    free_olds, free_news = unpaired(olds, news, pairs, told)
    silent = whole and not (olds and news)
    pairs += [UnitPair(old, None, "not_listed" if silent else "dropped") for old in free_olds]
    pairs += [UnitPair(None, new, "not_listed" if silent else "added") for new in free_news]
    if handover is not None:
        pairs.append(UnitPair(handover.old, handover.new, "lead_handed_over"))
    led = any(unit.role == "lead" for unit in news)
    written = (_written(pair, handover, terms, led=led) for pair in _in_order(pairs))
    return tuple(unit if terms.mode == "level" else _unlisted(unit, olds, news) for unit in written)


def _handover(olds: Iterable[ListedUnit], news: Iterable[ListedUnit], pairs: Sequence[UnitPair]) -> _Handover | None:
    """Find the first unit that leads on the left alone and the first that leads on the right alone."""
    both = {
        unit
        for pair in pairs
        if pair.old is not None and pair.new is not None and pair.old.role == pair.new.role == "lead"
        for unit in (pair.old, pair.new)
    }
    old = next((unit for unit in olds if unit.role == "lead" and unit not in both), None)
    new = next((unit for unit in news if unit.role == "lead" and unit not in both), None)
    if old is None or new is None:
        return None
    after = tuple(pair.new for pair in pairs if pair.old is old and pair.new is not None)
    before = tuple(pair.old for pair in pairs if pair.new is new and pair.old is not None)
    return _Handover(old, new, after, before)


def _in_order(pairs: Sequence[UnitPair]) -> list[UnitPair]:
    """Put pairs in the right order of units; one that left stands after its left neighbour."""
    by_left = sorted(pairs, key=lambda pair: (pair.old is None, 0 if pair.old is None else pair.old.place))
    places = [
        tuple(() if unit is None or unit.place < 0 else (unit.place,) for unit in (pair.old, pair.new))
        for pair in by_left
    ]
    return [by_left[index] for index in reading_order([(left, right) for left, right in places])]


def _unlisted(unit: UnitChange, olds: Sequence[ListedUnit], news: Sequence[ListedUnit]) -> UnitChange:
    """Mark a unit that does not lead, or a collective, that a side which names leads alone does not name."""
    if unit.status in {"dropped", "named_from_group"}:
        other, role = news, unit.left_role
    elif unit.status in {"added", "covered_by_group"}:
        other, role = olds, unit.right_role
    else:
        return unit
    unlisted = role != "lead" and bool(other) and all(one.role == "lead" for one in other)
    return replace(unit, unlisted=True) if unlisted else unit


def _written(pair: UnitPair, handover: _Handover | None, terms: UnitTerms, *, led: bool) -> UnitChange:
    """Write a pair down with its status; `led` says whether anybody leads on the right."""
    old, new = pair.old, pair.new
    handed = handover is not None and pair.status == "lead_handed_over"
    return UnitChange(
        _status(pair, terms, led=led),
        None if old is None else old.name,
        None if new is None else new.name,
        None if old is None else old.role,
        None if new is None else new.role,
        left_after=_strongest(handover.after) if handed and handover is not None else None,
        right_before=_strongest(handover.before) if handed and handover is not None else None,
        reform=_reform(old, new) if pair.status == "renamed" else None,
        left_open=old is not None and old.open,
        right_open=new is not None and new.open,
    )


def _status(pair: UnitPair, terms: UnitTerms, *, led: bool) -> UnitStatus:
    """Look at the roles of two units that belong together; where nobody leads any more, nobody lost the lead."""
    old, new = pair.old, pair.new
    if old is None or new is None or pair.status not in {"kept", "renamed", "counterpart"}:
        return pair.status
    divided_anew = terms.mode == "level" and pair.status == "counterpart"
    if not terms.roles or old.role == new.role or divided_anew:
        return pair.status
    if new.role == "lead":
        return "lead_gained"
    lost = old.role == "lead" and (led or terms.mode != "year")
    return "lead_lost" if lost else "role_changed"


def _strongest(units: Iterable[ListedUnit]) -> UnitRole | None:
    return max((unit.role for unit in units), key=STRENGTH.__getitem__, default=None)


def _reform(old: ListedUnit | None, new: ListedUnit | None) -> int | None:
    """Return the year in which the older of two names of one organ went out of use."""
    years = [unit.identity.until for unit in (old, new) if unit is not None and unit.identity.until is not None]
    return min(years, default=None)
