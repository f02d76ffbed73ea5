"""Column headers of task tables, matched by name in the spellings that offices use."""

import re
from functools import lru_cache
from typing import Literal

from documents.chinese.characters import spaceless
from documents.chinese.time_words import DEADLINE_NAME, DEADLINE_OF, YEAR_NUMBER

__all__ = ["MAX_NAME", "HeaderRole", "header_role", "header_roles", "table_roles"]

HeaderRole = Literal["number", "section", "text", "lead", "responsible", "cooperating", "units", "deadline", "remark"]

_BODY = r"(?:单位|部门|处室|科室|股室|机构|主体)"
_WHOSE = r"(?:国家|中央|省市|省|省级|省直|市县区?|市州|市|市级|市直|区|区级|县|县级|县直)?"
_NUMBER = re.compile(r"^(序号|编号|序列|项号|no\.?)$", re.IGNORECASE)
_SECTION = re.compile(
    r"^(?:(?:任务|工作|事项|项目|公开)?(?:类别|类型|分类|板块|章节|部分|领域|方面|大类)|重点(?:领域|工程|行动|方向)|"
    r"(?:工程|行动|板块)(?:名称)?|一级\S{0,4}|二级\S{0,4})$"
)
_DUTY = re.compile(
    r"^(?:主要|工作|具体|部门|单位|重点|健康|相关|承担|所担)*(?:职责|职能|责任)(?:和|与|及|、|任务|分工|工作|内容|事项|要求|清单)*$"
    r"|^承担(?:的)?(?:主要|具体)?(?:任务|工作|事项)$"
)
"""Columns of lists by office; beside a task column such a name stands for units or says who does which part."""

_TASK = re.compile(
    r"^(重点|工作|主要|具体|年度|目标|改革|建设|公开|落实|分解|细化|实施|推进)*"
    r"(任务|工作|事项|内容|要求|举措|措施|要点|项目|目标|路径|做法)"
    r"(名称|内容|要求|措施|事项|清单|分解|及要求)*$"
)
_LEAD = re.compile(rf"^{_WHOSE}(牵头|主办|主责|汇总|主管)(责任)?{_BODY}$")
_RESPONSIBLE = re.compile(
    rf"^{_WHOSE}(主要)?(责任|承办|落实|实施|负责|推进|执行|办理|指导|督导){_BODY}$|^(国家|中央)部委$"
)
_COOPERATING = re.compile(rf"^{_WHOSE}(配合|参与|参加|协办|协同|协助|协作)(责任)?{_BODY}$")
_UNITS = re.compile(
    rf"^(责任分工|分工单位|{_WHOSE}(?:成员|相关|有关)?(单位|部门|部委|机构)(?:名称)?|{_WHOSE}政府|任务分工)$"
)
_SLASH = re.compile(r"[/／|｜或、和及与]")
_DEADLINE = re.compile(rf"^(?:{DEADLINE_NAME}|{DEADLINE_OF}?(?:节点|进度))(?:要求|安排|节点|进度)?$")
_REMARK = re.compile(
    r"^(备注|说明|备考|(?:完成|进展|落实|推进)情况|(?:预期|工作)?成果(?:形式)?|(?:文件|政策)?依据|"
    r"(?:第一)?责任人|责任(?:领导|人员)|分管(?:领导|负责人)|负责人|联系人|联系(?:电话|方式)|联络员)$"
)
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
MAX_NAME = 12
"""Characters; a longer cell is text, no column name."""

_LONGEST = 80
"""Characters of a cell, its spaces and brackets included, that may be a name; most cells of a table are no names."""

_NO_NAME = re.compile(rf"[。；，：！？、]|^(?!{YEAR_NUMBER}年)\d|^[（(]")  # 2026年目标 is a name
_UNIT_COLUMNS: frozenset[HeaderRole] = frozenset({"lead", "responsible", "cooperating", "units"})
_EVIDENCE: frozenset[HeaderRole] = frozenset({"number", "lead", "responsible", "cooperating", "units", "deadline"})


@lru_cache(maxsize=8192)
def header_role(cell: str) -> HeaderRole | None:
    """Tell which field a column header names, or None when it names none.

    A remark in brackets is no part of the name: 责任单位（部门）, 牵头（责任）单位.
    """
    if len(cell) > _LONGEST:
        return None
    name = spaceless(cell).rstrip(":")
    role = _role_of(_BRACKET.sub("", name)) or _role_of(name)
    parts = _SLASH.split(name)
    if role is None and len(parts) > 1:  # 配合/责任单位: who answers for the task is among them
        body = re.search(rf"{_BODY}$", name)
        roles = {_role_of(part if part.endswith(body[0]) else part + body[0]) for part in parts} if body else {None}
        if roles <= {"lead", "responsible", "cooperating", "units"}:
            return roles.pop() if len(roles) == 1 else "responsible"
    return role


def _role_of(name: str) -> HeaderRole | None:
    named: tuple[tuple[HeaderRole, re.Pattern[str]], ...] = (
        ("number", _NUMBER),
        ("lead", _LEAD),
        ("responsible", _RESPONSIBLE),
        ("cooperating", _COOPERATING),
        ("units", _UNITS),
        ("deadline", _DEADLINE),
        ("remark", _REMARK),
        ("text", _TASK),
        ("section", _SECTION),
    )
    return next((role for role, pattern in named if pattern.match(name)), None)


def header_roles(cells: tuple[str, ...]) -> tuple[HeaderRole | None, ...]:
    """Name the columns of one header row.

    Where several columns look like the task (工作任务 beside 具体要求), the last holds the obligation and the ones
    before it are headings.

    Args:
        cells: the cells of the row; empty cells name no column.

    Returns:
        One role per cell.
    """
    roles = [header_role(cell) if cell.strip() else None for cell in cells]
    texts = [i for i, role in enumerate(roles) if role == "text"]
    if not texts and _UNIT_COLUMNS.intersection(roles):  # 部门 beside 职责与任务: what the office has to do
        duties = [i for i, cell in enumerate(cells) if _is_duty(cell)]
        if duties:
            roles[duties[-1]] = "text"
    for i in texts[:-1]:
        roles[i] = "section"
    return tuple(roles)


def table_roles(cells: tuple[str, ...]) -> tuple[HeaderRole | None, ...] | None:
    """Name the columns of a row if it is the header of a task table.

    A task column and one of number, units or deadline make a header; other short names beside them are columns
    that hold no field of ours.

    Returns:
        One role per cell, None for unknown names; None when the row is no header.
    """
    if any(header_role(cell) is None and not _may_name(cell) and not _is_duty(cell) for cell in cells):
        return None  # most rows of a table, by their first or second cell
    roles = header_roles(cells)
    unknown = [cell for cell, role in zip(cells, roles, strict=True) if role is None and cell.strip()]
    known = sum(role is not None for role in roles)
    if "text" not in roles or not _EVIDENCE.intersection(roles) or len(unknown) > known:
        return None
    return roles if all(map(_may_name, unknown)) else None


def _may_name(cell: str) -> bool:
    """Tell whether a cell is short as the names of columns are, and has nothing that none of them has."""
    name = spaceless(cell)
    return len(name) <= MAX_NAME and _NO_NAME.search(name) is None


def _is_duty(cell: str) -> bool:
    return _DUTY.match(spaceless(cell[:_LONGEST]).rstrip(":")) is not None
