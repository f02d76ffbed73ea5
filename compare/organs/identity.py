"""Know an organ of government by its name: whatever its level, its place, its short form or its former name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.organs.names import NameParts, is_nobody, normalised_name, split_name
from compare.organs.register import Group, Named, Register
from compare.organs.register_file import default_register
from documents.chinese.organ_patterns import body_ending
from documents.chinese.organ_words import organ_words

__all__ = [
    "Identity",
    "identify",
    "includes",
    "is_nobody",
    "is_one_name",
    "is_renamed",
    "is_same_work",
    "normalised_name",
    "organ_key",
]

CACHED_NAMES = 16384
"""Names whose organ is remembered, of all registers in use; large lists repeat a few hundred names often."""

NAMED_GOVERNMENT = re.compile(r"(?<=[省市县区州旗])政府$")
"""杭州市政府 is 杭州市 when it stands in a list of units."""

ALL_LEVELS = "各级"
"""各级政府办公室（厅）: an organ at all levels at once, which covers it at each."""

NAMED_MEMBERS = re.compile(
    r"^(?P<members>.+?)等(?:(?:省|市|县|区|州)(?:级|直)?)?(?:其他|各|有关|相关|主管)*(?:部门|单位)"
)
"""财政等有关部门, 省发展改革委等部门: a collective that names some of those it covers."""

GROUP_LEVEL = re.compile(r"^(?:其他|其它|各)*(?P<level>国|中央|全国|省|自治区|市|州|盟|县|区|旗)")
"""The level that a collective of departments names: 其他省级有关单位."""

GROUP_ENDING = ("部门", "单位")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a printed name stands for.

    Attributes:
        organ: the organ or collective; shared by all levels, places, forms and former names.
        label: which of the organ's names it is; forms of one name share it.
        job: the first of the organs that do the same job; shared by counterparts.
        level: as in `names.NameParts`; of a collective the level that it names.
        place: the place that it names.
        ending: the kind of body, `局` or `办`, in its short form; "" without one.
        group: it is a collective.
        party: it is an organ of the party.
        until: the year in which this name of the organ went out of use.
    """

    organ: str
    label: str
    job: str
    level: str = ""
    place: str = ""
    ending: str = ""
    group: bool = False
    party: bool = False
    until: int | None = None


@lru_cache(maxsize=CACHED_NAMES)
def identify(name: str, register: Register) -> Identity:
    """Say what organ or collective a printed name stands for.

    Args:
        name: a unit's name as printed.
        register: the register of organs.

    Returns:
        The entry of the register; a name that it does not know stands for the organ that is left without level, place
        and ending, and a place or its government for the place.

    Example:
        >>> one = identify("嘉兴市工商局", default_register())
        >>> one.organ, one.level, one.place, one.until
        ('市场监管', '市', '嘉兴市', 2018)
    """
    plain = normalised_name(name)
    group = _group(plain, register)
    if group is not None:
        level = GROUP_LEVEL.match(plain) if plain.endswith(GROUP_ENDING) else None
        return Identity(group.name, group.name, group.name, _short(level["level"]) if level else "", group=True)
    if plain.startswith(ALL_LEVELS) and len(plain) > len(ALL_LEVELS) + 1:
        one = identify(plain.removeprefix(ALL_LEVELS), register)
        whole, label, job = (f"{ALL_LEVELS}{part}" for part in (one.organ, one.label, one.job))
        return Identity(whole, label, job, ALL_LEVELS, group=True)
    if NAMED_MEMBERS.match(plain) or plain.endswith(GROUP_ENDING) or plain.startswith("有关"):
        return Identity(plain, plain, plain, group=True)
    parts = split_name(plain)
    named = register.names.get(plain) or _named(parts.rest, register)
    if named is not None:
        organ = named.organ
        return Identity(
            organ.name,
            named.label,
            register.jobs[organ.name],
            parts.level,
            parts.place,
            _ending(parts.rest),
            party=parts.party or organ.party,
            until=named.until,
        )
    stem = _stem(parts)
    if not stem:
        whole = NAMED_GOVERNMENT.sub("", plain)
        return Identity(whole, whole, whole)
    return Identity(stem, stem, stem, parts.level, parts.place, _ending(parts.rest), party=parts.party)


def organ_key(name: str, register: Register | None = None) -> str:
    """Return a key that an organ shares with its counterparts at other levels, in other places and under former names.

    Args:
        name: a unit's name as printed.
        register: the register of organs; the one that comes with policydiff when None.

    Example:
        >>> organ_key("省市场监管局") == organ_key("嘉兴市工商局")
        True
    """
    return identify(name, register or default_register()).job


def is_one_name(one: Identity, other: Identity, *, apart: bool = False) -> bool:
    """Tell whether two names are one name of one unit: equal, full and short, or formulas for one collective.

    Args:
        one: what a name stands for.
        other: what another name stands for.
        apart: the two stand in documents of different places, so that a named place is never the unnamed one.
    """
    return (
        (one.organ, one.label) == (other.organ, other.label)
        and _fits(one.ending, other.ending)
        and _fits(one.level, other.level)
        and (one.place == other.place or (not apart and _fits(one.place, other.place)))
    )


def is_renamed(one: Identity, other: Identity, *, apart: bool = False) -> bool:
    """Tell whether two names are one organ of one level and place before and after a reform.

    Args, apart: as `is_one_name`; in different places only organs of the state are one.
    """
    return (
        one.organ == other.organ
        and one.label != other.label
        and one.until != other.until
        and _fits(one.level, other.level)
        and (one.level == other.level == "国" if apart else _fits(one.place, other.place))
    )


def is_same_work(one: Identity, other: Identity) -> bool:
    """Tell whether two names are one organ at two levels or places, or organs that do the same job.

    Organs that were merged into one later are not: 工商局 and 质监局 were two.
    """
    merged_later = one.organ == other.organ and one.label != other.label and one.until == other.until is not None
    return one.job == other.job and not merged_later


def _fits(one: str, other: str) -> bool:
    return one == other or not one or not other


@lru_cache(maxsize=CACHED_NAMES)
def includes(group: str, member: str, register: Register, *, across: bool = False) -> bool:
    """Tell whether a collective covers a unit: 各级行政机关 covers 省政府办公厅.

    Args:
        group: a unit's name as printed.
        member: another; a collective may cover a narrower one.
        register: the register of organs.
        across: the two names stand at two levels of government, so that the departments of a city cover the city's
            organ that answers for an organ of the province.

    Returns:
        Never true of two names of one organ or of one formula.
    """
    whole, part = identify(group, register), identify(member, register)
    if whole.organ == part.organ:
        return False
    name, covered = normalised_name(group), normalised_name(member)
    if whole.level == ALL_LEVELS and whole.organ == f"{ALL_LEVELS}{part.organ}":
        return True
    if part.organ in _named_members(name, whole.organ, register):
        return True
    return any(
        re.fullmatch(entry.group, name) is not None
        and re.fullmatch(entry.members, covered) is not None
        and (entry.party or not part.party)
        and (across or not entry.own_level or not whole.level or not part.level or whole.level == part.level)
        for entry in register.entries.covers
    )


def _named_members(name: str, organ: str, register: Register) -> frozenset[str]:
    """Return the organs that a collective names itself or that the register lists for it."""
    listed = [member for group in register.entries.groups if group.name == organ for member in group.members]
    match = NAMED_MEMBERS.match(name)
    if match:
        listed += match["members"].split("、")
    return frozenset(identify(member, register).organ for member in listed)


def _group(plain: str, register: Register) -> Group | None:
    """Return the first group that a name fits."""
    for group in register.entries.groups:
        if plain in {normalised_name(form) for form in (group.name, *group.forms)}:
            return group
        if group.pattern and re.fullmatch(group.pattern, plain):
            return group
    return None


def _named(rest: str, register: Register) -> Named | None:
    """Look a name up, with and without its ending."""
    stem = body_ending().sub("", rest)
    for form in (rest, stem, stem.removesuffix("管理"), stem.removesuffix("事务")):
        if form in register.names:
            return register.names[form]
    return None


def _stem(parts: NameParts) -> str:
    """Return what tells an unknown organ; empty when nothing does, as in 省政府 or 嘉兴港区管委会."""
    stem = body_ending().sub("", parts.rest)
    stem = stem.removesuffix("管理") if len(stem) > len("管理") + 1 else stem
    government = parts.rest == "政府" and parts.place
    return "" if government or parts.rest.endswith("管委会") or _is_empty(stem) else stem


def _is_empty(stem: str) -> bool:
    """Tell whether a stem is what is left of a name that is all level and ending: no organ can be told by it."""
    return not stem or stem in organ_words().words("bodies", "empty")


def _ending(rest: str) -> str:
    """Return the kind of body that a name ends with, in its short form."""
    match = body_ending().search(rest)
    if match is None or rest.endswith("办公厅"):
        return "" if match is None else "办"
    short_forms = organ_words().tables["bodies.short_forms"].items()
    return next((short for long, (short,) in short_forms if match.group().endswith(long)), match.group()[-1])


def _short(level: str) -> str:
    return "国" if level in {"国", "中央", "全国"} else "省" if level == "自治区" else level
