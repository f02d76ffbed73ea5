"""Names of responsible units: where one ends and the next begins, and what has the shape of one."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.chinese.numerals import COUNTING, HAN_NUMERALS
from documents.chinese.organ_words import (
    area_pattern,
    begins_longer_names,
    has_owner,
    is_department,
    is_generic,
    is_surely_organ,
    is_unit,
    is_whole_body,
    level_pattern,
)
from documents.model import UnitName

__all__ = [
    "CLOSING",
    "MAX_NAME",
    "OPENING",
    "SEPARATORS",
    "ListedName",
    "clean_name",
    "is_unit_name",
    "listed_names",
    "open_group_names",
    "split_units",
]

OPENING, CLOSING = "（(〔[【〈＜［〖〘｛{《“", "）)〕]】〉＞］〗〙｝}》”"
"""Brackets and quotes, inside which nothing separates."""

_OF_THIS = re.compile(r"^[此该](?:事|项(?:工作|任务|事项))(?:由|请)?(?=.{2})")
"""Before who does it: 此事门诊部主抓."""

_BRACKET_END = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,20}[）)〕\]]$")
_NEVER_IN_NAME = re.compile(r"[。；;：:！？\"《》%％]|(?<!\d)(?!12\d{3}(?!\d))\d{2,}|[“”‘’][，。]|按要求")
MAX_NAME = 32  # characters; the longest bodies have names like 各级行政机关或经法律…授权的…组织 (30)


def _top_level_split(text: str) -> list[tuple[str, str]]:
    """Split at `SEPARATORS` outside brackets; returns (part, the separator before it)."""
    parts: list[tuple[str, str]] = []
    depth, at, before = 0, 0, ""
    for found in _PARTING.finditer(text):
        i, c = found.start(), found[0]
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append((text[at:i], before))
            at, before = i + 1, c
    parts.append((text[at:], before))
    return parts


def clean_name(name: str) -> str:
    """Write a name as all names are written: without 由 before it or 等 after it, brackets as （）."""
    name = name.strip().strip("，,、；;。").strip()
    name = _OF_THIS.sub("", name)
    name = _NO_PART_OF_NAME.sub("", name)
    if name.startswith(("由", "请")) and is_unit_name(name[1:]) and len(name) > _SHORTEST:
        name = name[1:]
    name = _IN_BRACKETS.sub(r"（\1）", name)
    if name.endswith("等") and len(name) > 2:
        name = name[:-1]
    return name


class ListedName(NamedTuple):
    """A name of a list; `open` when 等 follows it: the unit and others that are not named."""

    name: UnitName
    open: bool = False


def split_units(text: str) -> tuple[UnitName, ...]:
    """Split a list of unit names without verbs or labels.

    Args:
        text: names separated by 、 ， ； / ｜, by spaces and line breaks, or joined by 和 及 以及 与.

    Returns:
        Names in document order, brackets unified to （）, a trailing 等 dropped, repeats removed.
    """
    return tuple(listed.name for listed in listed_names(text))


def listed_names(text: str) -> tuple[ListedName, ...]:
    """Split a list of names as `split_units` does, and say after which of them 等 stands."""
    parts = [
        (piece, separator if first else "和")
        for part, separator in _top_level_split(text)
        for first, joined in _joined_names(part.strip())
        for piece in _glued_names(joined)
    ]
    names: dict[UnitName, bool] = {}
    for part in _with_shared_ending(_with_shared_place(_merge_groups(parts))):
        for name, is_open in _open_group(part):
            cleaned = UnitName(clean_name(name))
            if cleaned:
                names[cleaned] = names.get(cleaned, False) or is_open
    return tuple(ListedName(name, is_open) for name, is_open in names.items())


def _joined_names(part: str) -> list[tuple[bool, str]]:
    """Cut a part at 和, 及, 以及 and 与 where whole names stand on both sides; says of each whether it is the first.

    自然资源和规划局 is one name since 自然资源 is none. 乡镇政府和街道办事处 and 有关部门和单位 are one group: what
    follows has no owner of its own, and so is what 有关市及县（市、区）政府 is.
    """
    found: list[tuple[bool, str]] = []
    at = 0
    for match in _AND.finditer(part):
        left, right = part[at : match.start()], part[match.end() :]
        nearest = _AND.split(right, maxsplit=1)[0]
        following = nearest if is_unit_name(nearest) else right
        if match.start() < at or _inside_brackets(part, match.start()) or _names_a_room(left, following):
            continue
        if match[0] == "与" and is_generic(left) and is_department(following) and not has_owner(following):
            continue  # 实验室与设备管理处
        if _stands_alone(left) and _begins_name(following) and not _area_goes_on(left, following):
            found.append((not found, left))
            at = match.end()
    return [*found, (not found, part[at:])]


def _glued_names(part: str) -> list[str]:
    """Cut names of one level that a copy without spaces has glued: 县交通局县财政局."""
    found: list[str] = []
    at = 0
    for match in _GLUE.finditer(part):
        left, right = part[at : match.end()], part[match.end() :]
        if _goes_up(left, right):
            found.append(left)
            at = match.end()
            continue
        if (
            len(left) < _GLUED
            or left.endswith("等")
            or (right[:1] != left[:1] and not (right[:1] == "各" and not begins_longer_names(left)))
            or not (is_unit_name(left) and is_surely_organ(left))
        ):
            continue
        if right[:1] == "各" or (len(right) >= _GLUED and is_unit_name(right) and is_surely_organ(right)):
            found.append(left)
            at = match.end()
    return [*found, part[at:]] if part[at:] else found


def _goes_up(left: str, right: str) -> bool:
    """Tell whether the name of an organ follows that of a town of its level below: 城关镇县城管局, 各街道区城管局."""
    town, street = left.endswith(("镇", "乡")), left.endswith("街道")
    below = (town and right[:1] == "县" and right[1:2] != "域") or (
        street and right[:1] == "区" and right[1:2] not in ("域", "划", "块")
    )
    return below and len(right) >= _GLUED and is_unit_name(right) and is_surely_organ(right)


def _inside_brackets(part: str, at: int) -> bool:
    return sum(c in OPENING for c in part[:at]) > sum(c in CLOSING for c in part[:at])


def _stands_alone(left: str) -> bool:
    """Tell whether what stands before 和 is a name of its own: it has an owner or says what it does."""
    bare = re.sub(r"^(?:由|请)", "", left).removesuffix("等")
    if not is_unit_name(bare) or (bare.startswith("中央") and len(bare) == len("中央")):
        return False
    return len(bare) >= _SHORTEST or bare[0] in _LEVELS


def _begins_name(right: str) -> bool:
    name = _before_group(right)
    if name.startswith("其") or not is_unit_name(name):  # 各级人民政府及其部门
        return False
    return len(name) >= _SHORTEST or name[0] in _LEVELS


def _before_group(text: str) -> str:
    """Return the first name of 教育部等有关部门, and the text itself when it holds no group."""
    return text.removesuffix("等").split("等", maxsplit=1)[0] or text


def _area_goes_on(left: str, right: str) -> bool:
    """Tell whether 和 joins two areas of one government, or two kinds of bodies that nobody owns."""
    if _bare_area().match(left):
        return _area_start().match(right) is not None
    return is_generic(left.removesuffix("等")) and is_generic(right) and not has_owner(right)


def _names_a_room(left: str, right: str) -> bool:
    """Tell whether a kind of bodies and a word of duty name one room of an office: 实验室与设备管理处."""
    return is_generic(left) and _OF_DUTY.search(right) is not None and not has_owner(right)


def _merge_groups(parts: list[tuple[str, str]]) -> list[str]:
    """Put together what one name is in spite of its separators: 各市、县（市、区）政府, 教育、卫健等部门."""
    merged: list[str] = []
    waiting = ""
    for part, separator in parts:
        bare = part
        if waiting:
            if separator in "、，,和" and _area_start().match(part):
                part = f"{waiting}{_JOINTS.get(separator, '、')}{part}"
            else:
                merged.append(waiting)
            waiting = ""
        if _bare_area().match(bare) and not re.match(r"^\S*各(?:乡|镇|街道)$", bare):
            waiting = part
            continue
        open_group = _OPEN_GROUP.match(part)
        shares = _FIELD_DEPARTMENT.match(part)
        if (
            (open_group and not _is_full_name(open_group["first"]))  # 教育、卫健、住建等部门: fields, not names
            or (shares and not _of_level().match(part) and not _GROUP.fullmatch(part))
        ):
            while merged and _is_field(merged[-1]):
                part = f"{merged.pop()}、{part}"
            if merged and _field_of_place(merged[-1], part):
                part = f"{merged.pop()}、{part}"  # 三省一市发展改革、交通等部门 share their place and 部门
        if part in ("单位", "各单位", "直属机构", "各直属机构") and merged and merged[-1].endswith("部门"):
            merged[-1] = f"{merged[-1]}、{part}"  # 省政府各部门、单位 is one group
            continue
        merged.append(part)
    return [*merged, waiting] if waiting else merged


def _is_field(text: str) -> bool:
    """Tell whether a part of a list is a field of government and no name: 财政 before 审计部门."""
    return _FIELD_WORD.match(text) is not None and not is_unit_name(text) and not text.endswith("部门")


def _field_of_place(text: str, group: str) -> bool:
    """Tell whether a part is a place and a field, whose 部门 stands behind another field: 省发展改革、财政部门."""
    place = _LEADING_PLACE.match(text)
    if place is None or _of_level().match(group):
        return False
    return _FIELD_WORD.match(text[place.end() :]) is not None and not is_whole_body(text)


def _with_shared_place(parts: list[str]) -> list[str]:
    """Give bodies the counted places that only the first of a list has: 三省一市法院、检察院、公安等部门."""
    place = ""
    shared: list[str] = []
    for part in parts:
        found = _COUNTED_PLACES.match(part)
        if found is not None:
            place = found[0]
        elif _of_level().match(part) or not (is_whole_body(part) or part.endswith("部门")) or _GROUP.fullmatch(part):
            place = ""
        shared.append(place + part if place and found is None else part)
    return shared


def _with_shared_ending(parts: list[str]) -> list[str]:
    """Give places the ending that only the last of them has: 甲州市、乙波市人民政府 are two governments.

    Numbers share one too: 第一、第二村民小组.
    """
    for i in range(len(parts) - 1, 0, -1):
        counted = _COUNTED_BODY.match(parts[i])
        if counted is not None and _COUNTED_ALONE.fullmatch(parts[i - 1]):
            parts[i - 1] += parts[i][counted.end() :]
            continue
        last = _PLACE_WITH_ENDING.match(parts[i].removesuffix("等"))
        if last is None or not _is_named_place(last["place"]):
            continue
        kinds = _ENDING_OF[last["ending"]]
        for k in range(i - 1, -1, -1):
            if not (_is_named_place(parts[k]) and re.search(f"(?:{kinds})$", parts[k])):
                break
            parts[k] += last["ending"]
    return parts


def _is_named_place(text: str) -> bool:
    """Tell whether a text names one place and not a kind of places: 甲州市, but not 各市 or 设区市."""
    if not _PLACE.fullmatch(text) or _bare_area().match(text) or is_generic(text):
        return False
    return text[0] not in "各全本" and not text.startswith(("有关", "相关", "其他", "所在", "沿"))


_GLUE = re.compile(r"(?=[省市县区]|各(?:乡|镇|县|市|区|街|村|有关|相关|单位|部门|科|处|所))")
_GLUED = 4  # characters of a glued name: 市委市政府办公室 is one
_SHORTEST = 3  # characters of a name that stands alone beside 和; shorter ones need a level, as 省委 does
_OF_DUTY = re.compile(r".(?:管理|服务|建设|保障|工作|监管)(?:处|科|室|股|部)$")  # 图书馆和教务处 are two
_LEVELS = "省市县区州盟旗"
SEPARATORS = "、，,；;/／｜|\n\u3000\t "
"""What stands between names outside brackets."""

_PARTING = re.compile(f"[{re.escape(OPENING + CLOSING + SEPARATORS)}]")
_NO_PART_OF_NAME = re.compile(r"^(?:以上)?(?:由|请|及|和|其中|以上由)(?=[省市县区各国中]|本级)")
_IN_BRACKETS = re.compile(r"[〔\[(]([^〔〕\[\]()]*)[〕\])]")

_AND = re.compile(r"以及|[和及与]")
_JOINTS = {"和": "和"}
_PLACE = LatePattern(r"[\u4e00-\u9fff]{1,8}(?:市|县|区|州|盟|旗|乡|镇|街道|新城)")
_PLACE_WITH_ENDING = LatePattern(
    r"^(?P<place>[\u4e00-\u9fff]{1,8}?(?:市|县|区|州|盟|旗|乡|镇|街道|新城))"
    r"(?P<ending>人民政府|政府|管委会|管理委员会|办事处|党委政府|党委)$"
)
_COUNTED_ALONE = re.compile(rf"第?[{HAN_NUMERALS}\d]{{1,3}}")
_COUNTED_BODY = re.compile(
    rf"{_COUNTED_ALONE.pattern}(?=(?:村民)?[小班]?组|车间|支部|支队|大队|中队|检察部|[分公]司|标段|作业区)"
)
_GOVERNED = "市|县|区|州|盟|旗|乡|镇"
_ENDING_OF = {
    "人民政府": _GOVERNED,
    "政府": _GOVERNED,
    "党委政府": f"{_GOVERNED}|街道",
    "党委": f"{_GOVERNED}",
    "管委会": "区|新城",
    "管理委员会": "区|新城",
    "办事处": "街道",
}
"""Which places may share an ending that only the last of them has."""

_GROUP = re.compile(
    r"(?:国务院|中央|国家|(?:自治区|省|市|县|区|州)(?:委市政府|政府|级|直|属)?)?"
    r"(?:其他|其它)?(?:各)?(?:有关|相关)?(?:业务|职能|行业)?(?:主管|监管|管理|成员)?"
    r"(?:部门|单位|方面|地方|机构|部委|企业|地区)(?:(?:和|及)(?:有关|相关)?单位|、单位|（单位）)?"
)
_OPEN_GROUP = re.compile(rf"^(?P<first>.+?)等(?:[\d{HAN_NUMERALS}]+(?:个|家)?)?(?P<group>{_GROUP.pattern})$")
_FIELD_WORD = LatePattern(r"^[\u4e00-\u9fff]{2,6}$")
_FIELD_DEPARTMENT = LatePattern(r"^(?P<field>[\u4e00-\u9fff]{2,6}?)(?:主管|监管|管理)?部门$")
"""审计部门, 公共资源交易主管部门: a field of government and the word that fields before it may share."""

_COUNTED_PLACES = re.compile(rf"[{COUNTING}][省市区县州](?:[{COUNTING}][省市区县州])?(?=[\u4e00-\u9fff]{{2}})")
"""Several places at once, whose offices a list names: 三省一市, 两市."""

_LEADING_PLACE = re.compile(
    rf"(?:{_COUNTED_PLACES.pattern}|(?:全|各|有关|相关|本)?[省市县区州](?=[\u4e00-\u9fff]{{2}}))"
)


def _open_group(part: str) -> tuple[tuple[str, bool], ...]:
    """Cut 财政部等有关部门 into 财政部 and the group; 财政部等部门 and 财政部等 are 财政部 and others.

    财政等有关部门 stays whole, where 财政 alone is no name.
    """
    match = _OPEN_GROUP.match(part)
    if match and _is_full_name(match["first"]) and "、" not in _BRACKET_END.sub("", match["first"]):
        if match["group"] in ("部门", "单位"):
            return ((match["first"], True),)
        return (match["first"], False), (match["group"], False)
    if part.endswith("等") and len(part) > 2:
        return ((part[:-1], True),)
    return ((part, False),)


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


@lru_cache(maxsize=8192)
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
def _of_level() -> re.Pattern[str]:
    return re.compile(rf"{level_pattern()}|[各有相全本国]|中央")


@cache
def _area_start() -> re.Pattern[str]:
    return re.compile(rf"^(?:各)?{area_pattern()}")
