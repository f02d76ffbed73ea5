"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Final

from documents.blocks import Extracted, Paragraph, Table, as_text
from documents.errors import UnreadableFileError
from documents.model import Place, ReadingWarning
from documents.printed_lines import Character, PrintedLine, printed_lines

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""

_SAME_EDGE: Final = 6.0  # points: the edges of a table that goes on over a page end differ by its rules at most
_ROOM: Final = 2.0  # characters: a line that ends so far before the edge of its cell ended on purpose
_SENTENCE_END: Final = re.compile(r"[。；;！？!?.）)”]$")
_LIST_GOES_ON: Final = re.compile(r"[、，,]$")
_NUMBER: Final = re.compile(r"[（(]?[0-9]{1,3}[)）.．、]?|[一二三四五六七八九十]{1,3}、?.*")
_PAGE_NUMBER: Final = re.compile(r"[—–\-－\s]*[0-9０-９]{1,4}[—–\-－\s]*")
_DASHES: Final = "—–-－ "
_LATIN_END: Final = re.compile(r"[A-Za-z,]$")
_LATIN_START: Final = re.compile(r"[A-Za-z]")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the upper left corner of the page."""


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A table on one page: its cells, and where its columns begin, in points from the left."""

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    page: int


def pdf_text(data: bytes, name: str) -> Extracted:
    """Read the text of a PDF file.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        One line for each printed line outside tables, one for each row of a ruled table; with the page of each. A row
        that a page end cut in two is one row again. Pages without text are named in warnings.

    Raises:
        UnreadableFileError: the file is damaged, protected by a password, or holds pictures of pages alone.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    blocks: list[Paragraph | _Ruled] = []
    bare: list[int] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            count = len(document.pages)
            for page in document.pages:
                found = list(_page_blocks(page))
                blocks += found
                if not found and page.images:
                    bare.append(page.page_number)
                page.close()  # the characters of a page take ten times what its text does
    except (PdfminerException, PDFException, *_BROKEN) as error:
        inner = error.args[0] if error.args else error
        if isinstance(inner, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            raise UnreadableFileError(
                f"{name!r} is protected by a password; save a copy without one and give that file."
            ) from error
        raise UnreadableFileError(
            f"{name!r} cannot be read as a PDF ({type(inner).__name__}); print it to a new PDF or save its text."
        ) from error
    if not blocks:
        raise UnreadableFileError(
            f"{name!r} holds no text on {count} pages, it is a scan; run text recognition (OCR) and give the result."
        )
    warnings = [ReadingWarning("page-not-read", f"第{page}页是图像，没有读取", Place(page=page)) for page in bare]
    return as_text(_put_together(blocks), warnings)


def _page_blocks(page: Any) -> Iterator[Paragraph | _Ruled]:  # noqa: ANN401  pdfplumber's pages are loosely typed
    """Give lines and tables of a page from top to bottom; what stands in no cell of a table is a line."""
    tables = [table for table in page.find_tables() if _columns(table) > 1]
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell is not None]
    held: dict[Box, list[Character]] = {cell: [] for cell in cells}
    free: list[Character] = []
    for character in page.dedupe_chars().chars:  # heavy print is often the same letter twice
        owner = next((cell for cell in cells if _inside(character, cell)), None)
        (free if owner is None else held[owner]).append(character)
    lines = printed_lines(free)
    placed: list[tuple[float, Paragraph | _Ruled]] = []
    for place, line in enumerate(lines):
        edge = place in (0, len(lines) - 1) and _PAGE_NUMBER.fullmatch(line.text) is not None
        # a bare number at the edge of a page is written as a page number, so that no reader takes it for text
        text = f"—{line.text.strip(_DASHES)}—" if edge else line.text
        placed.append((line.middle, Paragraph(text, page.page_number)))
    for table in tables:
        rows = _rows(table, held)
        edges = tuple(sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell}))
        if any(any(row) for row in rows):
            placed.append((table.bbox[1], _Ruled(rows, edges, page.page_number)))
    return (block for _, block in sorted(placed, key=lambda item: item[0]))


def _columns(table: Any) -> int:  # noqa: ANN401
    """Count the columns of a table; a frame around text has one."""
    return max((sum(cell is not None for cell in row.cells) for row in table.rows), default=0)


def _inside(one: Character, box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    across, down = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _rows(table: Any, held: Mapping[Box, Sequence[Character]]) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401
    """Read the cells of a table; lines that were broken at the edge of their cell are one paragraph."""
    printed = [[() if cell is None else printed_lines(held[cell]) for cell in row.cells] for row in table.rows]
    widest: dict[int, float] = {}
    for row in printed:
        for column, lines in enumerate(row):
            widest[column] = max([widest.get(column, 0.0), *(line.right - line.left for line in lines)])
    return tuple(tuple(_paragraphs(lines, widest[column]) for column, lines in enumerate(row)) for row in printed)


def _paragraphs(lines: Sequence[PrintedLine], widest: float) -> str:
    """Join the lines of a cell, with a break where one ended though there was room for more."""
    text = ""
    for line, following in zip_longest(lines, lines[1:]):
        text += line.text
        if following is None:
            break
        if line.right - line.left + _ROOM * line.size <= widest:
            text += "\n"
        elif _LATIN_END.search(line.text) and _LATIN_START.match(following.text):
            text += " "
    return text


def _put_together(blocks: Sequence[Paragraph | _Ruled]) -> list[Paragraph | Table]:
    """Give the rows that a page end cut in two back to the page on which they begin."""
    found: list[Paragraph | _Ruled] = []
    at: int | None = None  # place of the last table, while nothing but page numbers has followed
    header: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Paragraph):
            at = at if _PAGE_NUMBER.fullmatch(block.text) else None
            found.append(block)
            continue
        last = None if at is None else found[at]
        if at is not None and isinstance(last, _Ruled) and _goes_on(last, block):
            repeated = block.rows[:1] if block.rows[0] == header else ()
            rest = block.rows[len(repeated) :]
            if rest and _is_cut(last.rows[-1], rest[0]):
                cells = tuple(one + other for one, other in zip(last.rows[-1], rest[0], strict=True))
                found[at] = replace(last, rows=(*last.rows[:-1], cells))
                block = replace(block, rows=(*repeated, *rest[1:]))
                if not rest[1:]:  # a row of more than a page goes on where it began
                    continue
        else:
            header = block.rows[0]
        at = len(found)
        found.append(block)
    return [block if isinstance(block, Paragraph) else Table(block.rows, block.page) for block in found]


def _goes_on(last: _Ruled, block: _Ruled) -> bool:
    """Whether a table stands at the head of the next page with the columns of the one before."""
    return (
        block.page > last.page
        and len(last.rows[-1]) == len(block.rows[0])
        and len(last.edges) == len(block.edges)
        and all(abs(one - other) <= _SAME_EDGE for one, other in zip(last.edges, block.edges, strict=True))
    )


def _is_cut(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the first row of a page goes on with the last row of the page before.

    It has no number of its own, and either nothing that is to be done, or a text or a list that was not at its end.
    """
    filled = [cell for cell in below if cell]
    if not filled or below[0] or _NUMBER.fullmatch(filled[0]):
        return False
    text = max(range(len(above)), key=lambda column: len(above[column]))
    if not below[text] or not _SENTENCE_END.search(above[text]):
        return True
    return any(other and _LIST_GOES_ON.search(one) for one, other in zip(above, below, strict=True))
