"""The shape of a file of corrections; docs/corrections.md explains it, docs/corrections.schema.json is made from it."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from documents.wire.checking import Must

__all__ = ["FORMAT", "Correction", "File"]

FORMAT: Final = "policydiff-corrections/1"
"""Named in every file; the digit rises when a reader of the old form would be misled."""

MOST_CORRECTIONS: Final = 5_000
"""Corrections of one file: lists have up to 5,000 tasks."""

LONGEST_TEXT: Final = 100_000
"""Characters of the text of a task; whole documents have 50,000."""

LONGEST_UNIT: Final = 100
"""Characters of the name of a unit; the longest that we know has 40."""

MOST_UNITS: Final = 300
"""Units of one task: lists of all members of a government have 80."""

Unit = Annotated[
    str,
    Meta(pattern=r"^[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?\Z", max_length=LONGEST_UNIT),
    Must(f"the name of a unit, up to {LONGEST_UNIT} characters"),
]
Units = Annotated[tuple[Unit, ...], Meta(max_length=MOST_UNITS), Must(f"a list of at most {MOST_UNITS} names of units")]


class Correction(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that was corrected at one place."""

    kind: Annotated[
        Literal["split", "join", "units", "no_task"],
        Meta(
            description="split: a task begins at 'at'. join: the task goes on with the one before. units: the task has "
            "these units. no_task: it asks nothing of anybody."
        ),
        Must("one of split, join, units, no_task"),
    ]
    task: Annotated[
        Annotated[int, Meta(ge=1, description="Ordinal of the task as the file is read, from 1.")],
        Must("a whole number from 1"),
    ]
    text: Annotated[
        Annotated[str, Meta(max_length=LONGEST_TEXT, description="The whole text of that task as it is read.")],
        Must(f"the text of the task, up to {LONGEST_TEXT} characters"),
    ]
    at: Annotated[
        Annotated[int, Meta(ge=0, description="Characters of the text before the place, for split and its parts.")],
        Must("a whole number from 0"),
    ] = 0
    lead: Annotated[Units, Meta(description="牵头单位, for units.")] = ()
    responsible: Annotated[Units, Meta(description="责任单位, for units.")] = ()
    cooperating: Annotated[Units, Meta(description="配合单位, for units.")] = ()


class File(Struct, frozen=True):
    """What the window hands out, and `--corrections` takes."""

    format: Annotated[Literal["policydiff-corrections/1"], Must(f"'{FORMAT}'")]
    sha256: Annotated[
        Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="Of the bytes of the file that was corrected.")],
        Must("64 hex digits"),
    ]
    corrections: Annotated[
        tuple[Correction, ...],
        Meta(max_length=MOST_CORRECTIONS),
        Must(f"a list of at most {MOST_CORRECTIONS} corrections"),
    ]
