"""Remains of HTML in a text that was copied from a page's source: tags and entities, replaced in place."""

import html
import re
from bisect import bisect_right

from documents.chinese.pinyin import find_pinyin

__all__ = ["blank_markup"]

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|h\d|section|article)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")
_BAR_ROW = re.compile(r"^[^\n|｜]*[|｜][^\n|｜]*[|｜].*$", re.MULTILINE)
_MIN_TAGS = 2  # a single <…> may be a title in angle brackets
_INVISIBLE = "\u200b"


def blank_markup(text: str) -> tuple[str, tuple[int, ...]]:
    """Replace tags and entities by what they stand for, keeping the length.

    In a table with tabs or bars a tag separates paragraphs of one cell; such tags are left to the table reader.

    Args:
        text: the decoded source.

    Returns:
        (text of the same length, offsets of the characters that were markup). A block tag becomes a line break, other
        tags become invisible, as does pinyin behind the characters that it spells; an entity becomes its character.
    """
    characters = list(text)
    markup: list[int] = []
    tags = list(_TAG.finditer(text))
    if "\t" not in text and len(tags) >= _MIN_TAGS:
        rows = [match.span() for match in _BAR_ROW.finditer(text)]
        starts = [start for start, _ in rows]
        for tag in tags:
            row = bisect_right(starts, tag.start()) - 1
            if row >= 0 and tag.start() < rows[row][1]:
                continue
            markup += range(tag.start(), tag.end())
            characters[tag.start() : tag.end()] = _INVISIBLE * (tag.end() - tag.start())
            if _BLOCK_TAG.match(tag[0]):
                characters[tag.start()] = "\n"
    for entity in _ENTITY.finditer(text):
        meant = html.unescape(entity[0])
        if len(meant) != 1:
            continue
        meant = " " if meant == "\xa0" else meant
        markup += range(entity.start() + (not meant.isspace()), entity.end())
        characters[entity.start() : entity.end()] = meant + _INVISIBLE * (entity.end() - entity.start() - 1)
    for start, end in find_pinyin(text):
        markup += range(start, end)
        characters[start:end] = _INVISIBLE * (end - start)
    return "".join(characters), tuple(sorted(set(markup)))
