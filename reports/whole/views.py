"""Both documents side by side as the template sees them: finished strings; the words of tasks stand in the table."""

from dataclasses import dataclass

from documents.model import Role
from reports.rows.views import TextSpan

__all__ = ["Jump", "Line", "PassageView", "RemnantView", "StepRun", "StepView", "TaskSlot", "Whole"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document; `role` says what it is, the spans what changed in it."""

    role: Role
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class RemnantView:
    """What is in the source and no part of its text, and where."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a linked task stands that is not in line, in words, and the id of that place."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TaskSlot:
    """Where the words of a task stand; the script takes them, with their marks, from the row of the step.

    Attributes:
        task: id of the task where the row has several of its side; else None.
        mark: what is printed before the words; "" for nothing.
        jumps: to tasks that are linked to it and stand elsewhere.
    """

    task: str | None
    mark: str
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A task with the lines after its words, or the lines of something else."""

    slot: TaskSlot | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """What stands in one line.

    Attributes:
        id: where there are tasks, that of their row with `w-` for `r-`, numbered from the second place on; where
            something else changed, `w-s` and its place; else None.
        row: number of the row in the table; None without tasks.
        href: of the row.
    """

    id: str | None
    row: int | None
    href: str | None
    left: tuple[PassageView, ...]
    right: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class StepRun:
    """At most fifty steps; `size` says roughly how high they are until they are drawn."""

    size: int
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Both documents.

    Attributes:
        columns: their names.
        parts: all steps from top to bottom.
        bare: the sides (`old`, `new`) that have fields and no source text: units and deadlines are taken from what the
            page keeps for exports.
        remnants: of each side, what is in the source and no part of the text.
    """

    columns: tuple[str, str]
    parts: tuple[StepRun, ...]
    bare: str
    remnants: tuple[tuple[RemnantView, ...], tuple[RemnantView, ...]]
