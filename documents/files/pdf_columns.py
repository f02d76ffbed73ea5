"""Columns that no rules draw: tables whose cells stand below the names of a header, and pages printed in two columns.

Both are told by the white between them: no character of their lines stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add
from statistics import median
from typing import Any, Final

from documents.chinese.marks import find_mark
from documents.fields.column_names import HeaderRole, table_roles
from documents.fields.row_numbers import number_alone
from documents.files.pdf_lines import Character, PrintedLine, printed_lines
from documents.text.furniture import is_page_number

__all__ = ["OpenColumns", "OpenTable", "open_table", "reading_columns"]

_CELL_GAP: Final = 0.8  # character widths between two cells; words of one line stand nearer
_MIN_COLUMNS: Final = 3
_LINE_STEP: Final = 2.2  # character heights from line to line, at most, within a row
_FIRST_COLUMN: Final = 0.35
_LAST_COLUMN: Final = 0.65
"""Shares of the page's width between which the white between two columns of text lies."""

_GUTTER: Final = 1.2  # character widths of white at least
_FLOWING: Final = 0.6  # of the lines of a column must be full: text, not two lists side by side
_SHORT_ITEMS: Final = 0.33  # of them in columns of one width: many short paragraphs, whose last lines are not full
_FEW_FULL: Final = 0.2  # of the lines of one of these columns, where the other has more: it begins with a notice
_ONE_WIDTH: Final = 2.0  # character widths by which columns of one width differ; cells of a table are seldom so alike
_FULL: Final = 0.85  # of its column's width that a full line takes
_MIN_LINES: Final = 8  # of each column
_MIN_LAST: Final = 3  # lines of a column of the same width beside a full one: the last of a document
_RULE: Final = 0.4  # of the page's width that a rule of a table takes
_RULE_HEIGHT: Final = 2.0  # points: two edges nearer than that are one rule
_FRAME_RULES: Final = 3  # above and below the header, and below the table
_CROSSED: Final = 0.1  # of the lines of a page may run over both columns: titles, page numbers
_NEAR: Final = 4.0  # points: characters of one line differ in height by less


@dataclass(frozen=True, slots=True)
class OpenColumns:
    """The columns of a table without vertical rules, which may go on on the next page.

    Attributes:
        edges: where they begin, in points from the left.
        roles: what they hold, from the header.
    """

    edges: tuple[float, ...]
    roles: tuple[HeaderRole | None, ...]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without vertical rules.

    Attributes:
        rows: its cells, the header first if it stands on this page.
        edges: where its columns begin.
        roles: the columns, from the header.
        top: where it begins, in points from the top of the page.
        used: ids of the characters in it.
        boxes: left, top, right and bottom of what is printed in each row.
    """

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    roles: tuple[HeaderRole | None, ...]
    top: float
    used: frozenset[int]
    boxes: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def columns(self) -> OpenColumns:
        """Its columns, for the next page."""
        return OpenColumns(self.edges, self.roles)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of characters cut into segments at wide gaps."""

    segments: tuple[tuple[Character, ...], ...]
    middle: float
    size: float

    @property
    def characters(self) -> tuple[Character, ...]:
        return tuple(one for segment in self.segments for one in segment)


def open_table(page: Any, characters: Sequence[Character], before: OpenColumns | None) -> OpenTable | None:  # noqa: ANN401
    """Find a table without vertical rules among the characters that stand in no ruled table.

    Args:
        page: a page of pdfplumber, for its horizontal rules.
        characters: those outside ruled tables.
        before: those of such a table on the page before: it may go on here without a header.
    """
    lines = _lines(characters)
    for at, line in enumerate(lines):
        names = tuple(_text(segment) for segment in line.segments)
        roles = table_roles(names) if len(names) >= _MIN_COLUMNS else None
        if roles is not None:
            return _below(page, line, lines[at + 1 :], roles)
    if before is None or not lines:
        return None
    start = next((i for i, line in enumerate(lines) if len(line.segments) > 1), None)
    if start is None or start > 1:
        return None
    return _body(page, lines[start:], before.edges, before.roles, header=None)


def _below(page: Any, header: _Line, lines: Sequence[_Line], roles: tuple[HeaderRole | None, ...]) -> OpenTable | None:  # noqa: ANN401
    edges = _edges(header, lines)
    return None if edges is None else _body(page, lines, edges, roles, header=header)


def _edges(header: _Line, lines: Sequence[_Line]) -> tuple[float, ...] | None:
    """Tell where the columns begin: each white gap that all rows share, one between every two names."""
    rows = [line for line in lines if len(line.segments) > 1]
    if not rows:
        return None
    spans = sorted((one["x0"], one["x1"]) for line in (header, *rows) for one in line.characters)
    blocks: list[list[float]] = []
    for left, right in spans:
        if blocks and left - blocks[-1][1] < _CELL_GAP / 2 * header.size:
            blocks[-1][1] = max(blocks[-1][1], right)
        else:
            blocks.append([left, right])
    if len(blocks) != len(header.segments):
        return None
    for (left, right), segment in zip(blocks, header.segments, strict=True):
        if not left - 1 <= (segment[0]["x0"] + segment[-1]["x1"]) / 2 <= right + 1:
            return None
    return tuple(left for left, _ in blocks)


def _body(
    page: Any,  # noqa: ANN401
    lines: Sequence[_Line],
    edges: tuple[float, ...],
    roles: tuple[HeaderRole | None, ...],
    *,
    header: _Line | None,
) -> OpenTable | None:
    """Read the rows below a header until the lines do not fit the columns any more."""
    number = roles.index("number") if "number" in roles else None
    rules = _rules(page)
    rows: list[list[list[Character]]] = []
    last = header
    used = list(header.characters) if header is not None else []
    held = 0
    for line in lines:
        cells = _cells(line, edges)
        if cells is None or (last is not None and not rules and line.middle - last.middle > 2 * _LINE_STEP * line.size):
            heading = find_mark(_text(line.characters)) if len(line.segments) == 1 else None
            if heading is None or not heading.is_heading:
                break
            cells = [list(line.characters), *([] for _ in edges[1:])]
            rows.append(cells)
        elif not rows or _begins(cells, line, last, number, rules):
            rows.append(cells)
            held += sum(map(bool, cells)) > 1
        else:
            for cell, more in zip(rows[-1], cells, strict=True):
                cell += more
        used += line.characters
        last = line
    if not held:
        return None
    printed = [tuple(reduce(add, (one.text for one in printed_lines(cell)), "") for cell in row) for row in rows]
    names = [] if header is None else [tuple(_text(segment) for segment in header.segments)]
    top = header.middle if header is not None else min(line.middle for line in lines)
    boxes = [_box(one for cell in row for one in cell) for row in rows]
    heads = [] if header is None else [_box(header.characters)]
    return OpenTable((*names, *printed), edges, roles, top, frozenset(map(id, used)), (*heads, *boxes))


def _box(characters: Iterable[Character]) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of what characters take of a page."""
    sides = [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in characters]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _begins(
    cells: Sequence[Sequence[Character]], line: _Line, last: _Line | None, number: int | None, rules: Sequence[float]
) -> bool:
    """Whether a line begins a row: below a rule, with a number, or after white where rows have none."""
    above = last.middle if last is not None else 0.0
    if any(above < rule < line.middle for rule in rules):
        return True
    if number is not None and len(rules) <= 1:
        return number_alone(_text(cells[number])) is not None
    return number is None and line.middle - above > _LINE_STEP * line.size


def _rules(page: Any) -> list[float]:  # noqa: ANN401
    """Give the heights of the rules between rows; the three of a table without rules between rows are none."""
    widths: dict[int, float] = {}
    for edge in page.horizontal_edges:  # a rule may be drawn cell by cell
        height = round(edge["top"])
        widths[height] = widths.get(height, 0.0) + edge["width"]
    heights = sorted(height for height, width in widths.items() if width >= _RULE * page.width)
    apart = [float(above) for above, below in pairwise([*heights, float("inf")]) if below - above > _RULE_HEIGHT]
    return apart if len(apart) > _FRAME_RULES else []


def _cells(line: _Line, edges: Sequence[float]) -> list[list[Character]] | None:
    """Put the segments of a line into columns; None when one runs over a border or stands before the table."""
    cells: list[list[Character]] = [[] for _ in edges]
    slack = line.size / 2
    for segment in line.segments:
        column = max((i for i, edge in enumerate(edges) if edge <= segment[0]["x0"] + slack), default=None)
        if column is None:
            return None
        if column + 1 < len(edges) and segment[-1]["x1"] > edges[column + 1] + slack:
            return None
        cells[column] += segment
    return cells


def _lines(characters: Sequence[Character]) -> list[_Line]:
    found = []
    for line in printed_lines(characters):
        height = line.size / 2
        row = sorted(
            (
                one
                for one in characters
                if abs((one["top"] + one["bottom"]) / 2 - line.middle) < height and not one["text"].isspace()
            ),
            key=lambda one: one["x0"],
        )
        if not row:
            continue
        segments: list[list[Character]] = [[row[0]]]
        for one, other in pairwise(row):
            if other["x0"] - one["x1"] > _CELL_GAP * line.size:
                segments.append([])
            segments[-1].append(other)
        found.append(_Line(tuple(map(tuple, segments)), line.middle, line.size))
    return found


def _text(characters: Iterable[Character]) -> str:
    return "".join(one["text"] for one in characters)


def reading_columns(page: Any, characters: Sequence[Character]) -> list[list[Character]]:  # noqa: ANN401
    """Cut the characters of a page printed in two columns into parts in reading order; one part on other pages.

    Lines that run over both columns, such as a title or a page number, end the columns above them.
    """
    filled = [one for one in characters if not one["text"].isspace()]
    gutter = _gutter(filled, float(page.width))
    if gutter is None:
        return [list(characters)]
    across = sorted({*_across(filled, gutter), *_page_numbers(characters)})
    parts: list[list[Character]] = []
    for above, below in pairwise((float("-inf"), *across, float("inf"))):
        band = [one for one in characters if above + _NEAR < _middle(one) < below - _NEAR]
        left = [one for one in band if one["x0"] + one["x1"] < 2 * gutter]
        right = [one for one in band if one["x0"] + one["x1"] >= 2 * gutter]
        parts += [left, right]
        parts.append([one for one in characters if abs(_middle(one) - below) <= _NEAR])
    return [part for part in parts if any(not one["text"].isspace() for one in part)]


def _across(characters: Sequence[Character], gutter: float) -> list[float]:
    """Give the heights of the lines that run over both columns."""
    found: list[float] = []
    crossing = [_middle(one) for one in characters if one["x0"] < gutter < one["x1"]]
    before = [one for one in characters if 0 <= gutter - one["x1"] < one["x1"] - one["x0"]]
    after = [one for one in characters if 0 <= one["x0"] - gutter < one["x1"] - one["x0"]]
    for one in before:  # the gap between two characters of a line may lie just there
        near = _CELL_GAP * (one["x1"] - one["x0"])
        crossing += [
            _middle(one)
            for other in after
            if other["x0"] - one["x1"] < near and abs(_middle(other) - _middle(one)) < _NEAR
        ]
    for height in sorted(crossing):
        if not found or height - found[-1] > _NEAR:
            found.append(height)
    return found


def _page_numbers(characters: Sequence[Character]) -> list[float]:
    """Give the heights of the lines that hold a page number: — 1 — has white where the columns have."""
    return [line.middle for line in printed_lines(characters) if is_page_number("".join(line.text.split()))]


def _middle(one: Character) -> float:
    return float(one["top"] + one["bottom"]) / 2


def _gutter(characters: Sequence[Character], width: float) -> float | None:
    """Find the middle of the white between two columns of running text."""
    if not characters:
        return None
    size = median(one["x1"] - one["x0"] for one in characters) or 1.0
    lines = len(printed_lines(characters))
    step = size / 4
    white: list[float] = []
    run: list[float] = []
    for at in range(int(_FIRST_COLUMN * width / step), int(_LAST_COLUMN * width / step)):
        place = at * step
        crossed = sum(one["x0"] < place < one["x1"] for one in characters)
        run = [*run, place] if crossed <= max(1, _CROSSED * lines) else []
        white = max(white, run, key=len)
    if len(white) * step < _GUTTER * size:
        return None
    middle = (white[0] + white[-1]) / 2
    left, right = (printed_lines(one for one in characters if (one["x0"] > middle) is after) for after in (False, True))
    return middle if _are_columns(left, right, size) else None


def _are_columns(left: Sequence[PrintedLine], right: Sequence[PrintedLine], size: float) -> bool:
    """Whether the lines on both sides are running text: most of them end at one edge, or both sides are as wide."""
    fewer, more = sorted((len(left), len(right)))
    if fewer < _MIN_LAST or more < _MIN_LINES:
        return False
    widths = [max(line.right - line.left for line in lines) for lines in (left, right)]
    full = [
        sum(line.right - line.left >= _FULL * width for line in lines) / len(lines)
        for lines, width in zip((left, right), widths, strict=True)
    ]
    if abs(widths[0] - widths[1]) <= _ONE_WIDTH * size:
        return min(full) >= _FEW_FULL and sum(full) >= 2 * _SHORT_ITEMS
    return fewer >= _MIN_LINES and min(full) >= _FLOWING
