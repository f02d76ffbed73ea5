"""What stands on a page in reading order: lines of print, ruled tables, tables whose cells stand below their names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from documents.files.extracted import Paragraph
from documents.files.pdf_cells import Box, Grid, PlacedCharacters, ruled_grids
from documents.files.pdf_columns import OpenColumns, open_table, reading_columns
from documents.files.pdf_lines import Character, PrintedLine, left_margin, printed_lines
from documents.files.pdf_pages import Ruled
from documents.model import PageBox

__all__ = ["NO_TEXT", "UNKNOWN", "OnSheet", "page_blocks"]

NO_TEXT: Final = re.compile(r"\(cid:\d+\)")
"""A character whose font does not say what it is."""

UNKNOWN: Final = "□"
"""What stands for it."""

_BARE_NUMBER: Final = re.compile(r"[—–\-－\s]*[0-9０-９]{1,4}[—–\-－\s]*")
_DASHES: Final = "—–-－ "

_HALF_LINE: Final = 0.7
"""Of the width of a full character: half the height of a line of print with what is around it. Fonts state
heights that are no use."""

_FARTHEST: Final = 100_000.0  # points: a file may say of a page that it is endless
_PLACES: Final = 1  # decimals of a point: a hair's breadth

OnSheet = Callable[[Box], Box]
"""Turns a box of a page as it is read into one of the page as it is shown."""


def page_blocks(
    page: Any,  # noqa: ANN401  pdfplumber is loosely typed
    characters: Sequence[Character],
    before: OpenColumns | None,
    on_sheet: OnSheet = lambda box: box,
) -> tuple[OpenColumns | None, list[Paragraph | Ruled]]:
    """Give lines and tables of a page in reading order; what stands in no cell of a table is a line.

    Args:
        page: a page of pdfplumber, or what offers as much as one: its number, size, edges and tables.
        characters: those on it.
        before: the columns of a table without vertical rules on the page before.
        on_sheet: where on the page as it is shown something lies that is read on it.

    Returns:
        (the columns of such a table on this page, the lines and tables).
    """

    def shown(box: Box) -> PageBox:
        left, above, right, below = (round(max(-_FARTHEST, min(side, _FARTHEST)), _PLACES) for side in on_sheet(box))
        return PageBox(page.page_number, left, above, right, below)

    grids = ruled_grids(page, [one for one in characters if not one["text"].isspace()])
    cells = [cell for grid in grids for cell in grid.cells]
    held: dict[Box, list[Character]] = {cell: [] for cell in cells}
    free: list[Character] = []
    placed_characters = PlacedCharacters(characters)
    owners: dict[int, Box] = {}
    rests = {cell for grid in grids if grid.is_rest for cell in grid.cells}
    for cell in cells:
        for at in placed_characters.inside(cell):
            owners.setdefault(at, cell)
    for at, character in enumerate(characters):
        if NO_TEXT.fullmatch(character["text"]):
            character = {**character, "text": UNKNOWN}
        owner = owners.get(at)
        if owner is not None:
            held[owner].append(character)
        if owner is None or owner in rests:
            free.append(character)
    table = open_table(page, free, before)
    if table is not None:
        free = [one for one in free if id(one) not in table.used]
    tables = table is not None or any(not grid.is_rest for grid in grids)
    parts = [free] if tables else reading_columns(page, free)
    lines = [found for part in parts for found in _with_indents(printed_lines(part))]
    in_rests: dict[Grid, list[Paragraph]] = {grid: [] for grid in grids if grid.is_rest}
    placed: list[tuple[float, Paragraph | Ruled]] = []
    for place, (line, indented) in enumerate(lines):
        edge = place in (0, len(lines) - 1) and _BARE_NUMBER.fullmatch(line.text) is not None
        # a bare number at the edge of a page is written as a page number, so that no reader takes it for text
        text = f"—{line.text.strip(_DASHES)}—" if edge else line.text
        half = _HALF_LINE * line.size
        box = shown((line.left, line.middle - half, line.right, line.middle + half))
        paragraph = Paragraph(text, page.page_number, indented, box)
        rest = next((grid for grid in in_rests if grid.holds(line.left, line.middle)), None)
        if rest is not None:
            in_rests[rest].append(paragraph)
        else:
            placed.append((line.middle if len(parts) == 1 else float(place), paragraph))
    if table is not None:
        boxes = tuple((shown(row),) for row in table.boxes)
        placed.append((table.top, Ruled(table.rows, table.edges, page.page_number, boxes=boxes)))
    for grid in grids:
        boxes = tuple((shown(row),) for row in grid.row_boxes)
        ruled = Ruled(grid.read(held), grid.edges, page.page_number, grid.goes_on, boxes, grid.beside)
        placed.append((grid.top, replace(ruled, lines=tuple(in_rests.get(grid, ())))))
    return table.columns if table is not None else None, [
        block for _, block in sorted(placed, key=lambda item: item[0])
    ]


def _with_indents(lines: Sequence[PrintedLine]) -> list[tuple[PrintedLine, bool]]:
    """Say of each line of a column whether it begins further right than those that go on."""
    margin = left_margin(lines)
    return [(line, margin is not None and line.is_inside(margin)) for line in lines]
