"""Word files (.docx): the text of the body in reading order, with the numbers that Word prints by itself."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from documents.blocks import Extracted, Paragraph, Table, as_text
from documents.errors import UnreadableFileError
from documents.model import ReadingWarning
from documents.word_numbering import Numbering, numbering

__all__ = ["word_text"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PASSED_OVER: Final = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr")
)
"""Deleted text and properties. Text that was put in is text, whether or not somebody accepted it."""

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for old programs."""

_SYMBOLS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LARGEST: Final = 200_000_000
"""Bytes that a part may unpack to: the longest plans have some 5 MB of XML; more is a bomb or no document."""

_PARTS: Final = {"word/footnotes.xml": "脚注", "word/endnotes.xml": "尾注", "word/comments.xml": "批注"}


def word_text(data: bytes, name: str) -> Extracted:
    """Read the text of a Word file.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        Paragraphs with their automatic numbers, tables as rows of tabs. Tracked insertions count as text, deletions do
        not. Footnotes, endnotes and comments are named in a warning; headers and footers are furniture.

    Raises:
        UnreadableFileError: the file is damaged or has no body.

    Source:
        ECMA-376, 5th edition, part 1, chapter 17 (WordprocessingML).
    """
    parts = _parts(data, name)
    body = parts["word/document.xml"].find(_W + "body")
    if body is None:
        raise UnreadableFileError(f"{name!r} is a Word file without a body; open it in Word and save it again.")
    numbers = numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    warnings = [
        ReadingWarning("notes-not-read", f"{kind}没有读取（{len(text)}字）")
        for part, kind in _PARTS.items()
        if part in parts and (text := "".join("".join(parts[part].itertext(_W + "t")).split()))
    ]
    return as_text(_blocks(body, numbers), warnings)


def _parts(data: bytes, name: str) -> dict[str, Any]:
    """Parse the parts of the package that matter; entities are not resolved and nothing is fetched."""
    from lxml import etree

    wanted = ("word/document.xml", "word/numbering.xml", "word/styles.xml", *_PARTS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            held = [part for part in wanted if part in package.namelist()]
            if any(package.getinfo(part).file_size > _LARGEST for part in held):
                raise zipfile.BadZipFile(f"it unpacks to more than {_LARGEST:,} bytes")
            parts = {part: etree.fromstring(package.read(part), parser) for part in held}
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        etree.XMLSyntaxError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableFileError(
            f"{name!r} cannot be read as a Word file ({error}); open it in Word and save it again."
        ) from error
    if wanted[0] not in parts:
        raise UnreadableFileError(f"{name!r} is a Word file without a text; open it in Word and save it again.")
    return parts


def _blocks(parent: Any, numbers: Numbering) -> Iterator[Paragraph | Table]:  # noqa: ANN401  lxml has no types
    """Give paragraphs and tables in order, those inside content controls and insertions too."""
    for element in parent:
        if element.tag == _W + "p":
            yield Paragraph(_paragraph(element, numbers))
        elif element.tag == _W + "tbl":
            rows = tuple(_row(row, numbers) for row in element.iter(_W + "tr") if _owner(row) is element)
            if max(map(len, rows), default=0) > 1:
                yield Table(rows)
            else:  # a frame around text is no table
                yield from (Paragraph(cell) for row in rows for cell in row)
        elif isinstance(element.tag, str) and element.tag not in _PASSED_OVER:
            yield from _blocks(element, numbers)


def _owner(row: Any) -> Any:  # noqa: ANN401
    """Find the table of a row; between them may stand content controls."""
    parent = row.getparent()
    while parent is not None and parent.tag != _W + "tbl":
        parent = parent.getparent()
    return parent


def _row(row: Any, numbers: Numbering) -> tuple[str, ...]:  # noqa: ANN401
    """Give the cells of a row; merged cells stand where they begin."""
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    cells = [""] * (0 if skipped is None else _number(skipped, 0))
    for cell in row.iter(_W + "tc"):
        if _nearest_row(cell) is not row:
            continue
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(_W + "val", "continue") == "continue"
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        cells.append("" if goes_on else _cell(cell, numbers))
        cells += [""] * (0 if span is None else _number(span, 1) - 1)
    return tuple(cells)


def _nearest_row(cell: Any) -> Any:  # noqa: ANN401
    parent = cell.getparent()
    while parent is not None and parent.tag != _W + "tr":
        parent = parent.getparent()
    return parent


def _cell(cell: Any, numbers: Numbering) -> str:  # noqa: ANN401
    """Give the paragraphs of a cell, those of a table inside it row by row."""
    lines: list[str] = []
    for block in _blocks(cell, numbers):
        lines += [block.text] if isinstance(block, Paragraph) else [" ".join(row) for row in block.rows]
    return "\n".join(lines)


def _paragraph(element: Any, numbers: Numbering) -> str:  # noqa: ANN401
    return numbers.label(element) + "".join(_runs(element))


def _runs(element: Any) -> Iterator[str]:  # noqa: ANN401
    for child in element:
        if child.tag in _PASSED_OVER or child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        local = child.tag.removeprefix(_W)
        if local == "t":
            yield child.text or ""
        elif local in _SYMBOLS:
            yield _SYMBOLS[local]
        elif local == "p":  # of a text box: a line of its own
            yield "\n"
            yield from _runs(child)
            yield "\n"
        else:
            yield from _runs(child)


def _number(element: Any, default: int) -> int:  # noqa: ANN401
    value = element.get(_W + "val", "")
    return int(value) if value.isdigit() else default
