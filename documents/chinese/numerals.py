"""Numbers in Arabic digits and in Chinese numerals 一二三, 两, 三十, 一百二十, 二〇二〇."""

import re
import unicodedata

__all__ = [
    "COUNTING",
    "DECIMALS",
    "FORMAL",
    "HAN_DIGITS",
    "HAN_NUMERALS",
    "NUMERAL_PLACES",
    "SMALL_COUNT",
    "WRITTEN_NUMBER",
    "digits_of",
    "number_of",
    "numeral_of",
]

NUMERAL_PLACES = "三门[峡县湾]|五家渠|七台河|[三五九]台[县区山]"
"""Pattern of places whose names begin as a number of things does."""

HAN_DIGITS = "〇零○一二三四五六七八九"
"""Digits written one after the other, 二〇二〇: like all sets of characters here it goes into a class of a pattern."""

HAN_NUMERALS = "一二三四五六七八九十"
"""Numerals of small numbers without 两: of months, days, quarters, items."""

COUNTING = "〇零○一二两三四五六七八九十百千"
"""Numerals that count, without 万 and 亿."""

DECIMALS = rf"点[{HAN_DIGITS}]+(?![十百千])"
"""What follows the whole part of a number in Chinese numerals: 一点五, but not 七点三十分."""

_TENS = "十百千〇零○"
WRITTEN_NUMBER = (
    rf"[百千万]分之[{COUNTING}万]+(?:{DECIMALS})?"
    rf"|[{COUNTING}](?:(?<=[{_TENS}])[{COUNTING}万亿]+(?:{DECIMALS})?|[{_TENS}][{COUNTING}万亿]*(?:{DECIMALS})?|{DECIMALS})"
)
"""A number in Chinese numerals that has several characters and is no row of digits, as a part of a pattern: 十四五,
二〇二一, 一点五, 百分之三十. Each way of writing one begins with a few characters, and costs the others nothing."""

SMALL_COUNT = rf"(?:\d{{1,3}}|[两百{HAN_NUMERALS}]{{1,5}})"
"""A whole number of days, months or years: 15, 两, 三十, 一百二十."""

FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
"""Numerals as they are written where nobody may alter them."""

_VALUES = {mark: value for value, marks in enumerate(("〇零○", "一", "二两", *"三四五六七八九")) for mark in marks}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_WRITTEN = "零一二三四五六七八九"
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LARGEST = 10**18  # money in yuan is smaller; what is longer is no number but a code, or no text of a person
_WORDS_BELOW = 10_000  # what is numbered or counted in words is smaller


def number_of(text: str) -> float | None:
    """Read a number.

    Args:
        text: digits with or without grouping commas and a decimal point, or Chinese numerals, 万, 亿 and the 点 of a
            decimal among them.

    Returns:
        Its value, at most 10^18; None when it is no number or a larger one.

    Example:
        >>> number_of("一百二十"), number_of("1,200.5"), number_of("二〇二〇"), number_of("一点五"), number_of("一体")
        (120.0, 1200.5, 2020.0, 1.5, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _ARABIC.fullmatch(plain):
        return _bounded(float(plain.replace(",", "")))
    if not plain:
        return None
    if all(mark in _VALUES for mark in plain):
        return _bounded(float("".join(str(_VALUES[mark]) for mark in plain)))
    whole, point, decimals = plain.partition("点")
    if not point:
        return _spoken(plain)
    number = number_of(whole)
    if number is None or not decimals or any(mark not in _VALUES for mark in decimals):
        return None
    return number + float("0." + "".join(str(_VALUES[mark]) for mark in decimals))


def _bounded(value: float) -> float | None:
    return value if value <= _LARGEST else None


def _spoken(text: str) -> float | None:
    """Read numerals with places: 三十, 一百二十, 三万五千."""
    total = section = digit = 0
    for mark in text:
        if mark in _VALUES:
            digit = _VALUES[mark]
        elif mark in _PLACES:
            section += (digit or 1) * _PLACES[mark]
            digit = 0
        elif mark in _MYRIADS:
            if mark == "万" and total:
                total += (section + digit) * _MYRIADS[mark]  # 一亿二千万
            else:
                total = (total + section + digit or 1) * _MYRIADS[mark]
            section = digit = 0
            if total > _LARGEST:
                return None
        else:
            return None
    return _bounded(float(total + section + digit))


def numeral_of(number: int) -> str:
    """Write a number in words.

    Args:
        number: 0 or more.

    Returns:
        Numerals with places; digits from 10,000 on.

    Example:
        >>> [numeral_of(number) for number in (0, 10, 12, 20, 105)]
        ['零', '十', '十二', '二十', '一百零五']
    """
    if not 0 < number < _WORDS_BELOW:
        return _WRITTEN[0] if number == 0 else str(number)
    written, rest, gap = "", number, False
    for place, size in reversed(_PLACES.items()):
        digit, rest = divmod(rest, size)
        if digit:
            written += (_WRITTEN[0] if gap else "") + _WRITTEN[digit] + place
            gap = False
        elif written:
            gap = rest > 0
    if rest:
        written += (_WRITTEN[0] if gap else "") + _WRITTEN[rest]
    return written.removeprefix("一") if 10 <= number < 20 else written


def digits_of(number: int) -> str:
    """Write a number digit by digit, as years are: 2020 is 二〇二〇."""
    return "".join(HAN_DIGITS[0] if digit == "0" else _WRITTEN[int(digit)] for digit in str(number))
