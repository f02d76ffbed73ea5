"""Join a clause that was left over to the pair beside it: one side says in two clauses what the other says in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from compare.texts.clause_measures import clause_key
from compare.texts.clause_model import SURE_FROM, Joining
from compare.texts.clause_pairing import Pairing
from compare.texts.clause_spans import Pair, Span, places, union
from compare.texts.rarity import Weights, bigrams, clause_weight

__all__ = ["Neighbour", "Neighbours", "joined"]

JOINED_FROM = 0.7
"""Probability, inclusive, from which a clause joins its neighbour's pair. From .4 on F1 of the rows that took part in
no fit is the same at less precision, and half of what would join besides on twelve reports was wrong."""

JOINED_TO_DOUBTFUL_FROM = 0.5
"""The same where the pair itself is shown with caution: two of three that join besides belong to it, and nothing is
told of them for certain."""

UNLIKELY = 1e-6
"""Probability of a pair below which none is told apart."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A clause that was left over beside a pair.

    Attributes:
        side: 0 for left, 1 for right.
        place: its number among the clauses of the side.
        pair: number of the pair.
        odds: log-odds that it and the pair's clause of the other side are one demand.
        share: of its rare bigrams that the clause of the other side has and its neighbour has not, in [0, 1].
        doubtful: whether the pair is shown with caution.
    """

    side: int
    place: int
    pair: int
    odds: float
    share: float
    doubtful: bool

    @property
    def joins_from(self) -> float:
        """Probability, inclusive, from which it joins."""
        return JOINED_TO_DOUBTFUL_FROM if self.doubtful else JOINED_FROM


class Neighbours:
    """The pairs of a change and the clauses beside them that were left over.

    Args:
        pairs: of one clause a side each; grow as clauses join.
        sides: all clauses of both sides.
        pairing: how likely every two of them are one demand.
        weights: what each bigram says.
    """

    def __init__(
        self, pairs: Sequence[Pair], sides: tuple[Sequence[Span], Sequence[Span]], pairing: Pairing, weights: Weights
    ) -> None:
        self.pairs = list(pairs)
        self._sides = sides
        self._pairing = pairing
        self._weights = weights
        self._owners: list[dict[int, int]] = [{}, {}]
        for number, pair in enumerate(self.pairs):
            for owners, span in zip(self._owners, pair, strict=True):
                owners |= dict.fromkeys(places(span), number)

    def every(self) -> Iterator[Neighbour]:
        """Measure every clause left over beside every pair."""
        for number in range(len(self.pairs)):
            yield from self.beside(number)

    def beside(self, number: int) -> Iterator[Neighbour]:
        """Measure the clauses left over on both ends of both sides of a pair that is not the same word for word."""
        old, new = self.pairs[number]
        if old is None or new is None or old.key == new.key:
            return
        for side, own, other in ((0, old, new), (1, new, old)):
            for place in (own.first - 1, own.last + 1):
                if 0 <= place < len(self._sides[side]) and place not in self._owners[side]:
                    clause = self._sides[side][place]
                    if clause.task == own.task and self._pairing.links(_ordered(side, clause, other)):
                        yield self._measured(side, clause, number, own, other)

    def join(self, one: Neighbour) -> None:
        """Let a clause join its pair."""
        clause, (old, new) = self._sides[one.side][one.place], self.pairs[one.pair]
        if old is not None and new is not None:
            self.pairs[one.pair] = (union(old, clause), new) if one.side == 0 else (old, union(new, clause))
            self._owners[one.side][one.place] = one.pair

    def _measured(self, side: int, clause: Span, number: int, own: Span, other: Span) -> Neighbour:
        key = clause_key(clause.text)
        chance = min(max(self._pairing.of(_ordered(side, clause, other)), UNLIKELY), 1.0 - UNLIKELY)
        said = bigrams(key) & bigrams(clause_key(other.text)) - bigrams(clause_key(own.text))
        share = sum(sorted(self._weights.get(bigram, 1.0) for bigram in said)) / clause_weight(key, self._weights)
        doubtful = self._pairing.of(self.pairs[number]) < SURE_FROM
        return Neighbour(side, clause.first, number, log(chance / (1.0 - chance)), share, doubtful)


def joined(neighbours: Neighbours, joining: Joining) -> list[Pair]:
    """Join clauses to the pairs beside them, the likeliest first, until none is likely.

    Args:
        neighbours: pairs and what stands beside them.
        joining: weighs what is measured of a neighbour.

    Returns:
        The pairs in their order, some of them longer.
    """
    likely = _likely(neighbours.every(), joining)
    while likely:
        one = max(likely, key=lambda found: (found[0], -found[1].pair, -found[1].place, -found[1].side))[1]
        neighbours.join(one)
        rest = [found for found in likely if found[1].pair != one.pair and not _is_same_clause(found[1], one)]
        likely = rest + _likely(neighbours.beside(one.pair), joining)
    return neighbours.pairs


def _likely(found: Iterator[Neighbour], joining: Joining) -> list[tuple[float, Neighbour]]:
    chances = ((joining.chance(one.odds, one.share), one) for one in found)
    return [(chance, one) for chance, one in chances if chance >= one.joins_from]


def _is_same_clause(one: Neighbour, other: Neighbour) -> bool:
    return (one.side, one.place) == (other.side, other.place)


def _ordered(side: int, own: Span, other: Span) -> tuple[Span, Span]:
    return (own, other) if side == 0 else (other, own)
