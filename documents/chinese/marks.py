"""The marks that number official documents: 第一章 第一节 一、 （一） 1. （1） 第一条, and ① 一是 第一， in a text.

How a mark is written stands here alone; what it means where it stands is told by whoever asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from documents.chinese.numerals import HAN_NUMERALS, number_of

__all__ = [
    "ANNEX_MARK",
    "CIRCLED_MARK",
    "FIRST_MARK",
    "HEADING_MARK",
    "Mark",
    "Rank",
    "find_clause_mark",
    "find_mark",
    "rank_alone",
]


class Rank(IntEnum):
    """Rank of a mark; smaller is higher.

    Source:
        GB/T 9704-2012, 7.3.3, for 一、 （一） 1. （1）. Statutes have 章, 节 and 条; their 条 count on over the 章.
    """

    CHAPTER = 0  # 第一章, 第一编
    SECTION = 1  # 第一节
    FIRST = 2  # 一、
    SECOND = 3  # （一）
    THIRD = 4  # 1.
    FOURTH = 5  # （1）
    ARTICLE = 6  # 第一条
    CIRCLED = 7  # ①
    SPOKEN = 8  # 一是, 第一，


_COUNT = rf"[{HAN_NUMERALS}百〇零]+"
_ORDINAL = rf"[{HAN_NUMERALS}百〇零\d]+"

FIRST_MARK: Final = rf"{_COUNT}、"
"""一、 as a part of a pattern."""

HEADING_MARK: Final = rf"(?:{FIRST_MARK}|[（(]{_COUNT}[）)])"
"""一、 or （一） as a part of a pattern."""

CIRCLED_MARK: Final = "[①-⑳]"
"""① as a part of a pattern."""

ANNEX_MARK: Final = rf"附(?:件|表)?(?:\d*|{_COUNT})[:：]?"
"""附件, 附件1： or 附表二 as a part of a pattern."""

_MARKS: Final = (
    (Rank.CHAPTER, re.compile(rf"(第{_ORDINAL}[编章])\s*")),
    (Rank.SECTION, re.compile(rf"(第{_ORDINAL}节)\s*")),
    (Rank.FIRST, re.compile(rf"({_COUNT})[、．.]\s*")),
    (Rank.SECOND, re.compile(rf"([（(]\s*{_COUNT}\s*[）)])[、．.]?\s*")),
    (Rank.THIRD, re.compile(r"(\d{1,3})[.．、](?!\d)\s*")),
    (Rank.FOURTH, re.compile(r"([（(]\s*\d{1,3}\s*[）)])[、．.]?\s*")),
    (Rank.ARTICLE, re.compile(rf"(第{_ORDINAL}条(?:之{_COUNT})?)\s*")),
)

# inside a text a bracket need not open, and no clause begins with 章, 节 or 条 but by naming one
_CLAUSE_MARKS: Final = (
    (Rank.FIRST, re.compile(rf"({_COUNT})、")),
    (Rank.SECOND, re.compile(rf"([（(]?{_COUNT}[）)])")),
    (Rank.THIRD, re.compile(r"(\d{1,3})[.．、](?!\d)")),
    (Rank.FOURTH, re.compile(r"([（(]?\d{1,3}[）)])")),
    (Rank.CIRCLED, re.compile(rf"({CIRCLED_MARK})")),
    (Rank.SPOKEN, re.compile(rf"({_COUNT}(?:是|要)|第{_COUNT}[、，])")),
)

_ALONE: Final = (
    (Rank.FIRST, re.compile(rf"{_COUNT}[、.．]?")),
    (Rank.SECOND, re.compile(rf"[（(]{_COUNT}[）)][、.．]?")),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark at the start of a text.

    Attributes:
        rank: which mark it is.
        number: the mark as it goes into a task's number: `一`, `（一）`, `1`.
        end: where the text after the mark begins.
    """

    rank: Rank
    number: str
    end: int

    @property
    def is_heading(self) -> bool:
        """Whether it marks a heading wherever it stands: （一） and above do, 1. and （1） begin texts, too."""
        return self.rank <= Rank.SECOND

    @property
    def ordinal(self) -> int:
        """What it counts: 3 for 三, （三）, 3 and 第三章."""
        counted = re.search(_ORDINAL, self.number)
        return int(number_of(counted[0]) or 0) if counted else ord(self.number) - ord("①") + 1


def find_mark(text: str) -> Mark | None:
    """Return the mark that a paragraph, a line or a heading begins with, up to `Rank.ARTICLE`, or None."""
    return _first(text, _MARKS)


def find_clause_mark(text: str) -> Mark | None:
    """Return the mark that a clause in the middle of a text begins with, such as 一是, ① or 1）; None without one."""
    return _first(text, _CLAUSE_MARKS)


def rank_alone(text: str) -> Rank | None:
    """Return the rank of the Chinese mark that a cell holds alone: 一, 一、 or （一）; None for anything else."""
    return next((rank for rank, pattern in _ALONE if pattern.fullmatch(text)), None)


def _first(text: str, marks: Sequence[tuple[Rank, "re.Pattern[str]"]]) -> Mark | None:
    for rank, pattern in marks:
        match = pattern.match(text)
        if match:
            number = re.sub(r"\s", "", match[1]).replace("(", "（").replace(")", "）")
            return Mark(rank, number, match.end())
    return None
