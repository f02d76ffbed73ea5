"""The whole page as the template sees it; its parts are in `row_model`, `section_model`, `verdict_model` and so on."""

from dataclasses import dataclass
from typing import Literal

from compare import Mode
from reports.overview.views import Bar, Minimap, Overview, Verdict
from reports.rows.views import Badge, Section
from reports.words.wording import Language

__all__ = [
    "Chip",
    "Choice",
    "DocumentField",
    "IndexEntry",
    "IndexPage",
    "LegendEntry",
    "LostView",
    "Page",
    "Substituted",
    "Toolbar",
    "WarningView",
]


@dataclass(frozen=True, slots=True)
class DocumentField:
    """One line of the table of documents; an empty tuple prints as not stated.

    Attributes:
        folded: what to print in place of long values until they are opened, left and right; None to print them.
    """

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    folded: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A badge and what it means."""

    badge: Badge
    meaning: str


@dataclass(frozen=True, slots=True)
class WarningView:
    """Something that was not understood while reading."""

    side: str
    place: str
    message: str
    code: str


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
class Page:
    """A whole comparison as it is printed.

    Attributes:
        waterfall: caption of the evidence of every link.
        print_line: the line above a printed table and at the foot of every page: for all rows, and its pattern for a
            choice of rows.
    """

    language: Language
    title: str
    mode: Mode
    mode_word: str
    made_by: tuple[str, ...]
    notice: str | None
    left_name: str
    right_name: str
    left_column: str
    right_column: str
    fields: tuple[DocumentField, ...]
    legend: tuple[LegendEntry, ...]
    mark_added: str
    mark_dropped: str
    verdict: Verdict
    overview: Overview
    minimap: Minimap
    waterfall: str
    toolbar: Toolbar
    result: str
    print_line: tuple[str, str]
    total_rows: int
    has_deadlines: bool
    sections: tuple[Section, ...]
    substitutions: tuple[Substituted, ...]
    lost: tuple[LostView, ...]
    lost_title: str
    warnings: tuple[WarningView, ...]
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
class IndexPage:
    """All comparisons of a run."""

    language: Language
    title: str
    count: str
    entries: tuple[IndexEntry, ...]
    legend: tuple[LegendEntry, ...]
