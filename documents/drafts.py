"""What a layout reader hands over: tasks whose fields still carry their source offsets."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.fields.role_words import UnitRole
from documents.model import Role
from documents.text.traced import NOTHING, Traced

__all__ = ["Body", "Claim", "ContextDraft", "Doubt", "Inference", "TaskDraft", "UnitCell"]


@dataclass(frozen=True, slots=True)
class UnitCell:
    """A unit cell or bracket and the role of its column, when the column has one."""

    content: Traced
    role: UnitRole = "responsible"


@dataclass(frozen=True, slots=True)
class Inference:
    """Something a reader concluded instead of reading it, as (code, Chinese sentence).

    Attributes:
        where_usual: it says what a task lacks, and is told only where most tasks of the document have it.
    """

    code: str
    message: str
    where_usual: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd that belongs to no single task, as (code, Chinese sentence, the characters where it is)."""

    code: str
    message: str
    at: Traced


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task before its units are parsed.

    Attributes:
        number: as printed, or the path of its marks.
        section: headings, outermost first, the title with its mark included.
        title: the title without its mark, where the task is the first of its item; its characters are those of the
            last heading.
        number_mark: the characters of the printed number; empty when it is part of a heading or absent.
    """

    number: str | None
    section: tuple[Traced, ...]
    text: Traced
    unit_cells: tuple[UnitCell, ...] = ()
    deadline: Traced | None = None
    remark: Traced | None = None
    title: Traced | None = None
    number_mark: Traced = NOTHING
    inferences: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Characters that belong to no task: headers, preamble, annexes, markup."""

    role: Role
    content: Traced


@dataclass(frozen=True, slots=True)
class ContextDraft:
    """A paragraph that demands nothing of anybody: the situation, the aims, the principles.

    Attributes:
        section: headings, outermost first.
        text: the paragraph.
    """

    section: tuple[Traced, ...]
    text: Traced


@dataclass(frozen=True, slots=True)
class Body:
    """The task region of a document.

    Attributes:
        before: numbers of the lines above the region, where title and issuer stand.
        after: numbers of the lines below it, where signature and date may stand.
        context: paragraphs of the region that are no tasks.
        doubts: what is odd in it besides what its drafts say.
    """

    drafts: tuple[TaskDraft, ...]
    claims: tuple[Claim, ...]
    before: Sequence[int]
    after: Sequence[int]
    context: tuple[ContextDraft, ...] = ()
    doubts: tuple[Doubt, ...] = ()
