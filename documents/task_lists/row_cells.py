"""The cells of one row of a sheet, asked for by the fields that the header gives to their columns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from documents.chinese.characters import ascii_fold, spaceless
from documents.fields.unit_list import UnitRole
from documents.fields.unit_names import split_units
from documents.files.markup_numbers import markup_number
from documents.files.sheets import Row
from documents.model import Place, UnitName
from documents.task_lists.table_cells import cleaned, column_letters, unit_cell, without_layout
from documents.task_lists.table_header import ColumnRole, TableHeader

__all__ = ["UNIT_ROLES", "RowCells"]

UNIT_ROLES: Final[Mapping[ColumnRole, UnitRole]] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}
"""Columns of units, and the role of the units in them that no word of the cell marks."""

_LAST_LINE: Final = 1_000_000_000  # of a source that a list may state
_WHOLE_NUMBER: Final = re.compile(r"([0-9]+)\.0+")


@dataclass(frozen=True, slots=True)
class RowCells:
    """Answers what the cells of a row say; every row below the header may be asked.

    Attributes:
        header: says which column holds which field.
    """

    header: TableHeader

    def cell(self, row: Row, column: int) -> str:
        """Give the cell of a column; empty where the row ends before it."""
        return row.cells[column] if column < len(row.cells) else ""

    def joined(self, row: Row, *roles: ColumnRole, new: bool = False) -> str | None:
        """Join the cells of the columns with these roles by line breaks; with `new` only those that begin here."""
        return self.joined_columns(row, self.header.columns(*roles), new=new)

    def joined_columns(self, row: Row, columns: Iterable[int], *, new: bool = False) -> str | None:
        """Join the cells of columns by line breaks; with `new` only those that begin here."""
        begin = [column for column in columns if column not in row.beside and not (new and column in row.continues)]
        cells = [self._verbatim(row, column) for column in begin]
        return "\n".join(cell for cell in cells if cell) or None

    def number(self, row: Row) -> str | None:
        """Give the number of the row; 3.0 of a workbook is 3."""
        number = self.joined(row, "number")
        if number is None:
            return None
        whole = _WHOLE_NUMBER.fullmatch(spaceless(number))
        return whole[1] if whole else ascii_fold(number)

    def title(self, row: Row) -> str | None:
        """Give the title of the row, if a column holds titles."""
        cells = [self.cell(row, column) for column in self.header.columns("title") if column not in row.beside]
        return cleaned("".join(cells)) or None

    def place(self, row: Row) -> Place:
        """Say where the task of the row stands: in its cell, or on the line that the list states."""
        stated = self.joined(row, "line")
        if stated is not None and stated.isascii() and (line := markup_number(stated, default=0, most=_LAST_LINE)) > 0:
            return Place(line=line)
        return Place(line=row.line, cell=f"{column_letters(self.header.columns('text')[-1])}{row.line}")

    def covers_roles(self, row: Row, column: int) -> bool:
        """Tell whether a cell covers unit columns of several roles, such as 牵头单位 and 责任单位."""
        roles = {self.header.roles[column]}
        while (column := column + 1) in row.beside and column < len(self.header.roles):
            roles.add(self.header.roles[column])
        return len(roles & UNIT_ROLES.keys()) > 1

    def listed_units(self, cell: str) -> tuple[UnitName, ...]:
        """Split a cell as `tasks_to_csv` wrote it; other hands may separate with 、, which names may hold too."""
        if re.search(r"[;；\n]", cell) or self.header.columns("unit_text"):
            return tuple(UnitName(name.strip()) for name in re.split(r"[;；\n]", cell) if name.strip())
        return split_units(cell)

    def _verbatim(self, row: Row, column: int) -> str:
        """Give a cell as printed but for its layout; line breaks between units separate them and stay."""
        cell = self.cell(row, column)
        if column in self.header.lists:
            return cell
        return unit_cell(cell) if self.header.roles[column] in UNIT_ROLES else without_layout(cell)
