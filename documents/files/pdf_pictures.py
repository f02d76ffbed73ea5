"""Pages of a PDF that are pictures: scans, and scans with a layer of text that nobody sees."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from documents.files.character_recognition import recogniser_is_there
from documents.files.page_pictures import Picture, rendered_page
from documents.files.pdf_lines import Character
from documents.files.pictures import INSTALL, blank_page, too_many_pages
from documents.files.seen_pages import MOST_PAGES, PicturePage, ruled_page, seen_page
from documents.model import Place, ReadingWarning

__all__ = ["COVERED", "PdfPictures", "pdf_page_pictures"]

COVERED: Final = 0.8
"""Share of a page that a picture before or behind its text covers."""

_DEPTH: Final = 3  # of drawings within drawings that are looked into
_LARGEST_SIDE: Final = 3500.0  # points: larger than A0; a page that says it is larger would be gigabytes of pixels


def pdf_page_pictures(data: bytes, numbers: Iterable[int]) -> Iterator[tuple[int, Picture]]:
    """Draw pages of a PDF as they are shown.

    Args:
        data: the bytes of the file.
        numbers: of the pages, from 1; one that is too large or cannot be drawn is left out.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # what one library reads the other may not
        return
    with document:
        for number in numbers:
            try:
                if max(document.get_page_size(number - 1)) <= _LARGEST_SIDE:
                    yield number, rendered_page(document, number)
            except pypdfium2.PdfiumError:
                continue


class PdfPictures:
    """Draws pages of a PDF when one of them is asked for; to be closed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._recognised = 0

    def seen(self, page: Any) -> PicturePage | None:  # noqa: ANN401  pdfplumber is loosely typed
        """Recognise a page; None if it is empty, too large, or nothing is installed that recognises."""
        if not recogniser_is_there() or self._recognised == MOST_PAGES:
            return None
        self._recognised += 1
        picture = self._picture(page)
        seen = None if picture is None else seen_page(picture, page.page_number)
        return seen if seen is not None and seen.characters else None

    def ruled(self, page: Any, characters: Sequence[Character]) -> PicturePage | None:  # noqa: ANN401
        """Find the rules in the picture behind a text that nobody sees; None for a text that is drawn."""
        picture = self._picture(page) if self._hides_text(page) else None
        return None if picture is None else ruled_page(picture, page.page_number, characters)

    def _hides_text(self, page: Any) -> bool:  # noqa: ANN401
        """Whether the text of a page is not drawn, or drawn below a picture: it was recognised by another program."""
        import pypdfium2
        from pypdfium2 import raw

        if not self._opened():
            return False
        hidden = shown = 0
        sheet = self._document[page.page_number - 1]
        try:
            below = 0
            for one in sheet.get_objects(max_depth=_DEPTH):
                if one.type == raw.FPDF_PAGEOBJ_TEXT:
                    unseen = raw.FPDFTextObj_GetTextRenderMode(one.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
                    hidden, shown, below = hidden + unseen, shown + (not unseen), below + (not unseen)
                elif one.type == raw.FPDF_PAGEOBJ_IMAGE and _covers(one.get_bounds(), page):
                    hidden, shown, below = hidden + below, shown - below, 0
        except pypdfium2.PdfiumError:
            return False
        finally:
            sheet.close()
        return hidden > shown

    def warning(self, number: int) -> ReadingWarning:
        """Say why a page was not recognised."""
        if recogniser_is_there():
            return too_many_pages(number) if self._recognised == MOST_PAGES else blank_page(number)
        return ReadingWarning(
            "page-not-read", f"本页是图像，没有读取其中的文字；识别文字请先安装：{INSTALL}", Place(page=number)
        )

    def close(self) -> None:
        """Let the document go."""
        if self._document is not None:
            self._document.close()

    def _picture(self, page: Any) -> Picture | None:  # noqa: ANN401
        import pypdfium2

        if max(page.width, page.height) > _LARGEST_SIDE or not self._opened():
            return None
        try:
            return rendered_page(self._document, page.page_number)
        except pypdfium2.PdfiumError:
            return None

    def _opened(self) -> bool:
        import pypdfium2

        if self._document is None:
            try:
                self._document = pypdfium2.PdfDocument(self._data)
            except pypdfium2.PdfiumError:  # what one library reads the other may not
                return False
        return True


def _covers(bounds: tuple[float, float, float, float], page: Any) -> bool:  # noqa: ANN401
    """Whether a picture hides what was drawn on a page before it."""
    left, bottom, right, top = bounds
    return bool((right - left) * (top - bottom) >= COVERED * page.width * page.height)
