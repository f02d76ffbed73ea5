"""Cells of a task table become a task: what a column's role makes of a cell, and which rows look wrong.

The three table readers find rows and cells in different ways; what the cells of a row mean is told here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from documents.deadlines import looks_like_deadline
from documents.drafts import Inference, TaskDraft, UnitCell
from documents.headers import HeaderRole
from documents.headings import find_mark
from documents.traced import NOTHING, Traced
from documents.units import UnitRole, looks_like_units

__all__ = [
    "NOTE_LINE",
    "UNIT_ROLES",
    "assign_by_content",
    "draft_cells",
    "join_parts",
    "lone_unit_role",
    "note_doubts",
    "note_gap",
    "number_alone",
    "number_before_text",
    "unit_cell",
]

UNIT_ROLES: dict[HeaderRole, UnitRole] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}
"""Columns that hold units, and the role of the units that nothing else marks."""

NOTE_LINE = re.compile(r"^(?:注|备注|说明|附注)(?:\d{0,2})[:：]")
"""A line below the rows of a table that explains it."""

_NUMBER_ALONE = re.compile(r"^[（(]?(?P<number>\d{1,4})[）)]?[.．、]?$")
_NUMBER_BEFORE = re.compile(r"^\s*(?:[（(](?P<bracketed>\d{1,3})[）)]|(?P<plain>\d{1,3})(?:[.．](?!\d)|、))\s*(?=\S)")
_MAX_CELL = 4  # times the median length of the texts of a table: a longer text may be two rows
_LONG = 150  # characters that no single text is doubted for
_NO_LIST = re.compile(r"[。；;！？]\S|\d{2,}")
_INNER_ROW = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])|[。；;]\s*\d{1,3}(?:[.．、](?!\d)|\s*$)"
)


def lone_unit_role(columns: Sequence[HeaderRole | None]) -> HeaderRole:
    """Return the role of the only unit cell of a row under several unit columns: with 牵头 and 配合 alone it leads."""
    return "responsible" if {"responsible", "units"}.intersection(columns) or "lead" not in columns else "lead"


def number_alone(text: str) -> str | None:
    """Return the row number that a cell holds alone: 3, 3. 3、 or （3）."""
    match = _NUMBER_ALONE.match(text)
    return match["number"] if match else None


def number_before_text(cell: Traced) -> tuple[Traced, Traced] | None:
    """Cut 3．公开预算 into its number with its mark and its text; None when no mark stands in front."""
    match = _NUMBER_BEFORE.match(cell.text)
    if match is None:
        return None
    return cell.slice(0, match.end()).compact(), cell.slice(match.end())


def join_parts(parts: Sequence[Traced], separator: str = "") -> Traced:
    """Join parts of a field; a separator counts as standing where the part before it ends."""
    joined = NOTHING
    for part in parts:
        if joined and separator and part:
            joined += Traced(separator, (joined.origins[-1],))
        joined += part
    return joined


def unit_cell(parts: Sequence[Traced], role: UnitRole) -> UnitCell:
    """Make one unit cell of paragraphs: each a list of its own, or one list broken at the margin."""
    compact = [part.compact() for part in parts if part.compact()]
    whole = len(compact) > 1 and all(
        looks_like_units(part.text) and part.text[-1] not in "、，,；;" for part in compact
    )
    return UnitCell(join_parts(compact, "\n" if whole else ""), role)


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
            a column of unknown name is kept as remark.
    """
    texts: list[Traced] = []
    units: list[UnitCell] = []
    deadlines: list[Traced] = []
    remarks: list[Traced] = []
    for parts, role in cells:
        compact = join_parts([part.compact() for part in parts])
        if not compact:
            continue
        if role in UNIT_ROLES:
            units.append(unit_cell(parts, UNIT_ROLES[role]))
        elif role == "text":
            texts.append(compact)
        elif role == "deadline":
            deadlines.append(compact)
        elif role != "number":
            remarks.append(compact)
    printed = number_alone(number.text) if number else None
    return TaskDraft(
        number=printed or (number.text if number else None),
        section=section,
        text=join_parts(texts),
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


def note_gap(drafts: Sequence[TaskDraft], at: int) -> TaskDraft:
    """Give a row without a printed number the one that its neighbours leave for it, and say so.

    Rows that follow each other without numbers are told by the numbers around all of them; the last row of a table
    counts on from the row above it, unless the table counts anew below its headings.
    """
    before = _value(drafts[at - 1]) if at else 0
    below = next((k for k in range(at + 1, len(drafts)) if _value(drafts[k]) is not None), None)
    after = _value(drafts[below]) if below is not None else None
    draft = drafts[at]
    note = Inference("number-missing", "源文件没有印出编号，也无法由次序推定")
    if before is not None and below is not None and after == before + 1 + below - at:
        message = f"源文件没有印出编号“{before + 1}”，按{before}与{after}之间的次序推定"
        note = Inference("number-inferred", message)
    elif before and below is None and len({_value(above) for above in drafts[:at]}) == at:
        note = Inference("number-inferred", f"源文件没有印出编号“{before + 1}”，按{before}之后的次序推定")
    else:
        return replace(draft, inferences=(*draft.inferences, note))
    return replace(draft, number=str((before or 0) + 1), inferences=(*draft.inferences, note))


def _value(draft: TaskDraft) -> int | None:
    return int(draft.number) if draft.number is not None and draft.number.isdecimal() else None


def note_doubts(drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """Say of a task where its cells do not look like what their columns hold: text may be in the wrong field."""
    lengths = [len(draft.text) for draft in drafts if draft.text]
    usual = median(lengths) if lengths else 0
    return tuple(replace(draft, inferences=(*draft.inferences, *_doubts(draft, usual))) for draft in drafts)


def _doubts(draft: TaskDraft, usual: float) -> list[Inference]:
    found: list[Inference] = []
    if len(draft.text) > max(_LONG, _MAX_CELL * usual):
        found.append(Inference("long-text", "本行正文远长于其他各行，可能含有两行内容"))
    found += [
        Inference("odd-units", f"责任单位一栏不像单位名称：“{cell.content.text[:20]}”")
        for cell in draft.unit_cells
        if not looks_like_units(cell.content.text) and _NO_LIST.search(cell.content.text)
    ]
    if draft.remark is not None and (find_mark(draft.remark.text) is not None or _INNER_ROW.search(draft.remark.text)):
        found.append(Inference("odd-remark", f"备注中像有标题或下一行的内容：“{draft.remark.text[:20]}”"))
    return found
