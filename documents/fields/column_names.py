"""Column headers of task tables, matched by name in the spellings that offices use (column_words.toml)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from documents.chinese.characters import spaceless
from documents.chinese.organ_words import CJK, any_of
from documents.chinese.time_words import DEADLINE_NAME, DEADLINE_OF, YEAR_NUMBER

__all__ = ["MAX_NAME", "HeaderRole", "header_role", "header_roles", "may_name", "table_roles"]

HeaderRole = Literal[
    "number", "section", "text", "target", "lead", "responsible", "cooperating", "units", "deadline", "remark"
]
"""What a column holds; `target` says how much of a task: 目标值."""

_DUTY = re.compile(
    r"^(?:主要|工作|具体|部门|单位|重点|健康|相关|承担|所担)*(?:职责|职能|责任)(?:和|与|及|、|任务|分工|工作|内容|事项|要求|清单)*$"
    r"|^承担(?:的)?(?:主要|具体)?(?:任务|工作|事项)$"
)
"""Columns of lists by office; beside a task column such a name stands for units or says who does which part."""

_YEAR = re.compile(rf"^{YEAR_NUMBER}年度?(?=.)")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SLASH = re.compile(r"[/／|｜或、和及与]")
MAX_NAME = 12
"""Characters; a longer cell is text, no column name."""

_LONGEST = 80
"""Characters of a cell, its spaces and brackets included, that may be a name; most cells of a table are no names."""

_MAX_SUBJECT = 8  # characters before 任务, 措施 and the like that say of what
_NO_NAME = re.compile(rf"[。；，：！？、]|^(?!{YEAR_NUMBER}年)\d|^[（(]")  # 2026年目标 is a name
_UNIT_COLUMNS: frozenset[HeaderRole] = frozenset({"lead", "responsible", "cooperating", "units"})
_FIELDS: frozenset[HeaderRole] = frozenset({*_UNIT_COLUMNS, "deadline"})
_EVIDENCE: frozenset[HeaderRole] = frozenset({"number", *_FIELDS})
_SURE = 3  # names of fields, the task and who or when among them, beside which any number of others may stand


class _Names(NamedTuple):
    """Patterns of whole names: those that name a field, and those that only look like the task among such ones."""

    fields: tuple[tuple[HeaderRole, re.Pattern[str]], ...]
    body: re.Pattern[str]
    person: re.Pattern[str]
    kind_of_task: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def _names() -> _Names:
    """Read the words; the patterns are made when the first header is looked for."""
    with resources.files(__package__).joinpath("column_words.toml").open("rb") as file:
        data: Mapping[str, Mapping[str, str]] = tomllib.load(file)

    def words(table: str, key: str) -> str:
        return any_of(data[table][key].split())

    def named(*patterns: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    body = words("units", "bodies")
    whose = rf"{words('units', 'whose')}?{words('units', 'of')}?"
    ranks, persons = rf"{words('remark', 'ranks')}*", words("remark", "persons")
    person = rf"{ranks}{persons}(?:(?:及|和|、)?(?:职务|(?:联系)?(?:电话|方式)))?"
    fields: tuple[tuple[HeaderRole, re.Pattern[str]], ...] = (
        ("number", named(words("number", "whole"))),
        ("lead", named(rf"{whose}{words('units', 'lead')}(?:负责|责任)?{body}")),
        ("responsible", named(rf"{whose}{words('units', 'responsible')}(?:责任)?{body}")),
        ("cooperating", named(rf"{whose}{words('units', 'cooperating')}(?:责任)?{body}")),
        (
            "units",
            named(
                words("units", "whole"),
                rf"{words('units', 'whose')}?{words('units', 'any')}?(?:单位|部门|部委|机构)(?:名称)?",
                rf"{words('units', 'whose')}?政府",
            ),
        ),
        (
            "deadline",
            named(
                rf"{words('deadline', 'of')}?{DEADLINE_NAME}{words('deadline', 'after')}?",
                rf"{DEADLINE_OF}?(?:节点|进度){words('deadline', 'after')}?",
            ),
        ),
        ("remark", named(words("remark", "whole"), person, rf"{words('remark', 'checks')}{body}")),
        ("text", named(rf"{words('task', 'before')}*{words('task', 'heads')}{words('task', 'after')}*")),
        (
            "section",
            named(
                words("section", "whole"),
                rf"{words('section', 'before')}{words('section', 'heads')}",
                rf"重点{words('section', 'important')}",
                r"[一二]级\S{0,4}",
            ),
        ),
        ("target", named(words("target", "whole"), rf"{words('target', 'before')}+{words('target', 'heads')}值?")),
    )
    subject = rf"{CJK}{{0,{_MAX_SUBJECT}}}"
    kinds, after = words("kind_of_task", "heads"), words("kind_of_task", "after")
    return _Names(
        fields,
        body=re.compile(rf"{body}$"),
        person=re.compile(person),
        kind_of_task=named(
            words("kind_of_task", "whole"), rf"(?!{words('kind_of_task', 'none')}$){subject}{kinds}{after}*"
        ),
        subject=named(
            rf"(?!{words('subject', 'none')}$){subject}{words('subject', 'heads')}{words('subject', 'after')}*"
        ),
    )


@lru_cache(maxsize=8192)
def header_role(cell: str) -> HeaderRole | None:
    """Tell which field a column header names, or None when it names none.

    A remark in brackets is no part of the name: 责任单位（部门）, 牵头（责任）单位.
    """
    if len(cell) > _LONGEST:
        return None
    name = spaceless(cell).rstrip(":")
    bare = _BRACKET.sub("", name)
    role = _role_of(bare) or (_role_of(name) if bare != name else None)
    parts = _SLASH.split(name)
    if role is None and len(parts) > 1:  # 配合/责任单位: who answers for the task is among them
        first = _role_of(parts[0])
        if first in _UNIT_COLUMNS and all(map(_names().person.fullmatch, parts[1:])):  # 责任单位及责任人
            return first
        body = _names().body.search(name)
        roles = {_role_of(part if part.endswith(body[0]) else part + body[0]) for part in parts} if body else {None}
        if roles <= {"lead", "responsible", "cooperating", "units"}:
            return roles.pop() if len(roles) == 1 else "responsible"
    return role


def _role_of(name: str) -> HeaderRole | None:
    return next((role for role, pattern in _names().fields if pattern.fullmatch(name)), None)


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
    for i, name in enumerate(bare):
        if roles[i] is not None or not name:
            continue
        if _role_of(name) in ("text", "target"):  # 2026年目标; of several years none is that of the task
            years = sum(_role_of(other) == _role_of(name) and roles[k] is None for k, other in enumerate(bare))
            roles[i] = "text" if "text" not in roles else "target" if years == 1 else None
        elif _names().kind_of_task.fullmatch(name) and _beside_task(roles, i):
            roles[i] = "text"
    texts = [i for i, role in enumerate(roles) if role == "text"]
    subjects = [
        i
        for i, role in enumerate(roles)
        if role in (None, "target") and bare[i] and _names().subject.fullmatch(bare[i])
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
    return tuple(roles)


def _bare(cell: str) -> str:
    """Return a name without brackets and year; empty for what is too long to be one."""
    if len(cell) > _LONGEST or not may_name(cell):
        return ""
    return _YEAR.sub("", _BRACKET.sub("", spaceless(cell).rstrip(":")))


def _beside_task(roles: list[HeaderRole | None], place: int) -> bool:
    """Tell whether no column of units or time stands between a column and the nearest one of tasks before it."""
    before = next((i for i in range(place - 1, -1, -1) if roles[i] == "text"), None)
    return before is None or not _FIELDS.intersection(roles[before:place])


def table_roles(cells: tuple[str, ...]) -> tuple[HeaderRole | None, ...] | None:
    """Name the columns of a row if it is the header of a task table.

    A task column and one of number, units or deadline make a header; other short names beside them are columns
    that hold no field of ours.

    Returns:
        One role per cell as `header_roles` gives it, but None for a target, as for unknown names; None when the row
        is no header.
    """
    if any(header_role(cell) is None and not may_name(cell) and not _is_duty(cell) for cell in cells):
        return None  # most rows of a table, by their first or second cell
    roles = header_roles(cells)
    unknown = [cell for cell, role in zip(cells, roles, strict=True) if role is None and cell.strip()]
    known = sum(role is not None for role in roles)
    if "text" not in roles or not _EVIDENCE.intersection(roles):
        return None
    if len(unknown) > known and not (known >= _SURE and _FIELDS.intersection(roles)):
        return None
    if not all(map(may_name, unknown)):
        return None
    return tuple(None if role == "target" else role for role in roles)


def may_name(cell: str) -> bool:
    """Tell whether a cell is short as the names of columns are, and has nothing that none of them has."""
    name = spaceless(cell)
    return len(name) <= MAX_NAME and _NO_NAME.search(name) is None


def _is_duty(cell: str) -> bool:
    return _DUTY.match(spaceless(cell[:_LONGEST]).rstrip(":")) is not None
