"""Task lists as tables: CSV files and Excel workbooks whose columns are matched by the names of their headers.

The header row may stand below title rows and may span two rows. Merged cells count for every row they cover.
Whatever finds no field is told in a warning with its row; nothing is left out in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from documents.chinese.characters import ascii_fold, spaceless
from documents.chinese.marks import ANNEX_MARK, Rank, find_mark
from documents.errors import InputError, NoTasksError
from documents.fields.row_numbers import numbered_parts
from documents.fields.unit_doubts import UnitDoubts, odd_cells, warn_of_odd_units
from documents.fields.unit_list import UnitRole, parse_units
from documents.fields.unit_names import split_units
from documents.files.markup_numbers import markup_number
from documents.files.names import CONTROL
from documents.files.sheets import Row, Sheet, csv_sheet, workbook_sheets
from documents.model import Document, Place, ReadingWarning, Source, Task, UnitName, task_id
from documents.surroundings.metadata import read_metadata, with_metadata
from documents.task_lists.table_cells import cleaned, column_letters, unit_cell, without_layout
from documents.task_lists.table_header import (
    ColumnRole,
    TableHeader,
    find_header,
    header_name,
    understood_columns,
)
from documents.task_lists.task_csv import SECTION_SEPARATOR
from documents.task_lists.titles import with_row_titles, with_titles
from documents.text.lines import source_lines

__all__ = ["read_csv", "read_workbook"]

_UNIT_ROLES: Final[Mapping[ColumnRole, UnitRole]] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}

_ANNEX_MARK: Final = re.compile(ANNEX_MARK)
_UNMARKED: Final = Rank.FIRST  # of a heading that spans its row and has no mark
_FOOTNOTE: Final = re.compile(r"(备?注|说明)[0-9]*[:：]")
_LAST_LINE: Final = 1_000_000_000  # of a source that a list may state
_SHOWN: Final = 60  # characters of an id that a message shows
_WHOLE_NUMBER: Final = re.compile(r"([0-9]+)\.0+")
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


@dataclass(slots=True)
class _Findings:
    """What the sheets of one file have given so far."""

    tasks: list[Task] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)  # the rows above the tables that may name the document
    global_units: list[UnitName] = field(default_factory=list)
    doubts: list[UnitDoubts] = field(default_factory=list)

    def warn(self, code: str, message: str, row: Row | None = None, column: int = 0) -> None:
        place = Place() if row is None else Place(line=row.line, cell=f"{column_letters(column)}{row.line}")
        self.warnings.append(ReadingWarning(code, message, place))


def _document(sheets: Sequence[Sheet], source: Source, document_id: str | None) -> Document:
    """Read all sheets into one document."""
    found = _Findings()
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
        _SheetReader(header, (sheet.name or "",) if named else (), found).read(sheet)
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


class _SheetReader:
    """Reads the rows below one header; remembers the headings that hold for the rows to come."""

    def __init__(self, header: TableHeader, outer: tuple[str, ...], found: _Findings) -> None:
        self._header = header
        self._outer = outer
        self._found = found
        self._headings: list[tuple[Rank, str]] = []  # rows of their own
        self._heading_rows: list[tuple[str, Row]] = []
        self._sections: dict[int, str] = {}  # cells of the section columns
        self._text = header.columns("text")[-1]
        self._last_text_row: Row | None = None

    def read(self, sheet: Sheet) -> None:
        header = self._header
        for row in sheet.rows[: header.first]:
            self._read_above(row)
        self._warn_of_unknown_columns(sheet)
        for row in sheet.rows[header.end :]:
            if any(row.cells) and tuple(header_name(cell) for cell in row.cells) != header.names:
                self._read_below(row)
        used = {heading for task in self._found.tasks for heading in task.section}
        for heading, row in self._heading_rows:
            if heading not in used:
                self._found.warn("heading-without-tasks", f"标题“{heading}”之下没有任务。", row, 0)

    def _read_above(self, row: Row) -> None:
        text = " ".join(dict.fromkeys(cell for cell in row.cells if cell))
        if not text:
            return
        is_mark = _ANNEX_MARK.fullmatch(spaceless(text)) is not None
        if is_mark or self._found.above:
            self._found.notes.append(cleaned(text))
        if not is_mark:
            self._found.above.append(cleaned(text))

    def _warn_of_unknown_columns(self, sheet: Sheet) -> None:
        header = self._header
        width = max(len(row.cells) for row in sheet.rows)
        for column in range(width):
            known = column < len(header.roles) and header.roles[column] is not None
            rows = [row for row in sheet.rows[header.end :] if column < len(row.cells) and row.cells[column]]
            if rows and not known and any(column not in row.beside for row in rows):
                name = header.names[column] if column < len(header.names) else ""
                message = f"列“{name or column_letters(column)}”的名称不认识，其中 {len(rows)} 格没有读取。"
                self._found.warn("unknown-column", message, rows[0], column)

    def _read_below(self, row: Row) -> None:
        cells = {cell for cell in row.cells if cell}
        alone = next(iter(cells)) if len(cells) == 1 else None
        text = self._cell(row, self._text)
        if alone is not None and self._is_heading(row, alone):
            self._take_heading(cleaned(alone))
            self._heading_rows.append((cleaned(alone), row))
        elif alone is not None and _FOOTNOTE.match(alone):
            self._found.notes.append(cleaned(alone))
        elif self._last_text_row is not None and text and self._text in row.continues:
            self._join_to_last(row)
        elif text and self._text not in row.beside:
            self._found.tasks += self._split(self._task(row, text), row)
            self._last_text_row = row
        else:
            column = next(index for index, cell in enumerate(row.cells) if cell)
            shown = "、".join(dict.fromkeys(cell for cell in row.cells if cell))
            self._found.warn("row-without-text", f"第 {row.line} 行没有任务正文，没有读作任务：{shown}", row, column)

    def _is_heading(self, row: Row, alone: str) -> bool:
        """Tell whether the only text of a row is a heading: it spans the row, or bears a heading's mark."""
        column = row.cells.index(alone)
        spans = sum(cell == alone for cell in row.cells) > 1 and column + 1 in row.beside
        if spans or len(self._header.roles) == 1:
            return spans
        in_text = self._cell(row, self._text) == alone
        mark = find_mark(alone)
        return not in_text and column not in row.continues and mark is not None and mark.is_heading

    def _take_heading(self, heading: str) -> None:
        """Keep the headings above that are of a higher rank: 一、 stays above （一）."""
        mark = find_mark(heading)
        rank = _UNMARKED if mark is None else mark.rank
        self._headings = [(outer, above) for outer, above in self._headings if outer < rank] + [(rank, heading)]
        self._sections.clear()

    def _task(self, row: Row, text: str) -> Task:
        header = self._header
        by_role: dict[UnitRole, list[UnitName]] = {"lead": [], "responsible": [], "cooperating": []}
        opened, rest = self._add_units(row, by_role)
        given = self._joined(row, "unit_text")
        printed = self._joined(row, *_UNIT_ROLES)
        return Task(
            id=self._joined(row, "id") or "",
            number=self._number(row),
            section=self._section(row),
            title=self._title(row),
            text=text if self._text in header.lists else self._with_target(row, cleaned(text)),
            lead_units=tuple(by_role["lead"]),
            responsible_units=tuple(by_role["responsible"]),
            cooperating_units=tuple(by_role["cooperating"]),
            open_units=tuple(opened),
            unit_text=given if header.columns("unit_text") else printed,
            deadline=self._joined(row, "deadline"),
            remark=_lines(self._joined(row, "remark"), "；".join(rest)),
            place=self._place(row),
        )

    def _with_target(self, row: Row, text: str) -> str:
        """Add how much of the task is to be done, where a column says it, on a line of its own."""
        return _lines(text, cleaned(self._joined(row, "target") or "")) or text

    def _split(self, task: Task, row: Row) -> list[Task]:
        """Cut the task of a row without a number at the numbers in its text cell, as the readers of texts do."""
        cell = "\n".join(line.strip() for line in self._cell(row, self._text).splitlines() if line.strip())
        parts = () if task.number is not None or self._text in self._header.lists else numbered_parts(cell)
        if not parts:
            return [task]
        if len(parts) > 1:
            message = f"同一单元格内有{len(parts)}项任务，按编号拆开，责任单位共用"
            self._found.warn("shared-cell", message, row, self._text)
        return [replace(task, number=part.number, text=cleaned(cell[part.text : part.end])) for part in parts]

    def _join_to_last(self, row: Row) -> None:
        """Add the cells of a row that shares its text with the row above, such as a second responsible unit."""
        last = self._found.tasks[-1]
        by_role: dict[UnitRole, list[UnitName]] = {
            "lead": list(last.lead_units),
            "responsible": list(last.responsible_units),
            "cooperating": list(last.cooperating_units),
        }
        opened, rest = self._add_units(row, by_role)
        self._found.tasks[-1] = replace(
            last,
            lead_units=tuple(by_role["lead"]),
            responsible_units=tuple(by_role["responsible"]),
            cooperating_units=tuple(by_role["cooperating"]),
            open_units=tuple(dict.fromkeys((*last.open_units, *opened))),
            unit_text=_lines(last.unit_text, self._joined(row, *_UNIT_ROLES, new=True)),
            deadline=_lines(last.deadline, self._joined(row, "deadline", new=True)),
            remark=_lines(_lines(last.remark, self._joined(row, "remark", new=True)), "；".join(rest)),
        )

    def _add_units(
        self, row: Row, by_role: Mapping[UnitRole, list[UnitName]]
    ) -> tuple[list[UnitName], tuple[str, ...]]:
        """Split the unit cells; a cell's own marks (牵头, 配合) go before the role of its column.

        Returns:
            (the units after which 等 stands, other fields that stand in the cells).
        """
        opened: list[UnitName] = []
        for column in self._header.columns("open_units"):
            opened += self._listed_units(self._cell(row, column))
        rest: tuple[str, ...] = ()
        known = {name for names in by_role.values() for name in names}
        for column in self._header.columns(*_UNIT_ROLES):
            cell = self._cell(row, column)
            column_role = self._header.roles[column]
            if not cell or column in row.beside or column_role is None:
                continue
            default = _UNIT_ROLES[column_role]
            if self._covers_roles(row, column):
                default = "responsible"
                message = "单位一格跨了几个单位栏，没有说明谁牵头，都作为责任单位"
                self._found.warn("merged-unit-columns", message, row, column)
            if column in self._header.lists:
                split: dict[UnitRole, tuple[UnitName, ...]] = {default: self._listed_units(cell)}
            else:
                units = parse_units(unit_cell(cell), default=default)
                self._found.global_units.extend(units.global_units)
                opened += [unit for unit in units.open if unit not in opened]
                rest += units.rest
                self._doubt(row, column, cell)
                split = {"lead": units.lead, "responsible": units.responsible, "cooperating": units.cooperating}
            for role, names in split.items():
                by_role[role].extend(name for name in dict.fromkeys(names) if name not in known)
                known.update(names)
        return opened, rest

    def _doubt(self, row: Row, column: int, cell: str) -> None:
        place = Place(line=row.line, cell=f"{column_letters(column)}{row.line}")
        self._found.doubts.append(UnitDoubts(1, odd_cells([unit_cell(cell)]), place))

    def _covers_roles(self, row: Row, column: int) -> bool:
        """Tell whether a cell covers unit columns of several roles, such as 牵头单位 and 责任单位."""
        roles = {self._header.roles[column]}
        while (column := column + 1) in row.beside and column < len(self._header.roles):
            roles.add(self._header.roles[column])
        return len(roles & _UNIT_ROLES.keys()) > 1

    def _listed_units(self, cell: str) -> tuple[UnitName, ...]:
        """Split a cell as `tasks_to_csv` wrote it; other hands may separate with 、, which names may hold too."""
        if re.search(r"[;；\n]", cell) or self._header.columns("unit_text"):
            return tuple(UnitName(name.strip()) for name in re.split(r"[;；\n]", cell) if name.strip())
        return split_units(cell)

    def _section(self, row: Row) -> tuple[str, ...]:
        """Join the sheet, the heading rows and the section columns; an empty section cell repeats the one above."""
        columns = self._header.columns("section")
        for position, column in enumerate(columns):
            cell = self._cell(row, column)
            if cell and column not in row.beside:
                if cell != self._sections.get(column):
                    for inner in columns[position + 1 :]:
                        self._sections.pop(inner, None)
                self._sections[column] = cell
            elif column in self._header.lists:
                self._sections.pop(column, None)
        path = [*self._outer, *(heading for _, heading in self._headings)]
        for column in columns:
            cell = self._sections.get(column, "")
            path += cell.split(SECTION_SEPARATOR) if column in self._header.lists else [cleaned(cell)]
        return tuple(heading for heading in path if heading)

    def _title(self, row: Row) -> str | None:
        cells = [self._cell(row, column) for column in self._header.columns("title") if column not in row.beside]
        return cleaned("".join(cells)) or None

    def _number(self, row: Row) -> str | None:
        number = self._joined(row, "number")
        if number is None:
            return None
        whole = _WHOLE_NUMBER.fullmatch(spaceless(number))
        return whole[1] if whole else ascii_fold(number)

    def _place(self, row: Row) -> Place:
        stated = self._joined(row, "line")
        if stated is not None and stated.isascii() and (line := markup_number(stated, default=0, most=_LAST_LINE)) > 0:
            return Place(line=line)
        return Place(line=row.line, cell=f"{column_letters(self._text)}{row.line}")

    def _cell(self, row: Row, column: int) -> str:
        return row.cells[column] if column < len(row.cells) else ""

    def _joined(self, row: Row, *roles: ColumnRole, new: bool = False) -> str | None:
        """Join the cells of the columns with these roles by line breaks; with `new` only those that begin here."""
        columns = [
            column
            for column in self._header.columns(*roles)
            if column not in row.beside and not (new and column in row.continues)
        ]
        cells = [self._verbatim(row, column) for column in columns]
        return "\n".join(cell for cell in cells if cell) or None

    def _verbatim(self, row: Row, column: int) -> str:
        """Give a cell as printed but for its layout; line breaks between units separate them and stay."""
        cell = self._cell(row, column)
        if column in self._header.lists:
            return cell
        return unit_cell(cell) if self._header.roles[column] in _UNIT_ROLES else without_layout(cell)


def _lines(above: str | None, below: str | None) -> str | None:
    return "\n".join(part for part in (above, below) if part) or None
