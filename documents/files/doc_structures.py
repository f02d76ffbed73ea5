"""The structures of an old Word file (.doc): pieces of text, and the properties of its paragraphs and characters.

Source:
    [MS-DOC], Word (.doc) Binary File Format, sections 2.4.1 (characters), 2.5 (FIB), 2.6 (Prls), 2.8 (PLCs), 2.9.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = [
    "LEVEL",
    "LIST",
    "ParagraphProperties",
    "Piece97",
    "Properties",
    "WordStreams",
    "list_structures",
    "main_text",
    "removed_text",
    "table_name",
    "text_sizes",
]

_WORD_97: Final = 0x00C1
"""First version of the format whose pieces may hold Unicode; older files have another header."""

_FLAGS: Final = 0x0A
_ENCRYPTED: Final = 0x0100 | 0x8000
_SECOND_TABLE: Final = 0x0200
_SIZES: Final = 0x4C  # offset in the header of the first of the sizes of texts
_PLACES: Final = 0x9A  # of the first place of a structure: an offset and a size, 4 bytes each
_STYLES, _CHARACTERS, _PARAGRAPHS, _CLX, _LISTS, _LIST_USES = 1, 12, 13, 33, 73, 74
"""Which of the places are those of the styles, the pages of properties, the pieces, the lists and their uses."""

_PAGE: Final = 512  # bytes of a page of properties
_VARIABLE, _THREE = 6, 7  # kinds of operands that have no fixed size, and three bytes
_OPERANDS: Final = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_CELLS: Final = 0xD608  # its operand has a size of two bytes
_HUGE: Final = (0x6646, 0x646B)  # the properties stand in the stream Data, at the offset of the operand
LIST: Final = 0x460B
"""Code of the property that says which list a paragraph belongs to."""

LEVEL: Final = 0x260A
"""Code of the property that says at which level of it."""

_REMOVED: Final = 0x0800
_DEEPEST: Final = 64  # styles based on one another

Properties = Mapping[int, bytes]
"""Operands by the code of their property (sprm); the last of a code counts."""


@dataclass(frozen=True, slots=True)
class WordStreams:
    """The streams of an old Word file that hold its text."""

    main: bytes
    table: bytes
    data: bytes

    @property
    def is_old(self) -> bool:
        """Whether the file is older than Word 97."""
        return 0 < int.from_bytes(self.main[2:4], "little") < _WORD_97

    @property
    def is_locked(self) -> bool:
        """Whether the file is protected by a password."""
        return bool(int.from_bytes(self.main[_FLAGS : _FLAGS + 2], "little") & _ENCRYPTED)

    def place(self, which: int) -> bytes:
        """Give a structure of the table stream."""
        offset, size = struct.unpack_from("<II", self.main, _PLACES + 8 * which)
        return self.table[offset : offset + size]


def table_name(main: bytes) -> str:
    """Name the stream that the structures of a file stand in."""
    return "1Table" if int.from_bytes(main[_FLAGS : _FLAGS + 2], "little") & _SECOND_TABLE else "0Table"


@dataclass(frozen=True, slots=True)
class Piece97:
    """A run of text that stands together in the file.

    Attributes:
        start: number of its first character in the text.
        offset: of its first byte in the main stream.
        width: bytes of a character, 1 or 2.
        text: what it holds.
    """

    start: int
    offset: int
    width: int
    text: str


def text_sizes(streams: WordStreams) -> tuple[int, ...]:
    """Give the characters of the text, its footnotes, headers, macros, comments, endnotes and text boxes."""
    return struct.unpack_from("<7I", streams.main, _SIZES)


def main_text(streams: WordStreams) -> tuple[Piece97, ...]:
    """Give the pieces of the text without notes and headers, in reading order."""
    clx = streams.place(_CLX)
    at = 0
    while clx[at] == 1:  # properties of pieces that were saved fast
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    size = int.from_bytes(clx[at + 1 : at + 5], "little")
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", plc)
    end = text_sizes(streams)[0]
    pieces = []
    for number, (start, stop) in enumerate(pairwise(starts)):
        stop = min(stop, end)
        if stop <= start:
            continue
        place = int.from_bytes(plc[4 * (count + 1) + 8 * number + 2 :][:4], "little")
        narrow = bool(place & 0x40000000)
        offset = (place & 0x3FFFFFFF) // (2 if narrow else 1)
        width = 1 if narrow else 2
        content = streams.main[offset : offset + width * (stop - start)]
        # every unit of UTF-16 counts as a character, so that offsets can be told from numbers
        text = content.decode("cp1252", "replace") if narrow else _units(content)
        pieces.append(Piece97(start, offset, width, text))
    return tuple(pieces)


def _units(content: bytes) -> str:
    return "".join(map(chr, struct.unpack(f"<{len(content) // 2}H", content[: len(content) // 2 * 2])))


def list_structures(streams: WordStreams) -> tuple[bytes, bytes]:
    """Give what the file says of its lists, from their beginning to the end of the stream, and of their uses."""
    found = []
    for which in (_LISTS, _LIST_USES):
        offset, size = struct.unpack_from("<II", streams.main, _PLACES + 8 * which)
        found.append(streams.table[offset:] if size else b"")  # levels stand behind what is counted
    return found[0], found[1]


class ParagraphProperties:
    """What a file says of its paragraphs: ask by the place of their last character in the main stream."""

    def __init__(self, streams: WordStreams) -> None:
        self._streams = streams
        self._runs = sorted(_runs(streams, _PARAGRAPHS, 13))
        self._starts = [start for start, _, _ in self._runs]
        self._ends = {end for _, end, _ in self._runs}
        self._styles = _styles(streams)

    def ends_at(self, offset: int) -> bool:
        """Tell whether a paragraph ends before a byte."""
        return offset in self._ends

    def at(self, offset: int) -> Properties:
        """Give the properties of the paragraph that a byte belongs to; the list of its style is its own."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._runs[number][1]:
            return {}
        content = self._runs[number][2]
        style = int.from_bytes(content[:2], "little")
        return {**self._styles.get(style, {}), **dict(_properties(content[2:], self._streams))}


def removed_text(streams: WordStreams) -> tuple[tuple[int, int], ...]:
    """Give the places in the main stream, from and to, of text that somebody deleted with changes tracked."""
    runs = _runs(streams, _CHARACTERS, 1)
    return tuple(
        (start, end)
        for start, end, content in runs
        if any(code == _REMOVED and operand[:1] == b"\x01" for code, operand in _properties(content, streams))
    )


def _runs(streams: WordStreams, which: int, size: int) -> Iterator[tuple[int, int, bytes]]:
    """Give the runs of one kind of properties, each with its first byte, the byte after it and its properties.

    Args:
        streams: of the file.
        which: place of the list of pages.
        size: bytes of an entry on a page: 13 for paragraphs, 1 for characters.
    """
    plc = streams.place(which)
    count = (len(plc) - 4) // 8
    for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count > 0 else ():
        page = streams.main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        starts = struct.unpack_from(f"<{runs + 1}I", page)
        for place in range(runs):
            at = 2 * page[4 * (runs + 1) + size * place]
            content = b""
            if at and size == 1:
                content = page[at + 1 : at + 1 + page[at]]
            elif at:  # a size in words; 0 says that the next byte has it
                content = page[at + 1 : at + 2 * page[at]] if page[at] else page[at + 2 : at + 2 + 2 * page[at + 1]]
            yield starts[place], starts[place + 1], content


def _properties(content: bytes, streams: WordStreams, *, depth: int = 0) -> Iterator[tuple[int, bytes]]:
    """Cut a list of properties (grpprl) into codes and operands."""
    at = 0
    while at + 2 < len(content):
        code = int.from_bytes(content[at : at + 2], "little")
        at += 2
        size = _OPERANDS[code >> 13]
        if code == _TABLE_CELLS:
            size = int.from_bytes(content[at : at + 2], "little") - 1
            at += 2
        elif code >> 13 == _VARIABLE:
            size = content[at]
            at += 1
        operand = content[at : at + size]
        at += max(size, 0)
        if code in _HUGE and depth == 0:
            place = int.from_bytes(operand, "little")
            length = int.from_bytes(streams.data[place : place + 2], "little")
            yield from _properties(streams.data[place + 2 : place + 2 + length], streams, depth=1)
        else:
            yield code, operand


def _styles(streams: WordStreams) -> dict[int, Properties]:
    """Give the lists that styles of paragraphs bring, of their own or of the style they are based on."""
    sheet = streams.place(_STYLES)
    if len(sheet) < 6:
        return {}
    header = int.from_bytes(sheet[:2], "little")
    count, base = struct.unpack_from("<HH", sheet, 2)
    own: dict[int, Properties] = {}
    based: dict[int, int] = {}
    at = 2 + header
    for number in range(count):
        size = int.from_bytes(sheet[at : at + 2], "little")
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) < base + 2 or style[2] & 15 != 1:
            continue
        based[number] = int.from_bytes(style[2:4], "little") >> 4
        begin = base + 2 + 2 * int.from_bytes(style[base : base + 2], "little") + 2
        begin += begin % 2
        length = int.from_bytes(style[begin : begin + 2], "little")
        found = dict(_properties(style[begin + 4 : begin + 2 + length], streams))
        own[number] = {code: operand for code, operand in found.items() if code in (LIST, LEVEL)}
    return {number: lists for number in based if (lists := _inherited(number, own, based))}


def _inherited(number: int, own: Mapping[int, Properties], based: Mapping[int, int]) -> Properties:
    found: Properties = {}
    for _ in range(_DEEPEST):
        if number not in based:
            break
        found = {**own[number], **found}
        number = based[number]
    return found
