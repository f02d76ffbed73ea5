import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.files.docx import word_text
from documents.files.html import page_text
from documents.files.markup_numbers import markup_number
from tests.documents.office_documents import saved


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("0", 0),
        ("100", 100),
        ("101", 100),
        ("9" * 5000, 100),
        ("0" * 5000, 0),
        ("٩" * 5000, 100),
        ("", 1),
        ("-3", 1),
        ("2.5", 1),
        ("²", 1),
    ],
)
def test_whatever_digits_stand_there_a_number_within_bounds_is_read(text, number):
    assert markup_number(text, default=1, most=100) == number


def test_a_page_with_numbers_that_python_does_not_read_is_read():
    huge = "9" * 5000
    table = f"<table><tr><td>序号</td><td>任务</td></tr><tr><td colspan='{huge}'>1</td><td>公开</td></tr></table>"
    picture = f"<img width='{huge}' height='{huge}' src='a.png'>"
    found = page_text(f"<html><body><ol start='{huge}'><li>编制目录</li></ol>{table}{picture}</body></html>", "a.html")
    assert found.text.splitlines()[0] == "1000000.编制目录"
    assert found.text.splitlines()[2].startswith("1\t")


def test_a_word_file_with_numbers_that_python_does_not_read_is_read():
    huge = "9" * 5000
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ("1", "公开"), strict=True):
        cell.text = text
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="{huge}"/>'))
    numbers = f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="{huge}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    document.add_paragraph("二、回应")._p.insert(0, parse_xml(numbers))
    assert word_text(saved(document), "a.docx").text.splitlines()[-1] == "二、回应"
