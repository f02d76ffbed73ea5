"""The shape of a file of decisions; docs/decisions.md explains it, docs/decisions.schema.json is made from it."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from compare.decisions import ACTIONS, Action
from compare.kinds import KINDS, Kind
from documents.wire.checking import Must

__all__ = [
    "EARLIEST",
    "FORMAT",
    "LATEST",
    "Anchor",
    "Anchors",
    "Decision",
    "File",
    "Human",
    "Input",
    "Machine",
    "OtherReport",
    "Report",
]

FORMAT: Final = "policydiff-decisions/1"
"""Named in every file; the digit rises when a reader of the old form would be misled."""

LONGEST_NAME: Final = 64
"""Characters of a reviewer's name."""

LONGEST_NOTE: Final = 4000
"""Characters of a note: two printed pages."""

LONGEST_ID: Final = 300
"""Characters of a task id, which holds the name of a file."""

LONGEST_PATH: Final = 4000
"""Characters of the headings above a task."""

LONGEST_QUOTE: Final = 200
"""Characters of a quote; the page quotes 60."""

MOST_TASKS: Final = 2000
"""Tasks of one row, and links."""

EventId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{8,64}\Z"), Must("8 to 64 letters, digits, '.', '_' or '-'")]
Key = Annotated[
    str,
    Meta(
        pattern=r"^(r-[0-9a-f]{8,}|l-[0-9a-f]{12})\Z",
        max_length=LONGEST_NAME,
        description="Of a row or of a single link, as it was then.",
    ),
    Must("the key of a row (r-…) or of a link (l-…)"),
]
ReportId = Annotated[str, Meta(pattern=r"^p-[0-9a-f]{12}\Z"), Must("p- and 12 hex digits")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z"), Must("64 hex digits")]
Text = Annotated[str, Must("a text")]

EARLIEST: Final = "1980-01-01T00:00:00.000Z"
LATEST: Final = "2099-12-31T23:59:59.999Z"
"""Bounds of the times of decisions, whatever clock made them."""

# what is later is a slip of a clock, and a year of five digits is read by nobody; 1980 is what a workbook tells that
# was never saved
Time = Annotated[
    str,
    Meta(
        pattern=r"^(19[89][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z",
        description="UTC with milliseconds, from 1980 to 2099.",
    ),
    Must("a time such as 2021-05-12T08:30:00.000Z, from 1980 to 2099"),
]

TaskId = Annotated[str, Meta(min_length=1, max_length=LONGEST_ID), Must(f"a text of 1 to {LONGEST_ID} characters")]
Ids = Annotated[
    tuple[TaskId, ...],
    Meta(max_length=MOST_TASKS, extra_json_schema={"uniqueItems": True}),
    Must(f"a list of at most {MOST_TASKS} ids"),
]
Pair = Annotated[tuple[str, str], Must("an id of 'old' and an id of 'new'")]
Links = Annotated[
    tuple[Pair, ...],
    Meta(
        max_length=MOST_TASKS, extra_json_schema={"uniqueItems": True}, description="Pairs of an old id and a new id."
    ),
    Must(f"a list of at most {MOST_TASKS} pairs of ids"),
]
KindOrNull = Annotated[
    Kind | None, Meta(description="Of a row; null for a single link."), Must(f"null or one of {', '.join(KINDS)}")
]


class Human(Struct, frozen=True, forbid_unknown_fields=True):
    """What holds instead."""

    old: Ids
    new: Ids
    links: Links
    type: KindOrNull


class Machine(Human, frozen=True, forbid_unknown_fields=True):
    """What the page showed; a side is empty for an added or a dropped task."""

    score: Annotated[Annotated[float, Meta(ge=0, le=1)] | None, Must("null or a number from 0 to 1")]


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """How a task is found again."""

    id: TaskId
    path: Annotated[
        str,
        Meta(max_length=LONGEST_PATH, description="Headings, outermost first, joined by ' › '."),
        Must(f"a text of 0 to {LONGEST_PATH} characters"),
    ]
    quote: Annotated[
        str,
        Meta(max_length=LONGEST_QUOTE, description="How the text begins."),
        Must(f"a text of 0 to {LONGEST_QUOTE} characters"),
    ]
    hash: Annotated[
        str,
        Meta(pattern=r"^[0-9a-f]{16}\Z", description="First 16 hex digits of SHA-256 of the text."),
        Must("16 hex digits"),
    ]


Side = Annotated[tuple[Anchor, ...], Meta(max_length=MOST_TASKS), Must(f"a list of at most {MOST_TASKS} anchors")]


class Anchors(Struct, frozen=True, forbid_unknown_fields=True):
    """An anchor for every task that 'machine' or 'human' names."""

    old: Side
    new: Side


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """One event; what its fields must be to each other is told by `compare.decision_rules`."""

    event: Annotated[EventId, Meta(description="Unique, made where the decision was made.")]
    key: Key
    action: Annotated[Action, Must(f"one of {', '.join(ACTIONS)}")]
    machine: Machine | None
    human: Human | None
    anchors: Anchors
    note: Annotated[
        Annotated[str, Meta(max_length=LONGEST_NOTE)] | None,
        Meta(description="Plain text; null leaves the note as it is, an empty text clears it."),
        Must(f"null or a text of 0 to {LONGEST_NOTE} characters"),
    ]
    by: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME), Must(f"a text of 1 to {LONGEST_NAME} characters")]
    at: Time
    undoes: Annotated[EventId | None, Meta(description="The event that an undo takes back.")] = None
    report: Annotated[
        ReportId | None,
        Meta(description="The report that it was made on; that of the file if absent."),
    ] = None


class Input(Struct, frozen=True):
    """A document that was compared."""

    side: Annotated[Literal["old", "new"], Must("'old' or 'new'")]
    name: Annotated[Text, Meta(description="File name without folders.")]
    sha256: Sha256


Inputs = Annotated[tuple[Input, ...], Meta(min_length=2, max_length=2), Must("two inputs, one old and one new")]


class Report(Struct, frozen=True):
    """Which report was decided on."""

    id: Annotated[ReportId, Meta(description="From the mode and the bytes of both documents.")]
    tool: Text
    settings_hash: Annotated[
        Text, Meta(description="From the encoder, the thresholds and what else the links depend on.")
    ]


class OtherReport(Report, frozen=True, kw_only=True):
    """A further report that decisions name, where files of several comparisons were merged."""

    inputs: Inputs


# what `compare.decision_rules` says of the actions, as far as a schema can say it
ACTION_RULES: Final = {
    "allOf": [
        {
            "if": {"properties": {"action": {"const": "undo"}}},
            "then": {
                "required": ["undoes"],
                "properties": {
                    "machine": {"type": "null"},
                    "human": {"type": "null"},
                    "note": {"type": "null"},
                    "undoes": {"type": "string"},
                },
            },
            "else": {"properties": {"machine": {"type": "object"}, "undoes": {"type": "null"}}},
        },
        {
            "if": {"properties": {"action": {"enum": ["relink", "retype"]}}},
            "then": {"properties": {"human": {"type": "object"}}},
            "else": {"properties": {"human": {"type": "null"}}},
        },
        {
            "if": {"properties": {"action": {"const": "retype"}}},
            "then": {"properties": {"human": {"properties": {"type": {"type": "string"}}}}},
        },
    ]
}


class File(Struct, frozen=True):
    """Reviewers' decisions on a comparison."""

    format: Literal["policydiff-decisions/1"]
    report: Report
    inputs: Inputs
    decisions: Annotated[
        tuple[Annotated[Decision, Meta(extra_json_schema=ACTION_RULES)], ...],
        Meta(description="Append-only, sorted by (at, event)."),
    ]
    reports: Annotated[tuple[OtherReport, ...], Must("a list of reports")] = ()
    conflicts: Annotated[
        tuple[Annotated[tuple[EventId, EventId], Must("two events of the file")], ...],
        Meta(description="Pairs of events that a merge found to contradict each other."),
        Must("a list of pairs of events"),
    ] = ()
