"""Read office files as far as the tests ask, and do to tracked changes what Word does."""

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def entries(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.infolist()


def document(content):
    return etree.fromstring(parts(content)["word/document.xml"])


def paragraphs(element):
    return [text_of(paragraph) for paragraph in element.iter(f"{W}p")]


def text_of(element):
    return "".join(node.text or "" for node in element.iter(f"{W}t", f"{W}delText"))


def table_rows(root):
    return [list(row.iter(f"{W}tc")) for row in root.iter(f"{W}tr")]


def row_of(root, change_id):
    (row,) = [row for row in root.iter(f"{W}tr") if re.search(rf"{change_id}\b", text_of(row))]
    return row


def accepted(root):
    return _settled(root, keep="ins", drop="del")


def rejected(root):
    return _settled(root, keep="del", drop="ins")


def _settled(root, *, keep, drop):
    """Accept or reject all: rows, ends of paragraphs and runs, as the standard says."""
    root = etree.fromstring(etree.tostring(root))
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{drop}") is not None:
            row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is None:
            continue
        after = paragraph.getnext()
        for position, run in enumerate([child for child in paragraph if child.tag != f"{W}pPr"]):
            after.insert(position + (after.find(f"{W}pPr") is not None), run)
        paragraph.getparent().remove(paragraph)
    for mark in list(root.iter(f"{W}{drop}")):
        if mark.getparent() is not None and mark.getparent().tag == f"{W}p":
            mark.getparent().remove(mark)
    for mark in list(root.iter(f"{W}{keep}")):
        parent = mark.getparent()
        if parent.tag == f"{W}p":
            for run in mark:
                mark.addprevious(run)
            parent.remove(mark)
    return root


def sheets(content):
    """Every sheet as lists of cells, by name."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def sheet_xml(content, position):
    return etree.fromstring(parts(content)[f"xl/worksheets/sheet{position}.xml"])


def shared_strings(content):
    return etree.fromstring(parts(content)["xl/sharedStrings.xml"])
