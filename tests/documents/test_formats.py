"""A format is told by what the file holds, and read by the one reader of its row."""

import csv
import io

import pytest
import xlsxwriter

from documents.errors import UnreadableFileError
from documents.files.kinds import FileKind
from documents.formats import FORMATS, GivenFile, recognise_format
from documents.reading import read_document
from documents.task_lists.task_json import dumps
from tests.documents.small_documents import read

TEXT = "一、公开\n（一）公开预算。（省财政厅负责）\n（二）公开审计结果。（省审计厅负责）\n"
PAGE = "<html><body><p>一、公开</p><p>（一）公开预算。（省财政厅负责）</p><p>（二）公开审计结果。（省审计厅负责）</p></body></html>"
TABLE = (("序号", "任务", "责任单位"), ("1", "公开预算。", "省财政厅"), ("2", "公开审计结果。", "省审计厅"))


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(TABLE):
            sheet.write_row(place, 0, row)
    return stream.getvalue()


def csv_text(delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(TABLE)
    return stream.getvalue().encode()


FILES = {
    "plain text": ("a.txt", TEXT.encode(), "text"),
    "plain text without an ending": ("a", TEXT.encode("gb18030"), "text"),
    "a web page under any name": ("a.txt", PAGE.encode(), "html"),
    "a task list in JSON": ("a.txt", dumps(read(TEXT)).encode(), "json"),
    "a table told by its header row": ("a.txt", csv_text(), "csv"),
    "a table told by its ending": ("a.csv", csv_text(";"), "csv"),
    "a workbook under any name": ("a.bin", workbook(), "xlsx"),
}


@pytest.mark.parametrize(("name", "data", "code"), FILES.values(), ids=FILES)
def test_a_file_is_read_in_its_format(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    document = read_document(tmp_path / name)
    assert (document.source.name, document.source.format) == (name, code)
    assert [task.responsible_units for task in document.tasks] == [("省财政厅",), ("省审计厅",)]


@pytest.mark.parametrize(
    ("head", "name", "code"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "a.txt", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a.xls", "xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a.et", "xlsx"),
    ],
)
def test_binary_formats_are_told_by_their_first_bytes(head, name, code):
    assert recognise_format(GivenFile(name, head)).code == code


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a"])
def test_an_old_office_file_is_a_workbook_only_by_its_ending(name):
    with pytest.raises(UnreadableFileError, match=f"'{name}' is an old Office file"):
        recognise_format(GivenFile(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"))


def test_every_format_has_its_own_code_and_every_kind_its_own_words():
    assert len({form.code for form in FORMATS}) == len(FORMATS)
    assert len({kind.value for kind in FileKind}) == len(FileKind.__members__)
