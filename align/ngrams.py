"""Rarity-weighted character n-grams: what is everywhere in both lists weighs next to nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Rarity", "cosines", "few_cosines", "norms", "weighted"]

SIZES = (2, 3)
"""Characters a gram. Single characters are too common in Chinese; longer grams break at every edit."""

BITS = 21
"""Bits of a code point: three fill a signed number of 64."""

MASK = (1 << BITS) - 1
"""The bits of the last code point; it is 0 in a gram of two."""


class Rarity:
    """Weights of grams: the log of how many texts there are for each one that has the gram.

    Args:
        texts: folded texts of both sides; each counts once.
        background: folded texts that are counted as well, so that stock phrases are common in short lists too.
    """

    def __init__(self, texts: Sequence[str], background: Sequence[str]) -> None:
        everything = (*texts, *background)
        keys, _ = _keys(everything)
        self._keys = _distinct(keys)
        columns, _ = self.places(everything)
        counts = np.bincount(columns, minlength=len(self._keys))
        self._weights = np.log((len(everything) + 1) / counts) if len(self._keys) else np.zeros(0)

    @property
    def size(self) -> int:
        """How many grams there are."""
        return len(self._keys)

    def places(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the columns of the grams of texts, ascending, each once a text, with the text of each.

        Raises:
            KeyError: a gram is in none of the texts that the weights were made of.
        """
        keys, owners = _keys(texts)
        columns = np.searchsorted(self._keys, keys)
        if len(keys) and (columns.max() >= self.size or not (self._keys[columns] == keys).all()):
            raise KeyError("a gram is in none of the texts that the weights were made of")
        found = _distinct(owners * max(1, self.size) + columns)
        return found % max(1, self.size), found // max(1, self.size)

    def weight(self, phrase: str) -> float:
        """Weight of a phrase: that of its pairs of characters; one that crosses a cut may be in no text and has 0."""
        keys, _ = _keys((phrase,), sizes=(2,))
        columns = np.minimum(np.searchsorted(self._keys, keys), max(0, self.size - 1))
        return float(self._weights[columns][self._keys[columns] == keys].sum()) if self.size else 0.0

    def columns(self, phrase: str) -> NDArray[np.intp]:
        """Give the columns of the three-character grams of a phrase; one that is in no text has none."""
        keys, _ = _keys((phrase,), sizes=(3,))
        columns = np.minimum(np.searchsorted(self._keys, keys), max(0, self.size - 1))
        return np.asarray(columns[self._keys[columns] == keys] if self.size else columns[:0], dtype=np.intp)

    def weights(self) -> NDArray[np.float64]:
        """Give all weights, by column."""
        return self._weights

    def words(self) -> NDArray[np.bool_]:
        """Say of each column whether its gram is three letters or digits in a row."""
        places = np.stack([self._keys >> BITS * 2, self._keys >> BITS & MASK, self._keys & MASK])
        points, found = np.unique(places, return_inverse=True)
        spelled = np.array([chr(point).isalnum() for point in points.tolist()], dtype=bool)
        return np.asarray(spelled[found.reshape(places.shape)].all(axis=0))


def norms(texts: Sequence[str], rarity: Rarity) -> NDArray[np.float64]:
    """Give the lengths of texts as rows of weighted grams; a text too short for a gram has 0."""
    columns, owners = rarity.places(texts)
    values = rarity.weights()[columns]
    return np.asarray(np.sqrt(np.bincount(owners, values * values, minlength=len(texts))))


def weighted(texts: Sequence[str], rarity: Rarity) -> sparse.csr_array:
    """Give each text as a row of unit length over the grams; a text too short for a gram is a row of zeros.

    Args:
        texts: folded texts, or cuts of the texts that `rarity` was made of.
        rarity: weights.

    Returns:
        An array of n rows and `rarity.size` columns.
    """
    columns, owners = rarity.places(texts)
    values = rarity.weights()[columns]
    lengths = np.sqrt(np.bincount(owners, values * values, minlength=len(texts)))
    lengths[lengths == 0.0] = 1.0
    bounds = np.searchsorted(owners, np.arange(len(texts) + 1))
    return sparse.csr_array((values / lengths[owners], columns, bounds), shape=(len(texts), max(1, rarity.size)))


def cosines(left: sparse.csr_array, right: sparse.csr_array) -> NDArray[np.float64]:
    """Give the cosines of all rows of one side with all of the other, in [0, 1]."""
    return np.asarray(np.clip((left @ right.T).toarray(), 0.0, 1.0), dtype=np.float64)


def few_cosines(left: sparse.csr_array, right: sparse.csr_array) -> NDArray[np.float64]:
    """Give the same for a few rows, at a cost that does not depend on how many grams there are."""
    columns = _distinct(np.concatenate([left.indices, right.indices]).astype(np.int64))
    dense = []
    for rows in (left, right):
        table = np.zeros((rows.shape[0], len(columns)))
        owners = np.arange(rows.shape[0]).repeat(np.diff(rows.indptr))
        table[owners, np.searchsorted(columns, rows.indices)] = rows.data
        dense.append(table)
    return np.asarray(np.clip(dense[0] @ dense[1].T, 0.0, 1.0))


def _distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort numbers and leave out repeats; several times as fast as `numpy.unique` on grams."""
    found = np.sort(keys)
    return np.asarray(found[np.diff(found, prepend=found[:1] - 1) != 0])


def _keys(texts: Sequence[str], sizes: tuple[int, ...] = SIZES) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give every gram of every text as a number that sorts as the gram does, with the place of its text."""
    marks = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    keys, found = [], []
    for size in sizes:
        count = max(0, len(marks) - size + 1)
        inside = owners[:count] == owners[size - 1 : size - 1 + count]
        key = sum((marks[step : step + count] << BITS * (2 - step) for step in range(size)), np.zeros(count, np.int64))
        keys.append(key[inside])
        found.append(owners[:count][inside])
    return np.concatenate(keys), np.concatenate(found)
