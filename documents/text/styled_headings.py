"""Headings that a file marks by style and not by a number: 加快水利建设 in the style of a heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from documents.chinese.marks import ANNEX_MARK, find_mark
from documents.text.lines import SourceLine

__all__ = ["with_styled_headings"]

_LONGEST: Final = 40  # characters; what is longer is text in the style of a heading
_NO_HEADING: Final = re.compile(rf"[。；;：:，,]$|\t|^{ANNEX_MARK}")
_FEWEST: Final = 2  # headings below the title: one may be anything
_MOST: Final = 0.5  # of the lines: where more have the style of a heading, it says nothing


def with_styled_headings(lines: Sequence[SourceLine], ranks: Mapping[int, int]) -> tuple[SourceLine, ...]:
    """Make headings of the lines that have the style of one, in a text whose headings have no numbers.

    Where any of them has one, the numbers tell all. The first line of a text is its title.

    Args:
        lines: of the text.
        ranks: of the lines in such a style, 1 for the highest, by number.
    """
    if not ranks or any(line.heading for line in lines):
        return tuple(lines)
    filled = [line for line in lines if line.text]
    styled = [
        line
        for line in filled[1:]
        if line.number in ranks and len(line.text) <= _LONGEST and _NO_HEADING.search(line.content.text.strip()) is None
    ]
    numbered = any(find_mark(line.text) is not None for line in styled)
    if numbered or len(styled) < _FEWEST or sum(line.number in ranks for line in filled) > _MOST * len(filled):
        return tuple(lines)
    found = {line.number for line in styled}
    return tuple(replace(line, heading=ranks[line.number]) if line.number in found else line for line in lines)
