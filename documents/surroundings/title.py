"""The title of a document, over one line or several, with the issuers above it and the note below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import ANNEX_MARK, FIRST_MARK, find_mark
from documents.chinese.organ_words import is_inner, is_issuer, is_signer
from documents.chinese.time_words import TO, YEAR_NUMBER, date_line, title_year
from documents.surroundings.document_number import find_in_line
from documents.surroundings.region import begins_with_place
from documents.surroundings.signature import organs_of
from documents.text.lines import SourceLine

__all__ = ["Title", "find_title", "year_of_plan"]

_GENRE = (
    r"(?:通知|通告|公告|通报|公报|意见|决定|决议|办法|方案|规定|规则|批复|复函|函|答复|报告|请示|纪要|"
    r"要点|清单|条例|措施|举措|细则|规划|计划|纲要|分工|目录|台账|行动|工程|政策|指南|指引|导则|预案|规程|制度|章程|准则|公约|标准|"
    r"分解表|分工表|责任表|任务表|计划表|安排表|一览表|任务书|工作安排|责任分解|任务分解|重点任务|重点工作|工作任务|主要任务|"
    r"若干规定|倡议书|责任书|承诺书|白皮书|实施法|组织法|(?<=[\u4e00-\u9fff]{4})法)"
)
_ANNEX = r"(?:附件(?:\d{1,2}(?!\d))?[:：]?)?"
_NOTE = r"(?:[（(][^（）()]+[）)]){0,2}"
_ABOUT_TITLE = re.compile(rf"^{_ANNEX}(?P<title>[^。：:]*关于[^。：:]+{_GENRE}{_NOTE})$")
_ENDS_AFTER_NOTE = LatePattern(rf"^[^。：:]*关于[^。：:]+[）)]的?{_GENRE}$")
"""A title with a note in its middle: 关于印发行动方案（2024—2026年）的通知."""

_PLAIN_TITLE = LatePattern(rf"^(?!.*(?:^|[^第]){FIRST_MARK}){_ANNEX}(?P<title>[^。：:，,；;]{{4,60}}{_GENRE}{_NOTE})$")
_ISSUED_TITLE = LatePattern(
    rf"^{_ANNEX}(?P<title>(?P<issuer>[\u4e00-\u9fff、]{{3,60}}?)(?:印发|转发|批转|公布|发布|下发)"
    rf"(?:[^。：:]+{_GENRE}{_NOTE}|《[^《》。：:]+{_GENRE}{_NOTE}》))$",
    ("印发", "转发", "批转", "公布", "发布", "下发"),
)
_SAYS_WHAT_IT_IS = LatePattern(rf"的[\u4e00-\u9fff]{{0,4}}{_GENRE}{_NOTE}$")
"""The end of a whole title: 的指导意见, 的通知. 制度 and 行动 end a line that breaks within a title as well."""

_MAX_TITLE_LINES = 4
_MAX_SIGNATURE = 3  # lines over which the name of one signer is broken
_MAX_TITLE = 60  # characters: a longer first line is a paragraph
_NO_TITLE = re.compile(
    rf"^(?:{ANNEX_MARK}|附件\d{{1,2}}[-—]\d{{1,2}}|[（(].*[）)]|.*文件|.*令|.{{0,4}}[密急]件?|第.{{1,6}}号|\d+)$"
)
_NO_TITLE_END = ("：", ":", "。", "；", "，", "、")  # an addressee or a sentence
_STATE_OF_TEXT = LatePattern(
    r"^[（(](?:[^（）()]{0,8}(?:意见|审议|讨论|送审|修订|修改|报批|试行|公示|论证|审稿|初|草|建议|试用)稿|草案|试行|暂行|修订|修正|"
    rf"{YEAR_NUMBER}年?(?:{TO}{YEAR_NUMBER}年?)?(?:度|版|修订|修正|本)?)[）)]$"
)
"""What stands in brackets below a title and belongs to it: （征求意见稿）, （2024—2026年）."""

_NAVIGATION = re.compile(
    r"^(?:政府信息公开|信息公开|政务公开|依申请公开|主动公开|法定主动公开)?(?:指南|目录|制度|年报|内容)?$|"
    r"^.{0,6}(?:政策法规|规划计划|政策文件|规范性文件|法规规章|行政许可|办事指南)$|^(?:当前|您的?)(?:所在)?位置|[>›»|]"
)
_LABEL = re.compile(r"^(?:(?:文件|公文|信息)?(?:标题|名称)|题名)[:：]")
_GIVES_OUT = re.compile(r"转发|批转|印发")
"""What the issuer does with a document; before it stands the issuer, and behind it may stand whose document it is."""

_LINKED = re.compile(r"^(?:关于)?(?:转发|印发|公布|发布)?[:：]?《(?P<title>[^《》]+)》$")
_PASSED_ON = re.compile(r"(?:转发|批转)(?P<passed>.+)")
_MIN_TITLE = 4  # characters of a title that no genre tells: 导航 is a switch of the page
_MIN_REPEAT = 6  # characters of a line that repeats a part of the title


@dataclass(frozen=True, slots=True)
class Title:
    """A title.

    Attributes:
        text: without white space, its lines joined.
        lines: the lines that hold it, repetitions of it among them.
        issuers: organs on the lines above 关于, or before it.
        start: index of its first line.
        end: index of the line below it.
    """

    text: str
    lines: tuple[SourceLine, ...]
    issuers: tuple[str, ...]
    start: int
    end: int

    @property
    def passed_on(self) -> str:
        """What the title passes on, with whose it is: 教育部办公厅关于…的通报; empty for any other title."""
        match = _PASSED_ON.search(self.text)
        return match["passed"] if match else ""


def find_title(head: Sequence[SourceLine]) -> Title | None:
    """Find the title: 关于…的通知 first, else a line or several that end in a genre, else the first line.

    Args:
        head: lines above the tasks that are not blank.
    """
    texts = [_title_text(line.text) for line in head]
    span = _about_title(texts, head) or _issued_title(texts) or _plain_title(texts)
    if span is None:
        first = next((i for i, text in enumerate(texts) if len(text) >= _MIN_TITLE and not _NO_TITLE.match(text)), None)
        if first is None or len(texts[first]) > _MAX_TITLE or texts[first].endswith(_NO_TITLE_END):
            return None
        span = (first, first + 1)
    start, end = span = _span_with_issuers(texts, head, span)
    joined = "".join(texts[start:end])
    if end < len(texts) and _STATE_OF_TEXT.match(texts[end]):
        joined += texts[end]
        end += 1
    match = _ABOUT_TITLE.match(joined) or _ISSUED_TITLE.match(joined) or _PLAIN_TITLE.match(joined)
    text = match["title"] if match else joined
    repeated = (line for i, line in enumerate(head) if not start <= i < end and _repeats(texts[i], joined))
    return Title(text, (*head[start:end], *repeated), _issuers(text, head[start:end]), start, end)


def year_of_plan(below: Sequence[SourceLine]) -> int | None:
    """Read the year off the title of the plan that a notice, whose own title names none, gives out below.

    Args:
        below: lines above the tasks below the title of the notice.
    """
    for line in below:
        if _PLAIN_TITLE.match(line.text) and not line.text.startswith("附件"):
            return title_year(line.text)
    return None


def _span_with_issuers(texts: Sequence[str], head: Sequence[SourceLine], span: tuple[int, int]) -> tuple[int, int]:
    """Prefer the title below that the headline of a page repeats: without its issuers, or as 转发《…》."""
    start, end = span
    headline = "".join(texts[start:end])
    named = _LINKED.match(headline)
    for size in range(1, _MAX_TITLE_LINES + 1):
        if named is not None and "".join(texts[end : end + size]) == named["title"]:
            return end, end + size
    below = _about_title(texts[end:], head[end:]) if headline.startswith("关于") else None
    if below is None:
        return span
    first, last = end + below[0], end + below[1]
    whole = "".join(texts[first:last])
    longer = whole.endswith(headline) and whole != headline
    return (first, last) if longer and _issuers(whole, head[first:last]) else span


def _title_text(text: str) -> str:
    """Give a line without what may stand beside a title on it: its label, the number of the document."""
    number = find_in_line(text)
    if number is not None and "关于" in text:
        text = text.replace(number.printed, "").strip("（）()")
    text = _LABEL.sub("", text)
    return "" if _NAVIGATION.search(text) else text


def _repeats(text: str, title: str) -> bool:
    """Tell whether a line is the title once more, such as the heading of a web page above the document."""
    return len(text) >= _MIN_REPEAT and text in title


def _about_title(texts: Sequence[str], head: Sequence[SourceLine]) -> tuple[int, int] | None:
    """Find 〈issuers〉关于…的〈genre〉: it begins on the line with 关于, or with the issuers on the lines above."""
    for i, text in enumerate(texts):
        if "关于" not in text:
            continue
        for size in range(1, _MAX_TITLE_LINES + 1):
            following = texts[i + size] if i + size < len(texts) else ""
            if not _ABOUT_TITLE.match("".join(texts[i : i + size])) or following.startswith("的"):
                continue
            longer = ("".join(texts[i : i + more]) for more in range(size + 1, _MAX_TITLE_LINES + 1))
            if following.startswith(("（", "(")) and any(_ENDS_AFTER_NOTE.match(whole) for whole in longer):
                continue
            return _with_issuers(texts, head, i), i + _whole_size(texts[i : i + _MAX_TITLE_LINES], size)
    return None


def _whole_size(texts: Sequence[str], size: int) -> int:
    """Count the lines of a title whose first lines look like one, broken after a word such as 制度 or 行动."""
    if _SAYS_WHAT_IT_IS.search("".join(texts[:size])):
        return size
    for more in range(size + 1, len(texts) + 1):
        added = texts[more - 1]
        if not added or "关于" in added or _NO_TITLE.match(added) or find_mark(added) or date_line(added):
            return size
        whole = "".join(texts[:more])
        if _ABOUT_TITLE.match(whole) and _SAYS_WHAT_IT_IS.search(whole):
            return more
    return size


def _with_issuers(texts: Sequence[str], head: Sequence[SourceLine], start: int) -> int:
    """Go up to the first line of the issuers: one a line, or one name broken over two lines."""
    before = texts[start].partition("关于")[0]
    if before and start and is_issuer(texts[start - 1] + before) and not is_issuer(texts[start - 1]):
        broken = begins_with_place(texts[start - 1]) and not begins_with_place(before)
        return start - 1 if broken else start
    if before and start and _signs_below(texts[start - 1] + before, texts[start + 1 :]):
        return start - 1
    if before and not organs_of(before):
        return start
    first = start
    while first and (
        organs_of(head[first - 1].content.text.strip()) or (first == start and is_issuer(texts[first - 1]))
    ):
        first -= 1
    if (
        before and begins_with_place(before) and start - first == 1
    ):  # 〈place〉〈organ〉关于 is whole; above is its letterhead
        return start if _same_organ(texts[first], before) else first
    return first


def _signs_below(name: str, below: Sequence[str]) -> bool:
    """Tell whether a name that is broken over two lines stands above a date below, in lines of its own."""
    for at, text in enumerate(below):
        signed = ("".join(below[first:at]) for first in range(max(at - _MAX_SIGNATURE, 0), at))
        if date_line(text) and name in signed:
            return True
    return False


def _same_organ(letterhead: str, issuer: str) -> bool:
    return letterhead.removesuffix("文件") in (issuer, "") or issuer.endswith(letterhead)


def _issued_title(texts: Sequence[str]) -> tuple[int, int] | None:
    """Find 〈issuer〉印发《…方案》的通知, which has no 关于."""
    for i in range(len(texts)):
        for size in range(1, _MAX_TITLE_LINES + 1):
            match = _ISSUED_TITLE.match("".join(texts[i : i + size]))
            if match and texts[i] and is_issuer(match["issuer"]):
                return i, i + size
    return None


def _plain_title(texts: Sequence[str]) -> tuple[int, int] | None:
    for i in range(len(texts)):
        if not texts[i]:
            continue
        for size in range(1, _MAX_TITLE_LINES + 1):
            part = texts[i : i + size]
            if any(date_line(line) or _NO_TITLE.match(line) for line in part[:-1]):
                break
            if _PLAIN_TITLE.match("".join(part)):
                return i, i + size
    return None


def _issuers(title: str, lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """Return the organs that a title begins with: on lines of their own, with spaces or 、 between them, or one."""
    own: list[str] = []
    for line in lines:
        raw = line.content.text.strip()
        before, about, _ = raw.partition("关于")
        before, given_out = _GIVES_OUT.split(before, maxsplit=1)[0], _GIVES_OUT.search(before)
        named = organs_of(before)
        if named:
            own += named
        if about or given_out or not named:
            break
    if len(own) > 1 and title.startswith("".join(own)):
        return tuple(own)
    match = _ISSUED_TITLE.match(title)
    prefix = title.partition("关于")[0] if "关于" in title else (match["issuer"] if match else "")
    prefix = _GIVES_OUT.split(prefix, maxsplit=1)[0].strip("《“")
    part = is_inner(prefix) and begins_with_place(prefix)  # 国家能源局综合司关于…
    return (prefix,) if prefix and (is_issuer(prefix) or is_signer(prefix) or part) else ()
