"""A comparison as an Excel workbook: a sheet to print, a sheet to review in, units, counts, and what it all means."""

from compare import Comparison
from reports.office.paper import make_paper
from reports.office.xlsx_book import Book
from reports.office.xlsx_details import write_data, write_details
from reports.office.xlsx_summary import write_about, write_counts
from reports.office.xlsx_table import write_table
from reports.office.xlsx_units import write_units
from reports.words.wording import Language, wording

__all__ = ["xlsx_bytes"]


def xlsx_bytes(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> bytes:
    """Write a comparison as a workbook of five sheets; the same input gives the same bytes.

    Args:
        comparison: the comparison.
        lang: language of our own words; document text is never translated.
        date: printed as given; without it none is.

    Raises:
        ModuleNotFoundError: XlsxWriter is not installed; `pip install 'policydiff[office]'` brings it.
    """
    words = wording(lang, comparison.mode)
    paper = make_paper(comparison, lang=lang, date=date)
    book = Book(paper.title, words["cell_cut"])
    write_table(book, paper, words)
    ordinals = {row.id: row.ordinal for section in paper.sections for row in section.rows}
    write_details(book, comparison, ordinals, words)
    write_units(book, comparison, words)
    write_counts(book, comparison, words)
    write_about(book, comparison, paper, words)
    write_data(book, comparison, lang)
    return book.content()
