import io
import re
from dataclasses import replace

import docx
import pytest
from lxml import etree

from reports import docx_bytes
from reports.office.office_text import office_text
from reports.words.phrases import side_names
from reports.words.wording import wording
from tests.reports.builders import document as a_document
from tests.reports.builders import task
from tests.reports.office_files import (
    W,
    accepted,
    change_rows,
    document,
    entries,
    paragraphs,
    parts,
    rejected,
    table_rows,
    text_of,
)
from tests.reports.samples import STATES, hostile, long_list, sample

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def columns(content):
    """The header row's words and how many cells each other row has."""
    head, *rows = table_rows(document(content))
    return [text_of(cell) for cell in head], rows


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", STATES)
def test_every_change_is_a_row_with_its_texts_and_without_its_id(name, tracked):
    comparison = STATES[name]
    content = docx_bytes(comparison, tracked=tracked)
    root = document(content)
    shown = "\n".join(paragraphs(root))
    assert sorted(change_rows(root, comparison)) == sorted(change.id for change in comparison.changes)
    assert not re.search(r"\br-[0-9a-f]{8}", shown)
    if not tracked:
        plain = re.sub("〔[^〕]{1,8}〕", "", shown)
        tasks = (*comparison.left.tasks, *comparison.right.tasks)
        assert [task.id for task in tasks if re.sub("〔[^〕]{1,8}〕", "", office_text(task.text)) not in plain] == []
    docx.Document(io.BytesIO(content))


def test_python_docx_reads_the_page_as_a4_landscape_with_the_margins_of_the_standard():
    (section,) = docx.Document(io.BytesIO(docx_bytes(sample()))).sections
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin)
    assert [round(size.mm) for size in sizes] == [297, 210, 28, 26, 35]
    assert round(section.right_margin.mm) == 37
    assert str(section.orientation).startswith("LANDSCAPE")


def test_the_table_is_that_of_a_revision_and_names_its_columns_on_every_page():
    head, _ = columns(docx_bytes(sample()))
    assert head == ["序号", "修订前（2020年）", "修订后（2021年）", "说明"]
    root = document(docx_bytes(sample()))
    assert [text_of(row)[:2] for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None] == [
        "序号"
    ]


@pytest.mark.parametrize("mode", ["level", "region"])
def test_where_nothing_was_revised_the_columns_name_the_documents(mode):
    head, _ = columns(docx_bytes(sample(mode)))
    assert head == ["序号", *side_names(sample(mode), wording("zh-CN", mode)), "说明"]


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize(("length", "whole"), [(40, True), (600, False)])
def test_short_rows_stay_on_one_page_and_long_ones_go_on_overleaf(length, whole, tracked):
    comparison = long_list(1)
    long = a_document("left", [task("x", 1, "一、长章节", "长" * length)])
    comparison = replace(comparison, left=long)
    (row,) = change_rows(document(docx_bytes(comparison, tracked=tracked)), comparison).values()
    assert (row.find(f"{W}trPr/{W}cantSplit") is not None) == whole


def test_page_numbers_stand_outside_and_fonts_have_others_in_their_place():
    files = parts(docx_bytes(sample()))
    settings, rels = files["word/settings.xml"], files["word/_rels/document.xml.rels"].decode()
    assert b"<w:evenAndOddHeaders/>" in settings
    kinds = {
        (entry.tag.removeprefix(W), entry.get(f"{W}type")): entry.get(f"{R}id")
        for entry in document(docx_bytes(sample())).find(f"{W}body/{W}sectPr")
        if entry.get(f"{W}type")
    }
    assert set(kinds) == {
        (part, kind) for part in ("headerReference", "footerReference") for kind in ("default", "even")
    }
    assert f'Id="{kinds["footerReference", "even"]}" ' in rels
    styles = {style.get(f"{W}styleId"): style for style in etree.fromstring(files["word/styles.xml"]).iter(f"{W}style")}
    sides = [styles[name].find(f"{W}pPr/{W}jc").get(f"{W}val") for name in ("Footer", "FooterEven")]
    assert sides == ["right", "left"]
    fonts = {
        font.get(f"{W}name"): font.find(f"{W}altName").get(f"{W}val")
        for font in etree.fromstring(files["word/fontTable.xml"])
        if isinstance(font.tag, str)
    }
    assert fonts["方正小标宋简体"] == "宋体"
    assert {entry.get(f"{W}eastAsia") for style in styles.values() for entry in style.iter(f"{W}rFonts")} <= set(fonts)


def test_new_words_are_bold_and_underlined_and_gone_ones_struck_all_in_black():
    content = docx_bytes(sample())
    row = change_rows(document(content), sample())["r-00000007"]
    marked = {
        text_of(run): sorted(child.tag.removeprefix(W) for child in run.find(f"{W}rPr"))
        for run in row.iter(f"{W}r")
        if run.find(f"{W}rPr") is not None and text_of(run) in ("5月", "10项", "6月", "12项")
    }
    assert marked == {"5月": ["strike"], "10项": ["strike"], "6月": ["b", "bCs", "u"], "12项": ["b", "bCs", "u"]}
    assert not re.search(rb'w:color w:val="(?!auto|000000)', b"".join(parts(content).values()))


def test_between_regions_nothing_is_struck():
    assert b"<w:strike/>" not in parts(docx_bytes(sample("region")))["word/document.xml"]


def test_a_row_says_its_type_and_one_sentence_and_under_it_what_the_sentence_does_not():
    row = change_rows(document(docx_bytes(sample())), sample())["r-00000007"]
    assert paragraphs(list(row.iter(f"{W}tc"))[-1]) == [
        (
            "移动、改动。由一 第2项移至二 第8项；“每年6月底前公布12项清单”文字有改动；省政府办公厅改任牵头；不再列省司法厅；"
            "时限由5月底前改为6月底前（推迟30天）；日期由5月底改为6月底；数量由10项改为12项；力度加强（公布 → 公布）。"
        ),
        "位置：原一 第2项 → 现二 第8项",
        "数字名称：日期：5月底 → 6月底；数量：10项 → 12项（增 20%）",
    ]


def test_legend_verdict_signature_and_page_number_are_always_there():
    for name, comparison in STATES.items():
        content = docx_bytes(comparison)
        text = text_of(document(content))
        assert "图例：文字 增加的字" in text or "仅右文有的字" in text, name
        assert "审核：" in text
        files = parts(content)
        assert b" PAGE " in files["word/footer.xml"]
        assert "图例" in files["word/header.xml"].decode()


def test_there_are_tracked_changes_only_when_asked_for():
    assert not re.search(rb"<w:(ins|del)\b", parts(docx_bytes(sample()))["word/document.xml"])
    tracked = parts(docx_bytes(sample(), tracked=True))["word/document.xml"]
    assert re.search(rb"<w:ins\b", tracked)
    assert re.search(rb"<w:del\b", tracked)
    ids = re.findall(rb'w:id="(\d+)"', tracked)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", [name for name in STATES if name != "hostile"])
def test_accepting_all_gives_the_right_document_and_rejecting_all_the_left(name):
    comparison = STATES[name]
    root = document(docx_bytes(comparison, tracked=True))
    for settled, side, document_side in (
        (accepted(root), "right", comparison.right),
        (rejected(root), "left", comparison.left),
    ):
        rows = change_rows(settled, comparison).items()
        assert {name: paragraphs(list(row.iter(f"{W}tc"))[1]) for name, row in rows} == {
            change.id: [document_side.tasks[task].text for task in getattr(change, side)]
            for change in comparison.changes
            if getattr(change, side)
        }


def test_hostile_text_is_text():
    for tracked in (False, True):
        content = docx_bytes(hostile(), tracked=tracked)
        shown = text_of(document(content))
        assert "<script>alert(1)</script>" in shown
        assert '=HYPERLINK("http://evil.example","点")' in shown
        assert "〔U+202E〕反写〔U+2066〕隔离" in shown
        assert b"hyperlink" not in parts(content)["word/document.xml"].lower().replace(b"=hyperlink(", b"")


def test_the_same_comparison_gives_the_same_bytes_without_a_time():
    for tracked in (False, True):
        content = docx_bytes(sample(), tracked=tracked)
        assert content == docx_bytes(sample(), tracked=tracked)
        assert {entry.date_time for entry in entries(content)} == {(1980, 1, 1, 0, 0, 0)}
        assert b"w:date=" not in parts(content)["word/document.xml"]
    assert (
        b'w:date="2021-05-12T00:00:00Z"'
        in parts(docx_bytes(sample(), tracked=True, date="2021-05-12"))["word/document.xml"]
    )


def test_english_words_stand_in_an_english_document():
    head, _ = columns(docx_bytes(sample(), lang="en"))
    assert head == ["No.", "Before (2020)", "After (2021)", "Remarks"]
