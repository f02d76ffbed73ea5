"""Say whether a change is one of substance, and why or why not: edit distance is not substance."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from compare.counts import NO_DEADLINE_CHANGE
from compare.kinds import Kind
from compare.model import NO_UNIT_CHANGE, ClauseEdit, UnitChange
from compare.organs.identity import organ_key
from compare.particulars import (
    REASONS,
    ClauseRef,
    DeadlineChange,
    FactChange,
    FactKind,
    LevelRole,
    Reason,
    StrengthChange,
)
from compare.texts.folding import JOINTS, fold, moved_on
from documents.chinese.marks import find_clause_mark
from documents.chinese.organ_patterns import named_organ, office
from documents.chinese.organ_words import any_of, organ_words

__all__ = ["level_role", "substance"]

REFINED_BELOW = 0.8
"""Share in [0, 1] of the lower level's text below which it says more than it took over: 细化, not 承接. Four fifths
leave room for 省 → 市, a local name and a word of emphasis."""

NO_SUBSTANCE: frozenset[Reason] = frozenset(
    ["identical", "only_punctuation", "only_names", "only_rolled", "only_regrouped", "only_recognition"]
)

REASON_OF_FACT: dict[FactKind, Reason] = {
    "amount": "number",
    "percentage": "number",
    "count": "number",
    "date": "date",
    "period": "date",
    "document_number": "reference",
    "title": "reference",
    "quoted": "wording",
}


OR_UNITS = re.compile(r"(?<=部门)[（(]单位[）)]")
"""各部门（单位） and 各部门 are one collective."""


def substance(
    kind: Kind,
    *,
    moved: bool,
    text: Sequence[ClauseEdit],
    units: Iterable[UnitChange],
    deadline: DeadlineChange | None,
    facts: Iterable[FactChange],
    strength: Iterable[StrengthChange],
    places: Sequence[str] | None = None,
    plan_years: int = 0,
) -> tuple[bool, tuple[Reason, ...]]:
    """Judge a change.

    Args:
        kind: its kind.
        moved: whether it stands elsewhere.
        text: what became of its clauses.
        units: what became of its units.
        deadline: what became of its deadline.
        facts: numbers, dates and names that changed.
        strength: duties that became stronger or weaker.
        places: the names of both places where two levels or two places are compared: they, 省 and 市 are only names
            then. None between two years.
        plan_years: how many years the right document is later where both are plans of one issuer.

    Returns:
        Whether a person must look at it, and the reasons, in the order of `REASONS`: those of substance alone, or where
        there is none what kept it from being the same.
    """
    if kind in {"added", "dropped"}:
        return True, ("task_added" if kind == "added" else "task_dropped",)
    facts, strength = tuple(fact for fact in facts if fact.elsewhere is None), tuple(strength)
    found: set[Reason] = {REASON_OF_FACT[fact.kind] for fact in facts if fact.status != "rolled"}
    found |= {"strength"} if strength else set()
    found |= {"units"} if any(unit.status not in NO_UNIT_CHANGE for unit in units) else set()
    refs = [(fact.left_ref, fact.right_ref) for fact in facts if fact.status != "rolled"]
    refs += [(change.left_ref, change.right_ref) for change in strength]
    refs += [] if deadline is None or deadline.status == "rolled" else [(deadline.left_ref, deadline.right_ref)]
    told = [ref for both in refs for ref in both if ref is not None]
    for edit in text:
        found |= _of_clause(edit, told, places, plan_years)
    if deadline is not None and deadline.status != "kept":
        found.add("only_rolled" if deadline.status in NO_DEADLINE_CHANGE else "deadline")
    if moved or kind in {"split", "merged", "regrouped"}:
        found.add("only_regrouped")
    weighty = found - NO_SUBSTANCE
    chosen = weighty or found or {"identical"}
    return bool(weighty), tuple(reason for reason in REASONS if reason in chosen)


def level_role(kind: Kind, kept_right: float) -> LevelRole:
    """Name what the lower level made of it.

    Args:
        kind: the kind of the change.
        kept_right: share of the lower level's text that stands in the higher level's.
    """
    if kind in {"added", "dropped"}:
        return "own" if kind == "added" else "not_taken_up"
    return "refined" if kept_right < REFINED_BELOW else "taken_up"


def _of_clause(
    edit: ClauseEdit, told: Sequence[ClauseRef], places: Sequence[str] | None, plan_years: int
) -> set[Reason]:
    """Judge what became of one clause; `told` are the characters of facts and words that have a reason of their own."""
    if edit.left is None or edit.right is None:
        ref = edit.left or edit.right
        if ref is None or not fold(_without_mark(ref.text)):
            return {"only_punctuation"}
        if edit.elsewhere is not None:
            return {"only_regrouped" if edit.elsewhere.same else "wording"}
        return {"clause_added" if edit.left is None else "clause_dropped"}
    if edit.left.text == edit.right.text:
        return set()
    before, after = (JOINTS.sub("", _without_mark(_without(ref, told))) for ref in (edit.left, edit.right))
    if fold(before) == fold(after):
        return {"only_punctuation"}
    if plan_years and moved_on(before, plan_years) == fold(after):
        return {"only_rolled"}
    names = [_named(text, places) for text in (before, after)]
    return {"only_names"} if names[0] == names[1] else {"wording"}


def _without_mark(text: str) -> str:
    """Return a clause without the mark of a list at its head."""
    mark = find_clause_mark(text)
    return text if mark is None else text[mark.end :]


def _without(ref: ClauseRef, told: Sequence[ClauseRef]) -> str:
    """Return the text of a clause without what is told by itself."""
    kept = list(ref.text)
    for one in told:
        if one.task == ref.task and ref.start <= one.start and one.end <= ref.end:
            if ref.text[one.start - ref.start : one.end - ref.start] != one.text:
                continue  # a place of the other side
            kept[one.start - ref.start : one.end - ref.start] = [""] * (one.end - one.start)
    return "".join(kept)


def _named(text: str, places: Sequence[str] | None) -> str:
    """Fold a text with its organs by their keys and, between two places, without the names of places and levels."""
    text = office().sub("办公室", text)
    text = named_organ().sub(lambda organ: organ["before"] + organ_key(organ["name"]), text)
    for place in sorted(places or (), key=len, reverse=True):
        text = text.replace(place, "").replace(place.rstrip("省市县区"), "")
    return fold(OR_UNITS.sub("", text if places is None else _level_word().sub("", text)))


@cache
def _level_word() -> re.Pattern[str]:
    """Match 省, 全省, 省级 and the same of a city: in a list of the other level only the name of the level."""
    levels = any_of(organ_words().words("levels", "short"))
    return re.compile(rf"(?:全|我|本|各)?{levels}(?:(?:级|直|域|内|本级)|(?=政府|委))?|地方")
