"""Whole numbers of markup, such as a span or the start of a list: whoever writes a file may write any digits there."""

__all__ = ["markup_number"]


def markup_number(text: str, *, default: int, most: int) -> int:
    """Read a whole number; Python itself refuses to read more than 4,300 digits.

    Args:
        text: of an attribute.
        default: for what is no whole number.
        most: what a larger number counts as: the most that anybody means by it.
    """
    if not text.isdecimal():
        return default
    digits = text.lstrip("0") or "0"
    return most if len(digits) > len(str(most)) else min(most, int(digits))
