"""Tell by the names alone that two organs answer for one matter at two levels or in two places."""

from functools import lru_cache
from typing import Final

from compare.organs.identity import identify
from compare.organs.names import normalised_name, split_name
from compare.organs.register import Register
from documents.chinese.organ_patterns import body_ending
from documents.chinese.organ_words import organ_words

__all__ = ["is_like_organ"]

CACHED_PAIRS: Final = 8192
"""Pairs of names that are remembered; lists repeat them in every task."""

SHORTEST_MATTER: Final = 2
"""Characters that name a matter (教育, 房屋); one alone is in the names of many."""


@lru_cache(maxsize=CACHED_PAIRS)
def is_like_organ(one: str, other: str, register: Register) -> bool:
    """Tell whether one organ's matter is the beginning or the end of the other's: 市房屋管理局, 区住房保障房屋管理局.

    A lower level has fewer organs, which answer for more: 教育局 becomes 教育体育局, 交通局 建设交通局. It is a guess,
    to be asked only of two organs that found no better partner.

    Args:
        one: a unit's name as printed.
        other: another, of another level or place.
        register: the register of organs; the forms of a name that it knows count as its matter too.

    Returns:
        True only of two administrative bodies (厅, 局, 委, 办 …), both of the party or neither, in either order.
    """
    first, second = identify(one, register), identify(other, register)
    if first.group or second.group or not first.ending or not second.ending or first.party != second.party:
        return False
    return _ends(one, other, register) or _ends(other, one, register)


def _ends(short: str, long: str, register: Register) -> bool:
    """Tell whether the matter of the first name begins or ends a name of the second."""
    matter = _matter(short)
    told = len(matter) >= SHORTEST_MATTER and matter not in organ_words().words("bodies", "attributes")
    return told and any(
        len(whole) > len(matter) and (whole.startswith(matter) or whole.endswith(matter))
        for whole in _wholes(long, register)
    )


def _matter(name: str) -> str:
    """Take level, place and ending off a printed name."""
    stem = body_ending().sub("", split_name(normalised_name(name)).rest)
    return stem.removesuffix("管理") if len(stem) > len("管理") + 1 else stem


def _wholes(name: str, register: Register) -> tuple[str, ...]:
    """Return the matter of a printed name, and the present names of its organ where the register knows it."""
    organ = identify(name, register).organ
    forms = (form for entry in register.entries.organs if entry.name == organ for form in (entry.name, *entry.forms))
    return (_matter(name), *forms)
