"""What a template sees: finished strings and numbers, nothing left to compute.

Every class is a part of the page; a template loops over them, tests them and prints them.
"""

from dataclasses import dataclass
from typing import Literal

from compare import DeadlineStatus, Kind, Mode
from reports.badge import Badge
from reports.overview_model import Bar, Overview
from reports.wording import Language

__all__ = [
    "Block",
    "CandidateView",
    "ChangeView",
    "Chip",
    "ContributionView",
    "DeadlineView",
    "DocumentField",
    "EvidenceView",
    "IndexEntry",
    "IndexPage",
    "Item",
    "LegendEntry",
    "Page",
    "Part",
    "RowView",
    "RunnersView",
    "Section",
    "SideCell",
    "SideCheck",
    "Stub",
    "TaskView",
    "TextPiece",
    "TextSpan",
    "UnitChip",
    "Verdict",
    "VerdictPart",
    "WarningView",
]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter button: `value` is what `data-filters` of a row must hold; `count` rows hold it."""

    value: str
    group: Literal["kind", "flag"]
    badge: Badge | None
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class VerdictPart:
    """One number of the verdict; `href` is the first row it counts, None when it counts none."""

    word: str
    count: int
    note: str | None
    filter: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SideCheck:
    """The sum of one side: the terms add up to `total`, or the page says that they do not."""

    side: str
    terms: tuple[tuple[str, int], ...]
    total: int
    closes: bool
    result: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The comparison in one sentence, the check that its numbers close, and what could not be compared."""

    lead: str
    covered: str | None
    kinds: tuple[VerdictPart, ...]
    flags: tuple[VerdictPart, ...]
    checks: tuple[SideCheck, ...]
    caveats: tuple[str, ...]
    notices: tuple[str, ...]
    sentence: str


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
class TextPiece:
    """A run of characters; `number` marks a figure inside a changed run."""

    kind: Literal["equal", "insert", "delete"]
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Neighbouring clauses with the same fate.

    Attributes:
        status: shared with the other side, on this side only, the whole of a task, or left over where the other side
            has a task that is linked but reworded.
        mark: what is printed before the span: the number of the task it went to, or the word for its fate.
    """

    status: Literal["shared", "added", "dropped", "unmatched", "whole"]
    mark: str | None
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task in a cell: where it stands, its text with marks.

    Attributes:
        label: ① or ⓐ within a group, else None.
        path: headings to print above the text, outermost first.
        number: as printed, in words.
        place: page, line, cell: finished words.
        share: how much of the group's single task this member answers, as words.
    """

    id: str
    label: str | None
    number: str | None
    path: tuple[str, ...]
    place: tuple[str, ...]
    share: str | None
    share_percent: int | None
    spans: tuple[TextSpan, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A rejected candidate: its score, its number and the beginning of its text, the row it stands in."""

    score: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SideCell:
    """The cell of one side: its tasks, or the words that stand for none and the task that came near."""

    tasks: tuple[TaskView, ...]
    rows: int
    empty: str | None
    maybe: CandidateView | None


@dataclass(frozen=True, slots=True)
class UnitChip:
    """One unit of a change: its sign, its role if it is not plain responsibility, the names it has on each side.

    Attributes:
        status: a `UnitStatus`, or `plain` for a unit of a task without a link; names the class.
        struck: the unit is gone from the newer document.
    """

    status: str
    sign: str | None
    role: str | None
    name: str
    tip: str
    struck: bool


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """The deadline of a change: both sides in one for `kept` and `rolled`, else each side; one without it is None."""

    status: DeadlineStatus
    word: str | None
    left: str | None
    right: str | None
    both: str | None


@dataclass(frozen=True, slots=True)
class ContributionView:
    """One line of the waterfall; `bar_x` and `bar_width` are in percent of the scale of the link."""

    name: str
    value: str
    points: str
    positive: bool
    bar_x: str
    bar_width: str
    words: str | None


@dataclass(frozen=True, slots=True)
class RunnersView:
    """The rejected candidates of one task."""

    title: str
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Why two tasks are linked, or what came nearest to a task without a link.

    Attributes:
        uncertain: this very link should be confirmed by a person.
        label: which member or pair of the group, such as `①→ⓐ`; None for a single link.
        summary: the short line, parts to be joined by a middle dot.
        facts: what else is known, such as the similarity.
    """

    label: str | None
    uncertain: bool
    summary: tuple[str, ...]
    facts: tuple[str, ...]
    contributions: tuple[ContributionView, ...]
    runners: tuple[RunnersView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One `<tr>`: a side is None when the cell above reaches down to it."""

    left: SideCell | None
    right: SideCell | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: a `<tbody>` of one or more rows, and one for the evidence.

    Attributes:
        filters: what the filter buttons look for, such as `kind:split flag:units`.
        label: what a screen reader says of the row.
        moved_from: words and target of the way back to the old place; None when it has not moved.
        kept: how much of a side is kept, where that is clearly less than of the other side.
        units_note: said of all units at once, such as that one side lists none.
    """

    id: str
    ordinal: int
    kind: Kind
    badges: tuple[Badge, ...]
    filters: str
    label: str
    uncertain: bool
    moved_from: str | None
    stub_id: str | None
    kept: str | None
    rows: tuple[RowView, ...]
    units: tuple[UnitChip, ...]
    units_note: str | None
    deadline: DeadlineView | None
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Stub:
    """One line at the old place of a moved task; it is not counted."""

    id: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the table: a change or the stub of one; exactly one of the two is given."""

    change: ChangeView | None
    stub: Stub | None


@dataclass(frozen=True, slots=True)
class Block:
    """At most fifty rows, drawn as one table.

    Attributes:
        size: 1 (a few rows) to 5: how high the browser should take it to be before it is drawn.
    """

    caption: str
    size: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of a section have one kind."""

    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading."""

    id: str
    heading: str
    tally: str
    parts: tuple[Part, ...]
    coverage: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WarningView:
    """Something that was not understood while reading."""

    side: str
    place: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class Page:
    """A whole comparison as it is printed."""

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
    chips: tuple[Chip, ...]
    result: str
    total_rows: int
    has_deadlines: bool
    sections: tuple[Section, ...]
    warnings: tuple[WarningView, ...]
    warnings_title: str
    signature: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One comparison of the index."""

    title: str
    href: str
    mode: str
    verdict: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All comparisons of a run."""

    language: Language
    title: str
    count: str
    entries: tuple[IndexEntry, ...]
    legend: tuple[LegendEntry, ...]
