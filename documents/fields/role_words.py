"""Who does what with a task 牵头, 负责, 配合: the words behind names, before them, and in brackets beside them."""

import re
from typing import Literal, NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import LABEL_SIGN
from documents.chinese.organ_words import any_of
from documents.fields.unit_names import is_unit_name

__all__ = [
    "BRACKETED_UNIT_LABEL",
    "GLUED_LABEL",
    "ROLE_LABEL",
    "ROLE_WORDS",
    "UNIT_LABEL",
    "Duty",
    "UnitRole",
    "ends_with_role",
    "role_label",
    "role_mark",
    "role_of",
]

UnitRole = Literal["lead", "responsible", "cooperating"]

_LEAD = ("牵头", "主办", "主责", "抓总", "领办")
_COOPERATING = ("配合", "协助", "协办", "协同", "协作", "参与", "参加", "会办", "出力")
_RESPONSIBLE = (
    *("负责", "落实", "实施", "承办", "承担", "执行", "推进", "主抓", "指导", "监督", "督导", "督促", "办理"),
    *("责任", "主管", "完成"),
)
_VERBS = any_of((*_LEAD, *_COOPERATING, *_RESPONSIBLE[:-3]))
_NOUNS = any_of((*_LEAD, *_COOPERATING, "联动", *_RESPONSIBLE))

_BODY = r"(?:单位|部门|处室|科室|股室|机构|主体|地区)"
_WHOSE = (
    r"(?:国家|中央|省直|省级|省|市直|市级|市|区级|县级|区县|市县|县|区|乡镇|主要|第一|首要|共同|其他|具体|直接|建议)?"
)
_COPULA = r"(?:均|都)?(?:包括|作为|为|是)"

# What tells how the names before a verb act; it goes with the verb.
_HOW = (
    r"(?:(?:按照?|根据|依据|依照?|结合|在)(?:各自)?(?:的)?(?:工作)?(?:职责|职能|责任|任务|权限|规定|要求|法定)+"
    r"(?:任务)?(?:分工|范围|权限|要求)*(?:内)?|按照?(?:各自)?分工|各司其职|各负其责|各自|分别|共同|具体|协同|联合|分工|分头|"
    r"积极|密切|统一|直接|属地|统筹|组织|做好|抓好|主动|认真|切实|抓|总|予以|给予|进行|来)"
)
# What may follow a verb without saying what is done.
_DOING = (
    r"(?:组织|部署|抓好|做好|抓|推进|开展|实施|落实|到位|完成|办理|保障|协调|"
    r"(?:相关|有关|此项|该项|本项|具体|日常)?(?:工作|任务|事项)|总|责任)"
)
_MOST_PARTS = 6
"""Words before a verb, and behind it: some are of two kinds, and of a long row of them there are endless readings."""

_VERB_PHRASE = LatePattern(
    rf"(?:(?:{_HOW}){{0,{_MOST_PARTS}}}(?:{_VERBS})(?:{_HOW}|{_VERBS}|{_DOING}){{0,{_MOST_PARTS}}}"
    rf"|(?:{_COPULA})(?:本项|该项|此项)?(?:工作|任务)?(?:的)?{_WHOSE}{_NOUNS}(?:责任)?{_BODY}?)\Z"
)
"""At the end of a text, from the first place on that it may begin at."""

_ANY_VERB = re.compile(_VERBS)
ROLE_WORDS = _NOUNS
"""The pattern of every word that names a role."""

_HAS_VERB = re.compile(ROLE_WORDS)
_DUTY = LatePattern(rf"(?P<role>(?:{_HOW})*(?:{_VERBS}))(?P<object>[\u4e00-\u9fff“”《》、]{{2,}})$")
_MARK = re.compile(rf"[（(〔\[【](?:{_WHOSE}{_NOUNS}{_BODY}?)[）)〕\]】]$")
_LONE = re.compile(rf"{_WHOSE}{_NOUNS}{_BODY}?")

_OF = r"(?:整改|整治|治理|化解|工作|任务|项目|事项|问题|措施|改革|本项|该项|此项)*"
_LABEL_BODY = (
    rf"(?:{_BODY}|[处股部庭]室|[站室庭科]所|[所站]队|专班|中心|班组|警组|小组|车间|支部|[大中支]队|院系|系部|学院|社区|村居|镇街|乡镇|"
    r"(?<=责任|牵头|主办|主责|承办|配合|协办|会办|协同|主管|经办)[处科股室部队站所组庭方])"
)
"""Before a colon a body may be of any kind: each office calls its own parts by another word."""

_LABELLED = rf"{_OF}{_WHOSE}(?:经办|{_NOUNS})(?:责任|主体)?{_LABEL_BODY}"

BRACKETED_UNIT_LABEL = rf"[【\[［〔〖]{_LABELLED}[】\]］〕〗](?:\s*[:：]\s*|\s*(?=\S))"
"""【责任单位】 as a part of a pattern: no colon need part such a label from the names behind it."""

UNIT_LABEL = re.compile(rf"{LABEL_SIGN}(?:{BRACKETED_UNIT_LABEL}|[【\[]?{_LABELLED}(?:为|是)?[】\]]?\s*[:：]\s*)")
"""责任单位：, 整改责任科室： and their kin in running text, a dash or a sign before them: names the units' role."""

GLUED_LABEL = LatePattern(
    rf"{LABEL_SIGN}{_OF}(?:主要|第一|首要|共同|其他|具体|直接|[省市区县镇村]级)?(?:经办|{_NOUNS})+(?:责任|主体)?{_LABEL_BODY}?[:：]"
)
"""A label where white space before it was lost: 营业部配合：稽查大队."""

ROLE_LABEL = re.compile(
    rf"(?:{UNIT_LABEL.pattern}"
    rf"|[【\[（(]?{_WHOSE}{_NOUNS}(?:责任)?{_BODY}?[】\])）]\s*[:：]?\s*"
    rf"|{_WHOSE}{_NOUNS}(?:责任)?{_BODY}?\s*[:：]\s*|{_WHOSE}{_NOUNS}(?:责任)?{_BODY}(?:为|是)?\s*)"
)
"""What names a role before names inside a cell or bracket: 牵头：, 【配合单位】, 责任单位 without a colon."""


class Duty(NamedTuple):
    """A part of a list whose names have a role: (市财政局, lead, 牵头负责), and what is done, where that is said."""

    names: str
    role: UnitRole
    object: str = ""


def role_of(words: str) -> UnitRole:
    """Tell the role that words of duty name; 牵头 goes before 配合, and both before 负责."""
    if any(word in words for word in _LEAD):
        return "lead"
    return "cooperating" if any(word in words for word in (*_COOPERATING, "联动")) else "responsible"


def role_label(text: str) -> re.Match[str] | None:
    """Match the label with which a part of a list begins; without a colon a name must follow."""
    match = ROLE_LABEL.match(text)
    if match is None:
        return None
    if not re.search(r"[:：】\])）]\s*$", match[0]):
        name = re.split(r"[、，,；;\s]", text[match.end() :], maxsplit=1)[0]
        verb = ends_with_role(name)
        if not is_unit_name(verb.names if verb else name):
            return None
    return match


def role_mark(name: str) -> tuple[str, UnitRole | None]:
    """Cut the role in brackets off a name: 县交通局（牵头）."""
    match = _MARK.search(name)
    return (name[: match.start()], role_of(match[0])) if match and match.start() else (name, None)


def ends_with_role(part: str) -> Duty | None:
    """Read a part of a list that ends with a verb: 市财政局按职责分工负责, 市财政局为牵头单位.

    The verb begins where a name ends; of several such places the first, so that 组织 in 党组织负责 is no verb.

    Returns:
        The names, empty when the verb stands alone, and their role; None when the part ends otherwise. A part that
        goes on with what is to be done (市财政局负责资金保障) has an object.
    """
    if not _HAS_VERB.search(part):
        return None
    first: Duty | None = None
    match = _VERB_PHRASE.search(part)
    while match is not None:
        start = match.start()
        duty = Duty(part[:start], role_of(match[0]))
        if first is None:
            first = duty
        if start == 0 or is_unit_name(part[:start].removesuffix("等")):
            return duty
        match = _VERB_PHRASE.search(part, start + 1)
    for verb in _ANY_VERB.finditer(part):
        for start in range(max(2, verb.start() - 6), verb.start() + 1):
            duty_match = _DUTY.match(part, start)
            if duty_match and is_unit_name(part[:start]):
                return Duty(part[:start], role_of(duty_match["role"]), duty_match["object"])
    return first


def is_lone_role(part: str) -> bool:
    """Tell whether a part of a list is a role alone, which names that of what follows: 牵头 县交通局."""
    return _LONE.fullmatch(part) is not None
