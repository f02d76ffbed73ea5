"""What two clauses ask about: whether they share more than a verb, an organ and words that go with any matter."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, log1p
from typing import Final

from align.substance import substance
from compare.texts.clause_measures import clause_key, demanded
from compare.texts.clause_model import ONE_OBJECT_FROM, Objects
from compare.texts.clause_spans import Span, sentence_numbers
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams
from documents.chinese.acting_organs import end_of_actors
from documents.chinese.organs_in_prose import organs_in_prose

__all__ = ["ObjectCheck", "object_bigrams", "shared_ending", "telling_weight"]

VERB: Final = 2
"""Characters of the verb that a demand begins with: 加强, 完善, 建立 take any object."""

HEAD: Final = 4
"""Characters at the end of a clause that hold the noun its object comes down to: 工作机制, 管理能力."""

LETTERS: Final = 2
"""Letters of a bigram, over which `substance` adds up."""

UNLIKELY: Final = 1e-4
"""Probability of a pair below which none is told apart."""

CACHED: Final = 4_096  # clauses: each is held against several others

_APART: Final = "|"
_MARKS: Final = re.compile(r"[^\w]+")


class ObjectCheck:
    """The clauses of a change, ready to be asked whether two of them that look like one demand have one object.

    Args:
        sides: all clauses of both sides.
        weights: what each bigram says, see `compare.texts.rarity.bigram_weights`.
        objects: weighs what is measured; None passes every pair.
    """

    def __init__(self, sides: tuple[Sequence[Span], Sequence[Span]], weights: Weights, objects: Objects | None) -> None:
        self._weights = weights
        self._objects = objects
        self._sentences = tuple(
            dict(zip((s.first for s in side), sentence_numbers(side), strict=True)) for side in sides
        )
        self._sizes = tuple(
            Counter(numbers[s.first] for s in side if s.key)
            for numbers, side in zip(self._sentences, sides, strict=True)
        )

    def holds(
        self, left: Span, right: Span, chance: float, *, least: float = ONE_OBJECT_FROM, left_over: bool = False
    ) -> bool:
        """Whether two clauses that are likely one demand stay a pair.

        Args:
            left: a clause.
            right: one of the other side.
            chance: how likely they are one demand by the measures that brought them together, in [0, 1].
            least: the probability, inclusive, from which they do.
            left_over: whether these were measures of what was left over on both sides.
        """
        if self._objects is None or left.key == right.key:
            return True
        return self._objects.chance(self.measures(left, right, chance, left_over=left_over)) >= least

    def measures(self, left: Span, right: Span, chance: float, *, left_over: bool = False) -> tuple[float, ...]:
        """Measure two clauses by `compare.texts.clause_model.OBJECT_MEASURES`; arguments as for `holds`."""
        certain = min(max(chance, UNLIKELY), 1.0 - UNLIKELY)
        beside = sum(
            sizes[numbers[span.first]] - 1
            for sizes, numbers, span in zip(self._sizes, self._sentences, (left, right), strict=True)
        )
        return (
            log(certain / (1.0 - certain)),
            float(left_over),
            shared_ending(left.text, right.text),
            telling_weight(left.text, right.text, self._weights),
            log1p(beside),
        )


def shared_ending(one: str, other: str) -> float:
    """Give the share of the last characters of either clause that are among those of the other, in [0, 1].

    Example:
        >>> shared_ending("完善监管机制。", "健全长效机制")
        0.5
    """
    ends = [set(_last(clause_key(text))) for text in (one, other)]
    return len(ends[0] & ends[1]) / HEAD


def telling_weight(one: str, other: str, weights: Weights) -> float:
    """Weigh the bigram of both objects that tells most: held by few clauses here, and by few subjects of policy.

    Args:
        one: a clause.
        other: another one.
        weights: see `compare.texts.rarity.bigram_weights`.

    Returns:
        A weight in [0, 1]; 0 where only verbs, organs and marks are the same.
    """
    both = object_bigrams(one) & object_bigrams(other)
    return max((weights.get(bigram, 1.0) * _told(bigram) for bigram in both), default=0.0)


@lru_cache(maxsize=CACHED)
def object_bigrams(clause: str) -> frozenset[str]:
    """Return the pairs of characters of what a clause demands, without organs, the verb and marks.

    Example:
        >>> sorted(object_bigrams("市公安局要加强电动车管理，"))
        ['动车', '电动', '管理', '车管']
    """
    asked = demanded(fold(_without_organs(clause)).lstrip(_APART))
    parts = (part for part in _MARKS.split(asked[VERB:]) if len(part) > 1)
    return frozenset().union(*(bigrams(part) for part in parts))


def _without_organs(clause: str) -> str:
    """Leave out the organs that a clause names, of which another one asks other things."""
    clause = clause.strip()
    rest = clause[end_of_actors(clause) :]
    found, end = "", 0
    for organs in organs_in_prose(rest):
        found += rest[end : max(end, organs.start)] + _APART
        end = max(end, organs.end)
    return found + rest[end:]


def _last(key: str) -> str:
    return next((part[-HEAD:] for part in reversed(_MARKS.split(key)) if part), "")


@lru_cache(maxsize=CACHED)
def _told(bigram: str) -> float:
    return substance(bigram) / LETTERS
