"""How far a pair stands out: no similarity means anything until it is held against its competitors."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_by_owner", "clause_margins", "standing_out", "varying"]

NEIGHBOURS = 3
"""Competitors that a pair is held against on either side, itself among them: a task is seldom split in more parts."""

Matrix = NDArray[np.float64]


def standing_out(similarity: Matrix, background: float) -> Matrix:
    """Take from each similarity the mean of the best ones in its row and in its column.

    Args:
        similarity: n x m, in [-1, 1].
        background: similarity of a stranger; as many of them as there are neighbours stand in every row and column,
            so that a list of one is judged too.

    Returns:
        n x m; about 0 for a pair like its competitors, about 2/3 for an identical pair among strangers.

    Source:
        Cross-domain similarity local scaling, Conneau et al. 2018, "Word translation without parallel data".
    """
    rows = _top_mean(similarity, background)
    columns = _top_mean(similarity.T, background)
    return np.asarray(similarity - (rows[:, None] + columns[None, :]) / 2, dtype=np.float64)


def varying(similarity: Matrix) -> Matrix:
    """Take from each similarity the mean of its row and of its column: what is the same for all says nothing."""
    if not similarity.size:
        return similarity
    return np.asarray(similarity - (similarity.mean(axis=1)[:, None] + similarity.mean(axis=0)[None, :]) / 2)


def best_by_owner(similarity: Matrix, starts: NDArray[np.intp]) -> Matrix:
    """Give the best similarity of every row with any column of each owner.

    Args:
        similarity: rows x clauses.
        starts: first clause of each owner; every owner has a clause.
    """
    return np.asarray(np.maximum.reduceat(similarity, starts, axis=1))


def clause_margins(best: Matrix, background: float) -> Matrix:
    """Say by how much each owner beats the next best owner for each clause.

    Args:
        best: clauses x owners, as `best_by_owner` gives.
        background: similarity of a stranger, who competes too.

    Returns:
        clauses x owners; at most one positive entry a row.
    """
    if best.shape[1] < 2:
        return best - background
    rows = np.arange(len(best))
    leader = best.argmax(axis=1)
    first = best[rows, leader]
    rest = best.copy()
    rest[rows, leader] = -np.inf
    margins = best - np.maximum(first, background)[:, None]
    margins[rows, leader] = first - np.maximum(rest.max(axis=1), background)
    return np.asarray(margins)


def _top_mean(similarity: Matrix, background: float) -> NDArray[np.float64]:
    """Mean of the best of each row, strangers among them."""
    padded = np.hstack([similarity, np.full((len(similarity), NEIGHBOURS), background)])
    return np.asarray(np.partition(padded, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:].mean(axis=1))
