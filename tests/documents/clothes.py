"""One task table in the forms in which offices hand it in: Word old and new, Excel, pages, PDF, OFD, Markdown, tabs in GBK."""

import html
import io
import subprocess

import docx
import xlsxwriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.documents.files.test_mail import mail, saved_page
from tests.documents.ofd_documents import paragraphs as ofd_paragraphs
from tests.documents.ofd_documents import table as ofd_table
from tests.documents.office_documents import gold_tasks, paragraph_style, saved
from tests.documents.old_word_documents import old_word as old_word_file
from tests.documents.old_word_documents import paragraph, table_document
from tests.documents.word_xml_documents import flat_package, word_2003

__all__ = [
    "CLOTHES",
    "CONVERTED",
    "HEADER",
    "PROSE",
    "Sheet",
    "browser_pdf",
    "converted",
    "converted_file",
    "gold_sheet",
    "web_page",
]

HEADER = ("序号", "工作事项", "工作内容", "牵头单位", "责任单位", "配合单位", "完成时限")
_MERGED = (1, 3, 4, 5, 6)
"""Columns in which offices merge neighbours that are the same; cells without text stay apart."""

_WIDTHS = (30, 90, 300, 90, 110, 70, 60)


class Sheet:
    """A title above rows of cells, the header not among them."""

    def __init__(self, title, rows):
        self.title, self.rows = title, rows

    def runs(self):
        """Give (column, first row, last row) of the cells that are merged; what differs in its heading is not."""
        for column in _MERGED:
            first = 0
            for at in range(1, len(self.rows) + 1):
                same = at < len(self.rows) and self._key(at, column) == self._key(first, column)
                if same and self.rows[at][column]:
                    continue
                if at - first > 1:
                    yield column, first, at - 1
                first = at

    def _key(self, row, column):
        return self.rows[row][1], self.rows[row][column]


def gold_sheet(name):
    """The tasks of a gold document with their last heading."""
    rows = []
    for place, task in enumerate(gold_tasks(name), 1):
        units = ["、".join(task.get(role, ())) for role in ("lead_units", "responsible_units", "cooperating_units")]
        rows.append((str(place), (task["section"] or [""])[-1], task["text"], *units, task["deadline"] or ""))
    return Sheet("2020年重点工作任务分解表", rows)


def word(sheet):
    document = docx.Document()
    document.add_paragraph(sheet.title)
    table = document.add_table(rows=1 + len(sheet.rows), cols=len(HEADER))
    lines = [list(row.cells) for row in table.rows]
    for cells, row in zip(lines, (HEADER, *sheet.rows), strict=True):
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    for column, first, last in sheet.runs():
        text = sheet.rows[first][column]
        lines[first + 1][column].merge(lines[last + 1][column]).text = text
    return saved(document)


def workbook(sheet):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 0, len(HEADER) - 1, sheet.title)
        merged = {(row, column) for column, first, last in sheet.runs() for row in range(first, last + 1)}
        for at, row in enumerate((HEADER, *sheet.rows)):
            for column, text in enumerate(row):
                if (at - 1, column) not in merged:
                    page.write(at + 1, column, int(text) if column == 0 and at else text)
        for column, first, last in sheet.runs():
            page.merge_range(first + 2, column, last + 2, column, sheet.rows[first][column])
    return stream.getvalue()


def web_page(sheet):
    spans = {(first, column): last - first + 1 for column, first, last in sheet.runs()}
    covered = {(row, column) for column, first, last in sheet.runs() for row in range(first + 1, last + 1)}
    lines = ["".join(f"<th>{name}</th>" for name in HEADER)]
    for at, row in enumerate(sheet.rows):
        cells = [
            f"<td rowspan={spans.get((at, column), 1)}>{html.escape(text)}</td>"
            for column, text in enumerate(row)
            if (at, column) not in covered
        ]
        lines.append("".join(cells))
    style = "table{border-collapse:collapse} td,th{border:1px solid #000} body{background:#fff} div{background:#fefefe}"
    table = "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{style}</style></head>'
        f"<body><div><h1>{sheet.title}</h1>{table}</div></body></html>"
    ).encode()


def ruled_pdf(sheet):
    style = paragraph_style(9)
    cells = [[Paragraph(html.escape(cell), style) for cell in row] for row in (HEADER, *sheet.rows)]
    table = Table(cells, colWidths=_WIDTHS, repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    stream = io.BytesIO()
    flow = [Paragraph(sheet.title, paragraph_style(16)), Spacer(1, 12), table]
    SimpleDocTemplate(stream, pagesize=landscape(A4), invariant=1).build(flow)
    return stream.getvalue()


def markdown(sheet):
    lines = [HEADER, ("---",) * len(HEADER), *sheet.rows]
    return (f"{sheet.title}\n\n" + "".join("| " + " | ".join(line) + " |\n" for line in lines)).encode()


def tabs_in_gbk(sheet):
    lines = ["\t".join(row) for row in (HEADER, *sheet.rows)]
    return "\n".join([sheet.title, *lines]).encode("gb18030")


def old_word(sheet):
    return table_document(sheet.title, HEADER, sheet.rows, list(sheet.runs()))


def ofd(sheet):
    return ofd_table(sheet.title, HEADER, sheet.rows, _WIDTHS)


def page_in_one_file(sheet):
    return saved_page(web_page(sheet).decode(), "gb18030", declared="gb2312")


def page_in_a_mail(sheet):
    return mail("请查看网页。", web_page(sheet).decode())


def flat_word(sheet):
    return flat_package(word(sheet))


def converted(sheet, ending, folder):
    """Let LibreOffice save the Word file, or the workbook, in another format."""
    source = folder / ("source.xlsx" if ending in ("xls", "ods") else "source.docx")
    source.write_bytes(workbook(sheet) if source.suffix == ".xlsx" else _ended(word(sheet)))
    return converted_file(source, "doc" if ending == "wps" else ending, folder)


def converted_file(source, made, folder):
    """Let LibreOffice save a file in another format."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", made]
    subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{made}").read_bytes()


def _ended(data):
    """Let a paragraph follow the table, as in every file that a person made."""
    document = docx.Document(io.BytesIO(data))
    document.add_paragraph("")
    return saved(document)


def browser_pdf(page, folder):
    """Print a web page as people do: Chromium's own PDF."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target.read_bytes()


CLOTHES = {
    "docx": word,
    "xlsx": workbook,
    "html": web_page,
    "pdf": ruled_pdf,
    "md": markdown,
    "txt": tabs_in_gbk,
    "doc": old_word,
    "ofd": ofd,
    "mht": page_in_one_file,
    "eml": page_in_a_mail,
    "xml": flat_word,
}
"""Ending of the file → what writes it."""


def _word_of(texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def _page_of(texts):
    return "<html><body>" + "".join(f"<p>{html.escape(text)}</p>" for text in texts) + "</body></html>"


PROSE = {
    "docx": _word_of,
    "doc": lambda texts: old_word_file([paragraph(text) for text in texts]),
    "html": lambda texts: _page_of(texts).encode("gb18030"),
    "mht": lambda texts: saved_page(_page_of(texts), "utf-16", declared="unicode"),
    "eml": lambda texts: mail("\n".join(texts)),
    "xml": word_2003,
    "ofd": ofd_paragraphs,
    "txt": lambda texts: "\n".join(texts).encode("gb18030"),
}
"""Ending of the file → what writes paragraphs."""

CONVERTED = ("doc", "wps", "rtf", "odt", "xls", "ods")
"""Endings of the files that LibreOffice writes."""
