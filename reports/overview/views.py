"""What stands around the rows: verdict, charts, legend, documents, warnings; finished words and numbers."""

from dataclasses import dataclass

from compare import Kind, Mode
from reports.rows.views import Badge
from reports.words.wording import Language

__all__ = [
    "AnswerLine",
    "Bar",
    "BarSegment",
    "BinCount",
    "DocumentField",
    "Flow",
    "FlowNode",
    "Gap",
    "Gaps",
    "Histogram",
    "LegendEntry",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Overview",
    "PairCount",
    "Ribbon",
    "SideCheck",
    "Summary",
    "Tile",
    "TypeBar",
    "TypeCount",
    "UnitTable",
    "UnitTableRow",
    "Verdict",
    "VerdictPart",
    "WarningView",
]


@dataclass(frozen=True, slots=True)
class Tile:
    """One rectangle of a bar, in the units of the drawing; `text` is empty where it has no room."""

    kind: Kind
    x: str
    width: str
    middle: str
    text: str
    tip: str
    href: str


@dataclass(frozen=True, slots=True)
class BarSegment:
    """The tiles of one side."""

    name: str
    total: str
    y: int
    text_y: int
    total_x: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Tiles without words, for a list of comparisons."""

    description: str
    sides: tuple[BarSegment, ...]


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many tasks of each side are of one kind."""

    badge: Badge
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class TypeBar:
    """Both totals on one scale, and the same numbers as a table."""

    description: str
    sides: tuple[BarSegment, ...]
    rows: tuple[TypeCount, ...]
    left_total: int
    right_total: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A number and its shade, 0 (none) to 4 (most); the filter shows the rows it counts."""

    count: int
    shade: int
    tip: str
    filter: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One section of the left document."""

    heading: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sections against sections; the last column and the last row count what has no link."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One section as an upright bar with its name."""

    x: int
    y: str
    height: str
    text_x: int
    text_y: str
    anchor: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What leads from a section to another, as the path of its outline; `status` names the class."""

    path: str
    status: str
    tip: str
    filter: str
    href: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Sections of both sides in their own order, joined by ribbons as wide as the number of links."""

    height: int
    description: str
    nodes: tuple[FlowNode, ...]
    ribbons: tuple[Ribbon, ...]
    omitted: str | None


@dataclass(frozen=True, slots=True)
class BinCount:
    """One bar of the histogram: its tiles from the bottom up, in the units of the drawing."""

    x: int
    label: str
    count: int
    uncertain: int
    count_y: str
    filter: str
    href: str
    tip: str
    tiles: tuple[tuple[Kind, str, str], ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """Links by similarity, in bars of a tenth."""

    description: str
    bins: tuple[BinCount, ...]


@dataclass(frozen=True, slots=True)
class UnitTableRow:
    """One organ: its counts in the order of the columns, and to whom its lead went or from whom it came.

    Attributes:
        name: its first name on each side.
        printed: all names that the documents print, for the tip.
    """

    name: str
    printed: str
    filter: str | None
    href: str | None
    counts: tuple[int, ...]
    handed: str


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two unit names and how often they stand for one another, or how often the lead passed."""

    text: str
    times: str
    filter: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An organ of the higher government and who answers for its tasks below."""

    name: str
    filter: str | None
    href: str | None
    answers: str
    unanswered: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Organ against role and fate: those that changed most first, the long tail folded.

    Attributes:
        groups: names of groups of columns with the columns of each.
        has_handovers: whether any row says to whom a lead went.
    """

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    has_handovers: bool
    rows: tuple[UnitTableRow, ...]
    folded_rows: tuple[UnitTableRow, ...]
    folded_title: str
    handovers: tuple[PairCount, ...]
    renamed: tuple[PairCount, ...]
    counterparts: tuple[PairCount, ...]
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause of the higher level that nobody below took up, or took up in part, and the row of its task."""

    task: str
    href: str
    clause: str
    state: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """All such clauses in document order; the title counts them."""

    title: str
    rows: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The charts, and between levels what is missing below."""

    bar: TypeBar
    histogram: Histogram | None
    flow: Flow | None
    matrix: Matrix | None
    units: UnitTable | None
    gaps: Gaps | None


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
    """The comparison in one sentence, the check that its numbers close, and what could not be compared.

    Attributes:
        covered: how much of the higher level is taken up; None where levels are not compared.
        roles: what the lower level made of the tasks; empty where levels are not compared.
        kinds: without the kinds that `roles` count already.
    """

    lead: str
    covered: str | None
    roles: tuple[VerdictPart, ...]
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
class WarningView:
    """Something that was not understood while reading."""

    side: str
    place: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What every format for readers says around the rows.

    Attributes:
        made_by: tool, encoder, and the date when one was given.
        notice: that no encoder took part; None when one did.
        left_name: the left document within a sentence; `left_column` heads its tasks.
        mark_added: the word before a clause that only the right side has; `mark_dropped` only the left.
        legend: types and flags with what they mean.
        warnings: what was not understood while reading.
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
    legend: tuple[LegendEntry, ...]
    mark_added: str
    mark_dropped: str
    verdict: Verdict
    warnings: tuple[WarningView, ...]
