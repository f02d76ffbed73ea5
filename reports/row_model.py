"""A row of the table as the template sees it: texts with marks, units, deadline; finished strings and numbers."""

from dataclasses import dataclass
from typing import Literal

from compare import DeadlineStatus, Kind
from reports.badge import Badge
from reports.evidence_model import CandidateView, EvidenceView

__all__ = [
    "ChangeView",
    "DeadlineView",
    "Inline",
    "Particular",
    "RowView",
    "SideCell",
    "Stub",
    "TaskView",
    "TextPiece",
    "TextSpan",
    "UnitChip",
    "UnitPartView",
]

Inline = Literal["hide", "wide"]
"""What becomes of a cell when both texts are read as one: it gives its room away, or takes that of the other."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of characters; neighbours with the same `fact`, if not 0, are one number, date or name that changed.

    `was` is a run that the left text had in this place: it is shown only where both texts are read as one.
    """

    kind: Literal["equal", "insert", "delete", "was"]
    text: str
    fact: int = 0


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Neighbouring clauses with the same fate.

    Attributes:
        status: shared with the other side, on this side only, taken up in part by a lower level, the whole of a task,
            or left over where the other side has a task that is linked but reworded.
        mark: what is printed before the span: the number of the task it went to, or the word for its fate.
    """

    status: Literal["shared", "added", "dropped", "partly", "unmatched", "whole"]
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
class UnitPartView:
    """The units of one part of a group, in words."""

    label: str
    names: str


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
        unit_parts: who has which part of a group; empty where that says nothing new.
        particulars: numbers, dates, names and duties that changed.
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
    unit_parts: tuple[UnitPartView, ...]
    deadline: DeadlineView | None
    particulars: tuple[Particular, ...]
    reasons: str | None
    human: str | None
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Stub:
    """One line at the old place of a moved task; it is not counted."""

    id: str
    text: str
    href: str
