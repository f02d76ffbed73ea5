"""Responsible units: is a text a list of units, and who has which role in it?

The grammar of a unit list in office documents: a list is cut into parts at its separators, which do not separate
inside brackets, nor inside 各市、县（市、区）政府. A part is a label (牵头单位：), a name, a name with a role in
brackets (县交通局（牵头）), a verb that gives all names before it their role (省财政厅、省审计厅负责), a time, another
field (联系人：…), or a rule for the whole document.
"""

import re
from dataclasses import dataclass
from functools import lru_cache, partial

from documents.chinese.demand_words import says_what_to_do
from documents.chinese.organ_words import ends_as_name, is_surely_organ, is_unit_beside_organs
from documents.chinese.time_phrases import begins_with_deadline, begins_with_time
from documents.fields.deadline_cell import DEADLINE_LABEL, looks_like_deadline
from documents.fields.other_fields import cut_other_fields, field_end, with_separated_labels
from documents.fields.persons import looks_like_persons
from documents.fields.role_words import (
    ROLE_LABEL,
    ROLE_WORDS,
    UNIT_LABEL,
    UnitRole,
    ends_with_role,
)
from documents.fields.unit_groups import unit_groups
from documents.fields.unit_names import (
    CLOSING,
    OPENING,
    clean_name,
    is_unit_name,
)
from documents.fields.unit_rules import split_first_leads, split_global_rule
from documents.model import UnitName

__all__ = [
    "UNIT_LABEL",
    "UnitList",
    "UnitRole",
    "looks_like_units",
    "parse_units",
    "says_nobody",
    "split_deadline",
]


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one task by role, in document order.

    Attributes:
        open: the units after which 等 stands: they and others that are not named.
        global_units: units that the text makes responsible for every task of the document.
        global_cooperating: units that it tells to cooperate in every task.
        first_leads: the text says that in this document the unit listed first leads.
        marked: the text names roles itself, by a label or a verb.
        rest: what stands among the units and is another field, verbatim: 适用范围：所有新区.
        odd: names that do not look like a unit's, as they stand in the lists above.
        telling: the whole text says what somebody is to do, as a sentence of an obligation does: 省财政厅负责资金保障.
    """

    lead: tuple[UnitName, ...] = ()
    responsible: tuple[UnitName, ...] = ()
    cooperating: tuple[UnitName, ...] = ()
    open: tuple[UnitName, ...] = ()
    global_units: tuple[UnitName, ...] = ()
    global_cooperating: tuple[UnitName, ...] = ()
    first_leads: bool = False
    marked: bool = False
    rest: tuple[str, ...] = ()
    odd: tuple[UnitName, ...] = ()
    telling: bool = False


_ALL_OF_A_KIND = re.compile(r"各(?![类种项式自级界方行环])[\u4e00-\u9fff]{1,5}")
"""Whoever is of a kind, beside names: 献血服务科、各采血点."""

_NOT_UNITS = re.compile(
    r"^(?:以下简称|简称|不含|含|包括|如|即|见|详见|附|注|此件|按|不包括|原"
    r"|抄[送报]|(?:上|呈|填|汇|转)?报(?:送|请|告|备|至|给|(?=[省市县区州国各上本]))|(?:转|移)?送(?:交|至|给|(?=[省市县区州国各]))|告知|通报|通知)"
)
"""What explains a word, and where to report or who is told: 抄送市财政局."""

_MAX_LIST = 600  # characters; the longest list of a seed (an annex of 61 units) has 440
_CACHED_LISTS = 4_096  # readers ask for the same cell a dozen times
_CACHED_ANSWERS = 1 << 15  # whether a text is a list: a table is asked twice, with all its rows in between

_NOBODY = re.compile(r"[暂尚]?(?:无|没有)(?:[（(][^（）()]{1,8}[）)])?。?")
_ALIAS = re.compile(r"以下(?:统称|简称)(?:为)?[“\"]?(?P<name>[^，,。；;“”\"]+?)[”\"]?(?=等?(?:牵头|负责)|[，,。；;]|$)")
_RULE_PHRASE = re.compile(
    r"(?:[，,。；;]\s*)?(?:以下|下同|后同|下文|不再)(?:均|不再)*(?:一一|逐一|单独|重复|另行)*(?:列(?:出|明|示)?|标注|注明|同|均同)?$"
)
_SHARED = re.compile(r"[，,；;]?\s*(?:按照?|根据|依据)?(?:各自)?(?:职责|责任|职能)(?:任务)?分工$")
"""…，按责任分工 at the end of a list says how and names nobody."""
_SIGNS_OF_PHRASES = ("以下", "下同", "后同", "下文", "不再", "分工")
_CLAUSE_END = re.compile(r"[；;，,。]")
_CLAUSE = re.compile(r"[^、，,；;。\s/／｜|]+")
_IN_BRACKETS = re.compile(r"[（(〔\[【［〖〘｛][^（）()〔〕\[\]【】［］〖〗〘〙｛｝]*[）)〕\]】］〗〙｝]")
_MAY_BE_IN_LIST = re.compile(rf"\d|{ROLE_WORDS}|[年月季日末底期时]")
_LEADERS = "—–―─⸺⸻ …→⇒➤➢►▶»=->.·|｜"  # what may lead from a text to its units
_OUTER = OPENING.rstrip("《“")  # brackets around a list; quotes stand around a name
_LONGEST_ODD = 8  # characters of a name of no known kind behind 责任：
_STRANGE = 3  # clauses that are no names: a list forgives one, a remark and a time may be two more


def says_nobody(cell: str) -> bool:
    """Tell whether a cell of units says that there are none: 无, 暂无, 无（暂定）."""
    return _NOBODY.fullmatch(cell.strip()) is not None


@lru_cache(maxsize=_CACHED_LISTS)
def parse_units(text: str, *, default: UnitRole = "responsible") -> UnitList:
    """Read a unit cell or bracket into units by role.

    Args:
        text: the cell or bracket, verbatim but for layout spaces; outer brackets and a label are allowed.
        default: the role of names that no verb and no label marks (the column's role).

    Returns:
        Units by role in document order; a unit named twice keeps its first role.
    """
    body, rest = cut_other_fields(_unwrap(text))
    if says_nobody(body):
        return UnitList(rest=rest)
    body, _ = split_deadline(body)
    body, ruled, cooperate = split_global_rule(body)
    body, first_leads = split_first_leads(body)
    result = partial(
        UnitList,
        global_units=() if cooperate else ruled,
        global_cooperating=ruled if cooperate else (),
        first_leads=first_leads,
        rest=rest,
    )
    alias = _ALIAS.search(body)
    if alias:
        named = ends_with_role(alias["name"])
        names = (UnitName(clean_name(named.names if named else alias["name"])),)
        role: UnitRole = "lead" if "牵头" in body[alias.start() :] else default
        if role == "lead":
            return result(lead=names, marked=True)
        return result(responsible=names, marked=True)
    groups = unit_groups(_without_phrases(body))
    marked = any(group.role is not None or group.verb for group in groups)
    unmarked = "responsible" if default == "lead" and any(group.role == "lead" for group in groups) else default
    by_role: dict[UnitRole, list[UnitName]] = {"lead": [], "responsible": [], "cooperating": []}
    opened: list[UnitName] = []
    seen: set[str] = set()
    leads = {name for group in groups if group.role == "lead" for name, _ in group.names}
    for group in groups:
        for name, is_open in group.names:
            if group.role is None and not group.verb and name in leads:
                continue
            if is_open and name not in opened:
                opened.append(name)
            if name not in seen:
                seen.add(name)
                by_role[group.role or ("responsible" if group.verb and unmarked == "cooperating" else unmarked)].append(
                    name
                )
    return result(
        lead=tuple(by_role["lead"]),
        responsible=tuple(by_role["responsible"]),
        cooperating=tuple(by_role["cooperating"]),
        open=tuple(opened),
        marked=marked,
        odd=_odd([name for group in groups for name, _ in group.names]),
        telling=bool(groups) and all(group.object for group in groups),
    )


def _odd(names: list[UnitName]) -> tuple[UnitName, ...]:
    beside = any(is_unit_name(name) and is_surely_organ(name) for name in names)
    listed = any(is_unit_name(name) for name in names)
    return tuple(
        name
        for name in names
        if not (
            is_unit_name(name)
            or (beside and is_unit_beside_organs(name))
            or (listed and _ALL_OF_A_KIND.fullmatch(name))
        )
    )


def _without_phrases(body: str) -> str:
    """Drop what names nobody from the end of a list: 以下不再列出, 下同, 按职责分工."""
    body = body.strip("，,。；; ")
    while any(sign in body for sign in _SIGNS_OF_PHRASES):
        shorter = _SHARED.sub("", _RULE_PHRASE.sub("", body).strip("，,。；; "))
        if shorter == body:
            break
        body = shorter
    return body


def split_deadline(text: str) -> tuple[str, str | None]:
    """Cut a deadline off a unit text: （责任单位：省财政厅；2020年12月底前完成）.

    Args:
        text: a unit cell or bracket.

    Returns:
        (the units without outer brackets, the deadline without its label or None).
    """
    body = cut_other_fields(_unwrap(text))[0].strip()
    label = DEADLINE_LABEL.search(body)
    if label:
        end = field_end(body, label.end())
        rest = body[end:].lstrip("；;，,。、 \n")
        units = body[: label.start()].rstrip("；;，,。、 \n") + (f"；{rest}" if rest.strip() else "")
        return units.lstrip("；;，, "), body[label.end() : end].strip() or None
    cut: int | None = None
    for match in reversed(list(_CLAUSE_END.finditer(body))):
        clause = body[match.end() : cut]
        if not _says_when(clause):
            break
        cut = match.start()
    if cut is not None:
        return body[:cut], body[cut + 1 :].strip()
    clauses = list(re.finditer(r"[^；;，,。]+", body))
    timed = next((clause for clause in clauses[:-1] if looks_like_deadline(clause[0])), None)
    if timed is not None:
        before, after = body[: timed.start()], body[timed.end() :].lstrip("；;，,。 ")
        return before + after, timed[0].strip()
    return body, None


def _says_when(clause: str) -> bool:
    """Tell whether a clause after the units says when: 年底前, 4月底前出台相关政策; 2022年亚运会组委会 is a unit."""
    if begins_with_deadline(clause) or looks_like_deadline(clause):
        return True
    if not begins_with_time(clause):
        return False
    duty = ends_with_role(clause.strip())
    return not is_unit_name(duty.names if duty else clause.strip())


def _unwrap(text: str) -> str:
    body = text.strip().rstrip("。；;，,. ").lstrip(_LEADERS)
    while len(body) >= 2 and body[0] in _OUTER and body[-1] in CLOSING and _wraps(body):
        body = body[1:-1].strip()
    while body and body[-1] in CLOSING and _closes_too_often(body):  # （按批次实施；责任单位：县教育局）
        body = body[:-1].strip()
    return with_separated_labels(body)


def _closes_too_often(body: str) -> bool:
    return sum((c in CLOSING) - (c in OPENING) for c in body) > 0


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


@lru_cache(maxsize=_CACHED_ANSWERS)
def looks_like_units(text: str, *, longest: int = _MAX_LIST) -> bool:
    """Tell whether a text is a list of responsible units and nothing else.

    Every name must have the shape of a unit; one that does not is forgiven only among four or more.

    Args:
        text: a cell, a bracket or a line.
        longest: characters above which a text is prose whatever it holds.
    """
    body = _unwrap(text)
    if not body or len(body) > longest or _NOT_UNITS.match(body):
        return False
    if UNIT_LABEL.match(body):
        return True
    if _is_prose(body):
        return False
    units = parse_units(body)
    alias = _ALIAS.search(body)
    if alias:  # 以下统称… names a group once and for all; what it stands for may hold any words
        return alias.start() > 0 and ends_with_role(_unwrap(body)) is not None
    names = (*units.lead, *units.responsible, *units.cooperating)
    if not names:
        return bool(units.global_units or units.global_cooperating)
    if units.telling:
        return False
    odd = len(units.odd)
    label = ROLE_LABEL.match(body)
    if label is not None and label[0].rstrip().endswith(("：", ":")):  # 责任：锅炉班、工会: nobody else has a role
        return not any(len(name) > _LONGEST_ODD or says_what_to_do(name) for name in units.odd) and not (
            looks_like_persons("、".join(names))
        )
    return odd == 0 or (odd == 1 and len(names) >= 4)


def _is_prose(body: str) -> bool:
    """Tell at little cost that a text is no list: several clauses end as no name does and say no duty and no time."""
    if any(c in body for c in "等:：") or "以下" in body:
        return False
    strange = 0
    for clause in _CLAUSE.findall(_IN_BRACKETS.sub("", body)):
        strange += not (_MAY_BE_IN_LIST.search(clause) or ends_as_name(clause))
    return strange >= _STRANGE
