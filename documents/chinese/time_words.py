"""Words for time, each once: the parts of every pattern that recognises, reads or finds a date, a deadline, a length.

All names are strings for patterns, without groups that capture, for text in NFKC. `time_phrases` tells with them
whether a text says a time and nothing else, `deadlines` which day it is; dates in running text and in letterheads,
and the tokens of an edit, are made of them too.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.chinese.numerals import COUNTING, HAN_DIGITS, HAN_NUMERALS, SMALL_COUNT, number_of

__all__ = [
    "ACT_DATE",
    "BEFORE",
    "CLOCK",
    "COUNTED_DAYS",
    "COUNTED_MONTHS",
    "DATE_LINE",
    "DAY",
    "DAY_NUMBER",
    "DEADLINE_NAME",
    "DEADLINE_OF",
    "DOING",
    "DONE",
    "DOTTED",
    "EDGE",
    "EVERY",
    "FIRST_QUARTERS",
    "FIVE_YEARS",
    "FROM_NOW",
    "FULL_DATE",
    "GE_UNIT",
    "HALF",
    "INTERVALS",
    "LASTING",
    "LENGTH",
    "LENGTH_UNIT",
    "LOOKING_BACK",
    "MONTH",
    "MONTH_NUMBER",
    "OF_DAY",
    "OF_WEEK",
    "PART_OF_DAY",
    "PART_OF_PLAN",
    "PART_OF_YEAR",
    "PAST",
    "PLAIN_DATE",
    "PLAIN_YEAR",
    "QUARTER",
    "QUARTER_NUMBER",
    "THIRD",
    "TIME_UNIT",
    "TO",
    "WEEKDAY",
    "WHICH_YEAR",
    "WITHIN",
    "YEAR",
    "YEARS_AHEAD",
    "YEAR_END",
    "YEAR_NUMBER",
    "DateLine",
    "calendar_day",
    "date_line",
    "last_day",
    "title_year",
]

# points of the calendar
YEAR_NUMBER = rf"(?:\d{{4}}(?!\d)|[{HAN_DIGITS}]{{4}})"
WHICH_YEAR = r"(?:(?:今|本|当|明|次|来)年|下一年|第二年)"
YEAR = rf"(?:{YEAR_NUMBER}年|{WHICH_YEAR})度?"
MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{HAN_NUMERALS[:-1]}])"
MONTH = rf"{MONTH_NUMBER}月份?"
DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]|[一二三]?十[{HAN_NUMERALS[:-1]}]?|[{HAN_NUMERALS[:-1]}])"
DAY = rf"{DAY_NUMBER}[日号]"
THIRD = r"[上中下]旬"
QUARTER_NUMBER = r"[一二三四1-4]"
QUARTER = rf"第?{QUARTER_NUMBER}季度"
FIRST_QUARTERS = r"前[二两三23]个?季度"
HALF = r"[上下]半年"
PART_OF_PLAN = (
    rf"(?:(?:{YEAR_NUMBER}年)?{MONTH_NUMBER}月(?:份|{THIRD})?(?:[-—~至]{MONTH_NUMBER}月份?)?"
    rf"|第{SMALL_COUNT}周|{QUARTER}|{HALF}|[春夏秋冬]季)"
)
"""What a plan by months, weeks or quarters is divided into: 3月, 五月至六月, 第二周, 一季度, 下半年, 冬季."""

EDGE = r"[底末初]"
PART_OF_YEAR = rf"年(?:{EDGE}|[中终内])"
YEAR_END = r"年[底末]"
PAST = rf"(?:过去(?:的)?[{HAN_NUMERALS}几\d]?年|去年|上(?:一)?学[期年]|上年度?|前一?阶段|前期|近年来?)"
"""What lies behind: 过去五年, 去年, 前一阶段."""

YEARS_AHEAD = rf"(?:今后|未来|下一个?)[{HAN_NUMERALS}几\d]年"
"""今后五年."""

LOOKING_BACK = rf"(?:{PAST}|过去的[{HAN_NUMERALS}]年|这[{HAN_NUMERALS}几]年|[{HAN_NUMERALS}]年来|刚刚过去的)"
"""How a paragraph begins that looks back: 五年来, 这一年, 刚刚过去的2025年."""

FULL_DATE = rf"{YEAR_NUMBER}年{MONTH_NUMBER}月{DAY_NUMBER}日"
DOTTED = r"\d{4}[./-](?:1[0-2]|0?[1-9])(?:[./-](?:3[01]|[12]\d|0?[1-9]))?(?!\d)"
"""2024.6, 2024-06-30."""

FIVE_YEARS = rf"[“\"]?十[{HAN_NUMERALS[:-1]}]五[”\"]?"
"""The years of a five-year plan: “十四五”."""

WEEKDAY = r"(?:(?:星期|礼拜|周)[一二三四五六日天])"
PART_OF_DAY = r"(?:上午|下午|中午|早上|晚上|全天)"
CLOCK = r"(?:(?:2[0-4]|1\d|0?[1-9])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半|整)?))"

# what joins and bounds them
TO = r"(?:至|到|[—–―－~～-]+)"
BEFORE = r"(?:以前|之前|前)"
WITHIN = r"(?:以内|之内|内)"

FROM_NOW = r"(?:[自从]?(?:即日|现在|印发之日)起)"
"""What a period begins with that begins at once: 即日起至5月31日."""

# lengths of time
TIME_UNIT = r"(?:工作日|交易日|日|天|月|年|周|星期|季度|小时)"
GE_UNIT = r"(?:工作日|交易日|月|季度|星期|小时)"
"""What 个 counts."""

LENGTH_UNIT = rf"(?:个{GE_UNIT}|工作日|交易日|星期|小时|日|天|年|周(?![岁年密边围]))"
"""个 makes three months of March, and three quarters of the third: 三个月, 三个季度."""

COUNTED_DAYS = {"日": 1, "天": 1, "周": 7, "星期": 7}
COUNTED_MONTHS = {"月": 1, "季度": 3}
"""Days and months of the units that are counted by them."""

OF_WEEK = rf"(?:{WEEKDAY}(?:{TO}{WEEKDAY})?|[（(]{WEEKDAY}[）)])"
OF_DAY = rf"(?:{PART_OF_DAY}?{CLOCK}(?:{TO}{PART_OF_DAY}?{CLOCK})?|{PART_OF_DAY})"
"""周一至周三, （星期五）; 上午9:00, 14:30—16:00: when something takes place."""

LENGTH = rf"(?<![\d{HAN_DIGITS}.])(?:{SMALL_COUNT}|半){LENGTH_UNIT}"

# what has no end, or comes back
EVERY = rf"每[半\d{COUNTING}]{{0,3}}个?(?:年度?|季度?|月|周|星期|日|天|学期)"
LASTING = r"(?:长期|常年|经常性?|日常|常态化?)"
"""Without an end where a word of doing follows, or nothing: not in 长期稳定 or 常态化条件下."""

DOING = r"(?:坚持|推进|推动|实施|开展|落实|执行|抓|保持|做好|更新|公开|进行|运行|有效|任务|工作|完善|深化)"
"""Words of doing that say nothing of what is done."""

DONE = r"(?:(?:基本|全面|全部)?(?:完成|办结|启动|建成|上线|见效|到位)|取得实效)"
"""Words of an end, or of a beginning, that may follow a time and belong to it."""

INTERVALS = (
    ("year", re.compile(r"每(?:个)?年|按年|年度?更新|逐年")),
    ("half year", re.compile(r"每半年|按半年")),
    ("quarter", re.compile(r"每(?:个)?季|按季|季度")),
    ("month", re.compile(r"每(?:个)?月|按月|逐月")),
    ("week", re.compile(r"每(?:个)?(?:周|星期)|按周")),
    ("day", re.compile(r"每(?:个)?[日天]")),
    ("now and then", re.compile(r"定期|适时|适当时候")),
    ("at once", re.compile(r"及时|即时|立即|实时|随时|同步")),
)
"""How often what has no end comes back; what names no interval goes on all the time: 持续推进, 长期坚持, 常态化."""

DEADLINE_OF = r"(?:计划完成|完成|办结|计划|推进|落实|公开|整改)"
DEADLINE_NAME = rf"{DEADLINE_OF}?(?:时限|时间|期限)"
"""The name of the field, of something: 完成时限."""

# as printed, before any folding: full-width digits too
_DIGIT = "[0-9０-９]"
PLAIN_YEAR = rf"{_DIGIT}{{4}}年"
PLAIN_DATE = rf"(?:{PLAIN_YEAR}(?:{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}日)?)?|{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}日)?)"
"""A date in digits that is one word: 2020年, 2020年9月30日, 9月."""

DATE_LINE = re.compile(
    rf"^[（(]?(?P<signer>\D{{0,30}}?)(?P<year>{YEAR_NUMBER})年(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER})日[）)]?$"
)
"""A date alone on its line, or after the name of who signs."""

_FIGURES_LINE = re.compile(
    rf"^[（(]?(?P<signer>\D{{0,30}}?)(?P<year>(?:19|20)\d\d)(?P<mark>[./-])(?P<month>{MONTH_NUMBER})(?P=mark)"
    rf"(?P<day>{DAY_NUMBER})日?[）)]?$"
)
_MONTH_LINE = re.compile(rf"^[（(]?(?P<signer>\D{{0,30}}?)(?P<year>{YEAR_NUMBER})年(?P<month>{MONTH_NUMBER})月[）)]?$")
_ROUND_ZERO = re.compile(rf"(?<=[{HAN_DIGITS}])[OoＯ0◯⚪О](?=[{HAN_DIGITS}年OoＯ0◯])")
"""What is typed for the 〇 of 二〇二四年."""

ACT_DATE = LatePattern(
    rf"(?P<year>{YEAR_NUMBER})年(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER})日(?P<act>[^（()）]*?)"
    rf"(?=$|[;；)）]|{YEAR_NUMBER}年{MONTH_NUMBER}月)"
)
"""A date and what was done on it, in the line below the title of a law: 2019年5月6日…第八次会议通过."""

_TITLE_YEAR = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?=\s*[年版]|{TO}\d{{4}}(?!\d)|修订|修正)|(?P<written>二[{HAN_DIGITS}]{{3}})(?=年)"
)


def calendar_day(printed: re.Match[str]) -> date | None:
    """Return the day of a match with the groups year, month and day; None for one that no calendar has: 2月31日."""
    year, month, day = (number_of(printed[part]) for part in ("year", "month", "day"))
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


class DateLine(NamedTuple):
    """A line that holds a date and perhaps who signs, and nothing else.

    Attributes:
        signer: what stands before the date; empty when the date is alone.
        day: None for a month alone, or for a day that no calendar has.
        year: the year.
        in_words: whether it is written 年月日 to the day, as at the end of a document, and not 2024.6.1 or 2024年6月,
            which stand in cells as well.
    """

    signer: str
    day: date | None
    year: int
    in_words: bool


def date_line(text: str) -> DateLine | None:
    """Read a line without white space that holds a date, with or without a signer before it; None for any other."""
    text = _ROUND_ZERO.sub("〇", text)
    match = DATE_LINE.match(text) or _FIGURES_LINE.match(text)
    if match:
        return DateLine(match["signer"], calendar_day(match), int(number_of(match["year"]) or 0), "月" in match[0])
    month = _MONTH_LINE.match(text)
    return DateLine(month["signer"], None, int(number_of(month["year"]) or 0), in_words=False) if month else None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def title_year(title: str) -> int | None:
    """Return the year that a title names first, 2021 in 2021—2023年工作计划; None when it names none."""
    year = _TITLE_YEAR.search(title)
    return int(number_of(year["year"] or year["written"]) or 0) if year else None
