"""A collation as data: witnesses, the matters that they share, what each has of each, and what a person must settle."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from compare.model import Comparison
from documents.model import Document, Level, Task

__all__ = [
    "AXES",
    "CELL_STATES",
    "DOUBT_KINDS",
    "LINK_STATES",
    "MATTER_KINDS",
    "Axis",
    "CellState",
    "Clause",
    "ClauseLink",
    "Collation",
    "Collection",
    "ComparedPair",
    "DoubtKind",
    "LinkState",
    "Matter",
    "MatterCell",
    "MatterCounts",
    "MatterDoubt",
    "MatterKind",
    "Reading",
    "Witness",
    "WitnessCount",
]

Axis = Literal["years", "levels", "regions"]
"""years: one issuer over several years; levels: a higher government and lower ones; regions: places side by side."""
AXES: tuple[Axis, ...] = get_args(Axis)

LinkState = Literal[
    "same",  # equal but for punctuation and width
    "edited",  # more than half of the words stand
    "rewritten",  # the same demand in other words
    "stronger",
    "weaker",
    "contrary",  # one side forbids or denies what the other asks
    "partly",  # a part of what is asked
]
LINK_STATES: tuple[LinkState, ...] = get_args(LinkState)

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
class Witness:
    """One document of a collection, or a planned one that nobody has given.

    Attributes:
        id: of the document; of a missing one its name.
        siglum: short name in tables, unique in the collection: 浙2020.
        document: None for a missing witness.
    """

    id: str
    siglum: str
    document: Document | None
    year: int | None = None
    region: str | None = None
    level: Level | None = None

    @property
    def missing(self) -> bool:
        """Whether it is planned, and nobody has given its document."""
        return self.document is None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of its document; none of a missing one."""
        return self.document.tasks if self.document else ()


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """Two witnesses that were compared, and what reviewers decided about their tasks.

    Attributes:
        left: index of the witness that stands first in reading order.
        right: index of the other one.
        comparison: of the two documents, in this direction.
        must_link: (left task, right task) that are a link.
        cannot_link: (left task, right task) that are none.
    """

    left: int
    right: int
    comparison: Comparison
    must_link: frozenset[tuple[int, int]] = frozenset()
    cannot_link: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Collection:
    """What is collated.

    Attributes:
        witnesses: in reading order; each by itself has its place, in whatever order the documents were given.
        pairs: by (left, right), none twice; two witnesses that no pair names were not compared, which says nothing.
        base: index of the witness that the others are held against; None where each is held against the earliest
            reading, or, over years, against the latest one before it.
    """

    axis: Axis
    witnesses: tuple[Witness, ...]
    pairs: tuple[ComparedPair, ...]
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a task that asks for something, with the frames and titles that lead to it.

    Attributes:
        witness: index of the witness.
        task: index of the task.
        start: where it begins in the words of the task.
        end: where it ends; the clauses of a task tile its words.
        core: half-open span of what asks for something, within `start` and `end`.
        last: whether a sentence ends with it.
    """

    witness: int
    task: int
    start: int
    end: int
    core: tuple[int, int]
    text: str
    last: bool = False

    @property
    def core_text(self) -> str:
        """What asks for something, without what leads to it."""
        return self.text[self.core[0] - self.start : self.core[1] - self.start]


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """Two clauses of two witnesses that a comparison holds to be one demand.

    Attributes:
        left: index of the clause of the witness that stands first.
        right: index of the other clause.
        weight: how much it says, in thousandths; see `collate.clause_links`.
        state: what became of the left clause on the right.
        pair: index of the compared pair.
        change: index of the change of its comparison.
        sure: whether the link of the tasks needs no confirmation by a person, and the two clauses none either.
        by_words: whether the comparison shows the two clauses side by side; else they are likely, or a link's own.
    """

    left: int
    right: int
    weight: int
    state: LinkState
    pair: int
    change: int
    sure: bool = True
    by_words: bool = True


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
class Matter:
    """A matter 事项: the readings of several witnesses that ask for one thing, or what one witness alone asks for.

    Attributes:
        id: from its earliest reading, `m-` and 10 hex digits: it stands when later witnesses come.
        readings: by (witness, task, start).
        medoid: index of the reading that is closest to all others.
        cells: one for each witness, in their order.
    """

    id: str
    kind: MatterKind
    readings: tuple[Reading, ...]
    medoid: int
    cells: tuple[MatterCell, ...]


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
