"""What the end of a page cuts or repeats: rows in two pieces, header rows, running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from documents.chinese.characters import simplify
from documents.chinese.marks import find_mark, rank_alone
from documents.fields.column_names import HeaderRole, table_roles
from documents.fields.row_numbers import number_alone
from documents.fields.unit_list import looks_like_units
from documents.files.extracted import ABOVE, BESIDE, Paragraph, Table
from documents.files.seen_text import SeenText
from documents.model import PageBox, Place, ReadingWarning
from documents.text.furniture import is_page_frame

__all__ = ["Ruled", "put_together", "without_running_heads"]

_SAME_EDGE: Final = 6.0  # points: the edges of a table that goes on over a page end differ by its rules at most
_SHIFTED: Final = 60.0  # points by which a page may be shifted aside, two centimetres
_READ_ALIKE: Final = 0.75  # of the characters of a header that are recognised as those of the one above
_SENTENCE_END: Final = re.compile(r"[。；;！？!?.）)”]$")
_LIST_GOES_ON: Final = re.compile(r"[、，,]$")
_HEADER_ROWS: Final = 3  # at most, of a table
_SIGNS: Final = ("", ABOVE, BESIDE)
_MERGING_ROWS: Final = 6  # rows of a table that show whether a column leaves cells empty
_UNIT_ROLES: Final = ("lead", "responsible", "cooperating", "units")
_REPEATS: Final = 3  # pages at least with the same first or last line, and half of all

Roles = tuple[HeaderRole | None, ...]
_Boxes = tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table on one page.

    Attributes:
        rows: its cells, with signs where merged ones go on.
        edges: where its columns begin, in points from the left.
        goes_on: columns whose last cell has no rule below.
        boxes: what each row takes of its pages: of more than one, where a page end cut it in two.
        beside: where empty boxes as high as the table begin, on its left and on its right.
        lines: those in it, if it is one row with text in one cell: no table unless that of the page before goes on.
    """

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    page: int
    goes_on: frozenset[int] = frozenset()
    boxes: tuple[tuple[PageBox, ...], ...] = ()
    beside: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    lines: tuple[Paragraph, ...] = ()


def without_running_heads(
    pages: Sequence[Sequence[Paragraph | Ruled]],
) -> tuple[list[list[Paragraph | Ruled]], list[ReadingWarning]]:
    """Leave out the line that stands first, or last, on most pages, but for the first time it comes.

    Returns:
        The pages without it, and a warning that says what was left out; what frames each page is no matter of this.
    """
    kept = [list(page) for page in pages]
    warnings = []
    for step in (1, -1):
        edges = [(number, edge) for number, page in enumerate(kept) if (edge := _edge(page, step)) is not None]
        for text, count in Counter(block.text for _, (_, block) in edges).items():
            if count < max(_REPEATS, len(pages) / 2):
                continue
            first, *others = [(number, place, block) for number, (place, block) in edges if block.text == text]
            for number, place, _ in others:
                del kept[number][place]
            message = f"“{text}”是每页重复的页眉或页脚，只保留第一次（共{count}页）"
            warnings.append(ReadingWarning("running-head", message, Place(page=first[2].page)))
    return kept, warnings


def _edge(page: Sequence[Paragraph | Ruled], step: int) -> tuple[int, Paragraph] | None:
    """Find the first line of a page, or with a step of -1 the last, passing over its frame; None if it is a table."""
    for place in range(len(page))[::step]:
        block = page[place]
        if not isinstance(block, Paragraph):
            return None
        if not is_page_frame(block.text):
            return place, block
    return None


def put_together(blocks: Sequence[Paragraph | Ruled]) -> list[Paragraph | Table]:
    """Give the rows that a page end cut in two back to the page on which they begin.

    Args:
        blocks: of all pages, in reading order.
    """
    found: list[Paragraph | Ruled] = []
    at: int | None = None  # place of the last table, while nothing but what frames a page has followed
    headers: tuple[tuple[str, ...], ...] = ()
    roles: Roles = ()
    for block in _with_rests(blocks):
        if isinstance(block, Paragraph):
            at = at if is_page_frame(block.text) else None
            found.append(block)
            continue
        last = None if at is None else found[at]
        if isinstance(last, Ruled):
            block = _with_boxes_beside(last, block)
        if at is not None and isinstance(last, Ruled) and _goes_on(last, block):
            repeated = _repeated(headers, block.rows)
            rest = _with_merged_over(last, block.rows[repeated:], _merging(found, block))
            boxes = block.boxes[repeated:]
            if rest and _is_cut(last.rows[-1], rest[0], roles):
                found[at] = replace(
                    last, rows=_joined(last.rows, rest[0], roles), boxes=_joined_boxes(last.boxes, boxes)
                )
                rest, boxes = rest[1:], boxes[1:]
                if not rest:  # a row of more than a page goes on where it began
                    continue
            last = found[at]
            if rest and isinstance(last, Ruled):
                above, first = _with_text_below(last.rows, rest[0], roles)
                found[at] = replace(last, rows=above)
                rest = (first, *rest[1:])
            block = replace(block, rows=(*block.rows[:repeated], *rest), boxes=(*block.boxes[:repeated], *boxes))
        else:
            headers = block.rows[:_HEADER_ROWS]
            named = (table_roles(tuple("" if cell in _SIGNS else cell for cell in row)) for row in headers)
            roles = next((found for found in named if found is not None), ())
        at = len(found)
        found.append(block)
    return [block if isinstance(block, Paragraph) else Table(block.rows, block.page, block.boxes) for block in found]


def _with_rests(blocks: Sequence[Paragraph | Ruled]) -> Iterator[Paragraph | Ruled]:
    """Give rows with text in one cell as rows where the table of the page before goes on, else as lines."""
    last: Ruled | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            last = last if is_page_frame(block.text) else None
            yield block
        elif block.lines and (last is None or not _goes_on(last, _with_boxes_beside(last, block))):
            last = None
            yield from block.lines
        else:
            last = block if last is None else _with_boxes_beside(last, block)
            yield block


def _repeated(headers: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]]) -> int:
    """Count the rows at the head of a page that are those at the head of the table."""
    count = 0
    while count < min(len(headers), len(rows)) and _is_again(headers[count], rows[count]):
        count += 1
    return count


def _is_again(header: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether a row is a header again; of one that was recognised in a picture a few characters may be others."""
    if header == row or not any(isinstance(cell, SeenText) for cell in (*header, *row)):
        return header == row
    same = sum(one == other for cells in zip(header, row, strict=True) for one, other in zip(*cells, strict=False))
    return same >= _READ_ALIKE * max(sum(map(len, header)), sum(map(len, row)))


def _goes_on(last: Ruled, block: Ruled) -> bool:
    """Whether a table stands at the head of the next page with the columns of the one before."""
    return (
        block.page > last.page
        and len(last.rows[-1]) == len(block.rows[0])
        and len(last.edges) == len(block.edges)
        and _have_one_shape(last.edges, block.edges)
    )


def _with_boxes_beside(last: Ruled, block: Ruled) -> Ruled:
    """Count empty boxes beside a table as its columns where the table before has these: merged cells that go on."""
    before, behind = block.beside
    edges = (*before, *block.edges, *behind)
    if not (before or behind) or len(edges) != len(last.edges) or not _have_one_shape(last.edges, edges):
        return block
    rows = tuple((*(ABOVE for _ in before), *row, *(ABOVE for _ in behind)) for row in block.rows)
    goes_on = frozenset(column + len(before) for column in block.goes_on)
    return replace(block, rows=rows, edges=edges, goes_on=goes_on, beside=((), ()))


def _have_one_shape(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns are equally wide; sheets lie a little further left or right, and so do margins for binding."""
    shifts = [one - other for one, other in zip(edges, others, strict=True)]
    return max(shifts) - min(shifts) <= _SAME_EDGE and max(map(abs, shifts)) <= _SHIFTED


def _merging(found: Sequence[Paragraph | Ruled], block: Ruled) -> frozenset[int]:
    """Find the columns with merged cells in which no cell is empty but the one at the head of a page."""
    rows = [row for one in found if isinstance(one, Ruled) and len(one.edges) == len(block.edges) for row in one.rows]
    rows = [row for row in (*rows, *block.rows) if BESIDE not in row]
    return frozenset(
        column
        for column in range(len(block.edges))
        if ABOVE in (cells := [row[column] for row in rows if column < len(row)])
        and cells.count("") == 1
        and len(cells) >= _MERGING_ROWS
    )


def _with_merged_over(
    last: Ruled, rows: Sequence[tuple[str, ...]], merging: frozenset[int]
) -> tuple[tuple[str, ...], ...]:
    """Let merged cells go on over the page end: there they are printed as empty cells, one over all its rows."""
    if not rows:
        return ()
    above = last.rows[-1]
    below = rows[1] if len(rows) > 1 else ("",) * len(above)
    first = tuple(
        ABOVE if not cell and (column in last.goes_on or column in merging or ABOVE in (one, other)) else cell
        for column, (one, cell, other) in enumerate(zip(above, rows[0], below, strict=True))
    )
    return (first, *rows[1:])


def _with_text_below(
    rows: Sequence[tuple[str, ...]], below: tuple[str, ...], roles: Roles
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Give a merged cell that a page end cut its text, where that stands in the middle and so on the next page.

    Headings are such cells; units and deadlines only if the part above covers several rows.

    Returns:
        The rows above, and the first row below.
    """
    above, first = [list(row) for row in rows], list(below)
    for column, role in enumerate(roles):
        at = len(above) - 1
        while at and above[at][column] == ABOVE:
            at -= 1
        merged = role == "section" or (role not in ("text", "number") and at < len(above) - 1)
        if merged and above[at][column] == "" and first[column] not in _SIGNS and BESIDE not in first:
            above[at][column], first[column] = first[column], ABOVE
    return tuple(map(tuple, above)), tuple(first)


def _joined(rows: Sequence[tuple[str, ...]], rest: Sequence[str], roles: Roles) -> tuple[tuple[str, ...], ...]:
    """Add the rest of the last row to it; that of a merged cell goes to the row in which the cell begins.

    Between units a line ends, for those who read lists of units tell names that were broken from names that ended.
    """
    joined = [list(row) for row in rows]
    for column, text in enumerate(rest):
        if text in _SIGNS:
            continue
        at = len(joined) - 1
        while at and joined[at][column] == ABOVE:
            at -= 1
        if joined[at][column] not in _SIGNS:
            units = column < len(roles) and roles[column] in _UNIT_ROLES
            joined[at][column] += f"\n{text}" if units else text
    return tuple(map(tuple, joined))


def _joined_boxes(boxes: Sequence[_Boxes], rest: Sequence[_Boxes]) -> tuple[_Boxes, ...]:
    """Add the place of the rest of the last row to that of the row."""
    return (*boxes[:-1], boxes[-1] + rest[0]) if boxes and rest else tuple(boxes)


def _is_cut(above: Sequence[str], below: Sequence[str], roles: Roles) -> bool:
    """Whether the first row of a page goes on with the last row of the page before.

    It has no number and no heading of its own, and either nothing that is to be done, or something in it was not at
    its end: a text, a list of units, a name. Where rows have numbers, one without units and deadline is no row either.

    Args:
        above: the last row of the page before.
        below: the first row of the page, without repeated headers.
        roles: the columns of the table, if its header names them.
    """
    above, below = tuple(map(simplify, above)), tuple(map(simplify, below))
    number = roles.index("number") if "number" in roles else None
    text = roles.index("text") if "text" in roles else max(range(len(above)), key=lambda column: len(above[column]))
    filled = [column for column, cell in enumerate(below) if cell and cell not in _SIGNS]
    heads = number is None and bool(below[0]) and len(filled) > 1
    if not filled or BESIDE in below or below[text] == ABOVE or heads:
        return False
    marks = (find_mark(below[column]) for column in filled if column != text or len(filled) == 1)
    if any(mark is not None and mark.is_heading for mark in marks):
        return False
    lone = (number,) if number is not None else filled[: sum(column < text for column in filled)]
    if any(number_alone(below[column]) or rank_alone(below[column]) is not None for column in lone):
        return False
    if not below[text] or not _SENTENCE_END.search(above[text]):
        return True
    fields = [column for column, role in enumerate(roles) if role in _UNIT_ROLES]
    if any(below[column] and above[column] and not looks_like_units(above[column]) for column in fields):
        return True
    if any(other and _LIST_GOES_ON.search(one) for one, other in zip(above, below, strict=True)):
        return True
    fields += [column for column, role in enumerate(roles) if role == "deadline"]
    return bool(number is not None and fields and not any(below[column] for column in fields))
