"""Clauses that look like one demand for what goes with any matter: they are paired with caution at most."""

import re
from typing import Final

from compare.texts.clause_measures import clause_key
from compare.texts.rarity import bigrams
from documents.chinese.numerals import COUNTING

__all__ = ["shares_stock_alone"]

NUMERAL: Final = f"[0-9{COUNTING}]+"
ARTICLE: Final = rf"第{NUMERAL}条(?:之{NUMERAL})?(?:第{NUMERAL}[款项])*(?:[和或至到]|或者)?"
STOCK: Final = re.compile(
    rf"对?(?:违反|依照|按照|根据|依据|符合)?(?:(?:本(?:条例|法|办法|规定|规则|细则)|前[款条项])(?:{ARTICLE})*|(?:{ARTICLE})+)"
    r"(?:的?规定)?(?:的(?:行为)?)?|有下列(?:情形|行为|情况|条件)(?:之一)?的?"
)
"""Which articles are broken or followed, in folded text: an article of one law says nothing of another one's."""

FIGURE: Final = re.compile(
    r"(?:增长|提高|提升|下降|减少|降低|增加|达到?|保持|控制|不低于|超过)[^0-9]{0,6}[0-9.]+%?(?:左右|以上|以内|以下)?$"
)
"""How a clause ends that demands a figure and nothing else, in folded text: 民间投资增长6%."""

ANY_FIGURE: Final = re.compile(rf"[0-9]|[{COUNTING}万]+[个项家所条]")


def shares_stock_alone(left: str, right: str) -> bool:
    """Whether two clauses share only what goes with any matter, or the subject of a figure that one of them demands.

    Args:
        left: a clause, as it is written.
        right: another one.
    """
    keys = clause_key(left), clause_key(right)
    rests = [STOCK.sub("", key) for key in keys]
    if rests != list(keys) and any(rests) and not bigrams(rests[0]) & bigrams(rests[1]):
        return True
    return any(FIGURE.search(one) and not ANY_FIGURE.search(other) for one, other in (keys, keys[::-1]))
