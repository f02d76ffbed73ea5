"""Document text on its way into a spreadsheet: what begins like a formula must not become one."""

from typing import Final

__all__ = ["guarded", "looks_like_formula"]

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula, or might after it was edited."""
    return text.startswith(_FORMULA_STARTS)


def guarded(text: str) -> str:
    """Put an apostrophe before a text that looks like a formula: where a file holds nothing but text."""
    return f"'{text}" if looks_like_formula(text) else text
