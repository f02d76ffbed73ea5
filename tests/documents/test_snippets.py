"""Pictures of the places of tasks: each shows its task, is small, and is the same each time."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy
import pytest
from PIL import Image

from documents import snippets
from documents.files import pdf_pictures
from documents.files.character_recognition import recogniser_is_there
from documents.files.page_parts import cut_out, small_png
from documents.files.page_pictures import POINT, picture_pages
from documents.files.seen_pages import seen_page
from documents.formats import GivenFile
from documents.limits import Limits
from documents.model import PageBox
from documents.reading import read_document
from documents.reading_bytes import read_given
from tests.documents.clothes import CLOTHES, gold_sheet
from tests.documents.ofd_documents import paragraphs as ofd_paragraphs
from tests.documents.office_documents import folded, pdf_prose
from tests.documents.scans import FONT_FILE, as_png, prose_pages, scanned

TEXTS = (
    "2026年治水工作要点",
    "一、清淤疏浚。每日巡查河道，清理淤泥三千方，年底前全面完成。（县水利局牵头，县财政局配合）",
    "二、植树护岸。在河道两岸栽种柳树三千株，逐株登记造册，明确养护人员。（县林业局负责）",
    "三、水质监测。增设监测站十处，监测数据每月向社会公开。（县生态环境局负责）",
)
needs_font = pytest.mark.skipif(not Path(FONT_FILE).exists(), reason="no Chinese font to draw pages with")


def read(tmp_path, data, name, **options):
    (tmp_path / name).write_bytes(data)
    return read_document(tmp_path / name, snippets=True, **options)


def picture(snippet):
    return numpy.asarray(Image.open(io.BytesIO(snippet.data)).convert("L"))


def told(document):
    return [one.message for one in document.warnings if one.code == "snippets-left-out"]


def test_every_task_of_a_table_has_its_picture_and_it_is_the_same_each_time(tmp_path):
    data = CLOTHES["pdf"](gold_sheet("zj2020-keypoints"))
    document = read(tmp_path, data, "a.pdf", limits=Limits())
    boxes = [(task.id, box.page, round(box.right - box.left)) for task in document.tasks for box in task.place.boxes]
    assert [(one.task, one.page, one.width) for one in document.snippets] == boxes
    assert {task for task, *_ in boxes} == {task.id for task in document.tasks}
    assert {one.media_type for one in document.snippets} == {"image/png"}
    assert told(document) == []
    assert read(tmp_path, data, "a.pdf", limits=Limits()).snippets == document.snippets
    assert read(tmp_path, data, "a.pdf", in_process=True).snippets == document.snippets


def test_a_picture_shows_the_ink_of_its_place(tmp_path):
    document = read(tmp_path, pdf_prose([list(TEXTS)]), "a.pdf")
    (page,) = (drawn for _, drawn in pdf_pictures.pdf_page_pictures((tmp_path / "a.pdf").read_bytes(), [1]))
    assert len(document.snippets) == 3
    for snippet, task in zip(document.snippets, document.tasks, strict=True):
        (box,) = task.place.boxes
        shown, printed = picture(snippet) < 128, cut_out(page, box) < 128
        assert shown.shape == printed.shape
        assert (shown != printed).mean() < 0.02


@pytest.mark.ocr
@pytest.mark.skipif(not recogniser_is_there(), reason="the extra ocr is not installed")
def test_a_picture_holds_the_text_of_its_task(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    document = read(tmp_path, pdf_prose([list(TEXTS)]), "a.pdf")
    for snippet, task in zip(document.snippets, document.tasks, strict=True):
        seen = Counter(folded("".join(one["text"] for one in seen_page(picture(snippet), 1).characters)))
        wanted = Counter(folded(task.words))
        assert (wanted - seen).total() <= 0.05 * wanted.total()


@needs_font
@pytest.mark.ocr
@pytest.mark.skipif(not recogniser_is_there(), reason="the extra ocr is not installed")
def test_a_photo_is_cut_as_it_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    (page,) = prose_pages("\n".join(TEXTS), size=(1654, 900))
    data = as_png(scanned(page, seed=6, skew=0.4).rotate(180))
    document = read(tmp_path, data, "a.png")
    (whole,) = picture_pages(data, "a.png")
    assert len(document.snippets) == 3
    for snippet, task in zip(document.snippets, document.tasks, strict=True):
        (box,) = task.place.boxes
        assert picture(snippet).shape == cut_out(whole, box).shape
    tops = [task.place.boxes[0].top for task in document.tasks]
    assert tops == sorted(tops, reverse=True)


def test_a_part_of_an_ofd_page_is_drawn_anew(tmp_path):
    texts = [*TEXTS[:2], TEXTS[2].replace("登记", "<登记&"), TEXTS[3]]
    document = read(tmp_path, ofd_paragraphs(texts), "a.ofd")
    assert {one.media_type for one in document.snippets} == {"image/svg+xml"}
    for snippet, task in zip(document.snippets, document.tasks, strict=True):
        root = ElementTree.fromstring(snippet.data)
        namespace = "{http://www.w3.org/2000/svg}"
        assert {element.tag for element in root.iter()} <= {namespace + tag for tag in ("svg", "g", "path", "text")}
        written = folded("".join(root.itertext()))
        assert folded(task.text) in written
        for element in root.iter(f"{namespace}text"):
            assert len(element.get("x").split()) == len(element.text)


def test_rules_of_an_ofd_table_are_drawn(tmp_path):
    document = read(tmp_path, CLOTHES["ofd"](gold_sheet("zj2020-keypoints")), "a.ofd")
    assert len(document.snippets) == len(document.tasks) == 19
    assert all(one.data.count(b'stroke="#000"') >= 4 for one in document.snippets)


def test_a_file_in_an_archive_has_its_pictures(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("附件/要点.pdf", pdf_prose([list(TEXTS)]))
        archive.writestr("说明.txt", "请查收。")
    document = read(tmp_path, stream.getvalue(), "a.zip")
    assert len(document.snippets) == 3


@pytest.mark.parametrize("name", ["txt", "docx", "xlsx"])
def test_a_file_without_pages_is_told_once(tmp_path, name):
    document = read(tmp_path, CLOTHES[name](gold_sheet("zj2020-keypoints")), f"a.{name}")
    assert (document.snippets, told(document)) == ((), ["这种文件没有页面，不能附上原件图片"])


def test_nothing_is_drawn_unless_it_is_asked_for(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_prose([list(TEXTS)]))
    document = read_document(tmp_path / "a.pdf")
    assert (document.snippets, told(document)) == ((), [])


def given(data=None):
    file = GivenFile("a.pdf", data or pdf_prose([TEXTS[:2], [TEXTS[0], *TEXTS[2:]]]))
    return file, read_given(file)


def test_a_page_that_cannot_be_drawn_is_one_warning(monkeypatch):
    file, document = given()
    drawn = pdf_pictures.rendered_page

    def broken(opened, number):
        if number == 2:
            raise RuntimeError("a bad page")
        return drawn(opened, number)

    monkeypatch.setattr(pdf_pictures, "rendered_page", broken)
    found = snippets.with_snippets(file, document)
    assert (found.tasks, [one.page for one in found.snippets]) == (document.tasks, [1])
    assert told(found) == ["有2处没有附上原件图片，画不出来或太大：第2页"]


def test_a_box_beside_its_page_and_a_page_that_is_not_there_are_told():
    file, document = given()
    beside, missing = PageBox(1, 9000.0, 0.0, 9100.0, 10.0), PageBox(7, 0.0, 0.0, 100.0, 10.0)
    first = replace(document.tasks[0], place=replace(document.tasks[0].place, boxes=(beside, missing)))
    found = snippets.with_snippets(file, replace(document, tasks=(first,)))
    assert found.snippets == ()
    assert told(found) == ["有2处没有附上原件图片，画不出来或太大：第1、7页"]


def test_pictures_keep_to_their_bytes(monkeypatch):
    file, document = given()
    whole = snippets.with_snippets(file, document).snippets
    sizes = [len(one.data) for one in whole]
    monkeypatch.setattr(snippets, "_ALL", min(sizes) * 2)
    smaller = snippets.with_snippets(file, document)
    assert sum(len(one.data) for one in smaller.snippets) <= min(sizes) * 2
    assert len(smaller.snippets) == 3
    monkeypatch.setattr(snippets, "_ALL", 300)
    assert told(snippets.with_snippets(file, document)) == ["有3处没有附上原件图片，画不出来或太大：第1、2页"]


def test_a_small_picture_is_grey_and_as_sharp_as_fits():
    page = numpy.full((400, 600), 230, dtype=numpy.uint8)
    page[100:130, 50:550] = numpy.random.default_rng(1).integers(0, 256, (30, 500))
    sharp = small_png(page, 100_000)
    less = small_png(page, len(sharp) - 1)
    assert Image.open(io.BytesIO(sharp)).size == (600, 400)
    assert Image.open(io.BytesIO(less)).size == (480, 320)
    assert small_png(page, 50) is None
    assert small_png(page[:0], 100_000) is None
    white = numpy.asarray(Image.open(io.BytesIO(sharp)).convert("L"))[:90]
    assert white.min() == 255


def test_white_print_on_a_dark_ground_stays():
    page = numpy.full((60, 200), 60, dtype=numpy.uint8)
    page[20:40, 50:150] = 255
    shown = numpy.asarray(Image.open(io.BytesIO(small_png(page, 10_000))).convert("L"))
    assert shown[30, 100] - shown[5, 5] > 100


def test_a_box_is_cut_with_a_margin():
    page = numpy.zeros((1000, 1000), dtype=numpy.uint8)
    part = cut_out(page, PageBox(1, 54.0, 102.0, 138.0, 114.0))
    assert part.shape == (round(24 / POINT), round(96 / POINT)) == (50, 200)
    assert cut_out(page, PageBox(1, 0.0, 0.0, 5000.0, 5000.0)).shape == (1000, 1000)
    assert cut_out(page, PageBox(1, -500.0, -500.0, -400.0, -400.0)).size == 0


def test_the_sentence_names_few_pages():
    file, document = given()
    boxes = tuple(PageBox(number, 0.0, 0.0, 9.0, 9.0) for number in range(11, 31))
    first = replace(document.tasks[0], place=replace(document.tasks[0].place, boxes=boxes))
    (message,) = told(snippets.with_snippets(file, replace(document, tasks=(first,))))
    assert re.search(r"第11、12、13、14、15、16、17、18等20页$", message)
