"""Which layout a text has."""

from collections.abc import Callable, Sequence

from documents.drafts import Body
from documents.layouts.cell_lines.reader import find_header_lines, read_cell_lines
from documents.layouts.key_points.reader import read_key_points
from documents.layouts.tabbed_table.reader import is_header_row, read_tabbed_table
from documents.layouts.wrapped_table.reader import find_header_line, read_wrapped_table
from documents.text.lines import SourceLine

__all__ = ["recognise_layout"]


def recognise_layout(lines: Sequence[SourceLine]) -> Callable[[Sequence[SourceLine]], Body]:
    """Choose the reader for the layout of a text.

    A header row with tabs, header names on lines of their own, and a header line with spaces tell the three kinds of
    tables; a text without a header is prose.
    """
    if any(is_header_row(line) for line in lines):
        return read_tabbed_table
    if find_header_lines(lines) is not None:
        return read_cell_lines
    if find_header_line(lines) is not None:
        return read_wrapped_table
    return read_key_points
