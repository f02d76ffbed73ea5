"""Find the numbers of a text that count or measure something, its dates and its lengths of time."""

import re

from compare.particulars import Fact, FactKind
from documents.chinese.deadlines import names_year, read_deadline
from documents.chinese.numerals import COUNTING, HAN_NUMERALS, NUMERAL_PLACES, number_of
from documents.chinese.time_words import (
    COUNTED_DAYS,
    COUNTED_MONTHS,
    DAY,
    EDGE,
    EVERY,
    FIRST_QUARTERS,
    FIVE_YEARS,
    GE_UNIT,
    HALF,
    LENGTH_UNIT,
    MONTH,
    MONTH_NUMBER,
    PART_OF_YEAR,
    QUARTER,
    THIRD,
    WHICH_YEAR,
    YEAR_END,
    YEAR_NUMBER,
)
from documents.chinese.time_words import TO as DATE_TO

__all__ = ["find_quantities"]

WIDE = str.maketrans("０１２３４５６７８９％．，～－—–：", "0123456789%.,~---:")
"""Full-width digits and marks by their plain forms, one character for one, so that offsets stay."""

DIGITS = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
CHINESE = rf"(?:[两{HAN_NUMERALS[1:]}][{COUNTING}]*|一[{COUNTING}]+)"
"""From two on: 一 is an article (一个, 一批), and numerals that begin with 百 or 千 figures of speech (千家万户)."""

NUMBER = rf"(?:{DIGITS}|{CHINESE})"
LOW = rf"(?:{NUMBER}|一)"
SCALE = r"(?:万亿|千万|百万|十万|亿|万|千|百)?"
TO = r"\s?(?:[-~至到]|--|以上(?=[^，。；]{1,8}以下))\s?"
ALONE = rf"(?<![\d.A-Za-z第{COUNTING}万亿])(?!{NUMERAL_PLACES})"
"""A number that belongs to no longer number, Latin word, ordinal (第三方, 第二款) or name of a place."""

CLASSIFIERS = (
    "平方公里|平方千米|平方米|立方米|公里|千米|公顷|千瓦时|千瓦|人次|件次|户次|班次|车次|分钟|"
    "个|项|次|家|人|名|户|件|条|所|座|套|台|辆|亩|吨|倍|类|种|门|篇|场|批|轮|处|款|张|部|册|份|支|位|起|宗|组|例|颗|艘|架|枚|卡|村|秒|"
    "PFLOPS|EFLOPS|P|EB|TB|GB|MB|Gbps|Mbps|MW|GW|kW|km|kg|ms"
)
SAID_OF_THINGS = frozenset("个项家件条类种款处份支所")
"""Measures that stand for one another when the same things are counted: 20个 and 20家."""

MONEY = "人民币|美元|欧元|港元|元"

QUANTITY = re.compile(
    rf"""{ALONE}(?:
    (?P<percentage>(?:{NUMBER}%?{TO})?(?:(?P<share>{DIGITS})\s?(?P<percent>%|‰|个?百分点)|(?P<spoken>{CHINESE})个百分点)
      | 百分之(?P<hundredths>[{COUNTING}]+))
  | (?P<amount>(?:{LOW}{SCALE}(?:{MONEY})?{TO})?(?P<sum>{NUMBER})(?P<scale>{SCALE})[多余]?\s?(?P<money>{MONEY}))
  | (?P<date>
        {YEAR_NUMBER}年?\s?{DATE_TO}\s?{YEAR_NUMBER}年
      | (?:(?:{YEAR_NUMBER}年|{WHICH_YEAR})度?)?
        (?:(?:{MONTH_NUMBER}月?\s?{DATE_TO}\s?)?{MONTH}(?:{DAY}|{THIRD}|底|末)?
          | {HALF} | {FIRST_QUARTERS} | (?<!连续){QUARTER}{EDGE}?)
      | {YEAR_NUMBER}年度?(?:{EDGE}|内|{PART_OF_YEAR})?
      | {WHICH_YEAR}年?[底末内] | (?<!\w)年内 | {YEAR_END}
      | {FIVE_YEARS}末 )
  | (?P<period>(?:{LOW}{TO})?(?P<length>{NUMBER}|半|一(?=年|日|天|周|个))\s?(?P<time>{LENGTH_UNIT}))
  | (?P<count>(?:{LOW}{SCALE}{TO})?(?P<many>{NUMBER})(?P<myriads>{SCALE})[多余]?\s?
        (?P<classifier>{CLASSIFIERS})(?![性化体方A-Za-z]|一体))
    )""",
    re.VERBOSE,
)

ONCE = re.compile(
    rf"""(?:
        (?:至少|最少|(?:至多|最多)(?!跑)|不(?:得|能)?(?:少于|多于|低于|超过))[^，。；、\d]{{0,6}}?
        (?P<least>一)(?P<thing>{CLASSIFIERS})
      | {EVERY}[^，。；、\d]{{0,6}}?
        (?P<often>一)(?P<time>[次轮场期遍回])
    )(?![性化体方]|{GE_UNIT}|一体)""",
    re.VERBOSE,
)
"""一 as a number and no article: a limit (至少一次, 不少于一家), or how often (每年开展一次). 最多跑一次 is a name."""

MARK_OF_ITEM = re.compile(rf"(?<![\d.])\d{{1,2}}\.(?={YEAR_NUMBER}年)")
"""The number of an item before a year: 3．2020年底前 is no length of 3.2 years."""

MYRIADS = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
MONTHS = {**COUNTED_MONTHS, "年": 12}

SOME_YEAR = 2001
"""For telling two dates of one year apart where no year is known."""

PLAN = re.compile(r"(?:攻坚|行动|发展)*(?:行动|攻坚|规划|计划|方案)")
"""After a length of time that is part of the name of a plan: 三年行动计划."""

WITHIN = re.compile(r"[内起满前后期]|以[内上下]|之[内日后]")
ABOUT = re.compile(r"(?:超过|少于|低于|高于|满|达|为|于|逾|近|约|限|期)$")


def find_quantities(text: str, *, year: int | None = None) -> tuple[Fact, ...]:
    """Find amounts, percentages, counts, dates and lengths of time.

    Args:
        text: any text.
        year: the year that dates without one belong to.

    Returns:
        Facts in order, without overlap. Bare numbers (12345热线, 5G), ordinals (第三方), items (一是), 一 as an article
        (一批, but not where it is a limit or says how often), 二次开发 and 三年行动计划 count nothing and are left out.

    Example:
        >>> [fact.text for fact in find_quantities("2020年底前建成26个试点，占4％")]
        ['2020年底', '26个', '4％']
    """
    plain = MARK_OF_ITEM.sub(lambda mark: "\0" * len(mark[0]), text.translate(WIDE))
    found = [fact for match in QUANTITY.finditer(plain) if (fact := _fact(match, text, plain, year)) is not None]
    taken = {place for fact in found for place in range(fact.start, fact.end)}
    if "一" in plain:
        once = (_once(match, text) for match in ONCE.finditer(plain))
        found += [fact for fact in once if fact is not None and fact.start not in taken]
    return tuple(sorted(found, key=lambda fact: fact.start))


def _fact(match: re.Match[str], text: str, plain: str, year: int | None) -> Fact | None:
    """Turn a match into a fact."""
    start, end = match.span()
    if "以上" in match.group() and plain.startswith("以下", end):
        end += len("以下")
    printed = text[start:end]
    if match["percentage"]:
        value = number_of(match["share"] or match["spoken"] or match["hundredths"])
        measure = "百分点" if "百分点" in match.group() else "‰" if match["percent"] == "‰" else "%"
        return _measured("percentage", start, end, printed, value, measure, match.group())
    if match["amount"]:
        value = number_of(match["sum"])
        measure = match["money"].replace("人民币", "元")
        value = None if value is None else value * MYRIADS[match["scale"]]
        return _measured("amount", start, end, printed, value, measure, match.group())
    if match["date"]:
        return _date(start, end, printed, match.group(), year)
    if match["period"]:
        return _period(match, start, end, printed, plain)
    if match["many"] + match["classifier"] == "二次":
        return None
    value = number_of(match["many"])
    value = None if value is None else value * MYRIADS[match["myriads"]]
    measure = "个" if match["classifier"] in SAID_OF_THINGS else match["classifier"]
    return _measured("count", start, end, printed, value, measure, match.group())


def _once(match: re.Match[str], text: str) -> Fact | None:
    """Turn a 一 that counts into a fact."""
    number, classifier = ("least", "thing") if match["least"] else ("often", "time")
    if match[classifier] == "批":
        return None
    start, end = match.start(number), match.end(classifier)
    measure = "个" if match[classifier] in SAID_OF_THINGS else match[classifier]
    return _measured("count", start, end, text[start:end], 1.0, measure, match[number])


def _measured(
    kind: FactKind, start: int, end: int, printed: str, value: float | None, measure: str, plain: str
) -> Fact | None:
    """Write down a number with its measure; the lower end of a range is part of its meaning."""
    if value is None:
        return None
    joined = re.search(TO, plain)
    low = plain[: joined.start()] if joined and joined.start() else ""
    return Fact(kind, start, end, printed, (kind, measure, round(value, 6), low), value, measure, is_range=bool(low))


def _date(start: int, end: int, printed: str, plain: str, year: int | None) -> Fact:
    """Write down a date; its meaning is its day where that is known."""
    read = read_deadline(plain, year or SOME_YEAR)
    known = year is not None or names_year(plain)
    day = read.end or read.start
    if day is None:
        return Fact("date", start, end, printed, ("date", plain))
    return Fact("date", start, end, printed, ("date", day.isoformat(), read.start and read.start.isoformat(), known))


def _period(match: re.Match[str], start: int, end: int, printed: str, plain: str) -> Fact | None:
    """Write down a length of time; 一年 and 一天 only where they set a limit."""
    unit = match["time"].removeprefix("个")
    if PLAN.match(plain, end):
        return None
    if match["length"] == "一" and not (WITHIN.match(plain, end) or ABOUT.search(plain, 0, start)):
        return None
    number = 0.5 if match["length"] == "半" else number_of(match["length"])
    if number is None:
        return None
    size, measure = number, unit
    for table, name in ((MONTHS, "月"), (COUNTED_DAYS, "日")):
        if unit in table:
            size, measure = number * table[unit], name
    return _measured("period", start, end, printed, size, measure, match.group())
