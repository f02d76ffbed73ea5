"""The header of a table whose cells are blocks of lines: one line that names columns between spaces."""

import re
from collections.abc import Sequence

from documents.chinese.marks import Rank, find_mark
from documents.fields.column_names import LONGEST_HEADER, header_role, table_roles
from documents.text.lines import SourceLine

__all__ = ["ROW_START", "find_header_line", "header_names", "heading_rank"]

_SPACE = re.compile(r"[\s\u3000]+")
ROW_START = re.compile(
    r"^[\s\u3000]*(?P<number>\d(?:[ \u3000]\d)+(?=[\s\u3000]*$)|\d{1,4})(?:(?P<mark>[.．、])(?!\d))?"
    r"(?:[\s\u3000]*$|[\s\u3000]+(?=\S)|(?<=[.．、])(?=\S))"
)
"""The number that a row begins with, alone on its line or before the text."""

_MIN_HEADERS = 3


def find_header_line(lines: Sequence[SourceLine]) -> int | None:
    """Return the index of the first line that names columns separated by spaces.

    Three columns, or two when the first row stands right below.
    """
    for i, line in enumerate(lines):
        names = header_names(line)
        roles = table_roles(names) if len(names) > 1 else None
        if roles is None:
            continue
        if len(names) >= _MIN_HEADERS:
            return i
        below = next((rest.content.text for rest in lines[i + 1 :] if rest.text), "")
        if None not in roles and (ROW_START.match(below) or heading_rank(below) is not None):
            return i
    return None


def header_names(line: SourceLine) -> tuple[str, ...]:
    """Cut a line into names between spaces; 序 号 重 点 任 务 is cut where every piece names a column."""
    pieces = tuple(name for name in _SPACE.split(line.content.text.strip()) if name)
    if len(pieces) < 2 * _MIN_HEADERS or any(len(piece) > 2 for piece in pieces):
        return pieces
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(pieces) + 1):
        found = [
            (*above, "".join(pieces[start:end]))
            for start, above in enumerate(best[-LONGEST_HEADER:], max(0, end - LONGEST_HEADER))
            if above is not None and header_role("".join(pieces[start:end])) is not None
        ]
        best.append(min(found, key=len, default=None))
    return best[-1] or pieces


def heading_rank(text: str) -> Rank | None:
    """Return the rank of the heading that a text begins with; None where it begins with none."""
    mark = find_mark(text.strip())
    return mark.rank if mark is not None and mark.is_heading else None
