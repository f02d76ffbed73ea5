import io

import pdfplumber
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
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
