"""The number of a task as a path of marks, 二（一）3: which one is its last, and where a text holds the next one."""

import re

from documents.chinese.numerals import HAN_NUMERALS, number_of, numeral_of

__all__ = ["NO_MEASURE", "find_next_mark", "split_path"]

_LAST = re.compile(rf"(\d+)$|（([{HAN_NUMERALS}]+)）$|([{HAN_NUMERALS}]+)$")
_PART = re.compile(r"(?<=.)-\d+$")
"""What counts the parts of an item that is several tasks: -2 of 二（一）-2."""

_MEASURES = "[个万亿千百倍米吨元岁级次年月日亩分度余多名家所处条项台辆户人]|公[里斤顷]|平方|立方|小时|以[上下]"
"""What follows a figure that counts or measures: 1.5万亩."""

NO_MEASURE = rf"(?=[\u4e00-\u9fff])(?!{_MEASURES})"
"""A pattern of the place where words begin that are no measure."""


def split_path(number: str) -> tuple[str, int]:
    """Cut the last number off a path.

    Returns:
        (what stands before it, what it counts); 0 where the path ends with no number.
    """
    number = _PART.sub("", number)
    match = _LAST.search(number)
    if match is None:
        return number, 0
    counted = int(match[1]) if match[1] else int(number_of(match[2] or match[3]) or 0)
    return number[: match.start()], counted


def find_next_mark(number: str, text: str, start: int = 0) -> int:
    """Find in a text the mark with which the task behind one would begin.

    Args:
        number: of the task.
        text: one of its fields.
        start: from where to look.

    Returns:
        The place of the mark; -1 where there is none.
    """
    match = _LAST.search(_PART.sub("", number))
    if match is None:
        return -1
    head, counted = split_path(number)
    following = str(counted + 1) if match[1] else numeral_of(counted + 1)
    if following not in text:  # as in nearly all texts
        return -1
    if match[1]:
        dotted = re.escape(head) if head.endswith(".") else ""
        end = r"\s?" if dotted else r"[.．、]"
        pattern = rf"(?<![\d.]){dotted}{following}{end}{NO_MEASURE}"
        if not dotted and not any(f"{following}{sign}" in text for sign in ".．、"):
            return -1
    elif match[2]:
        pattern = rf"（{following}）(?=[\u4e00-\u9fff])"
    else:
        pattern = rf"(?<=[。；;！）)]){following}、"
    found = re.compile(pattern).search(text, start)
    return found.start() if found else -1
