"""Word and PDF files with the tasks of a gold document, made as an office would lay them out."""

import io
import json
import struct
import unicodedata
import zlib
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

GOLD = Path(__file__).parent.parent / "gold" / "tasks"
FONT = "STSong-Light"
PICTURE = object()
"""Stands for a page that is a picture."""

WIDTHS = (34, 120, 420, 150)
HEADER = ("序号", "重点任务", "工作内容", "责任单位")


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def gold_tasks(name):
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["tasks"]


def gold_rows(name):
    """Number, last heading, text and units of the tasks of a gold document, numbered from 1."""
    rows = [
        (str(place), (task["section"] or [""])[-1], task["text"], task["unit_text"])
        for place, task in enumerate(gold_tasks(name), 1)
    ]
    return [tuple(map(folded, row)) for row in rows]


def read_rows(document):
    """Give the same of what was read."""
    rows = [(task.number, (task.section or ("",))[-1], task.text, task.unit_text) for task in document.tasks]
    return [tuple(map(folded, row)) for row in rows]


def word_table(title, rows, merged=()):
    """A title above a table; `merged` holds (column, first row, last row) of the body."""
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(rows=1 + len(rows), cols=len(HEADER))
    for place, cells in enumerate((HEADER, *rows)):
        for column, cell in enumerate(cells):
            table.cell(place, column).text = cell
    for column, first, last in merged:
        text = table.cell(first + 1, column).text
        table.cell(first + 1, column).merge(table.cell(last + 1, column)).text = text
    return saved(document)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered_list(document, levels):
    """Add a list to a document; `levels` holds (format, pattern). Give the id to number paragraphs with."""
    lists = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (form, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            element = OxmlElement(tag)
            element.set(qn("w:val"), value)
            level.append(element)
        abstract.append(level)
    lists.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    origin = OxmlElement("w:abstractNumId")
    origin.set(qn("w:val"), "77")
    number.append(origin)
    lists.append(number)
    return "77"


def add_numbered(document, text, name, depth):
    paragraph = document.add_paragraph(text)
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(depth)), ("w:numId", name)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        properties.append(element)
    paragraph._p.get_or_add_pPr().append(properties)
    return paragraph


def paragraph_style(size=10.5):
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return ParagraphStyle("cell", fontName=FONT, fontSize=size, leading=size * 1.4, wordWrap="CJK")


def pdf_table(title, *pages, header=HEADER, number="- {} -"):
    """A ruled table, its header on each page; each of `pages` holds rows, and goes on over pages as they fill."""
    style = paragraph_style()
    flow = [Paragraph(title, paragraph_style(16)), Spacer(1, 12)]
    for place, rows in enumerate(pages):
        cells = [[Paragraph(cell, style) for cell in row] for row in (header, *rows)]
        table = Table(cells, colWidths=WIDTHS, repeatRows=1)
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        flow += [*([PageBreak()] * (place > 0)), table]
    return _built(flow, landscape(A4), number)


def pdf_prose(pages):
    """Pages of paragraphs; a page number stands at the foot of each."""
    flow = []
    for place, paragraphs in enumerate(pages):
        flow += [PageBreak()] * (place > 0)
        flow += (
            [Image(_dot(), 430, 660)]
            if paragraphs is PICTURE
            else [Paragraph(text, paragraph_style(14)) for text in paragraphs]
        )
    return _built(flow, A4, "- {} -")


def _dot():
    """A PNG of one grey point, to be stretched."""
    row = zlib.compress(b"\0\x80")
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", row), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def _built(flow, size, number):
    stream = io.BytesIO()

    def foot(canvas, document):
        paragraph_style()
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(size[0] / 2, 30, number.format(document.page))

    SimpleDocTemplate(stream, pagesize=size, invariant=1).build(flow, onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()
