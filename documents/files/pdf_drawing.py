"""A page of a PDF is drawn by pdfminer; its characters become at once what the readers of pages ask of them."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from documents.files.pdf_content import content_parser
from documents.files.pdf_lines import Character

__all__ = ["draw_page"]

_SPACE: Final = 32  # the code that the spacing of words widens


def draw_page(page: Any) -> list[Character]:  # noqa: ANN401  pdfplumber is loosely typed
    """Draw a page of pdfplumber; it keeps what is drawn but the characters, and finds its tables as ever.

    Returns:
        The characters in the order in which they are drawn, doubles included.

    Raises:
        PdfminerException: the page cannot be drawn.
    """
    from pdfplumber.utils.exceptions import PdfminerException

    resources = page.pdf.rsrcmgr
    device_of_page, interpreter_of_page = _drawing()
    device = device_of_page(resources, page)
    try:
        interpreter_of_page(resources, device).process_page(page.page_obj)
    except Exception as error:  # pdfplumber does the same: what pdfminer may raise nobody has listed
        raise PdfminerException(error) from error
    page._layout = device.get_result()
    characters: list[Character] = device.characters
    return characters


@cache
def _drawing() -> tuple[Any, Any]:
    """Give the classes that draw a page: a device that takes characters, and an interpreter of its contents."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdftypes import stream_value
    from pdfminer.psparser import PSEOF, PSKeyword, keyword_name
    from pdfminer.utils import apply_matrix_rect

    class Device(PDFPageAggregator):  # type: ignore[misc]
        def __init__(self, resources: Any, page: Any) -> None:  # noqa: ANN401
            super().__init__(resources, pageno=page.page_number, laparams=None)
            self.characters: list[Character] = []
            self.glyphs: dict[Any, dict[int, tuple[str, float]]] = {}
            self.page_number = page.page_number
            self.left = page.mediabox[0]
            self.above = page.height
            self.below = page.mediabox[1]

        def render_string_horizontal(
            self,
            seq: Any,  # noqa: ANN401
            matrix: tuple[float, ...],
            pos: tuple[float, float],
            font: Any,  # noqa: ANN401
            fontsize: float,
            scaling: float,
            charspace: float,
            wordspace: float,
            rise: float,
            dxscale: float,
            ncs: Any,  # noqa: ANN401
            graphicstate: Any,  # noqa: ANN401
        ) -> tuple[float, float]:
            x, y = pos
            a, b, c, d, e, f = matrix
            low = font.get_descent() * fontsize + rise
            high = low + fontsize
            level = b == 0 == c
            upright = a * d * scaling > 0 and b * c <= 0
            glyphs = self.glyphs.setdefault(font, {})
            spaced = False
            for part in seq:
                if isinstance(part, (int, float)):
                    x -= part * dxscale
                    spaced = True
                    continue
                if not isinstance(part, bytes):
                    continue
                for cid in font.decode(part):
                    if spaced:
                        x += charspace
                    spaced = True
                    glyph = glyphs.get(cid)
                    if glyph is None:
                        glyph = glyphs[cid] = (self.text_of(font, cid), font.char_width(cid))
                    text, width = glyph
                    advance = width * fontsize * scaling
                    place = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
                    if level:
                        box = (place[4], d * low + place[5], a * advance + place[4], d * high + place[5])
                    else:
                        box = apply_matrix_rect(place, (0, low, advance, high))
                    self.take(text, font.fontname, upright, place, box, None)
                    x += advance
                    if cid == _SPACE and wordspace:
                        x += wordspace
            return x, y

        def render_char(self, *given: Any) -> float:  # noqa: ANN401
            """Take a character of a line that runs down; pdfminer draws it."""
            advance: float = super().render_char(*given)
            one = self.cur_item._objs.pop()
            self.take(one.get_text(), one.fontname, one.upright, one.matrix, (one.x0, one.y0, one.x1, one.y1), one.size)
            return advance

        def text_of(self, font: Any, cid: int) -> str:  # noqa: ANN401
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                return str(self.handle_undefined_char(font, cid))
            assert isinstance(text, str), str(type(text))
            return text

        def take(
            self,
            text: str,
            fontname: str,
            upright: bool,
            matrix: tuple[float, ...],
            box: tuple[float, float, float, float],
            size: float | None,
        ) -> None:
            x0, y0, x1, y1 = box
            if x1 < x0:
                x0, x1 = x1, x0
            if y1 < y0:
                y0, y1 = y1, y0
            self.characters.append(
                {
                    "object_type": "char",
                    "page_number": self.page_number,
                    "text": text,
                    "fontname": fontname,
                    "size": y1 - y0 if size is None else size,
                    "upright": upright,
                    "matrix": matrix,
                    "x0": x0 + self.left,
                    "x1": x1 + self.left,
                    "y0": y0,
                    "y1": y1,
                    "top": self.above - y1 + self.below,
                    "bottom": self.above - y0 + self.below,
                }
            )

    class Interpreter(PDFPageInterpreter):  # type: ignore[misc]
        def execute(self, streams: Sequence[object]) -> None:
            """Run the operators of streams, but of none that is running already."""
            self.stream_ids.clear()
            run = []
            for stream in map(stream_value, streams):
                if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                    run.append(stream)
                    self.stream_ids.add(stream.objid)
            operators: dict[Any, tuple[Any, int] | None] = {}
            try:
                following = content_parser()(run).nextobject
            except PSEOF:  # an empty page
                return
            while True:
                try:
                    _, token = following()
                except PSEOF:
                    return
                if not isinstance(token, PSKeyword):
                    self.argstack.append(token)
                    continue
                if token not in operators:
                    operators[token] = self.operator(keyword_name(token))
                operator = operators[token]
                if operator is not None:
                    apply, takes = operator
                    arguments = self.pop(takes)
                    if len(arguments) == takes:
                        apply(*arguments)

        def operator(self, name: str) -> tuple[Any, int] | None:
            """Find what runs an operator, and how many values it takes."""
            named = name.replace("*", "_a").replace('"', "_w").replace("'", "_q")
            found = getattr(self, f"do_{named}", None)
            return None if found is None else (found, found.__code__.co_argcount - 1)

    return Device, Interpreter
