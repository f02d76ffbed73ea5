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

from documents.chinese.marks import find_mark
from documents.fields.column_names import header_role
from documents.model import Document, Piece, Role

__all__ = ["WAYS", "Damaged", "damaged"]

_UNIT_COLUMNS: Final = ("lead", "responsible", "cooperating", "units")
_FEWEST_ITEMS: Final = 3  # of a section that is run together
_LOOKALIKES: Final = {"1": "l", "一": "—", "二": "=", "三": "≡", "十": "+", "八": "/\\", "0": "〇", "5": "S"}
_ANNEX: Final = "附件1\n重点项目清单\n1.新建幼儿园两所，9月底前开工。\n2.改造农贸市场一处。\n3.更换老旧电梯十部。\n"
_FOOTERS: Final = ("扫描全能王 创建", "内部资料 注意保存", "- 机密 -")
_COUNTED: Final = re.compile(r"[\d一二三四五六七八九十]+")
_MIDDLE: Final = 12  # characters on each side of a cut within a text


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


_Edit = tuple[int, int, str]
"""(start, end, what stands there now)."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A document that is read right, and where its tasks stand."""

    document: Document
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.document.text

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def pieces(self, *roles: Role) -> list[Piece]:
        return [piece for piece in self.document.pieces if piece.role in roles]

    def of_task(self, ordinal: int, role: Role) -> list[Piece]:
        name = self.document.tasks[ordinal].id
        return [piece for piece in self.document.pieces if piece.task == name and piece.role == role]

    @property
    def is_table(self) -> bool:
        return any("\t" in self.text[piece.start : piece.end] for piece in self.pieces("header")) or (
            bool(self.pieces("header")) and "\t" in self.text
        )


def damaged(document: Document, way: str, rng: Random) -> Damaged | None:
    """Spoil one place of a document in one of `WAYS`; None where the document has no such place."""
    spans = []
    for task in document.tasks:
        own = [piece for piece in document.pieces if piece.task == task.id]
        if not own:
            return None
        spans.append((min(piece.start for piece in own), max(piece.end for piece in own)))
    whole = _Whole(document, tuple(spans))
    found = list(WAYS[way](whole))
    if not found:
        return None
    edits = sorted(rng.choice(found))
    return _edited(whole.text, edits, answer=way not in _CUTS)


def _edited(text: str, edits: Sequence[_Edit], *, answer: bool) -> Damaged:
    out, at = "", 0
    lines: list[int] = []
    for start, end, new in edits:
        out += text[at:start]
        lines += [out.count("\n") + 1, (out + new).count("\n") + 1]
        out += new
        at = end
    return Damaged(out + text[at:], min(lines), max(lines), answer)


def _marked_lines(whole: _Whole, *, headings: bool) -> Iterator[tuple[int, int]]:
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


def _heading_mark_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    found = list(_marked_lines(whole, headings=True))
    for start, length in found[1:]:
        yield [(start, start + length, "")]


def _item_mark_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    for start, length in list(_marked_lines(whole, headings=False))[1:]:
        yield [(start, start + length, "")]


def _mark_misread(whole: _Whole) -> Iterator[list[_Edit]]:
    for headings in (True, False):
        for start, length in list(_marked_lines(whole, headings=headings)):
            printed = whole.text[start : start + length]
            other = "".join(_LOOKALIKES.get(c, c) for c in printed)
            if other != printed:
                yield [(start, start + length, other)]


def _mark_twice(whole: _Whole) -> Iterator[list[_Edit]]:
    found = list(_marked_lines(whole, headings=False))
    if whole.is_table:
        numbers = [piece for k in range(len(whole.spans)) for piece in whole.of_task(k, "number")]
        found = [(piece.start, piece.end - piece.start) for piece in numbers]
    for (above, size), (start, length) in pairwise(found):
        mark, other = whole.text[start : start + length], whole.text[above : above + size]
        if mark != other and _COUNTED.sub("", mark) == _COUNTED.sub("", other):
            yield [(start, start + length, other)]


def _run_together(whole: _Whole) -> Iterator[list[_Edit]]:
    if whole.is_table:
        return
    for start, _ in whole.spans[1:]:
        line = whole.line_start(start)
        before = whole.text[:line].rstrip()
        if before and len(whole.text[line:start].strip()) < 4:
            yield [(len(before), start, "")]


def _heading_joined(whole: _Whole) -> Iterator[list[_Edit]]:
    for start, _ in list(_marked_lines(whole, headings=True))[1:]:
        before = whole.text[:start].rstrip()
        yield [(len(before), start, "")]


def _rows(whole: _Whole) -> Iterator[tuple[int, list[Piece]]]:
    """Give the tasks of a table that have a line of their own with a text and units parted by tabs."""
    if not whole.is_table:
        return
    for k in range(len(whole.spans)):
        texts, units = whole.of_task(k, "text"), whole.of_task(k, "units")
        if len(texts) == 1 and units and whole.text.count("\n", texts[0].start, units[-1].end) == 0:
            yield k, [texts[0], *units]


def _row_shifted_right(whole: _Whole) -> Iterator[list[_Edit]]:
    for _, (text, *_) in _rows(whole):
        yield [(text.start, text.start, "\t")]


def _row_shifted_left(whole: _Whole) -> Iterator[list[_Edit]]:
    for k, (text, *_) in _rows(whole):
        number = whole.of_task(k, "number")
        if number and whole.text[number[0].end : text.start] == "\t":
            yield [(number[0].start, text.start, "")]


def _row_number_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    for k, _ in _rows(whole):
        for number in whole.of_task(k, "number"):
            yield [(number.start, number.end, "")]


def _unit_cell_merged(whole: _Whole) -> Iterator[list[_Edit]]:
    for _, (text, unit, *_) in _rows(whole):
        if whole.text[text.end : unit.start] == "\t":
            yield [(text.end, unit.start, "")]


def _cells_swapped(whole: _Whole) -> Iterator[list[_Edit]]:
    for _, (text, unit, *_) in _rows(whole):
        yield [
            (text.start, text.end, whole.text[unit.start : unit.end]),
            (unit.start, unit.end, whole.text[text.start : text.end]),
        ]


def _row_broken(whole: _Whole) -> Iterator[list[_Edit]]:
    for _, (text, *_) in _rows(whole):
        if text.end - text.start > 2 * _MIDDLE:
            middle = (text.start + text.end) // 2
            yield [(middle, middle, "\n")]


def _rows_joined(whole: _Whole) -> Iterator[list[_Edit]]:
    rows = dict(_rows(whole))
    for k in rows:
        if k + 1 in rows and whole.text[rows[k][-1].end : whole.spans[k + 1][0]] == "\n":
            yield [(rows[k][-1].end, whole.spans[k + 1][0], "\t")]


def _header_line(whole: _Whole) -> tuple[int, int] | None:
    headers = whole.pieces("header")
    if not whole.is_table or not headers:
        return None
    return whole.line_start(headers[0].start), whole.line_end(headers[0].start)


def _header_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    line = _header_line(whole)
    if line is not None:
        yield [(line[0], min(line[1] + 1, len(whole.text)), "")]


def _column_unknown(whole: _Whole, roles: Sequence[str], other: str) -> Iterator[list[_Edit]]:
    line = _header_line(whole)
    if line is None:
        return
    at = line[0]
    for name in whole.text[slice(*line)].split("\t"):
        if header_role(name.strip()) in roles:
            yield [(at, at + len(name), other)]
        at += len(name) + 1


def _unit_column_unknown(whole: _Whole) -> Iterator[list[_Edit]]:
    yield from _column_unknown(whole, _UNIT_COLUMNS, "栏三")


def _text_column_unknown(whole: _Whole) -> Iterator[list[_Edit]]:
    yield from _column_unknown(whole, ("text",), "栏二")


def _columns_misnamed(whole: _Whole) -> Iterator[list[_Edit]]:
    yield from _column_unknown(whole, _UNIT_COLUMNS, "完成时限")


def _page_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    for k in range(1, len(whole.spans) - 2):
        start, end = (sum(whole.spans[at]) // 2 for at in (k, k + 2))
        if whole.spans[k][1] <= whole.spans[k + 1][0] <= whole.spans[k + 2][0]:
            yield [(whole.line_end(start), whole.line_start(end), "\n")] if whole.is_table else [(start, end, "\n")]


def _blocks_swapped(whole: _Whole) -> Iterator[list[_Edit]]:
    """Let the lower half of an item and the upper half of the next change places, as boxes of a page do."""
    for k in range(len(whole.spans) - 1):
        (start, end), (below, last) = whole.spans[k], whole.spans[k + 1]
        if end <= below and not whole.is_table and min(end - start, last - below) > 2 * _MIDDLE:
            one, two = (start + end) // 2, (below + last) // 2
            between = whole.text[end:below]
            yield [(one, two, whole.text[below:two] + between + whole.text[one:end])]


def _units_apart(whole: _Whole) -> Iterator[list[_Edit]]:
    """Put the units of an item below the beginning of the next one."""
    if whole.is_table:
        return
    for k in range(len(whole.spans) - 1):
        units = whole.of_task(k, "units")
        below = whole.spans[k + 1][0]
        if len(units) == 1 and units[0].end <= below < len(whole.text):
            line = whole.line_end(below)
            yield [(units[0].start, units[0].end, ""), (line, line, "\n" + whole.text[units[0].start : units[0].end])]


def _other_notation(whole: _Whole) -> Iterator[list[_Edit]]:
    edits: list[_Edit] = []
    for k in range(0, len(whole.spans), 2):
        for unit in [] if whole.is_table else whole.of_task(k, "units"):
            printed = whole.text[unit.start : unit.end]
            names = re.sub(r"^[（(【\[〔]|[）)】\]〕][。；;]?$|(?:负责|牵头|落实)(?=[）)】\]]?$)", "", printed)
            edits.append((unit.start, unit.end, f"归口{names.split('：')[-1]}。"))
    if len(edits) > 1:
        yield edits


def _bracket_lost(whole: _Whole) -> Iterator[list[_Edit]]:
    for unit in whole.pieces("units"):
        printed = whole.text[unit.start : unit.end]
        if printed[:1] in "（(" and printed.rstrip("。；;")[-1:] in "）)":
            closing = unit.start + len(printed.rstrip("。；;")) - 1
            yield [(closing, closing + 1, "")]
            yield [(unit.start, unit.start + 1, "")]


def _label_misread(whole: _Whole) -> Iterator[list[_Edit]]:
    for unit in whole.pieces("units"):
        match = re.search(r"(?:责任|牵头|配合|主办|承办)(?:单位|部门)[：:]", whole.text[unit.start : unit.end])
        if match is not None:
            wrong = match[0].replace("任", "仟").replace("牵", "率").replace("单", "单 ").replace("：", ".")
            yield [(unit.start + match.start(), unit.start + match.end(), wrong)]


def _all_prose(whole: _Whole) -> Iterator[list[_Edit]]:
    """Take numbers and line ends out of a section, so that several demands are one paragraph."""
    tasks = whole.document.tasks
    if whole.is_table:
        return
    marks = dict(_marked_lines(whole, headings=False))
    for k in range(len(tasks) - _FEWEST_ITEMS + 1):
        group = range(k, k + _FEWEST_ITEMS)
        if len({tasks[i].headings for i in group}) > 1:
            continue
        edits: list[_Edit] = []
        for i in group:
            start = next((s for s in marks if whole.line_start(s) == whole.line_start(whole.spans[i][0])), None)
            if start is None:
                break
            before = whole.text[:start].rstrip()
            edits.append((start if i == k else len(before), start + marks[start], ""))
        else:
            yield edits


def _pasted_twice(whole: _Whole) -> Iterator[list[_Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + whole.text)]


def _half_pasted_twice(whole: _Whole) -> Iterator[list[_Edit]]:
    if len(whole.spans) >= _FEWEST_ITEMS:
        start = whole.line_start(whole.spans[1][0])
        end = whole.line_end(whole.spans[2][1])
        yield [(end, end, "\n" + whole.text[start:end])]


def _annex_of_items(whole: _Whole) -> Iterator[list[_Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + _ANNEX)]


def _links_below(whole: _Whole) -> Iterator[list[_Edit]]:
    yield [(len(whole.text), len(whole.text), "\n" + _ANNEX.partition("\n")[2].partition("\n")[2])]


def _footers_inside(whole: _Whole) -> Iterator[list[_Edit]]:
    places = [
        middle
        for start, end in whole.spans
        for middle in ((start + end) // 2,)
        if end - start > 2 * _MIDDLE and not whole.is_table
    ]
    for footer in _FOOTERS if len(places) > 1 else ():
        yield [(place, place, f"\n{footer}\n") for place in places[:_FEWEST_ITEMS]]


_CUTS: Final = ("a page lost",)
"""Ways that take demands away: the tasks of the whole text are no answer any more."""

WAYS: Final[Mapping[str, Callable[[_Whole], Iterator[list[_Edit]]]]] = {
    "mark of a heading lost": _heading_mark_lost,
    "mark of an item lost": _item_mark_lost,
    "mark misread": _mark_misread,
    "number typed twice": _mark_twice,
    "two items on one line": _run_together,
    "heading behind an item": _heading_joined,
    "row shifted right": _row_shifted_right,
    "row shifted left": _row_shifted_left,
    "number of a row lost": _row_number_lost,
    "unit cell in the text cell": _unit_cell_merged,
    "text and unit cells swapped": _cells_swapped,
    "row broken in two": _row_broken,
    "two rows in one": _rows_joined,
    "header row lost": _header_lost,
    "unit column unknown": _unit_column_unknown,
    "task column unknown": _text_column_unknown,
    "unit column misnamed": _columns_misnamed,
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
