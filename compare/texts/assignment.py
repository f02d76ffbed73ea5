"""Pair the clauses of two sides at the greatest total score."""

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from compare.components import components

__all__ = ["PAIRING_SCORE", "ScoredPair", "best_assignment", "scored_pairs"]

PAIRING_SCORE = 0.45
"""Score in [0, 1], inclusive, from which two clauses may be paired. Between tasks that are not linked, 99 % of clause
pairs score below 0.31 and 99.9 % up to 0.5 (gold documents); formulas such as 加强…信息公开 account for the rest."""

LARGEST_MATRIX = 1_000_000
"""Cells of one exact assignment: an eighth of a second, 8 MB. Thousands of like clauses are paired best first."""

ScoredPair = tuple[int, int, float]
"""Left place, right place, score."""


def scored_pairs(
    lefts: Sequence[int], left_keys: Sequence[str], rights: Sequence[int], right_keys: Sequence[str]
) -> list[ScoredPair]:
    """Score every pair of the given places.

    Args:
        lefts: places on the left to consider.
        left_keys: folded clauses of the left, by place.
        rights: places on the right to consider.
        right_keys: folded clauses of the right, by place.

    Returns:
        Pairs that reach `PAIRING_SCORE`, in (left, right) order. Clauses of nothing but punctuation are not paired.
    """
    lefts, rights = [i for i in lefts if left_keys[i]], [j for j in rights if right_keys[j]]
    if not lefts or not rights:
        return []
    scores = cdist(
        [left_keys[i] for i in lefts],
        [right_keys[j] for j in rights],
        scorer=Indel.normalized_similarity,
        score_cutoff=PAIRING_SCORE,
        dtype=np.float64,
    )
    rows, columns = np.nonzero(scores)
    return [(lefts[i], rights[j], float(scores[i, j])) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]


def best_assignment(pairs: Iterable[ScoredPair]) -> tuple[tuple[int, int], ...]:
    """Choose pairs with no place taken twice so that the sum of their scores is greatest.

    Args:
        pairs: scored pairs; scores above 0.

    Returns:
        Chosen (left, right) pairs, sorted.

    Source:
        Kuhn and Munkres, by `scipy.optimize.linear_sum_assignment`, one connected part of the graph at a time.
    """
    from scipy.optimize import linear_sum_assignment  # half a second to load, so not with the package

    scores = {(i, j): score for i, j, score in pairs}
    chosen: list[tuple[int, int]] = []
    for part in components(scores):
        lefts = sorted({i for i, _ in part})
        rights = sorted({j for _, j in part})
        if len(lefts) * len(rights) > LARGEST_MATRIX:
            chosen += _best_first(part, scores)
            continue
        matrix = np.zeros((len(lefts), len(rights)))
        row, column = {i: k for k, i in enumerate(lefts)}, {j: k for k, j in enumerate(rights)}
        for i, j in part:
            matrix[row[i], column[j]] = scores[i, j]
        rows, columns = linear_sum_assignment(matrix, maximize=True)
        chosen += [(lefts[i], rights[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if matrix[i, j]]
    return tuple(sorted(chosen))


def _best_first(part: Sequence[tuple[int, int]], scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Take the best remaining pair until none is left; equals in (left, right) order."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for i, j in sorted(part, key=lambda pair: (-scores[pair], pair)):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            chosen.append((i, j))
    return chosen
