"""What is far from all else in an Excel sheet: for one blank in the last cell readers lay out all that is between.

The gaps are closed in a copy of the workbook, and each row and column keeps the place that it had.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from documents.files.workbook_parts import cell_place, sheet_members

__all__ = ["SheetPlaces", "without_gaps"]

_WIDEST_GAP: Final = 50
"""Empty rows or columns that stay: a form has some; more is a stray cell."""

_USUAL_ROWS: Final = 1000
"""Rows that a sheet may have beyond twice those that are written in it before anybody looks for gaps."""

_LARGEST: Final = 300_000_000
"""Bytes of a sheet that is looked through; a sheet of a million rows has fewer."""

_TAG: Final = re.compile(rb"<((?:\w+:)?)(c|row|col|mergeCell)\b([^<>]*?)(/?)>")
_REFERENCE: Final = re.compile(rb'(\b(?:r|ref)=")([A-Z0-9:]+)(")')
_NAMED_ROW: Final = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br="([0-9]{1,10})"')
_FAR_CELL: Final = re.compile(rb'\br="(?:[A-Z]{3}[0-9]|[A-Z]*[0-9]{6})')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER: Final = re.compile(rb'\b(r|min|max)="([0-9]{1,10})"')
_DIMENSION: Final = re.compile(rb"<(?:\w+:)?dimension\b[^<>]*/>")


@dataclass(frozen=True, slots=True)
class SheetPlaces:
    """Where the rows and columns of a sheet stand in its file.

    Attributes:
        rows: number of each row, from 1; empty where no gap was closed.
        columns: number of each column, from 1; empty where no gap was closed.
        hidden_rows: rows with cells that the file hides.
        hidden_columns: columns with cells that the file hides.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0


def without_gaps(data: bytes) -> tuple[bytes, Mapping[str, SheetPlaces]]:
    """Close the gaps in the sheets of a workbook.

    Args:
        data: the bytes of an .xlsx or .xlsm file; others are left alone.

    Returns:
        (the bytes to read, where things stand by the name of the sheet). A damaged file is left to its reader.
    """
    places: dict[str, SheetPlaces] = {}
    changed: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {one.filename: one for one in package.infolist()}
            for name, part in sheet_members(package):
                if part not in members or members[part].file_size > _LARGEST:
                    continue
                xml = package.read(part)
                if _is_suspicious(xml):
                    places[name], rewritten = _closed(xml)
                    if rewritten is not None:
                        changed[part] = rewritten
            if not changed:
                return data, places
            copy = io.BytesIO()
            with zipfile.ZipFile(copy, "w") as written:
                for name in members:
                    written.writestr(name, changed[name] if name in changed else package.read(name))
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, SyntaxError):
        return data, {}
    return copy.getvalue(), places


def _is_suspicious(xml: bytes) -> bool:
    """Tell at little cost whether a sheet may have far cells or hides something."""
    rows = _NAMED_ROW.findall(xml)
    highest = max(map(int, rows), default=0)
    far = highest > 2 * len(rows) + _USUAL_ROWS or _FAR_CELL.search(xml) is not None
    return far or _HIDDEN.search(xml) is not None


def _closed(xml: bytes) -> tuple[SheetPlaces, bytes | None]:
    """Find where the cells of a sheet stand, and close its gaps; None where it has none."""
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    hidden_rows: set[int] = set()
    hidden_columns: list[range] = []
    for tag in _TAG.finditer(xml):
        if tag[2] == b"c" and not tag[4]:
            named = _REFERENCE.search(tag[3])
            place = cell_place(named[2].decode()) if named else None
            if place is not None:
                used_rows.add(place[0])
                used_columns.add(place[1])
        elif tag[2] in (b"row", b"col") and _HIDDEN.search(tag[3]):
            numbers = {found[1]: int(found[2]) for found in _NUMBER.finditer(tag[3])}
            if b"r" in numbers:
                hidden_rows.add(numbers[b"r"])
            elif b"min" in numbers and b"max" in numbers:
                hidden_columns.append(range(numbers[b"min"], numbers[b"max"] + 1))
    rows, columns = _kept(used_rows), _kept(used_columns)
    hidden = (
        len(used_rows & hidden_rows),
        sum(any(column in hidden for hidden in hidden_columns) for column in used_columns),
    )
    if len(rows) == max(used_rows, default=0) and len(columns) == max(used_columns, default=0):
        return SheetPlaces((), (), *hidden), None
    new_rows = {old: new for new, old in enumerate(rows, 1)}
    new_columns = {old: new for new, old in enumerate(columns, 1)}

    def moved(tag: re.Match[bytes]) -> bytes:
        if tag[2] in (b"c", b"mergeCell"):
            return _REFERENCE.sub(lambda found: found[1] + _moved(found[2], new_rows, new_columns) + found[3], tag[0])
        if tag[2] == b"row":
            return _NUMBER.sub(lambda found: b'r="%d"' % new_rows.get(int(found[2]), len(rows)), tag[0])
        return tag[0]

    return SheetPlaces(rows, columns, *hidden), _TAG.sub(moved, _DIMENSION.sub(b"", xml))


def _kept(used: Collection[int]) -> tuple[int, ...]:
    """Number the rows or columns that stay: those that hold something, and narrow gaps between."""
    kept: list[int] = []
    last = 0
    for number in sorted(used):
        gap = number - last - 1
        kept += range(number - min(gap, _WIDEST_GAP), number + 1)
        last = number
    return tuple(kept)


def _moved(reference: bytes, rows: Mapping[int, int], columns: Mapping[int, int]) -> bytes:
    """Write a cell or a range at its new place; what stands where nothing is goes to the last row and column."""
    corners = []
    for corner in reference.decode().split(":"):
        place = cell_place(corner)
        if place is None:
            return reference
        row, column = rows.get(place[0], len(rows)), columns.get(place[1], len(columns))
        letters = ""
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(ord("A") + letter) + letters
        corners.append(f"{letters}{row}")
    return ":".join(corners).encode()
