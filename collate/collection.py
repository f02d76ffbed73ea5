"""What is collated: witnesses, the pairs of them that were compared, and the links between their clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from compare.model import Comparison
from documents.model import Document, Level, Task

__all__ = [
    "AXES",
    "LINK_STATES",
    "Axis",
    "Clause",
    "ClauseLink",
    "Collection",
    "ComparedPair",
    "LinkState",
    "Witness",
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

    def against(self, witness: int, having: Sequence[int]) -> int | None:
        """Return the witness that another is held against.

        Args:
            witness: index of a witness, of those that have something or of others.
            having: indices of those that have it, ascending, one at least.

        Returns:
            The base where that has it, over years the last one before, else the first; None for the one that others
            are held against.
        """
        if self.base is not None and self.base in having:
            return None if witness == self.base else self.base
        if self.axis == "years":
            before = [other for other in having if other < witness]
            if before:
                return max(before)
        return None if witness == having[0] else having[0]


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
