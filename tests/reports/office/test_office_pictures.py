"""The office files as LibreOffice shows them: every row and every text is there, and no cell is cut."""

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from compare import Change
from reports import docx_bytes, xlsx_bytes
from tests.programs import required
from tests.reports.builders import counts, document, link, task
from tests.reports.samples import hostile, sample, without_links

pytestmark = pytest.mark.office

H = "{http://www.w3.org/1999/xhtml}"
SENTENCE = "推进政务公开标准化规范化，完善2021年目录清单（含Web服务、API接口），压实责任。"


class Word(NamedTuple):
    """What stands in one place of a page; pages are numbered, points are counted from the top."""

    page: int
    top: float
    bottom: float
    text: str


def long_texts():
    """Rows of many lengths: alone, split into parts of uneven length, merged, and longer than a row of Excel."""
    lengths = [1, 3, 8, 14, 40, 2, 5]
    lefts = [
        task("left", n, "一、甲", marked(n, SENTENCE * size), responsible_units=("省政府办公厅",))
        for n, size in enumerate(lengths)
    ]
    parts = [(1,), (9,), (1, 1, 1), (12, 1, 6), (2,), (1, 14), (30,)]
    rights, changes, links = [], [], []
    for n, sizes in enumerate(parts):
        own = []
        for size in sizes:
            place = len(rights)
            rights.append(task("right", place + 100, "一、甲", marked(place + 100, SENTENCE * size)))
            own.append(place)
            links.append(link(n, place))
        first = len(links) - len(own)
        kind = "split" if len(own) > 1 else "edited"
        changes.append(
            Change(f"r-6000000{n}", kind, False, (n,), tuple(own), tuple(range(first, len(links))), (), (), None)
        )
    return replace(
        without_links(),
        left=document("left", lefts),
        right=document("right", rights),
        links=tuple(links),
        changes=tuple(changes),
        counts=counts(changes, links, len(lefts), len(rights)),
    )


def marked(number, text):
    """Mark where a text begins and ends, by words that no line break cuts."""
    return f"B{number:03d}，{text}E{number:03d}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The words of every file that the tests look at, converted in one go."""
    required("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("office")
    files = {
        "long.xlsx": xlsx_bytes(long_texts()),
        "long.docx": docx_bytes(long_texts()),
        "sample.xlsx": xlsx_bytes(sample()),
        "sample.docx": docx_bytes(sample()),
        "tracked.docx": docx_bytes(sample(), tracked=True),
        "hostile.xlsx": xlsx_bytes(hostile()),
        "hostile.docx": docx_bytes(hostile()),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    words = {}
    for kind in ("xlsx", "docx"):
        out = folder / kind
        command = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            *(str(folder / name) for name in files if name.endswith(kind)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for pdf in out.iterdir():
            words[f"{pdf.stem}.{kind}"] = read(pdf)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return words


def read(pdf):
    subprocess.run(["pdftotext", "-bbox", str(pdf)], check=True)
    tree = ElementTree.fromstring(Path(pdf).with_suffix(".html").read_text("utf-8"))
    return [
        Word(number, float(word.get("yMin")), float(word.get("yMax")), word.text or "")
        for number, page in enumerate(tree.iter(f"{H}page"))
        for word in page.iter(f"{H}word")
    ]


def text(words):
    return "".join(word.text for word in words)


@pytest.mark.parametrize("name", ["long.docx", "long.xlsx"])
def test_every_text_begins_and_ends_on_the_page(pages, name):
    shown = text(pages[name])
    comparison = long_texts()
    for each in (*comparison.left.tasks, *comparison.right.tasks):
        number = each.text[1:4]
        assert f"B{number}" in shown
        assert f"E{number}" in shown
    if name.endswith("xlsx"):  # a document prints no ids
        assert [change.id for change in comparison.changes if change.id not in shown] == []


def test_no_cell_of_the_sheet_is_cut_by_the_row_beneath(pages):
    words = pages["long.xlsx"]
    last = {word.page for word in words if "审核：" in word.text}
    table = [word for word in words if word.page <= min(last)]  # 明细 and the rest come after
    begins = {int(n): word for word in table for n in re.findall(r"B(\d{3})", word.text)}
    ends = {int(n): word for word in table for n in re.findall(r"E(\d{3})", word.text)}
    checked = 0
    for column in (range(100), range(100, 200)):
        numbers = sorted(set(column) & set(begins))
        for number, following in pairwise(numbers):
            end, begin = ends[number], begins[following]
            assert (end.page, end.bottom) <= (begin.page, begin.top + 1)
            checked += 1
    assert checked == len(long_texts().left.tasks) + len(long_texts().right.tasks) - 2


@pytest.mark.parametrize("name", ["sample.docx", "tracked.docx", "sample.xlsx"])
def test_every_row_of_the_sample_is_there_with_legend_and_signature(pages, name):
    shown = text(pages[name])
    ids = [change.id for change in sample().changes if change.id in shown]
    assert ids == ([] if name.endswith("docx") else [change.id for change in sample().changes])
    for expected in ("图例", "审核：", "说明", "浙江省2020年→2021年政务公开工作要点对照"):
        assert expected in shown


@pytest.mark.parametrize("name", ["sample.xlsx", "long.xlsx"])
def test_all_columns_of_the_sheet_are_on_one_page(pages, name):
    first = [word.text for word in pages[name] if word.page == 0]
    assert {"序号", "变动说明"} <= set(first)


def test_every_page_of_the_table_has_its_header_and_its_number(pages):
    for number in {word.page for word in pages["long.docx"]}:
        shown = text([word for word in pages["long.docx"] if word.page == number])
        assert f"—{number + 1}—" in shown
        if "政务公开标准化规范化" in shown:
            assert "序号" in shown
            assert "修订后（2021年）" in shown


def test_no_page_of_a_document_stands_half_empty(pages):
    """Of what lies between the head and the foot of a page, at least two thirds are filled; the last page ends where it ends."""
    words = pages["long.docx"]
    last = max(word.page for word in words)
    foot = min(word.top for word in words if word.text == "—")
    for number in range(last):
        lowest = max(word.bottom for word in words if word.page == number and word.bottom < foot)
        assert lowest > foot * 2 / 3, number


@pytest.mark.parametrize("name", ["hostile.docx", "hostile.xlsx"])
def test_hostile_text_is_shown_as_text(pages, name):
    shown = text(pages[name])
    assert "<script>alert(1)</script>" in shown
    assert '=HYPERLINK("http://evil.example"' in shown
    assert "〔U+202E〕反写" in shown
    assert "#NAME?" not in shown
