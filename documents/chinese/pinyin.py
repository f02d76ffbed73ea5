"""Pinyin that a copy has put in brackets behind the characters it spells: 政务公开（zhengwu gongkai）."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from documents.chinese.late_pattern import LatePattern

__all__ = ["find_pinyin"]

_BRACKET = re.compile(
    r"(?<![\u4e00-\u9fff\u2e80-\u2fdf])(?P<spelled>[\u4e00-\u9fff\u2e80-\u2fdf]+)"
    r"(?P<bracket>[（(](?P<letters>[^\W\d_]['’\w\s·-]*)[）)])"
)
_SYLLABLES = (
    ("[bp]", "a o ai ei ao an en ang eng i ie iao ian in ing u"),
    ("m", "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u"),
    ("f", "a o ei ou an en ang eng u"),
    ("[dt]", "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un"),
    ("[nl]", "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve"),
    ("[gkh]", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("[jqx]", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("[zcs]h", "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("[rzcs]", "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    ("y", "a e ao ou an ang ong i in ing u ue uan un"),
    ("w", "a o ai ei an en ang eng u"),
    ("", "ai an ang ao e ei en er ou"),
)
"""Initials with the finals that follow them; a and o alone are interjections."""

_SYLLABLE = LatePattern("|".join(f"{initial}(?:{finals.replace(' ', '|')})" for initial, finals in _SYLLABLES))
_MIN_SYLLABLES = 3
"""Syllables without tone marks or spaces between them that no English word has: 数据（data） stays."""


def find_pinyin(text: str) -> Iterator[tuple[int, int]]:
    """Give the half-open spans of brackets that spell the characters before them.

    They are believed when they have as many syllables as there may be characters, in small letters, with tone marks or
    in several words.
    """
    for match in _BRACKET.finditer(text):
        letters = match["letters"]
        plain, toned = _without_tones(letters)
        words = re.split(r"[\s'’·-]+", plain.strip())
        sizes = [_syllables(word) for word in words]
        if not toned and letters != letters.lower():
            continue
        if not all(sizes) or not any(total <= len(match["spelled"]) for total in _totals(sizes)):
            continue
        most = max(_totals(sizes))
        if toned or (len(words) > 1 and most >= _MIN_SYLLABLES) or most == len(words) > 2:
            yield match.span("bracket")


def _without_tones(letters: str) -> tuple[str, bool]:
    """Write letters without tone marks in small letters, and tell whether there were any; ü is v."""
    decomposed = unicodedata.normalize("NFD", letters).replace("u\u0308", "v")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return plain, any(unicodedata.combining(c) for c in decomposed)


def _totals(sizes: list[frozenset[int]]) -> frozenset[int]:
    totals = frozenset({0})
    for counts in sizes:
        totals = frozenset(total + count for total in totals for count in counts)
    return totals


@cache
def _syllables(word: str) -> frozenset[int]:
    """Return into how many syllables a word can be cut: 1 or 2 for xian; none for what is no pinyin."""
    if not word:
        return frozenset({0})
    found: set[int] = set()
    for end in range(1, min(6, len(word)) + 1):
        if _SYLLABLE.fullmatch(word[:end]):
            found.update(count + 1 for count in _syllables(word[end:]))
    return frozenset(found)
