"""Read what a clause asks for: nothing, an act, the items of a list, or something of its own document."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from compare.details.quantities import find_quantities
from compare.details.titles import find_names
from compare.texts.folding import fold

__all__ = ["asks_nothing", "list_items", "lost_acts", "speaks_of_itself"]

LAST_MARKS = "，。；,.;、！？!? \n"

JOINTS = re.compile(r"、|以及|[和与及或]")

SHORTEST_ITEM = 2
"""Characters of an item: a single one is left over where a word was cut at 和."""


class _Words(NamedTuple):
    """The contents of clause_demands.toml, ready for look-up."""

    acts: tuple[re.Pattern[str], ...]
    frames: re.Pattern[str]
    topic: re.Pattern[str]
    scope: re.Pattern[str]
    doing: re.Pattern[str]
    itself: re.Pattern[str]


def asks_nothing(text: str) -> bool:
    """Whether a clause asks nothing by itself: a basis, a condition, a topic, a date."""
    words = _words()
    plain = text.strip(LAST_MARKS)
    if not fold(plain) or words.frames.fullmatch(plain) or _is_time(plain):
        return True
    topics = (words.topic.fullmatch(plain), words.scope.fullmatch(plain))
    return any(topic is not None and not words.doing.search(topic.group(1)) for topic in topics)


def lost_acts(clause: str, taken_up: str) -> bool:
    """Whether a clause asks for an act that no text which takes it up asks for."""
    plain = _without_names(clause)
    other = _without_names(taken_up)
    return any(acts.search(plain) and not acts.search(other) for acts in _words().acts)


def list_items(clause: str) -> tuple[str, ...]:
    """Take a list apart: what 、 joins, and what 和 joins beside it, up to 等.

    Returns:
        The items in order, the first with what stands before the list; nothing without a 、.

    Example:
        >>> list_items("围绕焊接、装配和质检等环节，")
        ('围绕焊接', '装配', '质检')
    """
    plain = clause.strip(LAST_MARKS)
    if "、" not in plain:
        return ()
    items = JOINTS.split(plain.partition("等")[0])
    return tuple(item for item in items if len(fold(item)) >= SHORTEST_ITEM)


def speaks_of_itself(text: str) -> bool:
    """Whether a text names the document that it stands in: 本要点, 本责任清单."""
    return _words().itself.search(text) is not None


def _is_time(plain: str) -> bool:
    """Whether a clause is nothing but a date or a length of time."""
    rest = list(plain)
    times = [fact for fact in find_quantities(plain) if fact.kind in {"date", "period"}]
    for fact in times:
        rest[fact.start : fact.end] = [""] * (fact.end - fact.start)
    return bool(times) and re.fullmatch(r"[于在到至截止]?(?:之?前|以前|内|以内|起|底)?", "".join(rest)) is not None


def _without_names(text: str) -> str:
    """Leave out titles and quotations: 《…制定办法》 asks for nothing."""
    rest = list(text)
    for name in find_names(text):
        rest[name.start : name.end] = [""] * (name.end - name.start)
    return "".join(rest)


@cache
def _words() -> _Words:
    """Read clause_demands.toml once."""
    with resources.files(__package__).joinpath("clause_demands.toml").open("rb") as file:
        data = tomllib.load(file)
    return _Words(
        acts=tuple(re.compile(f"(?:{'|'.join(group)})(?![^，。；、]{{0,4}}的)") for group in data["acts"]["groups"]),
        frames=re.compile("|".join(f"(?:{pattern})" for pattern in data["frames"]["patterns"])),
        topic=re.compile(data["frames"]["topic"]),
        scope=re.compile(data["frames"]["scope"]),
        doing=re.compile(data["frames"]["doing"]),
        itself=re.compile(data["self"]["patterns"]),
    )
