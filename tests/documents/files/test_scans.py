"""Scans drawn by code: what was printed on a page is read from its picture, by the readers of PDF pages."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from documents.errors import UnreadableFileError
from documents.files import pdf, pdf_pictures, pictures
from documents.files.character_recognition import recogniser_is_there
from documents.model import Recognition
from documents.reading import read_document
from tests.documents.clothes import browser_pdf
from tests.documents.office_documents import folded
from tests.documents.scans import FONT_FILE, as_pdf, as_png, prose_pages, scanned, table_pages, with_text_layer
from tests.programs import required

HEADER = ("工作任务", "牵头单位", "完成时限")
ROWS = (
    ("修订公园绿地养护办法，公布管护名录。", "市园林局", "6月底前"),
    ("新建口袋公园十二处，方便居民步行到达。", "市园林局", "9月底前"),
    ("清理占用绿道的摊点，划定停车区域。", "市城管局", "长期"),
)
WIDTHS = (700, 300, 260)

without_recogniser = pytest.mark.skipif(not recogniser_is_there(), reason="the extra ocr is not installed")
needs_font = pytest.mark.skipif(not Path(FONT_FILE).exists(), reason="no Chinese font to draw pages with")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))


def table(merged=(), rows=ROWS, size=(1500, 900)):
    return table_pages("2026年绿化工作任务分解表", (HEADER, *rows), WIDTHS, points=11, size=size, merged=merged)


def written(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    return read_document(tmp_path / name)


def rows(document):
    return [(folded(task.text), task.lead_units, task.deadline) for task in document.tasks]


WANTED = [(folded(text), (unit,), deadline) for text, unit, deadline in ROWS]


@needs_font
@pytest.mark.ocr
@without_recogniser
def test_a_scanned_table_gives_its_tasks_and_says_how_sure_they_are(tmp_path):
    (page,) = table()
    document = written(tmp_path, as_pdf([scanned(page, seed=1, skew=0.8)]), "a.pdf")
    assert rows(document) == WANTED
    assert (document.source.format, document.source.recognised_pages) == ("pdf", (1,))
    assert [warning.code for warning in document.warnings][:1] == ["recognised"]
    assert all(isinstance(task.recognition, Recognition) for task in document.tasks)
    assert {name for task in document.tasks for name, _ in task.recognition.confidence} == {"text", "units", "deadline"}
    (kept,) = (tmp_path / "cache" / "recognised").iterdir()
    assert written(tmp_path, (tmp_path / "a.pdf").read_bytes(), "a.pdf") == document
    kept.unlink()
    assert written(tmp_path, (tmp_path / "a.pdf").read_bytes(), "a.pdf") == document


@needs_font
@pytest.mark.ocr
@without_recogniser
@pytest.mark.parametrize("turn", [90, 180])
def test_a_picture_that_lies_on_its_side_or_head_is_turned(tmp_path, turn):
    (page,) = table()
    image = scanned(page, seed=2, skew=-0.5).rotate(turn, expand=True)
    assert rows(written(tmp_path, as_png(image), "a.png")) == WANTED


@needs_font
@pytest.mark.ocr
@without_recogniser
def test_a_cell_merged_over_rows_stands_for_all_of_them(tmp_path):
    merged = ((1, 1, 2),)
    (page,) = table(merged, (ROWS[0], (ROWS[1][0], "", ROWS[1][2]), ROWS[2]))
    assert rows(written(tmp_path, as_png(scanned(page, seed=3)), "a.png")) == WANTED


@needs_font
@pytest.mark.ocr
@without_recogniser
def test_a_text_in_the_picture_of_a_page_is_read_as_prose(tmp_path):
    text = (
        "2026年水利工作要点\n一、防汛备汛\n（一）排查山洪隐患。汛前完成重点河段排查，建立台账。（责任单位：县水利局）\n"
        "（二）储备防汛物资。沙袋、冲锋舟按需补足。（责任单位：县应急管理局）"
    )
    pages = prose_pages(text, size=(1400, 900))
    document = written(tmp_path, as_pdf([scanned(page, seed=4, skew=0.4) for page in pages]), "a.pdf")
    assert [(task.number, task.title, task.responsible_units) for task in document.tasks] == [
        ("一（一）", "排查山洪隐患。", ("县水利局",)),
        ("一（二）", "储备防汛物资。", ("县应急管理局",)),
    ]


@needs_font
@pytest.mark.ocr
@without_recogniser
def test_a_page_that_is_a_picture_stands_between_pages_of_text(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    from tests.documents.office_documents import FONT, paragraph_style

    paragraph_style()
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    (drawn,) = prose_pages("二、绿化\n（二）种树。栽种行道树三千株。（责任单位：县林业局）", size=(1400, 620))
    image = scanned(drawn, seed=5)
    for lines in (
        ("2026年绿化工作要点", "一、清理", "（一）清退违建。年底前清退完毕，逐户登记造册。（责任单位：县自然资源局）"),
        None,
        ("（三）护林。每月巡山一次，记录在案备查，年底汇总报县政府。（责任单位：县林业局）",),
    ):
        canvas.setFont(FONT, 12)
        if lines is None:
            canvas.drawInlineImage(image, 30, 60, 504, 223)
            canvas.setPageSize((560, 320))
        for place, line in enumerate(lines or ()):
            canvas.drawString(40, 700 - 30 * place, line)
        canvas.showPage()
        canvas.setPageSize((595, 842))
    canvas.save()
    document = written(tmp_path, stream.getvalue(), "a.pdf")
    seen = [[name for name, _ in task.recognition.confidence] if task.recognition else [] for task in document.tasks]
    assert [(task.title, task.place.page) for task in document.tasks] == [
        ("清退违建。", 1),
        ("种树。", 2),
        ("护林。", 3),
    ]
    assert seen == [[], ["section", "title", "text", "units"], ["section"]]


@needs_font
@pytest.mark.parametrize("skew", [0.0, 0.7])
def test_a_scan_with_a_layer_of_text_has_the_rules_of_its_picture(tmp_path, skew):
    merged = ((1, 1, 2),)
    pages = table(merged, (ROWS[0], (ROWS[1][0], "", ROWS[1][2]), ROWS[2]))
    images = [scanned(page, seed=6, skew=skew) for page in pages]
    document = written(tmp_path, with_text_layer(pages, images), "a.pdf")
    assert rows(document) == WANTED
    assert [warning.code for warning in document.warnings] == ["text-layer"]
    assert document.tasks[0].recognition is None


@needs_font
@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_without_the_recogniser_a_scan_says_what_to_install(tmp_path, monkeypatch, ending):
    for module in (pdf, pdf_pictures, pictures):
        monkeypatch.setattr(module, "recogniser_is_there", lambda: False)
    (page,) = table()
    image = scanned(page, seed=7)
    with pytest.raises(UnreadableFileError, match=rf"'a\.{ending}' .*OCR.*pip install 'policydiff\[ocr\]'"):
        written(tmp_path, as_pdf([image]) if ending == "pdf" else as_png(image), f"a.{ending}")


@pytest.mark.ocr
@without_recogniser
def test_a_picture_without_characters_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"'a\.png' is a picture in which no character was recognised"):
        written(tmp_path, as_png(Image.new("L", (600, 400), 240)), "a.png")


def test_a_text_loads_no_library_for_pictures(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("一、公开\n（一）公开预算。（省财政厅负责）\n", encoding="utf-8")
    program = (
        "import json, sys\nfrom documents.reading import read_document\n"
        f"read_document({str(path)!r})\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded & {"rapidocr", "onnxruntime", "cv2", "PIL", "pypdfium2", "pdfplumber"} == set()


@pytest.mark.browser
@pytest.mark.ocr
@without_recogniser
def test_a_page_whose_fonts_do_not_say_their_characters_is_recognised(tmp_path):
    required("chromium")
    page = (
        '<meta charset="utf-8"><h1>2026年治水要点</h1><p>（一）清淤。年底前清理河道三公里。（责任单位：县水利局）</p>'
    )
    data = browser_pdf(page.encode(), tmp_path)
    assert b"/ToUnicode" in data
    document = written(tmp_path, data.replace(b"/ToUnicode", b"/ToUnicodX"), "a.pdf")
    assert [(task.title, task.responsible_units) for task in document.tasks] == [("清淤。", ("县水利局",))]
    assert document.source.recognised_pages == (1,)
