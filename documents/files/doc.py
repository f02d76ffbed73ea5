"""Old Word files (.doc, .wps): the text of the body in reading order, as far as the file itself holds it."""

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import Final

from documents.errors import UnreadableFileError
from documents.files.doc_numbering import list_place, old_numbering
from documents.files.doc_structures import (
    ParagraphProperties,
    Properties,
    WordStreams,
    main_text,
    removed_text,
    table_name,
    text_sizes,
)
from documents.files.docx_numbering import Numbering
from documents.files.extracted import ABOVE, BESIDE, Extracted, Paragraph, Table, as_text
from documents.model import ReadingWarning

__all__ = ["old_word_text"]

_BROKEN: Final = (*(ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError), struct.error)
"""What reading a file with broken structures raises."""

_PARAGRAPH_END: Final = re.compile("[\r\x07\x0c]")
_CELL_END: Final = "\x07"
_PAGE_BREAK: Final = "\x0c"
_FIELD_MARK: Final = re.compile("[\x13\x14\x15]")
"""Marks of a field: it begins with what it is made of, then comes what it shows, and its end."""

_DRAWN: Final = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": " ", "\t": " "})
_UNSEEN: Final = re.compile("[\x00-\x09\x0c-\x1f]")
_PICTURE: Final = "\x01"

_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_CELLS: Final = 0xD608
_EDGE: Final = 60  # twentieths of a point, 1 mm: edges of two rows that differ less are one
_DEEPEST: Final = 20  # tables in one another
_WIDEST: Final = 100  # columns of a table; Word itself has 63
_CONTINUES_ABOVE: Final = 0x60  # bits of a cell that belongs to one above; with the second it begins one
_BEGINS_ABOVE: Final = 0x40
_CONTINUES_BESIDE: Final = 0x02

_NOTES: Final = (
    *((1, "notes-not-read", "脚注"), (4, "notes-not-read", "批注"), (5, "notes-not-read", "尾注")),
    (6, "text-box-not-read", "文本框"),
)
"""Which of the sizes of texts are those of what is told and not read."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with the mark that ends it, and what the file says of it."""

    text: str
    end: str
    properties: Properties

    def holds(self, code: int) -> bool:
        return self.properties.get(code, b"\x00")[:1] not in (b"", b"\x00")

    @property
    def depth(self) -> int:
        """How many tables the paragraph is in."""
        stated = int.from_bytes(self.properties.get(_DEPTH, b""), "little")
        return min(stated or int(self.holds(_IN_TABLE)), _DEEPEST)

    @property
    def ends_cell(self) -> bool:
        """Whether it is the last paragraph of a cell."""
        return self.end == _CELL_END or self.holds(_INNER_CELL)

    @property
    def ends_row(self) -> bool:
        """Whether it is the mark that ends a row, which has no text."""
        return self.holds(_ROW_END) or self.holds(_INNER_ROW_END)


@dataclass(slots=True)
class _Row:
    """Cells with their edges, from left to right, in twentieths of a point; flags say which belong to others."""

    cells: list[str] = field(default_factory=list)
    edges: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()


def old_word_text(data: bytes, name: str) -> Extracted:
    """Read the text of an old Word file without any other program.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        Paragraphs with their automatic numbers, tables as rows of tabs. Where the file does not say how its numbers
        look, a warning counts them. Text that somebody deleted with changes tracked is left out; notes, comments and
        text boxes are named.

    Raises:
        UnreadableFileError: the file is damaged, protected by a password or older than Word 97.

    Source:
        [MS-DOC]; see `doc_structures`.
    """
    try:
        streams = _streams(data)
        if streams.is_locked:
            raise UnreadableFileError(
                f"{name!r} is protected by a password; save a copy without one and give that file."
            )
        if streams.is_old:
            raise UnreadableFileError(
                f"{name!r} was written by a Word older than Word 97; install LibreOffice, or save it as .docx."
            )
        blocks, pictures = _blocks(streams)
        numbers = old_numbering(streams)
        extracted = as_text(_laid_out(blocks, numbers), _warnings(streams, blocks, numbers, pictures))
    except _BROKEN as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(
            f"{name!r} cannot be read as an old Word file ({type(error).__name__}); save it as .docx."
        ) from error
    return extracted


def _streams(data: bytes) -> WordStreams:
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:

        def stream(name: str) -> bytes:
            return bytes(container.openstream(name).read()) if container.exists(name) else b""

        main = stream("WordDocument")
        return WordStreams(main, stream(table_name(main)), stream("Data"))


def _warnings(
    streams: WordStreams, blocks: Sequence[_Block], numbers: Numbering, pictures: int
) -> Iterator[ReadingWarning]:
    listed = [list_place(block.properties) for block in blocks if block.text.strip()]
    unknown = sum(place is not None and not numbers.knows(*place) for place in listed)
    if unknown:
        message = f"{unknown}段有Word自动编号，文件没有说明编号的样子，章节和序号可能缺失"
        yield ReadingWarning("numbers-not-read", message)
    sizes = text_sizes(streams)
    for place, code, kind in _NOTES:
        if sizes[place] > 1:  # a text of its own ends with a mark
            yield ReadingWarning(code, f"{kind}没有读取（{sizes[place]}字）")
    if pictures:
        yield ReadingWarning("picture-not-read", f"{pictures}幅图片没有读取，其中的文字不在任务里")


def _blocks(streams: WordStreams) -> tuple[list[_Block], int]:
    """Cut the text into paragraphs, without what was deleted; count its pictures."""
    pieces = main_text(streams)
    properties = ParagraphProperties(streams)
    removed = sorted(removed_text(streams))
    text = "".join(_kept(piece.text, piece.offset, piece.width, removed) for piece in pieces)
    text = _without_instructions(text)
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))

    def offset(place: int) -> int:
        number = min(bisect_right(starts, place), len(pieces)) - 1
        return pieces[number].offset + (place - starts[number]) * pieces[number].width

    blocks: list[_Block] = []
    begin = 0
    for found in _PARAGRAPH_END.finditer(text):
        own = properties.at(offset(found.start()))
        if found.group() == _PAGE_BREAK and not properties.ends_at(offset(found.start()) + 2):
            continue  # within a paragraph; else it ends a section, and the paragraph
        blocks.append(_Block(text[begin : found.start()], found.group(), own))
        begin = found.end()
    if begin < len(text) and pieces:
        blocks.append(_Block(text[begin:], "\r", properties.at(offset(len(text) - 1))))
    return blocks, text.count(_PICTURE)


_REMOVED: Final = "\x00"
"""Stands for a character that was deleted, so that the others keep their places."""


def _kept(text: str, offset: int, width: int, removed: Sequence[tuple[int, int]]) -> str:
    end = offset + width * len(text)
    for start, stop in removed:
        if stop > offset and start < end:
            first, last = max(0, (start - offset) // width), min(len(text), (stop - offset) // width)
            text = text[:first] + _REMOVED * (last - first) + text[last:]
    return text


def _without_instructions(text: str) -> str:
    """Take out what fields are made of; one may go over paragraphs, such as a table of contents, and hold others."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, bool]] = []  # where a field began, and whether what it shows has begun
    for mark in _FIELD_MARK.finditer(text):
        if mark.group() == "\x13":
            opened.append((mark.start(), False))
        elif opened:
            begin, shows = opened.pop()
            if not shows:
                spans.append((begin, mark.start()))
            if mark.group() == "\x14":
                opened.append((begin, True))
    kept, at = [], 0
    for begin, end in sorted(spans):
        if begin >= at:
            kept += [text[at:begin], _REMOVED * (end - begin)]
            at = end
    return "".join((*kept, text[at:]))


def _shown(text: str) -> str:
    """Give what a paragraph shows, without the signs of pictures and notes."""
    text = _UNSEEN.sub("", text.lstrip(_PAGE_BREAK).translate(_DRAWN))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _laid_out(blocks: Sequence[_Block], numbers: Numbering) -> Iterator[Paragraph | Table]:
    """Give paragraphs and tables in order."""
    for inside, group in groupby(blocks, key=lambda block: block.depth > 0):
        if inside:
            yield from _table(list(group), numbers, 1)
        else:
            yield from (Paragraph(_text(block, numbers)) for block in group)


def _table(blocks: Sequence[_Block], numbers: Numbering, depth: int) -> Iterator[Paragraph | Table]:
    """Read a table; one that holds other tables, or has one column, is a frame around what is in its cells.

    Args:
        blocks: its paragraphs, and the marks that end its rows.
        numbers: of the document.
        depth: how many tables it is in, itself counted.
    """
    if any(block.depth > depth for block in blocks):
        for inside, group in groupby(blocks, key=lambda block: block.depth > depth):
            if inside:
                yield from _table(list(group), numbers, depth + 1)
            else:
                yield from (Paragraph(_text(block, numbers)) for block in group if not block.ends_row)
        return
    rows: list[_Row] = []
    row = _Row()
    cell: list[str] = []
    for block in blocks:
        if block.ends_row:
            row.edges, row.flags = _cells(block.properties.get(_CELLS, b""))
            rows.append(row)
            row, cell = _Row(), []
            continue
        cell.append(_text(block, numbers))
        if block.ends_cell:
            row.cells.append("\n".join(part for part in cell if part.strip()))
            cell = []
    columns = _columns(rows)
    read = tuple(_in_columns(row, columns) for row in rows)
    if max(map(len, read), default=0) > 1:
        yield Table(read)
    else:
        yield from (Paragraph(cell) for row in read for cell in row)


def _text(block: _Block, numbers: Numbering) -> str:
    """Give what a paragraph shows, with its number."""
    place = list_place(block.properties)
    return ("" if place is None else numbers.next_label(*place)) + _shown(block.text)


def _cells(operand: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Read the edges of the cells of a row, and their flags."""
    count = min(operand[0], _WIDEST) if operand else 0
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1) if count else ()
    first = 1 + 2 * (count + 1)
    flags = tuple(int.from_bytes(operand[first + 20 * k : first + 20 * k + 2], "little") for k in range(count))
    return edges, flags


def _columns(rows: Sequence[_Row]) -> list[int]:
    """Give the places where columns begin, of all rows."""
    columns: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges[:-1]}):
        if not columns or edge - columns[-1] > _EDGE:
            columns.append(edge)
    return columns


def _in_columns(row: _Row, columns: Sequence[int]) -> tuple[str, ...]:
    if len(row.edges) != len(row.cells) + 1:  # the file does not say where its cells stand
        return tuple(row.cells)
    placed: list[str] = []
    for number, text in enumerate(row.cells):
        left, right = row.edges[number], row.edges[number + 1]
        width = sum(left - _EDGE <= column < right - _EDGE for column in columns) or 1
        if not number:
            placed += [""] * sum(column < left - _EDGE for column in columns)
        flags = row.flags[number]
        if flags & _CONTINUES_BESIDE and number:
            sign = BESIDE
        else:
            sign = ABOVE if flags & _CONTINUES_ABOVE == _CONTINUES_ABOVE - _BEGINS_ABOVE else text
        placed += [sign, *[BESIDE] * (width - 1)]
    return tuple(placed)
