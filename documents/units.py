"""Responsible units: is a text a list of units, and who has which role in it?

The grammar of a unit list in office documents: names separated by 、 or ，, collected by a verb at the end
(牵头, 负责, 配合, 按职责分工负责, 分别负责 …) or by a label at the front (牵头单位：…). A separator does
not separate inside brackets, nor inside 各市、县（市、区）政府.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from documents.deadlines import DEADLINE_LABEL, looks_like_deadline
from documents.model import UnitName

__all__ = [
    "UNIT_LABEL",
    "UnitList",
    "UnitRole",
    "looks_like_units",
    "parse_units",
    "says_first_leads",
    "split_deadline",
    "split_units",
]

UnitRole = Literal["lead", "responsible", "cooperating"]


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one task by role, in document order.

    Attributes:
        global_units: units that the text makes responsible for every task of the document.
        first_leads: the text says that in this document the unit listed first leads.
        marked: the text names roles itself, by a label or a verb.
    """

    lead: tuple[UnitName, ...] = ()
    responsible: tuple[UnitName, ...] = ()
    cooperating: tuple[UnitName, ...] = ()
    global_units: tuple[UnitName, ...] = ()
    first_leads: bool = False
    marked: bool = False


_OPEN, _CLOSE = "（(〔[【〈《“", "）)〕]】〉》”"

# What a unit's name ends with: organs, groups of organs, and the bodies that lists of units hold beside organs.
_NAME_END = re.compile(
    r"(厅|局|委|办|部|院|署|会|社|处|室|所|站|队|团|总工会|中心|集团|公司|企业|银行|支行|分行|政府|部门|单位|机关|组织|"
    r"机构|学校|高校|大学|学院|实验室|海关|开发区|港区|新区|管委会|园区|示范区|功能区|县|市|区|州|盟|旗|军区|军分区|"
    r"小组|专班|各地|街道|乡镇|乡|镇|镇街|平台|总队|支队|联|妇联|残联|科协|社科联|馆|校|公署|主体|行业主管部门|党组|党委|基地|省)$"
)
_BRACKET_END = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,20}[）)〕\]]$")
_NEVER_IN_NAME = re.compile(r"[。；;：:！？\"《》%％]|\d{2,}|[“”‘’][，。]")
_NOT_UNITS = re.compile(r"^(?:以下简称|简称|不含|含|包括|如|即|见|详见|附|注|此件|按|不包括|原)")
_MAX_LIST = 600  # characters; the longest list of a seed (an annex of 61 units) has 440
_MAX_NAME = 32  # characters; the longest bodies have names like 各级行政机关或经法律…授权的…组织 (30)

# A verb ends a group of names. Longest first; what stands between names and verb (按职责分工 …) goes with it.
_VERB = re.compile(
    r"(?:等)?(?:按照?|根据|依据)?(?:各自)?(?:职责|职能)?(?:任务)?(?:分工)?(?:要求)?(?:分别|共同|具体|协同|联合)?"
    r"(?P<verb>牵头负责|主责|牵头落实|牵头组织|牵头实施|牵头|主办|负责落实|负责实施|负责|组织实施|组织落实|抓好落实|抓落实|"
    r"落实|实施|承办|配合|协助|协办|参与|参加)(?=$|[，,；;。、\s])"
)
UNIT_LABEL = re.compile(
    r"[【\[]?(?P<label>牵头|主办|主管|主责|责任|承办|落实|实施|完成|负责|配合|协办|协同|参与|参加)(?:责任)?"
    r"(?:单位|部门|处室|科室)[】\]]?\s*[:：]\s*"
)
"""责任单位： and its kin: names the role of the units that follow."""
_ROLE_OF: dict[str, UnitRole] = {
    "牵头": "lead",
    "主办": "lead",
    "主责": "lead",
    "配合": "cooperating",
    "协助": "cooperating",
    "协办": "cooperating",
    "协同": "cooperating",
    "参与": "cooperating",
    "参加": "cooperating",
}
_PERSON = re.compile(r"(?:责任|分管|牵头)(?:领导|人)[:：][^；;。]*[；;。]?")
_GLOBAL_RULE = re.compile(
    r"(?:(?:以上|本)[^，,。；;]{0,6}?)?各项(?:工作|任务)(?:任务)?[，,]?均(?:需|须|由|应)?(?P<units>[^，,。；;]*?(?:、[^，,。；;]*?)?)"
    r"(?:作为责任单位|作为牵头单位|负责落实|负责)"
)
_FIRST_LEADS = re.compile(
    r"(?:列|排|名列)?(?:在)?(?:第一|首)(?:位|名|个)?(?:的)?(?:责任)?(?:单位|部门|者)?(?:的)?(?:为|是)(?:牵头|主办)"
)
_ALIAS = re.compile(r"以下(?:统称|简称)(?:为)?[“\"]?(?P<name>[^，,。；;“”\"]+?)[”\"]?(?=等?(?:牵头|负责)|[，,。；;]|$)")
_RULE_PHRASE = re.compile(r"(?:[，,。；;]\s*)?(?:以下|下同|后同)(?:不再(?:一一)?列(?:出|明|示)?|同|均同)?$")
_JOINED = re.compile(r"会同|商(?=[省市县])")

# 各市、县（市、区）政府: an administrative noun alone names no unit, it waits for the one that ends in 政府.
_AREA = r"(?:省|自治区|直辖市|设区的?市|设区市|地级市|市州|市|地区|地|州|盟|县市区|区县|县|旗|区|乡|镇|街道|兵团)"
_BARE_AREA = re.compile(rf"^(?:其他|有关|相关|全省|全市)?(?:各|有关|相关)?(?:级)?{_AREA}(?:[（(〔][^）)〕]*[）)〕])?$")
_AREA_START = re.compile(rf"^(?:各)?{_AREA}")


def _top_level_split(text: str, separators: str) -> list[tuple[str, str]]:
    """Split outside brackets; returns (part, the separator before it)."""
    parts: list[tuple[str, str]] = []
    depth, at, before = 0, 0, ""
    for i, c in enumerate(text):
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and c in separators:
            parts.append((text[at:i], before))
            at, before = i + 1, c
    parts.append((text[at:], before))
    return parts


def _clean(name: str) -> str:
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
            if separator in "、，," and _AREA_START.match(part):
                part = f"{waiting}、{part}"
            else:
                merged.append(waiting)
            waiting = ""
        if _BARE_AREA.match(bare) and not re.match(r"^\S*各(?:乡|镇|街道)$", bare):
            waiting = part
            continue
        if part in ("单位", "各单位", "直属机构", "各直属机构") and merged and merged[-1].endswith("部门"):
            merged[-1] = f"{merged[-1]}、{part}"  # 省政府各部门、单位 is one group
            continue
        merged.append(part)
    if waiting:
        merged.append(waiting)
    names: list[UnitName] = []
    for part in merged:
        for name in _open_group(part):
            cleaned = _clean(name)
            if cleaned and cleaned not in names:
                names.append(UnitName(cleaned))
    return tuple(names)


_OPEN_GROUP = re.compile(
    r"^(?P<first>.+?)等(?P<group>(?:(?:国家|省|市|县|区|州)(?:级|直)?)?(?:其他)?(?:各)?(?:有关|相关)?"
    r"(?:部门|单位|方面|地方|机构)(?:和单位|（单位）)?)$"
)


def _open_group(part: str) -> tuple[str, ...]:
    """Cut 财政部等有关部门 into 财政部 and 有关部门; 财政等有关部门 stays one name, for 财政 alone is none."""
    match = _OPEN_GROUP.match(part)
    if match and len(match["first"]) >= 3 and _is_name(match["first"]):
        bare = match["group"] in ("部门", "单位")  # 财政部等部门: nobody besides those named
        return (match["first"],) if bare else (match["first"], match["group"])
    match = re.match(r"^(?P<first>.+?)等(?:和|及|以及)(?P<rest>.+)$", part)  # 财政部等和各省级人民政府
    if match and _is_name(match["first"]) and _is_name(match["rest"]):
        return match["first"], match["rest"]
    return (part,)


def _is_name(part: str) -> bool:
    if not 2 <= len(part) <= _MAX_NAME or _NEVER_IN_NAME.search(part):
        return False
    bare = _BRACKET_END.sub("", part)
    return bool(_NAME_END.search(bare.removesuffix("等"))) or bool(_BARE_AREA.match(part))


def parse_units(text: str, *, default: UnitRole = "responsible") -> UnitList:
    """Read a unit cell or bracket into units by role.

    Args:
        text: the cell or bracket, verbatim but for layout spaces; outer brackets and a label are allowed.
        default: the role of names that no verb and no label marks (the column's role).

    Returns:
        Units by role in document order; a unit named twice keeps its first role.
    """
    body, _ = split_deadline(text)
    result = UnitList()
    rule = _GLOBAL_RULE.search(body)
    if rule:
        result = replace(result, global_units=split_units(rule["units"]))
        body = body[: rule.start()]
    first = _FIRST_LEADS.search(body)
    if first:
        result = replace(result, first_leads=True)
        body = body[: first.start()]
    alias = _ALIAS.search(body)
    if alias:
        names = (UnitName(_clean(_VERB.sub("", alias["name"]))),)
        role: UnitRole = "lead" if "牵头" in body[alias.start() :] else default
        if role == "lead":
            return replace(result, lead=names, marked=True)
        return replace(result, responsible=names, marked=True)
    body = _RULE_PHRASE.sub("", body.strip("，,。；; "))
    groups, marked = _groups(body, default)
    by_role: dict[UnitRole, list[UnitName]] = {"lead": [], "responsible": [], "cooperating": []}
    seen: set[str] = set()
    for role, names_text in groups:
        for piece in _JOINED.split(names_text):
            for name in split_units(piece):
                if name not in seen:
                    seen.add(name)
                    by_role[role].append(name)
    return replace(
        result,
        lead=tuple(by_role["lead"]),
        responsible=tuple(by_role["responsible"]),
        cooperating=tuple(by_role["cooperating"]),
        marked=marked,
    )


def says_first_leads(text: str) -> bool:
    """Tell whether a note or a preamble says that the unit listed first leads: 列第一位的为牵头单位."""
    return _FIRST_LEADS.search(text) is not None


def split_deadline(text: str) -> tuple[str, str | None]:
    """Cut a deadline off a unit text: （责任单位：省财政厅；2020年12月底前完成）.

    Args:
        text: a unit cell or bracket.

    Returns:
        (the units without outer brackets, the deadline without its label or None).
    """
    body = _PERSON.sub("", _unwrap(text)).strip()
    label = DEADLINE_LABEL.search(body)
    if label:
        tail = body[label.end() :]
        end = re.search(r"[；;。]", tail)
        rest = tail[end.end() :] if end else ""
        units = body[: label.start()].rstrip("；;，,。、 ") + (f"；{rest}" if rest.strip() else "")
        return units.lstrip("；;，, "), tail[: end.start() if end else len(tail)].strip() or None
    for match in reversed(list(re.finditer(r"[；;，,。]", body))):
        if looks_like_deadline(body[match.end() :]):
            return body[: match.start()], body[match.end() :].strip()
    return body, None


def _unwrap(text: str) -> str:
    body = text.strip().rstrip("。；;，,. ")
    while len(body) >= 2 and body[0] in "（(【[〔" and body[-1] in "）)】]〕" and _wraps(body):
        body = body[1:-1].strip()
    return body


def _wraps(body: str) -> bool:
    """Tell whether the first bracket closes at the very end."""
    depth = 0
    for i, c in enumerate(body):
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth -= 1
            if depth == 0:
                return i == len(body) - 1
    return True


def _groups(body: str, default: UnitRole) -> tuple[list[tuple[UnitRole, str]], bool]:
    """Cut a unit text into (role, names) groups by its labels and verbs."""
    groups: list[tuple[UnitRole, str]] = []
    marked = False
    labels = list(UNIT_LABEL.finditer(body))
    bounds = [(0, labels[0].start() if labels else len(body), default)]
    for i, label in enumerate(labels):
        end = labels[i + 1].start() if i + 1 < len(labels) else len(body)
        role: UnitRole = _ROLE_OF.get(label["label"], "responsible")
        bounds.append((label.end(), end, role))
        marked = True
    for start, end, base in bounds:
        at = start
        segment = body[:end]
        for verb in _verbs(segment, start):
            role = _ROLE_OF.get(verb["verb"][:2], base if base != "cooperating" else "responsible")
            groups.append((role, segment[at : verb.start()]))
            at = verb.end()
            marked = True
        if segment[at:].strip("，,、；;。 "):
            groups.append((base, segment[at:]))
    return groups, marked


def _verbs(segment: str, start: int) -> list[re.Match[str]]:
    """Find the verbs that stand outside brackets and after at least one name."""
    found: list[re.Match[str]] = []
    for match in _VERB.finditer(segment, start):
        before = segment[start : match.start()]
        depth = sum(c in _OPEN for c in before) - sum(c in _CLOSE for c in before)
        if depth <= 0:
            found.append(match)
    return found


def looks_like_units(text: str, *, longest: int = _MAX_LIST) -> bool:
    """Tell whether a text is a list of responsible units and nothing else.

    Every name must have the shape of a unit; one that does not is forgiven only among four or more.

    Args:
        text: a cell, a bracket or a line.
        longest: characters above which a text is prose whatever it holds.
    """
    body, _ = split_deadline(text)
    if not body or len(body) > longest or _NOT_UNITS.match(body):
        return False
    if UNIT_LABEL.match(body):
        return True
    if _ALIAS.search(body):  # 以下统称… names a group once and for all; what it stands for may hold any words
        return True
    rule = _GLOBAL_RULE.search(body) or _FIRST_LEADS.search(body)
    if rule:
        body = body[: rule.start()]
    body = body.rstrip("，,。；; ")
    groups, marked = _groups(body, "responsible")
    names = [n for _, group in groups for piece in _JOINED.split(group) for n in split_units(piece)]
    if not names:
        return False
    odd = sum(not _is_name(name) for name in names)
    if marked and len(body) <= _MAX_NAME and not re.search(r"[。！？]", body) and len(names) == 1 and rule is None:
        return odd == 0
    return odd == 0 or (odd == 1 and len(names) >= 4)
