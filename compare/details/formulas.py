"""Formulas of regulations, which stand in many articles, and clauses that only look like one another."""

import re

from compare.details.quantities import find_quantities
from compare.texts.folding import fold
from compare.texts.rarity import bigrams

__all__ = ["FORMULA", "matter_bigrams", "says_other"]

NEGATIONS = re.compile(r"不(?!断|仅|但|同)|[未非无]|禁止|严禁")
"""Two clauses of which one forbids what the other asks are not one."""

FORMULA = re.compile(
    r"^(?:违反|发现.{2,30}的$|对?情节(?:较|特别)?严重|造成(?:损失|严重|不良)|拒不改正|逾期(?:不|未)|尚?(?:不|未)?构成犯罪|构成)"
    r"|^(?:.{2,12}应当?)?并?(?:及时|主动|依法)*向社会(?:公开|公布|公示)$|^(?:不)?符合.{0,6}条件的$"
    r"|^对.{2,40}(?:人员|负责人).{0,6}给予.{0,6}(?:处分|处罚)|^并?(?:逐级)?报.{1,30}(?:备案|批准)$"
    r"|另有.{0,4}(?:规定|约定)|除外$|^(?:适用|从)其(?:规定|约定)|^应当依法予以.{2}$"
    r"|^(?:并|应当|可以)*(?:按照|依照|根据).{0,20}规定(?:予以|进行|给予)?(?:执行|办理|处理|处罚)$|有下列(?:行为|情形)(?:之一)?的?$"
    r"|^(?:按照程序|并)?[经报].{1,30}(?:批准|同意|审定|审核)后?(?:公布|发布|实施|执行)+$|^(?:并|应当)*征求.{1,24}意见$"
    r"|^(?:有关)?(?:法律|法规).{0,10}规定.{0,8}的$|^(?:由.{1,30})?向.{1,30}提出申请$|^并?提供必要的.{2,9}$"
    r"|^(?:并|可以?|可以并)?处(?:以|警告|[^，。；]{0,24}罚款)|^(?:由.{2,40}|依法)?责令|^(?:应当)?(?:依法)?(?:给予|追究|承担).{0,12}(?:处分|处罚|责任)"
)
"""A sanction or its condition, an exception, the publication, approval or report of what stands before: they belong to
what they punish, limit, publish or report, and stand in many articles."""

STOCK = re.compile(
    r"任何(?:单位|组织|部门)[和或、]个人|(?:不得|未经批准)?擅自|[^，。；]{0,30}(?:会同|协助)[^，。；]{0,12}?(?:部门|政府|机构)|必要的(?:支持|条件|保障|措施|帮助)"
    r"|由[^，。；、]{2,30}?(?:部门|政府|机构)|(?:依法)?(?:严厉打击|严肃查处)|违法(?:犯罪|违规)?行为|全过程监管|(?:按照|依照|根据)[^，。；]{0,12}规定|(?:法律、?)?(?:行政)?法规"
)
"""Phrases that go with any matter; what two clauses share besides them may be their matter."""


def matter_bigrams(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text without the phrases that go with any matter."""
    return frozenset().union(*(bigrams(fold(part)) for part in STOCK.split(text) if part))


def says_other(one: str, other: str) -> bool:
    """Whether two clauses differ in a number or a time, or one forbids what the other asks."""
    if len(NEGATIONS.findall(one)) != len(NEGATIONS.findall(other)):
        return True
    first, second = ({fact.meaning for fact in find_quantities(text)} for text in (one, other))
    return bool(first and second) and first != second
