"""Demands that say what they are about by the condition before them alone: 情节严重的，吊销许可证."""

import re
from typing import Final

from align.clauses import clauses
from compare.texts.folding import fold
from compare.texts.rarity import Weights, clause_weight, shared_bigrams

__all__ = ["hangs_on_other"]

OWN_WEIGHT: Final = 6.0
"""Weight of a clause from which it says what it is about by itself; 应当进行改造 means what its condition says."""

OF_WHOM: Final = re.compile(r"的[，,]\s*$")
"""How a clause ends that says of whom or of what the next one speaks; 结束后 and 开展活动时 say only when."""

SAME_CONDITION: Final = 0.3
"""Share in [0, 1], by rare bigrams, of a condition that the other one must hold for both to be one."""


def hangs_on_other(one: tuple[str, int, int], other: tuple[str, int, int], weights: Weights) -> bool:
    """Whether a short demand hangs on a condition, and another one like it on none or on another.

    Args:
        one: the words of a task, and where in them the clause begins and ends.
        other: the same of the clause that says the same.
        weights: see `compare.texts.rarity.bigram_weights`.
    """
    words, start, end = one
    if clause_weight(fold(words[start:end]), weights) >= OWN_WEIGHT:
        return False
    before, there = _condition(words, start), _condition(other[0], other[1])
    return bool(before or there) and shared_bigrams(fold(before), fold(there), weights).share < SAME_CONDITION


def _condition(words: str, place: int) -> str:
    """Return the condition right before a clause, empty where none stands there."""
    before = [words[start:end] for start, end in clauses(words) if end <= place]
    return before[-1] if before and OF_WHOM.search(before[-1]) else ""
