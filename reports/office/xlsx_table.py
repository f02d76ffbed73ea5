"""The sheet 对照表: for reading and printing, with merged cells for groups and marked text."""

from collections.abc import Sequence
from typing import Final

from reports.office.office_text import line_count
from reports.office.paper import remark_text
from reports.office.paper_model import Paper, PaperRow, PaperTask, TextRun
from reports.office.xlsx_book import Book, BookSheet, Look
from reports.office.xlsx_layout import CellLayout, Paging, lay_out_rows, row_points
from reports.words.wording import Wording

__all__ = ["write_table"]

_WIDTHS: Final = (6, 49, 49, 37)  # of the columns, in digits of the standard font; together as wide as A4 landscape
_PIXELS_PER_DIGIT: Final = 7
_PIXELS_PER_EM: Final = 10 * 96 / 72  # 10-point text on a screen of 96 dots an inch
_LAST: Final = len(_WIDTHS) - 1
_TITLE_POINTS: Final = 30.0
_SMALL: Final = 0.9  # of an em: headings and fields are set in 9 points beside text of 10
_SCALE: Final = 82  # per cent: the columns fit a page even where the digits of another font are a quarter wider
_PAGE_POINTS: Final = 495.0 * 100 / _SCALE  # of rows: 177 mm between the margins, less a little


def write_table(book: Book, paper: Paper, words: Wording) -> None:
    """Write the sheet.

    The first three rows (title, verdict with legend, header) stay in view; the header is printed on every page.
    """
    sheet = book.add_sheet(words["sheet_table"])
    for column, width in enumerate(_WIDTHS):
        sheet.raw.set_column(column, column, width)
    sheet.raw.set_row(0, _TITLE_POINTS)
    sheet.span(0, 0, (0, _LAST), paper.title, "title")
    legend = (TextRun("mark", words["paper_legend"] + words["colon"]), *paper.legend_text)
    summary = (TextRun("plain", paper.verdict + "\n"), *legend)
    summary_points = _set_lines(sheet, 1, line_count("".join(run.text for run in summary), _ems(sum(_WIDTHS))))
    sheet.span(1, 1, (0, _LAST), summary, "byline")
    head = _write_head(sheet, paper, words)
    paging = Paging(_PAGE_POINTS, head)
    paging.place(0, _TITLE_POINTS + summary_points)
    row = 3
    for note in paper.notes:
        paging.place(row, _line(sheet, row, words["paper_notes"] + words["colon"] + note, "note"))
        row += 1
    for section in paper.sections:
        text = words["paper_section"].format(heading=section.heading, tally=section.tally)
        layouts = [_layout(change, words) for change in section.rows]
        heights = [sum(map(row_points, layout.lines)) for layout in layouts]
        paging.place(row, _line(sheet, row, text, "section"), with_next=heights[0] if heights else 0.0)
        row += 1
        for change, layout, height in zip(section.rows, layouts, heights, strict=True):
            paging.place(row, height)
            _write_change(sheet, row, change, layout, words)
            row += len(layout.lines)
    for line in (*paper.sides, *paper.caveats, words["signature_row"]):
        paging.place(row, _line(sheet, row, line, "plain"))
        row += 1
    sheet.raw.set_print_scale(_SCALE)  # Excel heeds page breaks only where it need not fit the page by itself
    sheet.raw.center_horizontally()
    sheet.raw.set_h_pagebreaks(paging.breaks)
    sheet.raw.freeze_panes(3, 0)
    sheet.raw.repeat_rows(2)
    sheet.raw.print_area(0, 0, row - 1, _LAST)


def _write_head(sheet: BookSheet, paper: Paper, words: Wording) -> float:
    """Write the header and return its height in points."""
    heads = (words["column_ordinal"], paper.left_column, paper.right_column, words["paper_remarks"])
    for column, name in enumerate(heads):
        sheet.write(2, column, name, "head")
    return _set_lines(sheet, 2, max(line_count(name, _ems(width)) for name, width in zip(heads, _WIDTHS, strict=True)))


def _layout(change: PaperRow, words: Wording) -> CellLayout:
    return lay_out_rows(
        [_lines(cell, _WIDTHS[1]) for cell in _cells(change.left, change.left_none)],
        [_lines(cell, _WIDTHS[2]) for cell in _cells(change.right, change.right_none)],
        line_count(_remarks(change, words), _ems(_WIDTHS[3])),
    )


def _remarks(change: PaperRow, words: Wording) -> str:
    return "\n".join(remark_text(remark, words) for remark in change.remarks)


def _write_change(sheet: BookSheet, row: int, change: PaperRow, layout: CellLayout, words: Wording) -> None:
    sides = (_cells(change.left, change.left_none), _cells(change.right, change.right_none))
    for offset, lines in enumerate(layout.lines):
        _set_lines(sheet, row + offset, lines)
    whole = (row + layout.whole.first, row + layout.whole.last)
    sheet.span(*whole, (0, 0), str(change.ordinal), "center")
    for column, (runs, cells) in enumerate(zip(sides, (layout.left, layout.right), strict=True), start=1):
        for content, cell in zip(runs, cells, strict=True):
            sheet.span(row + cell.first, row + cell.last, (column, column), content)
    sheet.span(*whole, (_LAST, _LAST), _remarks(change, words))


def _cells(tasks: Sequence[PaperTask], none: str | None) -> list[tuple[TextRun, ...]]:
    """Return the text of each cell of a side: heading, marked text, fields, each on lines of its own."""
    if not tasks:
        return [(TextRun("plain", none or ""),)]
    cells = []
    for task in tasks:
        heading = (TextRun("mark", task.heading + "\n"),) if task.heading else ()
        fields = tuple(TextRun("mark", "\n" + field) for field in task.fields)
        cells.append((*heading, *task.runs, *fields))
    return cells


def _lines(runs: Sequence[TextRun], width: int) -> int:
    """Estimate the lines of a cell; headings and fields stand on lines of their own, in smaller letters."""
    own = [run for run in runs if run.style == "mark" and "\n" in run.text]
    body = "".join(run.text for run in runs if run not in own)
    small = sum(line_count(run.text.removeprefix("\n").removesuffix("\n"), _ems(width) / _SMALL) for run in own)
    return small + line_count(body, _ems(width))


def _line(sheet: BookSheet, row: int, text: str, look: Look) -> float:
    """Write one text over the whole width and return its height in points."""
    sheet.span(row, row, (0, _LAST), text, look)
    return _set_lines(sheet, row, line_count(text, _ems(sum(_WIDTHS))))


def _set_lines(sheet: BookSheet, row: int, lines: int) -> float:
    """Make a row so many lines high and return its height in points."""
    sheet.raw.set_row(row, row_points(lines))
    return row_points(lines)


def _ems(width: int) -> float:
    return width * _PIXELS_PER_DIGIT / _PIXELS_PER_EM
