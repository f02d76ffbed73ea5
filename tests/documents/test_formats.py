"""A format is told by what the file holds, and read by the one reader of its row."""

import csv
import io

import pytest
import xlsxwriter

from documents.files.conversion import PROGRAM_VARIABLE
from documents.files.kinds import FileKind
from documents.formats import FORMATS, GivenFile, recognise_format
from documents.reading import read_document
from documents.task_lists.task_json import document_to_dict, dumps
from tests.documents.files.test_mail import mail, saved_page
from tests.documents.ofd_documents import prose, table
from tests.documents.office_documents import word_table
from tests.documents.old_word_documents import compound_file, table_document
from tests.documents.small_documents import read
from tests.documents.word_xml_documents import flat_package, word_2003

TEXT = "一、公开\n（一）公开预算。（省财政厅负责）\n（二）公开审计结果。（省审计厅负责）\n"
PAGE = "<html><body><p>一、公开</p><p>（一）公开预算。（省财政厅负责）</p><p>（二）公开审计结果。（省审计厅负责）</p></body></html>"
TABLE = (("序号", "任务", "责任单位"), ("1", "公开预算。", "省财政厅"), ("2", "公开审计结果。", "省审计厅"))
TABLE_PAGE = "<table>" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in TABLE) + "</table>"
WORD_ROWS = [(number, "一、公开", text, units) for number, text, units in TABLE[1:]]


def split(rows):
    return rows[0], rows[1:]


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
    "a Word file": ("a.doc", word_table("公开", WORD_ROWS), "docx"),
    "an old Word file": ("a.wps", table_document("公开", *split(TABLE)), "doc"),
    "an old Word file under the name of a sheet": ("a.xls", table_document("公开", *split(TABLE)), "doc"),
    "a web page under the name of a Word file": ("a.doc", PAGE.encode("gb18030"), "html"),
    "a web page under the name of a sheet": ("a.xls", TABLE_PAGE.encode(), "html"),
    "a saved page": ("a.mht", saved_page(PAGE, "gb18030", declared="gb2312"), "mht"),
    "a saved page under the name of a Word file": ("a.doc", saved_page(PAGE, "utf-16", declared="unicode"), "mht"),
    "a mail": ("a.eml", mail("见网页", PAGE), "eml"),
    "a mail without a page": ("a.eml", mail(TEXT), "eml"),
    "a flat package": ("a.xml", flat_package(word_table("公开", WORD_ROWS)), "word-xml"),
    "the XML of Word 2003": ("a.doc", word_2003(TEXT.split("\n")), "word-xml"),
    "an OFD file": ("a.ofd", prose(TEXT.split("\n")), "ofd"),
    "a table in an OFD file": ("a.ofd", table("公开", *split(TABLE), (1, 5, 2)), "ofd"),
}


@pytest.mark.parametrize(("name", "data", "code"), FILES.values(), ids=FILES)
def test_a_file_is_read_in_its_format(tmp_path, monkeypatch, name, data, code):
    monkeypatch.setenv(PROGRAM_VARIABLE, "")
    (tmp_path / name).write_bytes(data)
    document = read_document(tmp_path / name)
    assert (document.source.name, document.source.format) == (name, code)
    assert [task.responsible_units for task in document.tasks] == [("省财政厅",), ("省审计厅",)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "pdf"),
        (compound_file({"Workbook": b""}), "xls"),
        (compound_file({"WordDocument": b""}), "doc"),
        (b"{\\rtf1 text}", "rtf"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.xls", "a.doc", "a.et", "a"])
def test_binary_formats_are_told_by_their_content(data, name, code):
    assert recognise_format(GivenFile(name, data)).code == code


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", word_table("公开", WORD_ROWS), ("docx", "tabbed_table", "lxml")),
        ("a.doc", table_document("公开", *split(TABLE)), ("doc", "tabbed_table", "olefile")),
        ("a.txt", TEXT.encode(), ("text", "key_points", "text")),
        ("a.xlsx", workbook(), ("xlsx", None, "calamine")),
        ("a.csv", csv_text(), ("csv", None, "csv")),
    ],
)
def test_the_json_says_how_a_file_was_read(tmp_path, monkeypatch, name, data, told):
    monkeypatch.setenv(PROGRAM_VARIABLE, "")
    (tmp_path / name).write_bytes(data)
    source = document_to_dict(read_document(tmp_path / name))["document"]["source"]
    assert (source["format"], source["layout"], source["reader"]) == told


def test_every_format_has_its_own_code_and_every_kind_its_own_words():
    assert len({form.code for form in FORMATS}) == len(FORMATS)
    assert len({kind.value for kind in FileKind}) == len(FileKind.__members__)
