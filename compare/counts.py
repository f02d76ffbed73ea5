"""Count the changes of a comparison so that the totals close on both sides."""

from collections.abc import Iterable, Sequence

from align.model import Link
from compare.changes import CONFIRM_BELOW
from compare.kinds import KINDS, Kind
from compare.model import NO_UNIT_CHANGE, Change, Counts, KindCount
from compare.particulars import DeadlineStatus, FactChange, FactKind

__all__ = ["NO_DEADLINE_CHANGE", "NUMBERS", "count_changes", "has_number_change"]

NUMBERS: frozenset[FactKind] = frozenset(["amount", "percentage", "count", "date", "period"])
"""Facts that are numbers or times; the others are names."""

NO_DEADLINE_CHANGE: frozenset[DeadlineStatus] = frozenset(["kept", "rolled"])
"""What became of a deadline without anybody being asked to be earlier or later."""


def count_changes(changes: Sequence[Change], links: Sequence[Link]) -> Counts:
    """Count changes by kind, with the tasks of each side that they hold.

    Args:
        changes: all changes of a comparison; every task is in exactly one.
        links: all its links.

    Returns:
        Totals; `left_tasks` and `right_tasks` are counted from the changes, so they close by construction.
    """
    linked = [change for change in changes if change.left and change.right]
    units = [_certain(unit.unsure for unit in change.units if unit.status not in NO_UNIT_CHANGE) for change in linked]
    deadlines = [
        not change.unsure
        for change in linked
        if change.deadline is not None and change.deadline.status not in NO_DEADLINE_CHANGE
    ]
    numbers = [_certain(fact.unsure for fact in change.facts if _is_number(fact)) for change in linked]
    strength = [_certain(entry.unsure for entry in change.strength) for change in linked]
    return Counts(
        left_tasks=sum(len(change.left) for change in changes),
        right_tasks=sum(len(change.right) for change in changes),
        kinds=tuple((kind, _kind_count(kind, changes)) for kind in KINDS),
        moved=sum(change.moved for change in changes),
        unit_changes=units.count(True),
        deadline_changes=deadlines.count(True),
        uncertain=sum(link.confidence < CONFIRM_BELOW for link in links),
        number_changes=numbers.count(True),
        strength_changes=strength.count(True),
        substantive=sum(change.substantive for change in changes),
        elsewhere=sum(
            sum(edit.elsewhere is not None for edit in change.text)
            + sum(fact.elsewhere is not None for fact in change.facts)
            for change in changes
        ),
        unsure_units=units.count(False),
        unsure_deadlines=deadlines.count(False),
        unsure_numbers=numbers.count(False),
        unsure_strength=strength.count(False),
    )


def _certain(unsure: Iterable[bool]) -> bool | None:
    """Tell whether one of several events is sure; None where there is none."""
    found = list(unsure)
    return not all(found) if found else None


def has_number_change(change: Change) -> bool:
    """Whether a number or a time in the text changed, came or went; one that rolled on or moved away did not."""
    return any(_is_number(fact) for fact in change.facts)


def _is_number(fact: FactChange) -> bool:
    return fact.kind in NUMBERS and fact.status != "rolled" and fact.elsewhere is None


def _kind_count(kind: Kind, changes: Sequence[Change]) -> KindCount:
    """Count the changes of one kind."""
    own = [change for change in changes if change.kind == kind]
    return KindCount(len(own), sum(len(change.left) for change in own), sum(len(change.right) for change in own))
