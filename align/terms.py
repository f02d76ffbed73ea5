"""Terms of their own: what two texts share and hardly another text of either list has, a named project or a scheme."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.ngrams import Rarity

__all__ = ["Terms"]

ENOUGH = 2.0
"""Three-letter runs found in these two texts alone that count in full: a term of four letters has two. Saturation at 1
or at 4 moves mean F1 of the labelled pairs by .005."""


class Terms:
    """How much the texts of two lists share that no other text of the lists has.

    A run of three letters counts as one through the number of texts of each side that have it: 密态计算, once on either
    side, counts in full, and 数据流通, in ten texts of a list, next to nothing.

    Args:
        left: texts of the left side as rows over the grams of `rarity`.
        right: texts of the right side, likewise.
        rarity: knows the grams.
    """

    def __init__(self, left: sparse.csr_array, right: sparse.csr_array, rarity: Rarity) -> None:
        self._rarity = rarity
        words = rarity.words()
        counts = [np.bincount(rows.indices, minlength=rarity.size) for rows in (left, right)]
        shared = words & (counts[0] > 0) & (counts[1] > 0)
        shares = [np.where(shared, 1.0 / np.maximum(1, count), 0.0) for count in counts]
        self._weights = shares[0] * shares[1]
        self._rows = (_weighed(left, shares[0] / ENOUGH), _weighed(right, shares[1]))

    @property
    def rows(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        """Give the rows of both sides; the product of two is what the texts share, 1 and more is full."""
        return self._rows

    def weight(self, phrase: str) -> float:
        """Weight of a phrase that both sides have: that of its runs of three letters; 0 for a shorter one."""
        return float(self._weights[self._rarity.columns(phrase)].sum())

    def ranked(self, phrases: Sequence[str]) -> tuple[str, ...]:
        """Give the phrases that weigh anything, the heaviest first."""
        weighed = sorted((-self.weight(phrase), phrase) for phrase in phrases)
        return tuple(phrase for weight, phrase in weighed if weight < 0.0)


def _weighed(rows: sparse.csr_array, weights: NDArray[np.float64]) -> sparse.csr_array:
    """Replace the values of rows by the weights of their columns; what weighs nothing is left out, most of a row."""
    found = sparse.csr_array((weights[rows.indices], rows.indices.copy(), rows.indptr.copy()), shape=rows.shape)
    found.eliminate_zeros()
    return found
