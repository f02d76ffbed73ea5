"""Sheets of a workbook."""

import io

import pytest
import xlsxwriter

from documents.errors import UnreadableFileError
from documents.files.sheets import workbook_sheets


def workbook(rows, columns):
    """Make a workbook with one cell in each of two corners of its sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务")
        sheet.write(0, 0, "任务")
        sheet.write(rows - 1, columns - 1, "甲事项。")
    return stream.getvalue()


def test_a_sheet_of_more_than_five_million_cells_is_refused():
    with pytest.raises(UnreadableFileError, match="the sheet '任务' has 5000 rows and 1001 columns"):
        workbook_sheets(workbook(5000, 1001), "a.xlsx")


def test_stray_cells_far_below_a_list_do_no_harm():
    (sheet,) = workbook_sheets(workbook(5000, 501), "a.xlsx")
    assert (len(sheet.rows), sheet.rows[-1].cells[-1]) == (5000, "甲事项。")
