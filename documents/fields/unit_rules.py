"""Rules for a whole document that stand inside a unit list: who is responsible for every task, who leads.

Offices word the first in many ways: 本要点各项工作均需各县政府作为责任单位, 各区政府均为所有任务责任单位,
各项任务责任单位均包括各区政府. Two signals make a clause such a rule: words for all tasks, and words that make
somebody responsible for them.
"""

import re
from typing import NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.fields.unit_names import CLOSING, OPENING, split_units
from documents.model import UnitName

__all__ = ["GlobalRule", "says_first_leads", "split_first_leads", "split_global_rule"]

_SCOPE = (
    r"(?:本(?:要点|方案|清单|通知|意见|分工|计划|办法|表))?(?:中|内)?(?:的)?(?:以上|以下|下列|上述)?"
    r"(?:各项|所有|全部|每项)(?:重点)?(?:工作|任务|事项)*"
)
_BELOW = (
    r"(?:以下|下列|下文|后文|以后)(?:各|所有|全部)?(?:重点)?(?:项|条|款)?(?:重点)?(?:工作|任务|事项|措施|条款|内容)?"
    r"(?=均|都|皆|责任单位|的责任单位|需|须)"
)
_ALL_TASKS = LatePattern(
    rf"{_SCOPE}|以下(?:重点)?(?:工作|任务|事项)|{_BELOW}",
    ("各项", "所有", "全部", "每项", "以下", "下列", "下文", "后文", "以后"),
)
_DUTY = (
    r"(?:作为(?P<noun>责任|牵头|配合)单位|为责任单位|是责任单位|按职责(?:分工)?(?:负责|落实)|(?:共同|具体|抓好|组织|负责|配合|参与|协助)*"
    r"(?P<verb>落实|负责|承担|实施|配合|参与|协助))"
)
_PATTERNS = (
    # 责任单位均包括各区县政府
    LatePattern(r"责任单位(?:均|都)?(?:还)?(?:需|须|应)?(?:包括|包含|含|为|有|涉及)(?P<units>[^，,。；;]+)$"),
    # 各区县政府(均)为(本要点)各项任务的责任单位
    LatePattern(
        rf"^(?P<units>[^，,。；;]+?)(?:均|都|皆)?(?:为|是|作为)(?:{_SCOPE}|以下(?:工作|任务|事项))(?:的)?(?:责任|牵头|落实)单位"
    ),
    # 各项工作均需各县政府作为责任单位; 以下任务均需各区县政府落实
    LatePattern(
        rf"(?:{_ALL_TASKS.pattern})[，,]?(?:均|都|皆)?(?:需|须|由|应|要|请)?(?P<units>[^，,。；;均都为是]+?)(?:均|都|皆)?"
        rf"{_DUTY}"
    ),
)
_FIRST = (
    r"(?:排名|排序|排列|位列|名列|列|排)?(?:在)?(?:最前|(?:第[一1]|首)(?:顺)?(?:位|名|个|家|(?=单位|部门|的|者)))(?:的|者)?"
    r"(?:责任)?(?:单位|部门|者)?(?:的)?"
)
_LEADERS = ("牵头", "主办", "主责")
_FIRST_LEADS = LatePattern(
    rf"(?:[，,。；;]?(?:以上|上述|各项|所列|其中)?(?:任务|工作)?(?:责任)?(?:单位|部门)?(?:中|里)?[，,]?(?:由|以)?{_FIRST}"
    r"(?:均|都)?(?:作为|为|是)?(?:本项|该项)?(?:工作|任务)?(?:的)?(?:牵头|主办|主责)"
    rf"|[，,。；;]?牵头(?:单位|部门)(?:均|都)?(?:为|是){_FIRST})",
    _LEADERS,
)


class GlobalRule(NamedTuple):
    """A unit list without its rule for all tasks of the document, the units of the rule, and whether they cooperate."""

    body: str
    units: tuple[UnitName, ...] = ()
    cooperating: bool = False


def split_global_rule(body: str) -> GlobalRule:
    """Cut off a rule that makes units responsible for every task of the document.

    Args:
        body: a unit list without outer brackets.

    Returns:
        The units of this task and the rule; the body unchanged and no units when there is no rule.
    """
    if _ALL_TASKS.search(body) is None:
        return GlobalRule(body)
    starts = [0, *(i + 1 for i in _separators(body))]
    ends = [*(start - 1 for start in starts[1:]), len(body)]
    for k, start in enumerate(starts):
        clause = body[start : ends[k]]
        if not _ALL_TASKS.search(clause):
            continue
        following = body[start : ends[k + 1]] if k + 1 < len(ends) else clause
        for text in (clause, following):
            for pattern in _PATTERNS:
                match = pattern.search(text)
                if match:
                    cooperates = re.search(r"配合|参与|协助", match[0].replace(match["units"], "")) is not None
                    return GlobalRule(body[:start].rstrip("，,。；; "), split_units(match["units"]), cooperates)
    return GlobalRule(body)


def _separators(body: str) -> list[int]:
    """Return the positions of the commas and stops that stand outside brackets."""
    found: list[int] = []
    depth = 0
    for i, c in enumerate(body):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and c in "，,。；;":
            found.append(i)
    return found


def split_first_leads(body: str) -> tuple[str, bool]:
    """Cut off 列第一位的为牵头单位; returns (the units, whether the rule is there)."""
    match = _FIRST_LEADS.search(body)
    return (body[: match.start()].rstrip("，,。；; "), True) if match else (body, False)


def says_first_leads(text: str) -> bool:
    """Tell whether a note or a preamble says that the unit listed first leads: 列第一位的为牵头单位."""
    return _FIRST_LEADS.search(text) is not None
