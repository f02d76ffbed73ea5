"""The marks that number official documents: 第一章 第一节 一、 （一） 1. （1） 第一条, and ① 一是 第一， in a text.

How a mark is written stands here alone; what it means where it stands is told by whoever asks. Some marks are none
by themselves: 1.1 may be an amount, 任务1： a reference, 1 before a space the end of another number. They are
`find_series_marks`'s, and whoever asks for them looks for the others of their series.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from unicodedata import normalize

from documents.chinese.late_pattern import LatePattern
from documents.chinese.numerals import HAN_NUMERALS, number_of

__all__ = [
    "ANNEX_MARK",
    "CIRCLED_MARK",
    "FIRST_MARK",
    "HEADING_MARK",
    "LABEL_SIGN",
    "NUMERALS_OF_MARKS",
    "SIGN_MARK",
    "STEMS",
    "Mark",
    "Rank",
    "find_clause_mark",
    "find_inline_marks",
    "find_mark",
    "find_series_marks",
    "rank_alone",
]


class Rank(IntEnum):
    """Rank of a mark; smaller is higher.

    Source:
        GB/T 9704-2012, 7.3.3, for 一、 （一） 1. （1）. Statutes have 章, 节 and 条; their 条 count on over the 章.
    """

    CHAPTER = 0  # 第一章, 第一编, 第一部分
    SECTION = 1  # 第一节
    FIRST = 2  # 一、
    SECOND = 3  # （一）
    THIRD = 4  # 1.
    FOURTH = 5  # （1）
    ARTICLE = 6  # 第一条
    CIRCLED = 7  # ①
    SPOKEN = 8  # 一是, 第一，
    LABEL = 9  # 行动一：, 专栏1, Ⅰ.: what they rank, each document says by where it puts them


STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
"""Signs that count by their order: 甲、乙、."""

_LETTER = re.compile(rf"[{STEMS}A-HJ-UWYZ]|[IVX]$")
_COUNT = rf"[{HAN_NUMERALS}百千〇零]+"
_ORDINAL = rf"[{HAN_NUMERALS}百千〇零\d]+"

NUMERALS_OF_MARKS: Final = _COUNT
"""The numerals of 一、 or 第二十条 as a part of a pattern."""

FIRST_MARK: Final = rf"{_COUNT}、"
"""一、 as a part of a pattern."""

HEADING_MARK: Final = rf"(?:{FIRST_MARK}|[（(]{_COUNT}[）)])"
"""一、 or （一） as a part of a pattern."""

CIRCLED_MARK: Final = "[①-⑳]"
"""① as a part of a pattern."""

SIGN_MARK: Final = "[①-⑳⑴-⒇㈠-㈩]"
"""A number as one sign, alone in its cell, as a part of a pattern."""

LABEL_SIGN: Final = r"(?:(?:[—–―─⸺⸻-]|[*＊•·●■◆◇▪※☆★▲△►▶➤→✦⌚⏰⏳⌛📅📆📌📍👉👤👥🏢🔹🔸]\ufe0f?)+\s*)?"
"""A dash, a bullet or a sign before the label of a field, as a part of a pattern: ⏰完成时限：."""

ANNEX_MARK: Final = rf"附(?:件|表)?(?:\d*|{_COUNT})[:：]?"
"""附件, 附件1： or 附表二 as a part of a pattern."""

_NO_AMOUNT = (
    r"(?:(?!\d)|(?=(?:19|20)\d{2}(?:[—–\-~～至到]+(?:19|20)\d{2})?年)"
    r"|(?=(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])[日号]|[底初份]|[上中下]旬)))"
)
"""After 1. no digit follows, which would make it an amount, but the year or the day that many items begin with."""

_MARKS: Final = (
    (Rank.CHAPTER, re.compile(rf"(第{_ORDINAL}(?:[编章篇]|部分))[:：、]?\s*")),
    (Rank.SECTION, re.compile(rf"(第{_ORDINAL}节)(?!课(?:[^\u4e00-\u9fff]|$))\s*")),  # 第一节课 is a lesson
    (Rank.FIRST, re.compile(rf"({_COUNT})[、．.](?!{_COUNT}[、产])\s*")),
    (Rank.SECOND, re.compile(rf"([（(]\s*{_COUNT}\s*[）)])[、．.]?\s*")),
    (Rank.THIRD, re.compile(rf"(\d{{1,3}})[.．、]{_NO_AMOUNT}\s*")),
    (Rank.FOURTH, re.compile(r"([（(]\s*\d{1,3}\s*[）)])[、．.]?\s*")),
    (Rank.ARTICLE, re.compile(rf"(第{_ORDINAL}条(?:之{_COUNT})?)\s*")),
)
_BEGIN_WITH: Final = {
    "第": (Rank.CHAPTER, Rank.SECTION, Rank.ARTICLE),
    **dict.fromkeys("（(", (Rank.SECOND, Rank.FOURTH)),
    **dict.fromkeys(f"{HAN_NUMERALS}百千〇零", (Rank.FIRST,)),
    "1": (Rank.THIRD,),  # stands for all digits
}
_MARKS_OF: Final = {opens: tuple(way for way in _MARKS if way[0] in ranks) for opens, ranks in _BEGIN_WITH.items()}
"""The marks by what they begin with: most lines of a table begin with none of it, or with a number."""

# inside a text a bracket need not open, and no clause begins with 章, 节 or 条 but by naming one
_CLAUSE_MARKS: Final = (
    (Rank.FIRST, re.compile(rf"({_COUNT})、")),
    (Rank.SECOND, re.compile(rf"([（(]?{_COUNT}[）)])")),
    (Rank.THIRD, re.compile(r"(\d{1,3})[.．、](?!\d)")),
    (Rank.FOURTH, re.compile(r"([（(]?\d{1,3}[）)])")),
    (Rank.CIRCLED, re.compile(rf"({CIRCLED_MARK})")),
    (Rank.SPOKEN, re.compile(rf"({_COUNT}(?:是|要)|第{_COUNT}[、，])")),
)

_ONE_CHARACTER: Final = re.compile("[⑴-⒇㈠-㈩⒈-⒛]")
"""（1）, （一） and 1. as one character."""

_DOT_WITHIN: Final = re.compile("[⒈-⒛]")

_COUNTED_THINGS: Final = "板块|单元|大项|项|专题|战役|方面|件事|件"
"""What items are counted as where nothing parts the number from the text: 第一板块监测预警."""

_TIME_AHEAD: Final = r"(?:(?:19|20)\d{2}年|1?\d月)"
"""The time that an item begins with, behind its number: 1 9月办宣传月."""

_SERIES_MARKS: Final = (
    (Rank.FOURTH, LatePattern(r"(\d{1,3}[）)])\s*")),
    (Rank.CIRCLED, LatePattern(rf"({CIRCLED_MARK})[、．.]?\s*")),
    (Rank.FOURTH, LatePattern(r"([⑴-⒇])[、．.]?\s*")),
    (Rank.SECOND, LatePattern(r"([㈠-㈩])[、．.]?\s*")),
    (Rank.THIRD, LatePattern(r"([⒈-⒛])[、．.]?\s*")),
    (Rank.THIRD, LatePattern(r"(\d{1,3})。\s*")),
    (Rank.FIRST, LatePattern(rf"({_COUNT})。\s*")),
    (Rank.LABEL, LatePattern(r"((?:[Ⅰ-Ⅻ]+|(?:IX|IV|V?I{1,3}|[VX]))(?:[.．、]|(?<=[Ⅰ-Ⅻ])))\s*")),
    (Rank.LABEL, LatePattern(rf"((?:[\u4e00-\u9fff/／]{{2,8}}?)(?:{_ORDINAL}))(?:\s*[:：.．、]\s*|[ \t\u3000]+)")),
    (Rank.LABEL, LatePattern(rf"([\u4e00-\u9fff/／]{{2,8}}[ \t\u3000]{_ORDINAL})\s*[:：、]\s*")),
    (
        Rank.LABEL,
        LatePattern(
            rf"[【〔\[]?(第{_ORDINAL}[\u4e00-\u9fff]{{1,3}}?)"
            r"(?:[】〕\]]\s*[:：.．、]?|\s*[:：.．、]|(?=[ \t\u3000]))\s*"
        ),
    ),
    (Rank.LABEL, LatePattern(rf"(第{_ORDINAL}(?:{_COUNTED_THINGS}))(?=[\u4e00-\u9fff“《])")),
    (
        Rank.LABEL,
        LatePattern(
            rf"((?:专栏|工程|行动|任务|举措|措施|专项)(?:{_ORDINAL}))(?=[\u4e00-\u9fff][^。；，：]{{1,30}}$)(?![期批号级类次等项])"
        ),
    ),
    (Rank.THIRD, LatePattern(r"(\d{1,2}(?:[.．]\d{1,2})+)(?:[.．、]|(?!\d))\s*")),
    (
        Rank.THIRD,
        LatePattern(
            r"(\d{1,2}[-—–－]\d{1,2})"
            r"(?:[.．、]|(?=[ \t\u3000\u4e00-\u9fff])(?!\s*[月日号年天岁个万亿元人名户家处次项级时点分]))\s*"
        ),
    ),
    (
        Rank.LABEL,
        LatePattern(rf"[【〔\[]((?:任务|事项|行动|工程|举措|措施|清单|问题|项目)(?:{_ORDINAL}))[】〕\]]\s*[:：]?\s*"),
    ),
    (Rank.LABEL, LatePattern(rf"((?:任务|事项|行动|工程|举措|措施|问题)(?:{_ORDINAL}))\s*$")),  # alone on its line
    (Rank.LABEL, LatePattern(r"(\d{1,4}号(?:建议|提案|议案|意见))\s*[:：]\s*", ("号",))),
    (Rank.LABEL, LatePattern(rf"([{STEMS}])、\s*")),
    (Rank.LABEL, LatePattern(r"([A-Z])[.．、]\s*")),  # I after H; else a Roman numeral
    (Rank.SPOKEN, LatePattern(rf"([第其]{_COUNT})[，,、]\s*")),
    (Rank.LABEL, LatePattern(r"([A-HJ-UWYZ]\d{1,2})(?:[.．、]\s*|[ \t\u3000]+(?=[\u4e00-\u9fff]))")),
    (Rank.THIRD, LatePattern(r"(\d{1,3})[.．、](?=\d)")),
    (Rank.THIRD, LatePattern(rf"(\d{{1,3}})(?:[ \t\u3000]+(?=[^\d\s]|{_TIME_AHEAD})|(?=[\u4e00-\u9fff]))")),
    (Rank.FIRST, LatePattern(rf"({_COUNT})[ \t\u3000]+(?=[\u4e00-\u9fff“《][^。；，,]{{1,30}}$)")),
)
_NO_LABEL: Final = re.compile(
    rf"^(?:附|[图表]|第(?!{_ORDINAL}[\u4e00-\u9fff])|.*(?:同比|增长|达到|不少于|不低于|年度?|其他|统))"
)

_INLINE_MARKS: Final = re.compile(
    rf"(?P<chapter>第{_ORDINAL}(?:[编章篇]|部分))|(?<![{HAN_NUMERALS}百〇零第])(?P<first>{_COUNT})、|(?P<second>[（(]{_COUNT}[）)])|"
    rf"(?<![\d.．（(第])(?P<third>\d{{1,3}})[.．、]{_NO_AMOUNT}|(?P<fourth>[（(]\d{{1,2}}[）)])"
    rf"|(?P<circled>{CIRCLED_MARK})|(?P<article>第{_ORDINAL}条(?:之{_COUNT})?)|(?P<second_sign>[㈠-㈩])|(?P<fourth_sign>[⑴-⒇])"
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
        spaced: a layout space parts the mark from the text.
        stopped: 。 parts it from the text, as it does who typed it for the dot, or its one sign has the dot within: ⒈.
    """

    rank: Rank
    number: str
    end: int
    spaced: bool = False
    stopped: bool = False

    @property
    def series(self) -> str:
        """What it shares with the marks that count on from it: 行动 of 行动一, 1. of 1.2, 1） and （1） apart."""
        if self.rank == Rank.LABEL and _LETTER.match(self.number):  # A and B count, A1 and B1 stand below them
            return "A1" if len(self.number) > 1 else "甲" if self.number in STEMS else "A"
        if self.rank == Rank.LABEL and (self.number.startswith("第") or self.number[0].isdigit()):
            return re.sub(_ORDINAL, "", self.number)
        if self.rank == Rank.LABEL:
            return re.sub(rf"(?:{_ORDINAL}|[Ⅰ-ⅫIVX]+[.．、]?)$", "", self.number)
        if self.rank == Rank.CIRCLED:
            return "①"
        head, dot, _ = self.number.replace("-", ".").rpartition(".")
        if dot:
            return head + dot
        return re.sub(_ORDINAL, "一" if self.rank == Rank.CHAPTER else "1", self.number)

    @property
    def depth(self) -> int:
        """How many numbers a decimal mark has: 2 for 1.1 and 1-1; 1 for all other marks."""
        return self.number.count(".") + self.number.count("-") + 1 if self.rank == Rank.THIRD else 1

    @property
    def is_whole(self) -> bool:
        """Whether it says all by itself, without the marks above it: 第三条, 1.1, A1."""
        return self.rank == Rank.ARTICLE or self.depth > 1 or (self.rank == Rank.LABEL and self.series == "A1")

    @property
    def is_heading(self) -> bool:
        """Whether it marks a heading wherever it stands: （一） and above do, 1. and （1） begin texts, too."""
        return self.rank <= Rank.SECOND

    @property
    def ordinal(self) -> int:
        """What it counts: 3 for 三, （三）, 3 and 第三章."""
        counted = re.findall(_ORDINAL, self.number)
        if counted:
            return int(number_of(counted[-1]) or 0)
        if self.rank == Rank.LABEL and _LETTER.match(self.number):
            return STEMS.index(self.number) + 1 if self.number in STEMS else ord(self.number) - ord("A") + 1
        if self.rank == Rank.LABEL:
            return _roman(self.number.rstrip(".．、"))
        return ord(self.number) - ord("①") + 1


def find_mark(text: str) -> Mark | None:
    """Return the mark that a paragraph, a line or a heading begins with, up to `Rank.ARTICLE`, or None."""
    opens = text[:1]
    marks = _MARKS_OF.get("1" if opens.isdigit() else opens)
    return None if marks is None else _first(text, marks)


def find_clause_mark(text: str) -> Mark | None:
    """Return the mark that a clause in the middle of a text begins with, such as 一是, ① or 1）; None without one."""
    return _first(text, _CLAUSE_MARKS)


def find_series_marks(text: str) -> tuple[Mark, ...]:
    """Return what a paragraph's beginning may be if others of its series stand beside it: 1.1, 行动一：, 1）, ①, Ⅰ.

    Args:
        text: the paragraph with its layout spaces, of which one may be the only thing behind a number.
    """
    marks = (_first(text, (way,)) for way in _SERIES_MARKS)
    return tuple(
        mark for mark in marks if mark is not None and (mark.rank == Rank.SPOKEN or not _NO_LABEL.match(mark.number))
    )


def find_inline_marks(text: str) -> Iterator[tuple[int, Mark]]:
    """Yield every place in a text that looks like a mark, 第一章 to （1） and 第一条, with the mark it would be."""
    for match in _INLINE_MARKS.finditer(text):
        group = match.lastgroup or ""
        rank = Rank[group.removesuffix("_sign").upper()]
        sign = normalize("NFKC", match[group]) if group.endswith("_sign") else match[group]
        number = sign.replace("(", "（").replace(")", "）")
        spaced = text[match.end() : match.end() + 1].isspace()
        yield match.start(), Mark(rank, number, match.end() - match.start(), spaced)


def _roman(number: str) -> int:
    """Count a Roman numeral up to 12, written in letters or as one character."""
    if "Ⅰ" <= number[0] <= "Ⅻ":
        return ord(number[0]) - ord("Ⅰ") + 1
    values = ["IXV".index(c) for c in number]
    worth = [(1, 10, 5)[value] for value in values]
    return sum(-w if any(w < later for later in worth[i + 1 :]) else w for i, w in enumerate(worth))


def rank_alone(text: str) -> Rank | None:
    """Return the rank of the Chinese mark that a cell holds alone: 一, 一、 or （一）; None for anything else."""
    return next((rank for rank, pattern in _ALONE if pattern.fullmatch(text)), None)


def _first(text: str, marks: "Sequence[tuple[Rank, re.Pattern[str] | LatePattern]]") -> Mark | None:
    for rank, pattern in marks:
        match = pattern.match(text)
        if match:
            number = _ONE_CHARACTER.sub(
                lambda sign: normalize("NFKC", sign[0]).rstrip("."), re.sub(r"\s", "", match[1])
            )
            number = number.replace("(", "（").replace(")", "）").replace("．", ".")
            number = re.sub("[—–－]", "-", number)
            stopped = text.startswith("。", match.end(1)) or _DOT_WITHIN.fullmatch(match[1]) is not None
            return Mark(rank, number, match.end(), stopped=stopped)
    return None
