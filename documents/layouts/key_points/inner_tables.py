"""Tables between the items of a text whose cells stand one a line, as copying a web page gives them: 表2 …计划表.

Their cells are no items: 4.42 is no number 4., and a short cell above a long one is no heading.
"""

import re
from collections.abc import Sequence

from documents.chinese.marks import NUMERALS_OF_MARKS, Mark, Rank, find_mark
from documents.fields.unit_list import UNIT_LABEL
from documents.fields.unit_spans import unit_spans
from documents.text.lines import SourceLine

__all__ = ["inner_tables"]

_COUNT = rf"(?:\d{{1,3}}|{NUMERALS_OF_MARKS})"
_NUMBERED = rf"附?表[ \u3000]*{_COUNT}(?:[-—.．]\d{{1,2}})?[ \u3000:：、.．]*(?=[^\d\s])[^。；，]{{2,40}}"
_BOX = r"[【〔\[]?专栏[ \u3000]*\d{0,2}[^。；，]{2,30}?(?:指标|目标|数据)(?:体系|一览|统计|情况)?表?[】〕\]]?"
_CAPTION = re.compile(rf"(?:{_NUMBERED}|{_BOX}|[^。；，、：:\d][^。；，：:]{{3,38}}表)(?:[（(][^（）()]{{2,20}}[）)])?")
"""表2 系统方案编制计划表, 专栏1 主要指标, or a line that ends in 表."""

_STOP = re.compile(r"[。；！？]")
_NOTE = re.compile(r"(?:注|备注|说明|数据来源|资料来源)\d?[:：]|图[ \u3000]*\d")
_FIGURES = re.compile(r"[\d.,，．%％/／—–\-~～\s]+")
_MAX_CELL = 30  # characters of a short cell
_MAX_NAME = 20  # characters of the name of a column
_MIN_NAMES = 2  # columns
_MIN_CELLS = 6  # lines below the caption: two names of columns and two rows
_MOSTLY = 0.5  # of the lines are short cells


def inner_tables(lines: Sequence[SourceLine]) -> tuple[range, ...]:
    """Find the tables below their captions whose cells stand one a line.

    A table ends where a number counts on from the items above it, where units are named, and behind its last short
    cell; long cells between short ones belong to it, and so does one behind the last.

    Args:
        lines: of a text, none of them blank.

    Returns:
        Places among the lines, captions and notes below included.
    """
    found: list[range] = []
    reached: dict[Rank, int] = {}
    place = 0
    while place < len(lines):
        text = lines[place].text
        mark = find_mark(text)
        if mark is not None:
            reached = {rank: ordinal for rank, ordinal in reached.items() if rank < mark.rank}
            reached[mark.rank] = mark.ordinal
        elif reached and _CAPTION.fullmatch(text) and (end := _end(lines, place, reached)):
            found.append(range(place, end))
            place = end
            continue
        place += 1
    return tuple(found)


def _end(lines: Sequence[SourceLine], caption: int, reached: dict[Rank, int]) -> int:
    """Find where the table below a caption ends; 0 where there is none."""
    bound = caption + 1
    while bound < len(lines) and not _ends_table(lines[bound].text, reached):
        bound += 1
    cells = [line.text for line in lines[caption + 1 : bound]]
    short = [k for k, cell in enumerate(cells) if _is_short(cell)]
    if len(short) < _MIN_CELLS // 2 or not all(0 < len(cell) <= _MAX_NAME for cell in cells[:_MIN_NAMES]):
        return 0
    names = [k for k, cell in enumerate(cells) if k < _MIN_NAMES and _is_short(cell) and not _FIGURES.fullmatch(cell)]
    last = short[-1]
    size = last + 1
    if any(not _is_short(cell) and _NOTE.match(cell) is None for cell in cells[:last]) and size < len(cells):
        size += 1  # the long cell of the last row
    while size < len(cells) and _NOTE.match(cells[size]):
        size += 1
    rows = cells[:size]
    if len(names) < _MIN_NAMES or size < _MIN_CELLS or sum(map(_is_short, rows)) < _MOSTLY * size:
        return 0
    return caption + 1 + size


def _is_short(text: str) -> bool:
    return len(text) <= _MAX_CELL and _STOP.search(text) is None


def _ends_table(text: str, reached: dict[Rank, int]) -> bool:
    """Tell whether a line goes on with the items above a table, or says who does them."""
    mark = find_mark(text)
    if mark is not None and _counts_on(mark, text, reached):
        return True
    return UNIT_LABEL.match(text.lstrip("（(")) is not None or bool(unit_spans(text))


def _counts_on(mark: Mark, text: str, reached: dict[Rank, int]) -> bool:
    if _FIGURES.fullmatch(text) or len(text) == mark.end:  # 4.42 of a row, or its number alone
        return False
    if mark.rank in reached:
        return mark.ordinal == reached[mark.rank] + 1
    return mark.ordinal == 1 and mark.rank > max(reached)
