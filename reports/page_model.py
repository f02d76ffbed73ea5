"""The whole page as the template sees it; its parts are in `row_model`, `section_model`, `verdict_model` and so on."""

from dataclasses import dataclass

from compare import Mode
from reports.badge import Badge
from reports.overview_model import Bar, Minimap, Overview
from reports.section_model import Section
from reports.toolbar_model import Toolbar
from reports.verdict_model import Verdict
from reports.wording import Language

__all__ = [
    "DocumentField",
    "IndexEntry",
    "IndexPage",
    "LegendEntry",
    "LostView",
    "Page",
    "Substituted",
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
