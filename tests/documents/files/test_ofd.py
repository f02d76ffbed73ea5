"""OFD files: lines, and cells by the rules that the pages draw."""

import pytest

from documents.errors import UnreadableFileError
from documents.files.ofd import ofd_text
from tests.documents.damage import refusals, turned
from tests.documents.ofd_documents import MARGIN, Page, prose, saved, table

HEADER = ("序号", "任务", "责任单位")


def test_lines_stand_on_their_pages():
    read = ofd_text(prose(["供水任务", "（一）更换水表。"], ["（二）检查水质。"]), "a.ofd")
    assert (read.text, read.pages) == ("供水任务\n（一）更换水表。\n（二）检查水质。", (1, 1, 2))


def test_a_cell_is_one_text_though_its_lines_were_broken():
    text = "在全市范围内更换使用年限超过六年的水表，并逐户登记，" * 4
    read = ofd_text(
        table("供水任务", HEADER, [("1", text, "市水务局"), ("2", "检查水质。", "市卫生健康委")], (1, 6, 2)), "a.ofd"
    )
    assert read.text.split("\n") == [
        "供水任务",
        "序号\t任务\t责任单位",
        f"1\t{text}\t市水务局",
        "2\t检查水质。\t市卫生健康委",
    ]


def test_a_table_goes_on_over_pages():
    rows = [(str(number), f"检查第{number}段管道。", "市水务局") for number in range(1, 60)]
    read = ofd_text(table("供水任务", HEADER, rows, (1, 6, 2)), "a.ofd")
    assert [tuple(line.split("\t")) for line in read.text.split("\n") if not line.startswith(("供水", "序号"))] == rows
    assert read.pages[-1] > 1


def test_a_page_without_text_is_named():
    page = Page()
    page.text(MARGIN, MARGIN, "（一）更换水表。")
    (warning,) = ofd_text(saved([page, Page()]), "a.ofd").warnings
    assert (warning.code, warning.place.page) == ("page-not-read", 2)


def test_pages_without_any_text_are_a_scan():
    with pytest.raises(UnreadableFileError, match=r"'a\.ofd' holds no text on 1 pages"):
        ofd_text(saved([Page()]), "a.ofd")


def test_text_beside_the_page_is_not_seen():
    page = Page()
    page.text(MARGIN, MARGIN, "（一）更换水表。")
    page.text(900, MARGIN, "看不见")
    assert ofd_text(saved([page]), "a.ofd").text == "（一）更换水表。"


def test_broken_files_are_refused_in_a_sentence():
    data = prose(["供水任务", "（一）更换水表。"])
    sentences = refusals(lambda broken: ofd_text(broken, "a.ofd"), turned(data, 7))
    assert sentences
    assert all(sentence.startswith("'a.ofd' ") for sentence in sentences)
