"""Which layout a text has, and who reads it: a layout is one row of one table.

A new layout is a folder beside this module with its reader, and a row in `LAYOUTS` that says what tells it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from documents.chinese.marks import find_mark
from documents.drafts import Body
from documents.layouts.cell_lines.reader import read_cell_lines
from documents.layouts.header_lines import find_header_lines, has_blocks
from documents.layouts.key_points.reader import read_key_points
from documents.layouts.tabbed_rows import find_header_row, has_rows_below
from documents.layouts.tabbed_table.reader import read_tabbed_table
from documents.layouts.wrapped_table.reader import find_header_line, read_wrapped_table
from documents.text.lines import SourceLine

__all__ = ["LAYOUTS", "Layout", "holds_tasks", "recognise_layout"]

_ITEMS_WITH_UNITS = 2  # one bracket may stand in any letter


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of texts.

    Attributes:
        name: `Source.layout`, and the folder of its reader.
        is_table: whether a header names its fields; else it is prose.
        recognise: tells whether lines have it, if they have none of the layouts before it.
        read: turns such lines into drafts.
    """

    name: str
    is_table: bool
    recognise: Callable[[Sequence[SourceLine]], bool]
    read: Callable[[Sequence[SourceLine]], Body]


def _is_tabbed_table(lines: Sequence[SourceLine]) -> bool:
    """A header row with tabs or bars; where no row below has them, its names are none that stand one a line."""
    header = find_header_row(lines)
    return header is not None and (has_rows_below(lines, header) or find_header_lines(lines) is None)


def _is_cell_lines(lines: Sequence[SourceLine]) -> bool:
    """Column names on lines of their own, and cells as they are."""
    table = find_header_lines(lines)
    return table is not None and not has_blocks(table)


def _is_wrapped_table(lines: Sequence[SourceLine]) -> bool:
    """Column names in one line with spaces, or on lines of their own with blocks of lines below."""
    return find_header_lines(lines) is not None or find_header_line(lines) is not None


def _is_key_points(lines: Sequence[SourceLine]) -> bool:
    """Whatever has no header is prose."""
    return True


LAYOUTS: Final = (
    Layout("tabbed_table", is_table=True, recognise=_is_tabbed_table, read=read_tabbed_table),
    Layout("cell_lines", is_table=True, recognise=_is_cell_lines, read=read_cell_lines),
    Layout("wrapped_table", is_table=True, recognise=_is_wrapped_table, read=read_wrapped_table),
    Layout("key_points", is_table=False, recognise=_is_key_points, read=read_key_points),
)
"""The first that recognises a text reads it."""


def recognise_layout(lines: Sequence[SourceLine]) -> Layout:
    """Choose the layout of a text by its content."""
    return next(layout for layout in LAYOUTS if layout.recognise(lines))


def holds_tasks(part: Sequence[SourceLine], whole: Sequence[SourceLine]) -> bool:
    """Tell whether the lines above an annex hold the tasks: the table if there is one, else numbered items.

    Where only an annex has a table, items above it are the tasks if they name who is responsible: a plan with a list
    of projects below it. A covering letter does not.

    Args:
        part: the lines above the annex.
        whole: all lines, with the annexes.
    """
    layout = recognise_layout(part)
    if layout.is_table:
        return True
    marked = any(find_mark(line.text) is not None for line in part)
    if not marked or not recognise_layout(whole).is_table:
        return marked
    return sum(bool(draft.unit_cells) for draft in layout.read(part).drafts) >= _ITEMS_WITH_UNITS
