"""Word files that are XML are read as .docx files are."""

import pytest

from documents.errors import UnreadableFileError
from documents.files.word_xml import is_word_xml, word_xml_text
from tests.documents.office_documents import word_table
from tests.documents.word_xml_documents import flat_package, word_2003


def test_a_flat_package_is_read_as_the_file_that_it_was():
    data = word_table(
        "绿化任务",
        [("1", "一、种树", "种植行道树。", "市园林局"), ("2", "一、种树", "修剪。", "市园林局")],
        [(3, 0, 1)],
    )
    text = flat_package(data).decode()
    assert is_word_xml(text)
    assert word_xml_text(text, "a.xml").text.split("\n") == [
        "绿化任务",
        "序号\t重点任务\t工作内容\t责任单位",
        "1\t一、种树\t种植行道树。\t市园林局",
        "2\t一、种树\t修剪。\t〃",
    ]


def test_the_xml_of_word_2003_brings_merged_cells_and_printed_numbers():
    table = [
        [("任务", ""), ("责任单位", "")],
        [("种树。", ""), ("市园林局", "begins")],
        [("修剪。", ""), ("", "goes on")],
    ]
    text = word_2003(["绿化任务", ("一、", "种树"), ("·", "圆点没有编号"), table]).decode()
    assert is_word_xml(text)
    assert word_xml_text(text, "a.doc").text.split("\n") == [
        "绿化任务",
        "一、 种树",
        "圆点没有编号",
        "任务\t责任单位",
        "种树。\t市园林局",
        "修剪。\t〃",
    ]


def test_broken_xml_is_refused():
    with pytest.raises(UnreadableFileError, match=r"'a\.xml' is a Word file of broken XML"):
        word_xml_text(word_2003(["绿化任务"]).decode()[:-20], "a.xml")


@pytest.mark.parametrize(
    "text", ['<?xml version="1.0"?><plan><w:p/></plan>', "<html><body>w:wordDocument</body></html>", "一、种树"]
)
def test_other_xml_is_none(text):
    assert not is_word_xml(text)


def test_entities_are_not_resolved():
    text = word_2003(["绿化任务&bomb;"]).decode().replace("&amp;", "&")
    text = text.replace("<?mso", '<!DOCTYPE w [<!ENTITY bomb "砰砰砰">]>\n<?mso')
    assert "砰" not in word_xml_text(text, "a.xml").text
