"""How headings compare: each distinct heading once, and what is the same for all says nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.clause_table import Rows
from align.ngrams import cosines
from align.pairs import Pairs, Places, Vector

__all__ = ["compared_headings", "distinct_headings"]

CELLS = 4_000_000
"""Pairs of headings held in memory at a time (32 MB)."""


def distinct_headings(headings: Sequence[str]) -> tuple[tuple[str, ...], Places]:
    """Give each heading once, in order, and which one every segment has."""
    places = {heading: place for place, heading in enumerate(dict.fromkeys(headings))}
    return tuple(places), np.array([places[heading] for heading in headings], dtype=np.intp)


def compared_headings(rows: tuple[Rows, Rows], used: tuple[Places, Places], pairs: Pairs) -> tuple[Vector, Vector]:
    """Compare the headings of all pairs.

    Args:
        rows: of the distinct headings of both sides.
        used: which of them every segment has.
        pairs: to be measured.

    Returns:
        Of each pair, the similarity; and what it has beyond the mean of its row and of its column, all segments
        counted, whether they are among the pairs or not.
    """
    counts = tuple(np.bincount(one, minlength=row.shape[0]) for one, row in zip(used, rows, strict=True))
    values = np.empty(len(pairs))
    row_means, column_sums = np.empty(len(counts[0])), np.zeros(len(counts[1]))
    wanted = used[0][pairs.left]
    order = np.argsort(wanted, kind="stable")
    step = max(1, CELLS // max(1, len(counts[1])))
    for start in range(0, len(counts[0]), step):
        end = min(start + step, len(counts[0]))
        block = _similarity(rows[0][start:end], rows[1])
        row_means[start:end] = block @ counts[1] / counts[1].sum()
        column_sums += counts[0][start:end] @ block
        first, last = np.searchsorted(wanted[order], (start, end))
        inside = order[first:last]
        values[inside] = block[wanted[inside] - start, used[1][pairs.right[inside]]]
    column_means = column_sums / counts[0].sum()
    means = row_means[wanted] + column_means[used[1][pairs.right]]
    return values, values - means / 2


def _similarity(left: Rows, right: Rows) -> NDArray[np.float64]:
    if isinstance(left, sparse.csr_array) and isinstance(right, sparse.csr_array):
        return np.sqrt(cosines(left, right))
    return np.asarray(left @ right.T, dtype=np.float64)
