"""Say which numbers, dates and names of a change's texts changed, came or went."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import Indel

from compare.details.counted_things import Place, count_one_thing, of_another_matter
from compare.details.quantities import AGES, find_quantities
from compare.details.titles import find_names
from compare.model import ClauseEdit, TokenEdit
from compare.particulars import ClauseRef, Direction, Fact, FactChange, FactStatus
from compare.texts.folding import JOINTS, fold, moved_on
from documents.chinese.numerals import digits_of

__all__ = ["NAMES", "bare", "bare_name", "fact_changes", "facts_alone", "find_facts", "only_facts_differ", "with_limit"]

NAMES = frozenset(["title", "document_number", "quoted"])

STATE = re.compile(r"^中华人民共和国(?=.{4})")
"""What a title may lack: 《中华人民共和国政府信息公开条例》 is spoken of as 政府信息公开条例."""

SAME_NAME = 0.5
"""Similarity in [0, 1] from which one name may have become another; less alike, one came and another went."""

NEIGHBOURS = 2
"""Characters beside two facts that say whether they stand in the same place."""

LIMIT = re.compile(r"不|至少|最|以[上下内]|之内|[超高低多少大小]")
"""What a text holds somewhere where a number in it is a limit."""

WORDS_BEFORE, WORDS_BEHIND = 24, 8
"""Characters around a number that hold the words of its limit, and enough of the text to read the number as it was."""

NUMBERS = frozenset(["amount", "percentage", "count", "period"])

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
    found: dict[tuple[object, object], FactChange] = {}
    for number, edit in enumerate(edits):
        if edit.status == "kept":
            continue
        for old, new in _paired(lefts[number], rights[number], edit.tokens, loose=edit.in_other_words):
            lone = edit.left is None or edit.right is None or edit.tentative or edit.in_other_words
            if old is None and new is not None and _stands(new, places[0], texts[0], lone=lone):
                continue
            if new is None and old is not None and _stands(old, places[1], texts[1], lone=lone):
                continue
            fact = (new or old)[1]  # type: ignore[index]
            if (old is None or new is None) and _is_own_year(fact, years[0 if new is None else 1]):
                continue
            told = (old[1].meaning if old else None, new[1].meaning if new else None)
            found.setdefault(told, _change(old, new, plan_years, sure=not edit.tentative))
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


def _paired(
    lefts: Iterable[Place], rights: Iterable[Place], tokens: Sequence[TokenEdit], *, loose: bool = False
) -> list[tuple[Place | None, Place | None]]:
    """Pair the facts of one clause that do not mean the same: those in one place first, then the only two of a kind.

    In other words (`loose`) two numbers need not count one thing, and only the words beside them pair them:
    10个数字领航企业、100个先进级智能工厂 became 200个智能车间、智能工厂.
    """
    olds, news = _without_equals(list(lefts), list(rights))
    left_runs, right_runs = ([_run(place, tokens, side) for place in places] for side, places in ((0, olds), (1, news)))
    ranked: list[tuple[int, int, int]] = []
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            if old[1].kind != new[1].kind:
                continue
            beside = _neighbours(old, new)
            if old[1].kind in NAMES and not beside and _unlike(old[1], new[1]):
                continue
            same_run = left_runs[i] == right_runs[j] is not None
            only = all(sum(place[1].kind == old[1].kind for place in places) == 1 for places in (olds, news))
            if old[1].kind in NUMBERS and not count_one_thing(old, new, only=only and not loose):
                continue
            if beside or (not loose and (same_run or only)):
                ranked.append((-2 * same_run - beside - (old[1].measure == new[1].measure), i, j))
    pairs: list[tuple[Place | None, Place | None]] = []
    for _, i, j in sorted(ranked):
        if all(olds[i] is not old and news[j] is not new for old, new in pairs):
            pairs.append((olds[i], news[j]))
    taken = {id(place) for pair in pairs for place in pair}
    pairs += [(old, None) for old in olds if id(old) not in taken]
    pairs += [(None, new) for new in news if id(new) not in taken]
    return sorted(pairs, key=_order)


def _order(pair: tuple[Place | None, Place | None]) -> tuple[int, int]:
    """Order pairs by their place on the right, what went by its place on the left."""
    old, new = pair
    place = new or old
    return (place[1].start, new is None) if place else (0, False)


def _without_equals(lefts: list[Place], rights: list[Place]) -> tuple[list[Place], list[Place]]:
    """Take out what stands on both sides, as often as it does."""
    news = list(rights)
    olds: list[Place] = []
    for old in lefts:
        match = next((new for new in news if new[1].meaning == old[1].meaning and not _opposed(old[1], new[1])), None)
        if match is None:
            olds.append(old)
        else:
            news.remove(match)
    return olds, news


def _opposed(old: Fact, new: Fact) -> bool:
    """Whether one number is the least that may be and the other one the most: 不低于20%, 不超过20%."""
    return old.bound is not None and new.bound is not None and old.bound != new.bound


def _run(place: Place, tokens: Sequence[TokenEdit], side: int) -> int | None:
    """Return the number of the first edit that touches a fact; None when none does."""
    start = 0
    for number, token in enumerate(tokens):
        end = start + len((token.left, token.right)[side])
        if token.op != "equal" and start < place[1].end and place[1].start < end:
            return number
        start = end
    return None


def _unlike(old: Fact, new: Fact) -> bool:
    """Whether two names are too different for one to have become the other."""
    return bool(Indel.normalized_similarity(fold(old.text), fold(new.text)) < SAME_NAME)


def _neighbours(old: Place, new: Place) -> bool:
    """Whether the same words stand right before or right after two facts."""
    (one, fact), (other, counterpart) = old, new
    before = [fold(ref.text[: found.start])[-NEIGHBOURS:] for ref, found in ((one, fact), (other, counterpart))]
    after = [fold(ref.text[found.end :])[:NEIGHBOURS] for ref, found in ((one, fact), (other, counterpart))]
    return bool(before[0] and before[0] == before[1]) or bool(after[0] and after[0] == after[1])


def _change(old: Place | None, new: Place | None, plan_years: int, *, sure: bool) -> FactChange:
    """Write down what became of a fact; by how much only where both sides surely count the same thing."""
    left_ref, right_ref = (_ref(place) if place else None for place in (old, new))
    if old is None or new is None:
        fact = (new or old)[1]  # type: ignore[index]
        left, right = (fact.text, None) if new is None else (None, fact.text)
        went: FactStatus = "dropped" if new is None else "added"
        return FactChange(fact.kind, went, left, right, left_ref=left_ref, right_ref=right_ref)
    one, other = old[1], new[1]
    if _opposed(one, other):
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
