"""Say where the lead of a matter changed hands between two witnesses."""

from collections.abc import Sequence
from typing import Final

from collate.collection import Collection
from collate.model import MatterCell, Reading
from compare.model import Change, UnitChange, UnitStatus

__all__ = ["lead_changes"]

LEAD: Final[frozenset[UnitStatus]] = frozenset(["lead_handed_over", "lead_gained", "lead_lost"])


def lead_changes(
    cell: MatterCell, readings: Sequence[Reading], collection: Collection
) -> tuple[tuple[Change, UnitChange], ...]:
    """Return what became of the lead between a witness and the one that it is held against.

    Args:
        cell: of the witness.
        readings: of the matter.
        collection: whose pairs say it.

    Returns:
        Events with the changes that they stand in, those alone that need no confirmation; of a change of several
        links the events of those between tasks that have the matter.
    """
    if cell.against is None or not cell.readings:
        return ()
    ends = (min(cell.against, cell.witness), max(cell.against, cell.witness))
    pair = next((one for one in collection.pairs if (one.left, one.right) == ends), None)
    if pair is None:
        return ()
    own = {(one.witness, one.task) for one in readings}
    found: list[tuple[Change, UnitChange]] = []
    for change in pair.comparison.changes:
        if change.id not in cell.changes:
            continue
        units = change.units
        if change.parts:
            links = [pair.comparison.links[part.link] for part in change.parts]
            units = tuple(
                unit
                for part, link in zip(change.parts, links, strict=True)
                if {(pair.left, link.left), (pair.right, link.right)} <= own
                for unit in part.units
            )
        found += [(change, unit) for unit in dict.fromkeys(units) if unit.status in LEAD and not unit.unsure]
    return tuple(found)
