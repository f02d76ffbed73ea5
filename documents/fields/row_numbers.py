"""A row's printed number, alone in its cell or before the text."""

import re

from documents.text.traced import Traced

__all__ = ["number_alone", "number_before_text"]


_NUMBER_ALONE = re.compile(r"^[（(]?(?P<number>\d{1,4})[）)]?[.．、]?$")


_NUMBER_BEFORE = re.compile(r"^\s*(?:[（(](?P<bracketed>\d{1,3})[）)]|(?P<plain>\d{1,3})(?:[.．](?!\d)|、))\s*(?=\S)")


def number_alone(text: str) -> str | None:
    """Return the row number that a cell holds alone: 3, 3. 3、 or （3）."""
    match = _NUMBER_ALONE.match(text)
    return match["number"] if match else None


def number_before_text(cell: Traced) -> tuple[Traced, Traced] | None:
    """Cut 3．公开预算 into its number with its mark and its text; None when no mark stands in front."""
    match = _NUMBER_BEFORE.match(cell.text)
    if match is None:
        return None
    return cell.slice(0, match.end()).compact(), cell.slice(match.end())
