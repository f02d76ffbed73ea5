"""What the page of a collation shows, computed before it is drawn."""

from dataclasses import dataclass

from reports.words.wording import Language

__all__ = [
    "CellView",
    "ChoiceView",
    "CollationPage",
    "DoubtView",
    "MatterView",
    "ParticularCellView",
    "ParticularView",
    "PieceView",
    "PlaceView",
    "ReadingView",
    "SectionView",
    "SharedView",
    "SharingView",
    "SignView",
    "WitnessView",
]


@dataclass(frozen=True, slots=True)
class SignView:
    """A sign of the legend."""

    state: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class WitnessView:
    """A column: `rate` and `rate_tip` between levels only."""

    siglum: str
    title: str
    about: str
    missing: bool
    is_base: bool
    total: str
    rate: str | None


@dataclass(frozen=True, slots=True)
class SharedView:
    """How many matters two documents both have; `href` leads to their report, None of a document with itself."""

    count: str
    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SharingView:
    """A row of the table of what documents have in common; a cell for each document that was given."""

    siglum: str
    cells: tuple[SharedView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """What one witness has of a matter; `href` leads to the row in the report of the pair.

    `state` is that of the cell, or `before` for a year in which the matter had not come up yet.
    """

    state: str
    sign: str
    word: str
    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PieceView:
    """A run of a reading: `op` as of a token edit; `seen` says where the wording that ends with it stands first."""

    op: str
    text: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading in the synopsis.

    Attributes:
        pieces: the text; with what deviates from the one it is held against, if that helps.
    """

    siglum: str
    state: str
    word: str
    task: str
    text: str
    pieces: tuple[PieceView, ...]
    units: str
    deadline: str


@dataclass(frozen=True, slots=True)
class ParticularCellView:
    """What one document, or several beside one another that say the same, says of a number, a deadline or a lead.

    Attributes:
        state: as in `collate.PARTICULAR_STATES`.
        text: what it says, or why it says nothing.
        mark: how it differs from what it is held against; empty where it does not.
        label: for whoever does not see the mark; empty without one.
        span: documents that say so.
    """

    state: str
    text: str
    mark: str
    label: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class ParticularView:
    """A row of the table of a matter; `what` says what a number counts."""

    kind: str
    what: str
    changed: bool
    cells: tuple[ParticularCellView, ...]


@dataclass(frozen=True, slots=True)
class MatterView:
    """A row.

    Attributes:
        number: from 1, in reading order.
        text: its words, as many as a row shows; `whole` has all.
        have: witnesses that have it, of those that have documents, the base left out, as printed.
        count: those that surely have it, for sorting.
        filters: words that the script filters by.
        particulars: its leads, deadlines and numbers; none of a matter that one document alone has.
        notes: of witnesses that may have it elsewhere.
    """

    id: str
    number: int
    text: str
    whole: str
    cells: tuple[CellView, ...]
    have: str
    count: int
    course: str | None
    filters: str
    readings: tuple[ReadingView, ...]
    particulars: tuple[ParticularView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Rows under one heading; `head` names a part of the table, None where the part goes on."""

    head: str | None
    heading: str
    rows: tuple[MatterView, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A text that a doubt rests on."""

    siglum: str
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class DoubtView:
    """What a person should settle; `matters` are rows it touches, as (id, number)."""

    id: str
    word: str
    places: tuple[PlaceView, ...]
    matters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice of rows."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class CollationPage:
    """The page: `pairs` is the index of the reports on pairs, relative to it; `order` has the witnesses by column.

    `notes` explain the marks of what rows open into, where there are any.
    """

    language: Language
    axis: str
    title: str
    intro: tuple[str, ...]
    witnesses: tuple[WitnessView, ...]
    order: tuple[int, ...]
    sections: tuple[SectionView, ...]
    sharing: tuple[SharingView, ...]
    doubts: tuple[DoubtView, ...]
    choices: tuple[ChoiceView, ...]
    legend: tuple[SignView, ...]
    notes: tuple[str, ...]
    pairs: str
    date: str | None
    home: str | None = None
