"""How an Excel sheet shows its dates: 2026年10月 is stored as the first of October, and only its format tells.

Source:
    ECMA-376 part 1, 18.8.30 (numFmt), with the formats that the Chinese edition has built in.
"""

import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from documents.files.workbook_parts import cell_place, sheet_members

__all__ = ["DateFormats", "date_formats", "shown_date"]

DateFormats = Mapping[tuple[int, int], str]
"""The formats of cells by row and column, both from 0."""

_BUILT_IN: Final = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    17: "yyyy年m月",  # mmm-yy, which Excel names by its language: Oct-26
    31: "yyyy年m月d日",
}
_NO_WORDS: Final = re.compile(r'["\\]|\[[^\]]*\]|;.*$')
_WORDED: Final = re.compile(r"(?:(?P<year>y+)年)?(?:(?P<month>m+)月(?:份)?)?(?:(?P<day>d+)日)?", re.IGNORECASE)
_MONTH: Final = re.compile(r"y{4}[-/.]m{1,2}", re.IGNORECASE)
"""A year and a month without words: 2026-10 ends with the month as 2026年10月 does."""

_PART: Final = re.compile(r"y+|m+|d+", re.IGNORECASE)
_TAG: Final = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_REFERENCE: Final = re.compile(rb'\br="([A-Z0-9]+)"')
_STYLE: Final = re.compile(rb'\bs="([0-9]{1,6})"')
_LARGEST: Final = 300_000_000
"""Bytes of a sheet that is looked through; a sheet of a million rows has fewer."""


def date_formats(data: bytes) -> Mapping[str, DateFormats]:
    """Find the cells whose dates are shown in words, such as yyyy年m月, or without a day.

    Args:
        data: the bytes of an .xlsx or .xlsm file; others have none.

    Returns:
        The formats of the cells by the name of the sheet; none for a damaged file, which is left to its reader.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            styles = _worded_styles(package)
            if not styles:
                return {}
            members = {one.filename: one for one in package.infolist()}
            return {
                name: dict(_cells(package.read(part), styles))
                for name, part in sheet_members(package)
                if part in members and members[part].file_size <= _LARGEST
            }
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, SyntaxError):
        return {}


def shown_date(day: datetime.date, code: str) -> str:
    """Write a date as a format shows it: 2026年10月 with yyyy年m月, 2026-03 with yyyy-mm."""
    numbers = {"y": day.year, "m": day.month, "d": day.day}
    padded = _MONTH.fullmatch(code) is not None
    return _PART.sub(lambda part: str(numbers[part[0][0].lower()]).zfill(len(part[0]) if padded else 1), code)


def _worded_styles(package: zipfile.ZipFile) -> Mapping[int, str]:
    """Give the styles of cells that show dates in words or without a day, by their numbers."""
    from lxml import etree

    if "xl/styles.xml" not in package.namelist():
        return {}
    root = etree.fromstring(package.read("xl/styles.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    codes = dict(_BUILT_IN)
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        code = _NO_WORDS.sub("", one.get("formatCode", "")).strip()
        if ("月" in code and _WORDED.fullmatch(code)) or _MONTH.fullmatch(code):
            codes[int(one.get("numFmtId"))] = code
    formats = (int(one.get("numFmtId", "0")) for one in root.iterfind("{*}cellXfs/{*}xf"))
    return {number: codes[code] for number, code in enumerate(formats) if code in codes}


def _cells(xml: bytes, styles: Mapping[int, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the cells of a sheet that have one of some styles."""
    for tag in _TAG.finditer(xml):
        style, named = _STYLE.search(tag[1]), _REFERENCE.search(tag[1])
        code = styles.get(int(style[1])) if style is not None else None
        place = cell_place(named[1].decode()) if named is not None else None
        if code is not None and place is not None:
            yield (place[0] - 1, place[1] - 1), code
