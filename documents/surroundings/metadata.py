"""Title, document number, issuer, date, region and level, read from the lines around the tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from documents.chinese.marks import ANNEX_MARK, FIRST_MARK
from documents.chinese.organ_words import CJK, any_of, is_issuer, organ_words, party_department, province_pattern
from documents.chinese.time_words import DATE_LINE, YEAR_NUMBER, calendar_day, title_year
from documents.drafts import Claim
from documents.model import Document, Level
from documents.text.lines import SourceLine

__all__ = ["Metadata", "read_metadata", "with_metadata"]

_GENRE = (
    r"(?:通知|通告|公告|意见|决定|决议|办法|方案|规定|规则|批复|函|报告|"
    r"要点|清单|条例|措施|举措|细则|规划|计划|纲要|分工|目录|台账|"
    r"分解表|分工表|责任表|任务表|计划表|安排表|一览表|任务书|工作安排|责任分解|任务分解)"
)
_ANNEX = r"(?:附件(?:\d{1,2}(?!\d))?[:：]?)?"
_NOTE = r"(?:[（(][^（）()]+[）)])?"
_ABOUT_TITLE = re.compile(rf"^{_ANNEX}(?P<title>[^。：:]*关于[^。：:]+{_GENRE}{_NOTE})$")
_PLAIN_TITLE = re.compile(rf"^(?!.*(?:^|[^第]){FIRST_MARK}){_ANNEX}(?P<title>[^。：:，,]{{4,50}}{_GENRE}{_NOTE})$")
_MAX_TITLE_LINES = 4
_MAX_TITLE = 60  # characters: a longer first line is a paragraph
_NO_TITLE = re.compile(rf"^{ANNEX_MARK}$")
_NO_TITLE_END = ("：", ":", "。", "；", "，")  # an addressee or a sentence
_MIN_REPEAT = 6  # characters of a line that repeats a part of the title
_NUMBER = re.compile(r"^[（(]?(?P<number>[\u4e00-\u9fff]{1,12}[〔\[【（(]\d{4}[〕\]】）)](?:第)?\d{1,5}号)[）)]?$")
_STATE = re.compile(r"国务院|中共中央|中央|全国|国家|最高人民|中华人民共和国|共青团中央")
_MINISTRY = re.compile(rf"{CJK}{{2,12}}部")
_ORGAN_BEFORE_YEAR = re.compile(rf"^(?P<organ>[\u4e00-\u9fff]{{3,20}}?)(?={YEAR_NUMBER}年)")
_FIRST_YEAR = re.compile(rf"^{YEAR_NUMBER}年度?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; `claims` are the characters that say it."""

    title: str | None = None
    issuer: str | None = None
    document_number: str | None = None
    issued_on: str | None = None
    year: int | None = None
    region: str | None = None
    level: Level | None = None
    claims: tuple[Claim, ...] = ()


def read_metadata(before: Sequence[SourceLine], after: Sequence[SourceLine]) -> Metadata:
    """Read the metadata from the lines above and below the tasks.

    Args:
        before: lines above the task region, without furniture.
        after: lines below it: signature and date of documents that sign at the end.
    """
    head = [line for line in before if line.text]
    tail = [line for line in after if line.text]
    claims: list[Claim] = []
    title = _find_title(head, claims)
    number = _find_number(head, claims)
    issued_on, signer = _find_date([*head, *tail], claims)
    issuer = _fullest(_issuer_of_title(title), signer, _letterhead(head))
    region, level = _region(issuer, title)
    return Metadata(
        title=title,
        issuer=issuer,
        document_number=number,
        issued_on=issued_on.isoformat() if issued_on else None,
        year=title_year(title or "") or (issued_on.year if issued_on else None),
        region=region,
        level=level,
        claims=tuple(claims),
    )


def with_metadata(document: Document, metadata: Metadata) -> Document:
    """Give a document what it says of itself; its title stays where the metadata have none."""
    return replace(
        document,
        title=metadata.title or document.title,
        issuer=metadata.issuer,
        document_number=metadata.document_number,
        issued_on=metadata.issued_on,
        year=metadata.year,
        region=metadata.region,
        level=metadata.level,
    )


def _find_title(head: Sequence[SourceLine], claims: list[Claim]) -> str | None:
    """Find the title, which may run over several lines: 关于…的通知 first, else a line that ends in a genre."""
    lines = _about_title(head) or _plain_title(head)
    if not lines:
        plausible = [line for line in head if not _NO_TITLE.match(line.text)][:1]
        lines = [t for t in plausible if len(t.text) <= _MAX_TITLE and not t.text.endswith(_NO_TITLE_END)]
    if not lines:
        return None
    joined = "".join(line.text for line in lines)
    match = _ABOUT_TITLE.match(joined) or _PLAIN_TITLE.match(joined)
    title = match["title"] if match else joined
    claims += [Claim("metadata", line.content.compact()) for line in lines]
    claims += [  # the same title once more, such as the heading of a web page above the document
        Claim("metadata", line.content.compact())
        for line in head
        if len(line.text) >= _MIN_REPEAT and line.text in joined
    ]
    return title


def _about_title(head: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Find 〈issuer〉关于…的〈genre〉: it begins on the line with 关于, or with the issuer on the line above."""
    for i, line in enumerate(head):
        if "关于" not in line.text:
            continue
        for size in range(1, _MAX_TITLE_LINES + 1):
            lines = head[i : i + size]
            following = head[i + size].text if i + size < len(head) else ""
            if not _ABOUT_TITLE.match("".join(part.text for part in lines)) or following.startswith("的"):
                continue
            if line.text.startswith("关于") and i and is_issuer(head[i - 1].text):
                return head[i - 1 : i + size]
            return lines
    return ()


def _plain_title(head: Sequence[SourceLine]) -> Sequence[SourceLine]:
    for i in range(len(head)):
        for size in range(1, _MAX_TITLE_LINES + 1):
            if _PLAIN_TITLE.match("".join(line.text for line in head[i : i + size])):
                return head[i : i + size]
    return ()


def _find_number(head: Sequence[SourceLine], claims: list[Claim]) -> str | None:
    for line in head:
        match = _NUMBER.match(line.text)
        if match:
            claims.append(Claim("metadata", line.content.compact()))
            return re.sub(r"[\[【（(](\d{4})[\]】）)]", r"〔\1〕", match["number"])
    return None


def _find_date(lines: Sequence[SourceLine], claims: list[Claim]) -> tuple[date | None, str | None]:
    """Find the date of issue, alone on a line or after the signer; returns (date, signer above or beside it)."""
    for i, line in enumerate(lines):
        match = DATE_LINE.match(line.text)
        issued_on = calendar_day(match) if match else None
        if match is None or issued_on is None:
            continue
        signer = match["signer"]
        claims.append(Claim("metadata", line.content.compact()))
        if not signer and i and is_issuer(lines[i - 1].text):
            signer = lines[i - 1].text
            claims.append(Claim("metadata", lines[i - 1].content.compact()))
        return issued_on, signer if signer and is_issuer(signer) else None
    return None, None


def _issuer_of_title(title: str | None) -> str | None:
    if title is None:
        return None
    if "关于" in title:
        prefix = title.split("关于", 1)[0]
    else:  # 海盐县教育局2023年重点任务分解表
        dated = _ORGAN_BEFORE_YEAR.match(title)
        prefix = dated["organ"] if dated else ""
    return prefix if prefix and is_issuer(prefix) else None


def _fullest(*names: str | None) -> str | None:
    """Choose the first name; one without its place, such as 市政府办公室, is completed by one that has it."""
    known = [name for name in names if name]
    if not known or not re.match(r"^[省市县区](?!委$)", known[0]):
        return known[0] if known else None
    short = known[0][1:].replace("人民政府", "政府")
    same = [name for name in known if name.replace("人民政府", "政府").endswith(short)]
    return max(same, key=len)


def _letterhead(head: Sequence[SourceLine]) -> str | None:
    for line in head[:5]:
        if is_issuer(line.text.removesuffix("文件")):
            return line.text.removesuffix("文件")
    return None


def _region(issuer: str | None, title: str | None) -> tuple[str | None, Level | None]:
    """Read region and level off the issuer, else off the title without its year."""
    for source in (issuer, _FIRST_YEAR.sub("", title or "")):
        if not source:
            continue
        if _is_national(source.split("关于", 1)[0]):
            return None, "national"
        match = _place().match(source)
        if match is None or not any(match.groups()):
            continue
        province, city, county = match["province"], match["city"], match["county"]
        if county:
            municipality = province if province and province.endswith("市") else ""
            return (city or municipality) + county, "county"
        if city:
            return city, "city"
        return province, "province"
    return None, None


def _is_national(issuer: str) -> bool:
    """Tell whether an issuer is the state's: it says so, or it is a ministry and no party department of a place."""
    if _STATE.match(issuer):
        return True
    local = re.match(rf"{province_pattern()}|{CJK}{{0,6}}[省市县区州旗]", issuer) or party_department().search(issuer)
    return _MINISTRY.fullmatch(issuer) is not None and not local


@cache
def _place() -> re.Pattern[str]:
    """Match the province, city and county that a text begins with; 中共 before them names the party there."""
    words = organ_words()
    regions, municipalities = (any_of(words.words("provinces", key)) for key in ("autonomous", "municipalities"))
    return re.compile(
        rf"^(?:中共)?(?P<province>{regions}|{municipalities}市|{CJK}{{2,3}}?省)?"
        rf"(?P<city>{CJK}{{2,8}}?(?:市|自治州|地区|盟))?(?P<county>{CJK}{{1,8}}?(?:县|区|旗))?"
    )
