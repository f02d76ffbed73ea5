"""The table of a matter: its leads, its deadlines and its numbers, with what every witness says of each."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = [
    "PARTICULAR_KINDS",
    "PARTICULAR_STATES",
    "MatterParticular",
    "ParticularCell",
    "ParticularKind",
    "ParticularState",
    "ParticularValue",
]

ParticularKind = Literal["lead", "deadline", "amount", "percentage", "count", "period"]
PARTICULAR_KINDS: tuple[ParticularKind, ...] = get_args(ParticularKind)

ParticularState = Literal[
    "first",  # what others are held against
    "same",
    "rolled",  # a deadline of the plan's own year, over years
    "up",
    "down",
    "earlier",
    "later",
    "changed",  # another one, of which no more can be told
    "none",  # the witness has the matter and says nothing of this
    "absent",  # it does not have the matter
    "undecided",  # a person must say whether it does
    "no_document",
]
PARTICULAR_STATES: tuple[ParticularState, ...] = get_args(ParticularState)

_CHANGED = frozenset(["up", "down", "earlier", "later", "changed"])


@dataclass(frozen=True, slots=True)
class ParticularValue:
    """A number, a deadline or a lead as printed.

    Attributes:
        reading: index into the readings of the matter.
        text: with the words of its limit: 不少于2次.
        start: where it stands in the words of the task; None where it stands in a field.
        end: where it ends.
    """

    reading: int
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ParticularCell:
    """What one witness says of it.

    Attributes:
        witness: index of the witness.
        values: what it says; several where the matter stands in several tasks, or has several leads.
        against: index of the witness that the state speaks of.
        group: equal values share it; the first witness of them, None without a value.
        unsure: a person must say whether one of the two has the matter.
    """

    witness: int
    state: ParticularState
    values: tuple[ParticularValue, ...] = ()
    against: int | None = None
    group: int | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class MatterParticular:
    """A row: one lead, deadline or number of a matter over all witnesses.

    Attributes:
        what: what a number counts, or what is to be done by then, with … in its place; empty for a field of the tasks.
        cells: one for each witness, in their order.
    """

    kind: ParticularKind
    what: str
    cells: tuple[ParticularCell, ...]

    @property
    def changed(self) -> bool:
        """Whether two witnesses differ that surely have it; what rolled on with the plan does not."""
        return any(cell.state in _CHANGED and not cell.unsure for cell in self.cells)
