"""What a hand-over document prints, whatever its format: finished rows of marked text, in the order of the page."""

from dataclasses import dataclass
from typing import Literal

from compare import Kind, Mode
from reports.words.wording import Language

__all__ = ["Paper", "PaperRow", "PaperSection", "PaperTask", "Remark", "RemarkKey", "RunStyle", "TextRun"]

RunStyle = Literal["plain", "new", "dropped", "mark"]
"""plain: on both sides; new: bold and underlined; dropped: struck; mark: our own word in the text, such as 〔①〕."""


RemarkKey = Literal[
    "type",
    "place",
    "kept",
    "units",
    "deadline",
    "explanation",
    "facts",
    "elsewhere",
    "strength",
    "link",
    "decision",
    "row",
]


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters of one style."""

    style: RunStyle
    text: str


@dataclass(frozen=True, slots=True)
class PaperTask:
    """One task in a cell.

    Attributes:
        id: of the task.
        heading: its label within a group, its number and the headings above it; may be empty.
        runs: its whole text in order, marks between.
        fields: its units, deadline and remark, one finished line each.
    """

    id: str
    heading: str
    runs: tuple[TextRun, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of 变动说明: what it speaks of, in a word of ours, and what it says."""

    key: RemarkKey
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One change.

    Attributes:
        id: of the change, `r-` and hex digits: the same in every format.
        ordinal: position on the page, from 1.
        kind: of the change.
        types: the words of its type and flags, as the page prints them.
        uncertain: one of its links should be confirmed by a person.
        explanation: one sentence about all that changed; also among `remarks`.
        left_none: printed in place of left tasks when there are none; None when there are some.
        right_none: the same of the right.
        remarks: what changed beside the text.
        beside: those that say more than `types` and `explanation` do, and no id.
    """

    id: str
    ordinal: int
    kind: Kind
    types: tuple[str, ...]
    uncertain: bool
    explanation: str
    left: tuple[PaperTask, ...]
    right: tuple[PaperTask, ...]
    left_none: str | None
    right_none: str | None
    remarks: tuple[Remark, ...]
    beside: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """The rows under one heading."""

    heading: str
    tally: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole hand-over document.

    Attributes:
        byline: mode, tool, encoder, and the date when one was given.
        sides: one line for each document: its name on this page, title, number, date, size, hash.
        before: head of the left column in a table of what was there before and after, see `left_column`.
        after: the same of the right column.
        legend_text: the marks of running text, each shown in its own style.
        legend_types: each type with its meaning.
        notes: said once for the whole table, such as a year that was replaced throughout.
        caveats: what could not be compared, or only in part.
        warnings: what was not understood while reading: side, place, message.
    """

    language: Language
    mode: Mode
    title: str
    byline: tuple[str, ...]
    verdict: str
    checks: tuple[str, ...]
    sides: tuple[str, ...]
    left_column: str
    right_column: str
    before: str
    after: str
    legend_text: tuple[TextRun, ...]
    legend_types: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    caveats: tuple[str, ...]
    sections: tuple[PaperSection, ...]
    warnings: tuple[tuple[str, str, str], ...]
