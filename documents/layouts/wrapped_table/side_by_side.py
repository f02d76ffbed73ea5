"""Tables whose columns stand beside each other on the page, as `pdftotext -layout` prints them.

Cells are told by where they stand: what no line of the table fills from top to bottom is the space between columns.
Where lines were padded by the number of their characters the columns are ragged: cells are then told by their order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.chinese.characters import display_width
from documents.chinese.marks import Rank, find_mark
from documents.drafts import TaskDraft
from documents.fields.column_names import HeaderRole
from documents.fields.row_numbers import number_alone
from documents.layouts.column_assignment import align_cells
from documents.layouts.row_drafts import draft_cells
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["read_side_by_side"]

_SEGMENT = re.compile(r"\S+(?:[ \u3000]\S+)*")
_TWO = re.compile(r"\S(?:[^\S \u3000]|\s{2})\s*\S")
"""Between two segments stands more than one space, or another white space."""

_FULL = 0.8  # of the lines with several cells that have one for each column, where the columns are ragged
_FEWEST_FULL = 3  # such lines: two may be chance

_SHARE = 0.25  # of the lines of a table must hold two cells or more before columns are looked for


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a line between wide spaces; `left` and `right` in full-width characters from the margin."""

    content: Traced
    left: float
    right: float


def read_side_by_side(lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None]) -> list[TaskDraft] | None:
    """Draft the tasks of a table whose columns stand beside each other.

    Args:
        lines: the lines below the header, blank ones included.
        roles: the columns from left to right, the number among them.

    Returns:
        The tasks; None when the lines do not show as many columns as the header names.
    """
    filled = [line.content.text for line in lines if line.content.text.strip()]
    if "number" not in roles or sum(_TWO.search(text) is not None for text in filled) <= _SHARE * len(filled):
        return None
    segments = [_segments(line) for line in lines]
    bands = _bands([segment for found in segments if len(found) > 1 for segment in found])
    if len(bands) != len(roles):
        return _in_order(segments, roles)
    bounds = [*(left for left, _ in bands[1:]), float("inf")]
    rows: list[tuple[tuple[Traced, ...], list[Traced]]] = []
    headings: list[tuple[Rank, Traced]] = []
    group: list[list[_Segment]] = []
    number = roles.index("number")
    for found in [*segments, []]:
        heading = _heading(found)
        if found and heading is None:
            if all(segment.right <= bounds[_band(segment, bounds)] for segment in found):
                group.append(found)
            continue  # a line across the columns is no cell: it stays unplaced
        for columns in _rows(group, bounds, number):
            if rows and not columns[number]:  # the row goes on over the end of a page
                section, begun = rows[-1]
                rows[-1] = section, [(above + below).compact() for above, below in zip(begun, columns, strict=True)]
            else:
                rows.append((tuple(above for _, above in headings), columns))
        group = []
        if heading is not None:
            headings = [above for above in headings if above[0] < heading[0]] + [heading]
    return [_draft(section, columns, roles) for section, columns in rows]


def _in_order(segments: Sequence[Sequence[_Segment]], roles: Sequence[HeaderRole | None]) -> list[TaskDraft] | None:
    """Draft the tasks of ragged columns, one row a line; None unless nearly all lines have a cell for each column."""
    rows = [found for found in segments if len(found) > 1]
    full = sum(len(found) == len(roles) for found in rows)
    if full < _FEWEST_FULL or full < _FULL * len(rows):
        return None
    drafts: list[TaskDraft] = []
    headings: list[tuple[Rank, Traced]] = []
    for found in segments:
        heading = _heading(found)
        if heading is not None:
            headings = [above for above in headings if above[0] < heading[0]] + [heading]
        cells = [segment.content.compact() for segment in found]
        told = align_cells(cells, roles) if len(cells) > 1 else None
        if told is not None and "number" in told and number_alone(cells[told.index("number")].text):
            drafts.append(_draft(tuple(above for _, above in headings), cells, told))  # other lines stay unplaced
    return drafts


def _segments(line: SourceLine) -> list[_Segment]:
    text = line.content.text
    return [
        _Segment(
            line.content.slice(m.start(), m.end()), display_width(text[: m.start()]), display_width(text[: m.end()])
        )
        for m in _SEGMENT.finditer(text)
    ]


def _heading(found: Sequence[_Segment]) -> tuple[Rank, Traced] | None:
    """Return rank and text of a heading that has its line for itself."""
    mark = find_mark(found[0].content.compact().text) if len(found) == 1 else None
    return (mark.rank, found[0].content.compact()) if mark is not None and mark.is_heading else None


def _bands(segments: Sequence[_Segment]) -> list[tuple[float, float]]:
    """Find the stretches of the page that some line fills, from left to right."""
    bands: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda s: s.left):
        if bands and segment.left < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], segment.right))
        else:
            bands.append((segment.left, segment.right))
    return bands


def _band(segment: _Segment, bounds: Sequence[float]) -> int:
    """Return the column that a segment begins in; `bounds` are where the columns to the right begin."""
    return next(k for k, bound in enumerate(bounds) if segment.left < bound)


def _rows(group: Sequence[list[_Segment]], bounds: Sequence[float], number: int) -> list[list[Traced]]:
    """Cut lines without a blank line between into rows, each one cell a column.

    Lines with one number are one row, for the number may stand in its middle; several numbers each begin a row.
    """
    columns = range(len(bounds))
    lines = [[[s.content for s in line if _band(s, bounds) == k] for k in columns] for line in group]
    starts = [i for i, line in enumerate(lines) if any(number_alone(part.compact().text) for part in line[number])]
    cuts = sorted({0, *(starts if len(starts) > 1 else ()), len(lines)})
    return [
        [Traced.join(part for line in lines[a:b] for part in line[k]).compact() for k in columns]
        for a, b in pairwise(cuts)
    ]


def _draft(section: tuple[Traced, ...], columns: Sequence[Traced], roles: Sequence[HeaderRole | None]) -> TaskDraft:
    pairs = list(zip(columns, roles, strict=True))
    merged = tuple(cell for cell, role in pairs if role == "section" and cell)
    fields = [([cell], role) for cell, role in pairs if role not in ("number", "section")]
    return draft_cells(columns[roles.index("number")], (*section, *merged), fields)
