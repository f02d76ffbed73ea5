import io

import pdfplumber
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from documents.files.pdf_characters import page_characters
from tests.documents.office_documents import pdf_table

ASKED = ("text", "fontname", "size", "upright", "matrix", "x0", "x1", "y0", "y1", "top", "bottom", "page_number")


def printed(*places, size=12):
    """A page with 公开 at each place, in points from the lower left corner."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 200))
    canvas.setFont("STSong-Light", size)
    for x, y in places:
        canvas.drawString(x, y, "公开")
    canvas.save()
    return stream.getvalue()


def both(data):
    """The characters of the first page as we give them and as pdfplumber does, doubles left out."""
    with pdfplumber.open(io.BytesIO(data)) as ours, pdfplumber.open(io.BytesIO(data)) as whole:
        told = [{name: one[name] for name in ASKED} for one in whole.pages[0].dedupe_chars().chars]
        return [{name: one[name] for name in ASKED} for one in page_characters(ours.pages[0])], told


def test_characters_are_what_the_library_says_of_them():
    ours, told = both(pdf_table("工作清单", [("1", "公开", "编制重大行政决策目录。", "省司法厅")]))
    assert ours == told
    assert "编制重大行政决策目录。" in "".join(one["text"] for one in ours)


def test_heavy_print_is_one_character_and_a_word_that_is_repeated_is_two():
    ours, told = both(printed((20, 100), (20.4, 100.2), (20, 101.5), (60, 100)))
    assert ours == told
    assert "".join(one["text"] for one in ours) == "公开公开公开"


def test_a_page_without_text_has_no_characters():
    assert both(printed()) == ([], [])


def test_characters_that_are_turned_stretched_or_drawn_by_a_form_are_the_same():
    registerFont(UnicodeCIDFont("STSong-Light"))
    registerFont(CIDFont("STSong-Light", "UniGB-UCS2-V"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 200))
    canvas.beginForm("stamp")
    canvas.setFont("STSong-Light", 9)
    canvas.drawString(5, 5, "同意（公开）a b")
    canvas.endForm()
    for turned in (0, 30, 90, 180):
        canvas.saveState()
        canvas.translate(150, 100)
        canvas.rotate(turned)
        canvas.scale(1.5, -0.5 if turned == 30 else 1)
        canvas.doForm("stamp")
        canvas.restoreState()
    text = canvas.beginText(20, 150)
    text.setFont("STSong-Light", 12)
    text.setCharSpace(3)
    text.setWordSpace(5)
    text.setHorizScale(80)
    text.setRise(4)
    text.textOut("办公 厅 a b")
    canvas.drawText(text)
    canvas.setFont("STSong-Light-UniGB-UCS2-V", 12)
    canvas.drawString(250, 180, "竖排公文".encode("utf-16-be").decode("latin-1"))
    canvas.save()
    ours, told = both(stream.getvalue())
    assert ours == told
    assert len(ours) > 40


def corners(page):
    return [(one["orientation"], one["x0"], one["top"], one["x1"], one["bottom"]) for one in page.edges]


def test_the_rules_of_a_page_stay():
    data = pdf_table("工作清单", [("1", "公开", "编制重大行政决策目录。", "省司法厅")])
    with pdfplumber.open(io.BytesIO(data)) as ours, pdfplumber.open(io.BytesIO(data)) as whole:
        page_characters(ours.pages[0])
        assert corners(ours.pages[0]) == corners(whole.pages[0]) != []
