"""Paragraphs and tables of an office file become text as copying them gives it: a row of a table is a line of tabs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from documents.files.seen_text import Glance, SeenText, glances
from documents.model import PageBox, ReadingWarning
from documents.text.merged_signs import ABOVE, BESIDE

__all__ = ["ABOVE", "BESIDE", "Extracted", "Paragraph", "Table", "as_text", "plain_text", "within_line"]

_TAG_LIKE = re.compile(r"<(?=/?[A-Za-z])")
"""What the readers of tables would take for markup; in an office file it is text, such as <AI+>."""

_QUOTED = re.compile(r'"([^"]*)"')
_SPACES = re.compile(r"[\t\r\f\v]+")
_INDENT = "\u3000\u3000"
"""Before the first line of a paragraph, as in texts that were written with spaces."""

_BREAK = "<br>"
"""Between the paragraphs of a cell, as in tables that were copied from web pages."""

_HELD_BREAK = "\x1e"
"""Stands for it in a text that is part of another one, so that nobody takes it for something that was written."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables; it may hold line breaks.

    Attributes:
        text: without white space at its ends.
        page: counts from 1; None where a file has no pages.
        indented: whether it is a line that begins further right than the lines around it, as the first one of a
            paragraph does.
        box: what it takes of its page, where a file has pages.
        heading: rank of the heading that its style makes it, 1 for the highest; 0 for none.
    """

    text: str
    page: int | None = None
    indented: bool = False
    box: PageBox | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the paragraphs of a cell are separated by line breaks.

    A merged cell stands where it begins; what else it covers is `ABOVE` in the rows below it and `BESIDE` to its right.
    `boxes` are what each row takes of its pages, where a file has pages.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    boxes: tuple[tuple[PageBox, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file says.

    Attributes:
        text: of the whole file, one line a paragraph, a line on a page, or a row of a table.
        pages: page of each line of the text; empty where the file has no pages.
        tables: numbers of the lines that are rows, a half-open range for each table.
        warnings: what could not be read.
        seen: the characters that were recognised in a picture: offset in the text and how sure each is.
        boxes: what each line takes of its pages; empty where the file has no pages.
        headings: numbers of the lines that have the style of a heading, each with its rank.
    """

    text: str
    pages: tuple[int, ...] = ()
    tables: tuple[range, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    seen: tuple[tuple[int, Glance], ...] = ()
    boxes: tuple[tuple[PageBox, ...], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()


def as_text(blocks: Iterable[Paragraph | Table], warnings: Iterable[ReadingWarning] = ()) -> Extracted:
    """Write blocks one below the other.

    Args:
        blocks: in reading order.
        warnings: what was not read, to be handed on.
    """
    lines: list[str] = []
    pages: list[int] = []
    tables: list[range] = []
    boxes: list[tuple[PageBox, ...]] = []
    headings: list[tuple[int, int]] = []
    held = list(blocks)
    for block in held:
        new = _lines(block)
        if isinstance(block, Paragraph) and block.heading and len(new) == 1:
            headings.append((len(lines) + 1, block.heading))
        if isinstance(block, Table):
            goes_on = block.page is not None and tables and tables[-1].stop == len(lines) + 1
            start = tables.pop().start if goes_on else len(lines) + 1
            tables.append(range(start, len(lines) + 1 + len(new)))
        lines += new
        pages += [block.page] * len(new) if block.page is not None else []
        boxes += _boxes(block, len(new))
    text = "\n".join(lines)
    placed = tuple(boxes) if any(boxes) else ()
    seen = tuple(_placed(text, chain.from_iterable(map(_glances, held)))) if any(map(_is_seen, held)) else ()
    return Extracted(text, tuple(pages), tuple(tables), tuple(warnings), seen, placed, tuple(headings))


def plain_text(blocks: Iterable[Paragraph | Table]) -> str:
    """Write blocks one below the other, as `as_text` does, where nothing but their text matters."""
    return "\n".join([line for block in blocks for line in _lines(block)])


def _lines(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Table):
        return [_row(row) for row in block.rows]
    lines = [_plain(line) for line in block.text.split("\n")]
    if block.indented:
        lines[0] = _INDENT + lines[0]
    return lines


def _is_seen(block: Paragraph | Table) -> bool:
    """Tell whether a block holds what was recognised in a picture, as nothing does in most files."""
    texts = (block.text,) if isinstance(block, Paragraph) else (cell for row in block.rows for cell in row)
    return any(isinstance(text, SeenText) for text in texts)


def _boxes(block: Paragraph | Table, lines: int) -> Sequence[tuple[PageBox, ...]]:
    """Say for each line of a block what it takes of its pages."""
    if isinstance(block, Paragraph):
        return [() if block.box is None else (block.box,)] * lines
    return block.boxes or [()] * lines


def _glances(block: Paragraph | Table) -> list[Glance | None]:
    """List the glances at the characters of a block as its lines will hold them, signs between paragraphs included."""
    if isinstance(block, Paragraph):
        return list(glances(block.text))
    found: list[Glance | None] = []
    for cell in (cell for row in block.rows for cell in row):
        seen = list(glances(cell))
        for place, part in enumerate(_paragraphs(cell)):
            size = len("".join(part.split()))
            found += [None] * (len(_BREAK) if place else 0) + seen[:size]
            del seen[:size]
    return found


def _placed(text: str, seen: Iterable[Glance | None]) -> Iterator[tuple[int, Glance]]:
    """Say where the characters stand that were recognised."""
    filled = (at for at, character in enumerate(text) if not character.isspace())
    for at, glance in zip(filled, seen, strict=True):
        if glance is not None:
            yield at, glance


def within_line(text: str) -> str:
    """Prepare a text that `as_text` gave, such as that of a box, to be part of a paragraph or of a cell."""
    return text.replace(_BREAK, _HELD_BREAK)


def _plain(line: str) -> str:
    return _TAG_LIKE.sub("＜", line).replace(_HELD_BREAK, _BREAK)


def _row(cells: Sequence[str]) -> str:
    return "\t".join(_BREAK.join(_paragraphs(cell)) for cell in cells)


def _paragraphs(cell: str) -> list[str]:
    """Cut a cell at its line breaks; straight quotation marks would open a quoted cell, so they become curly."""
    if cell.lstrip().startswith('"'):
        cell = _QUOTED.sub(r"“\1”", cell).replace('"', "“")
    parts = [_SPACES.sub(" ", part).strip() for part in cell.replace(_HELD_BREAK, "\n").split("\n")]
    return [_TAG_LIKE.sub("＜", part) for part in parts if part]
