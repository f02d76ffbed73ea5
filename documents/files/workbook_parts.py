"""The parts of an .xlsx package: which member holds which sheet, and what A1 names."""

import re
import zipfile
from collections.abc import Iterable
from typing import Final

__all__ = ["cell_place", "sheet_members"]

_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,10})")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sheet_members(package: zipfile.ZipFile) -> Iterable[tuple[str, str]]:
    """Give the name of each sheet and the member of the package that holds it; nothing for another package."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    if "xl/workbook.xml" not in package.namelist():
        return []
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    sheets = (
        (one.get("name"), one.get(_RELATION) or one.get(_STRICT_RELATION)) for one in book.iterfind(".//{*}sheet")
    )
    found = ((name, targets.get(relation, "")) for name, relation in sheets if name)
    return [(name, target[1:] if target.startswith("/") else f"xl/{target}") for name, target in found]


def cell_place(reference: str) -> tuple[int, int] | None:
    """Read A1 as (row, column), both from 1; None for what names no cell."""
    found = _CELL.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
