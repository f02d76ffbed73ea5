"""The text of a cell of a task list, and its name."""

import re

from documents.chinese.characters import ascii_fold, simplify
from documents.fields.unit_lines import separated_lines

__all__ = ["cleaned", "column_letters", "unit_cell", "without_layout"]


def cleaned(cell: str) -> str:
    """Write a cell's text as all texts are written: Simplified, no layout spaces, ASCII digits."""
    return ascii_fold(simplify(without_layout(cell)))


def without_layout(cell: str) -> str:
    """Drop the spaces and line breaks of a cell, except between two Latin words."""
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", cell).strip()


def unit_cell(cell: str) -> str:
    """Drop layout spaces from a unit cell; spaces and line ends that separate names become line breaks."""
    parts = cell.split()
    ends = separated_lines(parts, typed=range(len(parts)))  # cells of sheets have no margins
    return simplify("".join(f"\n{part}" if ended else part for part, ended in zip(parts, ends, strict=True)))


def column_letters(column: int) -> str:
    """Name a column as Excel does: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
