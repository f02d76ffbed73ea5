"""Blocking: which pairs are worth measuring, so that the work grows with the lists and not with their product."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.clause_table import Rows
from align.embeddings import Embeddings
from align.pairs import Pairs, Places, every_pair, pairs_of
from align.sides import Side
from align.threads import one_thread

__all__ = ["BUDGET", "candidates"]

EVERY_PAIR = 40_000
"""Pairs up to which all are measured, 200 x 200: they take about a second. The labelled lists have at most 9,118."""

WHOLE = 20
"""Partners a segment proposes by its whole text, and as many by meaning. What a pair is held against are the best three
of its row and column, so that this leaves room for the order of the two measures to differ."""

CLAUSE = 5
"""Partners each clause proposes, and as many by meaning: its best and next best decide its margin."""

POSTINGS = 2_000
"""Places looked up for a text: its rarest grams until they are found so often on the other side. The common ones left
out weigh least, and they alone make the work grow with the square of the lists."""

CELLS = 4_000_000
"""Similarities held in memory at a time (16 MB)."""

NEARBY = 2_500
"""Segments that a text is held against by meaning: of longer lists, those nearest to the one of `CENTRES` segments that
the text is nearest to. Without it the work grows with the square of the lists."""

CENTRES = 128
"""Segments of the other side, evenly spread, that stand for their surroundings."""

BUDGET = f"{WHOLE} a segment and {CLAUSE} a clause, by {POSTINGS} places and the {NEARBY} nearest"
"""The budget in words, for the signature of an alignment that it cut short."""


def candidates(
    sides: tuple[Side, Side],
    whole: tuple[sparse.csr_array, sparse.csr_array],
    clauses: tuple[sparse.csr_array, sparse.csr_array],
    embeddings: Embeddings | None,
    needed: Iterable[tuple[int, int]],
) -> Pairs:
    """Choose the pairs to be measured: what either side proposes, whole or clause by clause.

    Args:
        sides: with the owners of the clauses.
        whole: the segments as weighted grams.
        clauses: their clauses as weighted grams.
        embeddings: None without an encoder.
        needed: pairs that must be among them.

    Returns:
        All pairs of short lists; of long ones, those that the budget allows.
    """
    shape = (len(sides[0].texts), len(sides[1].texts))
    if shape[0] * shape[1] <= EVERY_PAIR:
        return every_pair(*shape)
    lefts, rights = [], []
    for first, second in ((0, 1), (1, 0)):
        owners, others = sides[first].owners, sides[second].owners
        found = [_closest(whole[first], whole[second], WHOLE)]
        own, other = _closest(clauses[first], clauses[second], CLAUSE)
        found.append((owners[own], others[other]))
        if embeddings is not None:
            found.append(_closest(embeddings.segments[first], embeddings.segments[second], WHOLE))
            own, other = _closest(embeddings.clauses[first], embeddings.segments[second], CLAUSE)
            found.append((owners[own], other))
        for pair in found:
            lefts.append(pair[first])
            rights.append(pair[second])
    extra = np.array(sorted(needed), dtype=np.intp).reshape(-1, 2)
    return pairs_of(np.concatenate([*lefts, extra[:, 0]]), np.concatenate([*rights, extra[:, 1]]), shape)


def _closest(rows: Rows, columns: Rows, count: int) -> tuple[Places, Places]:
    """Give the columns most alike to each row: pairs of a row and a column."""
    if isinstance(rows, sparse.csr_array) and isinstance(columns, sparse.csr_array):
        return _closest_grams(rows, columns, count)
    with one_thread():
        return _closest_vectors(np.asarray(rows), np.asarray(columns), count)


def _closest_grams(rows: sparse.csr_array, columns: sparse.csr_array, count: int) -> tuple[Places, Places]:
    """Look up the rarest grams of each row."""
    turned = sparse.csr_array(columns.T.tocsr())
    rare = _rarest(rows, np.diff(turned.indptr))
    step = max(1, CELLS // POSTINGS)
    owners, found = [], []
    for start in range(0, rare.shape[0], step):
        product = rare[start : start + step] @ turned
        bounds = product.indptr.tolist()
        for row, (first, last) in enumerate(pairwise(bounds)):
            chosen = product.indices[first:last]
            if last - first > count:
                chosen = chosen[np.argpartition(product.data[first:last], -count)[-count:]]
            owners.append(np.full(len(chosen), start + row))
            found.append(chosen)
    return np.concatenate(owners), np.concatenate(found).astype(np.intp)


def _rarest(rows: sparse.csr_array, frequencies: NDArray[np.integer]) -> sparse.csr_array:
    """Keep the grams of each row that are rarest on the other side, the first one at least, up to `POSTINGS` places."""
    owners = np.arange(rows.shape[0]).repeat(np.diff(rows.indptr))
    places = frequencies[rows.indices].astype(np.int64)
    order = np.lexsort((rows.indices, places, owners))
    total = np.cumsum(places[order])
    before = np.concatenate([[0], total])[rows.indptr[:-1]]
    spent = total - before[owners[order]]
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = (spent <= POSTINGS) | (spent == places[order])
    kept &= places > 0
    bounds = np.concatenate([[0], np.cumsum(np.bincount(owners[kept], minlength=rows.shape[0]))])
    return sparse.csr_array((rows.data[kept], rows.indices[kept], bounds), shape=rows.shape)


def _closest_vectors(rows: NDArray[np.float32], columns: NDArray[np.float32], count: int) -> tuple[Places, Places]:
    """Multiply the rows with all columns, or each with those of its surroundings where there are more than `NEARBY`."""
    if len(columns) <= NEARBY:
        return _closest_of_all(rows, columns, count)
    owners, found = [], []
    for own, nearby in _surroundings(rows, columns):
        inside, chosen = _closest_of_all(rows[own], columns[nearby], count)
        owners.append(own[inside])
        found.append(nearby[chosen])
    return np.concatenate(owners), np.concatenate(found)


def _closest_of_all(rows: NDArray[np.float32], columns: NDArray[np.float32], count: int) -> tuple[Places, Places]:
    """Multiply a block of rows at a time."""
    if len(columns) <= count:
        pairs = every_pair(len(rows), len(columns))
        return pairs.left, pairs.right
    step = max(1, CELLS // len(columns))
    found = [
        np.argpartition(rows[start : start + step] @ columns.T, -count, axis=1)[:, -count:]
        for start in range(0, len(rows), step)
    ]
    return np.arange(len(rows)).repeat(count), np.concatenate(found).ravel()


def _surroundings(rows: NDArray[np.float32], columns: NDArray[np.float32]) -> Iterator[tuple[Places, Places]]:
    """Give the rows around each of some centres, and the columns that are nearest to it."""
    centres = columns[:: max(1, len(columns) // CENTRES)]
    own = (rows @ centres.T).argmax(axis=1)
    nearness = centres @ columns.T
    for centre in range(len(centres)):
        inside = np.flatnonzero(own == centre)
        if len(inside):
            yield inside, np.sort(np.argpartition(nearness[centre], -NEARBY)[-NEARBY:])
