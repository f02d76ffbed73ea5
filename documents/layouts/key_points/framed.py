"""A plan that stands in the cells of a form, a whole text in one cell: its paragraphs are lines again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.chinese.marks import find_mark
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["without_frames"]

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)

_TAB: Final = re.compile(r"\t")

_MOST_CELLS: Final = 2  # a label and what it is the label of; more are a row of a table

_FEWEST_MARKS: Final = 2  # paragraphs with a number from which a cell holds items


def without_frames(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Traced]]:
    """Cut rows that hold a numbered text in a cell into its paragraphs.

    Args:
        lines: a row is one line, with tabs between its cells and `<br>` between the paragraphs of a cell.

    Returns:
        The lines, those of a cut row with its number, and the signs between the paragraphs.
    """
    found: list[SourceLine] = []
    signs: list[Traced] = []
    for line in lines:
        cells = [cell for cell in line.content.split(_TAB) if cell.strip()]
        if len(cells) > _MOST_CELLS or not _holds_items(cells):
            found.append(line)
            continue
        signs += [line.content.slice(sign.start(), sign.end()) for sign in _BREAK.finditer(line.content.text)]
        found += (replace(line, content=part) for cell in cells for part in _paragraphs(cell))
    return found, signs


def _holds_items(cells: Sequence[Traced]) -> bool:
    """Tell whether a cell has several paragraphs that begin with a number."""
    return any(
        sum(find_mark(part.compact().text) is not None for part in _paragraphs(cell)) >= _FEWEST_MARKS
        for cell in cells
        if _BREAK.search(cell.text)
    )


def _paragraphs(cell: Traced) -> Iterator[Traced]:
    return (part.strip() for part in cell.split(_BREAK) if part.strip())
