"""PNG, JPEG, TIFF and GIF files: scans and photos whose characters are recognised (OCR)."""

from typing import Final

from documents.errors import UnreadableFileError
from documents.files.character_recognition import recogniser_is_there
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.page_blocks import page_blocks
from documents.files.page_pictures import picture_pages
from documents.files.pdf_columns import OpenColumns
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.files.seen_pages import MOST_PAGES, seen_page
from documents.model import Place, ReadingWarning

__all__ = ["INSTALL", "blank_page", "picture_text", "too_many_pages"]

INSTALL: Final = "pip install 'policydiff[ocr]'"
"""What makes pictures readable."""


def picture_text(data: bytes, name: str) -> Extracted:
    """Read the text of a picture file.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        Lines and rows as of a PDF, with the page of each and how sure each character is.

    Raises:
        UnreadableFileError: the file is damaged, nothing is written on it, or the extra `ocr` is not installed.
    """
    if not recogniser_is_there():
        raise UnreadableFileError(
            f"{name!r} is a picture, whose characters must be recognised (OCR); install that with {INSTALL}, or give "
            "the text of the document."
        )
    pages: list[list[Paragraph | Ruled]] = []
    warnings: list[ReadingWarning] = []
    columns: OpenColumns | None = None
    for number, picture in enumerate(picture_pages(data, name), 1):
        if number > MOST_PAGES:
            warnings.append(too_many_pages(number))
            break
        page = seen_page(picture, number)
        if not page.characters:
            warnings.append(blank_page(number))
        columns, blocks = page_blocks(page, page.characters, columns, page.on_sheet)
        pages.append(blocks)
    if not any(pages):
        raise UnreadableFileError(
            f"{name!r} is a picture in which no character was recognised; give a sharper one, or the text."
        )
    kept, heads = without_running_heads(pages)
    return as_text(put_together([block for page in kept for block in page]), (*warnings, *heads))


def too_many_pages(number: int) -> ReadingWarning:
    """Say that pages are not recognised from one on."""
    message = f"一份文件最多识别{MOST_PAGES}页图像，从本页起没有识别；请拆成几份"
    return ReadingWarning("page-not-read", message, Place(page=number))


def blank_page(number: int) -> ReadingWarning:
    """Say that nothing was recognised on a page."""
    return ReadingWarning("page-not-read", "本页是图像，没有认出文字", Place(page=number))
