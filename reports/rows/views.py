"""A row of the table as the template sees it: texts with marks, units, deadline; finished strings and numbers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from compare import DeadlineStatus, Kind

__all__ = [
    "Badge",
    "BarView",
    "Block",
    "CandidateView",
    "ChangeView",
    "DeadlineView",
    "EvidenceBody",
    "EvidenceView",
    "Glyph",
    "Inline",
    "Part",
    "Particular",
    "RowView",
    "Section",
    "SectionLine",
    "SideCell",
    "Stub",
    "TaskView",
    "TextPiece",
    "TextSpan",
    "UnitChip",
    "UnitLine",
    "UnitMention",
    "UnitRun",
]

Inline = Literal["hide", "wide"]
"""What becomes of a cell when both texts are read as one: it gives its room away, or takes that of the other."""


Glyph = Literal[
    "unchanged", "edited", "rewritten", "split", "merged", "regrouped", "added", "dropped", "moved", "uncertain"
]
"""Name of a kind of badge: the class that gives it its colour."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word for a kind or a flag, and the class that colours it."""

    glyph: Glyph
    word: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    """The task that came nearest to one without a link, and the row it stands in."""

    text: str
    href: str


class BarView(NamedTuple):
    """One line of the waterfall; `sign` is 1, -1 or 0 for the total; `start` and `width` are in percent."""

    name: str
    value: str
    points: str
    sign: int
    start: float
    width: float
    words: str


class EvidenceBody(NamedTuple):
    """What stands below the short line: facts, the waterfall with its total last."""

    facts: str
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Why two tasks are linked, or what came nearest to a task without a link.

    Attributes:
        uncertain: this very link should be confirmed by a person.
        label: which member or pair of the group, such as `①→ⓐ`; None for a single link.
        summary: the short line, finished.
        body: None when there is nothing to open.
    """

    label: str | None
    uncertain: bool
    summary: str
    body: EvidenceBody | None


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of characters; neighbours with the same `fact`, if not 0, are one number, date or name that changed.

    `was` is a run that the left text had in this place: it is shown only where both texts are read as one. `title`
    tells the title of an item, with which its text begins.
    """

    kind: Literal["equal", "insert", "delete", "was"]
    text: str
    fact: int = 0
    title: bool = False


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Neighbouring clauses with the same fate.

    Attributes:
        status: shared with the other side, on this side only, in another task of the other side, taken up in part by a
            lower level, the whole of a task, or left over where the other side has a task that is linked but reworded.
        mark: what is printed before the span: the number of the task it went to, or the word for its fate.
    """

    status: Literal["shared", "added", "dropped", "elsewhere", "partly", "unmatched", "whole"]
    mark: str | None
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task in a cell: where it stands, its text with marks.

    Attributes:
        label: ① or ⓐ within a group, else None.
        path: headings to print above the text, outermost first.
        number: as printed, in words.
        place: page, line, cell as finished words; what a reader presses to see the surroundings.
        was: number of the left task, for readers of both texts as one.
        share: how much of the group's single task this member answers, as words.
        snippet: number of its pictures among those of all tasks, see `reports.rows.snippets`; None where it has none.
    """

    id: str
    label: str | None
    number: str | None
    path: tuple[str, ...]
    place: str
    was: str | None
    share: str | None
    share_percent: int | None
    spans: tuple[TextSpan, ...]
    remark: str | None
    snippet: int | None = None


@dataclass(frozen=True, slots=True)
class SideCell:
    """The cell of one side: its tasks, or the words that stand for none and the task that came near."""

    tasks: tuple[TaskView, ...]
    rows: int
    empty: str | None
    maybe: CandidateView | None
    inline: Inline | None = None


@dataclass(frozen=True, slots=True)
class UnitChip:
    """What became of one unit: its sign, its role if it is not plain responsibility, the names it has on each side.

    Attributes:
        status: a `UnitStatus`, or `plain` for a unit of a task without a link; names the class.
        struck: the newer document dropped the unit.
    """

    status: str
    sign: str | None
    role: str | None
    name: str
    tip: str
    struck: bool


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit in the list of its side.

    Attributes:
        status: a `UnitStatus`, or `plain` where nothing became of it; names the class.
        tip: what became of it, in words; "" for nothing.
        mark: what the name is marked with; None for a name that the other side has in some way as well.
    """

    name: str
    status: str
    tip: str
    mark: Literal["ins", "del"] | None


@dataclass(frozen=True, slots=True)
class UnitRun:
    """Units of one role, in the order of the document.

    Attributes:
        role: None for plain responsibility.
        shown: the names that are always read.
        folded: those behind 等, until the row is opened.
        count: how many they are with those shown, in words.
    """

    role: str | None
    shown: tuple[UnitMention, ...]
    folded: tuple[UnitMention, ...]
    count: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The units of one side, or of one member of a group.

    Attributes:
        head: whose units they are; None below the line of another member.
        label: ① of a member, else None.
        none: the words for no unit; None where there are some.
    """

    head: str | None
    label: str | None
    runs: tuple[UnitRun, ...]
    none: str | None


@dataclass(frozen=True, slots=True)
class Particular:
    """A number, date, name or duty that changed; `status` names the classes, `note` says by how much."""

    status: str
    name: str
    sign: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """The deadline of a change: both sides in one for `kept` and `rolled`, else each side; one without it is None."""

    status: DeadlineStatus
    word: str | None
    left: str | None
    right: str | None
    both: str | None


@dataclass(frozen=True, slots=True)
class RowView:
    """One `<tr>`: a side is None when the cell above reaches down to it.

    Attributes:
        folded: a member far down a large group: one line until the group is opened.
    """

    left: SideCell | None
    right: SideCell | None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: a `<tbody>` of one or more rows, and one for the evidence.

    Attributes:
        filters: what the filter buttons look for, such as `kind:split flag:units`.
        label: what a screen reader says of the row.
        moved_from: words and target of the way back to the old place; None when it has not moved.
        kept: how much of a side is kept, where that is clearly less than of the other side.
        joins: which members of both sides of a regrouped change belong together.
        units_note: said of all units at once, such as that one side lists none.
        unit_lines: the units as both documents list them; empty where neither names one.
        particulars: numbers, dates, names and duties that changed.
        explanation: the parts of one sentence about all that changed, each a piece of news.
        human: what a person decided before this run.
        reasons: why a person should look at the change, or why not.
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
    joins: str | None
    rows: tuple[RowView, ...]
    units: tuple[UnitChip, ...]
    units_note: str | None
    unit_lines: tuple[UnitLine, ...]
    deadline: DeadlineView | None
    particulars: tuple[Particular, ...]
    explanation: tuple[str, ...]
    reasons: str | None
    human: str | None
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Stub:
    """One line at the old place of a moved task; it is not counted."""

    id: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A line of the table: a change or the stub of one; exactly one of the two is given."""

    change: ChangeView | None
    stub: Stub | None


@dataclass(frozen=True, slots=True)
class Block:
    """At most fifty rows, drawn as one table.

    Attributes:
        size: 1 (a few rows) to 5: how high the browser should take it to be before it is drawn; None where the section
            that it fills alone says so.
    """

    caption: str
    size: int | None
    items: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of a section have one kind."""

    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading.

    Attributes:
        id: `s-` and its position from 1.
        coverage: how much of the higher level's section is taken up, in words; None where levels are not compared.
        size: that of its only block, so that its heading is not drawn off screen either; None where there are several.
    """

    id: str
    heading: str
    tally: str
    parts: tuple[Part, ...]
    coverage: str | None
    size: int | None
    blocks: tuple[Block, ...]
