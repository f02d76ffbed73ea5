"""Numbers that Word prints by itself, of old Word files (.doc): the lists of the file, for the counter of Word files.

Source:
    [MS-DOC] 2.9.131 (LFO), 2.9.147 (LSTF), 2.9.150 (LVLF); [MS-OSHARED] 2.2.1.3 (formats of numbers).
"""

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from documents.files.doc_structures import LEVEL, LIST, Properties, WordStreams, list_structures
from documents.files.docx_numbering import ListLevel, Numbering

__all__ = ["list_place", "old_numbering"]

_FORMS: Final = dict(
    (
        *((1, "upperRoman"), (2, "lowerRoman"), (3, "upperLetter"), (4, "lowerLetter"), (10, "ideographDigital")),
        *((11, "japaneseCounting"), (16, "japaneseLegal"), (17, "japaneseDigitalTenThousand")),
        *((18, "decimalEnclosedCircle"), (22, "decimalZero"), (23, "bullet"), (26, "decimalEnclosedFullstop")),
        *((27, "decimalEnclosedParen"), (28, "decimalEnclosedCircleChinese"), (30, "ideographTraditional")),
        *((33, "taiwaneseCounting"), (34, "ideographLegalTraditional"), (35, "taiwaneseCountingThousand")),
        *((36, "taiwaneseDigital"), (37, "chineseCounting"), (38, "chineseLegalSimplified")),
        *((39, "chineseCountingThousand"), (255, "none")),
    )
)
"""Names that later versions have for the formats of numbers; the others are written in digits."""

_NO_LIST: Final = (0, 0xF801)
_LEVELS: Final = 9
_HIGHEST_START: Final = 32_767  # the highest number at which Word lets a list start
_NOTHING: Final = 2  # what follows a number: a tab, a space or nothing
_LIST_SIZE, _LEVEL_SIZE, _USE_SIZE, _CHANGE_SIZE = 28, 28, 16, 8


def list_place(properties: Properties) -> tuple[str, int] | None:
    """Give the list of a paragraph and its level in it, as `old_numbering` names them; None without a list."""
    used = int.from_bytes(properties.get(LIST, b""), "little")
    if used in _NO_LIST:
        return None
    return str(used), min(int.from_bytes(properties.get(LEVEL, b""), "little"), _LEVELS - 1)


def old_numbering(streams: WordStreams) -> Numbering:
    """Read what a file says of its lists; those that are broken are left out.

    Raises:
        struct.error: the structures are broken.
        IndexError: the structures are broken.
    """
    lists, uses = list_structures(streams)
    levels = _lists(lists)
    found: dict[str, dict[int, ListLevel]] = {}
    origins: dict[str, str] = {}
    for name, (origin, changes) in enumerate(_uses(uses), 1):
        own = dict(levels.get(origin, {}))
        for level, (start, changed) in changes.items():
            if changed is not None:
                own[level] = changed
            if start is not None and level in own:
                own[level] = replace(own[level], start=start)
        found[str(name)] = own
        # as in later versions: a list that starts anew counts for itself
        origins[str(name)] = f"list {name}" if changes else f"pattern {origin}"
    return Numbering(found, origins, {})


def _lists(content: bytes) -> dict[int, dict[int, ListLevel]]:
    """Read the levels of each list by its id."""
    if not content:
        return {}
    (count,) = struct.unpack_from("<h", content)
    at = 2 + _LIST_SIZE * count
    found = {}
    for number in range(count):
        head = content[2 + _LIST_SIZE * number :][:_LIST_SIZE]
        own = {}
        for level in range(1 if head[26] & 1 else _LEVELS):
            own[level], at = _level(content, at)
        found[int.from_bytes(head[:4], "little")] = own
    return found


def _level(content: bytes, at: int) -> tuple[ListLevel, int]:
    """Read a level, and where the next one begins."""
    start, form, flags = struct.unpack_from("<iBB", content, at)
    follows, after, before = content[at + 15], content[at + 24], content[at + 25]
    text_at = at + _LEVEL_SIZE + after + before
    size = 2 * int.from_bytes(content[text_at : text_at + 2], "little")
    text = content[text_at + 2 : text_at + 2 + size].decode("utf-16-le", "replace")
    name = _FORMS.get(form, "decimal")
    pattern = "".join(f"%{ord(one) + 1}" if ord(one) < _LEVELS else one for one in text)
    if name == "bullet":
        pattern = ""
    elif name == "none":
        pattern = "".join(one for one in text if ord(one) >= _LEVELS)
    if pattern and follows != _NOTHING:
        pattern += " "
    level = ListLevel(
        name,
        pattern,
        min(max(start, 0), _HIGHEST_START),
        legal=bool(flags & 4),
        restarts=not flags & 8,
    )
    return level, text_at + 2 + size


def _uses(content: bytes) -> Iterator[tuple[int, dict[int, tuple[int | None, ListLevel | None]]]]:
    """Give for each use of a list its id, and by level another start and another look."""
    if not content:
        return
    (count,) = struct.unpack_from("<i", content)
    at = 4 + _USE_SIZE * count
    for number in range(count):
        head = content[4 + _USE_SIZE * number :][:_USE_SIZE]
        at += 4
        changes: dict[int, tuple[int | None, ListLevel | None]] = {}
        for _ in range(head[12]):
            start, flags = struct.unpack_from("<iI", content, at)
            at += _CHANGE_SIZE
            changed = None
            if flags & 0x20:
                changed, at = _level(content, at)
            changes[flags & 15] = (min(max(start, 0), _HIGHEST_START) if flags & 0x10 else None, changed)
        yield int.from_bytes(head[:4], "little"), changes
