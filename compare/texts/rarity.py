"""How much two clauses share when what every clause says counts little."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import fsum, log
from types import MappingProxyType
from typing import NamedTuple

from align.clauses import clauses
from compare.texts.folding import fold

__all__ = [
    "EVEN_WEIGHTS",
    "ClauseIndex",
    "Shared",
    "Weights",
    "bigram_weights",
    "bigrams",
    "clause_weight",
    "containment",
    "resemblance",
    "shared_bigrams",
    "shared_weight",
]

Weights = Mapping[str, float]
"""Weight of each character and of each pair of neighbouring ones, above 0; what is not listed weighs 1."""

CACHED_CLAUSES = 4096
"""Clauses whose bigrams are remembered: each clause of a change is held against several others."""

CACHED_WEIGHTS = 16
"""Pairs of documents whose weights are remembered: each step of a comparison asks for those of all texts."""

FEW_CLAUSES = 20
"""Clauses that may hold a bigram for it to point at them: keeps a search in thousands of tasks near the time of one in
a hundred, where nearly every bigram but the formulas points."""

EVEN_WEIGHTS: Weights = MappingProxyType({})


def bigram_weights(texts: Iterable[str]) -> Weights:
    """Weigh the character bigrams of texts, and their characters, by how few of their clauses hold them.

    Args:
        texts: all task texts of both documents.

    Returns:
        `log((1 + n) / k) / log(1 + n)` for a bigram or a character that `k` of `n` clauses hold: 1 when one clause
        alone holds it, near 0 for formulas such as 政务, 公开 and 加强.

    Source:
        Inverse document frequency (Spärck Jones 1972), a clause being the document.
    """
    return _weights_of(tuple(texts))


@lru_cache(maxsize=CACHED_WEIGHTS)
def _weights_of(texts: tuple[str, ...]) -> Weights:
    """Do the work of `bigram_weights`, once for the texts of two documents."""
    held: Counter[str] = Counter()
    total = 0
    for text in texts:
        for start, end in clauses(text):
            clause = fold(text[start:end])
            held.update({*bigrams(clause), *clause})
            total += 1
    return {bigram: log((1 + total) / count) / log(1 + total) for bigram, count in held.items()}


def containment(one: str, other: str, weights: Weights) -> tuple[float, float]:
    """Say how much of the lighter clause the other one holds.

    Args:
        one: a folded clause.
        other: another.
        weights: see `bigram_weights`.

    Returns:
        The share of the lighter clause in [0, 1], and the weight of what the two share.
    """
    shared, lightest, _ = _weighed(one, other, weights)
    return shared / lightest if lightest else 0.0, shared


def clause_weight(key: str, weights: Weights) -> float:
    """Weigh all bigrams of a folded clause; weights as for `containment`."""
    return _weight(bigrams(key), weights)


def shared_weight(one: str, other: str, weights: Weights) -> float:
    """Weigh the bigrams that two folded clauses share; weights as for `containment`."""
    return _weight(bigrams(one) & bigrams(other), weights)


class Shared(NamedTuple):
    """What one clause shares with another.

    Attributes:
        share: of the first clause that the other one holds, by rare bigrams, in [0, 1].
        weight: of the bigrams that both have.
        mean: weight of one of them, in [0, 1]: formulas weigh little.
    """

    share: float
    weight: float
    mean: float


def shared_bigrams(one: str, other: str, weights: Weights) -> Shared:
    """Say what a clause shares with another; arguments as for `containment`."""
    own = bigrams(one)
    both = own & bigrams(other)
    weight, whole = _weight(both, weights), _weight(own, weights)
    return Shared(weight / whole if whole else 0.0, weight, weight / len(both) if both else 0.0)


class ClauseIndex:
    """Clauses of many texts, to be asked which of them holds most of another clause."""

    def __init__(self, clauses_of: Iterable[Iterable[str]], weights: Weights) -> None:
        """Index clauses.

        Args:
            clauses_of: folded clauses of each text.
            weights: see `bigram_weights`.
        """
        self._weights = weights
        self._clauses: list[tuple[int, frozenset[str]]] = []
        self._places: dict[str, list[int]] = {}
        self._texts: list[frozenset[str]] = []
        for text, several in enumerate(clauses_of):
            first = len(self._clauses)
            for clause in several:
                for bigram in sorted(bigrams(clause)):
                    self._places.setdefault(bigram, []).append(len(self._clauses))
                self._clauses.append((text, bigrams(clause)))
            self._texts.append(frozenset().union(*(bigrams for _, bigrams in self._clauses[first:])))

    def held_together(self, clause: str, texts: Iterable[int]) -> float:
        """Return the share of a folded clause, in [0, 1], that several texts hold together, wherever it stands."""
        own = bigrams(clause)
        there = frozenset().union(*(self._texts[text] for text in texts))
        weight = _weight(own, self._weights)
        return _weight(own & there, self._weights) / weight if weight else 0.0

    def held_shares(self, clause: str) -> dict[int, float]:
        """Return the share of a folded clause, in [0, 1], that a clause of each text holds at most.

        Texts are left out that share no bigram with it which few clauses hold: what is left are formulas.
        """
        shares: dict[int, float] = {}
        for place, share in self.held_by(clause).items():
            text = self._clauses[place][0]
            shares[text] = max(shares.get(text, 0.0), share)
        return shares

    def held_by(self, clause: str) -> dict[int, float]:
        """Return the share of a folded clause, in [0, 1], that each clause holds, the clauses counted through.

        Clauses are left out that share no bigram with it which few clauses hold.
        """
        own = bigrams(clause)
        weight = _weight(own, self._weights)
        rare = [places for bigram in sorted(own) if len(places := self._places.get(bigram, [])) <= FEW_CLAUSES]
        return {
            place: _weight(own & self._clauses[place][1], self._weights) / weight
            for place in sorted({place for places in rare for place in places})
        }


def resemblance(one: str, other: str, weights: Weights) -> float:
    """Return the share of both clauses that they have in common, in [0, 1]; arguments as for `containment`."""
    shared, lightest, heaviest = _weighed(one, other, weights)
    return 2 * shared / (lightest + heaviest) if heaviest else 0.0


def _weighed(one: str, other: str, weights: Weights) -> tuple[float, float, float]:
    """Weigh what two clauses share, the lighter and the heavier clause."""
    first, second = bigrams(one), bigrams(other)
    sizes = sorted((_weight(first, weights), _weight(second, weights)))
    return _weight(first & second, weights), sizes[0], sizes[1]


def _weight(parts: frozenset[str], weights: Weights) -> float:
    """Sum up the weights of bigrams, exactly, so that the sum is the same in every run whatever their order."""
    return fsum([weights.get(bigram, 1.0) for bigram in parts])


@lru_cache(maxsize=CACHED_CLAUSES)
def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text; a single character stands for itself."""
    return frozenset(one + other for one, other in pairwise(text)) or frozenset([text] if text else [])
