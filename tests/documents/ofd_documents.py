"""OFD files as a text program writes them: lines of text and rules on pages of A4."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACE = "http://www.ofdspec.org/2016"
WIDTH, HEIGHT, MARGIN = 297.0, 210.0, 15.0
SIZE = 3.5
PADDING = 1.0


class Page:
    """Objects on a page; sizes are in millimetres."""

    def __init__(self):
        self.objects = []

    def text(self, x, y, text, size=SIZE):
        """Write a line; `y` is its top."""
        widths = " ".join(f"{size if ord(one) > 0x2E7F else size / 2:g}" for one in text[:-1])
        deltas = f' DeltaX="{widths}"' if widths else ""
        self.objects.append(
            f'<ofd:TextObject ID="{len(self.objects) + 10}" Boundary="{x:g} {y:g} {size * len(text):g} {size:g}" '
            f'Font="1" Size="{size:g}"><ofd:TextCode X="0" Y="{size * 0.88:g}"{deltas}>{escape(text)}</ofd:TextCode>'
            "</ofd:TextObject>"
        )

    def rule(self, x0, y0, x1, y1):
        self.objects.append(
            f'<ofd:PathObject ID="{len(self.objects) + 10}" Boundary="{x0:g} {y0:g} {x1 - x0 + 0.1:g} {y1 - y0 + 0.1:g}" '
            f'LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L {x1 - x0:g} {y1 - y0:g}</ofd:AbbreviatedData></ofd:PathObject>'
        )


def saved(pages):
    """Pack pages into a file."""

    def element(name, content, attributes=""):
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} xmlns:ofd="{NAMESPACE}"{attributes}>{content}</ofd:{name}>'

    listed = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
    head = "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    parts = {
        "OFD.xml": element("OFD", head, ' Version="1.0" DocType="OFD"'),
        "Doc_0/Document.xml": element(
            "Document", f"<ofd:CommonData>{area}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        ),
    }
    for number, page in enumerate(pages):
        content = f'<ofd:Content><ofd:Layer ID="2">{"".join(page.objects)}</ofd:Layer></ofd:Content>'
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = element("Page", content)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def prose(*pages):
    """Pages of lines."""
    made = []
    for lines in pages:
        page = Page()
        for number, line in enumerate(lines):
            page.text(MARGIN, MARGIN + number * 2 * SIZE, line)
        made.append(page)
    return saved(made)


def _lines(text, width):
    """Break a cell into lines as wide as its column."""
    room = (width - 2 * PADDING) / SIZE
    lines, used = [""], 0.0
    for one in text:
        share = 1.0 if ord(one) > 0x2E7F else 0.5
        if used + share > room and one not in "，。、；：）！？”》":
            lines.append("")
            used = 0.0
        lines[-1] += one
        used += share
    return lines


def paragraphs(texts):
    """Pages of paragraphs, each indented by two characters and broken at the edge of the page."""
    lines = [line for text in texts for line in _lines("　　" + text, WIDTH - 2 * MARGIN)]
    room = int((HEIGHT - 2 * MARGIN) / (2 * SIZE))
    return prose(*(lines[at : at + room] for at in range(0, len(lines), room)))


def table(title, header, rows, widths):
    """A ruled table below a title; rows are not cut by the end of a page, and the header stands on each."""
    shares = [width * (WIDTH - 2 * MARGIN) / sum(widths) for width in widths]
    edges = [MARGIN + sum(shares[:column]) for column in range(len(shares) + 1)]
    page = Page()
    page.text(MARGIN, MARGIN, title, 6.0)
    pages, top, begin = [page], MARGIN + 12, MARGIN + 12

    def close():
        for edge in edges:
            pages[-1].rule(edge, begin, edge, top)

    for number, row in enumerate((header, *rows)):
        cells = [_lines(cell, width) for cell, width in zip(row, shares, strict=True)]
        height = max(map(len, cells)) * SIZE * 1.3 + 2 * PADDING
        if top + height > HEIGHT - MARGIN and number:
            close()
            pages.append(Page())
            top = begin = MARGIN
        pages[-1].rule(edges[0], top, edges[-1], top)
        for edge, lines in zip(edges, cells, strict=False):
            for place, line in enumerate(lines):
                if line:
                    pages[-1].text(edge + PADDING, top + PADDING + place * SIZE * 1.3, line)
        top += height
        pages[-1].rule(edges[0], top, edges[-1], top)
    close()
    return saved(pages)
