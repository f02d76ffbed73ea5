"""What several texts begin or end with as if it were their number, and that no reader took for one."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from documents.chinese.counters import Counter, ending_counters, opening_counters
from documents.chinese.mark_paths import NO_MEASURE
from documents.chinese.marks import LABEL_SIGN, find_clause_mark, find_mark, find_series_marks
from documents.chinese.numerals import HAN_NUMERALS
from documents.doubts.saying import quoted, said_once
from documents.model import Document, Place, ReadingWarning
from documents.text.traced import LineIndex

__all__ = ["opening_doubts"]

_WORD: Final = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{3}")
_BARE: Final = re.compile(rf"[{HAN_NUMERALS[:9]}](?=[\u4e00-\u9fff])(?![{HAN_NUMERALS}百千万月季年是]){NO_MEASURE}")
_FEWEST: Final = 3  # texts that count on from one another, or begin with one sign
_EDGE: Final = 6  # characters by which the line is known with which a task begins
_OF_SENTENCES: Final = r"“”‘’\"'「」『』《》〈〉（）()\[\]【】〔〕［］{}，。、；：…,.;:×%‰¥￥$#@/+＋—–\-－~～"
_SIGN: Final = re.compile(rf"[^\w\s{_OF_SENTENCES}]")
"""A sign that texts are not written with: quotes, brackets, stops and signs of figures begin sentences."""


_KNOWN: Final = re.compile(rf"{LABEL_SIGN}(?<=\W)")
"""A sign before the items of a list, or before a label."""


class _Line(NamedTuple):
    """A line that was read as a text or a heading: what it says, where it stands, whether a task begins with it."""

    text: str
    number: int
    begins: bool


def opening_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts seem to be numbered in a way that was not read."""
    lines = list(_lines(document))
    counted = _counting_on(lines, opening_counters, _is_unread) or _counting_on(lines, ending_counters, _is_text)
    if counted:
        printed = "”“".join(shown for _, shown in counted[:_FEWEST])
        message = f"正文里“{printed}”像没有认出的编号，请核对各项的分界，必要时改成通行的编号再读"
        yield said_once("number-misread", message, [Place(line=line.number) for line, _ in counted])
    else:
        yield from _bare_numbers(document)
    yield from _signs(lines)


def _bare_numbers(document: Document) -> Iterator[ReadingWarning]:
    """Say that tasks or headings begin with 一, 二, 三 and nothing behind it, or that a number was read as a title."""
    headings = {heading: task.place for task in document.tasks for heading in task.headings[-1:]}
    begins = {task.title or task.text: task.place for task in document.tasks}
    rows: list[list[tuple[str, Place]]] = []
    for part, place in (*headings.items(), *begins.items()):
        bare = None if find_mark(part) else _BARE.match(part)
        value = HAN_NUMERALS.index(bare[0]) if bare else -1
        if value == 0 or not rows or value != len(rows[-1]):
            rows.append([])
        if value == len(rows[-1]):
            rows[-1].append((part, place))
    row = [item for found in rows if len(found) > 1 for item in found]
    if len(row) > _FEWEST or any(len(found) >= _FEWEST for found in rows):
        message = f"几项以“一”“二”“三”开头而没有顿号：{quoted(row[0][0])}，像没有认出的编号，请核对各项的分界"
        yield said_once("number-misread", message, list(dict.fromkeys(place for _, place in row)))
    titles = [task for task in document.tasks if task.title and not _WORD.search(task.title)]
    if titles:
        message = f"标题里没有文字：{quoted(titles[0].title or '')}，像没有认出的编号，请核对"
        yield said_once("number-misread", message, [task.place for task in titles])


def _lines(document: Document) -> Iterator[_Line]:
    index = LineIndex(document.text)
    texts = (text for task in document.tasks for text in (task.words, task.text))
    beginnings = {"".join(text.split())[:_EDGE] for text in texts}
    for piece in document.pieces:
        if piece.role not in ("text", "section"):
            continue
        at = piece.start
        for line in document.text[piece.start : piece.end].split("\n"):
            begins = "".join(line.split())[:_EDGE] in beginnings
            if line.strip() and (begins or piece.role == "text"):
                yield _Line(line.strip(), index.line(at), begins)
            at += len(line) + 1


def _is_text(line: _Line) -> bool:
    return bool(line.text)


def _is_unread(line: _Line) -> bool:
    """Tell whether a line begins with what is no mark of a list within a text, or begins a task in spite of it."""
    if line.begins:
        return find_mark(line.text) is None
    return not (find_mark(line.text) or find_clause_mark(line.text) or find_series_marks(line.text))


def _counting_on(
    lines: Sequence[_Line], counters: Callable[[str], tuple[Counter, ...]], counts: Callable[[_Line], bool]
) -> list[tuple[_Line, str]]:
    """Give the lines whose counters make the longest row 1, 2, 3 …, with what they have printed."""
    rows: dict[str, list[tuple[_Line, Counter]]] = defaultdict(list)
    for line in lines:
        for counter in counters(line.text):
            if counts(line):
                rows[counter.series].append((line, counter))
    best: list[tuple[_Line, str]] = []
    for row in rows.values():
        found: list[tuple[_Line, str]] = []
        last = longest = 0
        for line, counter in row:
            if not found or counter.value in (1, last + 1):
                found.append((line, counter.printed))
                longest = max(longest, counter.value)
                last = counter.value
        again = len(found) > _FEWEST and longest > 1  # 1, 2, 1, 2: each heading has few
        if len(found) > len(best) and (again or min(len(found), longest) >= _FEWEST):
            best = found
    return best


def _signs(lines: Sequence[_Line]) -> Iterator[ReadingWarning]:
    """Say which sign several tasks begin with, or lines within a text, if no list is known to have it."""
    signs: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if _SIGN.match(line.text) and (line.begins or not _KNOWN.match(line.text)):
            signs[line.text[0]].append(line)
    for sign, marked in signs.items():
        if len(marked) >= _FEWEST:
            message = f"有{len(marked)}段正文以“{sign}”开头，像没有认出的项目符号，请核对各项的分界"
            yield said_once("number-misread", message, [Place(line=line.number) for line in marked])
