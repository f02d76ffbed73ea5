"""Old Word files read by themselves: what the file holds, and a word on what it does not."""

import pytest

from documents.errors import UnreadableFileError
from documents.files.doc import old_word_text
from tests.documents.damage import refusals, turned
from tests.documents.old_word_documents import (
    DEEPER,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW_END,
    LISTED,
    old_word,
    paragraph,
    row,
    table_document,
)

HEADER = ("序号", "任务", "责任单位")
ROWS = (("1", "整治河道。\n每月巡查。", "市水利局"), ("2", "清理淤泥。", "市水利局"), ("3", "种植芦苇。", "市林业局"))


def test_paragraphs_and_tables_stand_in_order():
    read = old_word_text(table_document("治水任务", HEADER, ROWS), "a.doc")
    assert read.text.split("\n") == [
        "治水任务",
        "序号\t任务\t责任单位",
        "1\t整治河道。<br>每月巡查。\t市水利局",
        "2\t清理淤泥。\t市水利局",
        "3\t种植芦苇。\t市林业局",
        "",
    ]
    assert (read.tables, read.warnings) == ((range(2, 6),), ())


def test_a_merged_cell_stands_where_it_begins():
    read = old_word_text(table_document("治水任务", HEADER, ROWS, merged=[(2, 0, 1)]), "a.doc")
    assert [line.split("\t")[-1] for line in read.text.split("\n")[2:5]] == ["市水利局", "〃", "市林业局"]


def test_a_wide_cell_covers_the_columns_of_other_rows():
    wide = row(["一、治水", "市水利局"], edges=[0, 2880, 4320])
    data = old_word([*row(HEADER), *wide, *row(ROWS[2]), paragraph("")])
    assert old_word_text(data, "a.doc").text.split("\n")[1] == "一、治水\t←\t市水利局"


@pytest.mark.parametrize("flag", [0x02, 0x03])
def test_a_cell_that_goes_on_from_the_one_before_is_a_sign(flag):
    data = old_word([*row(HEADER), *row(["一、治水", "", "市水利局"], flags=[1, flag & 2, 0]), paragraph("")])
    assert old_word_text(data, "a.doc").text.split("\n")[1] == "一、治水\t←\t市水利局"


def test_one_column_is_a_frame():
    read = old_word_text(old_word([*row(["市人民政府"]), *row(["一、治水"]), paragraph("（一）清淤。")]), "a.doc")
    assert (read.text, read.tables) == ("市人民政府\n一、治水\n（一）清淤。", ())


def test_of_a_field_the_result_is_read_and_pictures_are_counted():
    link = '\x13 HYPERLINK "x" \x13 DATE \x14日期\x15 \x14市水利局\x15'
    read = old_word_text(old_word([paragraph(f"由{link}\x01负责\x1e\x0b第二行")]), "a.doc")
    assert read.text == "由市水利局负责-\n第二行"
    assert [warning.code for warning in read.warnings] == ["picture-not-read"]


def test_a_field_may_go_over_paragraphs():
    contents = "\x13 TOC \\o \x14一、供水\x13 PAGEREF \x01 \x141\x15"
    read = old_word_text(old_word([paragraph(contents), paragraph("二、供电\x15"), paragraph("\x13未完")]), "a.doc")
    assert (read.text, read.warnings) == ("一、供水1\n二、供电\n未完", ())


def test_a_page_break_within_a_paragraph_ends_no_paragraph():
    assert (
        old_word_text(old_word([paragraph("\x0c一、供水\x0c续"), ("二、\x0c", b"")]), "a.doc").text
        == "一、供水\n续\n二、"
    )


def test_a_table_in_a_table_makes_that_a_frame():
    inner = [("甲\r", IN_TABLE + DEEPER + INNER_CELL), ("乙\r", IN_TABLE + DEEPER + INNER_CELL), ("\r", INNER_ROW_END)]
    outer = row(("外", ""))
    read = old_word_text(old_word([outer[0], *inner, *outer[1:], paragraph("后")]), "a.doc")
    assert (read.text, read.tables) == ("外\n甲\t乙\n\n后", (range(2, 3),))


def test_deleted_text_is_left_out():
    text = "定期巡查不巡查河道。"
    read = old_word_text(old_word([paragraph(text)], removed=[(4, 7)]), "a.doc")
    assert read.text == "定期巡查河道。"


def test_numbers_that_word_prints_are_told_to_be_missing():
    data = old_word([paragraph("治水", LISTED), paragraph("清淤", LISTED), paragraph("", LISTED)])
    (warning,) = old_word_text(data, "a.doc").warnings
    assert (warning.code, warning.message[:2]) == ("numbers-not-read", "2段")


def test_notes_are_named():
    (warning,) = old_word_text(old_word([paragraph("清淤。")], notes=12), "a.doc").warnings
    assert (warning.code, warning.message) == ("notes-not-read", "脚注没有读取（12字）")


def test_rare_characters_of_two_units_are_whole():
    assert old_word_text(old_word([paragraph("𠮷林省\U00020001")]), "a.doc").text == "𠮷林省\U00020001"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"flags": 0x0100}, "protected by a password"),
        ({"version": 0x65}, "older than Word 97"),
    ],
)
def test_what_cannot_be_read_is_said(options, sentence):
    with pytest.raises(UnreadableFileError, match=f"'a.doc' .*{sentence}"):
        old_word_text(old_word([paragraph("清淤。")], **options), "a.doc")


def test_broken_files_give_a_text_or_a_sentence():
    data = table_document("治水任务", HEADER, ROWS)
    files = [*turned(data[512:], 37), *turned(data, 37), *(data[:size] for size in range(600, len(data), 500))]
    sentences = refusals(lambda broken: old_word_text(broken, "a.doc"), files)
    assert sentences
    assert all(sentence.startswith("'a.doc' ") for sentence in sentences)
