"""Tables with tabs or bars between their cells, pasted from web pages and spreadsheets.

Where most rows have the header's columns, the column tells what a cell is. Where they have not, because columns
slipped and tags split cells, every cell says what it is by its content. A table that is cut into blocks (one a
page, each with its header row) is put together again.
"""

import re
from collections.abc import Sequence

from documents.chinese.marks import find_mark
from documents.chinese.time_words import DATE_LINE
from documents.drafts import Body, Claim, Doubt
from documents.fields.closing_rows import NOTE_LINE, is_note_row
from documents.fields.column_contents import told_by_cells
from documents.layouts.row_titles import with_row_titles
from documents.layouts.tabbed_rows import TabbedRow, find_header_row, tabbed_rows
from documents.layouts.tabbed_table.blocks import TableBlock, table_blocks
from documents.layouts.tabbed_table.by_column import fits_columns, read_columns
from documents.layouts.tabbed_table.by_content import read_contents
from documents.text.lines import SourceLine

__all__ = ["read_tabbed_table"]

_FITTING_SHARE = 0.6
"""Share of the rows that must fit their columns before columns are believed. Tables that kept their columns reach 1,
with a few broken rows .9; a table with slipped columns and numbers inside its cells stays below .3."""

_HEADING_END = re.compile(r"[^。；;：:，,、]$")
"""A heading above a table is no sentence."""


def read_tabbed_table(lines: Sequence[SourceLine]) -> Body:
    """Read tables whose cells are separated by tabs or bars into task drafts."""
    first = find_header_row(lines)
    assert first is not None, "the layout was recognised by its header row"
    claims: list[Claim] = []
    rows = list(tabbed_rows(lines[first:], claims))
    end = 1 + max(i for i, row in enumerate(rows) if row.has_cells and not (i and is_note_row(row.texts)))
    blocks = table_blocks(rows[:end], claims)
    above = _headings_above(lines[:first])
    blocks[0].rows[:0] = [TabbedRow(line.number, ((line.content.strip(),),), has_cells=False) for line in above]
    full = [fits_columns(row, block) for block in blocks for row in block.rows if len(row.filled) > 1]
    held = sum(full) >= _FITTING_SHARE * len(full)
    drafts = read_columns(blocks) if held else read_contents(blocks)
    return Body(
        drafts=with_row_titles(drafts),
        claims=tuple(claims),
        before=tuple(line.number for line in lines[:first] if line not in above),
        after=_after(rows[end:]),
        doubts=_doubted_columns(blocks[0], claims) if held else (),
    )


def _doubted_columns(block: TableBlock, claims: Sequence[Claim]) -> tuple[Doubt, ...]:
    """Say of which columns their cells alone told what they hold, at the name of each."""
    names = {claim.content.compact().text: claim.content for claim in reversed(claims) if claim.role == "header"}
    told = told_by_cells(block.names, block.roles, [row.texts for row in block.rows])
    return tuple(Doubt("column-by-content", message, names[name]) for name, message in told if name in names)


def _headings_above(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Find the headings directly above the first table of a list in parts; those of a plan above it are none.

    The first part is the first of its rank: 三、任务分工 follows two that are no tables.
    """
    filled = [line for line in lines if line.text]
    marks = [find_mark(line.text) for line in filled]
    at = len(filled)
    while at and (mark := marks[at - 1]) is not None and mark.is_heading and _HEADING_END.search(filled[at - 1].text):
        at -= 1
    first = marks[at] if at < len(filled) else None
    if first is None or first.ordinal != 1 or any(mark is not None for mark in marks[:at]):
        return []
    return filled[at:]


def _after(rows: Sequence[TabbedRow]) -> tuple[int, ...]:
    """Name the lines below the table that explain or sign it; a new part of the text is none of them."""
    texts = ["".join(row.texts) for row in rows]
    starts = (i for i, text in enumerate(texts) if NOTE_LINE.match(text) or any(map(DATE_LINE.match, texts[i : i + 2])))
    start = next(starts, len(rows))
    marked = (i for i in range(start, len(rows)) if find_mark(texts[i]) is not None)
    return tuple(row.line for row in rows[start : next(marked, len(rows))])
