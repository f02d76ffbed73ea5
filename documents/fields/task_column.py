"""Which column of a table holds its tasks, where no name tells: the one whose cells say what to do."""

from collections.abc import Callable, Sequence
from statistics import median

from documents.chinese.demand_words import says_what_to_do
from documents.fields.column_names import HeaderRole, header_role, header_roles, may_name
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import number_alone
from documents.fields.unit_list import looks_like_units

__all__ = ["column_roles", "may_head_tasks"]

_SAYS_WHO_OR_WHEN: frozenset[HeaderRole] = frozenset({"lead", "responsible", "cooperating", "deadline"})
"""Columns of which a table of tasks has one at least; 单位 and 序号 head lists of people, too."""

_MIN_COLUMNS = 2
_MOSTLY = 0.5  # of the cells of a column
_SHORTEST = 4  # characters of the median cell: shorter ones are names, amounts and strokes
_ROWS = 50  # rows that are looked at; a table does not change its columns further down


def may_head_tasks(names: Sequence[str]) -> bool:
    """Tell whether a row holds short names alone, and one of them says who has to do something or when."""
    filled = [name for name in names if name.strip()]
    return (
        len(filled) >= _MIN_COLUMNS
        and all(header_role(name) is not None or may_name(name) for name in filled)
        and any(header_role(name) in _SAYS_WHO_OR_WHEN for name in filled)
    )


def column_roles(names: tuple[str, ...], rows: Sequence[Sequence[str]]) -> tuple[HeaderRole | None, ...] | None:
    """Name the columns of a header row by their names, and the tasks by their cells where no name tells them.

    Args:
        names: the cells of the row.
        rows: the cells of the rows below it.

    Returns:
        One role per name; None when the row is no header, or no column below it holds tasks. A column that is named
        like the tasks but lists units, as 责任分工 may, is one of units where another one holds the tasks.
    """
    roles = list(header_roles(names))
    columns = [_column(rows, i) for i in range(len(names))]
    named = roles.index("text") if "text" in roles else None
    if named is not None and (header_role(names[named]) == "text" or not _lists_units(columns[named])):
        return tuple(roles)
    found = _tasks(names, roles, columns) if named is not None or may_head_tasks(names) else None
    if found is None:
        return tuple(roles) if named is not None else None
    if named is not None:
        roles[named] = "units"
    roles[found] = "text"
    return tuple(roles)


def _tasks(names: Sequence[str], roles: Sequence[HeaderRole | None], columns: Sequence[Sequence[str]]) -> int | None:
    """Find the column whose cells say what to do; of several the one with the longest cells, and the last of equals."""
    may = [
        i
        for i, role in enumerate(roles)
        if names[i].strip() and role in (None, "section", "target") and _holds_tasks(columns[i])
    ]
    return max(may, key=lambda i: (median(map(len, columns[i])), i), default=None)


def _holds_tasks(cells: Sequence[str]) -> bool:
    return (
        bool(cells)
        and median(map(len, cells)) >= _SHORTEST
        and _share(cells, says_what_to_do) > _MOSTLY
        and _share(cells, _is_field) <= _MOSTLY
    )


def _lists_units(cells: Sequence[str]) -> bool:
    return bool(cells) and _share(cells, looks_like_units) > _MOSTLY


def _is_field(cell: str) -> bool:
    return looks_like_units(cell) or looks_like_deadline(cell) or number_alone(cell) is not None


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _column(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    cells = ("".join(row[column].split()) for row in rows[:_ROWS] if column < len(row))
    return [cell for cell in cells if cell]
