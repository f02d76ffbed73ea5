"""Sheets of a workbook."""

import io

import pytest
import xlsxwriter

from documents.errors import UnreadableFileError
from documents.files.sheets import workbook_sheets


def workbook(*places):
    """Make a workbook with a cell in each of some places of its sheet, rows and columns from 0."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务")
        sheet.write(0, 0, "任务")
        for row, column in places:
            sheet.write(row, column, "甲事项。")
    return stream.getvalue()


def test_a_sheet_of_more_than_five_million_cells_is_refused():
    places = [(place, place) for place in range(50, 5000, 50)]  # gaps of less than that stay
    with pytest.raises(UnreadableFileError, match="the sheet '任务' has 4951 rows and 4951 columns"):
        workbook_sheets(workbook(*places), "a.xlsx")


def test_stray_cells_far_below_a_list_do_no_harm():
    (sheet,) = workbook_sheets(workbook((4999, 500)), "a.xlsx")
    last = sheet.rows[-1]
    assert (len(sheet.rows), last.line, len(last.cells), last.cells[-1]) == (52, 5000, 501, "甲事项。")
