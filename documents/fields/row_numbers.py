"""A row's printed number, alone in its cell or before the text."""

import re

from documents.text.traced import Traced

__all__ = ["is_quantity", "number_alone", "number_before_text"]

_NUMBER_ALONE = re.compile(r"^[（(]?(?P<number>\d{1,4})[）)]?[.．、]?$")
_NUMBER_BEFORE = re.compile(r"^\s*(?:[（(]\d{1,3}[）)]|\d{1,3}(?:[.．](?!\d)|、))\s*(?=\S)")
_COUNTED = re.compile(r"^(?:个|日|天|月|年|次|家|名|件|小时|分钟|周|倍|%|％|万|亿|元)")


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


def is_quantity(rest: str) -> bool:
    """Tell by what follows a number whether it counts something, and so is no number of a row: 3 个工作日内."""
    return _COUNTED.match(rest) is not None
