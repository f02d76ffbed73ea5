"""What a page of a PDF holds besides its text, and what of it cannot be read."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from documents.files.page_blocks import NO_TEXT, UNKNOWN, OnSheet
from documents.files.pdf_cells import Box
from documents.files.pdf_characters import page_characters
from documents.files.pdf_lines import Character
from documents.files.pdf_pictures import COVERED
from documents.model import Place, ReadingWarning

__all__ = ["cropped", "is_picture", "left_out", "may_be_layer", "says_too_little", "unknown_characters", "upright_page"]

_PICTURE: Final = 0.5  # of a page that a picture must cover for the page to be one
_MOST_UNKNOWN: Final = 0.3  # of the characters of a page: with more it says less than its picture
_PICTURE_OF_TEXT: Final = 0.2  # of a page beside its text that a picture must cover to be a table or a chart
_LYING: Final = 0.6  # of the characters of a page that lie on their side where the page does
_FEW: Final = 30  # characters beside a picture that are a page number or the mark of a scanner


def unknown_characters(characters: Sequence[Character]) -> int:
    """Count the characters whose fonts do not say what they are."""
    return sum(NO_TEXT.fullmatch(one["text"]) is not None for one in characters)


def says_too_little(characters: Sequence[Character], unknown: int) -> bool:
    """Whether so many characters of a page are unknown that its picture says more."""
    return unknown > _MOST_UNKNOWN * len(characters)


def may_be_layer(page: Any) -> bool:  # noqa: ANN401
    """Whether the text of a page may be what another program has recognised in a scan."""
    return not page.edges and _covered(page) >= COVERED


def left_out(page: Any, unknown: int, picture: ReadingWarning | None) -> Iterator[ReadingWarning]:  # noqa: ANN401
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


def cropped(page: Any) -> OnSheet:  # noqa: ANN401
    """Say where a box of pdfplumber lies on what is shown of a page: its crop box, turned as it says."""
    sheet, shown = page.page_obj.mediabox, page.page_obj.cropbox
    # cut off at each side of the sheet, in the order in which the sides come to lie left as the page is turned
    cut = (shown[0] - sheet[0], shown[1] - sheet[1], sheet[2] - shown[2], sheet[3] - shown[3])
    turn = page.rotation // 90
    left = page.bbox[0] + max(0.0, cut[turn % 4])
    top = page.bbox[1] + max(0.0, cut[(turn + 3) % 4])
    return lambda box: (box[0] - left, box[1] - top, box[2] - left, box[3] - top)


def upright_page(page: Any, characters: Sequence[Character]) -> tuple[Any, Sequence[Character], OnSheet]:  # noqa: ANN401
    """Turn a page on which most lines lead up or down: a table across that was printed on an upright sheet.

    Args:
        page: a page of pdfplumber.
        characters: those on it.

    Returns:
        (the page, turned where its text lies on its side; what is on it; where on what is shown of the page a box of it
        lies).
    """
    on_sheet = cropped(page)
    lying = [one for one in characters if not one["upright"] and not one["text"].isspace()]
    printed = sum(not one["text"].isspace() for one in characters)
    if len(lying) < _FEW or len(lying) <= _LYING * printed or _covered(page) >= _PICTURE:
        return page, characters, on_sheet
    leads_up = sum(one["matrix"][1] > 0 for one in lying) > len(lying) / 2
    width, height = float(page.width), float(page.height)
    turn = (page.page_obj.rotate + (90 if leads_up else 270)) % 360
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = turn  # pdfminer asks for the one, pdfplumber for the other
    turned = type(page)(page.pdf, page.page_obj, page.page_number)
    page.close()

    def on_shown(box: Box) -> Box:
        left, above, right, below = box
        if leads_up:
            return on_sheet((above, height - right, below, height - left))
        return on_sheet((width - below, left, width - above, right))

    return turned, page_characters(turned), on_shown


def is_picture(page: Any, characters: Sequence[Character]) -> bool:  # noqa: ANN401  pdfplumber is loosely typed
    """Whether a page shows a picture, with a page number or a scanner's mark at most."""
    printed = sum(not one["text"].isspace() for one in characters)
    return printed < _FEW and (_covered(page) >= _PICTURE or (not printed and len(page.curves) > _FEW))


def _covered(page: Any) -> float:  # noqa: ANN401
    """Give the share of a page that pictures cover; above 1 where they lie over one another."""
    return sum(_area(image) for image in page.images) / max(1.0, float(page.width * page.height))


def _largest(page: Any) -> float:  # noqa: ANN401
    """Give the share of a page that its largest picture covers."""
    return max(map(_area, page.images), default=0.0) / max(1.0, float(page.width * page.height))


def _area(box: Character) -> float:
    return float((box["x1"] - box["x0"]) * (box["bottom"] - box["top"]))
