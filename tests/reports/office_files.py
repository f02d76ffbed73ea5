"""Read office files as far as the tests ask, and do to tracked changes what Word does."""

import io
import zipfile

from lxml import etree

from reports.office.paper import make_paper

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


def change_rows(root, comparison):
    """The rows of a document by the ids of their changes: a document prints no ids, but the numbers of the page."""
    ids = {str(row.ordinal): row.id for section in make_paper(comparison).sections for row in section.rows}
    rows = [row for row in root.iter(f"{W}tr") if text_of(row.find(f"{W}tc")).isdecimal()]
    return {ids[text_of(row.find(f"{W}tc"))]: row for row in rows}


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
