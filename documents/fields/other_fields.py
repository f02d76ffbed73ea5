"""Fields that stand among the units of a task and are none: 适用范围：…, 牵头领导：…, 联系人：…."""

import re
from itertools import pairwise

from documents.chinese.late_pattern import LatePattern
from documents.fields.deadline_cell import BRACKETED_DEADLINE_LABEL, DEADLINE_LABEL, looks_like_deadline
from documents.fields.role_words import BRACKETED_UNIT_LABEL, GLUED_LABEL, UNIT_LABEL, role_label

__all__ = [
    "FIELD_BRACKET",
    "OTHER_FIELD",
    "OUTCOME",
    "cut_other_fields",
    "field_end",
    "is_other_field",
    "label_starts",
    "with_separated_labels",
]

_NAMED_PERSONS = (
    r"(?:第一|主要|具体|直接|分管|牵头|包抓|包联|包保|包案|包村|联系|挂钩|挂包|挂牌|主管|责任|配合|整改|落实|工作|督办|现场|[省市县区镇乡村]级?|总)*"
    r"(?:领导|责任人|负责人|负责同志|联系人|联络员|经办人|承办人|包保人|民警|干警|[河湖林田路链街段楼栋片]长|网格[长员])"
)
_PERSONS = rf"(?:{_NAMED_PERSONS}|(?:第一|主要|具体|直接|分管|牵头|责任|配合)*(?:人员|人))"
_CONTACT = r"(?:联系|办公|咨询|监督|举报)?(?:电话|方式|邮箱)"
_SCOPE = r"(?:适用|试点|实施|覆盖|推广|重点)(?:范围|对象|地区|区域|地域|单位)"
_OUTCOME = r"(?:标志性|阶段性?|预期|主要|工作|年度)*(?:成果|成效|目标)(?:形式)?"
_PROBLEM = r"(?:存在|反馈|突出|主要|具体|排查|发现)*(?:的)?问题(?:描述|表现|概述)?"
_CHECKS = r"(?:监督|督办|督查|验收|考核|监管)(?:单位|部门|处室|科室|股室|机构)"
_OTHER = rf"{_CHECKS}|(?:政策|文件|法律|主要)?依据|资金(?:来源|渠道)|备注|说明|进展(?:情况)?|完成情况|{_PROBLEM}"
_BULLET = r"(?:[*＊•·●■◆◇▪※☆★]\s*)?"
OTHER_FIELD = LatePattern(rf"{_BULLET}(?:{_PERSONS}|{_CONTACT}|{_SCOPE}|{_OUTCOME}|{_OTHER})\s*[:：]\s*", ("：", ":"))
"""The label of a field that is neither units nor a deadline."""

OUTCOME = LatePattern(rf"{_BULLET}{_OUTCOME}\s*[:：]\s*", ("：", ":"))
"""The label of what a task, or a list of tasks, is to come to."""

_BARE_CHECKS = r"(?:验收|考核|核查|审核|复核|抽查|检查|评估|评价|考评|审批|销号|见证|抄送)\s*[:：]\s*"
"""Who looks at what was done, among units only: elsewhere such a word may begin a sentence."""

FIELD_BRACKET = re.compile(r"[（(【\[［〔〖](?P<inside>[^（）()【】\[\]［］〔〕〖〗\n]{4,80})[）)】\]］〕〗]")
"""A bracket that may hold a field."""

_AT_START = LatePattern(
    rf"(?:^|(?<=[；;。，,、\s（(【]))\s*(?={OTHER_FIELD.pattern})|(?<=[；;。，,、])\s*(?={_BARE_CHECKS})", ("：", ":")
)
_CHECK = LatePattern(_BARE_CHECKS, ("：", ":"))
_COLON = re.compile("[：:]")
_STOP = re.compile(r"[；;。\n]")
_GLUED = LatePattern(
    rf"{GLUED_LABEL.pattern}|{DEADLINE_LABEL.pattern}"
    rf"|{_NAMED_PERSONS}[:：]|{_CONTACT}[:：]"
)
_BRACKETED = LatePattern(
    rf"(?<=[^；;。，,、：:\s（(]){BRACKETED_UNIT_LABEL}|(?<=[^；;。，,、：:\s（(]){BRACKETED_DEADLINE_LABEL}",
    tuple("】]］〕〗"),
)
_SEPARATOR = re.compile(r"[；;。，,、：:\s（(〔【\[]")


def is_other_field(bracket: str) -> bool:
    """Tell whether a bracket is a field that names no units: 【完成时限：9月底前】, （联系人：何平）."""
    held = FIELD_BRACKET.fullmatch(bracket)
    if held is None:
        return False
    label = DEADLINE_LABEL.match(held["inside"])
    if label is not None:
        return looks_like_deadline(held["inside"][label.end() :])
    return OTHER_FIELD.match(held["inside"]) is not None


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
        label = OTHER_FIELD.match(body, start) or _CHECK.match(body, start)
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


def with_separated_labels(body: str) -> str:
    """Put a semicolon before each label that follows a name at once: the space between them was layout.

    Args:
        body: a unit cell or bracket: 责任单位：镇农办责任人：张三完成时限：3月底.
    """
    starts = label_starts(body)
    if not starts:
        return body
    return "；".join(body[a:b] for a, b in pairwise((0, *starts, len(body))))


def label_starts(text: str) -> tuple[int, ...]:
    """Return where labels of fields begin that no stop and no separator parts from what stands before them."""
    found = [match.start() for match in _BRACKETED.finditer(text)]
    if not _COLON.search(text):
        return tuple(found)
    for match in _GLUED.finditer(text):
        start = max((separator.end() for separator in _SEPARATOR.finditer(text, 0, match.start())), default=0)
        whole = (label.match(text, start) for label in (UNIT_LABEL, DEADLINE_LABEL, OTHER_FIELD))
        if start < match.start() and not any(label and label.end() >= match.end() for label in whole):
            found.append(match.start())
    return tuple(sorted(set(found)))
