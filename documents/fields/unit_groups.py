"""The parts of a unit list put together: which names have which role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.chinese.organ_words import is_generic
from documents.fields.open_names import open_name
from documents.fields.role_words import Duty, UnitRole, ends_with_role, is_lone_role, role_label, role_mark, role_of
from documents.fields.unit_names import CLOSING, OPENING, SEPARATORS, ListedName, is_unit_name, listed_names

__all__ = ["UnitGroup", "unit_groups"]

_WITH = re.compile(r"(?:联合)?会同|(?<![协工电招客外厂销经通])商(?![务会业联标行招])")
_BRACKET_LABEL = re.compile(r"[【\[]([^【】\[\]]{2,8})[】\]]\s*[:：]?")
_OPEN_LABEL = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}(?:单位|部门|科室))[:：]\s*")
"""支撑单位： behind another label."""

_COMMA = re.compile("[，,]")
_TWO = 2  # parts that one comma makes: who does it, and who cooperates; several commas part names
_PARTING = re.compile(f"[{re.escape(OPENING + CLOSING + SEPARATORS)}。]")
_SEPARATORS = tuple(SEPARATORS)
_HELD = re.compile(r"[，,、；;。\s]*")


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Names with one role.

    Attributes:
        role: None where the column tells it.
        verb: a verb closes the names; 负责 and its kin leave the role to a column of leads.
        object: what they are to do, where the verb says it: 负责资金保障.
    """

    role: UnitRole | None
    names: tuple[ListedName, ...]
    verb: bool = False
    object: str = ""


def unit_groups(body: str) -> list[UnitGroup]:
    """Cut a unit text into groups of names with one role by its labels, verbs and marks in brackets."""
    body = _BRACKET_LABEL.sub(r"；\1：", body).strip("，,。；; ")
    groups: list[UnitGroup] = []
    label: UnitRole | None = None
    held = ""
    joined = False  # 省民政厅牵头，会同省财政厅落实
    roles_first = False  # 牵头 县交通局 配合 县财政局: the words of duty stand before the names
    for separator, part in _parts(body):
        found = role_label(part)
        if found:
            _close(groups, held, label)
            held, label, part = "", role_of(found[0]), part[found.end() :]
            separator = ""
        elif label is not None and (opened := _open_label(part)) is not None:
            _close(groups, held, label)
            held, label, part = "", opened[0], part[opened[1] :]
            separator = ""
        elif is_lone_role(part) and (roles_first or not (groups or _HELD.sub("", held))):
            _close(groups, held, label)
            held, label, roles_first = "", role_of(part), True
            continue
        elif groups and not _HELD.sub("", held) and part.startswith("会同"):
            joined, part, separator = True, part.removeprefix("会同"), ""
        duty = ends_with_role(part) if part else None
        if duty is not None:
            if duty.names and set(listed_names(duty.names)) & set(listed_names(held)):
                _close(groups, held, label)  # 省体育局、各市政府，省体育局牵头
                held = separator = ""
            before = _COMMA.split(held + separator)
            if duty.role == "cooperating" and duty.names and label is None and len(before) == _TWO:
                _close(groups, before[0], label)  # 县统计局，县发改局、县工信局配合
                held, separator = before[1], ""
            role = label if duty.role == "responsible" else duty.role
            if label == role == "lead" and duty.object and duty.names and separator in tuple("，,；;"):
                _close(groups, held, label)  # 牵头单位：县教育局，县财政局负责资金保障
                held, separator, role = "", "", "responsible"
            names = held + separator + duty.names if duty.names else held
            _close(groups, names, "cooperating" if joined else role, None if joined else duty)
            held, joined = "", False
            continue
        name, mark = role_mark(part)
        if mark is not None:
            _close(groups, held, label)
            _close(groups, name, mark)
            held = ""
            continue
        held += separator + part
    _close(groups, held, "cooperating" if joined else label)
    return groups


def _open_label(part: str) -> tuple[UnitRole, int] | None:
    """Read a label of the office's own, behind one that is known: (how those act whom it names, where it ends)."""
    match = _OPEN_LABEL.match(part)
    opened = open_name(match["name"]) if match is not None else None
    if match is None or opened is None or opened.unless:
        return None
    if opened.role in ("lead", "responsible", "cooperating"):
        return opened.role, match.end()
    return None


def _parts(body: str) -> Iterator[tuple[str, str]]:
    """Cut at the separators outside brackets; yields (the separator before a part, the part)."""
    depth, at, separator = 0, 0, ""
    for found in _PARTING.finditer(body):
        i, c = found.start(), found[0]
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            if body[at:i].strip():
                yield separator, body[at:i].strip()
                separator = ""
            separator = separator if separator in "；;。" and separator else c
            at = i + 1
    if body[at:].strip():
        yield separator, body[at:].strip()


def _close(groups: list[UnitGroup], names: str, role: UnitRole | None, duty: Duty | None = None) -> None:
    """Add the names of a group. A会同B is led by A, and B cooperates.

    有关部门 and 财政等有关部门 name nobody who could be told to cooperate: with 负责 they are responsible as A is.
    """
    names = names.strip("，,、；;。 \n")
    if not names:
        return
    if duty is not None and role == "cooperating" and duty.role == "responsible":
        role = "responsible"  # 配合单位：省财政厅负责
    cut = _with(names)
    if cut is None:
        groups.append(UnitGroup(role, listed_names(names), duty is not None, duty.object if duty else ""))
        return
    first, second = listed_names(names[: cut.start()].removesuffix("牵头")), listed_names(names[cut.end() :])
    leads = names[: cut.start()].endswith("牵头") or role == "lead"
    if duty is not None and not leads and all(_is_collective(name) for name, _ in second):
        groups.append(UnitGroup(role, first + second, verb=True))
        return
    groups += [UnitGroup("lead", first), UnitGroup("cooperating", second)]


def _with(names: str) -> re.Match[str] | None:
    """Find 会同 or 商 between two names."""
    for match in _WITH.finditer(names):
        left, right = names[: match.start()].removesuffix("牵头"), names[match.end() :]
        if match[0] == "商" and left.endswith(_SEPARATORS):
            continue  # 建筑工程学院、商贸学院: a name begins with it
        before, after = listed_names(left), listed_names(right)
        if before and after and (match[0] != "商" or (is_unit_name(before[-1].name) and is_unit_name(after[0].name))):
            return match
    return None


def _is_collective(name: str) -> bool:
    return re.search(r"(?:有关|相关)", name) is not None or is_generic(name)
