"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.pdf_lines import Character, PrintedLine, printed_lines
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.model import Place, ReadingWarning

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""

_ROOM: Final = 2.0  # characters: a line that ends so far before the edge of its cell ended on purpose
_BARE_NUMBER: Final = re.compile(r"[—–\-－\s]*[0-9０-９]{1,4}[—–\-－\s]*")
_NO_TEXT: Final = re.compile(r"\(cid:\d+\)")  # a character whose font does not say what it is
_UNKNOWN: Final = "□"
_PICTURE: Final = 0.5  # of a page that a picture must cover for the page to be one
_FEW: Final = 30  # characters beside a picture that are a page number or the mark of a scanner
_DASHES: Final = "—–-－ "
_LATIN_END: Final = re.compile(r"[A-Za-z,]$")
_LATIN_START: Final = re.compile(r"[A-Za-z]")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the upper left corner of the page."""


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
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    pages: list[list[Paragraph | Ruled]] = []
    warnings: list[ReadingWarning] = []
    pictures = 0
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                place = Place(page=page.page_number)
                characters = page.dedupe_chars().chars  # heavy print is often the same letter twice
                unknown = sum(_NO_TEXT.fullmatch(one["text"]) is not None for one in characters)
                if unknown:
                    message = f"有{unknown}个字的字体没有说明是什么字，以{_UNKNOWN}代替"
                    warnings.append(ReadingWarning("characters-unknown", message, place))
                if _is_picture(page, characters):
                    pictures += 1
                    warnings.append(ReadingWarning("page-not-read", "本页是图像，没有读取其中的文字", place))
                pages.append(list(_page_blocks(page, characters)))
                page.close()  # the characters of a page take ten times what its text does
    except (PdfminerException, MalformedPDFException, PDFException, *_BROKEN) as error:
        inner = error.args[0] if error.args else error
        if isinstance(inner, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            raise UnreadableFileError(
                f"{name!r} is protected by a password; save a copy without one and give that file."
            ) from error
        raise UnreadableFileError(
            f"{name!r} cannot be read as a PDF ({type(inner).__name__}); print it to a new PDF or save its text."
        ) from error
    if not pages:
        raise UnreadableFileError(f"{name!r} cannot be read as a PDF (it has no pages); print it to a new PDF.")
    if pictures == len(pages) or not any(pages):
        raise UnreadableFileError(
            f"{name!r} holds no text on {len(pages)} pages, it is a scan; give it with recognised text (OCR)."
        )
    kept, heads = without_running_heads(pages)
    warnings += heads
    return as_text(put_together([block for page in kept for block in page]), warnings)


def _is_picture(page: Any, characters: Sequence[Character]) -> bool:  # noqa: ANN401  pdfplumber is loosely typed
    """Whether a page shows a picture, with a page number or a scanner's mark at most."""
    covered = sum(_area(image) for image in page.images) / max(1.0, float(page.width * page.height))
    printed = sum(not one["text"].isspace() for one in characters)
    return printed < _FEW and (covered >= _PICTURE or (not printed and len(page.curves) > _FEW))


def _area(box: Character) -> float:
    return float((box["x1"] - box["x0"]) * (box["bottom"] - box["top"]))


def _page_blocks(page: Any, characters: Sequence[Character]) -> Iterator[Paragraph | Ruled]:  # noqa: ANN401
    """Give lines and tables of a page from top to bottom; what stands in no cell of a table is a line."""
    tables = [table for table in page.find_tables() if _columns(table) > 1]
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell is not None]
    held: dict[Box, list[Character]] = {cell: [] for cell in cells}
    free: list[Character] = []
    for character in characters:
        if _NO_TEXT.fullmatch(character["text"]):
            character = {**character, "text": _UNKNOWN}
        owner = next((cell for cell in cells if _inside(character, cell)), None)
        (free if owner is None else held[owner]).append(character)
    lines = printed_lines(free)
    placed: list[tuple[float, Paragraph | Ruled]] = []
    for place, line in enumerate(lines):
        edge = place in (0, len(lines) - 1) and _BARE_NUMBER.fullmatch(line.text) is not None
        # a bare number at the edge of a page is written as a page number, so that no reader takes it for text
        text = f"—{line.text.strip(_DASHES)}—" if edge else line.text
        placed.append((line.middle, Paragraph(text, page.page_number)))
    for table in tables:
        rows = _rows(table, held)
        edges = tuple(sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell}))
        if any(any(row) for row in rows):
            placed.append((table.bbox[1], Ruled(rows, edges, page.page_number)))
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
