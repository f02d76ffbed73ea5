"""Tables that came out of the web as one cell a line: header names, then number, text, unit cells, row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.deadlines import looks_like_deadline
from documents.drafts import Body, Claim, Inference, TaskDraft, UnitCell
from documents.headers import HeaderRole, header_role, header_roles
from documents.headings import find_mark
from documents.lines import SourceLine
from documents.traced import NOTHING, Traced
from documents.units import UnitRole, looks_like_units, parse_units, split_units

__all__ = ["find_header_lines", "read_cell_lines"]

_NUMBER = re.compile(r"^\d{1,4}$")
_MIN_HEADERS = 3  # names on lines of their own before we believe in a header
_UNIT_ROLES: dict[HeaderRole, UnitRole] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}


def find_header_lines(lines: Sequence[SourceLine]) -> tuple[int, int] | None:
    """Find a run of lines each of which is one column header.

    Returns:
        Half-open range of indices into the lines that are not blank, or None.
    """
    filled = [line for line in lines if line.text]
    at = 0
    while at < len(filled):
        end = at
        while end < len(filled) and header_role(filled[end].text) is not None:
            end += 1
        roles = {header_role(line.text) for line in filled[at:end]}
        if end - at >= _MIN_HEADERS and "text" in roles and len(roles) >= _MIN_HEADERS:
            return at, end
        at = max(end, at + 1)
    return None


@dataclass(slots=True)
class _Row:
    number: Traced
    section: tuple[Traced, ...]
    cells: list[Traced]


def read_cell_lines(lines: Sequence[SourceLine]) -> Body:
    """Read a table given as one cell a line into task drafts.

    A row begins with its number alone on a line, the number expected next. The line after it is the text, whatever
    it looks like; the lines after that are the unit, deadline and remark cells in the order of the columns. Lines
    between rows that carry a numbering mark are headings.
    """
    filled = [line for line in lines if line.text]
    span = find_header_lines(filled)
    assert span is not None, "the layout was recognised by its header lines"
    start, end = span
    roles = header_roles(tuple(line.text for line in filled[start:end]))
    claims = [Claim("header", line.content.compact()) for line in filled[start:end]]
    indented = _cells_are_indented(filled[end:])
    rows: list[_Row] = []
    headings: list[tuple[int, Traced]] = []
    leftovers: list[SourceLine] = []
    open_row: _Row | None = None
    expected = 1
    for line in filled[end:]:
        text = line.text
        if _NUMBER.match(text) and expected <= int(text) <= expected + 1 and not _wants_text(open_row):
            number = line.content.compact()
            open_row = _Row(number, tuple(heading for _, heading in headings), [])
            rows.append(open_row)
            expected = int(text) + 1
        elif header_role(text) is not None and header_role(text) in roles and not _wants_text(open_row):
            claims.append(Claim("header", line.content.compact()))  # the header is repeated on every page
        elif (mark := find_mark(text)) is not None and mark.level <= 3 and not _wants_text(open_row):
            while headings and headings[-1][0] >= mark.level:
                headings.pop()
            headings.append((mark.level, line.content.compact()))
            open_row = None
        elif open_row is None:
            leftovers.append(line)
        elif indented and open_row.cells and not line.content.text.startswith(("\t", "\u3000", " ")):
            open_row.cells[-1] = (open_row.cells[-1] + line.content).compact()  # a cell broken in two lines
        else:
            open_row.cells.append(line.content.compact())
    return Body(
        layout="cell_lines",
        drafts=_draft_rows(rows, roles),
        claims=tuple(claims),
        before=tuple(line.number for line in filled[:start]),
        after=(),
    )


def _wants_text(row: _Row | None) -> bool:
    return row is not None and not row.cells


def _cells_are_indented(lines: Sequence[SourceLine]) -> bool:
    return sum(line.content.text.startswith("\t") for line in lines) > 0.9 * len(lines)


def _draft_rows(rows: Sequence[_Row], roles: tuple[HeaderRole | None, ...]) -> tuple[TaskDraft, ...]:
    columns = [role for role in roles if role not in (None, "number", "section", "text")]
    drafts = [_draft(row, columns) for row in rows]
    return tuple(_doubt_single_cells(drafts))


def _draft(row: _Row, columns: Sequence[HeaderRole | None]) -> TaskDraft:
    text = row.cells[0] if row.cells else NOTHING
    cells = row.cells[1:]
    draft = TaskDraft(row.number.text, row.section, text, number_mark=row.number)
    if len(cells) == len(columns):
        assigned = list(zip(cells, columns, strict=True))
    else:
        assigned = _assign_by_content(cells, columns)
    for cell, role in assigned:
        if role in _UNIT_ROLES:
            draft = replace(draft, unit_cells=(*draft.unit_cells, UnitCell(cell, _UNIT_ROLES[role])))
        elif role == "deadline":
            draft = replace(draft, deadline=cell)
        elif role == "remark":
            draft = replace(draft, remark=cell if draft.remark is None else draft.remark + cell)
        else:
            draft = replace(draft, text=draft.text + cell)
    return draft


def _assign_by_content(
    cells: Sequence[Traced], columns: Sequence[HeaderRole | None]
) -> list[tuple[Traced, HeaderRole | None]]:
    """Give fewer cells than columns to the columns that their content fits.

    One unit cell under several unit columns is a merged cell: its units are responsible, none of them leads.
    """
    unit_columns = [c for c in columns if c in _UNIT_ROLES]
    kinds: list[HeaderRole | None] = []
    for cell in cells:
        if "deadline" in columns and looks_like_deadline(cell.text):
            kinds.append("deadline")
        elif looks_like_units(cell.text):
            kinds.append("units")
        elif "remark" in columns:
            kinds.append("remark")
        else:
            kinds.append("units" if unit_columns and cell is cells[-1] else None)
    unit_count = kinds.count("units")
    if unit_count >= 2:
        names = iter(unit_columns)
        kinds = [next(names, "responsible") if kind == "units" else kind for kind in kinds]
    return list(zip(cells, kinds, strict=True))


def _doubt_single_cells(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Note where a single unit cell may be the lead cell: all its units lead elsewhere and none is responsible."""
    leads: set[str] = set()
    others: set[str] = set()
    for draft in drafts:
        if len(draft.unit_cells) < 2:
            continue
        for cell in draft.unit_cells:
            (leads if cell.role == "lead" else others).update(split_units(cell.content.text))
    result: list[TaskDraft] = []
    for draft in drafts:
        if len(draft.unit_cells) == 1 and draft.unit_cells[0].role == "responsible" and leads:
            units = set(parse_units(draft.unit_cells[0].content.text).responsible)
            if units and units <= leads and not units & others:
                note = Inference(
                    "single-unit-cell",
                    "只有一个单位格，所列单位在别处都是牵头单位，无法区分是牵头还是责任单位；按责任单位记录",
                )
                draft = replace(draft, inferences=(*draft.inferences, note))
        result.append(draft)
    return result
