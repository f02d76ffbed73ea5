"""The overview as the template sees it: bars, the matrix of sections, the table of units; nothing left to compute."""

from dataclasses import dataclass

from compare import Kind
from reports.badge import Badge

__all__ = [
    "Bar",
    "BarSegment",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Overview",
    "PairCount",
    "Tile",
    "TypeBar",
    "TypeCount",
    "UnitTable",
    "UnitTableRow",
]


@dataclass(frozen=True, slots=True)
class Tile:
    """One rectangle of a bar, in the units of the drawing; `text` is empty where it has no room."""

    kind: Kind
    x: str
    width: str
    middle: str
    text: str
    tip: str
    href: str


@dataclass(frozen=True, slots=True)
class BarSegment:
    """The tiles of one side."""

    name: str
    total: str
    y: int
    text_y: int
    total_x: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Tiles without words, for a list of comparisons."""

    description: str
    sides: tuple[BarSegment, ...]


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many tasks of each side are of one kind."""

    badge: Badge
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class TypeBar:
    """Both totals on one scale, and the same numbers as a table."""

    description: str
    sides: tuple[BarSegment, ...]
    rows: tuple[TypeCount, ...]
    left_total: int
    right_total: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A number and its shade, 0 (none) to 4 (most)."""

    count: int
    shade: int
    tip: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One section of the left document."""

    heading: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sections against sections; the last column and the last row count what has no link."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class UnitTableRow:
    """One unit: its counts in the order of the columns of the table."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two unit names and how often they stand for one another."""

    text: str
    times: str


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Unit against role and fate: those that changed most first, the long tail folded.

    Attributes:
        groups: names of groups of columns with the columns of each.
    """

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[UnitTableRow, ...]
    folded_rows: tuple[UnitTableRow, ...]
    folded_title: str
    counterparts: tuple[PairCount, ...]
    handovers: tuple[PairCount, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The charts."""

    bar: TypeBar
    matrix: Matrix | None
    units: UnitTable | None
