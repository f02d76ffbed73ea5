"""Text that says who does what, or what is forbidden or must be, and that no task holds."""

import re
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import quoted, said_once
from documents.model import Document, Place, ReadingWarning, Role
from documents.text.traced import LineIndex

__all__ = ["left_out_doubts"]

_ROLES: Final[frozenset[Role]] = frozenset({"preamble", "annex", "context", "header"})
_CONTEXT: Final[frozenset[Role]] = frozenset({"context"})
_WHO: Final = re.compile(
    r"(?:责任|牵头|配合|承办|主办)(?:单位|部门|科室)[：:]\s*[\u4e00-\u9fff]|[（(][^（）()]{2,60}(?:牵头|负责|配合)[）)]"
)

_HEADS: Final[frozenset[Role]] = frozenset({"header", "text", "units", "furniture", "duplicate"})
_CELLS: Final = 3  # with more than one character: a task, who does it, until when
_FEWEST_ROWS: Final = 2
_BINDS: Final = re.compile(r"严禁|不得|不准|一律|务必")
"""Words that bind somebody: aims and looks back have other ones, 必须 and 要 among them."""

_GIVES: Final = re.compile(
    r"(?:给予|予以|奖励|补助|补贴|资助|一次性|按)(?:(?!累计|同比|共)[^。；]){0,24}?\d[\d.]*(?:万元|元|[%％])"
    r"(?=[^。；]{0,16}(?:奖|补|资助|支持|扶持|标准|[。；，]))"
)
"""How much somebody gets; a look back tells what was paid: 发放补贴累计30万元."""

_FEWEST_GIVING: Final = 2  # lines: an aim may name one sum


def left_out_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines below the first task name who does something, or bind somebody, and belong to no task."""
    if not document.text or not document.tasks:
        return
    yield from _lines_with(document, _WHO, _ROLES, "units-left-out", "这里写有责任单位，但没有读作任务")
    yield from _lines_with(document, _BINDS, _CONTEXT, "demands-left-out", "这里有要求或禁止，但作为背景没有读作任务")
    yield from _lines_with(
        document,
        _GIVES,
        _CONTEXT,
        "demands-left-out",
        "这里写有奖补标准，但作为背景没有读作任务",
        fewest=_FEWEST_GIVING,
    )
    yield from _rows_above(document)


def _rows_above(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines above the first task have cells as the rows have, and are no header."""
    lines = document.text.split("\n")
    first = min((task.place.line for task in document.tasks if task.place.line is not None), default=0)
    index = LineIndex(document.text)
    heads = {index.line(piece.start) for piece in document.pieces if piece.role in _HEADS}
    rows = [n for n in range(1, first) if n not in heads and sum(map(_is_cell, lines[n - 1].split("\t"))) >= _CELLS]
    if len(rows) >= _FEWEST_ROWS and "\t" in lines[first - 1]:
        message = "第一项任务上面还有像表格行的文字，没有读作任务，请核对表头和开头几行"
        yield said_once("rows-left-out", message, [Place(line=line) for line in rows])


def _is_cell(cell: str) -> bool:
    return len(cell.strip()) > 1


def _lines_with(
    document: Document, sign: re.Pattern[str], roles: frozenset[Role], code: str, message: str, *, fewest: int = 1
) -> Iterator[ReadingWarning]:
    """Say once which lines of some roles, that no other warning names, have a sign."""
    told = {warning.place.line for warning in document.warnings}
    first = min((piece.start for piece in document.pieces if piece.task), default=0)
    found: list[tuple[int, str]] = []
    for piece in document.pieces:
        if piece.role not in roles or piece.start < first:
            continue
        for match in sign.finditer(document.text, piece.start, piece.end):
            line = document.text.count("\n", 0, match.start()) + 1
            if not found or found[-1][0] != line:
                found.append((line, match[0]))
    new = [(line, shown) for line, shown in found if line not in told]
    if len(new) >= fewest:
        yield said_once(code, f"{message}：{quoted(new[0][1])}", [Place(line=line) for line, _ in new])
