"""The shape of what the hidden sheet of a workbook holds: the part of the page's data that decisions are made of."""

from msgspec import Struct

from compare.decisions import ReviewStatus
from compare.kinds import Kind
from compare.model import Mode
from reports.words.wording import Language

__all__ = ["Hidden", "Row", "State", "Task", "Tasks"]


class Sheet(Struct, frozen=True):
    """How the workbook was written."""

    mode: Mode
    lang: Language


class State(Struct, frozen=True):
    """What people had said of a row or a link when the workbook was written."""

    state: ReviewStatus
    type: Kind | None
    note: str | None
    by: str | None
    events: tuple[str, ...]


class Link(Struct, frozen=True):
    """A link of a row; without a state of its own it has that of the row."""

    key: str
    old: str
    new: str
    score: float
    review: State | None = None


class Row(Struct, frozen=True):
    """A row of the comparison."""

    key: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    type: Kind
    score: float | None
    links: tuple[Link, ...]
    review: State


class Task(Struct, frozen=True):
    """The anchor of a task."""

    id: str
    path: str
    quote: str
    hash: str


class Tasks(Struct, frozen=True):
    """The tasks of both documents."""

    old: tuple[Task, ...]
    new: tuple[Task, ...]


class Report(Struct, frozen=True):
    """The report that the workbook shows."""

    id: str


class Hidden(Struct, frozen=True):
    """The sheet; the decisions in it are read as those of a file."""

    sheet: Sheet
    report: Report
    tasks: Tasks
    rows: tuple[Row, ...]
