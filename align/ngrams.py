"""Rarity-weighted character n-grams: what is everywhere in both lists weighs next to nothing."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Rarity", "cosines", "few_cosines", "weighted", "weighted_with_norms"]

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
        keys, owners = _keys(everything)
        self._keys = _distinct(keys)
        columns, _ = self._placed(keys, owners)
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
        return self._placed(*_keys(texts))

    def _placed(
        self, keys: NDArray[np.int64], owners: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        columns = np.searchsorted(self._keys, keys)
        if len(keys) and (columns.max() >= self.size or not (self._keys[columns] == keys).all()):
            raise KeyError("a gram is in none of the texts that the weights were made of")
        found = _distinct(owners * max(1, self.size) + columns)
        return found % max(1, self.size), found // max(1, self.size)

    def phrase_weights(self, phrases: Sequence[str]) -> list[float]:
        """Weigh phrases: each by its pairs of characters; one that crosses a cut may be in no text and has 0."""
        keys, owners = _keys(phrases, sizes=(2,))
        if not self.size or not len(keys):
            return [0.0] * len(phrases)
        columns = np.minimum(np.searchsorted(self._keys, keys), self.size - 1)
        known = self._keys[columns] == keys
        values = self._weights[columns[known]]
        bounds = np.searchsorted(owners[known], np.arange(len(phrases) + 1)).tolist()
        return [float(values[start:end].sum()) for start, end in pairwise(bounds)]

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


def weighted(texts: Sequence[str], rarity: Rarity) -> sparse.csr_array:
    """Give each text as a row of unit length over the grams; a text too short for a gram is a row of zeros.

    Args:
        texts: folded texts, or cuts of the texts that `rarity` was made of.
        rarity: weights.

    Returns:
        An array of n rows and `rarity.size` columns.
    """
    return weighted_with_norms(texts, rarity)[0]


def weighted_with_norms(texts: Sequence[str], rarity: Rarity) -> tuple[sparse.csr_array, NDArray[np.float64]]:
    """Give the rows of texts, and their lengths before they were made 1; a text too short for a gram has 0."""
    columns, owners = rarity.places(texts)
    values = rarity.weights()[columns]
    lengths = np.sqrt(np.bincount(owners, values * values, minlength=len(texts)))
    scale = np.where(lengths == 0.0, 1.0, lengths)
    bounds = np.searchsorted(owners, np.arange(len(texts) + 1)).astype(np.int32)
    rows = (values / scale[owners], columns.astype(np.int32), bounds)
    return sparse.csr_array(rows, shape=(len(texts), max(1, rarity.size))), lengths


def cosines(left: sparse.csr_array, right: sparse.csr_array) -> NDArray[np.float64]:
    """Give the cosines of all rows of one side with all of the other, in [0, 1]."""
    return np.asarray(np.clip((left @ right.T).toarray(), 0.0, 1.0), dtype=np.float64)


def few_cosines(left: sparse.csr_array, right: sparse.csr_array, spans: tuple[slice, slice]) -> NDArray[np.float64]:
    """Give the same for a few rows in a row of either side, at a cost that does not depend on how many grams there are.

    Args:
        left: all rows of one side.
        right: all rows of the other.
        spans: which of them are compared.
    """
    bounds = [rows.indptr[span.start : span.stop + 1] for rows, span in zip((left, right), spans, strict=True)]
    inside = [slice(bound[0], bound[-1]) for bound in bounds]
    grams = [rows.indices[places] for rows, places in zip((left, right), inside, strict=True)]
    columns = _distinct(np.concatenate(grams).astype(np.int64))
    dense = []
    for rows, bound, places, own in zip((left, right), bounds, inside, grams, strict=True):
        table = np.zeros((len(bound) - 1, len(columns)))
        table[np.arange(len(bound) - 1).repeat(np.diff(bound)), np.searchsorted(columns, own)] = rows.data[places]
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
