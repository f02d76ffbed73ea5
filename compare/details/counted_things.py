"""Say what a number counts: the words around it in its clause, and whether those of two numbers are alike."""

import re
from functools import lru_cache
from itertools import pairwise

from compare.details.quantities import find_quantities
from compare.particulars import ClauseRef, Fact
from compare.texts.folding import fold

__all__ = ["COUNTED_ALIKE", "Place", "count_one_thing", "counted", "counted_alike", "of_another_matter", "words_around"]

COUNTED_ALIKE = 0.4
"""Share in [0, 1] of the pairs of characters around either number, on average, that stand around both, from which they
count one thing: 改造老旧小区 and 老旧小区改造, not 城镇新增就业 and 农村劳动力转移就业."""

TELLING_WORDS = 4
"""Pairs of characters around a number from which they say what it counts."""

OTHER_MATTER = 0.3
"""Share in [0, 1] of the fewer pairs of characters around two equal numbers below which they count two things."""

SAID_OF_ALL = re.compile(
    r"罚款|全[省市县区国]|新增|新建|建成|完成|实现|达到|突破|超过|力争|累计|预计|拟|年均|提高到?|增长|不断|继续|分别|左右|以上|总数|不少于|不低于"
)
"""What stands beside numbers of all things."""

TELLING = frozenset(
    ["千瓦", "千瓦时", "kW", "MW", "GW", "P", "PFLOPS", "EFLOPS", "EB", "TB", "GB", "MB", "Gbps", "Mbps"]
)
"""Units that measure one thing alone, so that two numbers of one clause need no words around them."""

ASIDE = re.compile(r"[，。；：、,;:\n\0]")
"""Where the words that belong to one number end."""

CLAUSE_MARKS = re.compile(r"[，。；：,;:\n]")
"""Where the words end that are added to few."""

OPEN_BRACKET = re.compile(r"[（(][^）)]*$")
"""What a bracket begins to add, which a mark or a number cuts off: 工厂…（累计达."""

ENOUGH_WORDS = 4
"""Characters beside a number, punctuation left out, that say what it counts: 提高到 does not."""

GAP = "…"
"""Stands where a number stood in the words that say what it counts."""

WORD_BEHIND = 2
"""Characters right behind a number that name what is counted: 15个行政村, 20个行政村."""

CACHED_CLAUSES = 64
"""Clauses that are remembered without their numbers: those of the pairs of one clause after the other."""

Place = tuple[ClauseRef, Fact]
"""A fact and the clause it stands in."""


def count_one_thing(old: Place, new: Place, *, only: bool) -> bool:
    """Tell whether the words around two numbers are alike.

    Args:
        old: a number.
        new: another one.
        only: each is the only one of its kind in its clause: there one may say nothing of what it counts.
    """
    one, other = words_around(old), words_around(new)
    if only and old[1].measure == new[1].measure and (not one or not other or old[1].measure in TELLING):
        return True
    if not one and not other:
        return True
    return 2 * len(one & other) >= COUNTED_ALIKE * (len(one) + len(other))


def counted_alike(old: Place, new: Place) -> float:
    """Return how much of the words around two numbers is the same.

    Args:
        old: a number and its clause.
        new: another.

    Returns:
        A share in [0, 1]; 1 where the same thing stands right behind both.
    """
    things = [_thing_behind(place) for place in (old, new)]
    if things[0] and things[0] == things[1]:
        return 1.0
    one, other = words_around(old), words_around(new)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _thing_behind(place: Place) -> str:
    """Return the first characters of what is counted, where it stands right behind the number."""
    ref, fact = place
    end = fact.bound_end if fact.bound else fact.end
    behind = fold(ASIDE.split(ref.text[end:], maxsplit=1)[0]).removeprefix("的")
    thing = SAID_OF_ALL.split(behind, maxsplit=1)[0][:WORD_BEHIND]
    return thing if len(thing) == WORD_BEHIND else ""


def of_another_matter(one: Place, other: Place) -> bool:
    """Tell whether two equal numbers count two things for certain: both have words around them, which share little."""
    words = (words_around(one), words_around(other))
    smallest = min(map(len, words))
    return smallest >= TELLING_WORDS and len(words[0] & words[1]) < OTHER_MATTER * smallest


def counted(place: Place) -> str:
    """Return the words that say what a number counts, with … in its place; empty where none stand beside it.

    The words up to the next mark or number say it; where they are few, those before them as well.

    Example:
        >>> from compare.details.quantities import find_quantities
        >>> clause = ClauseRef(0, 0, 18, "起征点从10万元提高到15万元，并公开。")
        >>> [counted((clause, fact)) for fact in find_quantities(clause.text)]
        ['起征点从…提高到', '起征点从10万元提高到…']
    """
    before, after = _beside(place)
    if len(fold(before + after)) < ENOUGH_WORDS:
        ref, fact = place
        before = CLAUSE_MARKS.split(ref.text[: fact.bound_start if fact.bound else fact.start])[-1]
    after = OPEN_BRACKET.sub("", after)
    return f"{before}{GAP}{after}" if fold(before + after) else ""


def words_around(place: Place) -> set[str]:
    """Return the pairs of characters that stand around a number up to the next mark or number, on either side."""
    words = [fold(part) for side in _beside(place) for part in SAID_OF_ALL.split(side)]
    return {a + b for word in words for a, b in pairwise(word)}


def _beside(place: Place) -> tuple[str, str]:
    """Return the words before and behind a number, up to the next mark or number."""
    ref, fact = place
    rest = _without_numbers(ref.text)
    before = ASIDE.split(rest[: fact.bound_start if fact.bound else fact.start])[-1]
    after = ASIDE.split(rest[fact.bound_end if fact.bound else fact.end :], maxsplit=1)[0]
    return before, after


@lru_cache(maxsize=CACHED_CLAUSES)
def _without_numbers(text: str) -> str:
    """Return a clause with a mark in the place of each character of its numbers and of their limits."""
    rest = list(text)
    for found in find_quantities(text):
        start, end = (found.bound_start, found.bound_end) if found.bound else (found.start, found.end)
        rest[start:end] = "\0" * (end - start)
    return "".join(rest)
