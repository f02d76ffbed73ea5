"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.page_blocks import NO_TEXT, UNKNOWN, page_blocks
from documents.files.pdf_columns import OpenTable
from documents.files.pdf_lines import Character
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.model import Place, ReadingWarning

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""

_PICTURE: Final = 0.5  # of a page that a picture must cover for the page to be one
_FEW: Final = 30  # characters beside a picture that are a page number or the mark of a scanner


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
                unknown = sum(NO_TEXT.fullmatch(one["text"]) is not None for one in characters)
                if unknown:
                    message = f"有{unknown}个字的字体没有说明是什么字，以{UNKNOWN}代替"
                    warnings.append(ReadingWarning("characters-unknown", message, place))
                if _is_picture(page, characters):
                    pictures += 1
                    warnings.append(ReadingWarning("page-not-read", "本页是图像，没有读取其中的文字", place))
                table, blocks = page_blocks(page, characters, table)
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
