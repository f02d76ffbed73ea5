"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import re
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.pdf_cells import Box, inside, ruled_grids
from documents.files.pdf_columns import OpenTable, open_table, reading_columns
from documents.files.pdf_lines import Character, PrintedLine, left_margin, printed_lines
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.model import Place, ReadingWarning

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""

_BARE_NUMBER: Final = re.compile(r"[—–\-－\s]*[0-9０-９]{1,4}[—–\-－\s]*")
_NO_TEXT: Final = re.compile(r"\(cid:\d+\)")  # a character whose font does not say what it is
_UNKNOWN: Final = "□"
_PICTURE: Final = 0.5  # of a page that a picture must cover for the page to be one
_FEW: Final = 30  # characters beside a picture that are a page number or the mark of a scanner
_DASHES: Final = "—–-－ "


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
    table: OpenTable | None = None
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
                table, blocks = _page_blocks(page, characters, table)
                pages.append(blocks)
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


def _page_blocks(
    page: Any,  # noqa: ANN401
    characters: Sequence[Character],
    before: OpenTable | None,
) -> tuple[OpenTable | None, list[Paragraph | Ruled]]:
    """Give lines and tables of a page in reading order; what stands in no cell of a table is a line.

    Args:
        page: a page of pdfplumber.
        characters: those on it.
        before: the table without vertical rules at the end of the page before.
    """
    grids = ruled_grids(page, [one for one in characters if not one["text"].isspace()])
    cells = [cell for grid in grids for cell in grid.cells]
    held: dict[Box, list[Character]] = {cell: [] for cell in cells}
    free: list[Character] = []
    for character in characters:
        if _NO_TEXT.fullmatch(character["text"]):
            character = {**character, "text": _UNKNOWN}
        owner = next((cell for cell in cells if inside(character, cell)), None)
        (free if owner is None else held[owner]).append(character)
    table = open_table(page, free, before)
    if table is not None:
        free = [one for one in free if id(one) not in table.used]
    parts = [free] if grids or table is not None else reading_columns(page, free)
    lines = [found for part in parts for found in _with_indents(printed_lines(part))]
    placed: list[tuple[float, Paragraph | Ruled]] = []
    for place, (line, indented) in enumerate(lines):
        edge = place in (0, len(lines) - 1) and _BARE_NUMBER.fullmatch(line.text) is not None
        # a bare number at the edge of a page is written as a page number, so that no reader takes it for text
        text = f"—{line.text.strip(_DASHES)}—" if edge else line.text
        placed.append((line.middle if len(parts) == 1 else float(place), Paragraph(text, page.page_number, indented)))
    if table is not None:
        placed.append((table.top, Ruled(table.rows, table.edges, page.page_number)))
    placed += [(grid.top, Ruled(grid.read(held), grid.edges, page.page_number, grid.goes_on)) for grid in grids]
    return table, [block for _, block in sorted(placed, key=lambda item: item[0])]


def _with_indents(lines: Sequence[PrintedLine]) -> list[tuple[PrintedLine, bool]]:
    """Say of each line of a column whether it begins further right than those that go on."""
    margin = left_margin(lines)
    return [(line, margin is not None and line.is_inside(margin)) for line in lines]
