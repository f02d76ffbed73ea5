"""Does a text say a time and nothing else, begin with one, or say somewhere by when something is to be done?"""

import re

from documents.chinese.characters import spaceless
from documents.chinese.late_pattern import LatePattern
from documents.chinese.time_words import (
    BEFORE,
    CLOCK,
    DAY,
    DAY_NUMBER,
    DOING,
    DONE,
    DOTTED,
    EDGE,
    EVERY,
    FIRST_QUARTERS,
    FIVE_YEARS,
    FROM_NOW,
    HALF,
    LASTING,
    LENGTH,
    MONTH,
    MONTH_NUMBER,
    OF_DAY,
    OF_WEEK,
    PART_OF_DAY,
    PART_OF_YEAR,
    QUARTER,
    QUARTER_NUMBER,
    THIRD,
    TO,
    WHICH_YEAR,
    WITHIN,
    YEAR,
    YEAR_NUMBER,
)

__all__ = [
    "begins_with_deadline",
    "begins_with_time",
    "find_deadlines",
    "is_time_of_week",
    "is_time_phrase",
    "says_by_when",
]

_MAX = 40  # characters: a longer text says more than a time

_EDGE = rf"(?:{EDGE}|中)"
_POINT = (
    rf"(?:(?:{YEAR}的?)?(?:{MONTH}(?:{DAY}|{THIRD}|{_EDGE})?|(?:{HALF}|{FIRST_QUARTERS}|{QUARTER}){_EDGE}?)"
    rf"|{YEAR}(?:{_EDGE}|{PART_OF_YEAR})?|{PART_OF_YEAR}|{DOTTED}"
    rf"|{FIVE_YEARS}(?:(?:规划)?(?:时期|期间|期))?{EDGE}?)"
)
_OTHER_PERIOD = (
    rf"{YEAR_NUMBER}年?{TO}{YEAR_NUMBER}年|(?:19|20)\d\d{TO}(?:19|20)\d\d"
    rf"|(?:{YEAR})?(?:{MONTH_NUMBER}{TO}{MONTH}(?:{THIRD}|{_EDGE})?|{MONTH}{DAY_NUMBER}{TO}{DAY}"
    rf"|第?{QUARTER_NUMBER}{TO}{QUARTER}{_EDGE}?)"
)
_POINT_OR_PERIOD = rf"(?:{_POINT}(?:{TO}(?:{_POINT}|{DAY}))?|{_OTHER_PERIOD})"
_ON = r"(?:于|在|截[至止]到?|力争|争取|至|到|最迟|不[晚迟]于|计划)"
_BOUND = rf"(?:(?!{FIRST_QUARTERS}){BEFORE}|{WITHIN}|为止|期间)"
_SINCE = r"(?:起|开始)(?:施行|实施|执行|试行|生效|实行)?"
_CALENDAR = (
    rf"(?:{_ON}{{0,2}}{_POINT_OR_PERIOD}{OF_WEEK}?{OF_DAY}?{_BOUND}?|[自从]?{_POINT}{_SINCE}"
    rf"|{FROM_NOW}{TO}{_POINT}{_BOUND}?)"
)
_OF_WEEK_OR_DAY = rf"(?:{OF_WEEK}{OF_DAY}?|(?!{PART_OF_DAY}(?!{CLOCK})){OF_DAY}){_BOUND}?"
_WHOLE_YEAR = r"(?:贯穿全年|全年|年度内?)"

_EVENT = r"(?:[自从在于])?(?:(?![自从应须要])[^,;。]){0,20}?"
"""What a time is counted from: 自收到申请之日起; who must do what stands before 自 and says more than a time."""

_COUNTED = (
    rf"(?:{_ON}?(?:{LENGTH}{WITHIN}|不得?超过{LENGTH})|{_EVENT}(?:日起|起){LENGTH}{WITHIN}?|{_EVENT}后的?{LENGTH}{WITHIN}"
    rf"|{_EVENT}的{LENGTH}{BEFORE})"
)
_LENGTH_ALONE = rf"(?!{DAY}){LENGTH}"

_ENDLESS = (
    rf"(?:{LASTING}|持续|适时|不?定期|始终坚持|随时|实时|即日起|全天候|动态(?:调整|更新|管理)|逐[年月]|[年月季]度更新)"
)
_AT_ONCE = r"(?:及时|即时|立即|同步|分阶段|即知即改|立行立改)"
_COMES_BACK = (
    rf"(?:于|在)?(?:{EVERY}(?:的?(?:{_POINT}|{DAY}|{THIRD}|{_EDGE}))?{_BOUND}?|按(?:年度?|半年|季度?|月|周|日|时))"
)
_DOING = rf"(?:{DOING}|{DONE}|调整|跟踪|报送|发布|实行|长效|至少|[一两\d]次|[化地性])"
_AS_RULED = (
    r"(?:按照?|在)?(?:规定|法定|要求|序时|计划|上级|时间)+的?(?:时限|时间|期限|节点|进度|要求)+内?(?:推进|完成|落实)?"
    r"|按照?(?:时限|期限|节点|进度)(?:要求)?(?:推进|完成|落实)?"
)
_SIGNS = (
    *(
        "年",
        "月",
        "日",
        "天",
        "周",
        "季",
        *"123456789",
        "五",
        "长期",
        "定期",
        "星期",
        "礼拜",
        *("午", "早上", "晚上", "全天"),
        *":：时点",
        "期限",
        "学期",
        "持续",
        "经常",
        "常态",
    ),
    *("小时", "按时", "适时", "随时", "实时", "及时", "即时", "时限", "时间", "立即", "立行", "即知", "始终坚持"),
    *("动态", "同步", "阶段", "节点", "进度", "要求"),
)
"""One of them is in every time. Most names of units have none, and the patterns below are the dearest of all."""

_PHRASE = LatePattern(
    rf"(?:{_CALENDAR}|{_WHOLE_YEAR}|{_COUNTED}|{_LENGTH_ALONE}|{_OF_WEEK_OR_DAY})(?:{DONE}|(?:{_ENDLESS}|(?!任务|工作){DOING}){_DOING}*)?"
    rf"|(?:{_COMES_BACK}|{_ENDLESS}|{_AT_ONCE}){_ENDLESS}?{_DOING}*|{_AS_RULED}",
    _SIGNS,
)
_WEEK_OR_DAY = LatePattern(_OF_WEEK_OR_DAY, _SIGNS)
_JOINT = re.compile(r"[,;、](?:并且?|且)?|并且?|或者?|和")
_AND = re.compile(r"^(?:并且?|且)")
_STOPS = "。.;,、"

_BEGINS = LatePattern(rf"{_ON}?(?:{_POINT}|{_OTHER_PERIOD})|{_WHOLE_YEAR}|{_ENDLESS}", _SIGNS)
_BEGINS_BOUND = LatePattern(rf"{_ON}?{_POINT_OR_PERIOD}{_BOUND}|{_COUNTED}|{EVERY}", _SIGNS)
_BY_WHEN = LatePattern(
    rf"(?:(?:{YEAR})?(?:{MONTH}(?:{DAY}|{THIRD}|{EDGE})?|(?:{HALF}|{QUARTER}){EDGE}?)|{YEAR}(?:{EDGE}|{PART_OF_YEAR})?)"
    rf"(?!{FIRST_QUARTERS}){BEFORE}|(?:{WHICH_YEAR}|年)(?:{EDGE}|内)|长期{DOING}|[时期]限:",
    _SIGNS,
)


def is_time_phrase(text: str) -> bool:
    """Tell whether a text says a time, or several joined by commas or 并, and nothing else.

    Times are points and periods of the calendar, lengths of time, what comes back or has no end, and words that set
    no day: 及时, 按规定时限. A word of doing may follow that does not say what is done: 9月底前完成, 持续推进.
    """
    plain = _AND.sub("", spaceless(text).strip(_STOPS))
    if not plain or len(plain) > _MAX:
        return False
    if _PHRASE.fullmatch(plain):
        return True
    parts = _JOINT.split(plain)
    return len(parts) > 1 and all(_PHRASE.fullmatch(part) for part in parts)


def is_time_of_week(text: str) -> bool:
    """Tell whether a text is a day of the week or an hour, and no date: 星期一, 周三上午, 9:00-11:00."""
    return _WEEK_OR_DAY.fullmatch(spaceless(text)) is not None


def begins_with_time(text: str) -> bool:
    """Tell whether a text begins with a time, such as 持续 in 持续开展培训; a name may: 2022年亚运会组委会."""
    return _BEGINS.match(spaceless(text)) is not None


def begins_with_deadline(text: str) -> bool:
    """Tell whether a text begins with a time that something is to be done by, or every time: 4月底前出台政策."""
    return _BEGINS_BOUND.match(spaceless(text)) is not None


def says_by_when(text: str) -> bool:
    """Tell whether running text says somewhere by when something is to be done: 2020年底前, 第三季度前, 年内."""
    return _BY_WHEN.search(spaceless(text)) is not None


def find_deadlines(text: str) -> tuple[str, ...]:
    """Return the times by which something is to be done that running text names, in order: 9月底前, 年内."""
    return tuple(found[0] for found in _BY_WHEN.finditer(spaceless(text)) if not found[0].endswith(":"))
