"""Document text on its way into a spreadsheet and back: what begins like a formula must not become one."""

import re
from typing import Final

__all__ = ["guarded", "looks_like_formula", "unguarded"]

# spreadsheets leave characters out that draw nothing, NUL first, and take what follows for a formula
_UNSEEN: Final = "\x00-\x20\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_FORMULA: Final = re.compile(rf"[\t\r]|[{_UNSEEN}]*[=+@＝＋－＠-]")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula, or might after it was edited."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Put an apostrophe before a text that looks like a formula: where a file holds nothing but text.

    A text that looks like a formula behind apostrophes of its own gets one, too, so that `unguarded` gives it back.
    """
    return f"'{text}" if looks_like_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` put before a text."""
    return text[1:] if text.startswith("'") and looks_like_formula(text.lstrip("'")) else text
