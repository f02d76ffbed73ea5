"""How far a pair stands out: no similarity means anything until it is held against its competitors."""

import numpy as np

from align.pairs import Pairs, Places, Vector, best_of

__all__ = ["clause_margins", "standing_out"]

NEIGHBOURS = 3
"""Competitors that a pair is held against on either side, itself among them: a task is seldom split in more parts."""


def standing_out(similarity: Vector, pairs: Pairs, background: float) -> Vector:
    """Take from each similarity the mean of the best ones in its row and in its column.

    Args:
        similarity: of each pair, in [-1, 1].
        pairs: that were measured; the best of every row and column must be among them.
        background: similarity of a stranger; as many of them as there are neighbours stand in every row and column,
            so that a list of one is judged too.

    Returns:
        One number a pair; about 0 for a pair like its competitors, about 2/3 for an identical pair among strangers.

    Source:
        Cross-domain similarity local scaling, Conneau et al. 2018, "Word translation without parallel data".
    """
    rows = _top_mean(pairs.left, similarity, pairs.shape[0], background)
    columns = _top_mean(pairs.right, similarity, pairs.shape[1], background)
    return np.asarray(similarity - (rows[pairs.left] + columns[pairs.right]) / 2)


def clause_margins(clauses: Places, best: Vector, background: float) -> Vector:
    """Say by how much a segment beats the next best one for a clause of the other side.

    Args:
        clauses: the clause that each similarity is of.
        best: similarity of the clause with its closest clause of one segment; one number for each of them.
        background: similarity of a stranger, who competes too.

    Returns:
        One number for each similarity; at most one is positive for a clause.
    """
    count = int(clauses.max(initial=-1)) + 1
    first = best_of(clauses, best, count, background)
    leads = best >= first[clauses]
    alone = np.bincount(clauses[leads], minlength=count) == 1
    second = best_of(clauses[~leads], best[~leads], count, background)
    return np.asarray(best - np.where(leads & alone[clauses], second[clauses], first[clauses]))


def _top_mean(owners: Places, similarity: Vector, count: int, background: float) -> Vector:
    """Mean of the best of each owner, strangers among them."""
    order = np.lexsort((-similarity, owners))
    starts = np.searchsorted(owners[order], np.arange(count))
    rank = np.arange(len(order)) - starts[owners[order]]
    top = np.full((count, NEIGHBOURS), background)
    chosen = order[rank < NEIGHBOURS]
    top[owners[chosen], rank[rank < NEIGHBOURS]] = np.maximum(similarity[chosen], background)
    return np.asarray(top.mean(axis=1))
