"""The sheet 对照表: for reading and printing, with merged cells for groups and marked text."""

from collections.abc import Sequence
from typing import Final

from reports.office_text import line_count
from reports.paper import remark_text
from reports.paper_model import Paper, PaperRow, PaperTask, Run
from reports.wording import Wording
from reports.xlsx_book import Book, Look, Sheet
from reports.xlsx_layout import lay_out_rows, row_points

__all__ = ["write_table"]

_WIDTHS: Final = (6, 49, 49, 37)  # of the columns, in digits of the standard font; together as wide as A4 landscape
_PIXELS_PER_DIGIT: Final = 7
_PIXELS_PER_EM: Final = 10 * 96 / 72  # 10-point text on a screen of 96 dots an inch
_LAST: Final = len(_WIDTHS) - 1
_TITLE_POINTS: Final = 30.0


def write_table(book: Book, paper: Paper, words: Wording) -> None:
    """Write the sheet.

    The first three rows (title, verdict with legend, header) stay in view; the header is printed on every page.
    """
    sheet = book.add_sheet(words["sheet_table"])
    for column, width in enumerate(_WIDTHS):
        sheet.raw.set_column(column, column, width)
    sheet.raw.set_row(0, _TITLE_POINTS)
    sheet.span(0, 0, (0, _LAST), paper.title, "title")
    legend = (Run("mark", words["paper_legend"] + words["colon"]), *paper.legend_text)
    summary = (Run("plain", paper.verdict + "\n"), *legend)
    _set_lines(sheet, 1, line_count("".join(run.text for run in summary), _ems(sum(_WIDTHS))))
    sheet.span(1, 1, (0, _LAST), summary, "byline")
    _write_head(sheet, paper, words)
    row = 3
    for note in paper.notes:
        row = _line(sheet, row, words["paper_notes"] + words["colon"] + note, "note")
    for section in paper.sections:
        text = words["paper_section"].format(heading=section.heading, tally=section.tally)
        row = _line(sheet, row, text, "section")
        for change in section.rows:
            row = _write_change(sheet, row, change, words)
    for line in (*paper.sides, *paper.caveats, words["signature_row"]):
        row = _line(sheet, row, line, "plain")
    sheet.raw.freeze_panes(3, 0)
    sheet.raw.repeat_rows(2)
    sheet.raw.print_area(0, 0, row - 1, _LAST)


def _write_head(sheet: Sheet, paper: Paper, words: Wording) -> None:
    heads = (words["column_ordinal"], paper.left_column, paper.right_column, words["paper_remarks"])
    _set_lines(sheet, 2, max(line_count(name, _ems(width)) for name, width in zip(heads, _WIDTHS, strict=True)))
    for column, name in enumerate(heads):
        sheet.write(2, column, name, "head")


def _write_change(sheet: Sheet, row: int, change: PaperRow, words: Wording) -> int:
    """Write a change and return the row after it."""
    sides = (_cells(change.left, change.left_none), _cells(change.right, change.right_none))
    remarks = "\n".join(remark_text(remark, words) for remark in change.remarks)
    layout = lay_out_rows(
        [_lines(cell, _WIDTHS[1]) for cell in sides[0]],
        [_lines(cell, _WIDTHS[2]) for cell in sides[1]],
        line_count(remarks, _ems(_WIDTHS[3])),
    )
    for offset, lines in enumerate(layout.lines):
        _set_lines(sheet, row + offset, lines)
    whole = (row + layout.whole.first, row + layout.whole.last)
    sheet.span(*whole, (0, 0), str(change.ordinal), "center")
    for column, (runs, cells) in enumerate(zip(sides, (layout.left, layout.right), strict=True), start=1):
        for content, cell in zip(runs, cells, strict=True):
            sheet.span(row + cell.first, row + cell.last, (column, column), content)
    sheet.span(*whole, (_LAST, _LAST), remarks)
    return row + len(layout.lines)


def _cells(tasks: Sequence[PaperTask], none: str | None) -> list[tuple[Run, ...]]:
    """Return the text of each cell of a side: heading, marked text, fields, each on lines of its own."""
    if not tasks:
        return [(Run("plain", none or ""),)]
    cells = []
    for task in tasks:
        heading = (Run("mark", task.heading + "\n"),) if task.heading else ()
        fields = tuple(Run("mark", "\n" + field) for field in task.fields)
        cells.append((*heading, *task.runs, *fields))
    return cells


def _lines(runs: Sequence[Run], width: int) -> int:
    return line_count("".join(run.text for run in runs), _ems(width))


def _line(sheet: Sheet, row: int, text: str, look: Look) -> int:
    """Write one text over the whole width and return the row after it."""
    _set_lines(sheet, row, line_count(text, _ems(sum(_WIDTHS))))
    sheet.span(row, row, (0, _LAST), text, look)
    return row + 1


def _set_lines(sheet: Sheet, row: int, lines: int) -> None:
    sheet.raw.set_row(row, row_points(lines))


def _ems(width: int) -> float:
    return width * _PIXELS_PER_DIGIT / _PIXELS_PER_EM
