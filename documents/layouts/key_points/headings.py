"""Headings that no mark shows: short lines of one kind, offices above their duties."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import NUMERALS_OF_MARKS, Mark, Rank
from documents.chinese.organ_words import is_department, is_institution, is_surely_organ
from documents.chinese.time_words import DATE_LINE, PART_OF_PLAN, YEAR, YEAR_NUMBER
from documents.fields.column_names import column_role
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.role_words import ROLE_LABEL
from documents.fields.unit_list import UNIT_LABEL, looks_like_units
from documents.fields.unit_names import split_units
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.layouts.key_points.restarts import (
    ABOVE_ITEMS,
    OUTER,
    OVER,
    outer_headings,
    restart_headings,
    turned_headings,
)
from documents.text.traced import Traced

__all__ = [
    "BRACKETED",
    "OFFICE",
    "OF_ITEMS_ABOVE",
    "bracket_title_end",
    "is_statute",
    "label_end",
    "may_name_departments",
    "may_name_offices",
    "names_offices",
    "office_part",
    "style_headings",
]

OFFICE = "office"
"""Style of a heading that names who does what stands below it."""

BRACKETED = "【】"
"""Style of a paragraph that begins with its heading in 【】, or of such a heading alone."""

_COUNTED = rf"(?:\d{{1,3}}|{NUMERALS_OF_MARKS})"
OF_ITEMS_ABOVE = LatePattern(
    rf"[（(【〔]?(?:以上|上述)第?(?:[（(]?(?P<first>{_COUNTED})[）)]?(?:[项条款点])?(?:(?:[-—–~～至到、和及]|—{{2}})+第?[（(]?{_COUNTED}[）)]?)*)?"
    r"(?:各?[项条款点]?(?:重点)?(?:工作|任务|事项|内容|措施|举措)?)(?:均|都|统一)?"
    r"(?:[，,]?由|(?:的)?(?=(?:责任|牵头|主办|落实)(?:单位|部门)))(?P<units>[^。；;]{3,120}?)[）)】〕]?[。；;]?",
    ("以上", "上述"),
)
"""A line that says who does the items above it, by their numbers or all of them."""

_TIME = "time"  # style of a line that is a month or a quarter, above what is done in it
_WHEN = re.compile(rf"{PART_OF_PLAN}[：:]?")
_FIELD_LABEL = re.compile(r"\W{0,3}(?P<name>[\u4e00-\u9fff]{2,10})[:：](?=.)")
_SHORT = "short"  # style of a short line between paragraphs
_MAX_HEADING = 30  # characters of a line that heads others without a mark; longer ones were broken or are text
_MIN_ARTICLES = 3  # one or two may be quoted
_MIN_REPEATS = 2  # headings of one kind: a single short line may be anything
_PAUSE = re.compile(r"[。！？；;，,：:]")
_ENDS = re.compile(r"[。！？；;：:）)】]$")
_DUTY = re.compile(r"[。；;！]$")
_NO_HEADING = re.compile(
    rf"^(?:附件|附表|注|备注|说明|抄送|主送|此件|[图表]\s?\d)|[年月日号]$|{YEAR_NUMBER}年\d|[〔\[]\d{{4}}[〕\]]"
)
_OFFICE_TITLE = re.compile(
    r"(?:由)?(?P<office>.+?(?:牵头(?:负责|落实|办理|主办)?|负责|承办|主办|配合|落实)?)(?:的)?(?:重点)?(?:工作|任务|事项|职责|清单)*"
    r"(?:[（(](?:共|计)?\d+[项条件个][）)])?[：:。]?"
)
_ROLE = re.compile(r"(?:牵头|负责|承办|主办|配合|落实)+$")
_IN_BRACKETS = re.compile(r"[【〖［\[〔〘](?P<inside>[^【】〖〗［］\[\]〔〕〘〙]+)[】〗］\]〕〙][:：]?")
_BRACKET_TITLE = re.compile(r"^【[^【】]{2,30}】")
_LABEL = re.compile(
    rf"^【?(?:{YEAR}?度?(?:工作|重点|主要|年度)*(?:目标)?(?:任务|计划|安排|打算|举措|措施|要求|内容)[：:]|"
    r"(?:(?:主要|具体|重点|工作|实施|推进|落实|保障|任务|改革|建设|办理|督办|交办|整改|整治|治理|解决|处理|处置|化解|服务|项目|事项|完成|"
    r"下步|下一步|承诺|年度)*(?:措施|举措|内容|任务|要求|事项|路径|做法|清单|意见))(?:】[：:]?|[：:]))"
)


def style_headings(found: Sequence[MarkedParagraph]) -> list[MarkedParagraph]:
    """Find the paragraphs that head others without a mark, and give each its style.

    Args:
        found: the paragraphs of the document in order, those above the first task too.
    """
    offices = _offices(found)
    by_markup = any(paragraph.style.startswith("#") for paragraph in found)  # there short lines are items of a list
    titles = [] if offices or by_markup or is_statute(found) else _short_titles(found)
    times = _times(found)
    bracketed = [i for i, p in enumerate(found) if p.mark is None and not p.style and _is_bracket_title(p.text)]
    labels = Counter(found[i].text[: bracket_title_end(found[i].text)] for i in bracketed)
    bracketed = [
        i for i in bracketed if not _is_label(text := found[i].text[: bracket_title_end(found[i].text)], labels[text])
    ]
    styled = list(found)
    for places, style in ((titles, _SHORT), (times, _TIME), (bracketed, BRACKETED), (offices, OFFICE)):
        if len(places) >= _MIN_REPEATS:
            for i in places:
                styled[i] = replace(styled[i], style=style)
    return styled if by_markup or (is_statute(found) and not _is_book(found)) else _with_restarts(styled)


def _with_restarts(found: list[MarkedParagraph]) -> list[MarkedParagraph]:
    """Give a style to the lines above lists that count anew, and to headings above marks of a higher rank."""
    heads = {i: rank for i, rank in restart_headings(found).items() if label_end(found[i].text) < len(found[i].text)}
    styles = {i: f"{ABOVE_ITEMS}{float(rank)}" for i, rank in heads.items()}
    styles |= dict.fromkeys(turned_headings(found), OVER)
    styles |= dict.fromkeys(outer_headings(found), OUTER)
    return [replace(paragraph, style=styles.get(i, paragraph.style)) for i, paragraph in enumerate(found)]


def _is_book(found: Sequence[MarkedParagraph]) -> bool:
    """Tell whether a text is several sets of rules: the articles of one count on to its end."""
    return sum(mark is not None and mark.rank == Rank.ARTICLE and mark.ordinal == 1 for mark in _marks(found)) > 1


def _marks(found: Sequence[MarkedParagraph]) -> Iterator[Mark | None]:
    return (paragraph.mark for paragraph in found)


def is_statute(found: Sequence[MarkedParagraph]) -> bool:
    """Tell whether a text is made of articles: short lines in it were broken, and head nothing."""
    articles = sum(paragraph.mark is not None and paragraph.mark.rank == Rank.ARTICLE for paragraph in found)
    return articles >= _MIN_ARTICLES


def _is_bracket_title(text: str) -> bool:
    title = _BRACKET_TITLE.match(text)
    return title is not None and not UNIT_LABEL.match(text) and not looks_like_units(title[0])


def _is_label(title: str, times: int) -> bool:
    """Tell whether 【…】 names a field and heads nothing: 【完成部门】 stands below several items."""
    return times >= _MIN_REPEATS and column_role(title.strip("【】")) not in (None, "text", "section")


def bracket_title_end(text: str) -> int:
    """Return where 【…】 before a paragraph ends."""
    title = _BRACKET_TITLE.match(text)
    return title.end() if title is not None else len(text)


def _is_title(paragraph: MarkedParagraph) -> bool:
    text = paragraph.text
    return (
        not paragraph.is_heading
        and 2 <= len(text) <= _MAX_HEADING
        and _PAUSE.search(text) is None
        and _NO_HEADING.search(text) is None
        and DATE_LINE.match(text) is None
        and DEADLINE_LABEL.match(text) is None
        and not looks_like_units(text)
        and bracket_title_end(text) == len(text)
    )


def _short_titles(found: Sequence[MarkedParagraph]) -> list[int]:
    """Find short lines without a stop, each after the end of a sentence and above a paragraph or an item."""
    first = next((i for i, paragraph in enumerate(found) if paragraph.is_heading), len(found))
    places: list[int] = []
    for i in range(first + 1, len(found) - 1):
        above, below = found[i - 1], found[i + 1]
        ends = _ENDS.search(above.text) is not None or above.is_heading or _names_who(above.text)
        if (
            _is_title(found[i])
            and ends
            and not _is_told_who(below.text)
            and (below.is_heading or _PAUSE.search(below.text) is not None)
        ):
            places.append(i)
    before = first - 1  # what stands right above the first item may be the first of them, or the document's title
    if places and before > 0 and _is_title(found[before]) and _counts(found, first, places):
        places.insert(0, before)
    return places


def _is_told_who(text: str) -> bool:
    """Tell whether a line says who does the line above or by when, which so is a task and heads none."""
    label = _FIELD_LABEL.match(text)
    return label is not None and column_role(label["name"]) not in (None, "text", "section", "target", "remark")


def _names_who(text: str) -> bool:
    """Tell whether a line is a field of the item above it, which ends without a stop: 落实：市财政局."""
    return ROLE_LABEL.match(text) is not None and looks_like_units(text)


def _times(found: Sequence[MarkedParagraph]) -> list[int]:
    """Find the lines that are a month or a quarter and nothing else, each above what is to be done in it."""
    return [
        i
        for i, paragraph in enumerate(found[:-1])
        if not paragraph.is_heading
        and _WHEN.fullmatch(paragraph.text)
        and _WHEN.fullmatch(found[i + 1].text) is None
        and DATE_LINE.match(found[i + 1].text) is None
    ]


def _counts(found: Sequence[MarkedParagraph], first: int, places: Sequence[int]) -> bool:
    """Tell whether the items below the headings count from one, or all on from the first: that has a heading, too."""
    below = [mark for i in places if (mark := found[i + 1].mark) is not None]
    begins = found[first].mark
    if len(below) < len(places):
        return False
    if all(mark.ordinal == 1 for mark in below):
        return True
    goes_on = begins is not None and all(mark.ordinal > 1 and mark.series == begins.series for mark in below)
    return goes_on and begins is not None and begins.ordinal == 1


def may_name_offices(text: str) -> bool:
    """Tell whether a heading looks like the names of offices and nothing else, as that of a company may: 县供电公司."""
    bare = text.rstrip("：:。 ")
    return not ("。" in bare or "关于" in bare or UNIT_LABEL.match(bare)) and looks_like_units(bare)


def names_offices(text: str) -> bool:
    """Tell whether a heading is surely nothing but the names of offices: 区教育局, 区住建局、区自然资源分局."""
    if not may_name_offices(text):
        return False
    names = [_ROLE.sub("", name) for name in split_units(text.rstrip("：:。 "))]
    return bool(names) and all(is_surely_organ(name) for name in names)


def may_name_departments(text: str) -> bool:
    """Tell whether a heading names nothing but organs, parts of one body, institutions or companies: 保卫处, 校医院."""
    names = [_ROLE.sub("", name) for name in split_units(text.rstrip("：:。 "))]
    return may_name_offices(text) and all(is_department(name) or is_institution(name) for name in names)


def office_part(title: Traced) -> Traced:
    """Cut off a heading what says how many tasks the office has, and that it has them: 县教育局牵头的任务（6项）."""
    around = _IN_BRACKETS.fullmatch(title.text)
    if around is not None:
        title = title.slice(*around.span("inside"))
    match = _OFFICE_TITLE.fullmatch(title.text)
    return title.slice(match.start("office"), match.end("office")) if match is not None else title.strip("：:。 ")


def _offices(found: Sequence[MarkedParagraph]) -> list[int]:
    """Find the lines without a mark that name offices and stand above their duties.

    Units below an item look the same: here each stands above items that count from one, or the first of them above
    the first item and each of the others above one; or, where nothing is numbered, the first above the first duty.
    """
    first = next((i for i, paragraph in enumerate(found) if paragraph.mark is not None), None)
    places = [
        i
        for i, paragraph in enumerate(found[:-1])
        if not paragraph.is_heading
        and _names_offices_or_such(paragraph.content)
        and (found[i + 1].mark is not None or not _names_offices_or_such(found[i + 1].content))
        and (first is None or i + 1 >= first)  # above that whom the document is sent to
    ]
    sure = sum(names_offices(office_part(found[i].content).text) for i in places)
    enclosed = all(_IN_BRACKETS.fullmatch(found[i].text) for i in places)
    parts = enclosed and all(may_name_departments(office_part(found[i].content).text) for i in places)
    if sure < len(places) / 2 and not parts:
        return []
    if first is not None:
        marks = [found[i + 1].mark for i in places]
        if not all(mark is not None for mark in marks):
            return []
        return places if _heads_first(found, places) or all(mark and mark.ordinal == 1 for mark in marks) else []
    duty = next((i for i, paragraph in enumerate(found) if _DUTY.search(paragraph.text)), len(found))
    return places if places and places[0] < duty else []


def _names_offices_or_such(line: Traced) -> bool:
    return may_name_offices(office_part(line).text)


def _heads_first(found: Sequence[MarkedParagraph], places: Sequence[int]) -> bool:
    """Tell whether the first of some lines stands above the first item of its rank, below a higher heading or none."""
    if not places:
        return False
    item, above = found[places[0] + 1].mark, found[places[0] - 1].mark if places[0] else None
    earlier = [paragraph.mark for paragraph in found[: places[0]] if paragraph.mark is not None]
    if item is None or any(mark.rank >= item.rank for mark in earlier):
        return False
    return not earlier or above is not None


def label_end(text: str) -> int:
    """Return where a label such as 具体措施： ends with which a paragraph begins; 0 without one."""
    label = _LABEL.match(text)
    return label.end() if label is not None else 0
