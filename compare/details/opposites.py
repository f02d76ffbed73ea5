"""Tell where the verb of a demand became its contrary (opposites.toml): 推行 and 取消, 支持 and 不再支持."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from compare.particulars import ClauseRef, StrengthChange
from compare.texts.folding import fold

__all__ = ["contrary_demands"]

_GOVERNED = 14  # characters after a verb that say what it governs: its object, seldom more
_SAME_THING = 0.6
"""Share in [0, 1] of the pairs of characters behind one verb that stand behind the other too: one object."""

_FEWEST_PAIRS = 2
"""Pairs of characters of an object: a shorter one says too little."""

_END = re.compile(r"[，。；;、！？\n,]")
_ATTRIBUTE = re.compile(r"[^，。；、,;]{0,4}的")


class _Verb(NamedTuple):
    """A verb with its negation, if one stands before it, and what it governs, folded."""

    start: int
    text: str
    bare: str
    object: str


class _Opposites(NamedTuple):
    """The contents of opposites.toml, ready for look-up; `sides` are (pair, side) of each verb."""

    sides: dict[str, frozenset[tuple[int, int]]]
    verbs: re.Pattern[str]
    negations: re.Pattern[str]


def contrary_demands(left: ClauseRef, right: ClauseRef) -> list[StrengthChange]:
    """Compare the verbs of two clauses that were paired.

    Returns:
        A change for each verb whose object is that of a contrary verb on the other side, in the order of the right
        clause. A verb that both sides have with one object is no change, whatever else is said.
    """
    opposites = _opposites()
    olds, news = list(_verbs(left.text, opposites)), list(_verbs(right.text, opposites))
    texts = {verb.text for verb in olds} & {verb.text for verb in news}
    found: list[StrengthChange] = []
    taken: set[int] = set()
    for new in news:
        if new.text in texts:
            continue
        for old in olds:
            if old.start in taken or old.text in texts or not _are_contrary(old, new, opposites):
                continue
            if _same_thing(old.object, new.object):
                taken.add(old.start)
                found.append(StrengthChange("negated", old.text, new.text, _ref(left, old), _ref(right, new)))
                break
    return found


def _verbs(text: str, opposites: _Opposites) -> Iterator[_Verb]:
    for match in opposites.verbs.finditer(text):
        bare = match["verb"]
        if (
            bare is not None
            and bare == match.group()
            and opposites.negations.search(_sentence_before(text, match.start()))
        ):
            continue  # 不得以任何形式收取: forbidden, though the negation does not stand next to it
        if bare is None or _ATTRIBUTE.match(text, match.end()):  # a decoy; 取消的事项
            continue
        governed = _END.split(text[match.end() : match.end() + _GOVERNED], maxsplit=1)[0]
        yield _Verb(match.start(), match.group(), bare, fold(governed))


def _sentence_before(text: str, start: int) -> str:
    """Return what stands before a verb in its own part of the sentence."""
    return _END.split(text[:start])[-1]


def _are_contrary(old: _Verb, new: _Verb, opposites: _Opposites) -> bool:
    """Tell whether one verb asks the contrary of another: its negation, or a word of the other side of its pair."""
    if old.bare == new.bare:
        return old.text != new.text
    if old.text != old.bare or new.text != new.bare:
        return False
    return any((pair, 1 - side) in opposites.sides[new.bare] for pair, side in opposites.sides[old.bare])


def _same_thing(one: str, other: str) -> bool:
    first, second = ({a + b for a, b in pairwise(text)} for text in (one, other))
    shortest = min(len(first), len(second))
    return shortest >= _FEWEST_PAIRS and len(first & second) >= _SAME_THING * shortest


def _ref(clause: ClauseRef, verb: _Verb) -> ClauseRef:
    start = clause.start + verb.start
    return ClauseRef(clause.task, start, start + len(verb.text), verb.text)


@cache
def _opposites() -> _Opposites:
    """Read opposites.toml once."""
    with resources.files(__package__).joinpath("opposites.toml").open("rb") as file:
        data = tomllib.load(file)
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(data["pair"]):
        for side, name in enumerate(("one", "other")):
            for word in pair[name]:
                sides.setdefault(word, set()).add((number, side))
    decoys, negations, verbs = (_any(words) for words in (data["decoys"]["words"], data["negation"]["words"], sides))
    pattern = re.compile(rf"{decoys}|(?:{negations})?(?P<verb>{verbs})")
    found = {word: frozenset(places) for word, places in sides.items()}
    return _Opposites(found, pattern, re.compile(negations))


def _any(words: "dict[str, set[tuple[int, int]]] | list[str]") -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"
