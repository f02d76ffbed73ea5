"""Rarity-weighted character n-grams: what is everywhere in both lists weighs next to nothing."""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Rarity", "cosines", "grams", "weighted"]

SIZES = (2, 3)
"""Characters a gram. Single characters are too common in Chinese; longer grams break at every edit."""


class Rarity:
    """Weights of grams: the log of how many texts there are for each one that has the gram.

    Args:
        texts: folded texts of both sides; each counts once.
        background: folded texts that are counted as well, so that stock phrases are common in short lists too.
    """

    def __init__(self, texts: Sequence[str], background: Sequence[str]) -> None:
        counts: Counter[str] = Counter()
        for text in (*texts, *background):
            counts.update(set(grams(text)))
        total = len(texts) + len(background) + 1
        self._columns = {gram: column for column, gram in enumerate(sorted(counts))}
        self._weights = np.array([log(total / counts[gram]) for gram in self._columns])

    @property
    def size(self) -> int:
        """How many grams there are."""
        return len(self._columns)

    def places(self, text: str) -> list[int]:
        """Columns of the grams of a text, ascending, each once.

        Raises:
            KeyError: a gram is in none of the texts.
        """
        return sorted({self._columns[gram] for gram in grams(text)})

    def weight(self, gram: str) -> float:
        """Weight of a gram; 0 for one that crosses a cut and so may be in no text."""
        column = self._columns.get(gram)
        return 0.0 if column is None else float(self._weights[column])

    def weights(self) -> NDArray[np.float64]:
        """Give all weights, by column."""
        return self._weights


def grams(text: str) -> list[str]:
    """List the grams of a folded text, with repeats."""
    return [text[start : start + size] for size in SIZES for start in range(len(text) - size + 1)]


def weighted(texts: Sequence[str], rarity: Rarity) -> sparse.csr_array:
    """Give each text as a row of unit length over the grams; a text too short for a gram is a row of zeros.

    Args:
        texts: folded texts, or cuts of the texts that `rarity` was made of.
        rarity: weights.

    Returns:
        An array of n rows and `rarity.size` columns.
    """
    columns: list[int] = []
    bounds = [0]
    for text in texts:
        columns.extend(rarity.places(text))
        bounds.append(len(columns))
    values = rarity.weights()[columns] if columns else np.zeros(0)
    rows = sparse.csr_array((values, columns, bounds), shape=(len(texts), max(1, rarity.size)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0.0] = 1.0
    return sparse.csr_array(sparse.diags_array(1.0 / lengths) @ rows)


def cosines(left: sparse.csr_array, right: sparse.csr_array) -> NDArray[np.float64]:
    """Give the cosines of all rows of one side with all of the other, in [0, 1]."""
    return np.asarray(np.clip((left @ right.T).toarray(), 0.0, 1.0), dtype=np.float64)
