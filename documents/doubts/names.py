"""Names of units that are several names, or no name."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from documents.chinese.organ_words import (
    begins_longer_names,
    ends_as_name,
    has_owner,
    is_department,
    is_inner,
    is_place,
    is_surely_organ,
)
from documents.doubts.saying import quoted, said_once
from documents.model import Document, ReadingWarning, Task, UnitName

__all__ = ["name_doubts"]

_SHORTEST: Final = 2  # characters of a name
_BETWEEN: Final = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*[^\w\s“”‘’\"'《》〈〉「」『』（）()〔〕\[\]、×○〇]+\s*(?=[\u4e00-\u9fff])"
)
"""A sign between two characters, which no name has inside."""

_IN_SENTENCE: Final = re.compile(r"(?:在(?![建职线编岗校京])|于|把|从|为了|对(?!外|口|台|接))[\u4e00-\u9fff]")
"""What begins a clause and no name: 在铁炉村."""


def name_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which names of units seem to be several that nothing parts, or that a sign parts which no list has."""
    named = [(task, name) for task in document.tasks for name in _units(task)]
    names = {name for _, name in named}
    glued = [(task, name) for task, name in named if _is_glued(name, names)]
    if glued:
        message = f"单位名称像是几个单位连在一起：{quoted(glued[0][1])}，请核对单位之间是否少了顿号"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in glued)))
    spoken = [(task, name) for task, name in named if _IN_SENTENCE.match(name)]
    if spoken:
        message = f"单位名称像句子的一部分：{quoted(spoken[0][1])}，正文可能读成了单位，请核对"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in spoken)))
    signed = [(task, name) for task, name in named if _is_parted(name, names)]
    if signed:
        message = f"单位名称里有不认识的分隔符：{quoted(signed[0][1])}，可能是几个单位，请核对"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in signed)))


def _units(task: Task) -> tuple[UnitName, ...]:
    return (*task.lead_units, *task.responsible_units, *task.cooperating_units)


def _is_glued(name: str, names: Collection[str]) -> bool:
    return any(_are_two(name[:at], name[at:], names) for at in range(_SHORTEST, len(name) - _SHORTEST + 1))


def _are_two(left: str, right: str, names: Collection[str]) -> bool:
    """Tell whether two halves of a name are names of their own, and the second is no part of the first.

    Nothing stands below a part of a body (文化股文化馆), and no part below another one of its kind (质控科医务科);
    an organ has no organ of its own level (区教育局区住建局), no other one of its kind (财政部民政部), no place
    (县水利局北山乡).
    """
    if not ends_as_name(right) or not ends_as_name(left):
        return False
    if is_inner(left):
        return left in names or right in names
    if begins_longer_names(right):
        return False
    owned = len(left) > _SHORTEST and right[0] in left[:2]
    same_level = owned and has_owner(right) and not is_inner(right) and is_surely_organ(right)
    if same_level or not is_department(left):
        return same_level
    same_kind = right[-1] == left[-1] and is_department(right) and (right in names or not is_surely_organ(left))
    return not begins_longer_names(left) and (same_kind or is_place(right))


def _is_parted(name: str, names: Collection[str]) -> bool:
    """Tell whether a sign stands between what are names alone."""
    parts = _BETWEEN.split(name)
    return len(parts) > 1 and all(part in names or ends_as_name(part) for part in parts)
