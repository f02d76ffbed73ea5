"""Which column of a table holds its tasks, where no name tells: the one whose cells say what to do."""

import re
from collections.abc import Sequence

from documents.chinese.demand_words import says_what_to_do
from documents.chinese.numerals import HAN_NUMERALS, number_of
from documents.chinese.organ_words import is_surely_organ
from documents.fields.column_contents import (
    NEARLY_ALL,
    column_cells,
    is_state,
    lists_helpers,
    roles_by_content,
    share,
)
from documents.fields.column_names import HeaderRole, column_role, header_role, header_roles, is_subject, may_name
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import number_alone
from documents.fields.unit_list import looks_like_units

__all__ = ["cells_tell_tasks", "column_roles", "heads_demands", "may_head_tasks"]

_SAYS_WHO_OR_WHEN: frozenset[HeaderRole] = frozenset({"lead", "responsible", "cooperating", "deadline"})
"""Columns of which a table of tasks has one at least; 单位 and 序号 head lists of people, too."""

_MIN_COLUMNS = 2
_FEWEST = 2  # cells that tell another thing than their name
_MOSTLY = 0.5  # of the cells of a column
_AT_LENGTH = 1.5  # times the characters of what only names the task
_LEAST_TOLD = 3  # columns, and rows, of a table that only its cells tell
_SENTENCE = 8  # characters of the median cell that says what to do, where no name beside it tells anything
_TASKS = re.compile(r"(?:工作|重点|主要|目标|年度|具体|建设|改革|党建)*(?:任务|举措|措施)")
"""A name that a column of tasks has and no other."""

_OF_LEVEL = re.compile(rf"([{HAN_NUMERALS}])级")
_JUDGES = re.compile(r"验收|考核|评|检查|扣分|计分")
"""Standards by which others judge what was done: 验收标准."""

_SHORTEST = 4  # characters of the median cell: shorter ones are names, amounts and strokes


def may_head_tasks(names: Sequence[str]) -> bool:
    """Tell whether a row holds short names alone, and one of them says who has to do something or when."""
    filled = [name for name in names if name.strip()]
    if len(filled) < _MIN_COLUMNS or not all(header_role(name) is not None or may_name(name) for name in filled):
        return False
    if any(header_role(name) in _SAYS_WHO_OR_WHEN for name in filled):
        return True
    told = sum(role in _SAYS_WHO_OR_WHEN for role in map(column_role, filled))
    return told > 1 or (told == 1 and any(header_role(name) is not None for name in filled))


def heads_demands(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row of short names has one that names tasks, and the cells below it say what to do.

    No other column need say who or when: 工作任务 beside 考核要点.

    Args:
        names: the cells of the row.
        rows: the cells of the rows below it.
    """
    filled = [name for name in names if name.strip()]
    if min(len(filled), len(rows)) < _LEAST_TOLD or len({*filled}) < len(filled):
        return False
    if not all(header_role(name) is not None or may_name(name) for name in filled):
        return False
    return _named_tasks(names, [column_cells(rows, i) for i in range(len(names))]) is not None


def _named_tasks(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """Find the column that is called tasks and whose cells say what to do, in sentences."""
    return next(
        (
            i
            for i, (name, cells) in enumerate(zip(names, columns, strict=True))
            if _TASKS.fullmatch(name.strip())
            and len(cells) >= _LEAST_TOLD
            and _usual_length(cells) >= _SENTENCE
            and share(cells, says_what_to_do) > _MOSTLY
        ),
        None,
    )


def cells_tell_tasks(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows hold tasks whatever stands above them: 活儿, 扛旗, 搭台, 交卷.

    Nearly all cells of one column say what to do, those of another list units, and those of a third units or times.

    Args:
        names: the cells of the row above, short and none of such cells themselves.
        rows: the cells of the rows below it.
    """
    filled = [name for name in names if name.strip()]
    if min(len(filled), len(rows)) < _LEAST_TOLD or len({*filled}) < len(filled):
        return False
    if not all(map(may_name, filled)) or any(looks_like_deadline(name) or is_surely_organ(name) for name in filled):
        return False
    columns = [column_cells(rows, i) for i in range(len(names))]
    at = _tasks(names, header_roles(tuple(names)), columns)
    if at is None or _usual_length(columns[at]) < _SENTENCE or share(columns[at], says_what_to_do) < NEARLY_ALL:
        return False
    units = sum(
        len(cells) >= _LEAST_TOLD and lists_helpers(name, cells)
        for i, (name, cells) in enumerate(zip(names, columns, strict=True))
        if i != at
    )
    times = sum(len(cells) >= _LEAST_TOLD and share(cells, looks_like_deadline) >= NEARLY_ALL for cells in columns)
    return units > 0 and units + times > 1


def column_roles(names: tuple[str, ...], rows: Sequence[Sequence[str]]) -> tuple[HeaderRole | None, ...] | None:
    """Name the columns of a header row by their names, and by their cells where no name tells what they hold.

    Args:
        names: the cells of the row.
        rows: the cells of the rows below it.

    Returns:
        One role per name; None when the row is no header, or no column below it holds tasks. A column that is named
        like the tasks but lists units, as 责任分工 may, is one of units where another one holds the tasks; one that
        says what is wrong heads the one that says what to do about it.
    """
    roles = list(header_roles(names))
    columns = [column_cells(rows, i) for i in range(len(names))]
    named = roles.index("text") if "text" in roles else None
    if named is not None and _JUDGES.search(names[named]) and (at := _named_tasks(names, columns)) is not None:
        roles[named], roles[at] = "remark", "text"  # 考核要点 beside 工作任务
        named = at
    if named is None:
        told = may_head_tasks(names) or cells_tell_tasks(names, rows)
        found = _tasks(names, roles, columns) if told else None
        if told and found is None:
            found = _standards(names, columns)
        if found is None:
            return None
        roles[found] = "text"
    elif (field := _field_of(columns[named])) is not None or header_role(names[named]) != "text":
        found = _tasks(names, roles, columns)
        if found is None and field is None:
            found = _standards(names, columns, named)
        if found is not None and field is not None:  # 要求 may say by when, 责任分工 who
            roles[named], roles[found] = field, "text"
        elif found is not None and is_subject(names[named]) and _asks_more(columns[found], columns[named]):
            roles[named], roles[found] = "section" if named < found else None, "text"
    return tuple(roles_by_content(names, roles, columns))


def _usual_length(cells: Sequence[str]) -> float:
    """Give the characters of the median cell."""
    from statistics import median  # loads numbers of all kinds, and prose has no use for it

    return median(map(len, cells))


def _tasks(names: Sequence[str], roles: Sequence[HeaderRole | None], columns: Sequence[Sequence[str]]) -> int | None:
    """Find the column whose cells say what to do; of several the one with the longest cells, and the last of equals."""
    levels = [_level(name) for name in names]
    may = [
        i
        for i, role in enumerate(roles)
        if names[i].strip()
        and (not levels[i] or levels[i] == max(levels))
        and role in (None, "section", "target")
        and not is_state(names[i])
        and _holds_tasks(columns[i])
    ]
    return max(may, key=lambda i: (_usual_length(columns[i]), i), default=None)


def _level(name: str) -> int:
    """Give the level that a name says: 2 for 二级指标, below which only 三级指标 stand; 0 for other names."""
    level = _OF_LEVEL.match(name.strip())
    return int(number_of(level[1]) or 0) if level is not None else 0


def _standards(names: Sequence[str], columns: Sequence[Sequence[str]], named: int | None = None) -> int | None:
    """Find the column of standards that says what to do, at length where the tasks are only named: 专项工作."""
    size = 0.0 if named is None else _AT_LENGTH * _usual_length(columns[named] or [""])
    return next(
        (
            i
            for i, name in enumerate(names)
            if (named is None or i > named)
            and name.strip().endswith("标准")
            and (named is not None or _JUDGES.search(name) is None)
            and _holds_tasks(columns[i])
            and _usual_length(columns[i]) > size
        ),
        None,
    )


def _asks_more(cells: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether cells say what to do where others seldom do, or at greater length."""
    seldom = share(others, says_what_to_do) <= _MOSTLY
    return seldom or _usual_length(cells) > _usual_length(others)


def _holds_tasks(cells: Sequence[str]) -> bool:
    return (
        bool(cells)
        and _usual_length(cells) >= _SHORTEST
        and share(cells, says_what_to_do) > _MOSTLY
        and share(cells, _is_field) <= _MOSTLY
    )


def _field_of(cells: Sequence[str]) -> HeaderRole | None:
    """Say which field the cells of a column are that is named like the tasks and holds none."""
    if len(cells) < _FEWEST:
        return None
    if share(cells, looks_like_units) > _MOSTLY:
        return "units"
    return "deadline" if share(cells, looks_like_deadline) > _MOSTLY else None


def _is_field(cell: str) -> bool:
    return looks_like_units(cell) or looks_like_deadline(cell) or number_alone(cell) is not None
