"""The marks that number Chinese official documents: 一、 （一） 1. （1） 第一章 第一条."""

import re
from dataclasses import dataclass

from documents.traced import Traced

__all__ = ["MAX_TITLE", "Mark", "find_mark", "split_title"]

MAX_TITLE = 50
"""Characters. An item's first sentence up to this length is its title; a longer one is an obligation."""

_NUMERALS = "一二三四五六七八九十百〇零"
_MARKS: tuple[tuple[int, "re.Pattern[str]"], ...] = (
    (0, re.compile(rf"^(第[{_NUMERALS}\d]+[编章])\s*")),
    (1, re.compile(rf"^(第[{_NUMERALS}\d]+节)\s*")),
    (2, re.compile(rf"^([{_NUMERALS}]+)[、．.]\s*")),
    (3, re.compile(rf"^([（(]\s*[{_NUMERALS}]+\s*[）)])[、．.]?\s*")),
    (4, re.compile(r"^(\d{1,3})[.．、](?!\d)\s*")),
    (5, re.compile(r"^([（(]\s*\d{1,3}\s*[）)])[、．.]?\s*")),
    (6, re.compile(rf"^(第[{_NUMERALS}\d]+条(?:之[{_NUMERALS}])?)\s*")),
)
ARTICLE = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark at the start of a text.

    Attributes:
        level: 0 章, 1 节, 2 一、, 3 （一）, 4 1., 5 （1）, 6 第一条; smaller is higher.
        number: the mark as it goes into a task's number: `一`, `（一）`, `1`.
        end: where the text after the mark begins.
    """

    level: int
    number: str
    end: int


def find_mark(text: str) -> Mark | None:
    """Return the numbering mark that a text begins with, or None."""
    for level, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            number = re.sub(r"\s", "", match[1]).replace("(", "（").replace(")", "）")
            return Mark(level, number, match.end())
    return None


_SENTENCE_END = re.compile(r"[。！？]")


def split_title(paragraph: Traced, mark: Mark) -> tuple[Traced | None, Traced]:
    """Split an item into its title and its text.

    Args:
        paragraph: the item, compact, beginning with `mark`.
        mark: its mark.

    Returns:
        (title with its mark, text after it). The title is None when the first sentence is too long for a title;
        the text is empty when the paragraph is a title only.
    """
    text = paragraph.text
    end = _SENTENCE_END.search(text, mark.end)
    stop = end.end() if end else len(text)
    if mark.level == ARTICLE or (stop - mark.end > MAX_TITLE and stop < len(text)):
        return None, paragraph.slice(mark.end)
    if stop - mark.end > MAX_TITLE and end:  # one long sentence: an obligation without a title
        return None, paragraph.slice(mark.end)
    return paragraph.slice(0, stop), paragraph.slice(stop)
