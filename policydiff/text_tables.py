"""Tables for the terminal, drawn by rich; Chinese characters count two columns."""

import io
import shutil
import sys
from collections.abc import Sequence
from typing import Final

__all__ = ["text_table"]

_PIPE_WIDTH: Final = 140  # columns where there is no terminal to ask


def text_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    weights: Sequence[int] | None = None,
    title: str | None = None,
) -> str:
    """Draw a table as plain text.

    Args:
        headers: one per column.
        rows: cells; every row as long as the headers.
        weights: how the columns share the width; columns of numbers need none and are set to the right.
        title: printed above.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns if sys.stdout.isatty() else _PIPE_WIDTH
    stream = io.StringIO()
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", show_edge=False, expand=weights is not None)
    for index, header in enumerate(headers):
        if weights is not None:
            table.add_column(header, overflow="fold", ratio=weights[index], min_width=4)
        else:
            table.add_column(header, justify="left" if index == 0 else "right")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text: a bracket in a cell is no markup
    Console(file=stream, width=width, color_system=None).print(table)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())
