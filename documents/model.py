"""The document model: what every reader returns and everything downstream reads.

Frozen and slotted; tuples, never lists. The literal text is always kept, and every piece of it keeps its
way back to the source.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NewType

__all__ = [
    "SENTENCE_STOPS",
    "Annex",
    "Context",
    "Deadline",
    "DeadlineKind",
    "Document",
    "DoubtfulCharacter",
    "Level",
    "PageBox",
    "Piece",
    "Place",
    "ReadingWarning",
    "Recognition",
    "Role",
    "Snippet",
    "Source",
    "Task",
    "TaskField",
    "UnitName",
    "task_id",
]

UnitName = NewType("UnitName", str)
"""The name of a responsible unit as printed, layout spaces removed."""

DeadlineKind = Literal[
    "date",  # by or on one day: 9月底前
    "period",  # from one day to another: 1-3月, 2020年前三季度
    "ongoing",  # without an end, or again and again: 持续推进, 每季度
    "relative",  # counted from an event: 公开征求意见结束后1个月内
    "none",  # no time is said in it that we can read
]

SENTENCE_STOPS: Final = ("。", "！", "？")
"""Marks that end a sentence."""

Level = Literal["national", "province", "city", "county"]

Role = Literal[
    "text",  # 任务正文
    "number",  # 序号
    "section",  # a heading that is part of a task's section path
    "units",  # the unit cell or bracket, marks such as 牵头 included
    "deadline",  # 时限
    "remark",  # 备注
    "header",  # the header row of a table
    "metadata",  # title, document number, issuer, date
    "preamble",  # the letter before the first task: 根据…现印发给你们
    "context",  # the situation, the aims, the principles: 指导思想, 主要目标, 发展现状
    "annex",  # 附件
    "furniture",  # page numbers, letterhead rules, web navigation, 抄送
    "duplicate",  # a second paste of the same text
    "markup",  # tags such as <p>
    "unplaced",  # fits nowhere: a warning names its line
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline 时限 as printed and as read, relative to its document's year.

    Attributes:
        phrase: as printed.
        start: first day of a period; None where only an end is told.
        end: last day; None for what has no end, or none that can be told without knowing an event.
        days: calendar days counted from an event, negative before it; like `working_days`, `months` and `years` for
            `relative` only, and only one of the four.
    """

    phrase: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    days: int | None = None
    working_days: int | None = None
    months: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """A part of a page as it is shown, in points from its upper left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its source; lines and pages count from 1.

    `boxes` are the parts of pages that hold it, in reading order; only files with pages have any, and only for tasks.
    """

    line: int | None = None
    page: int | None = None
    cell: str | None = None
    boxes: tuple[PageBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A half-open span of `Document.text` and the one role that its characters have.

    `task` is the id of the task that owns the piece; None for what belongs to no single task.
    """

    start: int
    end: int
    role: Role
    task: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something in the source that was not understood, or was understood only by inference.

    `code` is a stable word for programs, `message` a Chinese sentence for readers.
    """

    code: str
    message: str
    place: Place = Place()
    task: str | None = None


TaskField = Literal["number", "section", "title", "text", "units", "deadline", "remark"]
"""A field of a task as it is printed; `units` is the unit text."""


@dataclass(frozen=True, slots=True)
class DoubtfulCharacter:
    """A character of a task that was recognised in a picture and may be another one.

    Attributes:
        at: its place in the field, from 0; headings and unit cells of one task are joined by a newline.
        confidence: that it is the one it was taken for, in [0, 1].
        others: characters that it may be instead, the likeliest first.
    """

    field: TaskField
    at: int
    character: str
    confidence: float
    others: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How sure the characters of a task are that were recognised in a picture of its page (OCR).

    Attributes:
        confidence: of each field that was recognised, that of its least sure character, in [0, 1].
        doubts: characters that may be others, field by field.
    """

    confidence: tuple[tuple[TaskField, float], ...]
    doubts: tuple[DoubtfulCharacter, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One obligation 任务 with its fields.

    Attributes:
        id: unique in its document; `<document id>-<ordinal>` unless the input gave one.
        number: as printed (`12`) or the path of its marks (`一（三）-2`); None when there is none.
        section: heading path, outermost first, marks included; the title with its mark is the last of it.
        text: the obligation alone: Simplified, layout spaces gone, without title, labels, units, deadline.
        lead_units: 牵头单位.
        responsible_units: 责任单位.
        cooperating_units: 配合单位.
        open_units: the units among them after which 等 stands: the unit and others that are not named.
        unit_text: the unit cell or bracket, verbatim but for layout spaces; cells joined by a newline.
        deadline: 时限, verbatim.
        remark: 备注, verbatim.
        title: the item's first sentence or label without its mark: it is part of what is demanded, see `words`. Of the
            tasks that one item is split into the first alone has it, so that what changes in it is told once.
        place: where the text begins.
        recognition: how sure its characters are, of a scan; None where a file says what they are.
    """

    id: str
    number: str | None
    section: tuple[str, ...]
    text: str
    lead_units: tuple[UnitName, ...] = ()
    responsible_units: tuple[UnitName, ...] = ()
    cooperating_units: tuple[UnitName, ...] = ()
    open_units: tuple[UnitName, ...] = ()
    unit_text: str | None = None
    deadline: str | None = None
    remark: str | None = None
    title: str | None = None
    place: Place = field(default=Place(), compare=False)
    recognition: Recognition | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """All that the task demands: title and text as one; a title that ends no sentence has a line of its own."""
        if not self.title:
            return self.text
        return self.title + ("" if self.title.endswith(SENTENCE_STOPS) else "\n") + self.text

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading path without the title, which `words` begin with."""
        if self.title and self.section and self.section[-1].endswith(self.title):
            return self.section[:-1]
        return self.section


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex 附件 that lists units, such as the members of 市级有关部门（单位）."""

    title: str
    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says before and between its tasks and asks of nobody: 发展现状, 指导思想, 主要目标, 基本原则.

    Attributes:
        section: heading path, outermost first, marks included.
        text: the paragraph.
        place: where it begins.
    """

    section: tuple[str, ...]
    text: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from: its name without folders, its hash, how it was read.

    Attributes:
        name: file name, never a path, so that results do not depend on the machine.
        sha256: hex digest of the bytes.
        format: what the file is by its content: `text`, `pdf`, `docx`, `doc` …; `documents.formats.FORMATS` has all.
        layout: how the text is laid out, that of an office file or web page too: `key_points`, `wrapped_table`,
            `tabbed_table`, `cell_lines`; None for formats that have fields of their own. Of a file that is not read
            yet: the layout that is asked for, None to let the content tell.
        part: `plan` or `table`, where a file holds both: the part that was read, or is asked for.
        reader: the library or program that opened it, such as `pdfplumber` or `libreoffice`.
        recognised_pages: pages whose characters were recognised in their pictures (OCR).
        corrections: SHA-256 of the corrections that were applied to what was read, as they are written; None without.
    """

    name: str
    sha256: str
    format: str
    layout: str | None = None
    part: str | None = None
    reader: str | None = None
    recognised_pages: tuple[int, ...] = ()
    corrections: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A picture of a part of a page that holds a task.

    Attributes:
        task: id of the task; one that several parts of pages hold has a picture of each, in reading order.
        page: counts from 1.
        width: of what is shown, in points.
        media_type: `image/png`, or `image/svg+xml` for what was drawn anew from the objects of a page.
        data: the bytes of the picture.
    """

    task: str
    page: int
    width: int
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document as tasks.

    Attributes:
        issuer: 发文机关.
        document_number: 发文字号.
        issued_on: 成文日期, `YYYY-MM-DD`.
        region: the province, city or county that issues it, such as `浙江省`.
        global_responsible_units: units that a document-wide rule makes responsible for every task.
        notes: rules and remarks that hold for the whole document, in Chinese.
        context: paragraphs on the situation and the aims; they are no tasks and are not compared.
        text: the decoded source; empty when the source has fields of its own (JSON, CSV, XLSX).
        pieces: every character of `text` that is no white space, in source order, in exactly one piece.
        snippets: pictures of the places of tasks, in their order, where they were asked for.
    """

    id: str
    title: str
    tasks: tuple[Task, ...]
    issuer: str | None = None
    document_number: str | None = None
    issued_on: str | None = None
    year: int | None = None
    region: str | None = None
    level: Level | None = None
    global_responsible_units: tuple[UnitName, ...] = ()
    annexes: tuple[Annex, ...] = ()
    notes: tuple[str, ...] = ()
    context: tuple[Context, ...] = ()
    source: Source | None = None
    warnings: tuple[ReadingWarning, ...] = ()
    text: str = field(default="", compare=False, repr=False)
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    snippets: tuple[Snippet, ...] = field(default=(), compare=False, repr=False)


def task_id(document_id: str, ordinal: int, count: int) -> str:
    """Name the task at a position that has no id of its own.

    Args:
        document_id: id of the document.
        ordinal: position of the task, from 1.
        count: number of tasks of the document; with 100 and more the ordinal has as many digits as the count.
    """
    return f"{document_id}-{ordinal:0{max(2, len(str(count)))}d}"
