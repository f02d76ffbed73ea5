"""Where the tasks of a change stand on the sheet: which rows each cell takes, and how high the rows must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["CELL_CHARACTERS", "Cell", "CellLayout", "Paging", "lay_out_rows", "row_points"]

LINE_POINTS: Final = 13.2  # of 10-point text: 宋体 takes 12; Noto CJK in its place 15, but in wider columns
_PADDING_POINTS: Final = 5.0
_MAX_LINES: Final = 27  # Excel's rows end at 409 points; below that, so that one fits on a landscape page as well

CELL_CHARACTERS: Final = 32000
"""Characters put into one cell: Excel's limit is 32,767."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over the rows `first` to `last`, both counted from the first row of the change."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CellLayout:
    """The cells of one change.

    Attributes:
        lines: how many lines each row must show.
        left: cell of each left task, or one for the words that stand for none.
        right: the same of the right.
    """

    lines: tuple[int, ...]
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]

    @property
    def whole(self) -> Cell:
        """The cell that takes all rows."""
        return Cell(0, len(self.lines) - 1)


class Paging:
    """Where a printed page ends, so that a change is not cut by it.

    Args:
        capacity: points of rows that a page holds.
        repeated: points of the header that is printed again on every page.
    """

    def __init__(self, capacity: float, repeated: float) -> None:
        self._room = capacity - repeated
        self._used = 0.0
        self.breaks: list[int] = []

    def place(self, row: int, points: float, *, with_next: float = 0.0) -> None:
        """Put rows on the page, or on the next one if they do not fit.

        Args:
            row: the first of them; a break stands before it when they go over.
            points: their height; what is higher than a page is cut where it must be.
            with_next: height of the rows after them that may not be left behind.
        """
        if self._used and self._used + min(points + with_next, self._room) > self._room:
            self.breaks.append(row)
            self._used = 0.0
        self._used += points
        if self._used > self._room:
            self._used %= self._room


def row_points(lines: int) -> float:
    """Return the height of a row of so many lines, in points."""
    return round(lines * LINE_POINTS + _PADDING_POINTS, 1)


def lay_out_rows(left: Sequence[int], right: Sequence[int], remarks: int) -> CellLayout:
    """Place the tasks of a change.

    The side with fewer tasks reaches down over the rows of the other; a task too long for one row takes several.

    Args:
        left: lines of each left cell, at least one cell.
        right: lines of each right cell.
        remarks: lines of the cell that takes all rows.
    """
    count = max(len(left), len(right))
    spans = (_spans(len(left), count), _spans(len(right), count))
    needs = [*zip(spans[0], left, strict=True), *zip(spans[1], right, strict=True), (Cell(0, count - 1), remarks)]
    lines = [1] * count
    for cell, need in needs:
        if cell.first == cell.last:
            lines[cell.first] = max(lines[cell.first], need)
    merged = [(cell, need) for cell, need in needs if cell.first < cell.last]
    for cell, need in sorted(merged, key=lambda entry: entry[0].last - entry[0].first):
        missing = need - sum(lines[cell.first : cell.last + 1])
        size = cell.last - cell.first + 1
        for position in range(max(0, missing)):  # shared evenly, so that no member stands in a sea of white
            lines[cell.first + position % size] += 1
    starts: list[int] = []
    split: list[int] = []
    for need in lines:
        starts.append(len(split))
        parts = -(-need // _MAX_LINES)
        split.extend(need // parts + (part < need % parts) for part in range(parts))
    ends = [*(start - 1 for start in starts[1:]), len(split) - 1]
    return CellLayout(
        tuple(split),
        tuple(Cell(starts[cell.first], ends[cell.last]) for cell in spans[0]),
        tuple(Cell(starts[cell.first], ends[cell.last]) for cell in spans[1]),
    )


def _spans(cells: int, rows: int) -> list[Cell]:
    """Give each cell a row and the last one all that remain."""
    return [Cell(position, position if position < cells - 1 else rows - 1) for position in range(cells)]
