"""What counts, in whatever notation: (a), T-01, ⅱ., 其一, 【壹】, ❷.

The marks that documents are numbered with stand in `marks`; this is what may be one where nobody knows it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final, NamedTuple

from documents.chinese.marks import STEMS
from documents.chinese.numerals import FORMAL, HAN_NUMERALS, number_of

__all__ = ["Counter", "ending_counters", "opening_counters"]

_WRITTEN: Final = HAN_NUMERALS.translate(FORMAL)
_FROM_FORMAL: Final = str.maketrans(_WRITTEN, HAN_NUMERALS)
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROWS: Final = (STEMS, _BRANCHES, ascii_lowercase, ascii_uppercase)
"""Signs that count by their order."""

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_IN_WORDS: Final = rf"[{HAN_NUMERALS}]{{1,3}}|[{_WRITTEN}]{{1,3}}"
_COUNT: Final = rf"\d{{1,3}}|[ivx]{{1,4}}|[IVX]{{1,4}}|[A-Za-z]|{_IN_WORDS}|[{STEMS}{_BRANCHES}]"
_SIGNS: Final = r"[^\w\s]"
_LEADS: Final = ("", r"[A-Za-z]{1,4}[-_.]?|[\u4e00-\u9fff]{1,2}?|\d{2,4}[-_/]")
"""What may stand before the count: T- of T-01, 其 of 其一, 2026- of 2026-001; i is a count and no word before one."""

_OPENINGS: Final = tuple(
    re.compile(rf"(?P<open>{_SIGNS}{{0,2}})(?P<lead>{lead})(?P<count>{_COUNT})(?P<close>{_SIGNS}{{1,3}}|[ \t\u3000])")
    for lead in _LEADS
)
_ENDING: Final = re.compile(
    rf"(?P<open>[#＃(\[（【〔［「『<〈{{])(?P<lead>)(?P<count>{_COUNT})(?P<close>[)\]）】〕］」』>〉}}]?)$"
)
_LONGEST: Final = 12  # characters of a number with its signs


class Counter(NamedTuple):
    """What may be the number of a text: what it shares with others of its series, its value, how it is printed."""

    series: str
    value: int
    printed: str


@lru_cache(maxsize=4096)
def opening_counters(text: str) -> tuple[Counter, ...]:
    """List what a text may be numbered by at its beginning: i. is the first of Roman numerals, and a letter."""
    plain = _plain(text[:_LONGEST])
    return tuple(counter for opening in _OPENINGS for counter in _counters(opening.match(plain)))


@lru_cache(maxsize=4096)
def ending_counters(text: str) -> tuple[Counter, ...]:
    """List what a text may be numbered by at its end, in brackets: 〔3〕."""
    return tuple(_counters(_ENDING.search(_plain(text[-_LONGEST:]))))


def _plain(text: str) -> str:
    """Write numbers that are one sign, such as ❷ or ㈡, in brackets; letters and digits of full width as others."""
    return "".join(map(_plain_sign, text))


def _plain_sign(sign: str) -> str:
    if unicodedata.category(sign) == "No":
        return f"〔{unicodedata.numeric(sign):.0f}〕"
    return unicodedata.normalize("NFKC", sign)


def _counters(match: re.Match[str] | None) -> Iterator[Counter]:
    if match is None:
        return
    for system, value in _values(match["count"]):
        yield Counter(f"{match['open']}{match['lead']}{system}{match['close']}", value, match[0].strip())


def _values(count: str) -> Iterator[tuple[str, int]]:
    if count.isdecimal():
        yield "1", int(count)
        return
    number = number_of(count.translate(_FROM_FORMAL))
    if number:
        yield ("壹" if count[0] in _WRITTEN else "一"), int(number)
        return
    if count.lower() in _ROMAN:
        yield ("I" if count.isupper() else "i"), _ROMAN.index(count.lower()) + 1
    for row in _ROWS:
        if len(count) == 1 and count in row:
            yield row[0], row.index(count) + 1
