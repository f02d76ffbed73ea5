"""Pair the numbers, dates and names of two texts that do not mean the same: one became the other, or came, or went."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from compare.details.counted_things import COUNTED_ALIKE, Place, count_one_thing, counted_alike
from compare.details.quantities import find_quantities
from compare.model import TokenEdit
from compare.particulars import Fact
from compare.texts.folding import fold

__all__ = ["NAMES", "NUMBERS", "FactPair", "are_opposed", "over_clauses", "paired"]

NAMES = frozenset(["title", "document_number", "quoted"])

NUMBERS = frozenset(["amount", "percentage", "count", "period"])

SAME_NAME = 0.5
"""Similarity in [0, 1] from which one name may have become another; less alike, one came and another went."""

NEIGHBOURS = 2
"""Characters beside two facts that say whether they stand in the same place."""

OTHER_CLAUSE_ALIKE = 0.3
"""The same share for the only two numbers of one measure that a row has left over, each in a clause of its own."""

OTHER_SIZE = 20
"""How many times one number is the other from which they count two things: 人均1.2册, 藏书120万册."""

FactPair = tuple[Place | None, Place | None]
"""A fact of the left and one of the right; None where it came or went."""


def paired(
    lefts: Iterable[Place], rights: Iterable[Place], tokens: Sequence[TokenEdit], *, loose: bool = False
) -> list[FactPair]:
    """Pair the facts of one clause that do not mean the same: those in one place first, then the only two of a kind.

    Args:
        lefts: the facts of the left clause, in order.
        rights: those of the right clause.
        tokens: the edits between the two.
        loose: the clauses say one thing in other words.

    Returns:
        Pairs in the order of the right clause.

    In other words (`loose`) two numbers need not count one thing, and only the words beside them pair them:
    10个数字领航企业、100个先进级智能工厂 became 200个智能车间、智能工厂.
    """
    olds, news = _without_equals(list(lefts), list(rights))
    left_runs, right_runs = ([_run(place, tokens, side) for place in places] for side, places in ((0, olds), (1, news)))
    ranked: list[tuple[float, int, int]] = []
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
                counted = 2 * counted_alike(old, new) if old[1].kind in NUMBERS else 0.0
                ranked.append((-2 * same_run - beside - (old[1].measure == new[1].measure) - counted, i, j))
    pairs: list[FactPair] = []
    for _, i, j in sorted(ranked):
        if all(olds[i] is not old and news[j] is not new for old, new in pairs):
            pairs.append((olds[i], news[j]))
    taken = {id(place) for pair in pairs for place in pair}
    pairs += [(old, None) for old in olds if id(old) not in taken]
    pairs += [(None, new) for new in news if id(new) not in taken]
    return sorted(pairs, key=_order)


def over_clauses(pairs: Sequence[tuple[FactPair, bool]]) -> list[tuple[FactPair, bool]]:
    """Pair the numbers of a row that stand alone in clauses which are no pair, where they count one thing.

    建成15个行政村管网 beside 新增20个行政村: the row is about one matter, so 15个 became 20个, whatever clause says it.

    Args:
        pairs: of all clauses of a row, in its order, each with whether both sides surely count the same thing.

    Returns:
        The pairs; two lone numbers that belong together are one, in the place of the right one and never sure.
    """
    olds = [old for (old, new), _ in pairs if old is not None and new is None and old[1].kind in NUMBERS]
    news = [new for (old, new), _ in pairs if new is not None and old is None and new[1].kind in NUMBERS]
    if not olds or not news:
        return list(pairs)
    many = [Counter(_measure(place) for place in places) for places in (olds, news)]
    ranked = []
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            only = all(counted[_measure(old)] == 1 for counted in many)
            alike = counted_alike(old, new) if _are_of_one_size(old[1], new[1]) else 0.0
            least = OTHER_CLAUSE_ALIKE if only else COUNTED_ALIKE
            if alike >= least and _is_nearest(old, new, alike) and _is_nearest(new, old, alike):
                ranked.append((-alike, i, j))
    became: dict[int, int] = {}
    for _, i, j in sorted(ranked):
        if i not in became and j not in became.values():
            became[i] = j
    partners = {id(news[j]): olds[i] for i, j in became.items()}
    gone = {id(olds[i]) for i in became}
    return [
        ((partners[id(new)], new), False) if old is None and id(new) in partners else ((old, new), sure)
        for (old, new), sure in pairs
        if not (new is None and id(old) in gone)
    ]


def _measure(place: Place) -> tuple[str, str]:
    return place[1].kind, place[1].measure


def _are_of_one_size(old: Fact, new: Fact) -> bool:
    """Whether two numbers are of one measure and so near that one may have become the other."""
    if (old.kind, old.measure) != (new.kind, new.measure) or not old.value or not new.value:
        return False
    return max(old.value, new.value) <= OTHER_SIZE * min(old.value, new.value)


def _is_nearest(place: Place, found: Place, alike: float) -> bool:
    """Whether no other number of the clause of `found` counts as surely what `place` does."""
    ref = found[0]
    return all(
        fact.start == found[1].start
        or not _are_of_one_size(place[1], fact)
        or counted_alike(place, (ref, fact)) < alike
        for fact in find_quantities(ref.text)
    )


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
        match = next(
            (new for new in news if new[1].meaning == old[1].meaning and not are_opposed(old[1], new[1])), None
        )
        if match is None:
            olds.append(old)
        else:
            news.remove(match)
    return olds, news


def are_opposed(old: Fact, new: Fact) -> bool:
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
