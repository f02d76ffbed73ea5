"""A workbook that only ever holds text and numbers: no text of a document becomes a formula, a link or a number."""

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from documents.files.formulas import looks_like_formula
from reports.office.office_text import office_text, shortened
from reports.office.paper_model import TextRun
from reports.office.xlsx_layout import CELL_CHARACTERS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Book", "BookSheet", "Look"]

Look = Literal["title", "byline", "head", "section", "text", "center", "note", "plain", "number", "decision"]

_FONT: Final = "宋体"  # on every Chinese office machine
_STRONG_FONT: Final = "黑体"
_BOX: Final = {"border": 1, "text_wrap": True, "valign": "top", "font_name": _FONT, "font_size": 10}
_LOOKS: Final[dict[Look, dict[str, object]]] = {
    "title": {"font_name": _STRONG_FONT, "font_size": 18, "align": "center", "valign": "vcenter", "text_wrap": True},
    "byline": {"font_name": _FONT, "font_size": 10, "text_wrap": True, "valign": "top"},
    "head": _BOX | {"font_name": _STRONG_FONT, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"},
    "section": _BOX | {"font_name": _STRONG_FONT},
    "text": _BOX,
    "center": _BOX | {"align": "center"},
    "note": _BOX | {"font_name": "楷体"},
    "plain": {"font_name": _FONT, "font_size": 10, "text_wrap": True, "valign": "top"},
    "number": _BOX | {"align": "right", "text_wrap": False},
    "decision": _BOX | {"bg_color": "#F2F2F2"},
}
_RUN_LOOKS: Final[dict[str, dict[str, object]]] = {
    "plain": {"font_name": _FONT, "font_size": 10},
    "new": {"font_name": _FONT, "font_size": 10, "bold": True, "underline": 1},
    "dropped": {"font_name": _FONT, "font_size": 10, "font_strikeout": True},
    "mark": {"font_name": _STRONG_FONT, "font_size": 9},
}
_CREATED: Final = datetime.datetime(1980, 1, 1)  # no clock in the file; the same input gives the same bytes


class Book:
    """A workbook in memory.

    Args:
        title: of the workbook's properties.
        cut_notice: printed where a text is longer than a cell can hold; `{count}` is what is missing.
    """

    def __init__(self, title: str, cut_notice: str) -> None:
        import xlsxwriter

        self._stream = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            # columns are as wide as so many digits of this font: a Latin one that is missing would change them
            "default_format_properties": {"font_name": _FONT, "font_size": 10},
        }
        self._book = xlsxwriter.Workbook(self._stream, options)
        self._book.set_properties({"title": office_text(title)[:255], "author": "policydiff", "created": _CREATED})
        self._formats = {look: self._book.add_format(values) for look, values in _LOOKS.items()}
        self._guarded = {
            look: self._book.add_format(values | {"quote_prefix": True}) for look, values in _LOOKS.items()
        }
        self._runs = {style: self._book.add_format(values) for style, values in _RUN_LOOKS.items()}
        self._cut_notice = cut_notice

    def add_sheet(self, name: str) -> "BookSheet":
        """Add a sheet at the end, landscape A4 and as wide as the page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.59, right=0.59, top=0.59, bottom=0.71)  # inches: 15 mm, 18 mm at the foot
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return BookSheet(self, sheet)

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._stream.getvalue()

    def text(self, text: str) -> str:
        """Make a text fit for a cell."""
        return shortened(office_text(text), CELL_CHARACTERS, self._cut_notice)

    def look(self, look: Look, text: str = "") -> "Format":
        """Return the format of a cell; a text that looks like a formula is marked as text in the cell itself."""
        return (self._guarded if looks_like_formula(text) else self._formats)[look]

    def run(self, style: str) -> "Format":
        """Return the format of a run of characters."""
        return self._runs[style]


class BookSheet:
    """A sheet that is written cell by cell; rows and columns count from 0."""

    def __init__(self, book: Book, sheet: "Worksheet") -> None:
        self._book = book
        self.raw = sheet

    def write(self, row: int, column: int, text: str, look: Look = "text") -> None:
        """Write a text."""
        shown = self._book.text(text)
        self.raw.write_string(row, column, shown, self._book.look(look, shown))

    def write_number(self, row: int, column: int, number: float) -> None:
        """Write a number."""
        self.raw.write_number(row, column, number, self._book.look("number"))

    def span(
        self, first: int, last: int, columns: tuple[int, int], runs: Sequence[TextRun] | str, look: Look = "text"
    ) -> None:
        """Write a text into one cell over rows and columns, both ends included.

        Args:
            first: its first row.
            last: its last row.
            columns: its first and last column.
            runs: the text, or runs of it in their own styles.
            look: how the cell looks.
        """
        pieces = (TextRun("plain", runs),) if isinstance(runs, str) else tuple(run for run in runs if run.text)
        shown = tuple(TextRun(run.style, office_text(run.text)) for run in pieces)
        text = "".join(run.text for run in shown)
        cell = self._book.look(look, text)
        if (first, columns[0]) != (last, columns[1]):
            self.raw.merge_range(first, columns[0], last, columns[1], "", cell)
        if len(text) > CELL_CHARACTERS or len(shown) < 2:  # a rich text has two runs at least
            if len(shown) == 1 and shown[0].style != "plain" and len(text) <= CELL_CHARACTERS:
                shown = (*shown, TextRun("plain", " "))  # a lone marked run keeps its mark
            else:
                self.raw.write_string(first, columns[0], self._book.text(text), cell)
                return
        parts: list[object] = []
        for run in shown:
            parts += [self._book.run(run.style), run.text]
        self.raw.write_rich_string(first, columns[0], *parts, cell)
