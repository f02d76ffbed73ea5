"""The blocks of a table: rows under one header row. A table of several pages, or parts, repeats its header."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from documents.drafts import Claim
from documents.fields.closing_rows import is_total_row
from documents.fields.column_names import (
    HeaderRole,
    column_role,
    header_role,
    header_roles,
    may_name,
    refined_name,
    table_roles,
)
from documents.fields.task_column import column_roles
from documents.layouts.merged_cells import fill_merged
from documents.layouts.tabbed_rows import TabbedRow

__all__ = ["TableBlock", "table_blocks"]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """The rows under one header row.

    Attributes:
        roles: one role per column; None for a name that is unknown, and for a column without a name.
        names: the header's cells.
        rows: the rows in order, what merged cells hold in each of them.
        is_even: every row of cells has as many as the header.
    """

    roles: tuple[HeaderRole | None, ...]
    names: tuple[str, ...]
    rows: list[TabbedRow]
    is_even: bool = False

    def column(self, role: HeaderRole) -> int | None:
        """Find the column of a role."""
        return self.roles.index(role) if role in self.roles else None


def table_blocks(rows: Sequence[TabbedRow], claims: list[Claim]) -> list[TableBlock]:
    """Group rows under their header rows; a second row of column names refines the first.

    Args:
        rows: the rows of the table; the first one is a header row.
        claims: takes the characters of the headers.

    Returns:
        The blocks; the names of the first header tell, or the cells below it, which column holds the tasks.
    """
    blocks: list[TableBlock] = []
    first = _names(rows[0])
    for row in rows:
        if blocks and row.has_cells and is_total_row(row.texts):
            claims += [Claim("preamble", part) for cell in row.cells for part in cell]
            continue
        names = _names(row) if row.has_cells and len(row.filled) > 1 else ()
        refines = (
            bool(blocks) and not blocks[-1].rows and _covers_rows(row, blocks[-1]) and _names_parts(row, blocks[-1])
        )
        if not refines and (table_roles(names) is not None or names == first):
            blocks.append(TableBlock(header_roles(names), names, []))
        elif not refines and (blocks[-1].rows or not _names_columns(row)):
            blocks[-1].rows.append(row)
            continue
        else:
            names = tuple(refined_name(*pair) for pair in zip_longest(blocks[-1].names, names, fillvalue=""))
            blocks[-1] = TableBlock(header_roles(names), names, [])
        claims += [Claim("header", part) for cell in row.cells for part in cell]
    cells = [row.texts for block in blocks for row in block.rows]
    blocks = [replace(block, roles=column_roles(block.names, cells) or block.roles) for block in blocks]
    return [
        replace(block, rows=fill_merged(block.rows, block.roles), is_even=_is_even(block))
        for block in blocks
        if "text" in block.roles
    ]


def _is_even(block: TableBlock) -> bool:
    """Tell whether every row of cells has as many as the header, so that none has slipped."""
    return all(len(row.cells) == len(block.names) for row in block.rows if row.has_cells)


def _names(row: TabbedRow) -> tuple[str, ...]:
    """Give the names of a header row; one that covers several columns names each of them."""
    names: list[str] = []
    for column, text in enumerate(row.texts):
        names.append(names[-1] if column in row.beside and names else text)
    return tuple(names)


def _covers_rows(row: TabbedRow, above: TableBlock) -> bool:
    """Tell whether names of the row above go on in a row, which then names parts of the others only."""
    return any(i < len(above.names) and above.names[i] for i in row.continues)


def _names_parts(row: TabbedRow, above: TableBlock) -> bool:
    """Tell whether every cell of a row names a column, or a part of a name above that covers several."""
    names = (*above.names, "")
    several = {i for i, name in enumerate(above.names) if name and name in (names[i - 1] if i else "", names[i + 1])}
    return len(row.filled) > 1 and all(
        column_role(row.texts[i]) is not None or (i in several and may_name(row.texts[i])) for i in row.filled
    )


def _names_columns(row: TabbedRow) -> bool:
    return len(row.filled) > 1 and all(header_role(row.texts[i]) is not None for i in row.filled)
