"""Find the numbers of a text that count or measure something, its dates and its lengths of time."""

import re
from dataclasses import replace
from functools import lru_cache

from compare.particulars import Bound, Fact, FactKind
from documents.chinese.deadlines import names_year, read_deadline
from documents.chinese.numerals import COUNTING, DECIMALS, HAN_NUMERALS, NUMERAL_PLACES, number_of
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

__all__ = ["AGES", "find_quantities", "says_once"]

CACHED_TEXTS = 4096
"""Texts whose quantities are remembered: each step asks for those of the same clauses."""

WIDE = str.maketrans("０１２３４５６７８９％．，～－—–：", "0123456789%.,~---:")
"""Full-width digits and marks by their plain forms, one character for one, so that offsets stay."""

DIGITS = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
CHINESE = (
    rf"(?:[{HAN_NUMERALS[:-1]}][{COUNTING}]*[万亿][{COUNTING}]+(?:万[{COUNTING}]*)?|[两{HAN_NUMERALS[1:]}][{COUNTING}]*(?:{DECIMALS})?"
    rf"|(?:零|〇|一){DECIMALS}|一[{COUNTING}]+(?:{DECIMALS})?|一(?=[万亿]))"
)
"""From two on: 一 is an article (一个, 一批) unless it goes on (一万, 一点五), and numerals that begin with 百 or 千
are figures of speech (千家万户)."""

NUMBER = rf"(?:{DIGITS}|{CHINESE})"
LOW = rf"(?:{NUMBER}|一)"
SCALE = r"(?:万亿|千万|百万|十万|亿|万|千|百)?"
TO = r"\s?(?:[-~至到]|--|以上(?=[^，。；]{1,8}以下))\s?"
ALONE = rf"(?:(?<![\d.A-Za-z第{COUNTING}万亿])|(?<=[清归]零))(?!{NUMERAL_PLACES})"
"""A number that belongs to no longer number, Latin word, ordinal (第三方, 第二款) or name of a place;
清零57座 holds 57座."""

CLASSIFIERS = (
    "周岁|岁|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|海里|公顷|公斤|千克|千瓦时|千瓦|摄氏度|分贝|学时|课时|"
    "人次|件次|户次|班次|车次|分钟|"
    "个|项|次|家|人|名|户|件|条|所|座|套|台|辆|亩|吨|斤|米|倍|类|种|门|篇|场|批|轮|处|款|张|部|册|份|支|位|起|宗|组|例|颗|艘|架|枚|卡|秒|"
    "间|栋|幢|株|席|"
    "PFLOPS|EFLOPS|P|EB|TB|GB|MB|Gbps|Mbps|MW|GW|kW|km|kg|ms|℃"
)
IN_FIGURES = "头|只|层|床|村|分(?![之钟])"
"""Measures that only a number in figures has for certain: 扣3分, but 十分重要, 三头六臂; 海关二村 is a name."""

MEASURED = "平方公里|平方千米|平方米|立方米|公里|千米|米|厘米|公顷|亩|公斤|千克|吨|千瓦|倍"
"""Units of which 一 is one: 一米, 一倍."""

ONE_MEASURE = {
    "公里": (1e3, "米"),
    "千米": (1e3, "米"),
    "km": (1e3, "米"),
    "厘米": (1e-2, "米"),
    "毫米": (1e-3, "米"),
    "吨": (1e3, "公斤"),
    "千克": (1.0, "公斤"),
    "kg": (1.0, "公斤"),
    "斤": (0.5, "公斤"),
    "平方千米": (1e6, "平方米"),
    "平方公里": (1e6, "平方米"),
    "公顷": (1e4, "平方米"),
}
"""Units of one size by the one that they are told in: 1.5公里 and 1500米."""

NAMED_BY_NUMBER = (
    r"(?<=轮)(?:土地)?(?:延包|承包)|(?<=轮)(?:车|摩托|电动|汽车)|(?<=人)(?:工智能|制|篮球|足球|排球|[男女]篮)"
)
"""What a number of rounds, wheels or players only names (二轮延包, 三轮车, 三人篮球), or 人 begins: 5亿人工智能."""

AGES = frozenset({"岁", "周岁"})
"""Measures of which nobody says by how many per cent they differ."""

SAID_OF_THINGS = frozenset("个项家件条类种款处份支所")
"""Measures that stand for one another when the same things are counted: 20个 and 20家."""

MONEY = "人民币|美元|欧元|港元|元"

PARTS = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6}
"""What a part is one of: 百分之五, 万分之五."""

PART = r"(?:十万|百万|[百千万])分之"
NUMBER_OR_ONE = rf"(?:{NUMBER}|一)"

QUANTITY = re.compile(
    rf"""{ALONE}(?:
    (?P<percentage>(?:{NUMBER}[%‰]?{TO})?(?:(?P<share>{DIGITS})\s?(?P<percent>%|‰|个?百分点)|(?P<spoken>{CHINESE})个百分点)
      | (?:{PART}{NUMBER_OR_ONE}{TO})?(?P<parts>十万|百万|[百千万])分之(?:(?!{PART}){NUMBER_OR_ONE}{TO}(?:{PART})?)?
        (?P<hundredths>{DIGITS}|[{COUNTING}]+(?:{DECIMALS})?)
      | (?P<whole>[{HAN_NUMERALS[1:]}])分之(?P<portion>[{HAN_NUMERALS[:-1]}])
      | (?P<over>[1-9])/(?P<under>[2-9])(?![\d/.]))
  | (?P<amount>(?:{LOW}{SCALE}(?:{MONEY})?{TO})?(?P<sum>{NUMBER})(?P<scale>{SCALE})[多余]?\s?(?P<money>{MONEY}))
  | (?P<date>
        {YEAR_NUMBER}年?\s?{DATE_TO}\s?{YEAR_NUMBER}年
      | (?:(?:{YEAR_NUMBER}年|{WHICH_YEAR})度?)?
        (?:(?:{MONTH_NUMBER}月?\s?{DATE_TO}\s?)?{MONTH}(?:{DAY}|{THIRD}|底|末)?
          | {HALF} | {FIRST_QUARTERS} | (?<!连续){QUARTER}{EDGE}?)
      | {YEAR_NUMBER}年度?(?:{EDGE}|内|{PART_OF_YEAR})?
      | {WHICH_YEAR}年?[底末内] | (?<!\w)年内 | {YEAR_END}
      | {FIVE_YEARS}末 )
  | (?P<period>(?:{LOW}(?:{LENGTH_UNIT})?{TO})?(?P<length>{NUMBER}|半|一(?=年|日|天|周|个))\s?(?P<time>{LENGTH_UNIT}))
  | (?P<count>(?:{LOW}{SCALE}(?:{CLASSIFIERS})?{TO})?(?P<many>{NUMBER}|一(?={MEASURED}))(?P<myriads>{SCALE})[多余]?\s?
        (?P<classifier>{CLASSIFIERS}|(?<=[\d万亿])(?:{IN_FIGURES}))(?![性化体方A-Za-z]|一体|{NAMED_BY_NUMBER}))
    )""",
    re.VERBOSE,
)

LOW_END = re.compile(rf"(?:{PART})?(?P<number>{LOW})(?P<scale>{SCALE})(?P<unit>.*)$")
"""The lower end of a range, with the 万 and the unit that it may share with the upper one: 3至5万元."""

NOT_LESS = r"不(?:得|能|应|应当)?(?:少于|低于|小于|短于)|至少|最少|最低|不下于"
NOT_MORE = r"不(?:得|能|应|应当)?(?:多于|高于|超过|大于|长于|突破)|(?:至多|最多|最高|最长)(?:不得?超过)?"
BOUND_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(rf"(?:{NOT_LESS})[为是达到有在按]?$")),
    ("at_most", re.compile(rf"(?:{NOT_MORE})[为是达到有在按]?$")),
    ("at_least", re.compile(r"(?:超过|高于|多于|大于)$")),
    ("at_most", re.compile(r"(?:低于|少于|小于)$")),
)
"""What stands right before a number that it is a limit of; the first that fits decides: 不超过 holds 超过."""

BOUND_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"[（(]?(?:及以上|以上|或以上)")),
    ("at_most", re.compile(r"[（(]?(?:及以下|以下|或以下|以内|之内)")),
)
"""What stands right behind such a number."""

LONGEST_BOUND = 10
"""Characters before a number in which the words of a limit stand."""

OCCASIONS = "[次轮场期遍回]"
"""What says how often something is done."""

ONCE = re.compile(
    rf"""(?:
        (?:至少|最少|(?:至多|最多)(?!跑)|不(?:得|能)?(?:少于|多于|低于|超过))[^，。；、\d]{{0,6}}?
        (?P<least>一)(?P<thing>{CLASSIFIERS})
      | {EVERY}[^，。；、\d]{{0,6}}?
        (?P<often>一)(?P<time>{OCCASIONS})
    )(?![性化体方]|{GE_UNIT}|一体)""",
    re.VERBOSE,
)
"""一 as a number and no article: a limit (至少一次, 不少于一家), or how often (每年开展一次). 最多跑一次 is a name."""

MARK_OF_ITEM = re.compile(rf"(?<![\d.])\d{{1,2}}\.(?={YEAR_NUMBER}年)")
"""The number of an item before a year: 3．2020年底前 is no length of 3.2 years."""

MYRIADS = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
MONTHS = {**COUNTED_MONTHS, "年": 12}
DAYS = {**COUNTED_DAYS, "小时": 1 / 24}
"""Months and days of the units that are counted by them: 四十八小时 is 2天."""

SOME_YEAR = 2001
"""For telling two dates of one year apart where no year is known."""

PLAN = re.compile(r"(?:攻坚|行动|发展)*(?:行动|攻坚|规划|计划|方案)")
"""After a length of time that is part of the name of a plan: 三年行动计划."""

RETURN = "一遇"
"""After a length of time that says how rare a flood is: 50年一遇 is a standard."""

WITHIN = re.compile(r"[内起满前后期]|以[内上下]|之[内日后]")
ABOUT = re.compile(r"(?:超过|少于|低于|高于|满|达|为|于|逾|近|约|限|期|(?<!以)(?<!此)(?<!往)(?<!今)后)$")


@lru_cache(maxsize=CACHED_TEXTS)
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
    found = [
        _bounded(fact, plain)
        for match in QUANTITY.finditer(plain)
        if (fact := _fact(match, text, plain, year)) is not None
    ]
    taken = {place for fact in found for place in range(fact.start, fact.end)}
    if "一" in plain:
        once = (_once(match, text) for match in ONCE.finditer(plain))
        found += [_bounded(fact, plain) for fact in once if fact is not None and fact.start not in taken]
    return tuple(sorted(found, key=lambda fact: fact.start))


def says_once(text: str) -> bool:
    """Tell whether a count says that something is done once: 一次, 1轮."""
    return re.fullmatch(rf"{NUMBER_OR_ONE}\s?{OCCASIONS}", text.translate(WIDE)) is not None and (
        number_of(text[:-1].strip()) == 1
    )


def _bounded(fact: Fact, plain: str) -> Fact:
    """Say whether a number is a limit, and with which words around it: 不少于三米, 80%以上."""
    if fact.kind == "date" or fact.is_range:
        return fact
    before = plain[max(0, fact.start - LONGEST_BOUND) : fact.start]
    for bound, pattern in BOUND_BEFORE:
        if words := pattern.search(before):
            return replace(fact, bound=bound, bound_start=fact.start - len(before) + words.start(), bound_end=fact.end)
    for bound, pattern in BOUND_AFTER:
        if words := pattern.match(plain, fact.end):
            return replace(fact, bound=bound, bound_start=fact.start, bound_end=words.end())
    return fact


def _fact(match: re.Match[str], text: str, plain: str, year: int | None) -> Fact | None:
    """Turn a match into a fact."""
    start, end = match.span()
    if "以上" in match.group() and plain.startswith("以下", end):
        end += len("以下")
    printed = text[start:end]
    if match["percentage"]:
        return _percentage(match, start, end, printed)
    if match["amount"]:
        value = number_of(match["sum"])
        measure = match["money"].replace("人民币", "元")
        size = MYRIADS[match["scale"]]
        return _measured("amount", start, end, printed, value, measure, match.group(), size=size)
    if match["date"]:
        return _date(start, end, printed, match.group(), year)
    if match["period"]:
        return _period(match, start, end, printed, plain)
    if match["many"] + match["classifier"] == "二次":
        return None
    factor, measure = ONE_MEASURE.get(match["classifier"], (1.0, match["classifier"]))
    measure = "个" if measure in SAID_OF_THINGS else measure
    size = MYRIADS[match["myriads"]]
    return _measured("count", start, end, printed, number_of(match["many"]), measure, match.group(), size, factor)


def _percentage(match: re.Match[str], start: int, end: int, printed: str) -> Fact | None:
    """Turn a match into a share of a hundred: 4%, 百分之四, 万分之五, 三分之二."""
    if match["over"]:
        if int(match["over"]) >= int(match["under"]):
            return None
        part = 100 * int(match["over"]) / int(match["under"])
        return _measured("percentage", start, end, printed, part, "%", "")
    if match["whole"]:
        third = 100 * (number_of(match["portion"]) or 0) / (number_of(match["whole"]) or 1)
        return _measured("percentage", start, end, printed, third, "%", "")
    number, size = number_of(match["share"] or match["spoken"] or match["hundredths"]), 1.0
    if match["parts"]:
        size = 100 / PARTS[match["parts"]]
    elif match["percent"] == "‰":
        size = 0.1
    measure = "百分点" if "百分点" in match.group() else "%"
    return _measured("percentage", start, end, printed, number, measure, match.group(), size=size)


def _once(match: re.Match[str], text: str) -> Fact | None:
    """Turn a 一 that counts into a fact."""
    number, classifier = ("least", "thing") if match["least"] else ("often", "time")
    if match[classifier] == "批":
        return None
    start, end = match.start(number), match.end(classifier)
    measure = "个" if match[classifier] in SAID_OF_THINGS else match[classifier]
    return _measured("count", start, end, text[start:end], 1.0, measure, match[number])


def _measured(
    kind: FactKind,
    start: int,
    end: int,
    printed: str,
    value: float | None,
    measure: str,
    plain: str,
    size: float = 1.0,
    factor: float = 1.0,
) -> Fact | None:
    """Write down a number with its measure; the lower end of a range is part of its meaning.

    `size` is what its 万 or % makes of it, which the lower end shares where it has neither a 万 nor a unit of its own,
    and `factor` what its unit does.
    """
    if value is None:
        return None
    value = round(value * size * factor, 6)
    joined = re.search(TO, plain + printed[len(plain) :])  # 以下 behind a range stands in what is printed
    low = LOW_END.match(plain[: joined.start()]) if joined and joined.start() else None
    if low is None:
        return Fact(kind, start, end, printed, (kind, measure, value, None), value, measure)
    own = MYRIADS[low["scale"]] if low["scale"] or (low["unit"] and kind != "percentage") else size
    least = round((number_of(low["number"]) or 0) * own * factor, 6)
    return Fact(kind, start, end, printed, (kind, measure, value, least), value, measure, is_range=True)


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
    if plain.startswith(RETURN, end):
        return _measured("count", start, end + len(RETURN), printed + RETURN, number, unit + RETURN, match.group())
    factor, measure = 1.0, unit
    for table, name in ((MONTHS, "月"), (DAYS, "日")):
        if unit in table:
            factor, measure = table[unit], name
    return _measured("period", start, end, printed, number, measure, match.group(), factor=factor)
