"""Names of responsible units: where one ends and the next begins, and what has the shape of one."""

import re
from functools import cache

from documents.chinese.organ_words import area_pattern, is_unit
from documents.model import UnitName

__all__ = ["CLOSING", "MAX_NAME", "OPENING", "clean_name", "is_unit_name", "open_group_names", "split_units"]

OPENING, CLOSING = "（(〔[【〈《“", "）)〕]】〉》”"
"""Brackets and quotes, inside which nothing separates."""

_BRACKET_END = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,20}[）)〕\]]$")
_NEVER_IN_NAME = re.compile(r"[。；;：:！？\"《》%％]|(?<!\d)(?!12\d{3}(?!\d))\d{2,}|[“”‘’][，。]|按要求")
MAX_NAME = 32  # characters; the longest bodies have names like 各级行政机关或经法律…授权的…组织 (30)


def _top_level_split(text: str, separators: str) -> list[tuple[str, str]]:
    """Split outside brackets; returns (part, the separator before it)."""
    parts: list[tuple[str, str]] = []
    depth, at, before = 0, 0, ""
    for i, c in enumerate(text):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and c in separators:
            parts.append((text[at:i], before))
            at, before = i + 1, c
    parts.append((text[at:], before))
    return parts


def clean_name(name: str) -> str:
    """Write a name as all names are written: without 由 before it or 等 after it, brackets as （）."""
    name = name.strip().strip("，,、；;。").strip()
    name = re.sub(r"^(?:以上)?(?:由|请|及|和|其中|以上由)(?=[省市县区各国中]|本级)", "", name)
    name = re.sub(r"[〔\[(]([^〔〕\[\]()]*)[〕\])]", r"（\1）", name)
    if name.endswith("等") and len(name) > 2:
        name = name[:-1]
    return name


def split_units(text: str) -> tuple[UnitName, ...]:
    """Split a list of unit names without verbs or labels.

    Args:
        text: names separated by 、 ， or ；.

    Returns:
        Names in document order, brackets unified to （）, a trailing 等 dropped, repeats removed.
    """
    merged: list[str] = []
    waiting = ""
    for part, separator in _top_level_split(text, "、，,；;\n\u3000\t "):
        part = part.strip()
        if not part:
            continue
        bare = part
        if waiting:
            if separator in "、，," and _area_start().match(part):
                part = f"{waiting}、{part}"
            else:
                merged.append(waiting)
            waiting = ""
        if _bare_area().match(bare) and not re.match(r"^\S*各(?:乡|镇|街道)$", bare):
            waiting = part
            continue
        open_group = _OPEN_GROUP.match(part)
        if open_group and not is_unit_name(open_group["first"]):  # 教育、卫健、住建等部门: fields, not names
            while merged and _FIELD_WORD.match(merged[-1]) and not is_unit_name(merged[-1]):
                part = f"{merged.pop()}、{part}"
        if part in ("单位", "各单位", "直属机构", "各直属机构") and merged and merged[-1].endswith("部门"):
            merged[-1] = f"{merged[-1]}、{part}"  # 省政府各部门、单位 is one group
            continue
        merged.append(part)
    if waiting:
        merged.append(waiting)
    names: list[UnitName] = []
    for part in merged:
        for name in _open_group(part):
            cleaned = clean_name(name)
            if cleaned and cleaned not in names:
                names.append(UnitName(cleaned))
    return tuple(names)


_OPEN_GROUP = re.compile(
    r"^(?P<first>.+?)等(?P<group>(?:(?:国家|省|市|县|区|州)(?:级|直)?)?(?:其他)?(?:各)?(?:有关|相关)?(?:业务)?(?:主管)?"
    r"(?:部门|单位|方面|地方|机构)(?:和单位|（单位）)?)$"
)


_FIELD_WORD = re.compile(r"^[\u4e00-\u9fff]{2,6}$")


def _open_group(part: str) -> tuple[str, ...]:
    """Cut 财政部等和各省级人民政府 in two, and 等部门 off, which names nobody besides; 财政部等有关部门 stays whole."""
    match = _OPEN_GROUP.match(part)
    if match and match["group"] in ("部门", "单位") and _is_full_name(match["first"]):
        return (match["first"],)
    match = re.match(r"^(?P<first>.+?)等(?:和|及|以及)(?P<rest>.+)$", part)
    if match and is_unit_name(match["first"]) and is_unit_name(match["rest"]):
        return match["first"], match["rest"]
    return (part,)


def open_group_names(name: UnitName) -> tuple[UnitName, ...]:
    """Take apart a name that stands for one unit and others: 财政部等有关部门 is 财政部 and 有关部门.

    Args:
        name: a unit's name as printed.

    Returns:
        The unit and the collective; the name itself when it is nothing of the kind, such as 财政等有关部门, where 财政
        alone is no name.
    """
    match = _OPEN_GROUP.match(name)
    if match and _is_full_name(match["first"]):
        return UnitName(match["first"]), UnitName(match["group"])
    return (name,)


def _is_full_name(text: str) -> bool:
    return len(text) >= 3 and is_unit_name(text)


def is_unit_name(part: str) -> bool:
    """Tell whether a text has the shape of one unit's name: an organ, a group of organs, a place."""
    if not 2 <= len(part) <= MAX_NAME or _NEVER_IN_NAME.search(part):
        return False
    return is_unit(_BRACKET_END.sub("", part).removesuffix("等")) or bool(_bare_area().match(part))


@cache
def _bare_area() -> re.Pattern[str]:
    """Match an area without 政府: an administrative noun alone names no unit, it waits for the one that has it."""
    area = area_pattern()
    return re.compile(rf"^(?:其他|有关|相关|全省|全市)?(?:各|有关|相关)?(?:级)?{area}(?:[（(〔][^）)〕]*[）)〕])?$")


@cache
def _area_start() -> re.Pattern[str]:
    return re.compile(rf"^(?:各)?{area_pattern()}")
