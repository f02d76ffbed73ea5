"""Dates of Excel cells are read as they are shown."""

import datetime
import io

import pytest
import xlsxwriter

from documents.files.sheet_dates import date_formats
from documents.files.sheets import workbook_sheets

DAY = datetime.date(2026, 10, 1)


def workbook(code, value=DAY):
    """Make a workbook whose second cell of the second row holds a date."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务")
        sheet.write(0, 0, "任务")
        form = book.add_format({"num_format": code})
        if isinstance(value, datetime.date):
            sheet.write_datetime(1, 1, value, form)
        else:
            sheet.write(1, 1, value, form)
    return stream.getvalue()


def shown(code, value=DAY):
    (sheet,) = workbook_sheets(workbook(code, value), "a.xlsx")
    return sheet.rows[1].cells[1]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('yyyy"年"m"月"', "2026年10月"),
        ('yyyy"年"m"月";@', "2026年10月"),
        ('[$-804]yyyy"年"m"月"d"日";@', "2026年10月1日"),
        ("m\\月d\\日", "10月1日"),
        ("yyyy年m月", "2026年10月"),
        (31, "2026年10月1日"),
        (57, "2026年10月"),
        (58, "10月1日"),
        ("yyyy-mm", "2026-10"),
        ("yyyy/m;@", "2026/10"),
        ("[$-409]yyyy.mm", "2026.10"),
        (17, "2026年10月"),
        ("yyyy-mm-dd", "2026-10-01"),
        ("yyyy-mm hh:mm", "2026-10-01"),
        (14, "2026-10-01"),
        ('yyyy"年"m"月"d"日" h:mm', "2026-10-01"),
    ],
)
def test_a_date_is_read_as_the_cell_shows_it(code, text):
    assert shown(code) == text


def test_a_month_is_padded_as_the_cell_shows_it():
    assert [shown(code, datetime.date(2026, 3, 1)) for code in ("yyyy-mm", "yyyy/m", "yyyy年m月")] == [
        "2026-03",
        "2026/3",
        "2026年3月",
    ]


@pytest.mark.parametrize("value", ["10月底前", "长期坚持"])
def test_what_is_no_date_stays_whatever_the_format_of_its_cell(value):
    assert shown('yyyy"年"m"月"', value) == str(value)


def test_numbers_with_words_behind_them_are_no_dates():
    assert date_formats(workbook('0"个月"', 3)) == {}
    assert shown('0"个月"', 3) == "3"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", b"text"])
def test_other_bytes_have_no_formats(data):
    assert date_formats(data) == {}
