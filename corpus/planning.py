"""Which documents are compared: planned by level, year and subject before anything is searched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from corpus.model import Entry, PlannedPair, Relation
from corpus.places import higher_places
from documents.model import Level

__all__ = ["SIDE_BY_SIDE", "planned"]

SIDE_BY_SIDE: Final = 12
"""Documents without a higher one that are all compared with one another, 66 pairs; of more each is compared with the
one that was issued first, for the pairs grow with the square."""

MOST: Final = 3
"""Documents of one place, year and subject that another is compared with: a plan, its division, its annex."""

_Place = tuple[str, Level, str | None, int]  # subject, level, region, year


def planned(entries: Sequence[Entry]) -> tuple[PlannedPair, ...]:
    """Plan the pairs of a corpus.

    A document is compared with that of the last year before that has one of its place and subject; with that of the
    nearest higher government of its place that has one on the subject in its year, else in the year before; and, where
    there is none of a higher one, with others of its level, year and subject.

    Args:
        entries: in any order; those of which something cannot be told are in no pair that asks for it.

    Returns:
        Pairs by the ids of both documents, each once.
    """
    by_place: dict[_Place, list[Entry]] = defaultdict(list)
    for one in sorted(entries, key=lambda one: one.id):
        if one.subject and one.level and one.year is not None and (one.region or one.level == "national"):
            by_place[one.subject, one.level, _region(one), one.year].append(one)
    pairs: dict[tuple[str, str], PlannedPair] = {}
    for pair in (*_over_years(by_place), *_between_levels(by_place)):
        pairs.setdefault((pair.left.id, pair.right.id), pair)
    below = {pair.right.id for pair in pairs.values() if pair.relation == "levels"}
    for pair in _side_by_side(by_place, below):
        pairs.setdefault((pair.left.id, pair.right.id), pair)
    return tuple(pairs[key] for key in sorted(pairs))


def _region(entry: Entry) -> str | None:
    return None if entry.level == "national" else entry.region


def _over_years(by_place: Mapping[_Place, Sequence[Entry]]) -> Iterator[PlannedPair]:
    """Pair what one place has on one subject: with the last year before, and the documents of one year in a chain."""
    years: dict[tuple[str, Level, str | None], list[int]] = defaultdict(list)
    for subject, level, region, year in by_place:
        years[subject, level, region].append(year)
    for place, own in years.items():
        for before, year in pairwise(sorted(own)):
            yield from _all(by_place[*place, before][:MOST], by_place[*place, year], "years")
    for documents in by_place.values():
        yield from (PlannedPair(one, other, "versions") for one, other in pairwise(documents))


def _between_levels(by_place: Mapping[_Place, Sequence[Entry]]) -> Iterator[PlannedPair]:
    """Pair documents with those of the nearest higher government that has one."""
    for (subject, level, region, year), documents in by_place.items():
        for higher, place in higher_places(region, level):
            found = by_place.get((subject, higher, place, year)) or by_place.get((subject, higher, place, year - 1))
            if found:
                yield from _all(found[:MOST], documents, "levels")
                break


def _side_by_side(by_place: Mapping[_Place, Sequence[Entry]], below: set[str]) -> Iterator[PlannedPair]:
    """Pair documents of one level, year and subject that no higher document holds together."""
    groups: dict[tuple[str, Level, int], list[Entry]] = defaultdict(list)
    for (subject, level, _, year), documents in by_place.items():
        groups[subject, level, year] += [one for one in documents if one.id not in below]
    for own in groups.values():
        ordered = sorted(own, key=lambda one: (one.issued_on or "9999", one.id))
        ends = combinations(ordered, 2) if len(ordered) <= SIDE_BY_SIDE else ((ordered[0], one) for one in ordered[1:])
        yield from (PlannedPair(one, other, "regions") for one, other in ends if _region(one) != _region(other))


def _all(lefts: Iterable[Entry], rights: Iterable[Entry], relation: Relation) -> Iterator[PlannedPair]:
    others = list(rights)
    return (PlannedPair(left, right, relation) for left in lefts for right in others)
