"""OFD files (GB/T 33190): lines and ruled tables of each page, put together over page ends as those of a PDF."""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from documents.errors import UnreadableFileError
from documents.files.drawn_page import DrawnPage
from documents.files.extracted import Extracted, Paragraph, as_text
from documents.files.page_blocks import page_blocks
from documents.files.pdf_columns import OpenColumns
from documents.files.pdf_lines import Character
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.model import Place, ReadingWarning

__all__ = ["ofd_pages", "ofd_text"]

_POINTS: Final = 72 / 25.4  # in a millimetre
_RISE: Final = 0.88  # of the size of a character that is above the line it is written on
_MARGIN: Final = 2.0  # millimetres that a line may stand beyond the edge of the page
_LEVEL: Final = 0.3  # millimetres by which the ends of a rule may differ in height
_MOST_RULES: Final = 20_000  # of a page; more is a drawing
_DEEPEST: Final = 32  # blocks in one another
_STROKE: Final = re.compile(r"([MLSQBAC])([^MLSQBAC]*)")
_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, ParseError, RecursionError, RuntimeError),
    *(TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)

_Matrix = tuple[float, float, float, float, float, float]


def ofd_text(data: bytes, name: str) -> Extracted:
    """Read the text of an OFD file.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        As `pdf.pdf_text`: lines and rows with their pages. Pages without text are named in warnings.

    Raises:
        UnreadableFileError: the file is damaged, or holds pictures of pages alone.

    Source:
        GB/T 33190-2016, chapters 7 (pages) and 9 (paths).
    """
    import ofdkit

    pages: list[list[Paragraph | Ruled]] = []
    warnings: list[ReadingWarning] = []
    columns: OpenColumns | None = None
    try:
        for page, characters in ofd_pages(data):
            if not characters:
                message = "本页没有文字，可能是图像，没有读取"
                warnings.append(ReadingWarning("page-not-read", message, Place(page=page.page_number)))
            columns, blocks = page_blocks(page, characters, columns)
            pages.append(blocks)
    except (ofdkit.OFDError, *_BROKEN) as error:
        raise UnreadableFileError(
            f"{name!r} cannot be read as an OFD file ({type(error).__name__}); print it to a PDF and give that."
        ) from error
    if not any(pages):
        raise UnreadableFileError(
            f"{name!r} holds no text on {len(pages)} pages, it is a scan; give it with recognised text (OCR)."
        )
    kept, heads = without_running_heads(pages)
    return as_text(put_together([block for page in kept for block in page]), [*warnings, *heads])


def ofd_pages(data: bytes) -> Iterator[tuple[DrawnPage, list[Character]]]:
    """Give the pages of an OFD file with their rules, and the characters on each."""
    import ofdkit

    with ofdkit.open(data) as document:
        rules = _PageRules(data)
        for number, page in enumerate(document.pages, 1):
            characters = [one for run in page.runs for one in _characters(run, page)]
            yield DrawnPage(number, page.width * _POINTS, page.height * _POINTS, rules.of(page)), characters


def _characters(run: Any, page: Any) -> Iterator[Character]:  # noqa: ANN401  the edge to ofdkit
    """Give the characters of a run with their boxes, as far as the width of the whole tells them."""
    left, top, width, height = page.box
    if not (-_MARGIN <= run.x - left <= width + _MARGIN and -_MARGIN <= run.y - top <= height + _MARGIN):
        return  # nobody sees it
    widths = [2.0 if unicodedata.east_asian_width(one) in "WFA" else 1.0 for one in run.text]
    scale = run.width / (sum(widths) or 1.0)
    at = run.x - left
    for one, share in zip(run.text, widths, strict=True):
        yield {
            "text": one,
            "x0": at * _POINTS,
            "x1": (at + share * scale) * _POINTS,
            "top": (run.y - top - _RISE * run.size) * _POINTS,
            "bottom": (run.y - top + (1 - _RISE) * run.size) * _POINTS,
        }
        at += share * scale


class _PageRules:
    """Finds the straight lines that pages draw; those of a page that cannot be read are none."""

    def __init__(self, data: bytes) -> None:
        from ofdkit.package import Package

        self._package = Package(data)

    def of(self, page: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """Give the lines of a page across and down, as pdfplumber gives the edges of a PDF, in points."""
        from ofdkit import OFDError

        if page.location is None:
            return []
        try:
            root = self._package.read_xml(page.location)
        except OFDError:
            return []
        left, top = page.box[:2]
        found: list[dict[str, Any]] = []
        for start, end in _segments(root, (1, 0, 0, 1, -left, -top), 0):
            if len(found) >= _MOST_RULES:
                return []
            found += _edge(start, end)
        return found


_Point = tuple[float, float]


def _segments(element: Any, outer: _Matrix, depth: int) -> Iterator[tuple[_Point, _Point]]:  # noqa: ANN401
    """Give the straight strokes of an element and of what is in it, in millimetres."""
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "PathObject":
            yield from _strokes(child, _within(outer, child))
        elif name in ("Content", "Layer", "PageBlock") and depth < _DEEPEST:
            yield from _segments(child, outer, depth + 1)


def _within(outer: _Matrix, element: Any) -> _Matrix:  # noqa: ANN401
    """Compose the place of an object, its own transformation first."""
    box = _numbers(element.get("Boundary", ""))
    own = _numbers(element.get("CTM", ""))
    a, b, c, d, e, f = own if len(own) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    x, y = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    return (a, b, c, d, e + x + outer[4], f + y + outer[5])


def _strokes(element: Any, place: _Matrix) -> Iterator[tuple[_Point, _Point]]:  # noqa: ANN401
    """Follow a path; curves only move on."""
    data = next((child.text or "" for child in element if str(child.tag).endswith("AbbreviatedData")), "")
    begin = at = (0.0, 0.0)
    for command, values in _STROKE.findall(data):
        numbers = _numbers(values)
        if command == "C":
            yield at, begin
            at = begin
        elif len(numbers) >= 2:
            x, y = numbers[-2:]
            to = (place[0] * x + place[2] * y + place[4], place[1] * x + place[3] * y + place[5])
            if command == "L":
                yield at, to
            elif command in "MS":
                begin = to
            at = to


def _numbers(text: str) -> Sequence[float]:
    try:
        return tuple(float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return ()


def _edge(start: _Point, end: _Point) -> list[dict[str, Any]]:
    """Give a stroke as an edge; one that leans is none."""
    (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    across, down = y1 - y0 <= _LEVEL, x1 - x0 <= _LEVEL
    if across == down:
        return []
    orientation = "h" if across else "v"
    sides = {"x0": x0, "x1": x1, "top": y0, "bottom": y1}
    points = {side: value * _POINTS for side, value in sides.items()}
    sizes = {"width": points["x1"] - points["x0"], "height": points["bottom"] - points["top"]}
    return [{"object_type": "line", "orientation": orientation, **sizes, **points}]
