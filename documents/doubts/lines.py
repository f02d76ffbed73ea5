"""Lines of the source that were read as something else: heads and feet of pages, rows of a table, headings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from documents.chinese.marks import find_mark
from documents.doubts.saying import quoted, said_once
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_list import looks_like_units
from documents.model import SENTENCE_STOPS, Document, Place, ReadingWarning
from documents.text.traced import LineIndex

__all__ = ["line_doubts"]

_SHORTEST: Final = 3
_LONGEST: Final = 30
"""Characters of a line that pages repeat."""

_PAGE_COUNT: Final = re.compile(r"(?:\d{1,3}\s?/\s?\d{1,3}|第\s?\d{1,3}\s?页|[—–-]\s?\d{1,3}\s?[—–-])\s*$")
_OF_LISTS: Final = re.compile(r"[、，,（）()]|负责|牵头|配合|单位|部门")

_FEWEST_CELLS: Final = 3
_FEWEST_ROWS: Final = 2


def line_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines look as if they were no text."""
    yield from _repeated(document)
    yield from _page_counts(document)
    yield from _rows(document)


def _page_counts(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines amid texts end with the number of a page: 第3页, 3/12."""
    index = LineIndex(document.text)
    found: dict[int, str] = {}
    for piece in document.pieces:
        lines = document.text[piece.start : piece.end].split("\n") if piece.role == "text" else []
        for at, line in enumerate(lines[:-1]):
            if len(line) <= _LONGEST and _PAGE_COUNT.search(line):
                found[index.line(piece.start) + at] = line.strip()
    if found:
        message = f"正文中间有一行像页眉或页脚：{quoted(next(iter(found.values())))}，请删去后再读"
        yield said_once("line-repeats", message, [Place(line=line) for line in found])


def _repeated(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines stand again and again, also inside texts, as the heads and feet of pages do."""
    lines = document.text.split("\n")
    plain = ["".join(line.split()) if "\t" not in line.strip() else "" for line in lines]
    counts = Counter(line for line in plain if _SHORTEST <= len(line) <= _LONGEST)
    index = LineIndex(document.text)
    inside: dict[str, set[int]] = defaultdict(set)
    for piece in document.pieces:
        if piece.role in ("section", "text", "units"):
            first, last = index.line(piece.start), index.line(piece.end)
            may_head = piece.role == "text" and last > first and not plain[first - 1].endswith(SENTENCE_STOPS)
            for number in range(first if may_head else first + 1, last + 1):  # whole sentences may be the same
                if counts[plain[number - 1]] > 1 and not _may_repeat(plain[number - 1]):
                    inside[plain[number - 1]].add(number)
    for text, numbers in inside.items():
        message = f"反复出现的一行文字读进了任务正文，像页眉、页脚或水印：{quoted(text)}"
        yield said_once("line-repeats", message, [Place(line=number) for number in sorted(numbers)])


def _may_repeat(line: str) -> bool:
    """Tell whether a line holds what several tasks may have in common: units, a time, or a part of their list."""
    if line[:1].isdigit() or find_mark(line) is not None:  # a table of contents has the headings too
        return True
    return _OF_LISTS.search(line) is not None or looks_like_units(line) or looks_like_deadline(line)


def _rows(document: Document) -> Iterator[ReadingWarning]:
    """Say that lines with tabs were read as prose: rows of a table without its header."""
    if document.source is None or document.source.layout != "key_points":
        return
    lines = document.text.split("\n")
    places = sorted({task.place.line for task in document.tasks if task.place.line is not None})
    cells = {line: len(lines[line - 1].split("\t")) for line in places}
    rows = [line for line, count in cells.items() if count >= _FEWEST_CELLS]
    if len(rows) >= _FEWEST_ROWS and 2 * len(rows) >= len(places):
        message = "这些行像表格的行，但没有找到表头，各栏连在一起读作正文，责任单位和时限没有分开；请补上表头再读"
        yield said_once("table-as-text", message, [Place(line=line) for line in rows])
