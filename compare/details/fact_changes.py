"""Say which numbers, dates and names of a change's texts changed, came or went."""

import re
from collections.abc import Mapping, Sequence

from compare.details.counted_things import Place, of_another_matter
from compare.details.fact_pairs import (
    NAMES,
    NUMBERS,
    FactPair,
    are_opposed,
    over_clauses,
    paired,
)
from compare.details.quantities import AGES, find_quantities
from compare.details.titles import find_names
from compare.model import ClauseEdit
from compare.particulars import ClauseRef, Direction, Fact, FactChange, FactStatus
from compare.texts.folding import JOINTS, fold, moved_on
from documents.chinese.numerals import digits_of

__all__ = [
    "NAMES",
    "bare",
    "bare_name",
    "fact_changes",
    "facts_alone",
    "find_facts",
    "is_time_alone",
    "only_facts_differ",
    "with_limit",
]

STATE = re.compile(r"^中华人民共和国(?=.{4})")
"""What a title may lack: 《中华人民共和国政府信息公开条例》 is spoken of as 政府信息公开条例."""

AROUND_TIMES = re.compile(r"[自从到至在截止于起前后底末内期间力争预计各年\W]")
"""What stands beside a time that is a clause."""

LIMIT = re.compile(r"不|至少|最|以[上下内]|之内|[超高低多少大小]")
"""What a text holds somewhere where a number in it is a limit."""

WORDS_BEFORE, WORDS_BEHIND = 24, 8
"""Characters around a number that hold the words of its limit, and enough of the text to read the number as it was."""

ABOUT = "左右"
"""What stands behind a number that is no exact one."""


def find_facts(text: str, *, year: int | None = None) -> tuple[Fact, ...]:
    """Find the numbers, dates and names of a text; a number within a name belongs to the name.

    Args:
        text: any text.
        year: the year that dates without one belong to.

    Returns:
        Facts in order, without overlap.
    """
    names = find_names(text)
    masked = list(text)
    for name in names:
        masked[name.start : name.end] = "\0" * (name.end - name.start)
    return tuple(sorted((*names, *find_quantities("".join(masked), year=year)), key=lambda fact: fact.start))


def fact_changes(
    edits: Sequence[ClauseEdit], *, years: tuple[int | None, int | None] = (None, None), plan_years: int = 0
) -> tuple[FactChange, ...]:
    """Compare the facts of the clauses of one change.

    Args:
        edits: what became of its clauses.
        years: the years that dates without one belong to.
        plan_years: how many years the right document is later where both are plans of one issuer; a date or a name
            that only moved on with the plan is `rolled`.

    Returns:
        Changes in the order of the clauses. A fact that stands anywhere on the other side neither came nor went, and
        neither did a name whose words stand there without its marks. One change of fact is told once.
    """
    if all(edit.status == "kept" for edit in edits):
        return ()
    lefts, rights = _facts(edits, 0, years[0]), _facts(edits, 1, years[1])
    places = [_by_meaning(side) for side in (lefts, rights)]
    texts = [bare("".join(ref.text for edit in edits if (ref := (edit.left, edit.right)[side]))) for side in (0, 1)]
    told: list[tuple[FactPair, bool]] = []
    for number, edit in enumerate(edits):
        if edit.status == "kept":
            continue
        lone = edit.left is None or edit.right is None or edit.tentative or edit.in_other_words
        for old, new in paired(lefts[number], rights[number], edit.tokens, loose=edit.in_other_words):
            if old is None and new is not None and _stands(new, places[0], texts[0], lone=lone):
                continue
            if new is None and old is not None and _stands(old, places[1], texts[1], lone=lone):
                continue
            fact = (new or old)[1]  # type: ignore[index]
            if (old is None or new is None) and _is_own_year(fact, years[0 if new is None else 1]):
                continue
            told.append(((old, new), not edit.tentative))
    found: dict[tuple[object, object], FactChange] = {}
    for (old, new), sure in over_clauses(told):
        meanings = (old[1].meaning if old else None, new[1].meaning if new else None)
        found.setdefault(meanings, _change(old, new, plan_years, sure=sure))
    return tuple(found.values())


def facts_alone(
    edits: Sequence[ClauseEdit], *, years: tuple[int | None, int | None] = (None, None)
) -> tuple[FactChange, ...]:
    """List the numbers and dates of a task without a counterpart, each once with the words of its limit: 不低于4%.

    Args:
        edits: its clauses, all of one side.
        years: the years of both documents; the year of its own document is no news.
    """
    found: dict[tuple[object, ...], FactChange] = {}
    for edit in edits:
        side = 0 if edit.right is None else 1
        ref = edit.left or edit.right
        for fact in () if ref is None else find_facts(ref.text, year=years[side]):
            if ref is not None and fact.kind not in NAMES and not _is_own_year(fact, years[side]):
                text, place = _limit((ref, fact)) if fact.bound else (fact.text, _ref((ref, fact)))
                one = FactChange(fact.kind, "dropped", text, None, left_ref=place)
                other = FactChange(fact.kind, "added", None, text, right_ref=place)
                found.setdefault(fact.meaning, (one, other)[side])
    return tuple(found.values())


def with_limit(ref: ClauseRef, words: str) -> str:
    """Return a number with the words of its limit, 不少于2次, or with 左右.

    Args:
        ref: the characters of a fact.
        words: of the task that has it.
    """
    first = max(0, ref.start - WORDS_BEFORE)
    around = words[first : ref.end + WORDS_BEHIND]
    for fact in find_quantities(around) if LIMIT.search(around) else ():
        if first + fact.start == ref.start and fact.text == ref.text and fact.bound:
            return words[first + fact.bound_start : first + fact.bound_end]
    return ref.text + (ABOUT if words[ref.end :].startswith(ABOUT) else "")


def is_time_alone(text: str) -> bool:
    """Whether a clause is a time and nothing else (自2022年起)."""
    found = [fact for fact in find_quantities(text) if fact.kind in ("date", "period")]
    end, rest = 0, ""
    for fact in found:
        end, rest = fact.end, rest + text[end : fact.start]
    return bool(found) and not AROUND_TIMES.sub("", rest + text[end:])


def only_facts_differ(edits: Sequence[ClauseEdit]) -> bool:
    """Whether both texts are the same but for numbers and dates: another day of 起施行 rewrites no article."""
    return all(
        edit.left is not None
        and edit.right is not None
        and _without_quantities(edit.left.text) == _without_quantities(edit.right.text) != ""
        for edit in edits
    )


def _without_quantities(text: str) -> str:
    rest = list(text)
    for fact in find_quantities(text):
        rest[fact.start : fact.end] = [""] * (fact.end - fact.start)
    return fold("".join(rest))


def _is_own_year(fact: Fact, year: int | None) -> bool:
    """Whether a date is nothing but the year of its document, which every task of it belongs to."""
    return year is not None and re.fullmatch(rf"{year}年度?", fold(fact.text)) is not None


def _facts(edits: Sequence[ClauseEdit], side: int, year: int | None) -> dict[int, list[Place]]:
    """Find the facts of one side by the number of their edit."""
    found: dict[int, list[Place]] = {}
    for number, edit in enumerate(edits):
        ref = (edit.left, edit.right)[side]
        found[number] = [(ref, fact) for fact in find_facts(ref.text, year=year)] if ref else []
    return found


def _by_meaning(side: Mapping[int, Sequence[Place]]) -> Mapping[tuple[object, ...], Sequence[Place]]:
    found: dict[tuple[object, ...], list[Place]] = {}
    for places in side.values():
        for place in places:
            found.setdefault(place[1].meaning, []).append(place)
    return found


def _stands(place: Place, others: Mapping[tuple[object, ...], Sequence[Place]], text: str, *, lone: bool) -> bool:
    """Whether a fact stands on the other side, or a name's bare words do.

    A number of a clause that has no sure counterpart (`lone`) stands there only where it is not one of another matter:
    担保费率降至1%以下 went, although 收取的费率不超过1% stands.
    """
    fact = place[1]
    if fact.kind in NAMES and bare_name(fact) in text:
        return True
    if re.match(r"1(?![0-9.])", fact.text) and digits_of(1) + fact.text[1:] in text:  # 一小时 may be any hour: no fact
        return True
    equals = others.get(fact.meaning, ())
    if not lone or fact.kind not in NUMBERS:
        return bool(equals)
    return any(not of_another_matter(place, other) for other in equals)


def bare_name(fact: Fact) -> str:
    """Return a name as it may stand without its marks, a law without the state that made it."""
    return bare(STATE.sub("", fact.text.removeprefix("《"))) if fact.kind == "title" else bare(fact.text)


def bare(text: str) -> str:
    """Fold a text and leave out the words that join the items of a list as 、 does."""
    return JOINTS.sub("", fold(text))


def _change(old: Place | None, new: Place | None, plan_years: int, *, sure: bool) -> FactChange:
    """Write down what became of a fact; by how much only where both sides surely count the same thing."""
    left_ref, right_ref = (_ref(place) if place else None for place in (old, new))
    if old is None or new is None:
        fact = (new or old)[1]  # type: ignore[index]
        left, right = (fact.text, None) if new is None else (None, fact.text)
        went: FactStatus = "dropped" if new is None else "added"
        return FactChange(fact.kind, went, left, right, left_ref=left_ref, right_ref=right_ref)
    one, other = old[1], new[1]
    if are_opposed(one, other):
        (left, left_ref), (right, right_ref) = (_limit(place) for place in (old, new))
        return FactChange(one.kind, "changed", left, right, left_ref=left_ref, right_ref=right_ref)
    status: FactStatus = "rolled" if plan_years and moved_on(one.text, plan_years) == fold(other.text) else "changed"
    direction: Direction | None = None
    ratio = None
    if one.value is not None and other.value is not None and one.measure == other.measure and one.value != other.value:
        direction = "up" if other.value > one.value else "down"
        if sure and round(one.value, 6) and not (one.is_range or other.is_range or one.measure in AGES):
            ratio = other.value / one.value - 1
    return FactChange(one.kind, status, one.text, other.text, direction, ratio, left_ref, right_ref)


def _limit(place: Place) -> tuple[str, ClauseRef]:
    """Return a number with the words of its limit, and point at them."""
    clause, fact = place
    words = clause.text[fact.bound_start : fact.bound_end]
    return words, ClauseRef(clause.task, clause.start + fact.bound_start, clause.start + fact.bound_end, words)


def _ref(place: Place) -> ClauseRef:
    """Point at the characters of a fact in its task."""
    clause, fact = place
    return ClauseRef(clause.task, clause.start + fact.start, clause.start + fact.end, fact.text)
