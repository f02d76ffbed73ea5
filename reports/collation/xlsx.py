"""A collation as an Excel workbook: the table of the page, numbers and leads, every reading; no merged cells."""

from collections.abc import Iterable, Sequence
from typing import Final

from collate import Collation
from reports.collation.page import make_collation_page
from reports.collation.particulars import particular_text
from reports.collation.views import CollationPage
from reports.data.collation_csv import COLLATION_COLUMNS, collation_rows
from reports.office.office_text import line_count
from reports.office.xlsx_book import Book, BookSheet
from reports.office.xlsx_layout import row_points
from reports.words.wording import Language, Wording, wording

__all__ = ["collation_xlsx_bytes"]

_MATTER_WIDTH: Final = 70  # of a column, in digits of the standard font
_WITNESS_WIDTH: Final = 11
_EM_PER_DIGIT: Final = 7 / (10 * 96 / 72)  # width of a column's unit in Chinese characters of 10 points
_VALUE_WIDTH: Final = 18
_DETAIL_WIDTHS: Final = (14, 10, 20, 16, 10, 20, 30, 24, 14, 80, 60)


def collation_xlsx_bytes(
    collation: Collation, *, name: str | None = None, lang: Language = "zh-CN", date: str | None = None
) -> bytes:
    """Write a collation as a workbook of three sheets; the same input gives the same bytes.

    Args:
        collation: what is written.
        name: what the collection is called; without one the axis and the place tell.
        lang: language of our own words; document text is never translated.
        date: printed as given; without it none is.

    Raises:
        ModuleNotFoundError: XlsxWriter is not installed; `pip install 'policydiff[office]'` brings it.
    """
    words = wording(lang)
    pages = [""] * len(collation.collection.pairs)
    page = make_collation_page(collation, pages, "", name=name, lang=lang, date=date)
    book = Book(page.title, words["cell_cut"])
    _write_matters(book, page, words)
    _write_particulars(book, page, collation, words)
    _write_details(book, collation, words)
    return book.content()


def _write_matters(book: Book, page: CollationPage, words: Wording) -> None:
    """Write the table of the page, a matter a row, what each witness has of it in words."""
    sheet = book.add_sheet(words[f"sheet_matters_{page.axis}"])
    over_years = page.axis == "years"
    heads = ["#", words["collation_section"], words["collation_matter"], *(one.siglum for one in page.witnesses)]
    heads += [words["collation_have"], *([words["collation_course"]] if over_years else [])]
    widths = (6, 24, _MATTER_WIDTH, *(_WITNESS_WIDTH for _ in heads[3:]))
    _head(sheet, heads, widths)
    row = 1
    heading = ""
    for section in page.sections:
        heading = section.heading or section.head or heading
        for matter in section.rows:
            sheet.write_number(row, 0, matter.number)
            sheet.write(row, 1, heading)
            sheet.write(row, 2, matter.whole)
            for column, cell in enumerate(matter.cells, start=3):
                sheet.write(row, column, cell.word, "center")
            ends = [matter.have, *([matter.course or ""] if over_years else [])]
            for column, text in enumerate(ends, start=3 + len(matter.cells)):
                sheet.write(row, column, text, "center")
            texts = (heading, matter.whole, *(cell.word for cell in matter.cells))
            _fit(sheet, row, texts, widths[1:])
            row += 1
    sheet.raw.autofilter(0, 0, max(1, row - 1), len(heads) - 1)
    if page.axis == "levels":
        sheet.write(row, 2, words["collation_rate"], "head")
        for column, one in enumerate(page.witnesses, start=3):
            sheet.write(row, column, one.rate or "", "center")
        sheet.write(row + 1, 2, words["collation_rate_note"], "plain")
        row += 2
    for one in page.witnesses:
        sheet.write(row, 2, f"{one.siglum} {one.title} {one.about}", "plain")
        row += 1
    for sentence in (*page.intro, *([page.date] if page.date else [])):
        sheet.write(row, 2, sentence, "plain")
        row += 1


def _write_particulars(book: Book, page: CollationPage, collation: Collation, words: Wording) -> None:
    """Write the leads, deadlines and numbers of what several documents have, one a row, for filters."""
    sheet = book.add_sheet(words["sheet_particulars"])
    heads = ["#", *(words[f"collation_{name}"] for name in ("matter", "kind", "what"))]
    heads += [*(one.siglum for one in page.witnesses), words["collation_differs"]]
    widths = (6, _MATTER_WIDTH / 2, 10, _MATTER_WIDTH / 2, *(_VALUE_WIDTH for _ in page.witnesses), 10)
    _head(sheet, heads, widths)
    row = 0
    for matter in (matter for section in page.sections for matter in section.rows if matter.particulars):
        whole = collation.matters[matter.number - 1]
        for one in whole.particulars:
            row += 1
            values = [particular_text(one, place, words) for place in page.order]
            texts = [matter.text, words[f"particular_{one.kind}"], one.what, *values]
            texts.append(words["collation_differs_yes"] if one.changed else "")
            sheet.write_number(row, 0, matter.number)
            for column, text in enumerate(texts, start=1):
                sheet.write(row, column, text)
            _fit(sheet, row, texts, widths[1:])
    sheet.raw.autofilter(0, 0, max(1, row), len(heads) - 1)


def _write_details(book: Book, collation: Collation, words: Wording) -> None:
    """Write the long form, for filters."""
    sheet = book.add_sheet(words["sheet_readings"])
    _head(sheet, [words[f"collation_{column}"] for column in COLLATION_COLUMNS], _DETAIL_WIDTHS)
    row = 0
    for row, cells in enumerate(collation_rows(collation, words), start=1):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
        _fit(sheet, row, cells, _DETAIL_WIDTHS)
    sheet.raw.autofilter(0, 0, max(1, row), len(COLLATION_COLUMNS) - 1)


def _fit(sheet: BookSheet, row: int, texts: Iterable[str], widths: Iterable[float]) -> None:
    """Make a row as high as its highest cell needs."""
    lines = (line_count(text, width * _EM_PER_DIGIT) for text, width in zip(texts, widths, strict=False))
    sheet.raw.set_row(row, row_points(max(lines)))


def _head(sheet: BookSheet, heads: Sequence[str], widths: Sequence[float]) -> None:
    """Write a header row that stays in view and stands on every page."""
    for column, (text, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.raw.set_column(column, column, width)
        sheet.write(0, column, text, "head")
    sheet.raw.freeze_panes(1, 0)
    sheet.raw.repeat_rows(0)
