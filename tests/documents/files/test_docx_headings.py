"""Styles of Word documents that make headings, and paragraphs in them."""

import docx
import pytest
from lxml import etree

from documents.files.docx_headings import heading_styles
from documents.reading import read_document
from tests.documents.office_documents import saved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styled(*styles):
    return heading_styles(etree.fromstring(f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'))


def style(name, printed, more=""):
    return f'<w:style w:styleId="{name}"><w:name w:val="{printed}"/>{more}</w:style>'


def paragraph(properties):
    return etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr>{properties}</w:pPr></w:p>')


STYLES = (
    style("1", "heading 1"),
    style("2", "标题 2"),
    style("3", "公文标题", '<w:basedOn w:val="2"/>'),
    style("4", "小标题", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
    style("5", "正文", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    style("6", "Title"),
    style("7", "a", '<w:basedOn w:val="8"/>'),
    style("8", "b", '<w:basedOn w:val="7"/>'),
)


@pytest.mark.parametrize(
    ("properties", "rank"),
    [
        *(
            (f'<w:pStyle w:val="{name}"/>', rank)
            for name, rank in zip("12345678", (1, 2, 2, 4, 0, 0, 0, 0), strict=True)
        ),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="1"/>', 2),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="none"/>', 0),
        ("", 0),
    ],
)
def test_a_style_its_base_or_the_paragraph_itself_makes_a_heading(properties, rank):
    assert styled(*STYLES).rank(paragraph(properties)) == rank


def test_a_word_file_whose_headings_have_no_numbers_is_read(tmp_path):
    document = docx.Document()
    document.add_paragraph("某市第一人民医院2026年工作要点")
    for heading, texts in (("医疗质量", ("每月检查病历一次。", "开展培训六场。")), ("护理服务", ("巡视病房三次。",))):
        document.add_heading(heading, 1)
        for text in texts:
            document.add_paragraph(text)
    path = tmp_path / "plan.docx"
    path.write_bytes(saved(document))
    read = read_document(path)
    assert [(task.section[:1], task.text) for task in read.tasks] == [
        (("医疗质量",), "每月检查病历一次。"),
        (("医疗质量",), "开展培训六场。"),
        (("护理服务",), "巡视病房三次。"),
    ]
