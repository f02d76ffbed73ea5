"""Tell where a number that must be kept became one to strive for, or the reverse: 不得低于80% and 逐步提高到80%."""

import re
from typing import NamedTuple

from compare.details.quantities import find_quantities
from compare.particulars import ClauseRef, Fact, StrengthChange, StrengthStatus

__all__ = ["binding_changes"]

_REACHED = r"(?:提高到?|提升[到至]|达到|降低?[到至]|增加到|不低于|不少于|不超过|控制在)?"
_BINDING = re.compile(
    r"(?P<words>不[得应能](?:低于|少于|小于|高于|超过|多于|大于|突破)|(?:必须|应当|确保|保证)(?:达到|不低于|不少于|不超过|控制在))"
    r"[^，。；,;\d]{0,4}$"
)
"""Right before a number that must be kept."""

_STRIVEN = re.compile(
    rf"(?P<words>(?:逐步|逐年|稳步|力争|争取|努力|力求|鼓励){_REACHED})[^，。；,;]{{0,30}}?{_REACHED}[^，。；,;\d]{{0,4}}$"
)
"""Before one that is striven for; what it is a share of may stand between."""


class _Word(NamedTuple):
    """The words before a number, and whether they bind."""

    start: int
    text: str
    binds: bool


def binding_changes(left: ClauseRef, right: ClauseRef) -> list[StrengthChange]:
    """Compare how two clauses of one demand put the numbers that both have, or each the only one of its measure.

    Returns:
        A change for each such number that binds on one side and is striven for on the other.
    """
    found = []
    olds, news = find_quantities(left.text), find_quantities(right.text)
    for old in olds:
        new = _counterpart(old, olds, news)
        before, after = _words(old, left.text), None if new is None else _words(new, right.text)
        if before is None or after is None or before.binds == after.binds:
            continue
        status: StrengthStatus = "strengthened" if after.binds else "weakened"
        found.append(StrengthChange(status, before.text, after.text, _ref(left, before), _ref(right, after)))
    return found


def _counterpart(old: Fact, olds: tuple[Fact, ...], news: tuple[Fact, ...]) -> Fact | None:
    """Return the number that means the same, else the only one of its measure where there is one on each side."""
    same = next((new for new in news if new.meaning == old.meaning), None)
    if same is not None or not old.measure:
        return same
    alike = [[one for one in side if one.measure == old.measure] for side in (olds, news)]
    return alike[1][0] if len(alike[0]) == len(alike[1]) == 1 else None


def _words(fact: Fact, text: str) -> _Word | None:
    before = text[: fact.start]
    if match := _BINDING.search(before):
        return _Word(match.start("words"), match["words"], binds=True)
    match = _STRIVEN.search(before)
    return None if match is None else _Word(match.start("words"), match["words"], binds=False)


def _ref(clause: ClauseRef, word: _Word) -> ClauseRef:
    start = clause.start + word.start
    return ClauseRef(clause.task, start, start + len(word.text), word.text)
