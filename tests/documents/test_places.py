"""Where tasks stand on their pages: the boxes of a task hold its characters, and no other task's."""

import io
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy
import ofdkit
import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from documents.chinese.characters import simplify
from documents.files.character_recognition import recogniser_is_there
from documents.files.extracted import Paragraph, Table, as_text
from documents.files.page_pictures import POINT
from documents.files.pdf_pages import Ruled, put_together
from documents.model import PageBox
from documents.reading import read_document
from tests.documents.clothes import CLOTHES, browser_pdf, gold_sheet, web_page
from tests.documents.ofd_documents import paragraphs as ofd_paragraphs
from tests.documents.office_documents import FONT, folded, gold_tasks, paragraph_style, pdf_prose
from tests.documents.scans import FONT_FILE, as_pdf, as_png, prose_pages, scanned, with_text_layer
from tests.programs import required

SEEDS = ("zj2020-division", "zj2021-keypoints", "zj2020-keypoints", "ah2020-division", "jx2020-list")
TEXTS = (
    "2026年治水工作要点",
    "一、清淤疏浚。每日巡查河道，清理淤泥三千方，年底前全面完成。（县水利局牵头，县财政局配合）",
    "二、植树护岸。在河道两岸栽种柳树三千株，逐株登记造册，明确养护人员。（县林业局负责）",
    "三、水质监测。增设监测站十处，监测数据每月向社会公开。（县生态环境局负责）",
)
PIXELS = 2  # of a page at two a point, in which nothing is drawn around a line that stands alone


def read(tmp_path, data, name="a.pdf"):
    (tmp_path / name).write_bytes(data)
    return read_document(tmp_path / name)


def in_pdf(data):
    """What stands in a box of a PDF, by its middle."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = [page.chars for page in document.pages]
    return lambda box: [
        one["text"]
        for one in pages[box.page - 1]
        if box.left <= (one["x0"] + one["x1"]) / 2 <= box.right
        and box.top <= (one["top"] + one["bottom"]) / 2 <= box.bottom
    ]


def in_ofd(data):
    """What stands in a box of an OFD file, by the lines that reach into it."""
    with ofdkit.open(data) as document:
        pages = [page.runs for page in document.pages]
    points = 72 / 25.4
    return lambda box: [
        run.text
        for run in pages[box.page - 1]
        if box.left < (run.x + run.width) * points
        and run.x * points <= box.right
        and box.top <= run.y * points <= box.bottom
    ]


def assert_boxes_hold_their_tasks(document, standing_in, words):
    for task in document.tasks:
        found = Counter(folded(simplify("".join(text for box in task.place.boxes for text in standing_in(box)))))
        assert Counter(folded(words(task))) - found == Counter(), task.number
    boxes = [(task.id, box) for task in document.tasks for box in task.place.boxes]
    for (one, box), (other, next_box) in combinations(boxes, 2):
        assert one == other or box.page != next_box.page or not overlap(box, next_box), (one, other)


def overlap(one, other, slack=1.0):
    return (
        min(one.right, other.right) - max(one.left, other.left) > slack
        and min(one.bottom, other.bottom) - max(one.top, other.top) > slack
    )


def row(task):
    return (task.number or "") + task.text + (task.deadline or "")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_of_a_ruled_table_is_the_place_of_its_task(tmp_path, seed):
    data = CLOTHES["pdf"](gold_sheet(seed))
    document = read(tmp_path, data)
    assert_boxes_hold_their_tasks(document, in_pdf(data), row)
    pages = {tuple(box.page for box in task.place.boxes) for task in document.tasks}
    assert all(len(own) in (1, 2) for own in pages)


@pytest.mark.parametrize("seed", SEEDS[1:3])
def test_a_table_of_an_ofd_file_has_its_places_too(tmp_path, seed):
    data = CLOTHES["ofd"](gold_sheet(seed))
    assert_boxes_hold_their_tasks(read(tmp_path, data, "a.ofd"), in_ofd(data), row)


@pytest.mark.browser
def test_a_table_printed_from_a_browser_has_its_places(tmp_path):
    required("chromium")
    data = browser_pdf(web_page(gold_sheet("zj2021-keypoints")), tmp_path)
    assert_boxes_hold_their_tasks(read(tmp_path, data), in_pdf(data), row)


def test_the_lines_of_an_item_are_its_place_over_a_page_end_too(tmp_path):
    texts = [task["text"] for task in gold_tasks("zj2021-keypoints")][:12]
    items = [f"（{'一二三四五六七八九十'[at]}）第{at + 1}项工作。{text}" for at, text in enumerate(texts[:10])]
    data = pdf_prose([["2026年工作要点", "一、任务", *items]])
    document = read(tmp_path, data)
    assert len(document.tasks) == 10
    assert_boxes_hold_their_tasks(document, in_pdf(data), lambda task: task.words)
    assert {box.page for task in document.tasks for box in task.place.boxes} > {1}


def test_the_lines_of_an_item_of_an_ofd_file_are_its_place(tmp_path):
    data = ofd_paragraphs(TEXTS)
    assert_boxes_hold_their_tasks(read(tmp_path, data, "a.ofd"), in_ofd(data), lambda task: task.words)


@pytest.mark.parametrize("name", ["txt", "docx", "html"])
def test_what_has_no_pages_has_no_boxes(tmp_path, name):
    document = read(tmp_path, CLOTHES[name](gold_sheet("zj2021-keypoints")), f"a.{name}")
    assert {task.place.boxes for task in document.tasks} == {()}


def test_a_row_that_a_page_end_cuts_has_both_its_parts():
    head = ("序号", "工作任务")
    first, second = PageBox(1, 50, 700, 500, 790), PageBox(2, 50, 60, 500, 80)
    top, again = PageBox(1, 50, 680, 500, 700), PageBox(2, 50, 40, 500, 60)
    above = Ruled((head, ("1", "编制目录，及时")), (50.0, 100.0), 1, boxes=((top,), (first,)))
    below = Ruled((head, ("", "公布。"), ("2", "年底总结。")), (50.0, 100.0), 2, boxes=((again,), (second,), (second,)))
    tables = put_together([above, below])
    assert [(table.rows, table.boxes) for table in tables] == [
        ((head, ("1", "编制目录，及时公布。")), ((top,), (first, second))),
        ((head, ("2", "年底总结。")), ((again,), (second,))),
    ]


def test_lines_of_a_file_know_their_boxes():
    line, own = PageBox(1, 1, 1, 9, 9), PageBox(2, 1, 1, 9, 9)
    blocks = [Paragraph("标题", 1, box=line), Table((("1", "甲"), ("2", "乙")), 2, ((own,), ()))]
    assert as_text(blocks).boxes == ((line,), (own,), ())
    assert as_text([Paragraph("标题", 1)]).boxes == ()


def rendered(data, number=1):
    with pypdfium2.PdfDocument(data) as document:
        return document[number - 1].render(scale=2, grayscale=True).to_numpy().squeeze()


def assert_ink_fills(picture, box, scale):
    """A line that stands alone: its ink reaches nearly to all sides of its box, and there is white around it."""
    left, top, right, bottom = (round(side * scale) for side in (box.left, box.top, box.right, box.bottom))
    inked = picture < 128
    down, across = numpy.nonzero(inked[top:bottom, left:right])
    reach = 12 * scale  # a stop stands in the corner of its square
    assert max(across.min(), right - left - across.max(), down.min(), bottom - top - down.max()) <= reach
    rim = inked[top - PIXELS : bottom + PIXELS, left - PIXELS : right + PIXELS].copy()
    rim[PIXELS:-PIXELS, PIXELS:-PIXELS] = False
    assert not rim.any()


@pytest.mark.parametrize(
    ("rotation", "crop"),
    [(0, None), (0, (40, 30, 560, 800)), (90, None), (90, (30, 20, 800, 560)), (270, (30, 20, 800, 560))],
)
def test_boxes_lie_on_the_page_as_it_is_shown(tmp_path, rotation, crop):
    stream = io.BytesIO()
    paragraph_style()
    canvas = Canvas(stream, invariant=1, pagesize=A4)
    canvas.setPageRotation(rotation)
    if crop:
        canvas.setCropBox(crop)
    if rotation == 90:
        canvas.transform(0, 1, -1, 0, A4[1], 0)  # reportlab lays the page on its side
    elif rotation == 270:
        canvas.transform(0, -1, 1, 0, 0, A4[0])
    for at, text in enumerate(
        ("2026年治水工作要点", "一、每日巡查河道，清理淤泥三千方。", "二、栽种柳树三千株，逐株登记。")
    ):
        canvas.setFont(FONT, 14)
        canvas.drawString(70, 500 - 60 * at, text)
    canvas.save()
    document = read(tmp_path, stream.getvalue())
    assert len(document.tasks) == 2
    for task in document.tasks:
        (box,) = task.place.boxes
        assert_ink_fills(rendered(stream.getvalue()), box, 2)


needs_font = pytest.mark.skipif(not Path(FONT_FILE).exists(), reason="no Chinese font to draw pages with")


@needs_font
@pytest.mark.ocr
@pytest.mark.skipif(not recogniser_is_there(), reason="the extra ocr is not installed")
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_boxes_of_a_picture_lie_on_it_as_it_is_however_it_was_turned(tmp_path, monkeypatch, turn):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    (page,) = prose_pages(
        "2026年治水工作要点\n\n一、每日巡查河道，清理淤泥三千方。\n\n二、栽种柳树三千株，逐株登记。", size=(1654, 900)
    )
    image = scanned(page, seed=3, skew=0.6, noise=2).rotate(turn, expand=True)
    first = read(tmp_path, as_png(image), "a.png")
    again = read(tmp_path, as_png(image), "a.png")
    picture = numpy.asarray(image)
    assert [task.text for task in first.tasks] == ["每日巡查河道，清理淤泥三千方。", "栽种柳树三千株，逐株登记。"]
    for task, kept in zip(first.tasks, again.tasks, strict=True):
        (box,) = task.place.boxes
        assert (kept.place.boxes, box.page) == ((box,), 1)
        left, top, right, bottom = (round(side * 200 / 72) for side in (box.left, box.top, box.right, box.bottom))
        inked = (picture < 110).astype(int)
        within = inked[max(0, top - 12) : bottom + 12, max(0, left - 12) : right + 12]
        assert within.sum() > 2000
        assert within.sum() > 0.98 * inked[max(0, top - 40) : bottom + 40, max(0, left - 40) : right + 40].sum()


@needs_font
def test_boxes_of_a_scan_with_a_layer_of_text_lie_on_the_scan(tmp_path):
    pages = prose_pages("\n".join(TEXTS), size=(1654, 900))
    data = with_text_layer(pages, [scanned(page, seed=4, skew=0.0, noise=2) for page in pages])
    document = read(tmp_path, data)
    assert_boxes_hold_their_tasks(document, in_pdf(data), lambda task: task.words)


@needs_font
@pytest.mark.ocr
@pytest.mark.skipif(not recogniser_is_there(), reason="the extra ocr is not installed")
def test_boxes_of_a_scan_in_a_pdf_count_in_points(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    (page,) = prose_pages("\n".join(TEXTS), size=(1654, 900))
    document = read(tmp_path, as_pdf([scanned(page, seed=5, skew=0.0, noise=2)]))
    lines = [(top * 72 / 200, left * 72 / 200) for _, left, top, *_ in page.lines]
    for task in document.tasks:
        (box,) = task.place.boxes
        assert min(abs(top - box.top) for top, _ in lines) < 8
        assert POINT < box.right - box.left < 595
