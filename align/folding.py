"""What two texts are compared by: width and white space never count, and for sameness punctuation does not either."""

import re
import unicodedata
from typing import Final

__all__ = ["kernel", "normalised"]

MARKS: Final = re.compile(r"[\W_]+")
"""What is neither letter nor digit."""


def normalised(text: str) -> str:
    """Give a text with one width for every character, in lower case and without white space.

    Example:
        >>> normalised("ＡＩ 与 政务公开")
        'ai与政务公开'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def kernel(text: str) -> str:
    """Give the letters and digits of a text alone; texts of one kernel are the same but for punctuation and width.

    Example:
        >>> kernel("依法公开（2020年）。")
        '依法公开2020年'
    """
    return MARKS.sub("", normalised(text))
