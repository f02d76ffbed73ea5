"""Column names on lines of their own: where the names of a table stand, and how the rows below them are printed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.drafts import Claim
from documents.fields.column_names import MAX_NAME, HeaderRole, column_role, header_role, table_roles
from documents.fields.row_numbers import number_alone
from documents.layouts.tabbed_rows import cut_header_rows
from documents.text.lines import SourceLine, found_once
from documents.text.traced import Traced

__all__ = ["HeaderLines", "find_header_lines", "first_column_name", "has_blocks"]

_MIN_HEADERS = 3  # names on lines of their own before we believe in a header
_MAX_HEADERS = 12
_MIN_WIDTH = 24  # characters of a line that a cell may be broken at
_MIN_FULL = 3  # different lines of just that width, the longest of the table: it was broken there
_MAX_HALF = 4  # characters of half a column name
_NO_NAME = re.compile(r"[。；，：！？、]|^\d|^[（(]")
_BARS = re.compile(r"^[|｜]+$")


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """A header whose names stand on lines of their own, with the lines around it.

    Attributes:
        roles: one role per column.
        header: the claims of its names.
        above: numbers of the lines above it.
        below: the lines below it that are not blank, a cell that was broken at the margin in one.
        borders: the claims of lines that only draw.
        rest: all lines from the first of `below` on, as they were printed.
    """

    roles: tuple[HeaderRole | None, ...]
    header: tuple[Claim, ...]
    above: tuple[int, ...]
    below: tuple[SourceLine, ...]
    borders: tuple[Claim, ...]
    rest: tuple[SourceLine, ...]


def find_header_lines(lines: Sequence[SourceLine]) -> HeaderLines | None:
    """Find a run of lines each of which is one column header; a header row with tabs counts as such a run."""
    return found_once(lines, "header lines", _find)


def _find(lines: Sequence[SourceLine]) -> HeaderLines | None:
    lines = cut_header_rows(lines)
    cells, borders = _cells(lines)
    span = _span([cell.text for cell in cells])
    if span is None:
        return None
    start, end = span
    names, below = cells[start:end], _unwrapped(cells[end:])
    return HeaderLines(
        roles=table_roles(tuple(name.text for name in names)) or (),
        header=tuple(Claim("header", name.content.compact()) for name in names),
        above=tuple(cell.number for cell in cells[:start]),
        below=tuple(below),
        borders=tuple(borders),
        rest=tuple(line for line in lines if below and line.number >= below[0].number),
    )


def first_column_name(lines: Sequence[SourceLine]) -> int | None:
    """Return the number of the first line that has the name of a column for itself; None when there is none."""
    cells, _ = _cells(cut_header_rows(lines))
    return next((cell.number for cell in cells if header_role(cell.text) is not None), None)


def has_blocks(table: HeaderLines) -> bool:
    """Tell whether the cells are blocks of lines: most rows have more lines than columns, blank lines between."""
    gaps = {line.number for line in table.rest if not line.text}
    numbers = [i for i, line in enumerate(table.below) if number_alone(line.text)]
    columns = len([role for role in table.roles if role != "number"])
    wrapped = 0
    for a, b in pairwise([*numbers, len(table.below)]):
        row = table.below[a + 1 : b]
        blocks = 1 + sum(line.number - 1 in gaps for line in row[1:])
        wrapped += len(row) > columns and 1 < blocks <= columns + 1
    return wrapped > 0 and wrapped > len(numbers) / 2


def _span(texts: Sequence[str]) -> tuple[int, int] | None:
    """Find the names among the texts of the lines, half-open."""
    for at, text in enumerate(texts):
        if column_role(text) is None:
            continue
        limit = at
        while limit < min(len(texts), at + _MAX_HEADERS) and _may_name(texts[limit]):
            limit += 1
        known = 1 + max(i for i in range(at, max(limit, at + 1)) if column_role(texts[i]) is not None)
        for end in (limit, known):
            roles = table_roles(tuple(texts[at:end]))
            if roles is None or (end > known and _usual_size(texts[end:]) != end - at - 1):
                continue
            if end - at >= _MIN_HEADERS or (end - at > 1 and None not in roles and "number" not in roles):
                return at, end
    return None


def _may_name(text: str) -> bool:
    return header_role(text) is not None or (len(text) <= MAX_NAME and _NO_NAME.search(text) is None)


def _usual_size(texts: Sequence[str]) -> int:
    """Count the lines that most rows have behind their number."""
    numbers = [i for i, text in enumerate(texts) if number_alone(text)]
    sizes = Counter(b - a - 1 for a, b in pairwise([*numbers, len(texts)]))
    return sizes.most_common(1)[0][0] if sizes else 0


def _cells(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Claim]]:
    """Drop blank lines and cell borders; a column name broken in two lines (序 / 号) becomes one line."""
    borders = [Claim("markup", line.content) for line in lines if _BARS.match(line.text)]
    filled = [line for line in lines if line.text and not _BARS.match(line.text)]
    cells: list[SourceLine] = []
    for line in filled:
        if cells and _is_broken_name(cells[-1].text, line.text):
            cells[-1] = SourceLine(cells[-1].number, (cells[-1].content + line.content).compact())
        else:
            cells.append(line)
    return cells, borders


def _is_broken_name(above: str, below: str) -> bool:
    """Tell whether two lines are the name of one column: 序 / 号, 牵头 / 单位."""
    short = max(len(above), len(below)) <= _MAX_HALF and header_role(above) is None
    return short and header_role(above + below) is not None


def _unwrapped(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Join the lines of cells that were broken at one width: a line that fills it without a full stop goes on."""
    width = max((len(line.text) for line in lines), default=0)
    full = {line.text for line in lines if len(line.text) == width}
    if width < _MIN_WIDTH or len(full) < _MIN_FULL:
        return list(lines)
    cells: list[list[SourceLine]] = []
    goes_on = False
    for line in lines:
        if goes_on and number_alone(line.text) is None:
            cells[-1].append(line)
        else:
            cells.append([line])
        goes_on = line.text in full and not line.text.endswith(("。", "负责", "牵头", "配合"))
    return [_joined(cell) for cell in cells]


def _joined(lines: Sequence[SourceLine]) -> SourceLine:
    if len(lines) == 1:
        return lines[0]
    return SourceLine(lines[0].number, Traced.join(line.content for line in lines))
