"""Damage as copied, scanned and retyped documents have it: each way takes a text that is read right and spoils a place.

What a way does is told by the pieces of the document: which characters are a heading, a number, a unit cell. The text
that comes out holds the same demands, so the tasks of the whole text stay the right answer, but for what is cut away.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Final

from benchmarks.damaged_rows import ROW_WAYS
from benchmarks.whole_texts import MIDDLE, Edit, WholeText
from documents.chinese.marks import find_mark
from documents.model import Document

__all__ = ["WAYS", "Damaged", "damaged"]

_FEWEST_ITEMS: Final = 3  # of a section that is run together
_LOOKALIKES: Final = {"1": "l", "一": "—", "二": "=", "三": "≡", "十": "+", "八": "/\\", "0": "〇", "5": "S"}
_ANNEX: Final = "附件1\n重点项目清单\n1.新建幼儿园两所，9月底前开工。\n2.改造农贸市场一处。\n3.更换老旧电梯十部。\n"
_FOOTERS: Final = ("扫描全能王 创建", "内部资料 注意保存", "- 机密 -")
_COUNTED: Final = re.compile(r"[\d一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text.

    Attributes:
        text: as it is now.
        first, last: the lines of it that were touched, counted from 1.
        answer: whether the tasks of the whole text are still what is to be read.
    """

    text: str
    first: int
    last: int
    answer: bool = True


def damaged(document: Document, way: str, rng: Random) -> Damaged | None:
    """Spoil one place of a document in one of `WAYS`; None where the document has no such place."""
    spans = []
    for task in document.tasks:
        own = [piece for piece in document.pieces if piece.task == task.id]
        if not own:
            return None
        spans.append((min(piece.start for piece in own), max(piece.end for piece in own)))
    whole = WholeText(document, tuple(spans))
    found = list(WAYS[way](whole))
    if not found:
        return None
    edits = sorted(rng.choice(found))
    return _edited(whole.text, edits, answer=way not in _CUTS)


def _edited(text: str, edits: Sequence[Edit], *, answer: bool) -> Damaged:
    out, at = "", 0
    lines: list[int] = []
    for start, end, new in edits:
        out += text[at:start]
        lines += [out.count("\n") + 1, (out + new).count("\n") + 1]
        out += new
        at = end
    return Damaged(out + text[at:], min(lines), max(lines), answer)


def _marked_lines(whole: WholeText, *, headings: bool) -> Iterator[tuple[int, int]]:
    """Give (start, length of the mark) of the lines that begin with a mark: of headings, or of tasks."""
    if whole.is_table:
        return
    for match in re.finditer(r"^[ \t\u3000]*(?=\S)", whole.text, re.MULTILINE):
        start = match.end()
        mark = find_mark(whole.text[start : whole.line_end(start)])
        if mark is None or (start < whole.spans[0][0] and not headings):
            continue
        begins = {whole.line_start(own[0]) for own in whole.spans}
        if (whole.line_start(start) in begins) != headings:
            role = next((p.role for p in whole.document.pieces if p.start <= start < p.end), None)
            if role in ("section", "number", "text"):
                yield start, mark.end


def _heading_mark_lost(whole: WholeText) -> Iterator[list[Edit]]:
    found = list(_marked_lines(whole, headings=True))
    for start, length in found[1:]:
        yield [(start, start + length, "")]


def _item_mark_lost(whole: WholeText) -> Iterator[list[Edit]]:
    for start, length in list(_marked_lines(whole, headings=False))[1:]:
        yield [(start, start + length, "")]


def _mark_misread(whole: WholeText) -> Iterator[list[Edit]]:
    for headings in (True, False):
        for start, length in list(_marked_lines(whole, headings=headings)):
            printed = whole.text[start : start + length]
            other = "".join(_LOOKALIKES.get(c, c) for c in printed)
            if other != printed:
                yield [(start, start + length, other)]


def _mark_twice(whole: WholeText) -> Iterator[list[Edit]]:
    found = list(_marked_lines(whole, headings=False))
    if whole.is_table:
        numbers = [piece for k in range(len(whole.spans)) for piece in whole.of_task(k, "number")]
        found = [(piece.start, piece.end - piece.start) for piece in numbers]
    for (above, size), (start, length) in pairwise(found):
        mark, other = whole.text[start : start + length], whole.text[above : above + size]
        if mark != other and _COUNTED.sub("", mark) == _COUNTED.sub("", other):
            yield [(start, start + length, other)]


def _run_together(whole: WholeText) -> Iterator[list[Edit]]:
    if whole.is_table:
        return
    for start, _ in whole.spans[1:]:
        line = whole.line_start(start)
        before = whole.text[:line].rstrip()
        if before and len(whole.text[line:start].strip()) < 4:
            yield [(len(before), start, "")]


def _heading_joined(whole: WholeText) -> Iterator[list[Edit]]:
    for start, _ in list(_marked_lines(whole, headings=True))[1:]:
        before = whole.text[:start].rstrip()
        yield [(len(before), start, "")]


def _page_lost(whole: WholeText) -> Iterator[list[Edit]]:
    for k in range(1, len(whole.spans) - 2):
        start, end = (sum(whole.spans[at]) // 2 for at in (k, k + 2))
        if whole.spans[k][1] <= whole.spans[k + 1][0] <= whole.spans[k + 2][0]:
            yield [(whole.line_end(start), whole.line_start(end), "\n")] if whole.is_table else [(start, end, "\n")]


def _blocks_swapped(whole: WholeText) -> Iterator[list[Edit]]:
    """Let the lower half of an item and the upper half of the next change places, as boxes of a page do."""
    for k in range(len(whole.spans) - 1):
        (start, end), (below, last) = whole.spans[k], whole.spans[k + 1]
        if end <= below and not whole.is_table and min(end - start, last - below) > 2 * MIDDLE:
            one, two = (start + end) // 2, (below + last) // 2
            between = whole.text[end:below]
            yield [(one, two, whole.text[below:two] + between + whole.text[one:end])]


def _units_apart(whole: WholeText) -> Iterator[list[Edit]]:
    """Put the units of an item below the beginning of the next one."""
    if whole.is_table:
        return
    for k in range(len(whole.spans) - 1):
        units = whole.of_task(k, "units")
        below = whole.spans[k + 1][0]
        if len(units) == 1 and units[0].end <= below < len(whole.text):
            line = whole.line_end(below)
            yield [(units[0].start, units[0].end, ""), (line, line, "\n" + whole.text[units[0].start : units[0].end])]


def _other_notation(whole: WholeText) -> Iterator[list[Edit]]:
    edits: list[Edit] = []
    for k in range(0, len(whole.spans), 2):
        for unit in [] if whole.is_table else whole.of_task(k, "units"):
            printed = whole.text[unit.start : unit.end]
            names = re.sub(r"^[（(【\[〔]|[）)】\]〕][。；;]?$|(?:负责|牵头|落实)(?=[）)】\]]?$)", "", printed)
            edits.append((unit.start, unit.end, f"归口{names.split('：')[-1]}。"))
    if len(edits) > 1:
        yield edits


def _bracket_lost(whole: WholeText) -> Iterator[list[Edit]]:
    for unit in whole.pieces("units"):
        printed = whole.text[unit.start : unit.end]
        if printed[:1] in "（(" and printed.rstrip("。；;")[-1:] in "）)":
            closing = unit.start + len(printed.rstrip("。；;")) - 1
            yield [(closing, closing + 1, "")]
            yield [(unit.start, unit.start + 1, "")]


def _label_misread(whole: WholeText) -> Iterator[list[Edit]]:
    for unit in whole.pieces("units"):
        match = re.search(r"(?:责任|牵头|配合|主办|承办)(?:单位|部门)[：:]", whole.text[unit.start : unit.end])
        if match is not None:
            wrong = match[0].replace("任", "仟").replace("牵", "率").replace("单", "单 ").replace("：", ".")
            yield [(unit.start + match.start(), unit.start + match.end(), wrong)]


def _all_prose(whole: WholeText) -> Iterator[list[Edit]]:
    """Take numbers and line ends out of a section, so that several demands are one paragraph."""
    tasks = whole.document.tasks
    if whole.is_table:
        return
    marks = dict(_marked_lines(whole, headings=False))
    for k in range(len(tasks) - _FEWEST_ITEMS + 1):
        group = range(k, k + _FEWEST_ITEMS)
        if len({tasks[i].headings for i in group}) > 1:
            continue
        edits: list[Edit] = []
        for i in group:
            start = next((s for s in marks if whole.line_start(s) == whole.line_start(whole.spans[i][0])), None)
            if start is None:
                break
            before = whole.text[:start].rstrip()
            edits.append((start if i == k else len(before), start + marks[start], ""))
        else:
            yield edits


def _pasted_twice(whole: WholeText) -> Iterator[list[Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + whole.text)]


def _half_pasted_twice(whole: WholeText) -> Iterator[list[Edit]]:
    if len(whole.spans) >= _FEWEST_ITEMS:
        start = whole.line_start(whole.spans[1][0])
        end = whole.line_end(whole.spans[2][1])
        yield [(end, end, "\n" + whole.text[start:end])]


def _annex_of_items(whole: WholeText) -> Iterator[list[Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + _ANNEX)]


def _links_below(whole: WholeText) -> Iterator[list[Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + _ANNEX.partition("\n")[2].partition("\n")[2])]


def _footers_inside(whole: WholeText) -> Iterator[list[Edit]]:
    places = [
        middle
        for start, end in whole.spans
        for middle in ((start + end) // 2,)
        if end - start > 2 * MIDDLE and not whole.is_table
    ]
    for footer in _FOOTERS if len(places) > 1 else ():
        yield [(place, place, f"\n{footer}\n") for place in places[:_FEWEST_ITEMS]]


_CUTS: Final = ("a page lost",)
"""Ways that take demands away: the tasks of the whole text are no answer any more."""

WAYS: Final[Mapping[str, Callable[[WholeText], Iterator[list[Edit]]]]] = {
    "mark of a heading lost": _heading_mark_lost,
    "mark of an item lost": _item_mark_lost,
    "mark misread": _mark_misread,
    "number typed twice": _mark_twice,
    "two items on one line": _run_together,
    "heading behind an item": _heading_joined,
    **ROW_WAYS,
    "a page lost": _page_lost,
    "boxes of a page swapped": _blocks_swapped,
    "units below the next item": _units_apart,
    "half of the units otherwise": _other_notation,
    "bracket of units lost": _bracket_lost,
    "label of units misread": _label_misread,
    "section without numbers": _all_prose,
    "whole text pasted twice": _pasted_twice,
    "items pasted twice": _half_pasted_twice,
    "annex of items": _annex_of_items,
    "items of another list below": _links_below,
    "footers inside items": _footers_inside,
}
"""How texts are damaged."""
