"""Ruled tables on a page: which boxes are cells, which merged, and what is printed in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Final

from documents.chinese.marks import find_mark
from documents.files.extracted import ABOVE, BESIDE
from documents.files.missing_rules import missing_rules
from documents.files.pdf_lines import Character, PrintedLine, printed_lines

__all__ = ["Box", "Grid", "PlacedCharacters", "ruled_grids"]

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the upper left corner of the page."""

_TALL: Final = 0.45
_WIDE: Final = 0.6
"""Shares of a page's height and width above which a box is its background: browsers and WPS draw them."""

_SAME_EDGE: Final = 1.5  # points
_MIN_PADDING: Final = 1.0  # points between the rule of a cell and its text, at least
_SURE_ROOM: Final = 2.0  # characters: a line that ends so far before the edge of its cell may have ended on purpose
_SLACK: Final = 0.3  # characters: the width of a line is not known better
_OPENING: Final = "（(〔[【〈《“‘"
_NEVER_FIRST: Final = "，。、；：！？）)〕]】〉》”’,.;:!?%％"
_HEAD_LINES: Final = 1  # lines of print above the first table of a page that may head each page
_MARKS_ALONE: Final = 2  # boxes of punctuation alone that no table has
_LATIN_END: Final = re.compile(r"[A-Za-z,]$")
_LATIN_START: Final = re.compile(r"[A-Za-z]")
_WORD: Final = re.compile(r"[A-Za-z0-9.%]+")


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        rows: of cells, a box where a cell begins and a sign where a merged one goes on.
        goes_on: columns whose last cell has no rule below: it goes on over the page end.
        beside: where empty boxes as high as the table begin, on its left and on its right: margins, or merged cells of
            the page before.
        is_rest: no two cells side by side hold text: the rest of a row of the page before, or no table.
    """

    rows: tuple[tuple[Box | str, ...], ...]
    goes_on: frozenset[int] = frozenset()
    beside: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    is_rest: bool = False

    @property
    def cells(self) -> tuple[Box, ...]:
        """The boxes of all cells."""
        return tuple(cell for row in self.rows for cell in row if not isinstance(cell, str))

    @property
    def top(self) -> float:
        """Where the table begins, in points from the top of the page."""
        return min(cell[1] for cell in self.cells)

    def holds(self, across: float, down: float) -> bool:
        """Tell whether a point of the page lies in it."""
        left, right = min(cell[0] for cell in self.cells), max(cell[2] for cell in self.cells)
        return left <= across <= right and self.top <= down <= max(cell[3] for cell in self.cells)

    @property
    def edges(self) -> tuple[float, ...]:
        """Where its columns begin."""
        return tuple(sorted({round(cell[0], 1) for cell in self.cells}))

    @property
    def row_boxes(self) -> tuple[Box, ...]:
        """What each row takes of the page, over the whole width of the table; a merged cell is of its first row."""
        left, right = min(cell[0] for cell in self.cells), max(cell[2] for cell in self.cells)
        bottom = max(cell[3] for cell in self.cells)
        boxes: list[Box] = []
        for row in reversed(self.rows):
            top = min((cell[1] for cell in row if not isinstance(cell, str)), default=bottom)
            boxes.append((left, top, right, bottom))
            bottom = top
        return tuple(reversed(boxes))

    def read(self, held: Mapping[Box, Sequence[Character]]) -> tuple[tuple[str, ...], ...]:
        """Read the cells; lines that were broken at the edge of their cell are one paragraph.

        Args:
            held: the characters in each cell.
        """
        lines = {cell: printed_lines(held[cell]) for cell in self.cells}
        printed = [(cell, line) for cell in self.cells for line in lines[cell]]
        padding = min((max(line.left - cell[0], _MIN_PADDING) for cell, line in printed), default=_MIN_PADDING)
        widest: dict[int, float] = {}
        for row in self.rows:
            for column, cell in enumerate(row):
                if not isinstance(cell, str) and (*row, "")[column + 1] != BESIDE:  # of one column only
                    widths = (line.right - line.left for line in lines[cell])
                    widest[column] = max([widest.get(column, 0.0), *widths])
        return tuple(
            tuple(
                cell if isinstance(cell, str) else _paragraphs(lines[cell], _width(cell, widest.get(k), padding))
                for k, cell in enumerate(row)
            )
            for row in self.rows
        )


class PlacedCharacters:
    """The characters of a page by where their middles lie: a page has a thousand, and some hundred boxes ask for them.

    Args:
        characters: those on the page, in any order.
    """

    def __init__(self, characters: Sequence[Character]) -> None:
        middles = [((one["top"] + one["bottom"]) / 2, (one["x0"] + one["x1"]) / 2) for one in characters]
        order = sorted(range(len(middles)), key=middles.__getitem__)
        self.characters = characters
        self._middles = [(*middles[place], place) for place in order]
        self._downs = [down for down, _, _ in self._middles]

    def inside(self, box: Box) -> list[int]:
        """Give the places in `characters` of those whose middle lies in a box."""
        first, end = bisect_left(self._downs, box[1]), bisect_right(self._downs, box[3])
        return [place for _, across, place in self._middles[first:end] if box[0] <= across <= box[2]]


def ruled_grids(page: Any, characters: Sequence[Character]) -> list[Grid]:  # noqa: ANN401  pdfplumber is loosely typed
    """Find the ruled tables of a page; the boxes that browsers and WPS draw behind a text are none.

    Args:
        page: a page of pdfplumber.
        characters: those on the page that are no white space.

    Returns:
        The tables, from top to bottom as pdfplumber has them; the first thing on a page may be the rest of a row.
    """
    placed = PlacedCharacters(characters)
    tables = _tables(page)
    if any(_is_background(cell, page) for table in tables for cell in table.cells):
        tables = _tables(page.filter(lambda one: not _is_behind(one, page)))
    grids = (_without_margins(_grid(table), placed) for table in tables)
    return [found for grid in grids if (found := _table_or_rest(grid, placed, page)) is not None]


def _tables(page: Any) -> list[Any]:  # noqa: ANN401
    missing = missing_rules(page.edges)
    return list(page.find_tables({"explicit_horizontal_lines": missing} if missing else None))


def _is_behind(one: Mapping[str, Any], page: Any) -> bool:  # noqa: ANN401
    filled = one["object_type"] == "rect" and not (one["stroke"] and one["linewidth"])
    return filled and _is_background((one["x0"], one["top"], one["x1"], one["bottom"]), page)


def _is_background(box: Box, page: Any) -> bool:  # noqa: ANN401
    return bool(box[3] - box[1] > _TALL * page.height and box[2] - box[0] > _WIDE * page.width)


def _table_or_rest(grid: Grid, placed: PlacedCharacters, page: Any) -> Grid | None:  # noqa: ANN401
    """Tell whether cells stand side by side with text in them; else the rules are a frame around a text.

    One row with text in one of its cells, with nothing but a line of print above it, may be the rest of a row.
    """
    if any(_is_background(cell, page) for cell in grid.cells) or _stands_in_lines(grid, placed.characters):
        return None
    marks = sum(_holds_marks(cell, placed) for cell in grid.cells)
    if marks >= _MARKS_ALONE:
        return None
    filled = 0
    for row in grid.rows:
        boxes = [cell for cell in row if not isinstance(cell, str)]
        filled = sum(bool(placed.inside(box)) for box in boxes)
        if len(boxes) > 1 and filled > 1:
            return grid
    above = placed.inside((0.0, 0.0, float(page.width), grid.top))
    is_rest = (
        len(grid.rows) == 1
        and len(grid.edges) > 1
        and filled == 1
        and len(printed_lines(placed.characters[place] for place in above)) <= _HEAD_LINES
    )
    return replace(grid, is_rest=True) if is_rest else None


def _holds_marks(cell: Box, placed: PlacedCharacters) -> bool:
    """Whether a box holds nothing but punctuation, as between words that somebody marked one by one."""
    text = "".join(placed.characters[place]["text"] for place in placed.inside(cell))
    return bool(text) and not text.strip(_NEVER_FIRST)


def _stands_in_lines(grid: Grid, characters: Sequence[Character]) -> bool:
    """Whether text goes on beside the boxes at once: they are what somebody marked in a line, and no cells."""
    left, right = min(cell[0] for cell in grid.cells), max(cell[2] for cell in grid.cells)
    top, bottom = grid.top, max(cell[3] for cell in grid.cells)
    near = 0
    for one in characters:
        width = one["x1"] - one["x0"]
        beside = 0 <= left - one["x1"] + width / 2 < width or 0 <= one["x0"] - right + width / 2 < width
        near += beside and top <= (one["top"] + one["bottom"]) / 2 <= bottom
    return near >= len(grid.rows) / 2


def _grid(table: Any) -> Grid:  # noqa: ANN401
    """Tell for the places of a table without a cell of their own which cell covers them."""
    lefts = sorted({cell[0] for cell in table.cells})
    rows: list[tuple[Box | str, ...]] = []
    for row in table.rows:
        tops = [cell[1] for cell in row.cells if cell is not None]
        middle = min(tops) + _SAME_EDGE
        places: list[Box | str] = []
        for left, cell in zip_longest(lefts, row.cells):
            covering = cell or _covering(table.cells, left + _SAME_EDGE, middle)
            if cell is not None:
                places.append(cell)
            elif covering is None:
                places.append("")
            else:
                places.append(BESIDE if covering[0] < left - _SAME_EDGE else ABOVE)
        rows.append(tuple(places))
    closed = _with_open_cells(rows, [*lefts, max(cell[2] for cell in table.cells)])
    return Grid(closed, frozenset(column for column, cell in enumerate(rows[-1]) if cell == ""))


def _with_open_cells(
    rows: Sequence[tuple[Box | str, ...]], edges: Sequence[float]
) -> tuple[tuple[Box | str, ...], ...]:
    """Close the boxes that a page end left open: a merged cell that goes on has no rule there.

    Args:
        rows: of the table, with nothing where no box is.
        edges: where its columns begin, and where the last one ends.
    """
    tops = [min(cell[1] for cell in row if not isinstance(cell, str)) for row in rows]
    bottom = max(cell[3] for row in rows for cell in row if not isinstance(cell, str))
    closed = [list(row) for row in rows]
    for column in range(len(edges) - 1):
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and rows[end][column] == "":
                end += 1
            if end > at:
                lower = tops[end] if end < len(rows) else bottom
                closed[at][column] = (edges[column], tops[at], edges[column + 1], lower)
                for row in closed[at + 1 : end]:
                    row[column] = ABOVE
            at = end + 1
    return tuple(map(tuple, closed))


def _without_margins(grid: Grid, placed: PlacedCharacters) -> Grid:
    """Drop empty boxes as high as the table at its sides: they lie between it and the edge of a background."""
    rows, goes_on = grid.rows, grid.goes_on
    beside: tuple[list[float], list[float]] = ([], [])
    for side in (0, -1):
        while len(rows[0]) > 1:
            column = [row[side] for row in rows]
            first = column[0]
            if isinstance(first, str) or len(rows) == 1 or any(cell != ABOVE for cell in column[1:]):
                break
            if placed.inside(first):
                break
            beside[side].append(round(first[0], 1))
            rows = tuple(row[1:] if side == 0 else row[:-1] for row in rows)
            goes_on = frozenset(column - (side == 0) for column in goes_on)
    return Grid(rows, goes_on, (tuple(beside[0]), tuple(reversed(beside[1]))))


def _covering(cells: Sequence[Box], across: float, down: float) -> Box | None:
    return next((c for c in cells if c[0] <= across < c[2] and c[1] <= down < c[3]), None)


def _width(cell: Box, widest: float | None, padding: float) -> float:
    """Give the room for a line in a cell: what its box has, or what the lines of its column show if they show more."""
    return max(cell[2] - cell[0] - 2 * padding, widest or 0.0)


def _paragraphs(lines: Sequence[PrintedLine], width: float) -> str:
    """Join the lines of a cell, with a break where one ended though there was room for what follows."""
    text = ""
    for line, following in zip_longest(lines, lines[1:]):
        text += line.text
        if following is None:
            break
        if _ended_on_purpose(text, line, following, width):
            text += "\n"
        elif _LATIN_END.search(line.text) and _LATIN_START.match(following.text):
            text += " "
    return text


def _ended_on_purpose(text: str, line: PrintedLine, following: PrintedLine, width: float) -> bool:
    """Tell whether a line ended a paragraph: what follows would have had room, and nothing is left open.

    No line begins with a closing mark or ends with an opening bracket, so a line may end early before （市、区）.
    """
    if find_mark(following.text) is None:
        if following.text[0] in _OPENING + _NEVER_FIRST or line.text[-1] in "、，," + _OPENING:
            return False
        if sum(c in "（(" for c in text) > sum(c in "）)" for c in text):
            return False
    room = (width - (line.right - line.left)) / line.size
    return room >= max(_SURE_ROOM, _first_piece(following.text) + _SLACK)


def _first_piece(text: str) -> float:
    """Measure what a line must begin with, in full characters: a word, or a character with its marks."""
    at = 0
    while at < len(text) - 1 and text[at] in _OPENING:
        at += 1
    word = _WORD.match(text, at)
    end = word.end() if word else at + 1
    while end < len(text) and text[end] in _NEVER_FIRST:
        end += 1
    return sum(0.5 if c.isascii() else 1.0 for c in text[:end])
