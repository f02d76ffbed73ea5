"""What is said to people stays one line that fits a screen, whatever the values in it are."""

import re
from typing import Final

__all__ = ["one_line"]

LONGEST_VALUE: Final = 300
"""Characters of a value in quotes, such as a path or the text of a cell."""

LONGEST_LINE: Final = 1000
"""Characters of a message: twelve lines of a terminal."""

_LAST: Final = 250  # characters of a long message that stay of its end, where it says what to do
_CUT: Final = " … "
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")


def one_line(message: str) -> str:
    """Put a message into one line: long values in quotes are cut, and a long message in its middle.

    Characters that draw nothing, or that a terminal would take for a command, are written as codes.
    """
    text = _QUOTED.sub(_cut_value, " ".join(message.split()))
    if len(text) > LONGEST_LINE:
        text = text[: LONGEST_LINE - _LAST - len(_CUT)] + _CUT + text[-_LAST:]
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _cut_value(found: re.Match[str]) -> str:
    value = found.group()
    return value if len(value) <= LONGEST_VALUE else f"{value[: LONGEST_VALUE - 2]}…{value[-1]}"
