"""Read one deadline phrase 时限: a day, a period, something without end, or a time counted from an event."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from compare.particulars import Deadline
from compare.texts.folding import without_spaces
from documents.chinese.numerals import number_of

__all__ = ["names_year", "read_deadline"]

NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,5})"
BEFORE = r"(?:以前|之前|前)"
TO = r"(?:至|到|—+|–|-|~|－|―)"

DUTY = r"(?:坚持|推进|推动|实施|开展|落实|执行|抓|保持|做好|更新|公开|进行|运行|有效|任务|工作|完善|深化)"

ONGOING = re.compile(
    rf"(?<!可)持续(?!性|到|至|时间)|(?<!超)(?:长期|常年|经常性?|日常|常态化?)(?:长效)?{DUTY}|^(?:长期|常年|日常|常态化?)$|始终坚持|随时|实时|全天候"
    rf"|(?<![确一规法约固指特])(?:不)?定期(?!限|间|存款)|逐[年月]|[年月季]度更新|动态(?:调整|更新|管理)|同步{DUTY}"
)
"""Without an end, or again and again. 长期 and 常态 count only before a word of doing, not in 长期稳定 or 常态化条件下;
及时, 按时 and 立即 say no time at all."""

RECURRING = re.compile(r"每(?:个)?(?:年|半年|季|月|周|星期|日|天|[两二三四五六]年)|按(?:年|半年|季|月|周)(?!.?期)")
"""What makes a date come back: 每年3月底前 names no single day."""

LENGTH = rf"(?P<number>{NUMBER}|半|\d+)(?:个)?(?P<unit>工作日|日|天|月|年|周|星期|季度|小时)"
SPAN = re.compile(rf"{LENGTH}(?:内|以内|之内|{BEFORE})?")
WITHIN = re.compile(rf"{LENGTH}(?:内|以内|之内)")
WORKING = re.compile(rf"(?P<number>{NUMBER})个?(?P<unit>工作日)(?!前|之前|以前|[外后])")
NO_MORE = re.compile(rf"不得?超过(?P<number>{NUMBER})个?(?P<unit>工作日|日|天|月|年|周|小时)")
EVENT = re.compile(r"之日起|日起|之后|以后|后|起|自|的(?=[^的]{0,8}日前)|前(?=\d|[一二三四五六七八九十])")
AHEAD = re.compile(rf"(?P<number>{NUMBER})(?:个)?(?P<unit>工作日|日|天|月|年|周|小时){BEFORE}")

COUNTED_DAYS = {"日": 1, "天": 1, "周": 7, "星期": 7}
COUNTED_MONTHS = {"月": 1, "季度": 3}
"""Days and months of the units that are counted by them."""

YEAR = (
    r"(?:(?<![\d〔\[(])(?P<year>\d{4}(?!\d)|[〇零○一二三四五六七八九]{4})年?度?"
    r"|(?P<which>今年|本年度?|当年|明年|次年|下一年度?)(?:度)?)"
)
MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
POINT = re.compile(
    rf"(?:{YEAR})?(?:的)?(?:{MONTH}(?:{DAY}|(?P<third>上旬|中旬|下旬|初|中|底|末)?)"
    r"|(?P<half>[上下]半年|前三季度)|第?(?P<quarter>[一二三四1-4])季度|(?P<part>年底|年末|年终|年中|年初|年内|"
    r"(?(year)[底末初中内]|(?(which)[底末初中内]|(?!))))?)"
    r"(?P<edge>底|末|初)?(?P<before>以前|之前|前(?!后|三季))?"
)
"""A point of time in NFKC text; every part may be missing, see `_says_time`."""

NAMED_YEAR = re.compile(r"\d{4}(?!\d)|[〇零○一二三四五六七八九]{4}年|十[一二三四五六七八九]?五")
"""A year, or the five years of a plan: 2020年, 二〇二〇年, 十四五."""

LEADING = re.compile(r"(?:^|[到至于在]|力争|争取|截止|截至|自|从|的)$")
"""What may stand before a year or month that no 底 or 前 makes a deadline."""

FOLLOWING = re.compile(r"(?:$|完成|办结|启动|建成|上线|起|开始|持续|[,，;])")
"""What may stand after it; 2020年政府工作任务, 2019年4月修订 and 2020年版 name a thing, not a time."""

STATE = re.compile(r"截[至止].*(?<!前)$")
"""截至3月底 says how things stood, unless 前 or a word of doing follows."""

DOTTED = re.compile(r"(?P<year>\d{4})[./-](?P<month>1[0-2]|0?[1-9])(?:[./-](?P<day>3[01]|[12]\d|0?[1-9]))?(?!\d)")

PLAN = re.compile(r"[“\"]?(?P<number>十[一二三四五六七八九])五[”\"]?(?:规划)?(?P<part>时期|期间|期末|末|以来|内)?")
PLAN_ZERO = 1951
"""A five-year plan with the number n begins in the year 1951 + 5 n: the fourteenth, 十四五, in 2021."""

SINCE = re.compile(r"起(?:施行|实施|执行|试行|生效)?$|(?:开始|以来)$")


@dataclass(frozen=True, slots=True)
class _Point:
    """First and last day of a point of time; `bounded` when a word such as 前, 底 or 日 makes its end the deadline."""

    start: date
    end: date
    bounded: bool
    grain: str


def read_deadline(phrase: str, year: int | None) -> Deadline:
    """Read a deadline.

    Args:
        phrase: as printed, such as 9月底前; words around the time are passed over.
        year: the year of its document; without it a phrase that names no year has no day.

    Returns:
        What it says. 9月底前 and 9月 end on the last day of September, 9月10日前 includes the day, 9月前 and 2030年前
        do not include what they name.

    Example:
        >>> read_deadline("9月底前", 2020).end
        datetime.date(2020, 9, 30)
    """
    plain = _plain(phrase)
    if RECURRING.search(plain):
        return Deadline(phrase, "ongoing")
    found = _relative(phrase, plain) or _dated(phrase, plain, year)
    return found or Deadline(phrase, "ongoing" if ONGOING.search(plain) else "none")


def names_year(phrase: str) -> bool:
    """Whether a phrase names its year itself: 2020年底前, not 年底前."""
    return NAMED_YEAR.search(_plain(phrase)) is not None


def _plain(phrase: str) -> str:
    """Fold width and spaces."""
    return without_spaces(phrase).strip("。.;,、")


def _relative(phrase: str, plain: str) -> Deadline | None:
    """Read a time counted from an event: 结束后1个月内, 3个工作日内, 举行听证的五日前."""
    match, sign = WITHIN.search(plain) or NO_MORE.search(plain) or WORKING.search(plain), 1
    if match is None and EVENT.search(plain):
        ahead = AHEAD.search(plain)
        if ahead is not None and not re.search(r"\d?月$|[一二三四五六七八九十]月$", plain[: ahead.start()]):
            match, sign = ahead, -1
        elif "起" in plain:
            match = next((one for one in SPAN.finditer(plain) if _is_length(plain, one)), None)
    if match is None or not _is_length(plain, match):
        return None
    number = 0.5 if match["number"] == "半" else number_of(match["number"])
    if number is None:
        return None
    return _counted(phrase, match["unit"], sign * number)


def _is_length(plain: str, match: re.Match[str]) -> bool:
    """Whether a number counts a length of time and is no calendar date: 2020年内 and 9月内 name a time."""
    unit, number = match["unit"], match["number"]
    if unit == "年":
        return not (number.isdigit() and len(number) == 4) and not plain[: match.start()].endswith(("二〇", "20", "19"))
    if unit == "月":
        return "个" in match.group()
    if unit in {"日", "季度"}:
        return not re.search(r"月$|第$|(?<!自)年$", plain[: match.start()])
    return True


def _counted(phrase: str, unit: str, number: float) -> Deadline | None:
    """Write down a length of time."""
    if unit == "工作日":
        return Deadline(phrase, "relative", working_days=round(number))
    if unit == "小时":
        days, rest = divmod(number, 24)
        return Deadline(phrase, "relative", days=None if rest else round(days))
    if unit == "年":
        if number != round(number):
            return Deadline(phrase, "relative", months=round(number * 12))
        return Deadline(phrase, "relative", years=round(number))
    if unit in COUNTED_MONTHS:
        months = number * COUNTED_MONTHS[unit]
        return Deadline(phrase, "relative", months=round(months)) if months == round(months) else None
    return Deadline(phrase, "relative", days=round(number * COUNTED_DAYS[unit]))


def _dated(phrase: str, plain: str, year: int | None) -> Deadline | None:
    """Read a day or a period."""
    plan = PLAN.search(plain)
    if plan is not None and (plan["part"] or plan.group() == plain):
        number = number_of(plan["number"])
        if number is not None:
            first = PLAN_ZERO + 5 * int(number)
            start, end = date(first, 1, 1), date(first + 4, 12, 31)
            if plan["part"] in {"期末", "末"}:
                return Deadline(phrase, "date", end=end)
            return Deadline(phrase, "period", start, end)
    first_text, second_text = _halves(plain)
    if second_text is not None:
        begin = _point(first_text, year)
        finish = _point(second_text, begin.start.year if begin else year, after=begin)
        if begin is not None and finish is not None and begin.start <= finish.end:
            return Deadline(phrase, "period", begin.start, finish.end)
    if year is not None and re.match(r"全年|贯穿全年", plain):
        return Deadline(phrase, "period", date(year, 1, 1), date(year, 12, 31))
    point = None if STATE.search(plain) else _point(plain, year)
    if point is None:
        return None
    if SINCE.search(plain):
        return Deadline(phrase, "period", point.start)
    return Deadline(phrase, "date", end=point.end)


def _halves(plain: str) -> tuple[str, str | None]:
    """Cut a phrase at the word that joins a first and a last day; the second half is None without one."""
    for match in re.finditer(TO, plain):
        before, after = plain[: match.start()], plain[match.end() :]
        if re.search(r"[年月日号旬\d]$", before) and re.match(r"\d|[一二三四五六七八九十今当明次年]", after):
            return before, after
    return plain, None


def _point(text: str, year: int | None, *, after: _Point | None = None) -> _Point | None:
    """Find the fullest point of time of a text.

    Args:
        text: plain text.
        year: the year where none is named.
        after: the point that this one follows in a period: 3月至6月, 3月1日至15日.
    """
    dotted = DOTTED.search(text)
    if dotted is not None:
        dotted_year = _calendar_year(int(dotted["year"]))
        if dotted_year is None:
            return None
        return _day_or_month(dotted_year, int(dotted["month"]), int(dotted["day"] or 0), bounded=True)
    best = max((match for match in POINT.finditer(text) if _says_time(match)), key=_fullness, default=None)
    if best is None:
        return _bare(text, year, after)
    named = _year(best, year)
    if named is None:
        return None
    point = _within_year(best, named)
    if point is not None and not point.bounded and not _stands_alone(text, best):
        return None
    if point is None or not best["before"] or best["day"] or best["third"] or best["part"] or best["edge"]:
        return point
    return _Point(point.start, point.start - timedelta(days=1), bounded=True, grain=point.grain)


def _says_time(match: re.Match[str]) -> bool:
    """Whether a match holds more than the bare words around a time."""
    return any(match[part] for part in ("year", "which", "month", "half", "quarter", "part"))


def _fullness(match: re.Match[str]) -> tuple[bool, int]:
    """Rank matches: one that 底 or 前 makes a deadline first, then the longest."""
    return bool(match["before"] or match["edge"] or match["part"] or match["third"]), len(match.group())


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a year, month, half or quarter is the time of the phrase and not part of a name."""
    before, after = text[: match.start()], text[match.end() :]
    if re.search(r"(?:[到至]|力争)$", before) and not STATE.search(text):
        return True
    return LEADING.search(before) is not None and FOLLOWING.match(after) is not None


def _bare(text: str, year: int | None, after: _Point | None) -> _Point | None:
    """Read the second half of 2026-2028年, 3月1日至15日 where a mark is missing."""
    number = re.match(r"(\d{4})$", text)
    if number:
        named = _calendar_year(int(number.group()))
        return None if named is None else _months(named, 1, 12, bounded=False, grain="year")
    day = re.match(r"(3[01]|[12]\d|0?[1-9])[日号]", text)
    if day and after is not None:
        return _day_or_month(after.start.year, after.start.month, int(day.group(1)), bounded=True)
    return None


def _year(match: re.Match[str], year: int | None) -> int | None:
    """Return the year of a point: the named one, or one told from the document's year."""
    if match["year"]:
        value = number_of(match["year"])
        return None if value is None else _calendar_year(int(value))
    if year is None:
        return None
    return _calendar_year(year + 1 if (match["which"] or "").startswith(("明", "次", "下")) else year)


def _calendar_year(year: int) -> int | None:
    """Return a year that the calendar has together with the day before it; None for 0000年 and the like."""
    return year if MINYEAR < year <= MAXYEAR else None


def _within_year(match: re.Match[str], year: int) -> _Point | None:
    """Read a point of one year."""
    bounded = bool(match["before"] or match["edge"])
    if match["month"]:
        month, day = number_of(match["month"]), number_of(match["day"]) if match["day"] else 0.0
        if month is None or day is None:
            return None
        point = _day_or_month(year, int(month), int(day), bounded=bounded or bool(match["third"]))
        last = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}.get(match["third"] or "")
        return point if point is None or last is None else replace(point, end=date(year, int(month), last))
    if match["half"]:
        months = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}[match["half"]]
        return _months(year, *months, bounded=bounded, grain="half")
    if match["quarter"]:
        last_month = 3 * int(number_of(match["quarter"]) or 1)
        return _months(year, last_month - 2, last_month, bounded=bounded, grain="quarter")
    if match["part"] in {"年中", "中"}:
        return _months(year, 1, 6, bounded=True, grain="half")
    if match["part"] in {"年初", "初"}:
        return _months(year, 1, 1, bounded=True, grain="month")
    return _months(year, 1, 12, bounded=bounded or bool(match["part"]), grain="year")


def _day_or_month(year: int, month: int, day: int, *, bounded: bool) -> _Point | None:
    """Return a day, or a whole month where the day is 0; None for a day that the calendar does not have."""
    if day == 0:
        return _months(year, month, month, bounded=bounded, grain="month")
    try:
        point = date(year, month, day)
    except ValueError:
        return None
    return _Point(point, point, bounded=True, grain="day")


def _months(year: int, first: int, last: int, *, bounded: bool, grain: str) -> _Point:
    """Return the months of a year from the first to the last."""
    return _Point(date(year, first, 1), date(year, last, monthrange(year, last)[1]), bounded, grain)
