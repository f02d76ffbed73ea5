"""The rows below one header of a sheet become tasks; headings and merged cells hold for the rows that they cover.

Whatever finds no field is told in a warning with its row; nothing is left out in silence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from documents.chinese.characters import spaceless
from documents.chinese.marks import ANNEX_MARK, Rank, find_mark
from documents.fields.closing_rows import is_note_row, is_total_row
from documents.fields.column_contents import column_cells, told_by_cells
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import numbered_parts
from documents.fields.sign_matrix import office_columns, unknown_signs
from documents.fields.unit_doubts import UnitDoubts, odd_cells
from documents.fields.unit_list import UnitRole, parse_units
from documents.fields.unit_names import split_units
from documents.files.sheets import Row, Sheet
from documents.model import Place, ReadingWarning, Task, UnitName
from documents.task_lists.row_cells import UNIT_ROLES, RowCells
from documents.task_lists.table_cells import cleaned, column_letters, unit_cell
from documents.task_lists.table_header import TableHeader, header_name
from documents.task_lists.task_csv import SECTION_SEPARATOR

__all__ = ["Findings", "SheetReader"]

_ANNEX_MARK: Final = re.compile(ANNEX_MARK)
_WORDS: Final = re.compile("[\u4e00-\u9fff]{2}")
_SHOWN_ROWS: Final = 8  # rows without a text that are shown; of the others the numbers are told
_UNMARKED: Final = Rank.FIRST  # of a heading that spans its row and has no mark


@dataclass(slots=True)
class Findings:
    """What the sheets of one file have given so far."""

    tasks: list[Task] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)  # the rows above the tables that may name the document
    global_units: list[UnitName] = field(default_factory=list)
    doubts: list[UnitDoubts] = field(default_factory=list)

    def warn(self, code: str, message: str, row: Row | None = None, column: int = 0) -> None:
        """Keep a warning, with the cell that it is about."""
        place = Place() if row is None else Place(line=row.line, cell=f"{column_letters(column)}{row.line}")
        self.warnings.append(ReadingWarning(code, message, place))


class SheetReader:
    """Reads the rows below one header; remembers the headings that hold for the rows to come."""

    def __init__(self, header: TableHeader, outer: tuple[str, ...], found: Findings) -> None:
        self._header = header
        self._cells = RowCells(header)
        self._outer = outer
        self._found = found
        self._headings: list[tuple[Rank, str]] = []  # rows of their own
        self._heading_rows: list[tuple[str, Row]] = []
        self._sections: dict[int, str] = {}  # cells of the section columns
        self._text = header.columns("text")[-1]
        self._last_text_row: Row | None = None
        self._signs: Mapping[int, Mapping[str, UnitRole]] = {}
        self._others: tuple[int, ...] = ()  # columns of unknown names
        self._borrowed: dict[int, list[Row]] = {}  # rows whose task stands in one of them
        self._without_text: list[tuple[Row, int, str]] = []

    def read(self, sheet: Sheet) -> None:
        """Read the rows above and below the header into the findings."""
        header = self._header
        for row in sheet.rows[: header.first]:
            self._read_above(row)
        below = [row.cells for row in sheet.rows[header.end :]]
        legend = "\n".join(cell for row in sheet.rows for cell in row.cells)
        columns = [column_cells(below, i) for i in range(len(header.names))]
        self._signs = office_columns(header.names, header.roles, columns, legend)
        unknown = unknown_signs(self._signs, legend)
        if unknown is not None:
            self._found.warn("unknown-sign", unknown, sheet.rows[header.end - 1], min(self._signs))
        self._others = tuple(
            i for i, name in enumerate(header.names) if name and header.roles[i] is None and i not in self._signs
        )
        self._warn_of_unknown_columns(sheet)
        for row in sheet.rows[header.end :]:
            if any(row.cells) and tuple(header_name(cell) for cell in row.cells) != header.names:
                self._read_below(row)
        self._warn_of_rows()
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
            if rows and not known and column not in self._signs and any(column not in row.beside for row in rows):
                name = header.names[column] if column < len(header.names) else ""
                fate = "的内容记作备注" if column in self._others else "没有读取"
                message = f"列“{name or column_letters(column)}”的名称不认识，其中 {len(rows)} 格{fate}。"
                self._found.warn("unknown-column", message, rows[0], column)

        for name, message in told_by_cells(header.names, header.roles, [row.cells for row in sheet.rows[header.end :]]):
            self._found.warn("column-by-content", message, sheet.rows[header.end - 1], header.names.index(name))

    def _read_below(self, row: Row) -> None:
        cells = {cell for cell in row.cells if cell}
        alone = next(iter(cells)) if len(cells) == 1 else None
        text = self._cells.cell(row, self._text)
        texts = [spaceless(cell) for cell in row.cells]
        if is_note_row(texts) or is_total_row(texts):
            self._found.notes.append(cleaned(" ".join(dict.fromkeys(cell for cell in row.cells if cell))))
        elif alone is not None and self._is_heading(row, alone):
            self._take_heading(cleaned(alone))
            self._heading_rows.append((cleaned(alone), row))
        elif self._last_text_row is not None and text and self._text in row.continues:
            self._join_to_last(row)
        elif text and self._text not in row.beside:
            self._found.tasks += self._split(self._task(row, text), row)
            self._last_text_row = row
        elif not text and (column := self._column_instead(row)) is not None:
            self._found.tasks.append(self._task(row, self._cells.cell(row, column), column))
            self._borrowed.setdefault(column, []).append(row)
            self._last_text_row = None
        else:
            column = next(index for index, cell in enumerate(row.cells) if cell)
            self._without_text.append((row, column, "、".join(dict.fromkeys(cell for cell in row.cells if cell))))

    def _column_instead(self, row: Row) -> int | None:
        """Find what says the task of a row whose task cell is empty: a column of unknown name, the next on the left."""
        for column in reversed(self._others):
            cell = self._cells.cell(row, column)
            begins = column not in row.beside and column not in row.continues
            if column < self._text and begins and _WORDS.search(cell) and not looks_like_deadline(spaceless(cell)):
                return column
        return None

    def _warn_of_rows(self) -> None:
        """Tell of the rows whose task stands in another column, and of those without one."""
        for column, rows in self._borrowed.items():
            message = f"任务一栏空着，以“{self._header.names[column]}”一栏的内容为任务（{len(rows)}行）"
            self._found.warn("task-in-other-column", message, rows[0], column)
        shown = self._without_text[:_SHOWN_ROWS]
        lines = "、".join(str(row.line) for row, _, _ in self._without_text[_SHOWN_ROWS:])
        for place, (row, column, cells) in enumerate(shown, 1):
            more = f"；没有正文的还有第{lines}行" if lines and place == len(shown) else ""
            message = f"第 {row.line} 行没有任务正文，没有读作任务：{cells}{more}"
            self._found.warn("row-without-text", message, row, column)

    def _is_heading(self, row: Row, alone: str) -> bool:
        """Tell whether the only text of a row is a heading: it spans the row, or bears a heading's mark."""
        column = row.cells.index(alone)
        spans = sum(cell == alone for cell in row.cells) > 1 and column + 1 in row.beside
        if spans or len(self._header.roles) == 1:
            return spans
        in_text = self._cells.cell(row, self._text) == alone
        mark = find_mark(alone)
        return not in_text and column not in row.continues and mark is not None and mark.is_heading

    def _take_heading(self, heading: str) -> None:
        """Keep the headings above that are of a higher rank: 一、 stays above （一）."""
        mark = find_mark(heading)
        rank = _UNMARKED if mark is None else mark.rank
        self._headings = [(outer, above) for outer, above in self._headings if outer < rank] + [(rank, heading)]
        self._sections.clear()

    def _task(self, row: Row, text: str, column: int | None = None) -> Task:
        """Make the task of a row, whose text may stand in another column than the header says."""
        header = self._header
        by_role: dict[UnitRole, list[UnitName]] = {"lead": [], "responsible": [], "cooperating": []}
        opened, rest = self._add_units(row, by_role)
        given = self._cells.joined(row, "unit_text")
        printed = self._cells.joined(row, *UNIT_ROLES)
        return Task(
            id=self._cells.joined(row, "id") or "",
            number=self._cells.number(row),
            section=self._section(row),
            title=self._cells.title(row),
            text=text if self._text in header.lists else self._with_target(row, cleaned(text)),
            lead_units=tuple(by_role["lead"]),
            responsible_units=tuple(by_role["responsible"]),
            cooperating_units=tuple(by_role["cooperating"]),
            open_units=tuple(opened),
            unit_text=given if header.columns("unit_text") else printed,
            deadline=self._cells.joined(row, "deadline"),
            remark=_lines(self._remark(row, leave_out=column), "；".join(rest)),
            place=self._cells.place(row),
        )

    def _remark(self, row: Row, *, leave_out: int | None = None, new: bool = False) -> str | None:
        """Join what columns of remarks and of unknown names say, as readers of other tables do."""
        columns = sorted({*self._header.columns("remark"), *self._others} - {leave_out})
        return self._cells.joined_columns(row, columns, new=new)

    def _with_target(self, row: Row, text: str) -> str:
        """Add how much of the task is to be done, where a column says it, on a line of its own."""
        target, measure = self._cells.joined(row, "target"), self._cells.joined(row, "measure")
        return _lines(text, cleaned(f"{target}{measure or ''}" if target else "")) or text

    def _split(self, task: Task, row: Row) -> list[Task]:
        """Cut the task of a row without a number at the numbers in its text cell, as the readers of texts do."""
        cell = "\n".join(line.strip() for line in self._cells.cell(row, self._text).splitlines() if line.strip())
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
            unit_text=_lines(last.unit_text, self._cells.joined(row, *UNIT_ROLES, new=True)),
            deadline=_lines(last.deadline, self._cells.joined(row, "deadline", new=True)),
            remark=_lines(_lines(last.remark, self._remark(row, new=True)), "；".join(rest)),
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
            opened += self._cells.listed_units(self._cells.cell(row, column))
        rest: tuple[str, ...] = ()
        known = {name for names in by_role.values() for name in names}
        for column in self._header.columns(*UNIT_ROLES):
            cell = self._cells.cell(row, column)
            column_role = self._header.roles[column]
            if not cell or column in row.beside or column_role is None:
                continue
            default = UNIT_ROLES[column_role]
            if self._cells.covers_roles(row, column):
                default = "responsible"
                message = "单位一格跨了几个单位栏，没有说明谁牵头，都作为责任单位"
                self._found.warn("merged-unit-columns", message, row, column)
            if column in self._header.lists:
                split: dict[UnitRole, tuple[UnitName, ...]] = {default: self._cells.listed_units(cell)}
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
        for column, signs in self._signs.items():
            meant = signs.get(spaceless(self._cells.cell(row, column)))
            if meant is not None:
                by_role[meant] += split_units(self._header.names[column])
        return opened, rest

    def _doubt(self, row: Row, column: int, cell: str) -> None:
        place = Place(line=row.line, cell=f"{column_letters(column)}{row.line}")
        self._found.doubts.append(UnitDoubts(1, odd_cells([unit_cell(cell)]), place))

    def _section(self, row: Row) -> tuple[str, ...]:
        """Join the sheet, the heading rows and the section columns; an empty section cell repeats the one above."""
        columns = self._header.columns("section")
        for position, column in enumerate(columns):
            cell = self._cells.cell(row, column)
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


def _lines(above: str | None, below: str | None) -> str | None:
    return "\n".join(part for part in (above, below) if part) or None
