"""Tables with tabs or bars between their cells, pasted from web pages and spreadsheets.

Where most rows have the header's columns, the column tells what a cell is. Where they have not, because columns
slipped and tags split cells, every cell says what it is by its content. A table that is cut into blocks (one a
page, each with its header row) is put together again.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from documents.chinese.marks import find_mark
from documents.chinese.time_words import DATE_LINE
from documents.drafts import Body, Claim, TaskDraft
from documents.fields.column_names import header_role, header_roles, table_roles
from documents.layouts.cell_lines.reader import find_header_lines, read_cell_lines
from documents.layouts.doubts import note_doubts
from documents.layouts.row_drafts import NOTE_LINE
from documents.layouts.tabbed_table.by_column import TableBlock, fits_columns, read_columns
from documents.layouts.tabbed_table.by_content import (
    ShiftedRow,
    draft_block,
    infer_numbers,
    note_missing_headings,
    read_row,
)
from documents.layouts.tabbed_table.rows import TabbedRow, is_header_row, tabbed_rows
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["is_header_row", "read_tabbed_table"]

_CELL = re.compile(r"[^\t|｜]*[^\t|｜\s][^\t|｜]*")
_FITTING_SHARE = 0.6
"""Share of the rows that must fit their columns before columns are believed. Tables that kept their columns reach 1,
with a few broken rows .9; a table with slipped columns and numbers inside its cells stays below .3."""


def read_tabbed_table(lines: Sequence[SourceLine]) -> Body:
    """Read tables whose cells are separated by tabs or bars into task drafts.

    Only the header may be one line: where the lines below it hold one cell each, they are read as such.
    """
    first = next(i for i, line in enumerate(lines) if is_header_row(line))
    expanded = [cell for line in lines for cell in (_cells(line) if is_header_row(line) else [line])]
    tabs_below = any(_has_cells(line) for line in lines[first + 1 :] if not is_header_row(line))
    if not tabs_below and find_header_lines(expanded) is not None:
        return read_cell_lines(expanded)
    claims: list[Claim] = []
    rows = list(tabbed_rows(lines[first:], claims))
    end = 1 + max(i for i, row in enumerate(rows) if row.has_cells)
    blocks = _blocks(rows[:end], claims)
    full = [fits_columns(row, block) for block in blocks for row in block.rows if len(row.filled) > 1]
    held = sum(full) >= _FITTING_SHARE * len(full)
    drafts = read_columns(blocks) if held else note_doubts(_read_shifted(blocks))
    return Body(
        layout="tabbed_table",
        drafts=tuple(drafts),
        claims=tuple(claims),
        before=tuple(line.number for line in lines[:first]),
        after=_after(rows[end:]),
    )


def _has_cells(line: SourceLine) -> bool:
    return len(_CELL.findall(line.content.text.strip())) > 1


def _cells(line: SourceLine) -> list[SourceLine]:
    return [SourceLine(line.number, line.content.slice(*m.span())) for m in _CELL.finditer(line.content.text)]


def _blocks(rows: Sequence[TabbedRow], claims: list[Claim]) -> list[TableBlock]:
    """Group the rows under their header rows; a second row of column names refines the first."""
    blocks: list[TableBlock] = []
    for row in rows:
        roles = table_roles(row.texts) if row.has_cells and len(row.filled) > 1 else None
        if roles is not None:
            blocks.append(TableBlock(roles, row.texts, []))
        elif blocks[-1].rows or not _names_columns(row):
            blocks[-1].rows.append(row)
            continue
        else:
            names = tuple(below or above for above, below in zip_longest(blocks[-1].names, row.texts, fillvalue=""))
            blocks[-1] = TableBlock(header_roles(names), names, [])
        claims += [Claim("header", part) for cell in row.cells for part in cell]
    return blocks


def _names_columns(row: TabbedRow) -> bool:
    return len(row.filled) > 1 and all(header_role(row.texts[i]) is not None for i in row.filled)


def _read_shifted(blocks: Sequence[TableBlock]) -> list[TaskDraft]:
    """Read rows by their content and give each task its headings."""
    drafts: list[TaskDraft] = []
    carried: tuple[Traced, ...] = ()
    expected = 1
    for block in blocks:
        rows: list[ShiftedRow] = []
        for row in block.rows:
            shifted, expected = read_row(row.line, row.cells, block.roles, expected)
            rows.append(shifted)
        placed, carried = draft_block(rows, block.roles, carried)
        drafts += placed
    return note_missing_headings(infer_numbers(drafts))


def _after(rows: Sequence[TabbedRow]) -> tuple[int, ...]:
    """Name the lines below the table that explain or sign it; a new part of the text is none of them."""
    texts = ["".join(row.texts) for row in rows]
    starts = (i for i, text in enumerate(texts) if NOTE_LINE.match(text) or any(map(DATE_LINE.match, texts[i : i + 2])))
    start = next(starts, len(rows))
    marked = (i for i in range(start, len(rows)) if find_mark(texts[i]) is not None)
    return tuple(row.line for row in rows[start : next(marked, len(rows))])
