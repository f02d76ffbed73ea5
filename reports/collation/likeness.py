"""Put the columns of places side by side that say the most alike."""

from collections.abc import Sequence

from collate import Collation
from compare.texts.folding import fold

__all__ = ["equal_readings", "order_by_likeness"]

EQUAL = 2
"""Points of a matter that two witnesses have in the same words; in other words it has one."""


def order_by_likeness(collation: Collation) -> tuple[int, ...]:
    """Order witnesses so that neighbours are alike.

    Args:
        collation: of witnesses that stand in no order of their own, as regions do.

    Returns:
        Indices of witnesses: the base, or the one most like all others; then, one after the other, the one most like
        the last, of equals the first in reading order; those without a document last.
    """
    witnesses = collation.collection.witnesses
    there = [place for place, one in enumerate(witnesses) if not one.missing]
    likeness = _likeness(collation)

    def alike(one: int, other: int) -> tuple[float, int]:
        return likeness.get((min(one, other), max(one, other)), 0.0), -other

    base = collation.collection.base
    if base is None:
        base = max(there, key=lambda one: (sum(alike(one, other)[0] for other in there if other != one), -one))
    order = [base]
    while len(order) < len(there):
        order.append(max((one for one in there if one not in order), key=lambda one: alike(order[-1], one)))
    return (*order, *(place for place in range(len(witnesses)) if place not in order))


def equal_readings(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Group texts that are equal but for punctuation, by the first of each."""
    groups: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        groups.setdefault(fold(text) or text, []).append(place)
    return tuple(tuple(own) for own in groups.values())


def _likeness(collation: Collation) -> dict[tuple[int, int], float]:
    """Give for every two witnesses the share of what either has that both have, in the same words or in others."""
    shared: dict[tuple[int, int], int] = {}
    own: dict[int, int] = {}
    for matter in collation.matters:
        texts: dict[int, str] = {}
        for reading in matter.readings:
            texts[reading.witness] = texts.get(reading.witness, "") + fold(reading.text)
        places = sorted(texts)
        for number, one in enumerate(places):
            own[one] = own.get(one, 0) + EQUAL
            for other in places[number + 1 :]:
                points = EQUAL if texts[one] == texts[other] else 1
                shared[one, other] = shared.get((one, other), 0) + points
    return {(one, other): points / (own[one] + own[other] - points) for (one, other), points in shared.items()}
