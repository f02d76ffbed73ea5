"""Fold a text to what it says: width, punctuation and layout go, so that trivial differences compare equal."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["JOINTS", "fold", "moved_on", "without_spaces"]

VARIANTS = str.maketrans(
    {
        **dict.fromkeys("–—―−‐‑~〜", "-"),
        **dict.fromkeys("〔【[{〖", "("),
        **dict.fromkeys("〕】]}〗", ")"),
        **dict.fromkeys("、，", ","),
        **dict.fromkeys("•‧∙・", "·"),
    }
)
"""Marks that stand for one another after NFKC: dashes, brackets, commas, middle dots."""

TRIVIAL = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+|[!\"'(),\-.:;?_·…。〈〉《》「」『』‘’“”﹏]")
"""Layout and punctuation that say nothing by themselves; %, +, /, & and the like say something and stay."""

SPACES = re.compile(r"[\s\u200b\ufeff]+")
"""White space, and what web pages put between characters without showing it."""

JOINTS = re.compile(r"以及|[和与及]")
"""Words that join the items of a list as 、 does."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

CACHED_TEXTS = 4096
"""Texts whose folded form is remembered: the clauses of one change are folded several times while it is built."""


@lru_cache(maxsize=CACHED_TEXTS)
def fold(text: str) -> str:
    """Fold away width, punctuation and layout.

    Punctuation between two digits stays, so that `1.5` and `15`, or `3-5` and `35`, remain different.

    Args:
        text: any text.

    Returns:
        The folded text; empty when the text is nothing but punctuation.

    Example:
        >>> fold("按照“谁制定、谁清理”的原则,") == fold("按照谁制定谁清理的原则")
        True
    """
    plain = unicodedata.normalize("NFKC", text).translate(VARIANTS)
    return TRIVIAL.sub(lambda mark: mark.group() if _between_digits(plain, mark) else "", plain)


def moved_on(text: str, years: int) -> str:
    """Fold a text and move every year in it on, as a plan of a later year says it."""
    return YEAR.sub(lambda year: str(int(year.group()) + years), fold(text))


def without_spaces(text: str) -> str:
    """Apply NFKC and drop all spaces; punctuation stays, and 发 文 号 is 发文号.

    Args:
        text: any text, such as a name or a deadline as printed.
    """
    return SPACES.sub("", unicodedata.normalize("NFKC", text))


def _between_digits(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark joins two numbers; white space never does."""
    start, end = mark.span()
    return not mark.group().isspace() and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
