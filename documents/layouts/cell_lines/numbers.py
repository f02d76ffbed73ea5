"""The numbers of the rows of a table of one cell a line: where they stand, and which a row may have."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from documents.chinese.marks import Rank, find_mark, find_series_marks, rank_alone
from documents.chinese.numerals import number_of
from documents.fields.column_names import HeaderRole
from documents.fields.row_numbers import is_quantity, number_alone, number_before_text, number_in_column
from documents.text.lines import SourceLine
from documents.text.traced import NOTHING, Traced

__all__ = ["Numbering", "follows", "label_headings", "row_number", "table_numbering"]

Numbering = Literal["alone", "coded", "chinese", "inline", "spaced", "none"]
"""On a line of its own, there as a code or with gaps between the numbers, there in Chinese, before the text with a mark
(3.) or with a space, or nowhere."""

_FEWEST = 2  # codes that show a habit
_REGULAR = 0.6  # of the codes follow each other at the width of a row

_SPACED = re.compile(r"^\s*(?P<number>\d{1,3})\s+(?=[\u4e00-\u9fff“《\d])")


def label_headings(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the lines that head rows by a label and its number: 行动一：…, 行动二：…, which count from one.

    Returns:
        The numbers of the lines.
    """
    series: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        for mark in find_series_marks(line.content.strip().text) if line.text[:1] not in "0123456789" else ():
            if mark.rank == Rank.LABEL and line.text[-1:] not in "。；;":
                series.setdefault(mark.series, []).append((line.number, mark.ordinal))
    return frozenset(
        number
        for found in series.values()
        if len(found) >= _FEWEST and [ordinal for _, ordinal in found] == list(range(1, len(found) + 1))
        for number, _ in found
    )


def table_numbering(lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None]) -> Numbering:
    """Tell where the numbers of the rows stand; the first row decides between texts that have a mark and numbers."""
    if "number" in roles and _are_coded(lines, len(roles)):
        return "coded"
    if sum(number_alone(line.text) is not None for line in lines) > ("number" not in roles):
        return "alone"
    if "number" in roles and _count_in_chinese(lines):
        return "chinese"
    first = next((line for line in lines if _is_below_headings(line)), None)
    inline = [number_alone(number[0].text) for line in lines if (number := _inline(line)) is not None]
    begun = _inline(first) if first is not None else None
    if begun is not None and number_alone(begun[0].text) == "1" and "2" in inline:
        return "inline"
    spaced = {number[0].text for line in lines if (number := _spaced(line)) is not None}
    return "spaced" if {"1", "2"} <= spaced else "none"


def _are_coded(lines: Sequence[SourceLine], columns: int) -> bool:
    """Tell whether the rows begin with codes, or with numbers that do not count on: XF-01, 001, 004, 009.

    A row is as many lines as the header has columns, where no cell of it is empty.
    """
    places = [i for i, line in enumerate(lines) if number_in_column(line.text) is not None]
    texts = [lines[i].text for i in places]
    if len(places) < _FEWEST or all(number_alone(text) == str(k) for k, text in enumerate(texts, 1)):
        return False
    regular = [k for k in range(1, len(places)) if places[k] - places[k - 1] == columns]
    counted = [int(number) for text in texts if (number := number_alone(text)) is not None]
    with_gaps = len(counted) == len(texts) and all(a < b for a, b in pairwise(counted)) and counted[-1] >= len(counted)
    return (with_gaps or not counted) and len(regular) >= _REGULAR * (len(places) - 1)


def _count_in_chinese(lines: Sequence[SourceLine]) -> bool:
    """Tell whether the rows are numbered 一, 二, 三: such a number stands alone on its line, and they count on."""
    ordinals = [number_of(line.text.strip("（()）、.．")) for line in lines if rank_alone(line.text) is not None]
    return len(ordinals) >= _FEWEST and ordinals == list(range(1, len(ordinals) + 1))


def _is_below_headings(line: SourceLine) -> bool:
    mark = find_mark(line.text)
    return mark is None or not mark.is_heading


def _inline(line: SourceLine) -> tuple[Traced, Traced] | None:
    return number_before_text(line.content.compact())


def _spaced(line: SourceLine) -> tuple[Traced, Traced] | None:
    match = _SPACED.match(line.content.text)
    if match is None or is_quantity(line.content.text[match.end() :]):
        return None
    number = line.content.slice(match.start("number"), match.end("number"))
    return number, line.content.slice(match.end()).compact()


def row_number(line: SourceLine, numbering: Numbering, expected: int | None = None) -> tuple[Traced, Traced] | None:
    """Return the number that a line begins a row with, and the text behind it on the line.

    Args:
        line: a line of the table.
        numbering: where the numbers of the table stand.
        expected: the number of the next row; where numbers stand alone, this one may stand before its text as well.
    """
    if numbering == "coded":
        return (line.content.compact(), NOTHING) if number_in_column(line.text) is not None else None
    if numbering == "chinese":
        return (line.content.compact(), NOTHING) if rank_alone(line.text) is not None else None
    if numbering == "alone" and number_alone(line.text) is not None:
        return line.content.compact(), NOTHING
    if numbering == "inline":
        return _inline(line)
    spaced = _spaced(line) if numbering != "none" else None
    if spaced is not None and numbering == "alone" and spaced[0].text != str(expected):
        return None
    return spaced


def follows(number: int, expected: int, *, texts: int, fresh: bool) -> bool:
    """Tell whether a row may have a number: the one expected, 1 below a heading, or a later one.

    Args:
        number: the number of the row.
        expected: the number after the last one.
        texts: cells since the last number that look like the text of a row; all but one have lost theirs.
        fresh: whether a heading stands since the last row.
    """
    return 0 <= number - expected <= max(1, texts - 1) or (number == 1 and fresh)
