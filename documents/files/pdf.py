"""PDF files: lines of text as they stand on the page, ruled tables as rows of cells, put together over page ends."""

import io
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.character_recognition import recogniser_is_there
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.page_blocks import NO_TEXT, UNKNOWN, OnSheet, page_blocks
from documents.files.pdf_characters import page_characters
from documents.files.pdf_columns import OpenTable
from documents.files.pdf_lines import Character
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.files.pdf_pictures import COVERED, PdfPictures
from documents.files.pictures import INSTALL
from documents.model import Place, ReadingWarning

__all__ = ["pdf_text"]

_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RecursionError, TypeError),
    *(ValueError, struct.error, zlib.error),
)
"""What the library raises on files with broken parts, beside errors of its own."""

_PICTURE: Final = 0.5  # of a page that a picture must cover for the page to be one
_MOST_UNKNOWN: Final = 0.3  # of the characters of a page: with more it says less than its picture
_PICTURE_OF_TEXT: Final = 0.2  # of a page beside its text that a picture must cover to be a table or a chart
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
    layers: list[int] = []
    table: OpenTable | None = None
    try:
        with pdfplumber.open(io.BytesIO(data)) as document, closing(PdfPictures(data)) as drawn:
            for page in document.pages:
                shown: Any = page
                on_sheet = _cropped(page)
                characters: Sequence[Character] = page_characters(page)
                unknown = sum(NO_TEXT.fullmatch(one["text"]) is not None for one in characters)
                picture = _is_picture(page, characters)
                seen = drawn.seen(page) if picture or unknown > _MOST_UNKNOWN * len(characters) else None
                if seen is not None:
                    shown, characters, on_sheet = seen, seen.characters, seen.on_sheet
                else:
                    pictures += picture
                    warnings += _left_out(page, unknown, drawn.warning(page.page_number) if picture else None)
                    if not picture and not page.edges and _covered(page) >= COVERED:
                        ruled = drawn.ruled(page, characters)
                        if ruled is not None:
                            shown, characters, on_sheet = ruled, ruled.characters, ruled.on_sheet
                            layers.append(page.page_number)
                table, blocks = page_blocks(shown, characters, table, on_sheet)
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


def _left_out(page: Any, unknown: int, picture: ReadingWarning | None) -> Iterator[ReadingWarning]:  # noqa: ANN401
    """Say what of a page cannot be read.

    Args:
        page: a page of pdfplumber.
        unknown: characters on it whose fonts do not say what they are.
        picture: what to say of a page that is a picture; None for another page.
    """
    place = Place(page=page.page_number)
    if unknown:
        yield ReadingWarning("characters-unknown", f"有{unknown}个字的字体没有说明是什么字，以{UNKNOWN}代替", place)
    if picture is not None:
        yield picture
    elif _PICTURE_OF_TEXT <= _largest(page) < COVERED:
        yield ReadingWarning("picture-not-read", "本页有一幅大图没有读取，其中的文字不在任务里", place)


def _cropped(page: Any) -> OnSheet:  # noqa: ANN401
    """Say where a box of pdfplumber lies on what is shown of a page: its crop box, turned as it says."""
    sheet, shown = page.page_obj.mediabox, page.page_obj.cropbox
    # cut off at each side of the sheet, in the order in which the sides come to lie left as the page is turned
    cut = (shown[0] - sheet[0], shown[1] - sheet[1], sheet[2] - shown[2], sheet[3] - shown[3])
    turn = page.rotation // 90
    left = page.bbox[0] + max(0.0, cut[turn % 4])
    top = page.bbox[1] + max(0.0, cut[(turn + 3) % 4])
    return lambda box: (box[0] - left, box[1] - top, box[2] - left, box[3] - top)


def _scan_advice() -> str:
    if recogniser_is_there():
        return "and no character was recognised in its pictures; give a sharper one"
    return f"its characters can be recognised (OCR) after {INSTALL}, or give the text of the document"


def _is_picture(page: Any, characters: Sequence[Character]) -> bool:  # noqa: ANN401  pdfplumber is loosely typed
    """Whether a page shows a picture, with a page number or a scanner's mark at most."""
    covered = _covered(page)
    printed = sum(not one["text"].isspace() for one in characters)
    return printed < _FEW and (covered >= _PICTURE or (not printed and len(page.curves) > _FEW))


def _covered(page: Any) -> float:  # noqa: ANN401
    """Give the share of a page that pictures cover; above 1 where they lie over one another."""
    return sum(_area(image) for image in page.images) / max(1.0, float(page.width * page.height))


def _largest(page: Any) -> float:  # noqa: ANN401
    """Give the share of a page that its largest picture covers."""
    return max(map(_area, page.images), default=0.0) / max(1.0, float(page.width * page.height))


def _area(box: Character) -> float:
    return float((box["x1"] - box["x0"]) * (box["bottom"] - box["top"]))
