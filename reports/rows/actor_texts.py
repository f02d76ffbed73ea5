"""Organs that the texts of a row name otherwise, in words."""

import re
from collections.abc import Iterator
from typing import Final

from compare import ActorChange, Change, Comparison, Mode
from compare.details.lead_ins import clauses_with_rest
from compare.organs.mentions import task_units
from documents.chinese.acting_organs import end_of_actors
from documents.chinese.organs_in_prose import organ_names, organs_in_prose
from documents.model import Document
from reports.words.wording import Wording

__all__ = ["acting_phrases", "actor_phrases", "actor_status"]

_TOLD: Final = 3  # organs that a sentence tells; all of them stand in the column of units
_LEVEL: Final = re.compile(r"^[各本]?(?:省|市|区|县|乡镇|镇|街道)级?")
_ANYBODY: Final = re.compile(r"各级|各?(?:相关|有关|部门|单位|地)|各.*(?:部门|单位)$")
_GOVERNMENT: Final = re.compile(r"^各|政府$|街镇$|乡镇$|街道办事处$|委员会$")
_SHORT: Final = 2  # characters of what an office is called without its level that say nothing: 政府
_LONG: Final = 36  # characters of a list of organs from which it is cut: seven departments


def actor_phrases(change: Change, words: Wording) -> tuple[str, ...]:
    """Say who is named in place of whom, and who is named on one side alone."""
    told = []
    for actor in change.actors[:_TOLD]:
        left, right = (_names(name or "", words) for name in (actor.left, actor.right))
        told.append(words[f"told_actor{_fate(actor)}"].format(left=left, right=right))
    if more := len(change.actors[_TOLD:]):
        told.append(words["told_actors_more"].format(count=more))
    return tuple(told)


def acting_phrases(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which organs act in the texts of one side alone, where no task of the row lists its units.

    Args:
        change: a change with tasks on both sides; organs that one of its events tells are left out.
        comparison: the comparison that holds it.
        words: the language and the mode.
    """
    sides = ((comparison.left, change.left), (comparison.right, change.right))
    listed = ["、".join(unit for i in tasks for _, unit in task_units(document.tasks[i])) for document, tasks in sides]
    if all(listed):  # the units of both sides are compared
        return
    told = "、".join(name for actor in change.actors for name in (actor.left, actor.right) if name)
    found: dict[str, str] = {}
    for event, mine, other in (("came", 1, 0), ("gone", 0, 1)):
        document, tasks = sides[other]
        text = listed[other] + "、" + "".join(document.tasks[index].words for index in tasks)
        there = set(_acting(document, tasks))
        acting = dict.fromkeys(_acting(*sides[mine]))
        own = [name for name in acting if _names_somebody(name, comparison.mode) and name not in told]
        own = [name for name in own if not any(_is_short_for(one, name) or _is_short_for(name, one) for one in there)]
        if own := [name for name in own if not _is_named(name, text)]:
            found[event] = _listed(own, words)
    if len(found) > 1:
        yield words["told_organs_both"].format(**found)
    for event, names in found.items() if len(found) == 1 else ():
        yield words[f"told_organs_{event}"].format(names=names)


def _names_somebody(name: str, mode: Mode) -> bool:
    """Whether an organ is one of which it is news that it acts; each place and level has other names of governments."""
    return _ANYBODY.match(name) is None and (mode == "year" or _GOVERNMENT.search(name) is None)


def _acting(document: Document, tasks: tuple[int, ...]) -> Iterator[str]:
    """Yield the names of the organs that clauses begin with and that their demands are made of."""
    for index in tasks:
        text = document.tasks[index].words
        for start, end, _ in clauses_with_rest(text):
            clause = text[start:end].strip()
            for organs in organs_in_prose(clause[: end_of_actors(clause)]):
                yield from organ_names(organs.text)


def _is_named(name: str, text: str) -> bool:
    """Whether a text has an organ, of whatever level: 市公安局 and 区公安局 are one office, 政府 is no name."""
    core = _LEVEL.sub("", name)
    short = name.replace("委员会", "委").replace("委会办公室", "委办").replace("办公室", "办")
    return name in text or short in text or (core if len(core) > _SHORT else name.lstrip("各本")) in text


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name has the letters of a shorter one in their order: 市安委办 and 市安委会办公室."""
    letters = iter(name)
    return short[:2] == name[:2] and all(letter in letters for letter in short)


def actor_status(actor: ActorChange, words: Wording) -> str:
    """Say the same of one of them as the column of units has it."""
    both = words["pair"].format(left=actor.left, right=actor.right)
    names = both if actor.left and actor.right else actor.left or actor.right
    return words["unit_tip"].format(status=words[f"status_actor{_fate(actor)}"], names=names)


def _listed(names: list[str], words: Wording) -> str:
    listed = "、".join(names[:_TOLD])
    return listed if len(names) <= _TOLD else words["told_organs_more"].format(names=listed, count=len(names))


def _names(text: str, words: Wording) -> str:
    """Print organs; of a long list the first ones, and how many they are."""
    names = text.split("、")
    if len(text) <= _LONG:
        return text
    return words["told_organs_more"].format(names="、".join(names[:_TOLD]), count=len(names))


def _fate(actor: ActorChange) -> str:
    return "_added" if actor.left is None else "_dropped" if actor.right is None else ""
