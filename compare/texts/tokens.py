"""Cut a clause into the smallest pieces that an edit may touch."""

import re
import unicodedata
from functools import cache, lru_cache

from compare.texts.folding import fold
from documents.chinese.numerals import WRITTEN_NUMBER
from documents.chinese.organ_patterns import cutting_organ
from documents.chinese.time_words import PLAIN_DATE

__all__ = ["NAME_MARKS", "token_key", "tokens"]

LONGEST_TERM = 16
"""Characters a quoted term may have to count as one word; a longer quotation, or one with a comma or 、 in it, is a
list or a sentence and is edited inside."""

LONGEST_TITLE = 40
"""Characters a《title》may have to be one word; a longer one is edited inside."""

NAME_MARKS = frozenset("《“「")
"""What a title or a quoted term begins with."""

CACHED_TOKENS = 16_384
"""Tokens whose key is remembered: more than the characters in use, and what numbers and names two documents hold."""

PIECES = rf"""
  | {WRITTEN_NUMBER}
  | [\u3400-\u9fff]                                                        # most of any text, so it is tried early
  | 《[^《》\n]{{1,{LONGEST_TITLE}}}》
  | “[^“”、，\n]{{1,{LONGEST_TERM}}}” | 「[^「」、，\n]{{1,{LONGEST_TERM}}}」
  | {PLAIN_DATE}
  | [0-9０-９]+(?:[.,．，:：][0-9０-９]+)*(?:[%％‰]|个?百分点|万亿|亿|万)?        # a number, a percentage, an amount
  | [A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9]*(?:[-+.&'][A-Za-zＡ-Ｚａ-ｚ0-9]+)*            # a Latin word
  | [^\W\d_A-Za-zＡ-Ｚａ-ｚ]                                                    # one character
  | .
"""
"""What a text is cut into besides organs."""


def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into tokens: numbers, dates, Latin words, quoted terms,《titles》and organs whole, else characters.

    Args:
        text: any text.

    Returns:
        Tokens in order; joined they are the text.

    Example:
        >>> tokens("2020年底前完成26个")
        ('2020年', '底', '前', '完', '成', '26', '个')
    """
    return tuple(_token().findall(text))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(f"{cutting_organ()}{PIECES}", re.VERBOSE | re.DOTALL)


@lru_cache(maxsize=CACHED_TOKENS)
def token_key(token: str) -> str:
    """Return what a token is compared by: its folded form, or its NFKC form when it is punctuation."""
    return fold(token) or unicodedata.normalize("NFKC", token)
