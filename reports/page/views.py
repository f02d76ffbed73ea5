"""The page and the index as their templates see them; rows and overview are neutral and stand in their own `views`."""

from dataclasses import dataclass
from typing import Literal

from reports.overview.views import Bar, DocumentField, LegendEntry, Overview, Summary, Verdict
from reports.rows.views import Badge, Section
from reports.whole.views import Whole
from reports.words.wording import Language

__all__ = [
    "Chip",
    "Choice",
    "CollectionEntry",
    "IndexEntry",
    "IndexPage",
    "Lane",
    "LostView",
    "Minimap",
    "Page",
    "Substituted",
    "Toolbar",
]


@dataclass(frozen=True, slots=True)
class Substituted:
    """A word that the right document puts in the place of another throughout, and the first row that does."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter button: `value` is what `data-filters` of a row must hold; `count` rows hold it."""

    value: str
    group: Literal["role", "kind", "flag"]
    badge: Badge | None
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list of choices: `value` is what `data-filters` of a row must hold; `count` rows hold it."""

    value: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Toolbar:
    """Everything a reader can filter by; an empty list is not printed.

    Attributes:
        groupings: ways to group the rows, name and word; the first is how the page comes.
    """

    groupings: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    sections: tuple[Choice, ...]
    units: tuple[Choice, ...]
    bands: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LostView:
    """A decision that found no place: its event, what it said, of which texts, why it was lost, by whom and when."""

    event: str
    action: str
    quote: str
    reason: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one kind of row on the map of the page, as one path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Minimap:
    """All rows as a narrow strip, as high as the number of rows."""

    rows: int
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole comparison as it is printed.

    Attributes:
        waterfall: caption of the evidence of every link.
        print_line: the line above a printed table and at the foot of every page: for all rows, and its pattern for a
            choice of rows.
    """

    summary: Summary
    fields: tuple[DocumentField, ...]
    overview: Overview
    minimap: Minimap
    waterfall: str
    toolbar: Toolbar
    result: str
    print_line: tuple[str, str]
    total_rows: int
    sections: tuple[Section, ...]
    whole: Whole
    substitutions: tuple[Substituted, ...]
    lost: tuple[LostView, ...]
    lost_title: str
    warnings_title: str
    signature: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One comparison of the index."""

    title: str
    href: str
    mode: str
    verdict: Verdict
    bar: Bar


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """One collection of the index: what it is, how its documents stand to each other, and what it holds."""

    title: str
    href: str
    axis: str
    about: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All comparisons of a run, and the collections."""

    language: Language
    title: str
    count: str
    entries: tuple[IndexEntry, ...]
    legend: tuple[LegendEntry, ...]
    collections: tuple[CollectionEntry, ...] = ()
