import sys

import msgspec

from documents.files import pdf, pdf_ahead
from documents.files.pdf import pdf_text
from documents.files.pdf_ahead import read_ahead
from documents.files.pdf_ahead_program import PageRead, Pages, plain_pages
from documents.files.pdf_columns import OpenColumns
from tests.documents.office_documents import pdf_prose, pdf_table

ROWS = (
    [("1", "公开", "编制重大行政决策目录，明确承办单位。", "省司法厅")],
    [("2", "回应", "开展专题培训。", "省人力社保厅")],
)
TABLE = pdf_table("2020年重点工作责任清单", *ROWS)


def two_pages_are_many(monkeypatch):
    monkeypatch.setattr(pdf_ahead, "_MANY", 2)
    monkeypatch.setattr(pdf_ahead, "_cores", lambda: 2)


def test_a_page_that_is_read_ahead_comes_over_as_it_is():
    read = list(plain_pages(Pages(TABLE, 1, 3, None)))
    assert [page.number for page in read] == [1, 2]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(read), type=list[PageRead]) == read


def test_several_processes_read_what_one_does(monkeypatch):
    alone = pdf_text(TABLE, "list.pdf")
    two_pages_are_many(monkeypatch)
    read = read_ahead(TABLE, 2)
    assert sorted(read) == [1, 2]
    monkeypatch.setattr(pdf, "read_ahead", lambda data, pages: read)
    assert pdf_text(TABLE, "list.pdf") == alone


def test_no_process_is_started_for_a_short_file():
    assert read_ahead(TABLE, 79) == {}


def test_a_process_that_cannot_be_started_reads_nothing_ahead(monkeypatch):
    two_pages_are_many(monkeypatch)
    monkeypatch.setattr(sys, "executable", "no such program")
    assert read_ahead(TABLE, 2) == {}


def test_a_page_that_was_read_below_other_columns_is_read_anew(monkeypatch):
    data = pdf_prose([["2020年工作要点", "一、推进政务公开。"]])
    alone = pdf_text(data, "list.pdf")
    other = PageRead(1, OpenColumns((0.0,), ("text",)), None, (), ())
    monkeypatch.setattr(pdf, "read_ahead", lambda data, pages: {1: other})
    assert pdf_text(data, "list.pdf") == alone
