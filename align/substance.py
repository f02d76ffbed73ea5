"""How much of a text is subject matter: letters weigh less, the more subjects of policy have their words."""

from functools import cache, lru_cache
from importlib.resources import files
from json import loads
from math import log

__all__ = ["STOCK_SUBSTANCE", "substance"]

ELSEWHERE = 3
"""Subjects that stand for a pair of letters which the background does not list, so that what is rare weighs .6 of a
letter and nothing weighs more; the background lists pairs from 8 subjects on."""

STOCK_SUBSTANCE = 0.1
"""Letters of subject matter under which a clause is stock: every subject has all of its words."""


@lru_cache(maxsize=1 << 14)
def substance(text: str) -> float:
    """Weigh the letters of a text.

    A letter counts as common as the commoner of the two pairs it stands in: in 组织领导 the pair 织领 across the words
    is rare, but its letters belong to 组织 and 领导, which every subject has. A rare letter between common ones is a
    particle (由, 为, 向) and weighs nothing: what names a matter has two letters at least.

    Args:
        text: folded.

    Returns:
        Letters of subject matter: 0 for words that every subject has.

    Example:
        >>> substance("加强组织领导,") < 0.1 < substance("开展消防演练,")
        True
    """
    subjects, spread = _background()
    common = [
        max(spread.get(text[max(0, place - 1) : place + 1], 0), spread.get(text[place : place + 2], 0))
        if mark.isalnum()
        else subjects
        for place, mark in enumerate(text)
    ]
    around = [subjects, *common, subjects]
    return sum(
        1.0 - log(1 + (here or ELSEWHERE)) / log(1 + subjects)
        for before, here, after in zip(around, common, around[2:], strict=False)
        if here or not (before and after)
    )


@cache
def _background() -> tuple[int, dict[str, int]]:
    """Read the number of subjects, and how many have each pair of letters."""
    content = loads(files(__package__).joinpath("spread.json").read_text(encoding="utf-8"))
    pairs = {
        run[start : start + 2]: int(count) for count, run in content["pairs"].items() for start in range(0, len(run), 2)
    }
    return int(content["subjects"]), pairs
