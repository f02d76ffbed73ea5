"""A fact as a reader is told of it: a number with the words of its limit."""

import re
from typing import Final

from compare import ClauseRef, Comparison, FactChange
from compare.details.fact_changes import with_limit
from documents.model import Document
from reports.words.wording import Wording

__all__ = ["fact_around", "fact_sides", "lone_fact"]

_BESIDE: Final = 9  # characters before a number within which what it counts begins
_BEGINS: Final = re.compile(r"[按依]照|等$|[，。；：、）的在对将由按为于]|应当|不得|可以|或者|并且")
_WITHIN: Final = re.compile(r"[内后前]")
_AFTER: Final = re.compile(r"(?:(?![的等])[\u4e00-\u9fff]){1,14}?(?=[，。；：、的以内后前时并或和与及])")


def lone_fact(fact: FactChange, comparison: Comparison) -> str:
    """Return a fact that one side alone has, a number with the words of its limit: 不低于4%, 60%以上."""
    ref, document = (fact.left_ref, comparison.left) if fact.right is None else (fact.right_ref, comparison.right)
    if ref is None:
        return fact.left or fact.right or ""
    return with_limit(ref, document.tasks[ref.task].words)


def fact_around(fact: FactChange, comparison: Comparison, words: Wording) -> str:
    """Return the same with the words right beside it, which say what is counted: “提前十五日通知用户”, “二个采暖期”."""
    alone = lone_fact(fact, comparison)
    ref, document = (fact.left_ref, comparison.left) if fact.right is None else (fact.right_ref, comparison.right)
    if ref is None or fact.kind == "date":
        return alone
    text = document.tasks[ref.task].words
    place = text.find(alone, max(0, ref.start - len(alone)))
    if not 0 <= place <= ref.start:
        return alone
    begin = max((found.end() for found in _BEGINS.finditer(text, max(0, place - _BESIDE), place)), default=place)
    behind = place + len(alone)
    after = (_WITHIN.match(text, behind) if fact.kind == "period" else None) or _AFTER.match(text, behind)
    around = "".join(text[begin:place].split()) + alone + (after[0] if after else "")
    return alone if around == alone else words["told_quoted"].format(text=around)


def fact_sides(fact: FactChange, comparison: Comparison) -> tuple[str, str]:
    """Return both sides of a fact that changed: 50家以上 and 110家, 6%左右 and 5%."""
    left, right = fact.left or "", fact.right or ""
    return (
        _limited(left, fact.left_ref, comparison.left),
        _limited(right, fact.right_ref, comparison.right),
    )


def _limited(text: str, ref: ClauseRef | None, document: Document) -> str:
    return text if ref is None or ref.text != text else with_limit(ref, document.tasks[ref.task].words)
