"""Text that says who does what and that no task holds."""

import re
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import quoted, said_once
from documents.model import Document, Place, ReadingWarning, Role

__all__ = ["left_out_doubts"]

_ROLES: Final[frozenset[Role]] = frozenset({"preamble", "annex", "context", "header"})
_WHO: Final = re.compile(
    r"(?:责任|牵头|配合|承办|主办)(?:单位|部门|科室)[：:]\s*[\u4e00-\u9fff]|[（(][^（）()]{2,60}(?:牵头|负责|配合)[）)]"
)


def left_out_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which lines name who does something although they belong to no task, below the first task."""
    if not document.text or not document.tasks:
        return
    told = {warning.place.line for warning in document.warnings}
    first = min((piece.start for piece in document.pieces if piece.task), default=0)
    found = []
    for piece in document.pieces:
        if piece.role not in _ROLES or piece.start < first:
            continue
        match = _WHO.search(document.text, piece.start, piece.end)
        if match is not None:
            line = document.text.count("\n", 0, match.start()) + 1
            found.append((line, match[0]))
    new = [(line, shown) for line, shown in found if line not in told]
    if new:
        message = f"这里写有责任单位，但没有读作任务：{quoted(new[0][1])}"
        yield said_once("units-left-out", message, [Place(line=line) for line, _ in new])
