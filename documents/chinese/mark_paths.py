"""The number of a task as a path of marks, 二（一）3: which one is its last, and how the next one would be printed."""

import re
from functools import lru_cache

from documents.chinese.numerals import HAN_NUMERALS, number_of, numeral_of

__all__ = ["NO_MEASURE", "mark_of_next", "split_path"]

_LAST = re.compile(rf"(\d+)$|（([{HAN_NUMERALS}]+)）$|([{HAN_NUMERALS}]+)$")
_MEASURES = "个万亿千百倍米公里吨元岁级次平年月日立亩小分度余多以"
"""What follows a figure that counts or measures: 1.5万亩."""

NO_MEASURE = rf"(?=[\u4e00-\u9fff])(?![{_MEASURES}])"
"""A pattern of the place where words begin that are no measure."""


def split_path(number: str) -> tuple[str, int]:
    """Cut the last number off a path.

    Returns:
        (what stands before it, what it counts); 0 where the path ends with no number.
    """
    match = _LAST.search(number)
    if match is None:
        return number, 0
    counted = int(match[1]) if match[1] else int(number_of(match[2] or match[3]) or 0)
    return number[: match.start()], counted


@lru_cache(maxsize=4096)
def mark_of_next(number: str) -> re.Pattern[str] | None:
    """Write the pattern of the mark that the task after one would begin with, inside a text; None without a number."""
    match = _LAST.search(number)
    if match is None:
        return None
    head, counted = split_path(number)
    if match[1]:
        dotted = re.escape(head) if head.endswith(".") else ""
        end = r"\s?" if dotted else r"[.．、]"
        return re.compile(rf"(?<![\d.]){dotted}{counted + 1}{end}{NO_MEASURE}")
    following = numeral_of(counted + 1)
    if match[2]:
        return re.compile(rf"（{following}）(?=[\u4e00-\u9fff])")
    return re.compile(rf"(?<=[。；;！）)]){following}、")
