"""Clauses that only lead to what their sentence demands: of whom, when, on what ground, to what end."""

import re
from collections.abc import Iterator

from align.clauses import clauses, sentences
from compare.details.clause_demands import asks_nothing
from compare.details.formulas import FORMULA
from compare.texts.folding import fold
from documents.chinese.acting_organs import end_of_actors
from documents.chinese.marks import find_clause_mark
from documents.chinese.organ_words import ends_as_name

__all__ = ["SENTENCE_ENDS", "clauses_with_rest", "is_condition", "is_lead_in", "rest_of_sentence"]

LONGEST_REST = 300
"""Characters behind a clause in which its sentence ends."""

SENTENCE_ENDS = ("。", "；", ";", "！", "？")

CONDITION = re.compile(r"(?:[的时后前外]|日起|以来|期间)[，,]\s*$")
"""How a clause ends that only says when or of whom the next one speaks: 为大型活动提供志愿服务的, 转移手续办完后."""

LEADING = re.compile(
    r"^(?:对照|围绕|紧扣|聚焦|按照|根据|依据|依照|遵照|结合|针对|为了?(?!.{0,6}提供)|以(?!下)|在(?!线)|自(?!愿|主|觉)|通过|本.{1,8}所称)"
    r"|^对于?(?![^，,]*(?:进行|实施|予以|给予|给以|开展|加强|负责|提出|[作做]出|承担|享有|产生|造成|有))[^，,]{2,24}[，,]$"
    r"|^由[^，,]*(?:部门|政府|机构)[，,]$|^经.{1,30}(?:批准|同意|审定|审核|审查|审议)后?[，,]$|贯彻(?:落实|执行)?.{0,30}(?:决策部署|精神|方针)|坚持.{0,6}党.{0,6}领导"
)
"""How a clause begins that says on what ground, to what end or by what means the next one asks something; and what
every act begins with."""

TOGETHER = re.compile(r"(?:^|应当|要)(?:会同|联合|协同)(?P<whom>[^，,]+?)等?[，,]$")
"""How a clause ends that only names with whom."""

BINDING = re.compile(r"应当|不得|必须|可以|^(?:是指|按照|依照|适用)")
ACTING = re.compile(
    r"会同[^，,]{2,24}?(?:制定|编制|组织|开展|规定)|^(?:由|报|经|并|扶持|推动|推进|加强|完善|加快|健全)|有权|负责|鼓励|支持|禁止|严禁|享有|实行|建立|纳入|协助"
)
"""A clause before one with 应当 that demands something itself: 由省民政部门编制，并应当公布."""

GROUND = re.compile(
    r"(?:应当|可以|依法|要|部门|单位|政府|机构)(?:根据|按照|依照|结合|通过|采取|采用|会同|在)[^，,]*"
    r"(?:特点|情况|实际|分工|职责|章程|需要|要求|规定|方式|形式|部门|单位|意见|规划|标准|程序|[前后时中])[，,]$"
    r"|^对.*的[^的]*(?:项目|事项|单位|企业|人员|问题|行为|对象|领域|地区|部门|机构|情况|申请)[，,]$"
    r"|将[^，,]*(?:情况|信息|内容|工作|事项)[，,]$"
    r"|^[^，,通]{1,8}通过[^，,]*(?:方式|形式|途径|渠道|合作|手段|平台|机制)[，,]$"
)
"""How a clause ends that says who acts, on what or with what, and yet not what is done: 应当根据农村公路养护特点."""

OFFENCE = re.compile(r"的[，,]$")
SANCTION = re.compile(r"责令|警告|罚款|处分|处罚|追究|追回|退回|没收|予以处理|依法(?:处理|查处)")
"""What follows an offence: the offence is what an article on it is about."""


def clauses_with_rest(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a text as half-open spans, each with what follows it in its sentence."""
    for first, last in sentences(text):
        for start, end in clauses(text[first:last]):
            yield first + start, first + end, text[first + end : last]


def rest_of_sentence(text: str, end: int) -> str:
    """Return what follows a place of a text in its sentence, the beginning of it where that is long."""
    behind = text[end : end + LONGEST_REST]
    if not behind or text[max(0, end - 4) : end].rstrip().endswith(SENTENCE_ENDS):
        return ""
    return behind[: sentences(behind)[0][1]]


def is_condition(text: str) -> bool:
    """Whether a clause says only when or of whom the next one speaks; an item of a list that ends with 的 does not."""
    return CONDITION.search(text) is not None and find_clause_mark(text) is None


def _names_with_whom(text: str) -> bool:
    together = TOGETHER.search(text)
    return together is not None and ends_as_name(together["whom"])


def is_lead_in(text: str, rest: str) -> bool:
    """Whether a clause only leads to what its sentence demands: a subject, a condition, a basis, a purpose, a formula.

    Args:
        text: the clause.
        rest: what follows it in its sentence.
    """
    plain = text.strip()
    if FORMULA.search(fold(plain)):
        return True
    if not plain.endswith(("，", ",")) or not rest.strip():
        return False
    if OFFENCE.search(plain) and SANCTION.search(rest):
        return False
    return (
        is_condition(text)
        or _names_with_whom(plain)
        or LEADING.search(plain[end_of_actors(plain) :]) is not None
        or GROUND.search(plain) is not None
        or (BINDING.search(rest) is not None and BINDING.search(plain) is None and ACTING.search(plain) is None)
        or (not plain.startswith("坚持") and asks_nothing(text))
    )
