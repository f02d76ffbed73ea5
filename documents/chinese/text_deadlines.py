"""Find the times by which, or how often, running text asks for something, each with its place."""

import re
from typing import NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.chinese.time_words import (
    BEFORE,
    DAY,
    EDGE,
    FIRST_QUARTERS,
    FIVE_YEARS,
    FROM_NOW,
    HALF,
    LENGTH,
    MONTH,
    PART_OF_YEAR,
    QUARTER,
    THIRD,
    TO,
    WITHIN,
    YEAR,
    YEAR_NUMBER,
)

__all__ = ["TextDeadline", "text_deadlines"]


class TextDeadline(NamedTuple):
    """A deadline in running text: half-open span of its characters, and the characters."""

    start: int
    end: int
    phrase: str


_WIDE = str.maketrans("０１２３４５６７８９．，；：（）", "0123456789.,;:()")
"""One character for one, so that offsets stay."""

_STOP = r"，。；,;：:\n"
_LAST = r"[底末]"
_MONTHS = rf"(?:{YEAR}的?)?(?:{MONTH}(?:{DAY}|{THIRD}|{EDGE})?|(?:{HALF}|{QUARTER}){EDGE}?)"
_UNTIL = r"(?<![年月日])(?:到|至|力争|争取)"
_EVENT = (
    rf"(?:自(?![治然主行身愿有我筹])|从|在)[^{_STOP}自从]{{1,24}}?(?:之日|日|后)?起(?:的)?"
    rf"|(?:收到|接到|受理)[^{_STOP}]{{0,12}}?后|[在于自][^{_STOP}在于自]{{2,16}}?后的?"
)
_EVERY = r"(?<!人)每(?:半年|[两二三四五六23456]?个?(?:季度?|月|周|星期|年度?|学期|学年))"
_DATED = (
    rf"(?<![\d年])(?:{_MONTHS}(?!{FIRST_QUARTERS}){BEFORE}(?![期一后])|{YEAR}(?:{EDGE}|{PART_OF_YEAR})?{BEFORE}(?![期一后])"
    rf"|(?:{_UNTIL})?(?:{YEAR}|年|{FIVE_YEARS}){_LAST}{BEFORE}?|(?:{_UNTIL})?{YEAR}的?{MONTH}{_LAST}|{MONTH}{_LAST}"
    rf"|{FROM_NOW}{TO}(?:{YEAR})?{MONTH}(?:{DAY}|{THIRD}|{EDGE})?{BEFORE}?|(?:{YEAR}|(?<!\w)年)内"
    rf"|{_UNTIL}{YEAR_NUMBER}年(?![度版至到底末初]|{MONTH}|{HALF}|{QUARTER}))"
)
_COUNTED = rf"(?:{_EVENT})?{LENGTH}{WITHIN}|(?<=[满行开]){LENGTH}{BEFORE}"
_ON_WHICH = rf"的?(?:{MONTH}(?:{DAY}|{THIRD}|{EDGE})?|{DAY}|{PART_OF_YEAR}|{EDGE}){BEFORE}?"
_AGAIN = rf"{_EVERY}(?:{_ON_WHICH})?|按(?:季度|月度|季|月|周)(?![节刊计])"
_PATTERN = LatePattern(
    rf"(?P<dated>{_DATED})|(?P<counted>{_COUNTED})|(?P<again>{_AGAIN})",
    ("前", "底", "末", "内", "每", "按", "到", "至", "争", "起"),
)

_BEHIND_US = re.compile(r"(?:近|最近|过去|前|上|满|每)$")
"""Before a length of time that lies behind: 近三年内."""

_STATE_OR_BAN = re.compile(
    r"^(?:仍|均|都|已|连续|累计|再次|又)?(?:不得|不予|不再|未|没有|无|禁止|受|发生|因|曾|有|两次|二次|多次|三次|不能|免)"
)
"""Behind a length of time that is a condition or the term of a ban, and nothing to be done by then."""

_CONDITION = re.compile(rf"^[^{_STOP}]*?(?:的|时|之前|前|后)(?=[{_STOP}]|$)")
"""The rest of a clause that is itself a condition: 30日内未缴纳的，"""

_STATE = re.compile("截[至止]?到?$")
_OF_SOMETHING = re.compile(rf"^[^{_STOP}]{{1,12}}?的")
_COUNTS = re.compile(r"^(?:[^，。；,;次()]{0,10}?)\d[\d.,]*(?![次\d.,年月])")
"""Behind 每年: how many a year, and no deadline: 每年新增5万亩; behind 每年6月底前 it is one whatever follows."""


def text_deadlines(text: str) -> tuple[TextDeadline, ...]:
    """Find deadlines in running text.

    Args:
        text: any text.

    Returns:
        In order, without overlap: a day or the end of a period (2021年底前, 到2025年, 年内), a length of time within
        which something is to be done, with the event it is counted from (自收到申请之日起15个工作日内), and what comes
        back (每季度, 每年3月底前). Not what is a condition or the term of a ban (三年内受到处罚的, 五年内不得申请),
        lies behind (近三年内) or says how much a year (每年新增5万亩).

    Example:
        >>> [found.phrase for found in text_deadlines("2020年底前建成平台，自受理之日起5日内办结，每季度通报")]
        ['2020年底前', '自受理之日起5日内', '每季度']
    """
    plain = text.translate(_WIDE)
    return tuple(
        TextDeadline(match.start(), match.end(), text[match.start() : match.end()])
        for match in _PATTERN.finditer(plain)
        if _asks(match, plain)
    )


def _asks(match: re.Match[str], plain: str) -> bool:
    """Whether a time is one to do something by."""
    before, after = plain[: match.start()], plain[match.end() :]
    if match["counted"] and match.group().endswith("前"):
        return True
    if match["counted"]:
        return not (_BEHIND_US.search(before) or _STATE_OR_BAN.match(after) or _CONDITION.match(after))
    if match["again"]:
        return "前" in match.group() or not _COUNTS.match(after)
    if _STATE.search(before):
        return False  # 截至2019年底 says how things stood
    bare_year = not re.search(rf"{MONTH}|{_LAST}|内|{HALF}|{QUARTER}", match.group())
    return not (bare_year and _OF_SOMETHING.match(after) and "前" in match.group())
