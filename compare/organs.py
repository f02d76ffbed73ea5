"""Know an organ of government by its name: whatever its level, its place, its short form or its former name."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from compare.folding import fold

__all__ = ["added_keys", "includes", "is_nobody", "normalised_name", "organ_key"]

CACHED_NAMES = 8192
"""Names whose key is remembered; large lists repeat a few hundred names thousands of times."""

BRACKETS = str.maketrans("〔【[{〕】]}", "(((())))")

SPACES = re.compile(r"[\s\u200b\ufeff]+")

OFFICE = re.compile(r"办公(?:厅\(室\)|室\(厅\)|厅|室)")
"""办公厅（室）, 办公室（厅）: the same office, 厅 in provinces and 室 below."""

REMARK = re.compile(r"\([^()]*\)")
"""What brackets add: another name (市跑改办), 市、区 beside 县. It never tells two organs apart."""

PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
"""Short names of the provinces, which stand without 省 before some organs: 浙江金融监管局."""

STATE = re.compile(r"^(?:国务院|中共中央|中央|国家(?!安全|保密|密码)|全国|中国)(?=.{2})")

TAX_OR_BRANCH = re.compile(r"^(?:国家|中国)?(税务|金融监管|金融监督管理|海关)总?局?(?=.*(?:税务|监管|监管总)局$)")
"""国家税务总局浙江省税务局: the ministry stands before the name of its own office."""

CENTRAL_BANK = re.compile(r"^(?:中国)?(?:人民银行|人行)")

YOUTH_LEAGUE = re.compile(r"^(?:共青团|团).{0,6}委(?:员会)?$|^(?:共青团|团).*中央$")

PLACE = re.compile(
    rf"^(?:(?:{PROVINCE})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?"
    r"|(?!城乡|行政|农村)[\u4e00-\u9fff]{2,7}?(?:自治州|自治县|自治旗|地区|市|州|县|区|旗))+(?=.{2})"
)

LEVEL = re.compile(
    r"^(?:各(?:设区)?)?(?:自治区|省(?!际)|市(?!场|容|郊|政(?:公用|管理|园林|工程|设施))|州|盟|县(?!域)|区(?!域|划|块链)|旗)"
    r"(?:级|直)?(?=.{1})"
)

PARTY = re.compile(r"^党?委(?!员会|$)")

ENDING = re.compile(r"(?:工作)?(?:委员会|领导小组|指挥部|协调小组)?(?:办公室|办)$|(?:委员会|总局|分局|局|厅|委|部|署)$")


NAMED_GOVERNMENT = re.compile(r"(?<=[省市县区州旗])政府$")
"""杭州市政府 is 杭州市 when it stands in a list of units."""

NOBODY = frozenset(["", "无", "/", "\\"])
"""What a unit cell holds, punctuation folded away, when no unit is meant."""

EMPTY_STEMS = frozenset(["", "管理", "监管", "服务", "工作", *"厅局委办部署会"])
"""What is left of a name that is all level and ending: no organ can be told by it."""


class _Names(NamedTuple):
    """The contents of organs.toml, ready for look-up."""

    organs: dict[str, str]
    collectives: tuple[tuple[str, re.Pattern[str]], ...]
    includes: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@lru_cache(maxsize=CACHED_NAMES)
def normalised_name(name: str) -> str:
    """Write a unit's name in its plainest form; equal forms are the same unit.

    Width, brackets, spaces, a trailing 等, 人民政府 for 政府, 办公厅（室）for 办公厅 and names added in brackets go.

    Example:
        >>> normalised_name("省人民政府办公厅") == normalised_name("省政府办公厅")
        True
    """
    plain = SPACES.sub("", unicodedata.normalize("NFKC", name)).translate(BRACKETS)
    plain = plain.replace("人民政府", "政府").replace("监督管理", "监管")
    plain = OFFICE.sub(lambda office: "办公室" if office.group() == "办公室" else "办公厅", plain)
    short = REMARK.sub("", plain)
    short = short.removesuffix("等") if len(short) > 1 else short
    return short or plain


def is_nobody(name: str) -> bool:
    """Tell whether a unit cell names nobody: 无, /, — and the like."""
    return fold(normalised_name(name)) in NOBODY


@lru_cache(maxsize=CACHED_NAMES)
def organ_key(name: str) -> str:
    """Return a key that an organ shares with its counterparts at other levels, in other places and under former names.

    Args:
        name: a unit's name as printed.

    Returns:
        `@` and the name of a collective, such as `@departments` for 省级有关单位 and 市级有关部门（单位）; else the
        organ without level, place and ending (`教育`); else, for a place and its government, the name of the place.

    Source:
        `organs.toml`, beside this module.

    Example:
        >>> organ_key("省市场监管局") == organ_key("嘉兴市工商局")
        True
    """
    plain = normalised_name(name)
    names = _names()
    for collective, pattern in names.collectives:
        if pattern.fullmatch(plain):
            return f"@{collective}"
    if plain.startswith("各级"):
        return f"各级{organ_key(plain.removeprefix('各级'))}"
    if plain.endswith(("部门", "单位")) or plain.startswith("有关"):
        return plain
    if CENTRAL_BANK.match(plain):
        return "人民银行"
    if YOUTH_LEAGUE.match(plain):
        return "共青团"
    rest = TAX_OR_BRANCH.sub("", plain)
    rest, placed = _without_level(rest)
    if rest == "政府" and not placed:
        return rest
    return _organ(rest, names.organs) or NAMED_GOVERNMENT.sub("", plain)


def _without_level(name: str) -> tuple[str, bool]:
    """Take off the state, the place and the level; say whether a place was named."""
    state = STATE.match(name)
    if state is not None:
        rest = name[state.end() :]
        return f"党委{rest}" if state.group() != "国务院" and rest == "办公厅" else rest, False
    level = LEVEL.match(name)
    place = None if level else PLACE.match(name)
    mark = level or place
    if mark is None:
        return name, False
    rest = name[mark.end() :]
    party = PARTY.match(rest)
    if party:
        rest = rest[party.end() :]
    if rest in {"办公厅", "办公室"}:
        return f"党委{rest}" if party else name, place is not None
    if rest.startswith("政府") and not rest.startswith("政府办") and len(rest) > len("政府") + 1:
        rest = rest.removeprefix("政府")
    return rest, place is not None


def _organ(name: str, organs: dict[str, str]) -> str:
    """Look a name up, with and without its ending; an unknown one is its own stem. Empty when no stem is left."""
    stem = ENDING.sub("", name)
    for form in (name, stem, stem.removesuffix("管理"), stem.removesuffix("事务")):
        if form in organs:
            return organs[form]
    stem = stem.removesuffix("管理") if len(stem) > len("管理") + 1 else stem
    return "" if name == "政府" or name.endswith("管委会") or stem in EMPTY_STEMS else stem


@lru_cache(maxsize=CACHED_NAMES)
def added_keys(name: str) -> frozenset[str]:
    """Return the keys of the names that brackets add to a unit: 市政务数据办（市跑改办）is the 市跑改办 as well.

    Args:
        name: a unit's name as printed.

    Returns:
        Keys of added names that end like an organ's; empty for 县（市、区）and the like.
    """
    plain = SPACES.sub("", unicodedata.normalize("NFKC", name)).translate(BRACKETS)
    added = (remark[1:-1] for remark in REMARK.findall(OFFICE.sub("办公厅", plain)))
    return frozenset(organ_key(one) for one in added if len(one) > 2 and ENDING.search(one))


@lru_cache(maxsize=CACHED_NAMES)
def includes(group: str, member: str) -> bool:
    """Tell whether a collective covers a unit: 各级行政机关 covers 省政府办公厅.

    Args:
        group: a unit's name as printed.
        member: another; a collective may cover a narrower one.

    Returns:
        Never true of two names of one organ or of one formula, nor both ways.
    """
    if organ_key(group) == organ_key(member):
        return False
    whole, part = normalised_name(group), normalised_name(member)
    return any(one.fullmatch(whole) and other.fullmatch(part) for one, other in _names().includes)


@cache
def _names() -> _Names:
    """Read organs.toml once."""
    with resources.files("compare").joinpath("organs.toml").open("rb") as file:
        data = tomllib.load(file)
    organs = {form: organ for organ, forms in data["organs"].items() for form in (organ, *forms)}
    return _Names(
        organs,
        tuple((name, re.compile(pattern)) for name, pattern in data["collectives"].items()),
        tuple((re.compile(entry["group"]), re.compile(entry["members"])) for entry in data["includes"]),
    )
