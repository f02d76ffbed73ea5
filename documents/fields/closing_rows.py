"""Rows and lines of a table that are none of its tasks: sums, notes, and who filled it in."""

import re
from collections.abc import Sequence

__all__ = ["NOTE_LINE", "is_note_row", "is_total_row"]

NOTE_LINE = re.compile(
    r"^(?:注|备注|说明|附注)(?:\d{0,2})[:：]"
    r"|^[^。；;，,：:]{0,12}(?:签字|签名|签章|盖章)[:：]"
    r"|^(?:填表|制表|编制|核准|批准|签发|填报|报送|审核|复核|审批|签批|经办|校对|单位负责|主要负责|分管领导)(?:人员|人|者|单位|部门|科室|时间|日期|员)?"
    r"(?:签字|签名|盖章|[（(](?:签字|签名|盖章|章)[）)])?[:：]"
)
"""A line below the rows of a table that explains it, or says who filled it in."""

_CONTACT = re.compile(r"(?:联系|办公|单位)?(?:电话|手机|方式|人|邮箱)(?:号码)?[:：]")
_BLANK_DATE = re.compile(r"[\d_＿]*年[\d_＿]*月[\d_＿]*日")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|累计|总和|总分|总得分)(?:[（(][^（）()]*[）)])?[:：]?")
_ONE_AMOUNT = r"(?:其中|其他|约|共|计|新建|改建|续建)*[\d.．][\d,.．]*[^\d\s、，,；;。/／+＋（(]{0,4}"
_AMOUNT = re.compile(
    rf"[\d,，.．%％/／—–\-－]*|{_ONE_AMOUNT}(?:[、，,；;/／+＋\s（(]*{_ONE_AMOUNT}[）)]?)*|[（(]{_ONE_AMOUNT}[）)]"
)
"""Amounts and what they count, one or several: 56600, 795户、18座, 8项（其中新建3项）."""


def is_total_row(texts: Sequence[str]) -> bool:
    """Tell whether a row adds up the others: 合计, and nothing but amounts beside it.

    Args:
        texts: its cells without white space.
    """
    filled = [text for text in texts if text]
    totals = [text for text in filled if _TOTAL.fullmatch(text)]
    return bool(totals) and all(text in totals or _AMOUNT.fullmatch(text) for text in filled)


def is_note_row(texts: Sequence[str]) -> bool:
    """Tell whether a row explains the table or says who filled it in, in one merged cell or in several.

    Args:
        texts: its cells without white space.
    """
    filled = [text for text in texts if text]
    return bool(filled) and all(
        NOTE_LINE.match(text) or (i and (text == filled[0] or _BLANK_DATE.fullmatch(text) or _CONTACT.match(text)))
        for i, text in enumerate(filled)
    )
