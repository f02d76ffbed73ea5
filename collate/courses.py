"""Say what became of a matter over the years: kept, new, resumed, ended."""

from collections.abc import Sequence
from typing import Literal, get_args

from collate.collection import Collection
from collate.model import MatterCell

__all__ = ["COURSES", "Course", "course"]

Course = Literal[
    "continued",  # in every year that has a document
    "new",  # not in the first year, and in every one from then on
    "resumed",  # gone for a time, and there again in the last year
    "once",  # in one year that is neither the first nor the last
    "ended",  # gone in the last year
    "open",  # a year that would decide it is to be checked
]
COURSES: tuple[Course, ...] = get_args(Course)


def course(cells: Sequence[MatterCell], collection: Collection) -> Course:
    """Tell the course of a matter over the years of a collection.

    A year without a document says nothing: a matter goes neither away nor on in it. A year of several documents has
    what one of them has.

    Args:
        cells: of the matter, one for each witness.
        collection: its witnesses have years.
    """
    years: dict[int, list[bool | None]] = {}
    for cell, witness in zip(cells, collection.witnesses, strict=True):
        if not witness.missing:
            has = None if cell.state == "undecided" else bool(cell.readings)
            years.setdefault(witness.year or 0, []).append(has)
    told = [True if True in own else None if None in own else False for _, own in sorted(years.items())]
    surely, perhaps = _course([one is True for one in told]), _course([one is not False for one in told])
    return surely if surely == perhaps else "open"


def _course(there: Sequence[bool]) -> Course:
    """Tell the course where every year is decided; it is there in one at least."""
    if all(there):
        return "continued"
    if not there[-1]:
        return "once" if sum(there) == 1 and not there[0] else "ended"
    first = there.index(True)
    return "new" if all(there[first:]) else "resumed"
