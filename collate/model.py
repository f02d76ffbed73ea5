"""What comes of a collection: matters, what each witness has of each, and what a person must settle."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from collate.collection import Clause, ClauseLink, Collection
from collate.particulars import MatterParticular

__all__ = [
    "CELL_STATES",
    "DOUBT_KINDS",
    "MATTER_KINDS",
    "CellState",
    "Collation",
    "DoubtKind",
    "FirstSeen",
    "Matter",
    "MatterCell",
    "MatterCounts",
    "MatterDoubt",
    "MatterKind",
    "Reading",
    "WitnessCount",
]

CellState = Literal[
    "first",  # the reading that others are held against
    "same",
    "edited",
    "rewritten",
    "stronger",
    "weaker",
    "contrary",
    "partly",
    "absent",  # compared, and not found
    "undecided",  # only unsure links speak for it, or nobody compared the two
    "no_document",  # the witness is planned, and nobody has given its document
]
CELL_STATES: tuple[CellState, ...] = get_args(CellState)

MatterKind = Literal[
    "all_alike",  # every witness has it, in the same words
    "all_varying",
    "some_alike",  # not every witness has it; a single reading is alike
    "some_varying",
]
MATTER_KINDS: tuple[MatterKind, ...] = get_args(MatterKind)

DoubtKind = Literal[
    "contradiction",  # reviewers' decisions on several pairs that cannot all hold
    "open_triangle",  # two sure links meet in one clause, and the outer two tasks were compared and are not linked
    "bridge",  # one link alone holds two parts of a matter together
    "two_readings",  # one witness has a matter in several places
    "cut_link",  # two linked tasks that share no matter
]
DOUBT_KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness has of a matter in one place: whole clauses that follow one another in one task.

    Attributes:
        witness: index of the witness.
        task: index of the task.
        start: where it begins in the words of the task.
        end: where it ends.
        clauses: indices of its clauses, ascending.
        text: the words.
    """

    witness: int
    task: int
    start: int
    end: int
    clauses: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class MatterCell:
    """What one witness has of one matter.

    Attributes:
        witness: index of the witness.
        readings: indices into the readings of the matter, ascending; none for `absent` and `no_document`.
        against: index of the witness that the state speaks of; None where there is none to speak of.
        changes: ids of the changes, in the comparison of the two, that the state was read from.
        tasks: indices of the tasks of the witness that may have it or a part of it, where no reading shows it.
    """

    witness: int
    state: CellState
    readings: tuple[int, ...] = ()
    against: int | None = None
    changes: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """A wording of a reading, and where it stands first 首见.

    Attributes:
        reading: index into the readings of the matter.
        start: where it begins in the words of the task.
        end: where it ends.
        witnesses: indices of the first witnesses that have it, ascending; several that rank alike.
    """

    reading: int
    start: int
    end: int
    witnesses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter 事项: the readings of several witnesses that ask for one thing, or what one witness alone asks for.

    Attributes:
        id: from its earliest reading, `m-` and 10 hex digits: it stands when later witnesses come.
        readings: by (witness, task, start).
        medoid: index of the reading that is closest to all others.
        cells: one for each witness, in their order.
        particulars: its leads, deadlines and numbers over all witnesses.
        wordings: where the wordings of its readings stand first, by reading and place.
    """

    id: str
    kind: MatterKind
    readings: tuple[Reading, ...]
    medoid: int
    cells: tuple[MatterCell, ...]
    particulars: tuple[MatterParticular, ...] = ()
    wordings: tuple[FirstSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterDoubt:
    """Something that a person should settle.

    Attributes:
        id: from its kind and its tasks, `d-` and 10 hex digits.
        matters: ids of the matters it touches, in reading order.
        tasks: (witness, task) indices; of a triangle the middle one stands second, of a link the ends.
        clauses: indices of the clauses it rests on.
    """

    id: str
    kind: DoubtKind
    matters: tuple[str, ...]
    tasks: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessCount:
    """Totals of one witness: `clauses` are those of its readings, and the states close to the number of matters."""

    tasks: int
    clauses: int
    matters: int
    states: tuple[tuple[CellState, int], ...]


@dataclass(frozen=True, slots=True)
class MatterCounts:
    """Totals that close: the kinds to the matters, the states of each witness too.

    Attributes:
        matters: how many there are.
        shared: those that two witnesses or more have.
        kinds: one entry for every kind, in the order of `MATTER_KINDS`.
        witnesses: one entry for every witness, in their order; `states` in the order of `CELL_STATES`.
        links: links of tasks in all compared pairs.
        links_kept: those whose two tasks share a matter.
        doubts: one entry for every kind, in the order of `DOUBT_KINDS`.
    """

    matters: int
    shared: int
    kinds: tuple[tuple[MatterKind, int], ...]
    witnesses: tuple[WitnessCount, ...]
    links: int
    links_kept: int
    doubts: tuple[tuple[DoubtKind, int], ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """A collection and everything that is said about it.

    Attributes:
        clauses: of all witnesses, by (witness, task, start).
        links: between the clauses, by (left, right).
        matters: by their earliest readings.
        doubts: by kind and tasks.
    """

    collection: Collection
    clauses: tuple[Clause, ...]
    matters: tuple[Matter, ...]
    doubts: tuple[MatterDoubt, ...]
    counts: MatterCounts
    links: tuple[ClauseLink, ...] = field(default=(), repr=False)
