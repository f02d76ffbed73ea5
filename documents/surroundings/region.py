"""The region and the level of administration that an issuer or a title names."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from documents import chinese
from documents.chinese.organ_patterns import office, party_department
from documents.chinese.organ_words import CJK, any_of, organ_words, province_pattern
from documents.chinese.time_words import YEAR_NUMBER
from documents.model import Level

__all__ = ["begins_with_place", "region_of", "region_of_level", "whole_region"]

_STATE = re.compile(r"国务院|中共中央|中央|全国|国家|最高人民|中华人民共和国|中国|共青团中央|人民银行")
_STATE_BODY_OF_PLACE = re.compile(
    rf"^(?:国家|中国){CJK}{{2,12}}?(?:总局|管理局|监察局|统计局|银行|委员会|监会|协会)(?={CJK}{{2}})"
)
_PARTY = re.compile(r"^(?:中共|中国共产党|共青团|中国共产主义青年团)(?!中央)")
_ABOUT = re.compile(r"^(?:关于)?(?:印发|下发|公布|发布|转发|批转|修改|废止)?[《“]?")
_FIRST_YEAR = re.compile(rf"^{YEAR_NUMBER}年度?")
_CORPS = "新疆生产建设兵团"
_BODY_OF_DISTRICT = "人民政府"
"""What stands behind the name of a district alone: 新城区人民政府 is one's, 新城区改造 is a matter."""

_OF_PROVINCE = re.compile(r"^(?:中共)?省(?![级直属市区])")
_OF_COUNTY = re.compile(r"^(?:中共)?县(?![级直属市区])")
_PROPER_DISTRICT = 3  # characters of a district whose name ends as a word does: 宝山区, 西城区
_DIVISION = re.compile(rf"^(?:{_CORPS})?(?P<division>第{CJK}{{1,3}}师)")


def region_of(issuer: str | None, title: str | None) -> tuple[str | None, Level | None]:
    """Read region and level off the issuer, else off the title without its year.

    Args:
        issuer: the first of the issuers.
        title: the whole title.

    Returns:
        (region, level); the state has no region, and both are None where nothing names a place.
    """
    subject = _FIRST_YEAR.sub("", (title or "").split("关于", 1)[0] or _ABOUT.sub("", title or ""))
    for source in (issuer, subject):
        if not source:
            continue
        if source.startswith(_CORPS) or _DIVISION.match(source):
            division = _DIVISION.match(source)
            return (_CORPS + division["division"], "city") if division else (_CORPS, "province")
        local = _STATE_BODY_OF_PLACE.sub("", source)
        if local != source and begins_with_place(local):
            source = local
        if _is_national(source):
            return None, "national"
        found = _read_place(_PARTY.sub("", source))
        if found is not None:
            return found
    return None, None


def region_of_level(issuer: str, number: str | None) -> tuple[str | None, Level | None]:
    """Read region and level of an issuer that names its level alone, such as 省粮食和物资储备局.

    Which province it is the number of the document says with its first character: 赣粮办发〔2020〕3号. Below a
    province that character may be a city's as well, so that it is not asked for 市 and 县.

    Args:
        issuer: the first of the issuers.
        number: of the document.
    """
    if _OF_COUNTY.match(issuer):
        return None, "county"
    if not _OF_PROVINCE.match(issuer):
        return None, None
    return _words_of_numbers().get((number or "")[:1]), "province"


def whole_region(region: str | None, texts: Iterable[str]) -> str | None:
    """Complete the name of a district by the city that another text sets before it: 深圳市坪山区 for 坪山区.

    Args:
        region: as the issuer names it.
        texts: what may name it with its city, such as the title and the signers.
    """
    if region is None:
        return None
    for text in texts:
        for match in re.finditer(re.escape(region), text):
            city = re.search(rf"{CJK}{{2,8}}$", text[: match.start()])
            heads = (city[0][at:] for at in range(len(city[0]) - 1)) if city else ()
            for head in heads:
                place = _read_place(head + region)
                if place is not None and place[0] == head + region and head.endswith(("市", "州", "盟", "地区")):
                    return place[0]
    return region


def begins_with_place(text: str) -> bool:
    """Tell whether a text begins with the name of a place, the state or the party."""
    return _STATE.match(text) is not None or _read_place(_PARTY.sub("", text)) is not None


def _read_place(text: str) -> tuple[str, Level] | None:
    match = _place().match(text)
    if match is None or text.startswith(_words()["no_starts"]):
        return None
    province, city = (_named(match[key]) for key in ("province", "city"))
    county = _named(match["county"], has_body=text.startswith(_BODY_OF_DISTRICT, match.end()))
    if match["city"] and city is None:  # 全市各县: what follows is no place either
        county = None
    if county:
        municipality = province if province and province.endswith("市") else ""
        return (city or municipality or "") + county, "county"
    if city:
        return city, "county" if city.removesuffix("市") in _words()["county_cities"] else "city"
    return (province, "province") if province else None


def _named(name: str | None, *, has_body: bool = False) -> str | None:
    """Return a name unless it is a word that ends as places do: 全区, 社区.

    宝山区 and 西湖区 are names although 山区 and 湖区 are words: one character before such a word makes a name of it;
    新城区 is one only where the government of a district stands behind it.
    """
    words = _words()
    if name is None or name in words["kept"]:
        return name
    if len(name) == _PROPER_DISTRICT and name.endswith(words["in_names"]):
        return name if has_body or name[0] not in words["no_districts"] else None
    if len(name) == 2 and (name[0] in words["no_names"] or (name[1] == "区" and name[0] not in words["stand_ins"])):
        return None
    return None if name.endswith(words["no_places"]) and not name.endswith("自治区") else name


def _is_national(issuer: str) -> bool:
    """Tell whether an issuer is the state's: it says so, or it is a ministry and no party department of a place."""
    if _STATE.match(issuer):
        return True
    if re.match(f"{any_of(organ_words().words('bodies', 'ministries'))}(?!门)", issuer):
        return True
    city = f"市(?!{any_of(organ_words().tables['levels.unless']['市'])})"
    local = re.match(rf"{province_pattern()}|{CJK}{{0,6}}?(?:[省县区州旗]|{city})", issuer)
    local = local or party_department().search(issuer)
    return _ministry().fullmatch(issuer) is not None and not local


@cache
def _ministry() -> re.Pattern[str]:
    """Match a ministry, its office, and ministries that are counted and not named: 教育部等八部门."""
    body = rf"{CJK}{{2,12}}{any_of(organ_words().words('bodies', 'national'))}"
    return re.compile(rf"{body}(?:、.*)?(?:等.{{1,3}}部门)?(?:{office().pattern}(?:、.*)?)?")


@cache
def _place() -> re.Pattern[str]:
    """Match the province, city and county that a text begins with."""
    words = organ_words()
    regions, municipalities = (any_of(words.words("provinces", key)) for key in ("autonomous", "municipalities"))
    unless = words.tables["levels.unless"]
    province, city, county, district = (
        f"{key}(?!{any_of(unless[key])}|级|直|属)" if key in unless else f"{key}(?!级|直|属)"
        for key in ("省", "市", "县", "区")
    )
    prefecture = r"州(?=人民政府|政府|委|办|人民|中级|\d|$)"
    return re.compile(
        rf"^(?P<province>{regions}|{municipalities}市|{CJK}{{1,3}}?{province})?"
        rf"(?P<city>{CJK}{{1,9}}?(?:{city}|自治州|地区|盟(?![校员主约])|{prefecture}))?"
        rf"(?P<county>{CJK}{{1,14}}?(?:自治县|{county}|{district}|自治旗|旗(?![区县舰帜下袍])))?"
    )


@cache
def _words_of_numbers() -> Mapping[str, str]:
    """Return the provinces by the characters that stand for them in the numbers of documents."""
    return {sign: entry.partition("=")[2] for entry in _words()["signs"] for sign in entry.partition("=")[0]}


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    with resources.files(chinese).joinpath("places.toml").open("rb") as file:
        return {key: tuple(value.split()) for key, value in tomllib.load(file).items()}
