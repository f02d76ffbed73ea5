"""Take the printed name of a unit apart: its level, its place, the party before it, and the organ that is left."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.texts.folding import fold, without_spaces
from documents.chinese.organ_patterns import body_ending, office, party_department
from documents.chinese.organ_words import CJK, any_of, level_pattern, organ_words, province_pattern, short_provinces

__all__ = ["NameParts", "added_names", "is_nobody", "normalised_name", "split_name"]

CACHED_NAMES = 8192
"""Names that are remembered; large lists repeat a few hundred names thousands of times."""

BRACKETS = str.maketrans("〔【[{〕】]}", "(((())))")


REMARK = re.compile(r"\([^()]*\)")
"""What brackets add: another name (市跑改办), 市、区 beside 县. It never tells two organs apart."""

TAX_OR_BRANCH = re.compile(r"^(?:国家|中国)?(税务|金融监管|金融监督管理|海关)总?局?(?=.*(?:税务|监管|监管总)局$)")
"""国家税务总局浙江省税务局: the ministry stands before the name of its own office."""

CENTRAL_BANK = re.compile(r"^(?:中国)?(?:人民银行|人行)(?P<branch>.*)$")

YOUTH_LEAGUE = re.compile(r"^(?:共青团|团)(?P<place>.{0,6})委(?:员会)?$|^(?:共青团|团).*中央$")

PARTY = re.compile(r"^党?委(?!员会|$)")

NOBODY = frozenset(["", "无", "/", "\\"])
"""What a unit cell holds, punctuation folded away, when no unit is meant."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A normalised name taken apart.

    Attributes:
        level: `国`, `省`, `市`, `县`, `各市` …; "" where the name does not say.
        place: a named place, such as `浙江省`; "" without one.
        party: a party committee stands before the organ: 省委编办.
        rest: the organ without all of them, `政府办公厅` whole.
    """

    level: str
    place: str
    party: bool
    rest: str


@lru_cache(maxsize=CACHED_NAMES)
def normalised_name(name: str) -> str:
    """Write a unit's name in its plainest form; equal forms are the same unit.

    Width, brackets, spaces, a trailing 等, 人民政府 for 政府, 办公厅（室）for 办公厅 and names added in brackets go.

    Example:
        >>> normalised_name("省人民政府办公厅") == normalised_name("省政府办公厅")
        True
    """
    plain = without_spaces(name).translate(BRACKETS)
    plain = plain.replace("人民政府", "政府").replace("监督管理", "监管")
    plain = office().sub(lambda printed: "办公室" if printed.group() == "办公室" else "办公厅", plain)
    short = REMARK.sub("", plain)
    short = short.removesuffix("等") if len(short) > 1 else short
    return short or plain


def is_nobody(name: str) -> bool:
    """Tell whether a unit cell names nobody: 无, /, — and the like."""
    return fold(normalised_name(name)) in NOBODY


@lru_cache(maxsize=CACHED_NAMES)
def added_names(name: str) -> tuple[str, ...]:
    """Return the names that brackets add to a unit: 市政务数据办（市跑改办）is the 市跑改办 as well.

    Args:
        name: a unit's name as printed.

    Returns:
        Added names that end like an organ's; empty for 县（市、区）and the like.
    """
    plain = without_spaces(name).translate(BRACKETS)
    added = (remark[1:-1] for remark in REMARK.findall(office().sub("办公厅", plain)))
    return tuple(one for one in added if len(one) > 2 and body_ending().search(one))


@lru_cache(maxsize=CACHED_NAMES)
def split_name(name: str) -> NameParts:
    """Take a unit's name apart.

    Args:
        name: a unit's name as printed or normalised.

    Example:
        >>> split_name("省委编办")
        NameParts(level='省', place='', party=True, rest='编办')
    """
    plain = normalised_name(name)
    bank = CENTRAL_BANK.match(plain)
    if bank:
        level, place, _, _ = _prefix(bank["branch"])
        return NameParts(level or "国", place, False, "人民银行")
    league = YOUTH_LEAGUE.match(plain)
    if league:
        level, place, _, _ = _prefix(f"{league['place'] or ''}委书")  # the place stands inside: 团省委
        return NameParts(level or "国", place, False, "共青团")
    return NameParts(*_prefix(TAX_OR_BRANCH.sub("", plain)))


def _prefix(name: str) -> tuple[str, str, bool, str]:
    """Take off the state, the place or the level, and the party."""
    state = _state().match(name)
    if state is not None:
        rest = name[state.end() :]
        central = state.group() in {"中共中央", "中央"}
        return "国", "", central, f"党委{rest}" if central and rest == "办公厅" else _government_off(rest, name)
    level = _level().match(name)
    place = None if level else _place().match(name)
    mark = level or place
    if mark is None:
        national = _ministry().search(name) and not party_department().search(name)
        return "国" if national else "", "", False, name
    rest = name[mark.end() :]
    party = PARTY.match(rest)
    rest = rest[party.end() :] if party else rest
    where = "" if level else mark.group()
    rank = level["level"] if level else _rank(where)
    if rest in {"办公厅", "办公室"}:
        return rank, where, party is not None, f"党委{rest}" if party else f"政府{rest}"
    return rank, where, party is not None, _government_off(rest, name)


def _government_off(rest: str, name: str) -> str:
    """Take 政府 off where it only says whose organ follows: 省政府国资委; 国务院办公厅 is an office of government."""
    if rest == "办公厅" and name.startswith("国务院"):
        return "政府办公厅"
    if rest.startswith("政府") and not rest.startswith("政府办") and len(rest) > len("政府") + 1:
        return rest.removeprefix("政府")
    return rest


def _rank(place: str) -> str:
    """Return the rank of a named place by its last character; the provinces' short names stand without one."""
    if _of_province_rank().match(place) or place.endswith("自治区"):
        return "省"
    return "市" if place.endswith("地区") else place[-1]


@cache
def _state() -> re.Pattern[str]:
    words = organ_words()
    organs = any_of(words.words("levels", "no_state"))
    return re.compile(rf"^(?!{organs}){any_of(words.words('levels', 'state'))}(?=.{{2}})")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"^(?P<level>(?:各(?:设区)?)?{level_pattern()})(?:级|直)?(?=.{{1}})")


@cache
def _place() -> re.Pattern[str]:
    words = organ_words()
    no_places = any_of(words.words("levels", "no_places"))
    named = rf"(?!{no_places}){CJK}{{2,7}}?{any_of(words.words('levels', 'places'))}"
    return re.compile(rf"^(?:{province_pattern()}|{named})+(?=.{{2}})")


@cache
def _of_province_rank() -> re.Pattern[str]:
    """Match a place whose departments are a province's: a municipality, and a province's short name."""
    municipalities = any_of(organ_words().words("provinces", "municipalities"))
    return re.compile(rf"^(?:{municipalities}市?|{any_of(short_provinces())})$")


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(f"{any_of(organ_words().words('bodies', 'national'))}$")
