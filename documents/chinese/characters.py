"""One character at a time: radicals to characters, Traditional to Simplified, full-width digits and letters to ASCII.

Every conversion keeps the number of characters, so offsets stay valid. Punctuation stays as printed, but for signs that
are another's shape for small, narrow or upright print: ﹒ is a full stop.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

__all__ = [
    "PRIVATE_RANGES",
    "UNSEEN",
    "UNSEEN_RANGES",
    "ascii_fold",
    "display_width",
    "is_rule_glyph",
    "is_traditional",
    "simplify",
    "spaceless",
]

TRADITIONAL_SHARE = 0.02
"""Share of CJK characters that Simplified writes differently, above which a text is Traditional. Simplified
texts stay below .001 (names with variant forms), converted pages are above .2."""

_UNSEEN_SPANS = (
    (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x7F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180E),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0100, 0xE01EF),
)  # fmt: skip
UNSEEN = frozenset(chr(code) for start, end in _UNSEEN_SPANS for code in range(start, end + 1))
"""What stands between characters and is not shown: zero width, soft hyphens, marks of direction, variation selectors,
byte order marks inside, control characters. Web pages and PDFs leave them in text; they are layout like spaces."""

UNSEEN_RANGES = "".join(f"\\U{start:08x}-\\U{end:08x}" for start, end in _UNSEEN_SPANS)
"""The same for a class of characters in a pattern: one by one, those beyond U+FFFF would each be asked for every
character, which takes a hundred times as long."""

PRIVATE_RANGES = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""For a class of characters in a pattern: those that Unicode leaves to fonts, category Co."""

_UNSEEN = re.compile(f"[{UNSEEN_RANGES}]+")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_CJK = re.compile("[\u4e00-\u9fff]+")
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals that stand for characters, and doubles of characters that Unicode keeps for other standards."""

_SHAPED = re.compile("[\u2024\ufe10-\ufe18\ufe30-\ufe44\ufe47-\ufe48\ufe50-\ufe6f\uff61-\uff64]")
"""Signs of the blocks of small, vertical and halfwidth forms, and the lone dot U+2024: ﹒ and ｡ are . and 。."""

_KEPT_NAMES = re.compile("乾[潭務务元州佑西溪江安縣县陵隆坤宁寧]|於[潛潜陵]")
"""Places whose names keep what Simplified writes differently elsewhere: 乾潭镇, and not 干潭镇."""

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


@cache
def _radicals() -> dict[str, str]:
    """Return what radicals stand for where NFKC does not tell, and forms that no conversion knows."""
    with resources.files(__package__).joinpath("radicals.toml").open("rb") as file:
        data = tomllib.load(file)
    return {pair[0]: pair[1] for pair in f"{data['supplement']} {data['forms']}".split()}


def _characters(text: str) -> str:
    """Write characters for radicals and for doubles, ⺠ and ⼈ as 民 and 人, and signs for their shapes."""
    return _RADICAL.sub(lambda radical: _character(radical[0]), _SHAPED.sub(_sign, text))


def _sign(shaped: re.Match[str]) -> str:
    sign = unicodedata.normalize("NFKC", shaped[0])
    return sign if len(sign) == 1 else shaped[0]


@cache
def _character(radical: str) -> str:
    known = _radicals()
    character = unicodedata.normalize("NFKC", radical)
    if character == radical:
        return known.get(radical, radical)
    # a font draws 户 and ⼾ alike, though the latter stands for 戶; whatever is Traditional is told by the rest
    simplified = known.get(character) or (_convert(character) if radical < "\u3000" else character)
    return simplified if len(simplified) == 1 else radical


@lru_cache(maxsize=1)
def is_traditional(text: str) -> bool:
    """Tell whether a text is written in Traditional characters.

    Those that Simplified keeps in some words or names, 乾 and 於, tell nothing.
    """
    plain = "".join(_CJK.findall(text))
    if not plain:
        return False
    odd = sum(times for c, times in Counter(plain).items() if not _is_simplified(c))
    if odd / len(plain) < TRADITIONAL_SHARE:
        return False  # most texts: no dictionary needs to be loaded
    converted = _convert(plain)
    if len(converted) != len(plain):
        return True
    differing = (a for a, b in zip(plain, converted, strict=True) if a != b)
    return sum(not _is_simplified(c) for c in differing) / len(plain) >= TRADITIONAL_SHARE


@cache
def _is_simplified(c: str) -> bool:
    """Tell whether Simplified has a character, too: GB 2312 holds no other."""
    try:
        c.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplify(text: str) -> str:
    """Write characters for radicals, and convert Traditional to Simplified characters, keeping the length.

    Returns:
        Text of the same length; a text that is Simplified already keeps what it writes, in names too.
    """
    text = _characters(text)
    if not is_traditional(text):
        return text
    converted = _convert(text)
    if len(converted) != len(text):  # a phrase changed its length: fall back to single characters
        converted = "".join(c if len(s := _convert(c)) != 1 else s for c in text)
    for leftover, simplified in _LEFTOVERS.items():
        converted = converted.replace(leftover, simplified)
    for name in _KEPT_NAMES.finditer(text):
        converted = f"{converted[: name.start()]}{name[0][0]}{converted[name.start() + 1 :]}"
    return converted


def ascii_fold(text: str) -> str:
    """Fold full-width digits and letters to ASCII; everything else, full-width punctuation too, stays."""
    return _FULL_WIDTH.sub(lambda found: found[0].translate(_TO_ASCII), text)


@lru_cache(maxsize=4096)
def spaceless(text: str) -> str:
    """Apply NFKC and drop all white space, seen or unseen: the form in which two readings of a field are compared."""
    return "".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


@lru_cache(maxsize=4096)
def display_width(text: str) -> float:
    """Measure a line in full-width characters: a CJK character or full-width sign counts 1, others half."""
    return sum([1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text])


def is_rule_glyph(c: str) -> bool:
    """Tell whether a character only draws: private use (letterhead rules of PDFs), box drawing, replacement."""
    return unicodedata.category(c) == "Co" or "\u2500" <= c <= "\u259f" or c == "\ufffd"
