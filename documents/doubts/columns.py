"""Columns of a table whose names tell less than they should: two tables side by side, two unit columns of one role."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import said_once
from documents.fields.column_names import header_role
from documents.model import Document, Place, ReadingWarning
from documents.text.traced import LineIndex

__all__ = ["column_doubts"]

_FEWEST_NAMES: Final = 2  # that come twice
_FEWEST_ROWS: Final = 3
_MOSTLY: Final = 0.6


def column_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say that the header has the same names twice, or that no name tells which of two unit columns leads."""
    if document.source is None or document.source.layout != "tabbed_table":
        return
    yield from _side_by_side(document)
    yield from _of_one_role(document)


def _side_by_side(document: Document) -> Iterator[ReadingWarning]:
    lines = document.text.split("\n")
    index = LineIndex(document.text)
    numbers = {index.line(piece.start) - 1 for piece in document.pieces if piece.role == "header"}
    for number in sorted(numbers):
        names = Counter(name for cell in lines[number].split("\t") if (name := "".join(cell.split())))
        twice = [name for name, count in names.items() if count > 1 and header_role(name) is not None]
        if len(twice) >= _FEWEST_NAMES:
            message = f"表头里“{twice[0]}”“{twice[1]}”等栏各有两次，像两张表左右并排，同一行可能是两项任务，请分开再读"
            yield said_once("columns-twice", message, [Place(line=number + 1)])


def _of_one_role(document: Document) -> Iterator[ReadingWarning]:
    columns: dict[str, set[int]] = {}
    for piece in document.pieces:
        if piece.role == "units" and piece.task is not None:
            start = document.text.rfind("\n", 0, piece.start) + 1
            first = document.text.count("\t", start, piece.start)
            columns.setdefault(piece.task, set()).update({first, document.text.count("\t", start, piece.end)})
    both = [task for task in document.tasks if len(columns.get(task.id, ())) > 1]
    alike = [task for task in both if not task.lead_units and not task.cooperating_units]
    if len(both) >= _FEWEST_ROWS and len(alike) == len(both) >= _MOSTLY * len(document.tasks):
        message = "有两栏单位，都读作责任单位，没有分出谁牵头、谁配合，请核对这两栏的名称"
        yield said_once("roles-untold", message, [alike[0].place])
