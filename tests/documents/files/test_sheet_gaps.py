import io
import zipfile

import pytest
import xlsxwriter

from documents.files.sheets import workbook_sheets
from documents.task_lists.task_table import read_workbook

HEADER = ("序号", "工作内容", "责任单位")


def workbook(*cells, rows=3, merged=(), hide=None):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("任务")
        sheet.write_row(0, 0, HEADER)
        for ordinal in range(1, rows + 1):
            sheet.write_row(ordinal, 0, (ordinal, f"推进第{ordinal}项工作。", "市教育局"))
        for place, value in cells:
            sheet.write(place, value)
        for place in merged:
            sheet.merge_range(place, "合并")
        if hide:
            hide(sheet)
    return stream.getvalue()


def read(data):
    document = read_workbook(data, name="a.xlsx", sha256="0", document_id="d")
    warnings = [(one.code, one.place.cell, one.message) for one in document.warnings]
    return [(task.number, task.place.cell) for task in document.tasks], warnings


TASKS = [("1", "B2"), ("2", "B3"), ("3", "B4")]


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "C200000", "XFD2"])
def test_a_blank_far_from_all_else_is_no_matter(place):
    assert read(workbook((place, " "))) == (TASKS, [])


def test_a_value_far_from_all_else_is_told_with_its_place():
    tasks, warnings = read(workbook(("CV200000", "x")))
    assert tasks == TASKS
    assert [(code, place) for code, place, _ in warnings] == [
        ("unknown-column", "CV200000"),
        ("row-without-text", "CV200000"),
    ]


def test_a_cell_that_says_it_is_in_a_row_of_no_sheet_is_told_with_what_it_says():
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as package, zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            written.writestr(name, package.read(name).replace(b'"C3"', b'"C999999999"'))
    tasks, warnings = read(stream.getvalue())
    assert tasks == TASKS
    assert [(code, place) for code, place, _ in warnings] == [("row-without-text", "C999999999")]


def test_rows_below_a_gap_keep_their_places_and_merged_cells():
    data = workbook(("A5001", 4), ("B5001", "推进另一项工作。"), ("A5002", 5), merged=("C5001:C5002",))
    (sheet,) = workbook_sheets(data, "a.xlsx")
    assert [(row.line, row.cells) for row in sheet.rows if row.line > 5000] == [
        (5001, ("4", "推进另一项工作。", "合并")),
        (5002, ("5", "", "合并")),
    ]
    assert [row.continues for row in sheet.rows if row.line == 5002] == [frozenset({2})]


def test_a_sheet_without_gaps_is_read_as_it_is():
    (sheet,) = workbook_sheets(workbook(("AAB2", "远")), "a.xlsx")
    assert [row.line for row in sheet.rows] == [1, 2, 3, 4]
    assert sheet.rows[1].cells[:3] == ("1", "推进第1项工作。", "市教育局")
    assert (len(sheet.rows[1].cells), sheet.rows[1].cells[-1]) == (26 * 27 + 2, "远")


def test_hidden_rows_and_columns_are_read_and_said_once():
    def hide(sheet):
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(90, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})

    tasks, warnings = read(workbook(hide=hide))
    assert tasks == TASKS
    assert warnings == [("hidden-cells", None, "工作表“任务”有1行、1列是隐藏的，其中的内容也读取了")]
