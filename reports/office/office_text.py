"""Document text on its way into an office file: characters that XML forbids or that would reorder a line are named."""

import re
import unicodedata
from typing import Final

__all__ = ["line_count", "office_text", "shortened"]

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"  # what XML 1.0 forbids or discourages
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks of writing direction: they turn the text of a whole line
)
_NARROW: Final = 0.56  # width of a Latin letter or digit in em: Times New Roman's digits are 0.5, its capitals 0.7
_LOOSE: Final = 1.0  # em that a line loses at its end, where a punctuation mark may not begin the next one


def office_text(text: str) -> str:
    """Name the characters that no office file may hold or that would turn its lines around: 〔U+202E〕.

    Line breaks are all written as one newline; nothing else changes.
    """
    broken = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSAFE.sub(lambda found: f"〔U+{ord(found.group()):04X}〕", broken)


def shortened(text: str, limit: int, notice: str) -> str:
    """Cut a text that a cell cannot hold, and say how much is missing.

    Args:
        text: any text.
        limit: characters that the cell holds.
        notice: printed at the end of a cut text; `{count}` stands for the number of characters left out.
    """
    if len(text) <= limit:
        return text
    kept = limit - len(notice.format(count=len(text)))
    return text[:kept] + notice.format(count=len(text) - kept)


def line_count(text: str, width: float) -> int:
    """Estimate how many lines a text takes: rather one too many than one too few.

    Args:
        text: may hold line breaks.
        width: of the cell in em, that is in Chinese characters.

    Returns:
        At least 1.
    """
    usable = max(1.0, width - _LOOSE)
    return sum(max(1, -int(-_width(line) // usable)) for line in text.split("\n"))


def _width(line: str) -> float:
    """Return the width of a line in em."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW for char in line)
