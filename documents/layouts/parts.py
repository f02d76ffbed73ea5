"""A plan and a table of its tasks in one file, or a letter and the list that it issues: one of the two is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from documents.chinese.marks import Rank, find_mark
from documents.drafts import TaskDraft
from documents.fields.persons import looks_like_persons
from documents.layouts.other_tables import heads_table, pasted_tables, without_other_tables
from documents.layouts.recognition import LAYOUTS, has_table, prose_begins, recognise_layout
from documents.surroundings.annexes import begins_annex, split_annexes
from documents.surroundings.signature import may_date, read_signature
from documents.text.lines import SourceLine

__all__ = ["PART_NAMES", "DocumentPart", "PartName", "Parts", "find_letter", "find_parts"]

PartName = Literal["plan", "table"]
PART_NAMES: Final[tuple[str, ...]] = get_args(PartName)

_MIN_ITEMS = 2  # tasks of a plan; a covering letter has fewer, or the points of a letter
_MIN_POINTS = 3  # items of one rank; two may be the points of a letter
_MIN_SIZE = 600  # characters of prose with one rank of items that make a plan; covering letters stay below
_MOSTLY = 0.5  # of the tasks name their units: the part that says who does what
_WHOLE = (
    0.6  # of the plan's items are as many rows at least in a table that takes up all of it, not one of its sections
)


_SIGNED_ABOVE = 3  # lines between who signs a letter with its date and the annex: （此件公开发布）, 主办：…

_PROJECTS: Final = re.compile(
    r"^[^。，]{0,20}(?:重大|重点|建设|工程|投资)项目(?:库|清单|表|计划|名单|汇总)[^。，任务]{0,8}$"
)
"""The title of a table of what is built, whatever the columns say of who builds it."""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One of the two parts.

    Attributes:
        lines: its lines; those of the table reach to the next annex.
        tasks: how many there are.
        with_units: how many of them name units.
    """

    lines: tuple[SourceLine, ...]
    tasks: int
    with_units: int

    @property
    def says_who(self) -> bool:
        """Whether most of its tasks name units."""
        return self.with_units > _MOSTLY * self.tasks


@dataclass(frozen=True, slots=True)
class Parts:
    """The prose above the table, and the table."""

    plan: DocumentPart
    table: DocumentPart

    def chosen(self, usual: PartName) -> PartName:
        """Choose the part that says who does what; the usual one where both do, or none.

        A table for one section of the plan is no choice: all the other tasks would be lost.
        """
        if self.table.tasks < _WHOLE * self.plan.tasks:
            return "plan"
        if self.plan.says_who == self.table.says_who:
            return usual
        return "plan" if self.plan.says_who else "table"


def find_parts(lines: Sequence[SourceLine]) -> Parts | None:
    """Find a plan above a table of tasks; None where the file holds one of them only.

    Args:
        lines: the lines without furniture and duplicates, down to the end of the table.
    """
    layout = recognise_layout(lines)
    if not layout.is_table:
        return None
    body = layout.read(lines)
    above = set(body.before)
    prose = tuple(line for line in lines if line.number in above)
    prose = _without_title(lines, tuple(split_annexes(prose, begins=prose_begins)[0]))
    prose_layout = next(one for one in LAYOUTS if not one.is_table)
    marks = [mark for line in prose if (mark := find_mark(line.text)) is not None]
    if not marks:
        return None
    read = prose_layout.read(without_other_tables(prose, pasted_tables(prose)).lines)
    plan = _tasks(read.drafts)
    size = sum(len(line.text) for line in prose)
    ranks = {mark.rank for mark in marks if mark.rank <= Rank.FOURTH}
    table = _tasks(body.drafts)
    if len(plan) < _MIN_ITEMS or not table:
        return None
    if len(ranks) == 1 and (size < _MIN_SIZE or len(plan) + len(read.context) < _MIN_POINTS):
        return None
    title = next((line.text for line in reversed(lines) if line.number in above and line.text), "")
    rest = tuple(line for line in lines if line.number not in above)
    parts = Parts(DocumentPart(prose, len(plan), _with_units(plan)), DocumentPart(rest, len(table), _with_units(table)))
    if (not parts.table.with_units and not parts.plan.says_who) or _PROJECTS.search(title):  # projects or figures
        return None
    return parts


def find_letter(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Find the letter above a list of tasks in prose, which is its annex.

    A signed letter has points of its own (一、责任到人…) that tell nobody by name what to do. Where most items of the
    annex below it do, and they are about as many at least, they are the tasks. `find_parts` tells tables apart.

    Args:
        lines: the lines without furniture and duplicates.

    Returns:
        The lines down to the one that says 附件; none where the file holds no such letter with points.
    """
    filled = [line for line in lines if line.text]
    at = next((i for i in range(1, len(filled)) if begins_annex(filled, i) and _is_signed(filled[:i])), None)
    if at is None or has_table(lines) or not any(find_mark(line.text) is not None for line in filled[:at]):
        return ()
    letter = tuple(line for line in lines if line.number <= filled[at].number)
    below = [line for line in lines if line.number > filled[at].number]
    prose = next(one for one in LAYOUTS if not one.is_table)
    points = _tasks(prose.read(letter).drafts)
    items = _tasks(prose.read(tuple(split_annexes(below, begins=prose_begins)[0])).drafts)
    if _with_units(points) or len(items) < max(_MIN_POINTS, _WHOLE * len(points)):
        return ()
    told = [one for one in items if one.text and not looks_like_persons(one.text.text)]  # 1.张三（县水利局） is a list
    return letter if _with_units(told) > _MOSTLY * len(items) else ()


def _is_signed(above: Sequence[SourceLine]) -> bool:
    """Tell whether lines end with who signs, and when; a line or two may stand below."""
    for at in range(len(above) - 1, max(-1, len(above) - 1 - _SIGNED_ABOVE), -1):
        signature = read_signature(above, at) if may_date(above[at].text) else None
        if signature is not None:
            return bool(signature.signers)
    return False


def _without_title(lines: Sequence[SourceLine], prose: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """Leave the heading off that has nothing but the table below it."""
    last = next((i for i in range(len(prose) - 1, -1, -1) if prose[i].text), None)
    if last is None:
        return prose
    first = next((i for i, line in enumerate(lines) if line.number > prose[last].number and line.text), len(lines))
    return prose[:last] if heads_table([*prose, *lines[first:]], last, len(prose)) else prose


def _tasks(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    return [draft for draft in drafts if draft.text]


def _with_units(drafts: Sequence[TaskDraft]) -> int:
    return sum(bool(draft.unit_cells) for draft in drafts)
