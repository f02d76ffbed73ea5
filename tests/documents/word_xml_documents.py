"""Word files in one piece of XML: the package of a .docx laid flat, and the XML of Word 2003."""

import io
import zipfile
from xml.sax.saxutils import escape

W2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
HINT = "http://schemas.microsoft.com/office/word/2003/auxHint"


def flat_package(data):
    """Lay a .docx flat."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and not name.startswith("["):
                text = package.read(name).decode()
                content = text.partition("?>")[2] if text.startswith("<?xml") else text
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return (head + f'<pkg:package xmlns:pkg="{namespace}">{"".join(parts)}</pkg:package>').encode()


def word_2003(blocks):
    """Write the XML of Word 2003; blocks are texts, (printed number, text), or lists of rows of (text, merged)."""
    body = "".join(_table(block) if isinstance(block, list) else _paragraph(block) for block in blocks)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<w:wordDocument xmlns:w="{W2003}" xmlns:wx="{HINT}"><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>'
    ).encode()


def _paragraph(block):
    number, text = block if isinstance(block, tuple) else ("", block)
    listed = f'<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="{number}"/></w:listPr>' if number else ""
    properties = f"<w:pPr>{listed}</w:pPr>"
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(cell):
    text, merged = cell
    sign = {"": "", "begins": '<w:vmerge w:val="restart"/>', "goes on": "<w:vmerge/>"}[merged]
    return f"<w:tc><w:tcPr>{sign}</w:tcPr>{_paragraph(text)}</w:tc>"
