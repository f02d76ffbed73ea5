"""Numbers in Arabic digits and in Chinese numerals 一二三, 两, 三十, 一百二十, 二〇二〇."""

import re
import unicodedata

__all__ = ["HAN_NUMERALS", "NUMERAL", "number_of"]

HAN_NUMERALS = "一二三四五六七八九十"
"""Numerals of small numbers without 两: of months, days, quarters, items."""

DIGITS = {mark: value for value, marks in enumerate(("〇零○", "一", "二两", *"三四五六七八九")) for mark in marks}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

NUMERAL = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[〇零○一二两三四五六七八九十百千]+)"
"""A number in NFKC text, without 万 and 亿."""

ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def number_of(text: str) -> float | None:
    """Read a number.

    Args:
        text: digits with or without grouping commas and a decimal point, or Chinese numerals, 万 and 亿 among them.

    Returns:
        Its value; None when it is no number.

    Example:
        >>> number_of("一百二十"), number_of("1,200.5"), number_of("二〇二〇"), number_of("一体")
        (120.0, 1200.5, 2020.0, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if ARABIC.fullmatch(plain):
        return float(plain.replace(",", ""))
    if not plain:
        return None
    if all(mark in DIGITS for mark in plain):
        return float("".join(str(DIGITS[mark]) for mark in plain))
    return _spoken(plain)


def _spoken(text: str) -> float | None:
    """Read numerals with places: 三十, 一百二十, 三万五千."""
    total = section = digit = 0
    for mark in text:
        if mark in DIGITS:
            digit = DIGITS[mark]
        elif mark in PLACES:
            section += (digit or 1) * PLACES[mark]
            digit = 0
        elif mark in MYRIADS:
            total = (total + section + digit or 1) * MYRIADS[mark]
            section = digit = 0
        else:
            return None
    return float(total + section + digit)
