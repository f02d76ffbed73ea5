"""What a corpus is made of: its documents as planning sees them, and the pairs of them to compare."""

from dataclasses import dataclass
from typing import Literal, get_args

from documents.model import Level

__all__ = ["RELATIONS", "Entry", "PlannedPair", "Relation"]

Relation = Literal[
    "years",  # the document of one place and subject from the last year that has one
    "versions",  # another document of the same place, subject and year
    "levels",  # the document of the next higher government that has one
    "regions",  # documents side by side, where no higher one is in the corpus
]
"""Why two documents are compared."""
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a corpus as planning sees it.

    Attributes:
        id: unique in the corpus, from the place of its file or from the manifest.
        key: digest of its list of tasks and of what is known of it: one key, one result.
        subject: what it is about, from its title: 政务公开.
        tasks: how many.
        untold: which of level, region, year, subject and the place above cannot be told, in this order.
    """

    id: str
    key: str
    title: str
    tasks: int
    issued_on: str | None = None
    year: int | None = None
    region: str | None = None
    level: Level | None = None
    subject: str | None = None
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """Two documents to compare; the earlier, the higher or the first one is the left one."""

    left: Entry
    right: Entry
    relation: Relation
