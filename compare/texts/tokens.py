"""Cut a clause into the smallest pieces that an edit may touch."""

import re
import unicodedata
from functools import lru_cache

from compare.texts.folding import fold

__all__ = ["token_key", "tokens"]

LONGEST_TERM = 16
"""Characters a quoted term may have to count as one word; a longer quotation, or one with a comma or 、 in it, is a
list or a sentence and is edited inside."""

LONGEST_TITLE = 40
"""Characters a《title》may have to be replaced whole; a longer one would hide which of its words changed."""

UNIT = (
    r"(?:省|市|县|区|国家)(?:级|直)?(?:(?![的和与及对在为由向等将把])[\u4e00-\u9fff]){1,8}?"
    r"(?:委员会|办公[厅室]|(?<![布格破结])局|厅|委(?!员)|(?<![开通举承主代督])办(?![公理事]))"
)
"""The name of an organ from the word for its level on: 省市场监管局 gives way to 市市场监管局 as a whole."""

CACHED_TOKENS = 16_384
"""Tokens whose key is remembered: more than the characters in use, and what numbers and names two documents hold."""

TOKEN = re.compile(
    rf"""
    {UNIT}
  | [\u3400-\u9fff]                                                        # most of any text, so it is tried early
  | 《[^《》\n]{{1,{LONGEST_TITLE}}}》
  | “[^“”、，\n]{{1,{LONGEST_TERM}}}” | 「[^「」、，\n]{{1,{LONGEST_TERM}}}」
  | [0-9０-９]{{4}}年(?:[0-9０-９]{{1,2}}月(?:[0-9０-９]{{1,2}}日)?)?              # a date
  | [0-9０-９]{{1,2}}月(?:[0-9０-９]{{1,2}}日)?
  | [0-9０-９]+(?:[.,．，:：][0-9０-９]+)*(?:[%％‰]|个?百分点|万亿|亿|万)?        # a number, a percentage, an amount
  | [A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9]*(?:[-+.&'][A-Za-zＡ-Ｚａ-ｚ0-9]+)*            # a Latin word
  | [^\W\d_A-Za-zＡ-Ｚａ-ｚ]                                                    # one character
  | .
    """,
    re.VERBOSE | re.DOTALL,
)


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
    return tuple(TOKEN.findall(text))


@lru_cache(maxsize=CACHED_TOKENS)
def token_key(token: str) -> str:
    """Return what a token is compared by: its folded form, or its NFKC form when it is punctuation."""
    return fold(token) or unicodedata.normalize("NFKC", token)
