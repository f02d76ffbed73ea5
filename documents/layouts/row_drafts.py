"""Cells of a task table become a task: what a column's role makes of a cell, and which rows look wrong.

The three table readers find rows and cells in different ways; what the cells of a row mean is told here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.marks import find_mark
from documents.drafts import Inference, TaskDraft, UnitCell
from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import number_alone, numbered_parts
from documents.fields.unit_lines import separated_lines
from documents.fields.unit_list import UnitRole, looks_like_units
from documents.text.traced import NOTHING, Traced

__all__ = [
    "UNIT_ROLES",
    "assign_by_content",
    "draft_cells",
    "join_parts",
    "lone_unit_role",
    "marked_heading",
    "split_drafts",
    "unit_lines",
    "with_bracketed",
]

UNIT_ROLES: dict[HeaderRole, UnitRole] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}
"""Columns that hold units, and the role of the units that nothing else marks."""

_HELPERS_IN_BRACKETS = re.compile(r"[（(](?:配合|协办|协助|协同|参与|会办)(?:单位|部门|科室)?[）)]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SPACE = re.compile(r"\s+")


def lone_unit_role(columns: Sequence[HeaderRole | None]) -> HeaderRole:
    """Return the role of the only unit cell of a row under several unit columns: with 牵头 and 配合 alone it leads."""
    return "responsible" if {"responsible", "units"}.intersection(columns) or "lead" not in columns else "lead"


def join_parts(parts: Sequence[Traced], separator: str = "") -> Traced:
    """Join parts of a field; a separator counts as standing where the part before it ends."""
    joined = NOTHING
    for part in parts:
        if joined and separator and part:
            joined += Traced(separator, (joined.origins[-1],))
        joined += part
    return joined


def marked_heading(number: Traced, name: Traced) -> Traced:
    """Join number and name of a heading as running text prints them: 一 and 政策解读 to 一、政策解读."""
    return join_parts([number, name], "" if find_mark(number.text + name.text) is not None else "、")


def _unit_cell(parts: Sequence[Traced], role: UnitRole) -> UnitCell:
    """Make one unit cell of paragraphs; lines and spaces part its names where they do not break one."""
    return UnitCell(unit_lines(parts), role)


def unit_lines(parts: Sequence[Traced]) -> Traced:
    """Join the paragraphs of a unit cell, with a line break where a name ends at a line end or at a space."""
    pieces: list[Traced] = []
    typed: set[int] = set()
    for part in parts:
        words = [piece.compact() for piece in part.split(_SPACE) if piece.compact()]
        typed.update(range(len(pieces) + 1, len(pieces) + len(words)))
        pieces += words
    joined = NOTHING
    ends = separated_lines([piece.text for piece in pieces], typed)
    for piece, ended in zip(pieces, ends, strict=True):
        if ended:
            joined += Traced("\n", (joined.origins[-1],))
        joined += piece
    return joined


def split_drafts(draft: TaskDraft, parts: Sequence[Traced]) -> tuple[TaskDraft, ...]:
    """Cut the draft of a row without a number at the numbers in its text cell.

    Args:
        draft: the task of the row.
        parts: the paragraphs of its text cell.

    Returns:
        One draft for each number, with the units, deadline and remark of the row; the draft when there is none.
    """
    cell = join_parts([part for part in parts if part], "\n")
    found = numbered_parts(cell.text)
    if not found:
        return (draft,)
    note = Inference("shared-cell", f"同一单元格内有{len(found)}项任务，按编号拆开，责任单位共用")
    notes = (*draft.inferences, note) if len(found) > 1 else draft.inferences
    return tuple(
        replace(
            draft,
            number=part.number,
            number_mark=cell.slice(part.start, part.text).compact(),
            text=cell.slice(part.text, part.end).compact(),
            inferences=notes,
        )
        for part in found
    )


def with_bracketed(
    parts: tuple[Traced, ...], role: HeaderRole | None, name: str
) -> list[tuple[tuple[Traced, ...], HeaderRole | None]]:
    """Part who leads from who cooperates in a cell, where the name of its column says that brackets hold the others.

    Args:
        parts: the paragraphs of the cell: 县农业农村局（县水利局）.
        role: of the column.
        name: of the column: 牵头（配合）单位.
    """
    if role not in UNIT_ROLES or _HELPERS_IN_BRACKETS.search(name) is None:
        return [(parts, role)]
    found: list[tuple[tuple[Traced, ...], HeaderRole | None]] = []
    for part in parts:
        at = 0
        for bracket in _BRACKET.finditer(part.text):
            found += [((part.slice(at, bracket.start()),), role), ((part.slice(*bracket.span()),), "cooperating")]
            at = bracket.end()
        found.append(((part.slice(at),), role))
    return [(cell, own) for cell, own in found if cell[0].strip("、，,；; ")]


def draft_cells(
    number: Traced,
    section: tuple[Traced, ...],
    cells: Sequence[tuple[Sequence[Traced], HeaderRole | None]],
) -> TaskDraft:
    """Make a task of the cells of one row.

    Args:
        number: the printed number; empty when there is none.
        section: headings that the row stands under.
        cells: (paragraphs, role of the column) from left to right; section cells are not among them. What stands in
            a column of unknown name is kept as remark; a target stands on a line of its own below the text, with what
            it is counted in.
    """
    texts: list[Traced] = []
    targets: list[Traced] = []
    measures: list[Traced] = []
    units: list[UnitCell] = []
    deadlines: list[Traced] = []
    remarks: list[Traced] = []
    for parts, role in cells:
        compact = join_parts([part.compact() for part in parts])
        if not compact:
            continue
        if role in UNIT_ROLES:
            units.append(_unit_cell(parts, UNIT_ROLES[role]))
        elif role == "text":
            texts.append(compact)
        elif role == "target":
            targets.append(compact)
        elif role == "measure":
            measures.append(compact)
        elif role == "deadline":
            deadlines.append(compact)
        elif role != "number":
            remarks.append(compact)
    if len(targets) == 1:  # 12 of a column 任务量 and 万亩 of a column 单位 are one quantity
        targets[0] = Traced.join((targets[0], *measures))
    else:
        remarks = [*measures, *remarks]
    printed = number_alone(number.text) if number else None
    return TaskDraft(
        number=printed or (number.text if number else None),
        section=section,
        text=join_parts([*(part for part in (join_parts(texts),) if part), *targets], "\n"),
        unit_cells=tuple(units),
        deadline=join_parts(deadlines, "；") if deadlines else None,
        remark=join_parts(remarks, "；") if remarks else None,
        number_mark=number,
    )


def assign_by_content(
    cells: Sequence[Traced], columns: Sequence[HeaderRole | None]
) -> list[tuple[Traced, HeaderRole | None]]:
    """Give the cells behind the text to the columns that their content fits, when their number does not fit.

    One unit cell under several unit columns is a merged cell: its units are responsible, none of them leads.
    """
    unit_columns = [c for c in columns if c in UNIT_ROLES]
    spare = "remark" in columns or None in columns
    kinds: list[HeaderRole | None] = []
    for cell in cells:
        if "deadline" in columns and "deadline" not in kinds and looks_like_deadline(cell.text):
            kinds.append("deadline")
        elif looks_like_units(cell.text):
            kinds.append("units")
        elif spare:
            kinds.append("remark")
        elif unit_columns and "units" not in kinds and cell is cells[-1]:
            kinds.append("units")
        else:
            kinds.append("text" if "units" not in kinds and "deadline" not in kinds else None)
    if kinds.count("units") == 1 < len(unit_columns):
        kinds = [lone_unit_role(columns) if kind == "units" else kind for kind in kinds]
    if kinds.count("units") >= 2:
        names = iter(unit_columns)
        kinds = [next(names, "responsible") if kind == "units" else kind for kind in kinds]
    return list(zip(cells, kinds, strict=True))
