"""Tables with tabs or bars between their cells, pasted from web pages and spreadsheets.

Where most rows have the header's columns, the column tells what a cell is. Where they have not, because columns
slipped and tags split cells, every cell says what it is by its content. A table that is cut into blocks (one a
page, each with its header row) is put together again.
"""

from collections.abc import Sequence

from documents.chinese.marks import find_mark
from documents.chinese.time_words import DATE_LINE
from documents.drafts import Body, Claim
from documents.layouts.row_drafts import NOTE_LINE
from documents.layouts.tabbed_rows import TabbedRow, find_header_row, tabbed_rows
from documents.layouts.tabbed_table.blocks import table_blocks
from documents.layouts.tabbed_table.by_column import fits_columns, read_columns
from documents.layouts.tabbed_table.by_content import read_contents
from documents.text.lines import SourceLine

__all__ = ["read_tabbed_table"]

_FITTING_SHARE = 0.6
"""Share of the rows that must fit their columns before columns are believed. Tables that kept their columns reach 1,
with a few broken rows .9; a table with slipped columns and numbers inside its cells stays below .3."""


def read_tabbed_table(lines: Sequence[SourceLine]) -> Body:
    """Read tables whose cells are separated by tabs or bars into task drafts."""
    first = find_header_row(lines)
    assert first is not None, "the layout was recognised by its header row"
    claims: list[Claim] = []
    rows = list(tabbed_rows(lines[first:], claims))
    end = 1 + max(i for i, row in enumerate(rows) if row.has_cells)
    blocks = table_blocks(rows[:end], claims)
    full = [fits_columns(row, block) for block in blocks for row in block.rows if len(row.filled) > 1]
    held = sum(full) >= _FITTING_SHARE * len(full)
    drafts = read_columns(blocks) if held else read_contents(blocks)
    return Body(
        drafts=drafts,
        claims=tuple(claims),
        before=tuple(line.number for line in lines[:first]),
        after=_after(rows[end:]),
    )


def _after(rows: Sequence[TabbedRow]) -> tuple[int, ...]:
    """Name the lines below the table that explain or sign it; a new part of the text is none of them."""
    texts = ["".join(row.texts) for row in rows]
    starts = (i for i, text in enumerate(texts) if NOTE_LINE.match(text) or any(map(DATE_LINE.match, texts[i : i + 2])))
    start = next(starts, len(rows))
    marked = (i for i in range(start, len(rows)) if find_mark(texts[i]) is not None)
    return tuple(row.line for row in rows[start : next(marked, len(rows))])
