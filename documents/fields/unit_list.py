"""Responsible units: is a text a list of units, and who has which role in it?

The grammar of a unit list in office documents: names separated by 、 or ，, collected by a verb at the end
(牵头, 负责, 配合, 按职责分工负责, 分别负责 …) or by a label at the front (牵头单位：…). A separator does
not separate inside brackets, nor inside 各市、县（市、区）政府.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from documents.chinese.organ_words import is_surely_organ, is_unit_beside_organs
from documents.chinese.time_phrases import begins_with_deadline, begins_with_time
from documents.fields.deadline_cell import DEADLINE_LABEL, looks_like_deadline
from documents.fields.unit_names import CLOSING, MAX_NAME, OPENING, clean_name, is_unit_name, split_units
from documents.fields.unit_rules import split_first_leads, split_global_rule
from documents.model import UnitName

__all__ = [
    "UNIT_LABEL",
    "UnitList",
    "UnitRole",
    "looks_like_units",
    "parse_units",
    "split_deadline",
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


_NOT_UNITS = re.compile(r"^(?:以下简称|简称|不含|含|包括|如|即|见|详见|附|注|此件|按|不包括|原)")
_MAX_LIST = 600  # characters; the longest list of a seed (an annex of 61 units) has 440

# A verb ends a group of names. Longest first; what stands between names and verb (按职责分工 …) goes with it.
_VERB = re.compile(
    r"(?:等)?(?:按照?|根据|依据)?(?:各自)?(?:职责|职能)?(?:任务)?(?:分工)?(?:要求)?(?:分别|共同|具体|协同|联合)?"
    r"(?P<verb>牵头组织实施|牵头组织落实|牵头抓好落实|牵头负责|主责|牵头落实|牵头组织|牵头实施|牵头|主办|负责落实|负责实施|负责|组织实施|组织落实|抓好落实|抓落实|"
    r"落实|实施|承办|配合|协助|协办|参与|参加)(?=$|[，,；;。、\s]|会同)"
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
_ALIAS = re.compile(r"以下(?:统称|简称)(?:为)?[“\"]?(?P<name>[^，,。；;“”\"]+?)[”\"]?(?=等?(?:牵头|负责)|[，,。；;]|$)")
_RULE_PHRASE = re.compile(
    r"(?:[，,。；;]\s*)?(?:以下|下同|后同|下文|不再)(?:均|不再)*(?:一一|逐一|单独|重复|另行)*(?:列(?:出|明|示)?|标注|注明|同|均同)?$"
)
_SHARED = re.compile(r"[，,；;]\s*按照?(?:各自)?(?:职责|责任|职能)(?:任务)?分工$")
"""…，按责任分工 at the end of a list says how and names nobody."""
_JOINED = re.compile(r"会同|商(?=[省市县])")


def parse_units(text: str, *, default: UnitRole = "responsible") -> UnitList:
    """Read a unit cell or bracket into units by role.

    Args:
        text: the cell or bracket, verbatim but for layout spaces; outer brackets and a label are allowed.
        default: the role of names that no verb and no label marks (the column's role).

    Returns:
        Units by role in document order; a unit named twice keeps its first role.
    """
    body, _ = split_deadline(text)
    body, global_units = split_global_rule(body)
    body, first_leads = split_first_leads(body)
    result = UnitList(global_units=global_units, first_leads=first_leads)
    alias = _ALIAS.search(body)
    if alias:
        names = (UnitName(clean_name(_VERB.sub("", alias["name"]))),)
        role: UnitRole = "lead" if "牵头" in body[alias.start() :] else default
        if role == "lead":
            return replace(result, lead=names, marked=True)
        return replace(result, responsible=names, marked=True)
    body = _SHARED.sub("", _RULE_PHRASE.sub("", body.strip("，,。；; ")).strip("，,。；; "))
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
    cut: int | None = None
    for match in reversed(list(re.finditer(r"[；;，,。]", body))):
        clause = body[match.end() : cut]
        if not _says_when(clause):
            break
        cut = match.start()
    if cut is not None:
        return body[:cut], body[cut + 1 :].strip()
    first = re.match(r"(?P<time>[^；;，,。]+)[；;，,。]", body)
    if first and looks_like_deadline(first["time"]):
        return body[first.end() :].lstrip(), first["time"].strip()
    return body, None


def _says_when(clause: str) -> bool:
    """Tell whether a clause after the units says when: 年底前, 4月底前出台相关政策; 2022年亚运会组委会 is a unit."""
    if looks_like_deadline(clause) or begins_with_deadline(clause):
        return True
    return begins_with_time(clause) and not is_unit_name(_VERB.sub("", clause).strip())


def _unwrap(text: str) -> str:
    body = text.strip().rstrip("。；;，,. ")
    while len(body) >= 2 and body[0] in "（(【[〔" and body[-1] in "）)】]〕" and _wraps(body):
        body = body[1:-1].strip()
    return body


def _wraps(body: str) -> bool:
    """Tell whether the first bracket closes at the very end."""
    depth = 0
    for i, c in enumerate(body):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
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
        depth = sum(c in OPENING for c in before) - sum(c in CLOSING for c in before)
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
    body, global_units = split_global_rule(body)
    body, first_leads = split_first_leads(body)
    body = body.rstrip("，,。；; ")
    if not body:
        return bool(global_units)
    ruled = bool(global_units) or first_leads
    groups, marked = _groups(body, "responsible")
    names = [n for _, group in groups for piece in _JOINED.split(group) for n in split_units(piece)]
    if not names:
        return False
    beside = any(is_unit_name(name) and is_surely_organ(name) for name in names)
    odd = sum(not (is_unit_name(name) or (beside and is_unit_beside_organs(name))) for name in names)
    if marked and len(body) <= MAX_NAME and not re.search(r"[。！？]", body) and len(names) == 1 and not ruled:
        return odd == 0
    return odd == 0 or (odd == 1 and len(names) >= 4)
