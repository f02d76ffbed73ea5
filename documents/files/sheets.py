"""CSV files and Excel workbooks become rows of cells; what the cells mean is the business of `task_table`."""

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from documents.errors import UnreadableFileError
from documents.files.encoding import decode
from documents.files.formulas import unguarded
from documents.files.kinds import recognise_binary
from documents.files.sheet_dates import DateFormats, date_formats, shown_date
from documents.files.sheet_gaps import SheetPlaces, without_gaps

__all__ = ["Row", "Sheet", "csv_sheet", "workbook_sheets"]

_DELIMITERS: Final = (",", ";", "\t", "，", "|")
_MAX_CELLS: Final = 5_000_000  # a sheet larger than this holds no task list but stray formats


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Attributes:
        line: row of the sheet or first line in the CSV file, from 1.
        cells: the printed values, stripped; a merged cell is repeated in every row and column that it covers.
        continues: columns whose cell began in a row above.
        beside: columns whose cell began in a column to the left.
    """

    line: int
    cells: tuple[str, ...]
    continues: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook or a whole CSV file; `name` is None for CSV.

    Attributes:
        hidden: whether the workbook hides the sheet.
        hidden_rows: rows with cells that it hides; they are among the rows.
        hidden_columns: columns with cells that it hides; their cells are among those of the rows.
    """

    name: str | None
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0


def csv_sheet(data: bytes, name: str, *, score: Callable[[Sheet], int]) -> Sheet:
    """Cut a CSV file into rows with the delimiter that makes most sense of it.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.
        score: tells how many columns of a sheet are understood; the delimiter with the highest score wins, the
            more common one when scores tie.

    Raises:
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary, or its quotes do not close.
    """
    text = decode(data, name)
    sheets: list[Sheet] = []
    problems: list[str] = []
    for delimiter in _DELIMITERS:
        try:
            sheets.append(_parse_csv(text, delimiter))
        except csv.Error as error:
            problems.append(str(error))
    best = max(sheets, key=score, default=None)  # the first of equals
    if best is None or (problems and score(best) == 0):
        raise UnreadableFileError(
            f"{name!r} is not valid CSV: {problems[0]}; close every quoted cell or save it as .xlsx."
        )
    return best


def _parse_csv(text: str, delimiter: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    before = 0
    for cells in reader:
        rows.append(Row(line=before + 1, cells=tuple(unguarded(cell.strip()).strip() for cell in cells)))
        before = reader.line_num
    return Sheet(None, tuple(rows))


def workbook_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read all sheets of an Excel workbook (.xlsx, .xlsm, .xls) or an OpenDocument spreadsheet.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Raises:
        UnreadableFileError: the file is damaged, protected by a password, or no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    data, places = without_gaps(data)
    formats = date_formats(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (metadata.name, metadata.visible != SheetVisibleEnum.Visible, workbook.get_sheet_by_name(metadata.name))
            for metadata in workbook.sheets_metadata
            if metadata.typ == SheetTypeEnum.WorkSheet  # charts and macros hold no cells
        ]
    except PasswordError as error:
        raise UnreadableFileError(
            f"{name!r} is protected by a password; save a copy without one and give that file."
        ) from error
    except CalamineError as error:
        kind = recognise_binary(data)
        what = "no Excel workbook" if kind is None else kind.value
        raise UnreadableFileError(
            f"{name!r} cannot be read as an Excel workbook: it is {what} or damaged; save the table as .xlsx or .csv."
        ) from error
    result: list[Sheet] = []
    for sheet_name, hidden, sheet in sheets:
        rows, columns = sheet.total_height + 1, sheet.total_width + 1  # it gives the places of the last cell, from 0
        if rows * columns > _MAX_CELLS:
            raise UnreadableFileError(
                f"{name!r}: the sheet {sheet_name!r} has {rows} rows and {columns} columns; "
                "copy the table alone to a new workbook and give that."
            )
        values = sheet.to_python(skip_empty_area=False)
        found = _fill_merged(values, sheet.merged_cell_ranges or [], formats.get(sheet_name, {}))
        at = places.get(sheet_name, SheetPlaces())
        if at.rows:
            found = tuple(_back(row, at) for row in found)
        result.append(Sheet(sheet_name, found, hidden, at.hidden_rows, at.hidden_columns))
    return tuple(result)


def _fill_merged(
    values: list[list[object]], ranges: list[tuple[tuple[int, int], tuple[int, int]]], formats: DateFormats
) -> tuple[Row, ...]:
    """Repeat every merged cell where it is seen, and remember where it began."""
    grid = [[_printed(value) for value in row] for row in values]
    for (row, column), code in formats.items():
        day = values[row][column] if row < len(values) and column < len(values[row]) else None
        if isinstance(day, datetime.date):
            grid[row][column] = shown_date(day, code)
    continues: list[set[int]] = [set() for _ in grid]
    beside: list[set[int]] = [set() for _ in grid]
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, len(grid))):
            for column in range(left, min(right + 1, len(grid[row]))):
                grid[row][column] = grid[top][left]
                if row > top:
                    continues[row].add(column)
                if column > left:
                    beside[row].add(column)
    return tuple(
        Row(index + 1, tuple(cells), frozenset(continues[index]), frozenset(beside[index]))
        for index, cells in enumerate(grid)
    )


def _back(row: Row, places: SheetPlaces) -> Row:
    """Give a row the number and its cells the columns that they have in the file."""
    old = [column - 1 for column in places.columns]
    filled = [column for column, cell in enumerate(row.cells) if cell]
    width = old[filled[-1]] + 1 if filled else 0
    cells = [""] * width
    for column in filled:
        cells[old[column]] = row.cells[column]
    continues = frozenset(old[column] for column in row.continues if old[column] < width)
    beside = frozenset(old[column] for column in row.beside if old[column] < width)
    return Row(places.rows[row.line - 1], tuple(cells), continues, beside)


def _printed(value: object) -> str:
    """Give a cell's value as a reader sees it: Excel stores every number as a fraction, 12 comes as 12.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).strip()
