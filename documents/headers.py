"""Column headers of task tables, matched by name in the spellings that offices use."""

import re
from typing import Literal

from documents.characters import fold

__all__ = ["HeaderRole", "header_role", "header_roles"]

HeaderRole = Literal["number", "section", "text", "lead", "responsible", "cooperating", "units", "deadline", "remark"]

_NUMBER = re.compile(r"^(序号|编号|序列|项号|no\.?)$", re.IGNORECASE)
_SECTION = re.compile(r"^(类别|类型|板块|章节|部分|领域|一级\S{0,4}|二级\S{0,4}|分类)$")
_TASK = re.compile(
    r"^(重点|工作|主要|具体|年度|目标|改革|建设|公开|落实)*(任务|工作|事项|内容|要求|举措|措施|要点|项目)"
    r"(名称|内容|要求|措施|事项|清单|分解|及要求)*$"
)
_LEAD = re.compile(r"^(牵头|主办|主责|汇总)(责任)?(单位|部门|处室|机构)$")
_RESPONSIBLE = re.compile(r"^(主要)?(责任|承办|落实|实施|负责)(单位|部门|处室|机构|主体)$")
_COOPERATING = re.compile(r"^(配合|参与|参加|协办|协同|协助)(责任)?(单位|部门|处室|机构)$")
_UNITS = re.compile(r"^(责任分工|分工单位|单位|部门|任务分工)$")
_DEADLINE = re.compile(r"^(完成|办结|计划|落实)?(时限|时间|期限|节点|进度)(要求|安排|节点)?$")
_REMARK = re.compile(r"^(备注|说明|备考)$")


def header_role(cell: str) -> HeaderRole | None:
    """Tell which field a column header names, or None when it names none."""
    name = fold(cell)
    if _NUMBER.match(name):
        return "number"
    if _LEAD.match(name):
        return "lead"
    if _RESPONSIBLE.match(name):
        return "responsible"
    if _COOPERATING.match(name):
        return "cooperating"
    if _UNITS.match(name):
        return "units"
    if _DEADLINE.match(name):
        return "deadline"
    if _REMARK.match(name):
        return "remark"
    if _TASK.match(name):
        return "text"
    if _SECTION.match(name):
        return "section"
    return None


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
    for i in texts[:-1]:
        roles[i] = "section"
    return tuple(roles)
