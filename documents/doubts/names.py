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
_HEAD: Final = "县政府"  # is longer with its place
_BETWEEN: Final = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*[^\w\s“”‘’\"'《》〈〉「」『』（）()〔〕\[\]、×○〇.．:：。；;！？=|/\\]+\s*(?=[\u4e00-\u9fff])"
)
"""A sign between two characters, which no name has inside; stops and labels are told with what is no name."""

_IN_SENTENCE: Final = re.compile(r"(?:在(?![建职线编岗校京])|于|把|从|为了|对(?!外|口|台|接))[\u4e00-\u9fff]")
"""What begins a clause and no name: 在铁炉村."""


def name_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which names of units seem to be several that nothing parts, or that a sign parts which no list has."""
    named = [(task, name) for task in document.tasks for name in _units(task)]
    names = {name for _, name in named}
    several = {name for name in names if _is_glued(name, names)}
    glued = [(task, name) for task, name in named if name in several]
    if glued:
        message = f"单位名称像是几个单位连在一起：{quoted(glued[0][1])}，请核对单位之间是否少了顿号"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in glued)))
    spoken = [(task, name) for task, name in named if _IN_SENTENCE.match(name)]
    if spoken:
        message = f"单位名称像句子的一部分：{quoted(spoken[0][1])}，正文可能读成了单位，请核对"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in spoken)))
    parted = {name for name in names if _is_parted(name, names)}
    signed = [(task, name) for task, name in named if name in parted]
    if signed:
        message = f"单位名称里有不认识的分隔符：{quoted(signed[0][1])}，可能是几个单位，请核对"
        yield said_once("odd-units", message, list(dict.fromkeys(task.place for task, _ in signed)))


def _units(task: Task) -> tuple[UnitName, ...]:
    return (*task.lead_units, *task.responsible_units, *task.cooperating_units)


def _is_glued(name: str, names: Collection[str]) -> bool:
    return any(_are_two(name[:at], name[at:], names) for at in range(_SHORTEST, len(name) - _SHORTEST + 1))


def _are_two(left: str, right: str, names: Collection[str]) -> bool:
    """Tell whether two halves of a name are names of their own, and the second is no part of the first.

    Nothing stands below a part of a body that has its kind or is named elsewhere (质控科医务科, 文化股文化馆); an organ
    has no organ of its own level (区教育局区住建局), no other one of its kind (财政部民政部), and no place or
    governments of places (县水利局北山乡, 市妇联各区政府).
    """
    if not ends_as_name(right) or not ends_as_name(left):
        return False
    if right.startswith("各") and not left.startswith("各"):
        return (is_place(right[1:]) or begins_longer_names(right)) and not begins_longer_names(left)
    if is_inner(left):
        return left in names or right in names or (is_inner(right) and right[-1] == left[-1])
    if begins_longer_names(right):
        return begins_longer_names(left) and right[-2:] == left[-2:] and len(left) > len(_HEAD) < len(right)
    if is_place(left):
        return False
    if _is_owned(right) and len(left) > _SHORTEST and right[0] in left[:2]:
        return True
    if not is_department(left) or begins_longer_names(left):
        return False
    same_kind = right[-1] == left[-1] and is_department(right) and (right in names or not is_surely_organ(left))
    return same_kind or is_place(right)


def _is_owned(name: str) -> bool:
    """Tell whether a name begins with its level, as the names of organs do: 县财政局."""
    return has_owner(name[0] + name[-1]) and is_surely_organ(name) and not is_inner(name)


def _is_parted(name: str, names: Collection[str]) -> bool:
    """Tell whether a sign stands between what are names alone."""
    parts = _BETWEEN.split(name)
    return len(parts) > 1 and all(part in names or ends_as_name(part) for part in parts)
