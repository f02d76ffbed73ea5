"""Column headers of task tables, matched by name in the spellings that offices use (column_words.toml)."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from documents.chinese.characters import spaceless
from documents.chinese.time_words import YEAR_NUMBER
from documents.fields.known_names import known_names
from documents.fields.open_names import HeaderRole, OpenName, asks_one_thing, open_name

__all__ = [
    "LONGEST_HEADER",
    "MAX_NAME",
    "HeaderRole",
    "column_role",
    "header_role",
    "header_roles",
    "is_kind_of_task",
    "is_subject",
    "may_name",
    "refined_name",
    "table_roles",
]

_DUTY = re.compile(
    r"^(?:主要|工作|具体|部门|单位|重点|健康|相关|承担|所担)*(?:职责|职能|责任)(?:和|与|及|、|任务|分工|工作|内容|事项|要求|清单)*$"
    r"|^承担(?:的)?(?:主要|具体)?(?:任务|工作|事项)$"
)
"""Columns of lists by office; beside a task column such a name stands for units or says who does which part."""

_YEAR = re.compile(rf"^{YEAR_NUMBER}年度?(?=.)")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SLASH = re.compile(r"[/／|｜或、和及与]")
_ENCLOSING = "*_~`※•·【】〖〗「」『』"
_SIGNS = ("So", "Sk", "Mn", "Cf", "Co")
"""Unicode categories: pictures, their variants and joiners, and signs of private fonts."""

_PLAIN_NUMBER = ("序号", "序", "#", "№")
MAX_NAME = 12
"""Characters; a longer cell is text, no column name."""

LONGEST_HEADER = 80
"""Characters of a cell, its spaces and brackets included, that may be a name; most cells of a table are no names."""

_NO_NAME = re.compile(rf"[。；，：！？、]|^(?!{YEAR_NUMBER}年)\d|^[（(]")  # 2026年目标 is a name
_UNIT_COLUMNS: frozenset[HeaderRole] = frozenset({"lead", "responsible", "cooperating", "units"})
_FIELDS: frozenset[HeaderRole] = frozenset({*_UNIT_COLUMNS, "deadline"})
_EVIDENCE: frozenset[HeaderRole] = frozenset({"number", *_FIELDS})
_SURE = 3  # names of fields, the task and who or when among them, beside which any number of others may stand


@lru_cache(maxsize=8192)
def header_role(cell: str) -> HeaderRole | None:
    """Tell which field a column header names, or None when it names none.

    A remark in brackets is no part of the name: 责任单位（部门）, 牵头（责任）单位.
    """
    if len(cell) > LONGEST_HEADER:
        return None
    name = _undecorated(spaceless(cell)).rstrip(":")
    bare = _BRACKET.sub("", name)
    role = _role_of(bare) or (_role_of(name) if bare != name else None)
    parts = _SLASH.split(name)
    if role is None and len(parts) > 1:  # 配合/责任单位: who answers for the task is among them
        first = _role_of(parts[0])
        if first in _UNIT_COLUMNS and all(map(known_names().person.fullmatch, parts[1:])):  # 责任单位及责任人
            return first
        body = known_names().body.search(name)
        roles = {_role_of(part if part.endswith(body[0]) else part + body[0]) for part in parts} if body else {None}
        if roles <= {"lead", "responsible", "cooperating", "units"}:
            return roles.pop() if len(roles) == 1 else "responsible"
    return role


def _role_of(name: str) -> HeaderRole | None:
    return next((role for role, pattern in known_names().fields if pattern.fullmatch(name)), None)


def header_roles(cells: tuple[str, ...]) -> tuple[HeaderRole | None, ...]:
    """Name the columns of one header row.

    Where several columns look like the task (工作任务 beside 具体要求), the last holds the obligation and the ones
    before it are headings. Names of which only the end is known, as 攻坚任务 and 整改措施, are the task where no
    known name of it stands apart from them; 实事项目 and 存在问题 where no column tells what to do, and headings beside
    such a one.

    Args:
        cells: the cells of the row; empty cells name no column.

    Returns:
        One role per cell.
    """
    roles = [header_role(cell) if cell.strip() else None for cell in cells]
    bare = [_bare(cell) for cell in cells]
    opened = [open_name(name) if role is None and name else None for name, role in zip(bare, roles, strict=True)]
    roles = _with_open_names(roles, opened, bare)
    for i, name in enumerate(bare):
        if roles[i] is not None or not name:
            continue
        if _role_of(name) in ("text", "target"):  # 2026年目标; of several years none is that of the task
            years = sum(_role_of(other) == _role_of(name) and roles[k] is None for k, other in enumerate(bare))
            roles[i] = "text" if "text" not in roles else "target" if years == 1 else None
        elif known_names().kind_of_task.fullmatch(name) and _beside_task(roles, i):
            roles[i] = "text"
    texts = [i for i, role in enumerate(roles) if role == "text"]
    subjects = [
        i
        for i, role in enumerate(roles)
        if role in (None, "target") and bare[i] and known_names().subject.fullmatch(bare[i])
    ]
    if not texts and _FIELDS.intersection(roles):
        first = next(i for i, role in enumerate(roles) if role in _FIELDS)
        texts = ([i for i in subjects if i < first] or subjects)[-1:]
    if not texts and _UNIT_COLUMNS.intersection(roles):  # 部门 beside 职责与任务: what the office has to do
        texts = [i for i, cell in enumerate(cells) if _is_duty(cell)][-1:]
    for i in (*texts[:-1], *(i for i in subjects if texts and i < texts[-1] and roles[i] is None)):
        roles[i] = "section"
    for i in texts[-1:]:
        roles[i] = "text"
    if texts and known_names().measures.search(bare[texts[-1]]):  # what measures are to reach is no part of them
        roles = [
            "remark" if known_names().aim.fullmatch(name) else role for role, name in zip(roles, bare, strict=True)
        ]
    for i, name in enumerate(bare[: texts[-1]] if texts else ()):
        if roles[i] is None and known_names().heading.fullmatch(name):  # 场所类型, 水库名称
            roles[i] = "section"
    return tuple(roles)


def _with_open_names(
    roles: list[HeaderRole | None], opened: Sequence[OpenName | None], bare: Sequence[str]
) -> list[HeaderRole | None]:
    """Add the names of which the head is known, and take back what the names beside them make another thing."""
    found = [role or (name.role if name is not None else None) for role, name in zip(roles, opened, strict=True)]
    sure = [i for i, role in enumerate(found) if role in _UNIT_COLUMNS and not ((own := opened[i]) and own.unless)]
    levels = {i: match["level"] for i in sure if (match := known_names().above.match(bare[i]))}
    below = any(i not in levels for i in sure)
    numbers = [i for i, role in enumerate(found) if role == "number"]
    first = next((i for i in numbers if bare[i] in _PLAIN_NUMBER), numbers[0] if numbers else None)
    for i, role in enumerate(found):
        own = opened[i]
        if (own is not None and own.unless and sure) or (i in levels and below):
            found[i] = "remark"
        elif role == "number" and i != first:  # 项目编号 beside 序号
            found[i] = None
    if "lead" in found and not {"responsible", "cooperating"}.intersection(found):
        found = [  # 成员单位 beside 牵头单位: the others
            "cooperating" if role == "units" and known_names().others.fullmatch(name) else role
            for role, name in zip(found, bare, strict=True)
        ]
    return found


def _bare(cell: str) -> str:
    """Return a name without brackets and year; empty for what is too long to be one."""
    if len(cell) > LONGEST_HEADER or not may_name(cell):
        return ""
    return _YEAR.sub("", _BRACKET.sub("", _undecorated(spaceless(cell)).rstrip(":")))


def _undecorated(name: str) -> str:
    """Take pictures and brackets around it off a name: 👉牵头, **任务**, 【责任部门】; a sign alone is one."""
    first, end = 0, len(name)
    while first < end and _decorates(name[first]):
        first += 1
    while end > first and _decorates(name[end - 1]):
        end -= 1
    return name[first:end] or name


def _decorates(character: str) -> bool:
    return character in _ENCLOSING or (unicodedata.category(character) in _SIGNS and character != "№")


def _beside_task(roles: list[HeaderRole | None], place: int) -> bool:
    """Tell whether no column of units or time stands between a column and the nearest one of tasks before it."""
    before = next((i for i in range(place - 1, -1, -1) if roles[i] == "text"), None)
    return before is None or not _FIELDS.intersection(roles[before:place])


def table_roles(cells: tuple[str, ...]) -> tuple[HeaderRole | None, ...] | None:
    """Name the columns of a row if it is the header of a task table.

    A task column and one of number, units, deadline or score make a header; other short names beside them are columns
    that hold no field of ours.

    Returns:
        One role per cell as `header_roles` gives it, but None for a target and its measure, as for unknown names; None
        when the row is no header.
    """
    if any(header_role(cell) is None and not may_name(cell) and not _is_duty(cell) for cell in cells):
        return None  # most rows of a table, by their first or second cell
    roles = header_roles(cells)
    unknown = [cell for cell, role in zip(cells, roles, strict=True) if role is None and _is_unheard_of(cell)]
    known = sum(role is not None for role in roles)
    if "text" not in roles or not _is_told(cells, roles):
        return None
    if not _EVIDENCE.intersection(roles) and not any(known_names().score.fullmatch(_bare(cell)) for cell in cells):
        return None
    if len(unknown) > known and not (known >= _SURE and _FIELDS.intersection(roles)):
        return None
    if not all(map(may_name, unknown)):
        return None
    return tuple(None if role in ("target", "measure") else role for role in roles)


def _is_unheard_of(cell: str) -> bool:
    """Tell whether a cell is a name of which not even the head says that it is one: 抽查依据 does."""
    return bool(cell.strip()) and not (may_name(cell) and known_names().attribute.search(_bare(cell)))


def _is_told(cells: Sequence[str], roles: Sequence[HeaderRole | None]) -> bool:
    """Tell whether a row has a name besides the task that no cell has, or two fields whose names end as such do."""
    names = [header_role(cell) for cell in cells if cell.strip()]
    return any(name not in (None, "text") for name in names) or len(_FIELDS.intersection(roles)) > 1


def refined_name(above: str, below: str) -> str:
    """Name a column of a header of two rows: 县级 below 责任单位 are units, 启动 below 时间 is no end.

    Args:
        above: the cell that covers the column in the first row.
        below: the cell of the column in the second row.

    Returns:
        The name below where it tells a field alone, and with the name above where only both do.
    """
    if not below or not above or below == above or column_role(below) is not None:
        return below or above
    both = f"{_bare(below)}{_bare(above)}"
    return both if column_role(both) is not None else below


@lru_cache(maxsize=8192)
def column_role(cell: str) -> HeaderRole | None:
    """Tell which field a cell of a header names, by its whole name or by its head alone."""
    name = _bare(cell)
    opened = open_name(name) if name else None
    return header_role(cell) or (opened.role if opened is not None else None)


def is_subject(cell: str) -> bool:
    """Tell whether a column is named by what its task is about, and holds it only where no other does: 存在问题."""
    name = _bare(cell)
    return (
        bool(name)
        and known_names().subject.fullmatch(name) is not None
        and not known_names().kind_of_task.fullmatch(name)
    )


def is_kind_of_task(cell: str) -> bool:
    """Tell whether the end of a name says that its column holds tasks: 攻坚任务."""
    return known_names().kind_of_task.fullmatch(_bare(cell)) is not None


def may_name(cell: str) -> bool:
    """Tell whether a cell is short as the names of columns are, and has nothing that none of them has."""
    name = _undecorated(spaceless(cell))
    return len(name) <= MAX_NAME and (_NO_NAME.search(name) is None or asks_one_thing(name))


def _is_duty(cell: str) -> bool:
    return _DUTY.match(spaceless(cell[:LONGEST_HEADER]).rstrip(":")) is not None
