"""How likely every two clauses of linked tasks are one demand."""

from collections.abc import Collection, Sequence
from itertools import product
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from compare.texts.clause_measures import clause_key, clause_measures
from compare.texts.clause_model import ClauseWeights, load_clause_weights
from compare.texts.closeness import Closeness
from compare.texts.folding import fold
from compare.texts.measures import against_the_same, find_measure
from compare.texts.rarity import Weights

__all__ = ["LARGEST_TABLE", "PlacedClause", "clause_chances"]

TWIN_POINTS = 8.0
"""Log-odds for two clauses that take a measure against the same ones, 清理整合 and 关停: set, not fitted, as hardly any
of the labelled pairs is one. It lifts a pair that shares nothing else to an even chance."""

LARGEST_TABLE = 1_000_000
"""Pairs of clauses of one change that are measured, some seconds and a hundred megabytes. In a change with more, texts
of hundreds of pages, clauses are paired by their characters alone, from `BEYOND_DOUBT`."""

BEYOND_DOUBT = 0.7
"""Indel similarity in [0, 1] of two clauses that are one, wherever they stand."""

Matrix = NDArray[np.float64]


class PlacedClause(Protocol):
    """A clause and where it stands."""

    @property
    def task(self) -> int:
        """Index of its task."""

    @property
    def start(self) -> int:
        """Where it begins in the words of its task."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def title(self) -> bool:
        """Whether it is a title or a part of one."""


def clause_chances(
    left: Sequence[PlacedClause],
    right: Sequence[PlacedClause],
    pairs: Collection[tuple[int, int]],
    *,
    weights: Weights,
    closeness: Closeness | None = None,
    model: ClauseWeights | None = None,
) -> Matrix:
    """Say how likely every two clauses of one change are one demand.

    Args:
        left: n clauses of the left tasks in reading order, none of punctuation alone.
        right: m clauses of the right tasks.
        pairs: linked (left task index, right task index).
        weights: what each bigram says, see `compare.texts.rarity.bigram_weights`.
        closeness: what the alignment knows of the clauses; None where nothing was measured.
        model: weighs what is measured of two clauses; the weights that come with policydiff when None.

    Returns:
        n x m probabilities; 0 where the tasks are not linked.
    """
    table = np.zeros((len(left), len(right)))
    if not table.size:
        return table
    if table.size > LARGEST_TABLE:
        keys = ([fold(clause.text) for clause in side] for side in (left, right))
        table = cdist(*keys, scorer=Indel.normalized_similarity, score_cutoff=BEYOND_DOUBT, dtype=np.float64)
    else:
        table = _weighed(left, right, weights, closeness, model)
    table[~_joined(left, right, pairs)] = 0.0
    return table


def _weighed(
    left: Sequence[PlacedClause],
    right: Sequence[PlacedClause],
    weights: Weights,
    closeness: Closeness | None,
    model: ClauseWeights | None,
) -> Matrix:
    """Measure all pairs and weigh what was measured."""
    sides = (left, right)
    lefts, rights = ([(clause.task, clause.start, clause.end) for clause in side] for side in sides)
    meaning = None if closeness is None else closeness.meanings(lefts, rights)
    old_keys, new_keys = ([clause_key(clause.text) for clause in side] for side in sides)
    measures = clause_measures(
        old_keys,
        new_keys,
        weights,
        titles=(_titles(left), _titles(right)),
        meaning=meaning,
    )
    log_odds = (model or load_clause_weights(meaning=meaning is not None)).log_odds(measures)
    found = [
        [(i, measure) for i, clause in enumerate(side) if (measure := find_measure(clause.text))] for side in sides
    ]
    for (i, old), (j, new) in product(*found):
        if against_the_same(old, new, weights) > 0.0:
            log_odds[i, j] += TWIN_POINTS
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))


def _joined(
    lefts: Sequence[PlacedClause], rights: Sequence[PlacedClause], pairs: Collection[tuple[int, int]]
) -> NDArray[np.bool_]:
    """Mark the pairs of clauses whose tasks are linked."""
    if lefts[0].task == lefts[-1].task and rights[0].task == rights[-1].task:
        return np.full((len(lefts), len(rights)), (lefts[0].task, rights[0].task) in pairs)
    olds, news = (np.array([clause.task for clause in side]) for side in (lefts, rights))
    found = np.zeros((len(lefts), len(rights)), dtype=bool)
    for old, new in sorted(set(pairs)):
        found |= (olds == old)[:, None] & (news == new)[None, :]
    return found


def _titles(clauses: Sequence[PlacedClause]) -> NDArray[np.bool_]:
    return np.array([clause.title for clause in clauses], dtype=bool)
