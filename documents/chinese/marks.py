"""The marks that number Chinese official documents: 一、 （一） 1. （1） 第一章 第一条."""

import re
from dataclasses import dataclass

__all__ = ["Mark", "find_mark"]


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
