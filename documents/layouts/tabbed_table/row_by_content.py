"""A row whose cells slipped out of their columns: every cell says what it is by its content.

Tags split cells, numbers stand before, after or between texts, headings land beside the wrong row. So a cell is a
heading, number, text, unit list or deadline by what it holds, wherever it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.chinese.marks import HEADING_MARK, find_mark
from documents.drafts import Inference, TaskDraft, UnitCell
from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline, split_deadlines
from documents.fields.unit_list import looks_like_units, parse_units
from documents.layouts.row_drafts import UNIT_ROLES, unit_lines
from documents.text.traced import NOTHING, Traced

__all__ = ["ShiftedRow", "draft_row", "read_row"]

_LEADING_NUMBER = re.compile(r"^\s*(\d{1,3})(?:\s+(?=\S)|[.．、]\s*(?=[^\d\s]))")
_INNER_TASK = re.compile(r"(?<=[。\s])(\d{1,3})\s+(?=[\u4e00-\u9fff“《].{12})")
_INNER_NUMBER = re.compile(r"(?<=[。；])\s*(\d{1,3})(?=\s|$)\s*")
_HEADING_BREAK = re.compile(rf"(?<=[。；\s])\s*(?={HEADING_MARK})")
_SENTENCE_SPACE = re.compile(r"(?<=[。；])\s+")
_SPACE = re.compile(r"\s+")
_MAX_SKIP = 9  # numbers that may be missing between two printed ones; a year or a quantity jumps further


@dataclass(slots=True)
class _Part:
    """One task found in a text cell, its layout spaces still there: they may separate more tasks."""

    text: Traced
    number: Traced | None = None


@dataclass(slots=True)
class ShiftedRow:
    """What the cells of one row turned out to be."""

    headings: list[Traced] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)
    number: Traced | None = None
    units: list[Traced] = field(default_factory=list)
    deadline: Traced | None = None
    remark: Traced | None = None


def read_row(
    cells: Sequence[Sequence[Traced]], roles: Sequence[HeaderRole | None], expected: int
) -> tuple[ShiftedRow, int]:
    """Read the cells of one row, each a list of paragraphs.

    Args:
        cells: from left to right, without tags.
        roles: the columns of the header; they tell which fields there are, not where.
        expected: the number of the next task.

    Returns:
        The row, and the number expected behind it.
    """
    row = ShiftedRow()
    for cell in cells:
        for paragraph in cell:
            _place(paragraph, row, roles, expected)
            numbers = [int(p.number.text) for p in row.parts if p.number is not None]
            numbers += [int(row.number.text)] if row.number is not None else []
            expected = max([expected, *(n + 1 for n in numbers)])
    return row, expected


def _place(paragraph: Traced, row: ShiftedRow, roles: Sequence[HeaderRole | None], expected: int) -> None:
    """Put one paragraph of a cell where its content belongs."""
    lead, paragraph = _take_leading_number(paragraph, expected)
    if not paragraph:
        row.number = lead
        return
    compact = paragraph.compact()
    mark = find_mark(compact.text)
    if mark is not None and mark.is_heading and not looks_like_units(compact.text):
        inner = _INNER_TASK.search(paragraph.text)
        if inner and _may_be(int(inner[1]), expected):  # heading and task in one cell
            _place(paragraph.slice(0, inner.start()), row, roles, expected)
            _place(paragraph.slice(inner.start()), row, roles, expected)
            return
        trailing = re.search(r"\s(\d{1,3})\s*$", paragraph.text)
        if trailing and _may_be(int(trailing[1]), expected):
            lead = lead or paragraph.slice(trailing.start(1), trailing.end(1))
            paragraph = paragraph.slice(0, trailing.start())
        if lead is not None:
            row.number = lead
        row.headings += [h.compact() for h in paragraph.split(_HEADING_BREAK) if h.compact()]
        return
    if lead is None and looks_like_deadline(paragraph.text):
        if row.deadline is None:
            row.deadline = paragraph
            return
        row.remark = paragraph
        return
    if lead is None and looks_like_units(compact.text):
        row.units.append(paragraph)
        return
    if row.units and lead is None and "remark" in roles:
        row.remark = paragraph if row.remark is None else row.remark + paragraph
        return
    row.parts += _split_numbered(lead, paragraph, expected, begun=row.number is not None or bool(row.parts))


def _may_be(number: int, expected: int) -> bool:
    return expected <= number <= expected + _MAX_SKIP


def _take_leading_number(paragraph: Traced, expected: int) -> tuple[Traced | None, Traced]:
    if re.fullmatch(r"\s*\d{1,3}\s*", paragraph.text):
        return paragraph.compact(), NOTHING
    match = _LEADING_NUMBER.match(paragraph.text)
    if match and _may_be(int(match[1]), expected):
        return paragraph.slice(match.start(1), match.end(1)), paragraph.slice(match.end())
    return None, paragraph


def _split_numbered(lead: Traced | None, paragraph: Traced, expected: int, *, begun: bool) -> list[_Part]:
    """Split a text cell at the numbers printed between its sentences.

    When the cell does not begin with a number but ends with one, the numbers stand after their texts; so they do
    where the first of them is the next number and leaves none for the text before it (`begun`: the row has one).
    """
    marks = [m for m in _INNER_NUMBER.finditer(paragraph.text) if _may_be(int(m[1]), expected)]
    numbers = [paragraph.slice(m.start(1), m.end(1)) for m in marks]
    texts: list[Traced] = []
    at = 0
    for m in marks:
        texts.append(paragraph.slice(at, m.start()))
        at = m.end()
    texts.append(paragraph.slice(at))
    if lead is None and numbers and not texts[-1].strip():
        texts.pop()
        return [_Part(text, number.compact()) for text, number in zip(texts, numbers, strict=True)]
    labels = [lead, *numbers]
    if lead is None and numbers and not begun and int(numbers[0].text) == expected and texts[0].strip():
        labels = [*numbers, None]
    return [_Part(t, n.compact() if n else None) for t, n in zip(texts, labels, strict=True) if t.strip()]


def draft_row(row: ShiftedRow, roles: Sequence[HeaderRole | None]) -> list[TaskDraft]:
    """Draft the tasks of one row: one, or as many as its text cell holds."""
    if not row.parts and not row.units and row.deadline is None:
        return []
    parts = row.parts or [_Part(NOTHING)]
    unit_roles = [UNIT_ROLES[role] for role in roles if role in UNIT_ROLES]
    deadlines = split_deadlines(row.deadline) if row.deadline is not None else ()
    groups = _unit_groups(row.units[0]) if len(row.units) == 1 else ()
    if len(groups) > 1 and len(parts) == 1:
        sentences = [s for s in parts[0].text.split(_SENTENCE_SPACE) if s]
        if len(sentences) == len(groups):
            parts = [_Part(s, parts[0].number if k == 0 else None) for k, s in enumerate(sentences)]
    drafts: list[TaskDraft] = []
    for k, part in enumerate(parts):
        number = part.number or (row.number if k == 0 else None)
        if len(groups) == len(parts) and len(groups) > 1:
            cells: tuple[UnitCell, ...] = (UnitCell(unit_lines([groups[k]]), (unit_roles or ["responsible"])[0]),)
        else:
            cells = tuple(
                UnitCell(unit_lines([cell]), unit_roles[min(n, len(unit_roles) - 1)] if unit_roles else "responsible")
                for n, cell in enumerate(row.units)
            )
        inferences: tuple[Inference, ...] = ()
        if len(parts) > 1:
            shared = "" if len(groups) == len(parts) else "，责任单位共用"
            inferences = (Inference("shared-cell", f"同一单元格内有{len(parts)}项任务，按次序拆开{shared}"),)
        deadline = deadlines[k] if len(deadlines) == len(parts) else (Traced.join(deadlines) if deadlines else None)
        drafts.append(
            TaskDraft(
                number=number.text if number is not None else None,
                section=(),
                text=part.text.compact(),
                unit_cells=cells,
                deadline=deadline,
                remark=row.remark.compact() if row.remark is not None else None,
                number_mark=number if number is not None else NOTHING,
                inferences=inferences,
            )
        )
    return drafts


def _unit_groups(cell: Traced) -> tuple[Traced, ...]:
    """Split a unit cell that holds the lists of several tasks: at a space, when both sides are whole lists."""
    parts = [part for part in cell.split(_SPACE) if part]
    if len(parts) < 2 or not all(looks_like_units(part.text) for part in parts):
        return (cell,)
    if any(part.text.rstrip()[-1] in "、，,；;" for part in parts[:-1]):
        return (cell,)  # the list runs on over the space
    if not all(_is_whole_list(part.text) for part in parts):
        return (cell,)
    return tuple(parts)


def _is_whole_list(text: str) -> bool:
    parsed = parse_units(text)
    return len(parsed.lead) + len(parsed.responsible) + len(parsed.cooperating) >= 1
