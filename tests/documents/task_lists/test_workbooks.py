"""Task lists in workbooks: merged cells, headers of two rows, several sheets."""

import datetime
import io

import pytest
import xlsxwriter

from documents.errors import UnreadableFileError
from documents.task_lists.task_table import read_workbook


def workbook(write):
    """Make a workbook: `write` gets the book and its first sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    write(book, book.add_worksheet("任务"))
    book.close()
    return stream.getvalue()


def workbook_document(write):
    return read_workbook(workbook(write), name="list.xlsx", sha256="00")


def test_merged_cells_hold_for_every_row_they_cover():
    def write(book, sheet):
        sheet.merge_range("A1:E1", "2021年任务清单")
        sheet.write_row("A2", ["类别", "序号", "任务", "责任单位", "完成时限"])
        sheet.merge_range("A3:A4", "公开")
        sheet.write_row("B3", [1, "甲。"])
        sheet.write_row("B4", [2, "乙。"])
        sheet.merge_range("D3:D4", "省司法厅")
        sheet.write_datetime("E3", datetime.datetime(2021, 12, 31), book.add_format({"num_format": "yyyy-mm-dd"}))

    document = workbook_document(write)
    assert document.title == "2021年任务清单"
    assert [(t.number, t.section, t.responsible_units, t.deadline) for t in document.tasks] == [
        ("1", ("公开",), ("省司法厅",), "2021-12-31"),
        ("2", ("公开",), ("省司法厅",), None),
    ]
    assert document.warnings == ()


def test_rows_that_share_a_merged_text_are_one_task():
    def write(book, sheet):
        sheet.write_row("A1", ["序号", "任务", "责任单位", "备注"])
        sheet.merge_range("A2:A3", 1)
        sheet.merge_range("B2:B3", "甲。")
        sheet.write_row("C2", ["省司法厅", "a"])
        sheet.write_row("C3", ["省财政厅", "b"])

    task = workbook_document(write).tasks[0]
    assert (task.responsible_units, task.unit_text, task.remark) == (
        ("省司法厅", "省财政厅"),
        "省司法厅\n省财政厅",
        "a\nb",
    )


def test_header_of_two_rows_is_read():
    def write(book, sheet):
        sheet.merge_range("A1:A2", "序号")
        sheet.merge_range("B1:B2", "任务")
        sheet.merge_range("C1:D1", "责任单位")
        sheet.write_row("C2", ["牵头单位", "配合单位"])
        sheet.write_row("A3", [1, "甲。", "省司法厅", "省财政厅"])

    task = workbook_document(write).tasks[0]
    assert (task.lead_units, task.responsible_units, task.cooperating_units) == (("省司法厅",), (), ("省财政厅",))


def test_heading_merged_across_the_table_is_a_section():
    def write(book, sheet):
        sheet.write_row("A1", ["序号", "任务", "责任单位"])
        sheet.merge_range("A2:C2", "加强政策解读")
        sheet.write_row("A3", [1, "甲。", "省司法厅"])

    task = workbook_document(write).tasks[0]
    assert (task.section, task.number) == (("加强政策解读",), "1")


def test_several_sheets_are_sections_and_others_are_told():
    def write(book, sheet):
        sheet.write_row("A1", ["序号", "任务"])
        sheet.write_row("A2", [1, "甲。"])
        second = book.add_worksheet("市级")
        second.write_row("A1", ["序号", "任务"])
        second.write_row("A2", [1, "乙。"])
        book.add_worksheet("说明").write("A1", "本表由办公室填写")
        hidden = book.add_worksheet("草稿")
        hidden.write_row("A1", ["序号", "任务"])
        hidden.hide()
        book.add_worksheet("空")

    document = workbook_document(write)
    assert [(task.id, task.section) for task in document.tasks] == [("list-01", ("任务",)), ("list-02", ("市级",))]
    assert [(w.code, w.message[:7]) for w in document.warnings] == [
        ("sheet-not-read", "工作表“说明”"),
        ("sheet-not-read", "工作表“草稿”"),
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"hello"])
def test_damaged_workbook_is_refused(data):
    with pytest.raises(UnreadableFileError, match=r"'list\.xlsx' cannot be read as an Excel workbook"):
        read_workbook(data, name="list.xlsx", sha256="00")
