"""Clauses that speak for no task: of words that every subject has, or said word for word in several tasks."""

import numpy as np

from align.evidence import Evidence
from align.substance import STOCK_SUBSTANCE

__all__ = ["Stock"]

WORD_FOR_WORD = 0.8
"""Root of the cosine of characters from which two clauses are the same words. From .8 to .9, with the meaning or
without, the same links fall."""


class Stock:
    """Tell which clauses are stock; what was looked up is remembered.

    Args:
        evidence: of the measured pairs.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._repeated: dict[tuple[int, int], bool] = {}

    def holds(self, left: int, right: int) -> bool:
        """Whether one of two clauses that say the same is stock.

        Args:
            left: place among the clauses of the left side.
            right: place among those of the right side.
        """
        common = min(self._evidence.substances[0][left], self._evidence.substances[1][right]) < STOCK_SUBSTANCE
        return bool(common) or self._said_again(0, left) or self._said_again(1, right)

    def _said_again(self, side: int, clause: int) -> bool:
        """Whether another segment of the same side has the clause word for word."""
        if (side, clause) not in self._repeated:
            rows, owners = self._evidence.rows[side], (self._evidence.left, self._evidence.right)[side].owners
            alike = np.sqrt(np.clip((rows @ rows[[clause]].T).toarray().ravel(), 0.0, 1.0)) >= WORD_FOR_WORD
            self._repeated[side, clause] = bool((owners[alike] != owners[clause]).any())
        return self._repeated[side, clause]
