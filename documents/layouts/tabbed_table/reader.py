"""Tables with tabs or bars between their cells, pasted from web pages and spreadsheets.

Where most rows have the header's columns, the column tells what a cell is. Where they have not, because columns
slipped and tags split cells, every cell says what it is by its content. A table that is cut into blocks (one a
page, each with its header row) is put together again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.chinese.marks import Mark, find_mark
from documents.chinese.time_words import DATE_LINE
from documents.drafts import Body, Claim, Doubt
from documents.fields.closing_rows import NOTE_LINE, is_note_row
from documents.fields.column_contents import column_cells, told_by_cells
from documents.fields.role_words import UnitRole
from documents.fields.sign_matrix import office_columns, unknown_signs
from documents.layouts.row_marks import numbered_by_marks
from documents.layouts.row_titles import with_row_titles
from documents.layouts.tabbed_rows import TabbedRow, find_header_row, tabbed_rows
from documents.layouts.tabbed_table.blocks import TableBlock, table_blocks
from documents.layouts.tabbed_table.by_column import fits_columns, read_columns
from documents.layouts.tabbed_table.by_content import read_contents
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["read_tabbed_table"]

_FITTING_SHARE = 0.6
"""Share of the rows that must fit their columns before columns are believed. Tables that kept their columns reach 1,
with a few broken rows .9; a table with slipped columns and numbers inside its cells stays below .3."""

_LABELS: Mapping[UnitRole, str] = {"lead": "牵头单位：", "responsible": "责任单位：", "cooperating": "配合单位："}
_CONTINUED = re.compile(r"^[（(]|续表|接上[页表]")
_MAX_TITLE = 20  # characters of a table's own title
_HEADING_END = re.compile(r"^[^。；;]*[^。；;：:，,、]$")
"""A heading above a table is no sentence."""


def read_tabbed_table(lines: Sequence[SourceLine]) -> Body:
    """Read tables whose cells are separated by tabs or bars into task drafts."""
    first = find_header_row(lines)
    assert first is not None, "the layout was recognised by its header row"
    claims: list[Claim] = []
    rows = list(tabbed_rows(lines[first:], claims))
    end = 1 + max(i for i, row in enumerate(rows) if row.has_cells and not (i and is_note_row(row.texts)))
    blocks = table_blocks(rows[:end], claims)
    above = _headings_above(lines[:first], rows[1:end]) or _title_like(lines[:first], _move_titles(blocks))
    blocks[0].rows[:0] = [TabbedRow(line.number, ((line.content.strip(),),), has_cells=False) for line in above]
    legend = "\n".join(line.text for line in lines)
    signed = [_with_offices(block, legend) for block in blocks]
    unknown = [message for _, message in signed if message is not None]
    blocks = [block for block, _ in signed]
    full = [fits_columns(row, block) for block in blocks for row in block.rows if len(row.filled) > 1]
    held = sum(full) >= _FITTING_SHARE * len(full)
    drafts = read_columns(blocks) if held else read_contents(blocks)
    return Body(
        drafts=with_row_titles(numbered_by_marks(drafts)),
        claims=tuple(claims),
        before=tuple(line.number for line in lines[:first] if line not in above),
        after=_after(rows[end:]),
        doubts=(
            *(_doubted_columns(blocks[0], claims) if held else ()),
            *(Doubt("unknown-sign", message, lines[first].content) for message in unknown[:1]),
        ),
    )


def _with_offices(block: TableBlock, legend: str) -> tuple[TableBlock, str | None]:
    """Write who does a task into the cells in which signs tell it, below the names of offices.

    Returns:
        The table, and which signs nothing tells.
    """
    texts = [row.texts for row in block.rows if row.has_cells]
    columns = [column_cells(texts, i) for i in range(len(block.names))]
    signs = office_columns(block.names, block.roles, columns, legend)
    if not signs:
        return block, None
    roles = tuple("units" if i in signs else role for i, role in enumerate(block.roles))
    rows = [_signed(row, block.names, signs) if row.has_cells else row for row in block.rows]
    return replace(block, roles=roles, rows=rows), unknown_signs(signs, legend)


def _signed(row: TabbedRow, names: Sequence[str], signs: Mapping[int, Mapping[str, UnitRole]]) -> TabbedRow:
    cells = list(row.cells)
    for column, meant in signs.items():
        role = meant.get(row.texts[column]) if column < len(cells) else None
        if role is not None:
            origin = cells[column][0].origins[0]
            written = f"{_LABELS[role]}{names[column]}"
            cells[column] = (Traced(written, (origin,) * len(written)),)
    return replace(row, cells=tuple(cells))


def _move_titles(blocks: Sequence[TableBlock]) -> int:
    """Give each table the line right above its header, a title of its own; return how many have such a one."""
    moved = 0
    for above, below in pairwise(blocks):
        last = above.rows[-1] if above.rows else None
        if last is not None and not last.has_cells and _is_title("".join(last.texts)):
            below.rows.insert(0, above.rows.pop())
            moved += 1
    return moved


def _title_like(lines: Sequence[SourceLine], moved: int) -> list[SourceLine]:
    """Find the title of the first table, where the others have titles, below the title of the document."""
    filled = [line for line in lines if line.text]
    return filled[-1:] if moved and len(filled) > 1 and _is_title(filled[-1].text) else []


def _is_title(text: str) -> bool:
    return (
        _CONTINUED.search(text) is None
        and len(text) <= _MAX_TITLE
        and _HEADING_END.search(text) is not None
        and find_mark(text) is None
    )


def _doubted_columns(block: TableBlock, claims: Sequence[Claim]) -> tuple[Doubt, ...]:
    """Say of which columns their cells alone told what they hold, at the name of each."""
    names = {claim.content.compact().text: claim.content for claim in reversed(claims) if claim.role == "header"}
    told = told_by_cells(block.names, block.roles, [row.texts for row in block.rows])
    return tuple(Doubt("column-by-content", message, names[name]) for name, message in told if name in names)


def _headings_above(lines: Sequence[SourceLine], rows: Sequence[TabbedRow]) -> list[SourceLine]:
    """Find the headings directly above the first table of a list in parts; those of a plan above it are none.

    The first part is the first of its rank, or the next one heads rows below: 三、任务分工 follows two that are no
    tables, and nothing else is a table.
    """
    filled = [line for line in lines if line.text]
    marks = [find_mark(line.text) for line in filled]
    at = len(filled)
    while at and (mark := marks[at - 1]) is not None and mark.is_heading and _HEADING_END.search(filled[at - 1].text):
        at -= 1
    first = marks[at] if at < len(filled) else None
    if first is None or any(mark is not None for mark in marks[:at]):
        return []
    return filled[at:] if first.ordinal == 1 or _is_counted_on(first, rows) else []


def _is_counted_on(first: Mark, rows: Sequence[TabbedRow]) -> bool:
    """Whether the heading after a heading stands among the rows of a table."""
    headings = (find_mark("".join(row.texts)) for row in rows if not row.has_cells)
    following = next((mark for mark in headings if mark is not None and mark.series == first.series), None)
    return following is not None and following.ordinal == first.ordinal + 1


def _after(rows: Sequence[TabbedRow]) -> tuple[int, ...]:
    """Name the lines below the table that explain or sign it; a new part of the text is none of them."""
    texts = ["".join(row.texts) for row in rows]
    starts = (i for i, text in enumerate(texts) if NOTE_LINE.match(text) or any(map(DATE_LINE.match, texts[i : i + 2])))
    start = next(starts, len(rows))
    marked = (i for i in range(start, len(rows)) if find_mark(texts[i]) is not None)
    return tuple(row.line for row in rows[start : next(marked, len(rows))])
