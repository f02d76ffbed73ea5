"""Which lines of prose begin with a mark, as the document numbers its items.

一、 （一） 1. （1） and 第一条 are marks wherever they begin a line. 1.1, 1）, ①, Ⅰ. and 行动一： are marks where
others of their series begin lines, too, and 第一， where nothing else is numbered;
1 before a space or a word, 1. before a figure and 1。 where they count on.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents.chinese.marks import Mark, Rank, find_mark, find_series_marks
from documents.text.lines import SourceLine

__all__ = ["line_marks"]

_KNOWN_LABEL = re.compile(r"行动|任务|专栏|工程|举措|措施|专项|方向|路径|目标|建议|提案|议案")
_AMOUNT = re.compile(r"\d{1,3}[.．]\d{2,}[%％]?|\d{1,3}[.．]\d{1,2}[%％]")  # 4.42 alone on its line
_MAX_LABEL = 60  # ordinals of a series of labels: a larger one is a year or an amount
_STOPS = ("。", "；", ";", "！", "：", ":")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: where it begins, the mark that it has for sure, those that it may have, its end."""

    origin: int
    sure: Mark | None
    possible: tuple[Mark, ...]
    ends_sentence: bool


def line_marks(lines: Sequence[SourceLine]) -> Mapping[int, Mark]:
    """Find the marks that lines begin with.

    Args:
        lines: the lines of the task region.

    Returns:
        The mark of a line by the source offset of the line's first character; its `end` counts in the line without
        layout spaces.
    """
    read = [_read(line) for line in lines if line.text]
    ordinals: dict[tuple[Rank, str], set[int]] = defaultdict(set)
    for line in read:
        for mark in line.possible:
            ordinals[mark.rank, mark.series].add(mark.ordinal)
    decimals = {mark.number for line in read for mark in line.possible if mark.depth > 1}
    decimal = len(decimals) > 1 and any(number.endswith((".1", "-1")) for number in decimals)
    surely: dict[Rank, set[int]] = defaultdict(set)
    for line in read:
        if line.sure is not None:
            surely[line.sure.rank].add(line.sure.ordinal)
    thirds = surely[Rank.THIRD]
    numbered = any(line.sure is not None for line in read) and not _spoken_heads(read)
    found: dict[int, Mark] = {}
    for line in read:
        if line.sure is not None:
            found[line.origin] = line.sure
            continue
        for mark in line.possible:
            known = ordinals[mark.rank, mark.series]
            if mark.stopped:
                beside = surely[mark.rank]
                counts = {1, 2} <= known or not beside.isdisjoint((mark.ordinal - 1, mark.ordinal + 1))
            elif mark.rank == Rank.THIRD:
                counts = _counts_on(mark, thirds, decimals if decimal else set(), known)
            elif mark.rank == Rank.SPOKEN:  # below other marks it counts what one paragraph says
                counts = not numbered and {1, 2} <= known
            elif mark.rank == Rank.LABEL and _KNOWN_LABEL.search(mark.series):
                counts = mark.ordinal <= _MAX_LABEL
            else:
                counts = {1, 2} <= known and mark.ordinal <= _MAX_LABEL
            if counts:
                found[line.origin] = mark
                break
    return found


def _spoken_heads(read: Sequence[_Line]) -> bool:
    """Tell whether all lines with 第一， head items that are numbered: each is no sentence and stands above one."""
    spoken = [k for k, line in enumerate(read) if any(mark.rank == Rank.SPOKEN for mark in line.possible)]
    below = [read[k + 1] if k + 1 < len(read) else None for k in spoken]
    return bool(spoken) and all(
        not read[k].ends_sentence and line is not None and line.sure is not None
        for k, line in zip(spoken, below, strict=True)
    )


def _read(line: SourceLine) -> _Line:
    compact = line.content.compact()
    spaced = line.content.strip()
    sure = find_mark(compact.text)
    if sure is None and (loose := find_mark(spaced.text)) is not None:  # 1. 20个社区…
        sure = _without_spaces(loose, spaced.text)
    possible = () if sure is not None or _AMOUNT.fullmatch(compact.text) else find_series_marks(spaced.text)
    marks = tuple(_without_spaces(mark, spaced.text) for mark in possible)
    return _Line(compact.origins[0], sure, marks, compact.text.endswith(_STOPS))


def _without_spaces(mark: Mark, text: str) -> Mark:
    return replace(mark, end=len("".join(text[: mark.end].split())), spaced=text[mark.end - 1 : mark.end].isspace())


def _counts_on(mark: Mark, thirds: set[int], decimals: set[str], spaced: set[int]) -> bool:
    """Tell whether a figure at the start of a line is a number of the document's list.

    Args:
        mark: the figure.
        thirds: what the lines that begin with 1. for sure count.
        decimals: the numbers such as 1.1, where they are marks.
        spaced: what the figures before a space or a word count.
    """
    if mark.depth > 1:  # 1.2 after 1.1
        head = mark.number.removesuffix(str(mark.ordinal))
        return mark.number in decimals and (
            mark.ordinal == 1 or any(f"{head}{k}" in decimals for k in range(1, mark.ordinal))
        )
    if f"{mark.number}.1" in decimals:  # 1 before 1.1
        return True
    if mark.end > len(mark.number):  # 2.100个 between 1. and 3.
        return not decimals and not thirds.isdisjoint((mark.ordinal - 1, mark.ordinal + 1))
    return mark.spaced and {1, 2} <= spaced
