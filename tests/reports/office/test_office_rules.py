"""The office files keep the rules of their format, which Word and Excel enforce and LibreOffice forgives."""

import io
import zipfile

import pytest

from benchmarks.comparisons import made_comparison
from reports import docx_bytes, xlsx_bytes
from tests.reports.office_files import parts
from tests.reports.office_rules import package_faults, sheet_faults, word_faults
from tests.reports.samples import STATES

COMPARISONS = {**STATES, "made": made_comparison(60)}


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_document_keeps_the_rules_of_word(name, tracked, lang):
    content = docx_bytes(COMPARISONS[name], tracked=tracked, lang=lang, date="2021-05-12")
    assert package_faults(content) == []
    assert word_faults(content) == []


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_workbook_keeps_the_rules_of_excel(name, lang):
    content = xlsx_bytes(COMPARISONS[name], lang=lang, date="2021-05-12")
    assert package_faults(content) == []
    assert sheet_faults(content) == []


def changed(content, part, old, new):
    files = parts(content)
    assert old in files[part], old
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(old, new) if name == part else data)
    return stream.getvalue()


DOCUMENT = "word/document.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (DOCUMENT, b"<w:cantSplit/><w:tblHeader/>", b"<w:tblHeader/><w:cantSplit/>", "trPr out of order"),
        (DOCUMENT, b"<w:b/><w:bCs/><w:u ", b"<w:bCs/><w:b/><w:u ", "rPr out of order"),
        (DOCUMENT, b'<w:gridCol w:w="680"/>', b'<w:gridCol w:w="681"/>', "grid is not as wide"),
        (DOCUMENT, b'w:val="TaskText"', b'w:val="NoSuch"', "style NoSuch is not there"),
    ],
)
def test_what_word_refuses_is_found(part, old, new, fault):
    content = changed(docx_bytes(STATES["every kind"]), part, old, new)
    assert fault in " ".join(word_faults(content))


def test_what_excel_refuses_is_found():
    content = xlsx_bytes(STATES["every kind"])
    table = "xl/worksheets/sheet1.xml"
    assert "merged ranges overlap" in sheet_faults(
        changed(content, table, b'<mergeCell ref="A1:D1"/>', b'<mergeCell ref="A1:D2"/>')
    )
    assert sheet_faults(changed(content, "xl/sharedStrings.xml", b'" uniqueCount="', b'1" uniqueCount="')) == [
        "shared strings are not counted right"
    ]
    missing = changed(content, "xl/_rels/workbook.xml.rels", b"sharedStrings.xml", b"other.xml")
    assert any("which is not there" in fault for fault in package_faults(missing))
