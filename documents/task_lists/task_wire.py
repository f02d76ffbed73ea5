"""The shape of a task list in JSON; docs/task-list.md explains it, docs/task-list.schema.json is made from it."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from documents.wire.checking import Must
from documents.wire.fields import Filled, FilledList, Year

__all__ = [
    "Annex",
    "Box",
    "Confidence",
    "Context",
    "Document",
    "DoubtfulCharacter",
    "Placed",
    "ReadingWarning",
    "Recognition",
    "Task",
    "TaskList",
]

Text = Annotated[str | int | None, Must("a string or null")]
"""A number counts as its digits, a blank string as nothing."""

# a page finds its rows by the ids of tasks, and HTML turns a carriage return into a line break
Id = Annotated[
    Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]*\Z")] | int | None,
    Must("a string without control characters, or null"),
]
Level = Annotated[
    Literal["national", "province", "city", "county", ""] | None,
    Must("one of national, province, city, county or null"),
]
Day = Annotated[
    Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|\s*)\Z")] | None, Must("a date written YYYY-MM-DD")
]
Position = Annotated[Annotated[int, Meta(ge=1)] | None, Must("a whole number from 1, or null")]

Points = Annotated[Annotated[float, Meta(ge=-100_000, le=100_000)], Must("a number of points")]

Share = Annotated[Annotated[float, Meta(ge=0, le=1)], Must("a number from 0 to 1")]


class Placed(Struct, frozen=True, kw_only=True):
    """Something with a place in its source; lines and pages count from 1."""

    line: Position = None
    page: Position = None
    cell: Text = None


class Annex(Struct, frozen=True):
    """A list of units in an annex."""

    title: Text = None
    units: FilledList | None = None


class ReadingWarning(Placed, frozen=True, kw_only=True):
    """What was not understood in the source."""

    code: Text = None
    message: Text = None
    task: Text = None


class Context(Placed, frozen=True, kw_only=True):
    """A paragraph on the situation or the aims, which is no task."""

    text: Annotated[Filled, Meta(description="The paragraph.")]
    section: Annotated[FilledList | None, Meta(description="Headings, outermost first.")] = None


class Document(Struct, frozen=True):
    """The document's own fields."""

    id: Annotated[Id, Meta(description="Name of the document, and beginning of the ids of its tasks.")] = None
    title: Text = None
    issuer: Text = None
    doc_number: Text = None
    issued_on: Day = None
    year: Year | None = None
    region: Text = None
    level: Level = None
    notes: FilledList | None = None
    global_responsible_units: FilledList | None = None
    annex: Annex | None = None
    annexes: Annotated[
        tuple[Annex, ...] | None, Meta(description="All of them; goes before 'annex'."), Must("a list of objects")
    ] = None
    context: Annotated[
        tuple[Context, ...] | None,
        Meta(description="What is said of the situation and the aims; no tasks, not compared."),
        Must("a list of objects"),
    ] = None
    warnings: Annotated[tuple[ReadingWarning, ...] | None, Must("a list of objects")] = None


class DoubtfulCharacter(Struct, frozen=True):
    """A character that was recognised in a picture and may be another one."""

    field: Annotated[
        Literal["number", "section", "title", "text", "units", "deadline", "remark"], Meta(description="Where it is.")
    ]
    at: Annotated[
        Annotated[int, Meta(ge=0, description="Its place in the field, from 0.")], Must("a whole number from 0")
    ]
    character: Filled
    confidence: Share
    others: Annotated[str | None, Meta(description="What it may be instead, the likeliest first.")] = None


class Confidence(Struct, frozen=True):
    """How sure the least sure character of each recognised field is, from 0 to 1."""

    number: Share | None = None
    section: Share | None = None
    title: Share | None = None
    text: Share | None = None
    units: Share | None = None
    deadline: Share | None = None
    remark: Share | None = None


class Recognition(Struct, frozen=True):
    """How sure the characters of a task are that were recognised in a picture of its page."""

    confidence: Confidence
    doubts: Annotated[tuple[DoubtfulCharacter, ...] | None, Must("a list of objects")] = None


class Box(Struct, frozen=True):
    """A part of a page as it is shown, in points from its upper left corner."""

    page: Annotated[Annotated[int, Meta(ge=1)], Must("a whole number from 1")]
    left: Points
    top: Points
    right: Points
    bottom: Points


class Task(Placed, frozen=True, kw_only=True):
    """One obligation."""

    text: Annotated[Filled, Meta(description="The obligation alone, without number, units and deadline.")]
    id: Annotated[Id, Meta(description="Unique in the document.")] = None
    number: Text = None
    section: Annotated[FilledList | None, Meta(description="Headings, outermost first.")] = None
    title: Annotated[Text, Meta(description="The item's first sentence or label without its mark.")] = None
    lead_units: FilledList | None = None
    responsible_units: FilledList | None = None
    cooperating_units: FilledList | None = None
    open_units: FilledList | None = None
    unit_text: Text = None
    deadline: Text = None
    remark: Text = None
    boxes: Annotated[
        tuple[Box, ...] | None,
        Meta(description="The parts of pages that hold the task, in reading order; only files with pages have any."),
        Must("a list of objects"),
    ] = None
    recognition: Annotated[
        Recognition | None, Meta(description="Of a scan: how sure its characters are."), Must("an object or null")
    ] = None


class TaskList(Struct, frozen=True):
    """What `policydiff read FILE --format json` writes, and what every command accepts instead of a text."""

    tasks: Annotated[tuple[Task, ...], Meta(extra_json_schema={"minItems": 1})]
    document: Document = field(default_factory=Document)
