"""Formulas of regulations, which stand in many articles, and clauses that only look like one another."""

import re

from align.clauses import clauses
from compare.details.quantities import find_quantities
from compare.texts.folding import fold

__all__ = ["FORMULA", "behind_formulas", "says_other"]

NEGATIONS = re.compile(r"不(?!断|仅|但|同)|[未非无]|禁止|严禁")
"""Two clauses of which one forbids what the other asks are not one."""

FORMULA = re.compile(
    r"^(?:违反|发现.{2,30}的$|对?情节(?:较|特别)?严重|造成(?:损失|严重)|拒不改正|逾期(?:不|未)|尚?(?:不|未)?构成犯罪|构成)"
    r"|^(?:.{2,12}应当?)?并?(?:及时|主动|依法)*向社会(?:公开|公布|公示)$|^(?:不)?符合.{0,6}条件的$"
    r"|^对.{2,40}(?:人员|负责人).{0,6}给予.{0,6}(?:处分|处罚)|^并?(?:逐级)?报.{1,30}(?:备案|批准)$"
    r"|另有.{0,4}(?:规定|约定)|除外$|^(?:适用|从)其规定|^应当依法予以.{2}$"
    r"|^(?:并|可以?|可以并)?处(?:以|警告|[^，。；]{0,24}罚款)|^(?:由.{2,40}|依法)?责令|^(?:依法)?(?:给予|追究).{0,12}(?:处分|处罚|责任)"
)
"""A sanction or its condition, an exception, the publication or the report of what stands before: they belong to what
they punish, limit, publish or report, and stand in many articles."""


def behind_formulas(text: str) -> str:
    """Return a text from its first clause on that says what it is about: not 违反本条例规定."""
    return next((text[start:] for start, end in clauses(text) if not FORMULA.search(fold(text[start:end]))), text)


def says_other(one: str, other: str) -> bool:
    """Whether two clauses differ in a number or a time, or one forbids what the other asks."""
    if len(NEGATIONS.findall(one)) != len(NEGATIONS.findall(other)):
        return True
    first, second = ({fact.meaning for fact in find_quantities(text)} for text in (one, other))
    return bool(first and second) and first != second
