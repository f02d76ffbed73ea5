"""Fields that stand among the units of a task and are none: 适用范围：…, 牵头领导：…, 联系人：…."""

import re

from documents.fields.role_words import UNIT_LABEL, role_label

__all__ = ["OTHER_FIELD", "OUTCOME", "cut_other_fields", "field_end"]

_PERSONS = (
    r"(?:第一|主要|具体|直接|分管|牵头|包抓|包联|联系|挂钩|挂包|主管|责任|配合)*(?:领导|责任人|负责人|负责同志|联系人|联络员|经办人|承办人|"
    r"[省市县区]领导|人员|人)"
)
_CONTACT = r"(?:联系|办公|咨询|监督|举报)?(?:电话|方式|邮箱)"
_SCOPE = r"(?:适用|试点|实施|覆盖|推广|重点)(?:范围|对象|地区|区域|地域|单位)"
_OUTCOME = r"(?:标志性|预期|主要|工作|年度)*(?:成果|成效|目标)(?:形式)?"
_PROBLEM = r"(?:存在|反馈|突出|主要|具体|排查|发现)*(?:的)?问题(?:描述|表现|概述)?"
_OTHER = rf"(?:政策|文件|法律|主要)?依据|资金(?:来源|渠道)|备注|说明|进展(?:情况)?|完成情况|{_PROBLEM}"
_BULLET = r"(?:[*＊•·●■◆◇▪※☆★]\s*)?"
OTHER_FIELD = re.compile(rf"{_BULLET}(?:{_PERSONS}|{_CONTACT}|{_SCOPE}|{_OUTCOME}|{_OTHER})\s*[:：]\s*")
"""The label of a field that is neither units nor a deadline."""

OUTCOME = re.compile(rf"{_BULLET}{_OUTCOME}\s*[:：]\s*")
"""The label of what a task, or a list of tasks, is to come to."""

_AT_START = re.compile(rf"(?:^|(?<=[；;。，,、\s（(【]))\s*(?={OTHER_FIELD.pattern})")
_STOP = re.compile(r"[；;。\n]")


def cut_other_fields(body: str) -> tuple[str, tuple[str, ...]]:
    """Cut the fields that name no units off a unit text.

    Args:
        body: a unit cell or bracket without outer brackets.

    Returns:
        (the units, the other fields with their labels). A field ends at a semicolon, a stop, a line end, or where the
        next label begins.
    """
    found: list[str] = []
    kept: list[str] = []
    at = 0
    for match in _AT_START.finditer(body):
        start = match.end()
        if start < at:
            continue
        label = OTHER_FIELD.match(body, start)
        end = field_end(body, label.end() if label else start)
        kept.append(body[at:start].rstrip("；;，,、 "))
        found.append(body[start:end].strip("；;，,、。 \n"))
        at = end
    if not found:
        return body, ()
    kept.append(body[at:])
    return "".join(kept).strip("；;，, \n"), tuple(found)


def field_end(body: str, at: int) -> int:
    """Return where a field ends whose label ends at `at`: at a semicolon, a stop, a line end, or before a label."""
    stop = _STOP.search(body, at)
    end = stop.start() if stop else len(body)
    for comma in re.finditer(r"[，,、\s]+", body[at:end]):
        following = body[at + comma.end() : end]
        if UNIT_LABEL.match(following) or OTHER_FIELD.match(following) or re.match(r"[^，,、]{2,6}[:：]", following):
            return at + comma.start()
        if role_label(following):
            return at + comma.start()
    return end
