"""Text that says who does what, or what is forbidden or must be, and that no task holds."""

import re
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import quoted, said_once
from documents.model import Document, Place, ReadingWarning, Role

__all__ = ["left_out_doubts"]

_ROLES: Final[frozenset[Role]] = frozenset({"preamble", "annex", "context", "header"})
_CONTEXT: Final[frozenset[Role]] = frozenset({"context"})
_WHO: Final = re.compile(
    r"(?:责任|牵头|配合|承办|主办)(?:单位|部门|科室)[：:]\s*[\u4e00-\u9fff]|[（(][^（）()]{2,60}(?:牵头|负责|配合)[）)]"
)

_BINDS: Final = re.compile(r"严禁|不得|不准|一律|务必")
"""Words that bind somebody: aims and looks back have other ones, 必须 and 要 among them."""


def left_out_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines below the first task name who does something, or bind somebody, and belong to no task."""
    if not document.text or not document.tasks:
        return
    yield from _lines_with(document, _WHO, _ROLES, "units-left-out", "这里写有责任单位，但没有读作任务")
    yield from _lines_with(document, _BINDS, _CONTEXT, "demands-left-out", "这里有要求或禁止，但作为背景没有读作任务")


def _lines_with(
    document: Document, sign: re.Pattern[str], roles: frozenset[Role], code: str, message: str
) -> Iterator[ReadingWarning]:
    """Say once which lines of some roles, that no other warning names, have a sign."""
    told = {warning.place.line for warning in document.warnings}
    first = min((piece.start for piece in document.pieces if piece.task), default=0)
    found = []
    for piece in document.pieces:
        if piece.role not in roles or piece.start < first:
            continue
        match = sign.search(document.text, piece.start, piece.end)
        if match is not None:
            line = document.text.count("\n", 0, match.start()) + 1
            found.append((line, match[0]))
    new = [(line, shown) for line, shown in found if line not in told]
    if new:
        yield said_once(code, f"{message}：{quoted(new[0][1])}", [Place(line=line) for line, _ in new])
