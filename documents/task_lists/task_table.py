"""Task lists as tables: CSV files and Excel workbooks whose columns are matched by the names of their headers.

The header row may stand below title rows and may span two rows. Merged cells count for every row they cover.
Whatever finds no field is told in a warning with its row; nothing is left out in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from documents.errors import InputError, NoTasksError
from documents.fields.unit_doubts import warn_of_odd_units
from documents.files.names import CONTROL
from documents.files.sheets import Sheet, csv_sheet, workbook_sheets
from documents.model import Document, Source, Task, task_id
from documents.surroundings.metadata import read_metadata, with_metadata
from documents.task_lists.sheet_reader import Findings, SheetReader
from documents.task_lists.table_header import (
    find_header,
    understood_columns,
)
from documents.task_lists.titles import with_row_titles, with_titles
from documents.text.lines import source_lines

__all__ = ["read_csv", "read_workbook"]

_SHOWN: Final = 60  # characters of an id that a message shows
_DEFAULT_SHEET: Final = re.compile(r"(Sheet|工作表)\s*[0-9]*", re.IGNORECASE)


def read_csv(data: bytes, *, name: str, sha256: str, document_id: str | None = None) -> Document:
    """Read a task list from a CSV file; the encoding and the delimiter are recognised.

    Args:
        data: the bytes of the file.
        name: name of the file without folders.
        sha256: hex digest of the bytes.
        document_id: id of the document; without it the file's name without its ending.

    Raises:
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary or its quotes do not close.
        NoTasksError: no column is named as the task, or no row holds one.
        InputError: two tasks have the same id.
    """
    sheet = csv_sheet(data, name, score=understood_columns)
    return _document([sheet], Source(name, sha256, "csv"), document_id)


def read_workbook(data: bytes, *, name: str, sha256: str, document_id: str | None = None) -> Document:
    """Read a task list from an Excel workbook (.xlsx or .xls), all visible sheets that hold tasks.

    Args, raises: as `read_csv`.
    """
    return _document(workbook_sheets(data, name), Source(name, sha256, "xlsx"), document_id)


def _document(sheets: Sequence[Sheet], source: Source, document_id: str | None) -> Document:
    """Read all sheets into one document."""
    found = Findings()
    with_header = [(sheet, header) for sheet in sheets if (header := find_header(sheet)) and not sheet.hidden]
    for sheet in sheets:
        if not any(sheet is other for other, _ in with_header) and any(any(row.cells) for row in sheet.rows):
            reason = "是隐藏的" if sheet.hidden else "没有任务列"
            found.warn("sheet-not-read", f"工作表“{sheet.name}”{reason}，没有读取。")
    if not with_header:
        raise NoTasksError(
            f"{source.name!r} has no column that names the task (such as 任务, 具体要求 or text); "
            f"it begins with {_first_cells(sheets)}: name the columns in a header row."
        )
    for sheet, header in with_header:
        if sheet.hidden_rows or sheet.hidden_columns:
            counts = ((sheet.hidden_rows, "行"), (sheet.hidden_columns, "列"))
            hidden = "、".join(f"{count}{what}" for count, what in counts if count)
            found.warn("hidden-cells", f"工作表“{sheet.name}”有{hidden}是隐藏的，其中的内容也读取了")
        named = len(with_header) > 1 and sheet.name and not _DEFAULT_SHEET.fullmatch(sheet.name)
        SheetReader(header, (sheet.name or "",) if named else (), found).read(sheet)
    titled = any(header.columns("title") for _, header in with_header)
    tasks: Sequence[Task] = found.tasks if titled else with_titles(found.tasks)
    if not any(header.lists for _, header in with_header) and not any(task.title for task in tasks):
        tasks = with_row_titles(tasks)
    if not found.tasks:
        raise NoTasksError(
            f"{source.name!r} has a header row but no row with a task below it; fill in the task column."
        )
    identity = document_id or source.name.rsplit(".", 1)[0] or source.name
    document = Document(
        id=identity,
        title=next(iter(found.above), identity),
        tasks=_with_ids(tasks, identity, source.name),
        global_responsible_units=tuple(dict.fromkeys(found.global_units)),
        notes=tuple(found.notes),
        source=source,
        warnings=(*found.warnings, *warn_of_odd_units(found.doubts)),
    )
    return with_metadata(document, read_metadata(source_lines("\n".join(found.above)), ()))


def _with_ids(tasks: Sequence[Task], identity: str, name: str) -> tuple[Task, ...]:
    """Give an id to the tasks that have none, and refuse ids that repeat or hold what no page can find again."""
    unseen = next((task for task in tasks if CONTROL.search(task.id)), None)
    if unseen is not None:
        raise InputError(
            f"{name!r} has the id {unseen.id[:_SHOWN]!r} in row {unseen.place.line}; an id has no control characters."
        )
    named = tuple(
        replace(task, id=task.id or task_id(identity, ordinal, len(tasks))) for ordinal, task in enumerate(tasks, 1)
    )
    repeated = [key for key, times in Counter(task.id for task in named).items() if times > 1]
    if repeated:
        lines = ", ".join(str(task.place.line) for task in named if task.id == repeated[0])
        raise InputError(f"{name!r} uses the id {repeated[0]!r} in several rows ({lines}); give every task its own id.")
    return named


def _first_cells(sheets: Iterable[Sheet]) -> str:
    """Show the first row that has more than one cell, or else any first row."""
    rows = [[cell for cell in dict.fromkeys(row.cells) if cell] for sheet in sheets for row in sheet.rows]
    cells = next((row for row in rows if len(row) > 1), next((row for row in rows if row), []))
    return ", ".join(repr(cell[:20]) for cell in cells[:8]) or "no text at all"
