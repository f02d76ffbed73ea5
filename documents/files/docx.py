"""Word files (.docx): the text of the body in reading order, with the numbers that Word prints by itself."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from documents.errors import UnreadableFileError
from documents.files.docx_headings import HeadingStyles, heading_styles
from documents.files.docx_numbering import Numbering, numbering
from documents.files.extracted import ABOVE, BESIDE, Extracted, Paragraph, Table, as_text, plain_text, within_line
from documents.files.markup_numbers import markup_number
from documents.model import ReadingWarning

__all__ = ["WORD_PARTS", "package_text", "word_text"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PASSED_OVER: Final = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr")
)
"""Deleted text and properties. Text that was put in is text, whether or not somebody accepted it."""

_STRUCK: Final = ("del", "moveFrom", "cellDel")
"""What says in its properties that a paragraph's mark, a row or a cell is deleted, as tracked changes do."""

_NO_STYLES: Final = HeadingStyles({})

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for old programs."""

_SYMBOLS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_STRICT: Final = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
"""Word can also save in the namespace of ISO 29500 Strict."""

_LARGEST: Final = 50_000_000
"""Bytes that a part may unpack to: the longest plans have some 5 MB of XML; more is a bomb or no document."""

_WIDEST: Final = 100
"""Columns that a cell may claim to cover; Word itself has 63."""

_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TOLD: Final = (
    ("picture-not-read", (_DRAWN + "blip", _VML + "imagedata"), "{count}幅图片没有读取，其中的文字不在任务里"),
    ("part-not-read", (_W + "altChunk",), "{count}处嵌入的其他文件没有读取"),
    (
        "tracked-changes",
        tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo")),
        "文件里的修订还没有全部接受或拒绝，按全部接受后的样子读取（{count}处标记）",
    ),
)

_PARTS: Final = {"word/footnotes.xml": "脚注", "word/endnotes.xml": "尾注", "word/comments.xml": "批注"}
WORD_PARTS: Final = ("word/document.xml", "word/numbering.xml", "word/styles.xml", *_PARTS)
"""The parts of a package that are read, the text first."""


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
    return package_text(_parts(data, name), name)


def package_text(parts: Mapping[str, Any], name: str) -> Extracted:
    """Read the text of a Word file whose parts are parsed.

    Args:
        parts: root elements by the names of `WORD_PARTS`, as many as the file has.
        name: name of the file, for messages.

    Raises:
        UnreadableFileError: there is no text, or none that can be read.
    """
    if WORD_PARTS[0] not in parts:
        raise UnreadableFileError(f"{name!r} is a Word file without a text; open it in Word and save it again.")
    body = parts[WORD_PARTS[0]].find(_W + "body")
    if body is None:
        raise UnreadableFileError(f"{name!r} is a Word file without a body; open it in Word and save it again.")
    numbers = numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    headings = heading_styles(parts.get("word/styles.xml"))
    warnings = [
        ReadingWarning("notes-not-read", f"{kind}没有读取（{len(text)}字）")
        for part, kind in _PARTS.items()
        if part in parts and (text := "".join("".join(parts[part].itertext(_W + "t")).split()))
    ]
    warnings += [
        ReadingWarning(code, message.format(count=count))
        for code, tags, message in _TOLD
        if (count := sum(1 for one in body.iter(*tags) if not _in_fallback(one)))
    ]
    try:
        return as_text(list(_blocks(body, numbers, headings)), warnings)
    except RecursionError as error:
        raise UnreadableFileError(
            f"{name!r} nests its text too deep to be read; copy the text to a new Word file."
        ) from error


def _parts(data: bytes, name: str) -> dict[str, Any]:
    """Parse the parts of the package that matter; entities are not resolved and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            held = [part for part in WORD_PARTS if part in package.namelist()]
            if any(package.getinfo(part).file_size > _LARGEST for part in held):
                raise zipfile.BadZipFile(f"it unpacks to more than {_LARGEST:,} bytes")
            return {part: etree.fromstring(package.read(part).replace(*_STRICT), parser) for part in held}
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
        reason = " ".join(str(error).split())  # the parser breaks its lines
        raise UnreadableFileError(
            f"{name!r} cannot be read as a Word file ({reason}); open it in Word and save it again."
        ) from error


def _in_fallback(element: Any) -> bool:  # noqa: ANN401  lxml has no types
    return any(parent.tag == _FALLBACK for parent in element.iterancestors())


def _blocks(
    parent: Any,  # noqa: ANN401
    numbers: Numbering,
    headings: HeadingStyles = _NO_STYLES,
) -> Iterator[Paragraph | Table]:
    """Give paragraphs and tables in order, those inside content controls and insertions too.

    A paragraph whose mark was deleted or moved away runs on in the next one, whose number it takes.
    """
    held = ""
    for element in parent:
        if element.tag == _W + "p":
            held += _runs(element, numbers)
            properties = element.find(_W + "pPr")
            if properties is None or not _is_struck(properties.find(_W + "rPr")):
                yield Paragraph(numbers.label(element) + held, heading=headings.rank(element))
                held = ""
            continue
        if held.strip() and element.tag == _W + "tbl":  # nothing can run on in a table
            yield Paragraph(held)
            held = ""
        if element.tag == _W + "tbl":
            yield from _table(element, numbers)
        elif isinstance(element.tag, str) and element.tag not in _PASSED_OVER and element.tag != _FALLBACK:
            yield from _blocks(element, numbers, headings)
    if held.strip():
        yield Paragraph(held)


def _is_struck(properties: Any) -> bool:  # noqa: ANN401
    """Tell whether the mark of a paragraph, a row or a cell was deleted, or moved to another place."""
    return properties is not None and any(properties.find(_W + name) is not None for name in _STRUCK)


def _table(element: Any, numbers: Numbering) -> Iterator[Paragraph | Table]:  # noqa: ANN401
    """Read a table; one that holds other tables, or has one column, is a frame around what is in its cells."""
    rows = [
        row
        for row in element.iter(_W + "tr")
        if _nearest(row, "tbl") is element and not _is_struck(row.find(_W + "trPr"))
    ]
    if element.find(f".//{_W}tbl") is None:
        read = tuple(_row(row, numbers) for row in rows)
        if max(map(len, read), default=0) > 1:
            yield Table(read)
        else:
            yield from (Paragraph(cell) for row in read for cell in row)
        return
    for row in rows:
        for cell in row.iter(_W + "tc"):
            if _nearest(cell, "tr") is row:
                yield from _blocks(cell, numbers)


def _row(row: Any, numbers: Numbering) -> tuple[str, ...]:  # noqa: ANN401
    """Give the cells of a row; merged cells stand where they begin, and signs say where they go on."""
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    cells = [""] * (0 if skipped is None else _number(skipped, 0))
    for cell in row.iter(_W + "tc"):
        properties = cell.find(_W + "tcPr")
        if _nearest(cell, "tr") is not row or _is_struck(properties):
            continue
        merged, span = (None if properties is None else properties.find(_W + name) for name in ("vMerge", "gridSpan"))
        goes_on = merged is not None and merged.get(_W + "val", "continue") == "continue"
        cells.append(ABOVE if goes_on else plain_text(_blocks(cell, numbers)))
        width = 1 if span is None else _number(span, 1)
        cells += [BESIDE] * min(width - 1, max(0, _WIDEST - len(cells)))  # a row of such cells is no wider than one
    return tuple(cells)


def _nearest(element: Any, name: str) -> Any:  # noqa: ANN401
    """Find the table of a row or the row of a cell; content controls may stand between them."""
    parent = element.getparent()
    return parent if parent.tag == _W + name else next(parent.iterancestors(_W + name), None)


def _runs(element: Any, numbers: Numbering) -> str:  # noqa: ANN401
    """Give the text of a paragraph; a text box in it is a block of its own lines."""
    found = []
    for child in element:
        if child.tag in _PASSED_OVER or child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        local = child.tag.removeprefix(_W)
        if local == "t" or child.tag == _MATHS + "t":
            found += [child.text or "", *[inner.tail or "" for inner in child]]
        elif local in _SYMBOLS:
            found.append(_SYMBOLS[local])
        elif local == "sym":
            found.append(_symbol(child.get(_W + "char", "")))
        elif local == "txbxContent":
            found.append(f"\n{within_line(plain_text(_blocks(child, numbers)))}\n")
        else:
            found.append(_runs(child, numbers))
    return "".join(found)


def _symbol(code: str) -> str:
    """Give a character that was put in by its code; those of symbol fonts are private and say nothing."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= point < 0xF900 or not 0x20 <= point < 0x110000 else chr(point)


def _number(element: Any, default: int) -> int:  # noqa: ANN401
    return markup_number(element.get(_W + "val", ""), default=default, most=_WIDEST)
