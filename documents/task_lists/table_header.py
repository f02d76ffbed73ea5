"""The header row of a task table: which column holds which field, in Chinese or English names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

from documents.chinese.characters import spaceless
from documents.fields.column_names import header_roles, may_name, refined_name
from documents.fields.row_numbers import number_alone
from documents.fields.task_column import column_roles
from documents.files.sheets import Sheet

__all__ = ["COLUMNS", "ColumnRole", "TableHeader", "find_header", "header_name", "understood_columns"]

ColumnRole = Literal[
    "id", "number", "section", "title", "text", "target", "measure", "lead", "responsible", "cooperating", "units",
    "open_units", "unit_text", "deadline", "remark", "line",
]  # fmt: skip

COLUMNS: Final = (
    *("id", "number", "section", "title", "text", "lead_units", "responsible_units", "cooperating_units", "open_units"),
    *("unit_text", "deadline", "remark", "line"),
)
"""Columns that `tasks_to_csv` writes; they are read back without loss."""

# without spaces, underscores and capitals
_ENGLISH: Final[Mapping[str, ColumnRole]] = {
    "id": "id",
    "number": "number",
    "no": "number",
    "section": "section",
    "heading": "section",
    "title": "title",
    "text": "text",
    "task": "text",
    "leadunits": "lead",
    "responsibleunits": "responsible",
    "cooperatingunits": "cooperating",
    "units": "units",
    "openunits": "open_units",
    "unittext": "unit_text",
    "deadline": "deadline",
    "remark": "remark",
    "remarks": "remark",
    "line": "line",
}
_HEADER_ROWS: Final = 30  # rows from the top among which the header is looked for
_LEAST_NAMES: Final = 2  # known names in the upper row of a header of two rows; a title row above has none
_HEADER_BRACKET: Final = re.compile(r"[(（][^()（）]*[)）]$")  # 责任单位（第一个为牵头单位）


@dataclass(frozen=True, slots=True)
class TableHeader:
    """Where the header of a sheet is: `first` and `end` are row indices, half-open; one role per column."""

    first: int
    end: int
    names: tuple[str, ...]
    roles: tuple[ColumnRole | None, ...]
    lists: frozenset[int]
    """Columns named as policydiff names them, whose cells hold lists and no prose."""

    def columns(self, *roles: ColumnRole) -> tuple[int, ...]:
        """Find the columns that have one of the roles, from left to right."""
        return tuple(index for index, role in enumerate(self.roles) if role in roles)


def find_header(sheet: Sheet) -> TableHeader | None:
    """Find the row that names most columns, a task column among them; the first of equals."""
    headers = [
        header
        for index in range(min(len(sheet.rows), _HEADER_ROWS))
        if (header := _header_at(sheet, index)) is not None
    ]
    return max(headers, key=lambda header: len({role for role in header.roles if role}), default=None)


def _header_at(sheet: Sheet, index: int) -> TableHeader | None:
    """Read the header that begins in a row; a second row of names below it refines the first."""
    row = sheet.rows[index]
    if number_alone(next((spaceless(cell) for cell in row.cells if cell), "")) is not None:
        return None  # a row below a header that is not understood
    names = tuple(header_name(cell) for cell in row.cells)
    end = index + 1
    known = {name for name, role in zip(names, _roles(names), strict=True) if role is not None}
    if end < len(sheet.rows) and len(known) >= _LEAST_NAMES:
        below = tuple(header_name(cell) for cell in sheet.rows[end].cells)
        merged = [upper == lower for upper, lower in zip_longest(names, below)]  # a name that covers both rows
        parts = [i in row.beside or i + 1 in row.beside for i in range(len(below))]  # of a name that covers columns
        told = zip(below, _roles(below), merged, strict=False)
        if any(below) and all(
            role or again or (parts[i] and any(merged) and may_name(name))
            for i, (name, role, again) in enumerate(told)
            if name
        ):
            refined = tuple(refined_name(upper, lower) for upper, lower in zip_longest(names, below, fillvalue=""))
            if refined != names or below == names:
                names, end = refined, end + 1
    roles = _roles(names, [below.cells for below in sheet.rows[end:]])
    if "text" not in roles:
        return None
    lists = frozenset(index for index, name in enumerate(names) if name in COLUMNS)
    return TableHeader(index, end, names, roles, lists)


def header_name(cell: str) -> str:
    """Reduce a header cell to its name: no width, no spaces, no remark in brackets."""
    name = spaceless(cell)
    return _HEADER_BRACKET.sub("", name) or name


def _roles(names: tuple[str, ...], below: Sequence[tuple[str, ...]] = ()) -> tuple[ColumnRole | None, ...]:
    """Name the columns in English or Chinese; only one column holds the text of the task.

    Args:
        names: of the columns.
        below: the rows below them, where they may tell the task that no name tells.
    """
    english = tuple(_ENGLISH.get(re.sub(r"[_-]", "", name.lower())) for name in names)
    if "text" in english:
        return english
    chinese = (column_roles(names, below) if below else None) or header_roles(names)
    return tuple(known or role for known, role in zip(english, chinese, strict=True))


def understood_columns(sheet: Sheet) -> int:
    """Count the columns whose names are known; 0 where there is no task column."""
    header = find_header(sheet)
    return sum(role is not None for role in header.roles) if header else 0
