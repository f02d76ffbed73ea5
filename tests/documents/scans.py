"""Scans drawn by code: pages of text and ruled tables as a scanner gives them, a little askew and with noise."""

import io

import numpy
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.documents.office_documents import FONT, paragraph_style

__all__ = [
    "A4",
    "PageDrawer",
    "as_pdf",
    "as_png",
    "as_tiff",
    "prose_pages",
    "scanned",
    "table_pages",
    "with_text_layer",
]

DPI = 200
A4 = (1654, 2339)
"""Pixels of an upright page at 200 dpi."""

FONT_FILE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
_SIMPLIFIED = 2  # number of the Simplified Chinese face in the collection: Japanese glyphs of some characters differ
_MARGIN = 170
_NEVER_FIRST = "，。、；：！？）)〕】》”’"


def font(points):
    return ImageFont.truetype(FONT_FILE, round(points * DPI / 72), index=_SIMPLIFIED)


class PageDrawer:
    """Draws lines of characters at places of its own and remembers where each stands, for a layer of text."""

    def __init__(self, size=A4):
        self.image = Image.new("L", size, 255)
        self.draw = ImageDraw.Draw(self.image)
        self.lines = []

    def text(self, left, top, text, points):
        if not text:
            return
        used = font(points)
        self.draw.text((left, top), text, font=used, fill=25)
        self.lines.append((text, left, top, used.getlength(text), points))

    def rule(self, *ends, width=2):
        self.draw.line(ends, fill=20, width=width)


def wrapped(text, width, points):
    """Break a text at a width in pixels; no line begins with a closing mark."""
    used, lines = font(points), [""]
    for character in text:
        if character == "\n":
            lines.append("")
            continue
        if used.getlength(lines[-1] + character) > width:
            start = len(lines[-1])
            if character in _NEVER_FIRST:  # takes the character before it along
                start = len(lines[-1].rstrip(_NEVER_FIRST)) - 1
            lines[-1:] = [lines[-1][:start], lines[-1][start:]]
        lines[-1] += character
    return lines


def prose_pages(text, points=14, size=A4):
    """Set a text: its first paragraph as a title, the others with an indent of two characters."""
    step = round(points * DPI / 72 * 1.7)
    indent = round(points * DPI / 72 * 2)
    pages, top = [], size[1]
    for place, paragraph in enumerate(text.split("\n")):
        width = size[0] - 2 * _MARGIN
        lines = wrapped("　　" + paragraph if place else paragraph, width, points)
        for at, line in enumerate(lines):
            if top > size[1] - _MARGIN - step:
                pages.append(PageDrawer(size))
                top = _MARGIN
            left = _MARGIN
            if not place:
                left = (size[0] - font(points).getlength(line)) / 2
            pages[-1].text(left + (indent if place and not at else 0), top, line.lstrip("　"), points)
            top += step
    for number, page in enumerate(pages, 1):
        page.text(size[0] / 2 - 40, size[1] - 110, f"— {number} —", 11)
    return pages


def table_pages(title, rows, widths, points=10, size=(A4[1], A4[0]), merged=()):
    """Set a ruled table, its header on each page; `merged` holds (column, first row, last row), header counted."""
    height, pad = points * DPI / 72, 10
    step = round(height * 1.45)
    edges = [_MARGIN]
    for width in widths:
        edges.append(edges[-1] + width)
    cells = [
        [wrapped(cell, width - 2 * pad - 4, points) for cell, width in zip(row, widths, strict=True)] for row in rows
    ]
    heights = [max(len(cell) for cell in row) * step + 2 * pad for row in cells]
    covered = {(row, column) for column, first, last in merged for row in range(first + 1, last + 1)}
    pages, top = [], size[1]
    for at, row in enumerate(cells):
        if top + heights[at] > size[1] - _MARGIN:
            pages.append(PageDrawer(size))
            top = _MARGIN
            if len(pages) == 1:
                pages[-1].text((size[0] - font(16).getlength(title)) / 2, top, title, 16)
                top += 90
            elif at:
                top = _row(pages[-1], cells[0], edges, top, heights[0], step, pad, points)
            pages[-1].rule(edges[0], top, edges[-1], top)
        keep = {column for column in range(len(row)) if (at, column) in covered}
        top = _row(
            pages[-1],
            row,
            edges,
            top,
            heights[at],
            step,
            pad,
            points,
            keep,
            last=at + 1 == len(cells) or None,
            open_below={c for c, first, last in merged if first <= at < last},
        )
    return pages


def _row(page, row, edges, top, height, step, pad, points, covered=(), last=None, open_below=()):
    for column, lines in enumerate(row):
        left, right = edges[column], edges[column + 1]
        page.rule(left, top, left, top + height)
        page.rule(right, top, right, top + height)
        if column not in covered:
            page.rule(left, top, right, top)
            for place, line in enumerate(lines):
                page.text(left + pad, top + pad + place * step, line, points)
        if column not in open_below:
            page.rule(left, top + height, right, top + height)
    return top + height


def scanned(page, *, seed, skew=0.5, noise=9, grey=232):
    """Make a scan of a drawn page: turned by degrees, paper that is not white, specks and noise."""
    rng = numpy.random.default_rng(seed)
    image = page.image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    paper = numpy.asarray(image, dtype=numpy.float32) * (grey / 255)
    paper += rng.normal(0, noise, paper.shape)
    for _ in range(60):
        y, x = rng.integers(0, paper.shape[0] - 3), rng.integers(0, paper.shape[1] - 3)
        paper[y : y + 2, x : x + 2] = 90
    return Image.fromarray(paper.clip(0, 255).astype(numpy.uint8))


def as_pdf(images):
    stream = io.BytesIO()
    first, *others = (image.copy() for image in images)  # what JPEG leaves in an image no TIFF takes
    first.save(stream, "PDF", resolution=DPI, save_all=True, append_images=others)
    return stream.getvalue()


def as_png(image):
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(DPI, DPI))
    return stream.getvalue()


def as_tiff(images):
    stream = io.BytesIO()
    first, *others = images
    first.save(stream, "TIFF", save_all=True, append_images=others, dpi=(DPI, DPI))
    return stream.getvalue()


def with_text_layer(pages, images):
    """Lay the text of drawn pages, unseen, over their scans, line by line, as programs for scanning do."""
    stream = io.BytesIO()
    paragraph_style()  # registers the font
    canvas = Canvas(stream, invariant=1)
    for page, image in zip(pages, images, strict=True):
        width, height = (side * 72 / DPI for side in image.size)
        canvas.setPageSize((width, height))
        picture = io.BytesIO()
        image.save(picture, "PNG")
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        for text, left, top, length, points in page.lines:
            line = canvas.beginText()
            line.setTextRenderMode(3)
            line.setFont(FONT, points)
            line.setHorizScale(100 * length * 72 / DPI / canvas.stringWidth(text, FONT, points))
            line.setTextOrigin(left * 72 / DPI, height - top * 72 / DPI - points * 1.15)
            line.textOut(text)
            canvas.drawText(line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
