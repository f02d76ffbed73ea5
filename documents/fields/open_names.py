"""Names of columns of which only the head is known: 经办科室, 拟完工时间, 分管副市长, 谁来干.

What stands before the head says what somebody does with the task, or what happens then. Such names are read beside
other names of columns: 教育部门 is a cell as well.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from documents.chinese.late_pattern import LatePattern
from documents.chinese.organ_words import CJK, any_of, ends_as_name
from documents.chinese.time_words import DEADLINE_NAME

__all__ = ["HeaderRole", "OpenName", "asks_one_thing", "column_words", "open_name"]

HeaderRole = Literal[
    "number", "section", "text", "target", "measure", "lead", "responsible", "cooperating", "units", "deadline",
    "remark",
]  # fmt: skip
"""What a column holds; `target` says how much of a task: 目标值, `measure` what that is counted in: 万亩."""

_MAX_MODIFIER = 10  # characters before a head
_SLASH = re.compile(r"[/／|｜或、和及与]")


class OpenName(NamedTuple):
    """What a name says.

    Attributes:
        role: of the column.
        unless: whether it is so only where no other column says who does the task: 施工单位 beside 责任单位 is not.
    """

    role: HeaderRole
    unless: bool = False


class _Patterns(NamedTuple):
    """Patterns of whole names without spaces, brackets and year."""

    number: LatePattern
    body: LatePattern
    bound: LatePattern
    alone: LatePattern
    no_doer: LatePattern
    doer: LatePattern
    place: LatePattern
    doer_if_alone: LatePattern
    lead: LatePattern
    cooperating: LatePattern
    time: LatePattern
    no_end: LatePattern
    end: LatePattern
    no_task: LatePattern
    person: LatePattern
    what: LatePattern
    who: LatePattern
    when: LatePattern
    not_by: LatePattern


@cache
def column_words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of column_words.toml; they are read when the first header is looked for."""
    with resources.files(__package__).joinpath("column_words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _patterns() -> _Patterns:
    data = column_words()

    def words(table: str, key: str) -> str:
        return any_of(data[table][key].split())

    modifier, after = rf"{CJK}{{1,{_MAX_MODIFIER}}}?", rf"{words('deadline', 'after')}?"
    verbs = words("asked", "verbs")
    whose, open_roles = words("units", "whose"), words("open_units", "roles")
    return _Patterns(
        number=LatePattern(
            rf"序|项|号|条|(?!{CJK}*{words('open_number', 'none')}){CJK}{{0,4}}{words('open_number', 'heads')}"
        ),
        body=LatePattern(
            rf"(?!{words('open_units', 'never')})(?P<does>{modifier}){words('open_units', 'bodies')}(?:名称)?"
        ),
        bound=LatePattern(
            rf"{whose}?(?:(?P<does>{open_roles})(?!{CJK}*{words('open_units', 'no_body')}$)"
            rf"(?!{words('open_units', 'no_body_alone')}$){CJK}{{1,4}}"
            rf"|{words('open_units', 'others')}{_bodies()})"
        ),
        alone=LatePattern(
            rf"{whose}?(?:(?P<does>{words('open_units', 'alone')})"
            rf"|{words('open_units', 'ranks')}(?P<ranked>{words('open_units', 'roles')}))"
        ),
        no_doer=LatePattern(words("open_units", "none")),
        doer=LatePattern(rf"(?<!被){words('open_units', 'sure')}$"),
        place=LatePattern(rf"{words('open_units', 'places')}$"),
        doer_if_alone=LatePattern(words("open_units", "else")),
        lead=LatePattern(words("units", "lead")),
        cooperating=LatePattern(
            rf"{words('units', 'cooperating')}|{words('open_units', 'supporting')}|^协(?![调会定议])"
        ),
        time=LatePattern(
            rf"(?P<of>{CJK}{{0,{_MAX_MODIFIER}}}?)(?:{DEADLINE_NAME}|{words('open_deadline', 'heads')}){after}"
        ),
        no_end=LatePattern(words("open_deadline", "none")),
        end=LatePattern(rf"{words('open_deadline', 'ends')}$"),
        no_task=LatePattern(words("open_deadline", "no_task")),
        person=LatePattern(rf"(?:{CJK}{{0,{_MAX_MODIFIER}}}){words('open_persons', 'heads')}(?:姓名|及职务|及电话)?"),
        what=LatePattern(
            rf"(?:[要该需]|{CJK}?{words('asked', 'shall')})?{verbs}(?:{words('asked', 'what')}{CJK}{{0,3}}|的[事活]儿?)"
            rf"|[要该需]?{words('asked', 'how')}{verbs}{CJK}{{0,3}}"
        ),
        who=LatePattern(
            rf"(?P<to>{CJK}{{0,3}}?)(?:{words('asked', 'who')}|哪个(?=[来去管牵负]|{verbs})"
            rf"|{words('asked', 'which')}{CJK}{{0,3}}?{_bodies()})(?P<does>{CJK}{{0,6}})"
        ),
        when=LatePattern(rf"(?P<of>{CJK}{{0,4}}?){words('open_deadline', 'asked')}(?P<then>{CJK}{{0,4}})"),
        not_by=LatePattern(words("asked", "not_by")),
    )


def open_name(name: str) -> OpenName | None:
    """Tell what a column holds by the head of its name.

    Args:
        name: without spaces, brackets and year.

    Returns:
        Who does nothing of a task, and a time that is none of its ends, are remarks; None for a name that has no such
        head.
    """
    names = _patterns()
    if names.number.fullmatch(name):
        return OpenName("number")
    if (asked := _asked(name)) is not None:
        return asked
    time = names.time.fullmatch(name)
    if time is not None:
        none = names.no_task if names.end.search(name) else names.no_end
        return OpenName("remark" if none.search(time["of"]) else "deadline")
    return _units(name) or (OpenName("remark") if names.person.fullmatch(name) else None)


def asks_one_thing(name: str) -> bool:
    """Tell whether a name is several questions of one thing: 改什么、怎么改."""
    parts = name.split("、")
    asked = {_asked(part) for part in parts}
    return len(parts) > 1 and len(asked) == 1 and None not in asked


def _asked(name: str) -> OpenName | None:
    """Read a name that is a question: what, by when, who."""
    names = _patterns()
    if "、" in name:
        return _asked(name.split("、", maxsplit=1)[0]) if asks_one_thing(name) else None
    when = names.when.fullmatch(name)
    if when is not None:
        return OpenName("remark" if names.no_end.search(when["of"] + when["then"]) else "deadline")
    if names.what.fullmatch(name):
        return OpenName("text")
    who = names.who.fullmatch(name)
    if who is not None:
        nobody = names.not_by.fullmatch(who["to"]) or names.no_doer.search(who["to"] + who["does"])
        return OpenName("remark" if nobody else _role(who["does"]))
    return None


def _units(name: str) -> OpenName | None:
    """Read a name that ends with a body: what it does with the task is said before."""
    names = _patterns()
    for pattern in (names.alone, names.bound, names.body):
        found = pattern.fullmatch(name)
        if found is None:
            continue
        does = found["does"] or (found["ranked"] if pattern is names.alone else "")
        role = _role(does)
        if role == "responsible" and names.alone.fullmatch(name[found.end("does") :] if found["does"] else ""):
            role = _role(name)  # 责任牵头
        if role == "responsible" and names.place.search(name):
            return OpenName(role, unless=True)
        if role != "responsible" or pattern is not names.body or names.doer.search(does):
            return OpenName(role)
        if names.no_doer.search(does):
            return OpenName("remark")
        return OpenName(role, unless=names.doer_if_alone.search(does) is not None)
    first, *rest = _SLASH.split(name)
    if rest and all(re.fullmatch(_bodies(), part) or ends_as_name(part) for part in rest):  # 配合部室及所属企业
        return _units(first)
    return None


@cache
def _bodies() -> str:
    words = column_words()["open_units"]
    return any_of((*words["bodies"].split(), *words["bound"].split()))


def _role(does: str) -> HeaderRole:
    names = _patterns()
    if names.cooperating.search(does):
        return "cooperating"
    return "lead" if names.lead.search(does) else "responsible"
