"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import struct
import zlib
from collections.abc import Sequence
from contextlib import closing
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.character_recognition import recogniser_is_there
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.footnotes import without_footnotes
from documents.files.page_blocks import page_blocks
from documents.files.pdf_ahead import read_ahead
from documents.files.pdf_characters import page_characters
from documents.files.pdf_columns import OpenColumns
from documents.files.pdf_lines import Character
from documents.files.pdf_page import (
    is_picture,
    left_out,
    may_be_layer,
    says_too_little,
    unknown_characters,
    upright_page,
)
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.files.pdf_pictures import PdfPictures
from documents.files.pictures import INSTALL
from documents.files.slanted_text import without_slanted_text
from documents.model import Place, ReadingWarning

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""


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
    layers: list[int] = []
    columns: OpenColumns | None = None
    try:
        with pdfplumber.open(io.BytesIO(data)) as document, closing(PdfPictures(data)) as drawn:
            ahead = read_ahead(data, len(document.pages))
            for page in document.pages:
                known = ahead.get(page.page_number)
                if known is not None and known.before == columns:
                    columns = known.after
                    pages.append(known.blocks)
                    warnings += known.warnings
                    continue
                characters: Sequence[Character] = page_characters(page)
                page, characters, on_sheet = upright_page(page, characters)
                shown: Any = page
                unknown = unknown_characters(characters)
                picture = is_picture(page, characters)
                seen = drawn.seen(page) if picture or says_too_little(characters, unknown) else None
                if seen is not None:
                    shown, characters, on_sheet = seen, seen.characters, seen.on_sheet
                else:
                    pictures += picture
                    warnings += left_out(page, unknown, drawn.warning(page.page_number) if picture else None)
                    if not picture and may_be_layer(page):
                        ruled = drawn.ruled(page, characters)
                        if ruled is not None:
                            shown, characters, on_sheet = ruled, ruled.characters, ruled.on_sheet
                            layers.append(page.page_number)
                    if shown is page:
                        characters, marks = without_slanted_text(page.page_number, characters)
                        characters, notes = without_footnotes(page, characters)
                        warnings += [*marks, *notes]
                columns, blocks = page_blocks(shown, characters, columns, on_sheet)
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
        raise UnreadableFileError(f"{name!r} holds no text on {len(pages)} pages, it is a scan; {_scan_advice()}.")
    if layers:
        message = f"{len(layers)}页是扫描图像，文字取自文件自带的识别层，可能有认错的字，请对照原件核对"
        warnings.append(ReadingWarning("text-layer", message, Place(page=layers[0])))
    kept, heads = without_running_heads(pages)
    warnings += heads
    return as_text(put_together([block for page in kept for block in page]), warnings)


def _scan_advice() -> str:
    if recogniser_is_there():
        return "and no character was recognised in its pictures; give a sharper one"
    return f"its characters can be recognised (OCR) after {INSTALL}, or give the text of the document"
