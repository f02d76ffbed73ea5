"""Tables of contents 目录: the headings of a document once more, with the pages on which they stand."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from documents.chinese.marks import NUMERALS_OF_MARKS
from documents.text.lines import SourceLine

__all__ = ["find_contents"]

_HEAD = re.compile(r"^目[录次]$")
_LEADER = re.compile(r"[.．…·\-—－_]*[（(]?(?:\d{1,3}|[IVX]{1,5}|[Ⅰ-Ⅻ])[)）\-—－]?$", re.IGNORECASE)
"""What leads to a page number, and the number; a preface counts in Roman ones."""

_CHAPTER = re.compile(rf"第{NUMERALS_OF_MARKS}[编章节]")
_SHARE = 0.7
"""Of the entries that come again: one or two may be worded differently, or be broken over two lines."""

_MIN_ENTRIES = 3  # two lines that come again may be a title and its subtitle


def find_contents(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines of a table of contents, its head included.

    Its entries stand below 目录; the text begins where the first of them comes again, and so do the others in it.

    Args:
        lines: lines that are not blank.
    """
    texts = [line.text for line in lines]
    found = _repeated_chapters(lines)
    for head, text in enumerate(texts):
        if not _HEAD.match(text):
            continue
        first = _LEADER.sub("", texts[head + 1]) if head + 1 < len(texts) else ""
        body = next((i for i in range(head + 2, len(texts)) if _begins(texts[i], first)), None)
        if body is None:
            continue
        entries = [_LEADER.sub("", entry) for entry in texts[head + 1 : body]]
        later = sorted(texts[body:])
        again = sum(_is_begun(entry, later) for entry in entries)
        if again == len(entries) > 1 or again >= max(_MIN_ENTRIES, _SHARE * len(entries)):
            found.update(line.number for line in lines[head:body])
    return frozenset(found)


def _repeated_chapters(lines: Sequence[SourceLine]) -> set[int]:
    """Find chapters that are listed one below another and come again in their order: contents without a head."""
    texts = ["".join(line.text.split()) for line in lines]
    first = next((i for i, text in enumerate(texts) if _CHAPTER.match(text)), len(texts))
    end = next((i for i in range(first, len(texts)) if not _CHAPTER.match(texts[i])), len(texts))
    again = next((i for i in range(first + 1, end) if texts[i] == texts[first]), end)
    listed = texts[first:again]
    if len(listed) < _MIN_ENTRIES or [text for text in texts[again:] if text in set(listed)] != listed:
        return set()
    return {line.number for line in lines[first:again]}


def _is_begun(heading: str, ordered: Sequence[str]) -> bool:
    """Tell whether one of the lines, in alphabetical order, begins with a heading of the contents."""
    at = bisect_left(ordered, heading)
    return at < len(ordered) and _begins(ordered[at], heading)


def _begins(line: str, heading: str) -> bool:
    """Tell whether a line begins with a heading of the contents."""
    return len(heading) > 1 and line.startswith(heading)
