"""A row's printed number, alone in its cell or before the text."""

import re
from dataclasses import dataclass

from documents.chinese.marks import SIGN_MARK
from documents.text.traced import Traced

__all__ = [
    "NumberedPart",
    "is_quantity",
    "number_alone",
    "number_before_text",
    "number_in_column",
    "numbered_parts",
]

_NUMBER_ALONE = re.compile(r"^[（(]?(?P<number>\d{1,5})[）)]?[.．、]?$")
_CODE = re.compile(
    r"[（(〔\[【]?[#＃№]?[A-Za-z]{0,6}[-—–_·.]?\d{1,12}(?:[-—–_.][A-Za-z]{0,3}\d{1,6}){0,4}[#＃号]?[）)〕\]】]?[.．、]?"
    rf"|{SIGN_MARK}[.．、]?|第\d{{1,6}}[号件项条]"
)
_OF_YEAR = re.compile(r"[（(〔\[]\d{4}[）)〕\]][\u4e00-\u9fffA-Za-z\d]{0,12}?\d{1,6}号?")
_NUMBER_BEFORE = re.compile(r"^\s*(?:[（(]\d{1,3}[）)]|\d{1,3}(?:[.．](?!\d)|、))\s*(?=\S)")
_NUMBER_INSIDE = re.compile(
    r"(?:^|(?<=[。；;\n]))\s*(?:[（(](?P<bracket>\d{1,3})[）)]|(?P<plain>\d{1,3})(?:[.．](?!\d)|、))\s*(?=\S)"
)
_COUNTED = re.compile(r"^(?:个|日|天|月|年|次|家|名|件|小时|分钟|周|倍|%|％|万|亿|元)")


def number_alone(text: str) -> str | None:
    """Return the row number that a cell holds alone: 3, 3. 3、 or （3）."""
    match = _NUMBER_ALONE.match(text)
    return match["number"] if match else None


def number_in_column(text: str) -> str | None:
    """Return what a cell of a column of numbers holds: a number alone, or a code: XF-01, 1.2, ①, 第3号, （2025）101.

    Only such a column tells that it is one; elsewhere a code is text.
    """
    number = number_alone(text)
    return number or (text if _CODE.fullmatch(text) or _OF_YEAR.fullmatch(text) else None)


def number_before_text(cell: Traced) -> tuple[Traced, Traced] | None:
    """Cut 3．公开预算 into its number with its mark and its text; None when no mark stands in front."""
    match = _NUMBER_BEFORE.match(cell.text)
    if match is None:
        return None
    return cell.slice(0, match.end()).compact(), cell.slice(match.end())


def is_quantity(rest: str) -> bool:
    """Tell by what follows a number whether it counts something, and so is no number of a row: 3 个工作日内."""
    return _COUNTED.match(rest) is not None


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """One of the tasks in a cell: its number, and where mark and text stand, half-open."""

    number: str
    start: int
    text: int
    end: int


def numbered_parts(cell: str) -> tuple[NumberedPart, ...]:
    """Find the tasks in a cell that numbers them itself, such as 1.公开目录。2.公布结果。 with two.

    Args:
        cell: its paragraphs, with line breaks between them.

    Returns:
        The parts, whose numbers count on; none when the cell does not begin with a number, or that counts something.
    """
    marks: list[re.Match[str]] = []
    expected: int | None = None
    for mark in _NUMBER_INSIDE.finditer(cell):
        number = int(mark["bracket"] or mark["plain"])
        if (not marks and mark.start()) or (marks and number != expected) or is_quantity(cell[mark.end() :]):
            continue
        marks.append(mark)
        expected = number + 1
    ends = [*(mark.start() for mark in marks), len(cell)][1:]
    return tuple(
        NumberedPart(mark["bracket"] or mark["plain"], mark.start(), mark.end(), end)
        for mark, end in zip(marks, ends, strict=True)
    )
