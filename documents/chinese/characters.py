"""One character at a time: Traditional to Simplified, full-width digits and letters to ASCII.

Every conversion keeps the number of characters, so offsets stay valid. Punctuation stays as printed.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

__all__ = ["ascii_fold", "display_width", "is_rule_glyph", "is_traditional", "simplify", "spaceless"]

TRADITIONAL_SHARE = 0.02
"""Share of CJK characters that Simplified writes differently, above which a text is Traditional. Simplified
texts stay below .001 (names with variant forms), converted pages are above .2."""

_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff"))
"""What web pages put between characters without showing it."""

# OpenCC's t2s leaves these alone: 著 stands for 着 in verbs and particles only (著作 and 显著 keep it).
_LEFTOVERS = {
    "谘": "咨",
    "著力": "着力",
    "著手": "着手",
    "著重": "着重",
    "著眼": "着眼",
    "著陆": "着陆",
    "著落": "着落",
    "随著": "随着",
    "沿著": "沿着",
    "朝著": "朝着",
    "本著": "本着",
    "藉著": "借着",
    "围绕著": "围绕着",
    "意味著": "意味着",
    "有著": "有着",
}


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # loads its dictionaries: tens of milliseconds, only when a file is read

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _convert(text: str) -> str:
    return _converter()(text)


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in Traditional characters."""
    cjk = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    if not cjk:
        return False
    plain = "".join(cjk)
    converted = _convert(plain)
    if len(converted) != len(plain):
        return True
    return sum(a != b for a, b in zip(plain, converted, strict=True)) / len(plain) >= TRADITIONAL_SHARE


def simplify(text: str) -> str:
    """Convert Traditional to Simplified characters, keeping the length.

    Returns:
        Text of the same length; a text that is Simplified already is returned unchanged.
    """
    if not is_traditional(text):
        return text
    converted = _convert(text)
    if len(converted) != len(text):  # a phrase changed its length: fall back to single characters
        converted = "".join(c if len(s := _convert(c)) != 1 else s for c in text)
    for leftover, simplified in _LEFTOVERS.items():
        converted = converted.replace(leftover, simplified)
    return converted


def ascii_fold(text: str) -> str:
    """Fold full-width digits and letters to ASCII; everything else, full-width punctuation too, stays."""
    return "".join(
        chr(ord(c) - 0xFEE0)
        if "\uff10" <= c <= "\uff19" or "\uff21" <= c <= "\uff3a" or "\uff41" <= c <= "\uff5a"
        else c
        for c in text
    )


def spaceless(text: str) -> str:
    """Apply NFKC and drop all white space, seen or unseen: the form in which two readings of a field are compared."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).split())


def display_width(text: str) -> float:
    """Measure a line in full-width characters: a CJK character or full-width sign counts 1, others half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def is_rule_glyph(c: str) -> bool:
    """Tell whether a character only draws: private use (letterhead rules of PDFs), box drawing, replacement."""
    return unicodedata.category(c) == "Co" or "\u2500" <= c <= "\u259f" or c == "\ufffd"
