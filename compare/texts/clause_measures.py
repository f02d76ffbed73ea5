"""What is measured of every pair of clauses of one change: characters, rare words, meaning, place and company."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy import sparse

from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams
from documents.chinese.marks import find_clause_mark

__all__ = ["LEXICAL_MEASURES", "SEMANTIC_MEASURES", "clause_key", "clause_measures", "demanded"]

Matrix = NDArray[np.float64]

LEXICAL_MEASURES: Final = (
    "held",  # rare bigrams that both have, of the lighter clause
    "substance",  # logarithm of their weight
    "rarity",  # mean weight of one of them: formulas weigh little
    "end",  # the last two characters are the same: what the demand is about, or the verb
    "demand",  # rare characters of what is demanded, without who must
    "place",  # distance of the relative places in the change
    "around",  # likeness of the clauses before and of those after
    "ahead",  # how much more alike than the next best partner of either clause
    "crossing",  # share of likely pairs whose order this one crosses
    "title",  # one of the two is the title of its task
)
SEMANTIC_MEASURES: Final = (*LEXICAL_MEASURES, "meaning")  # cosine of the two clauses, as the alignment has it

WHO_MUST: Final = re.compile(r"^.{2,60}?(?:应当|必须|不得|可以|负责|(?<=[^需重主只不])要(?![求素点件]))(?=.{3})")
"""Who must do what stands behind it: 市人力资源社会保障行政管理部门应当 is shared by many demands of one task."""

LIKELY: Final = (0.2, 0.5)
"""Likeness, the mean of the measures, at which two clauses begin to be a likely pair, and from which they are one."""

CLEARLY: Final = 1 / 6
"""By how much a likely pair must be ahead of its rivals to count in full."""

MEANING_SHARE: Final = 0.4
"""Share of the meaning in the likeness; the rest are characters."""

DENSE: Final = 2_000_000
"""Numbers of a table of clauses over bigrams up to which it is quicker to keep the zeros, 16 MB."""

DIGITS: Final = 9
"""Places of a sum of weights, so that its order does not show."""

APART: Final = 0.2
"""Distance of the relative places that all pairs have where the clauses of both sides are in no common order."""

CACHED_CLAUSES: Final = 4096


@lru_cache(maxsize=CACHED_CLAUSES)
def clause_key(clause: str) -> str:
    """Fold a clause without the mark of a list at its head."""
    mark = find_clause_mark(clause)
    return fold(clause if mark is None else clause[mark.end :])


@lru_cache(maxsize=CACHED_CLAUSES)
def demanded(key: str) -> str:
    """Leave out of a folded clause who must, up to 应当, 必须, 不得, 可以, 负责 or 要."""
    return WHO_MUST.sub("", key)


def clause_measures(
    left: Sequence[str],
    right: Sequence[str],
    weights: Weights,
    *,
    titles: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    meaning: Matrix | None = None,
    ordered: bool = True,
) -> Mapping[str, Matrix]:
    """Hold every clause of one side of a change against every clause of the other.

    Args:
        left: n clauses of the left tasks, as `clause_key` gives them, in reading order; n >= 1.
        right: m clauses of the right tasks; m >= 1.
        weights: see `compare.texts.rarity.bigram_weights`.
        titles: which clauses of both sides are titles.
        meaning: n x m cosines in [0, 1], NaN where nobody knows; None measures without.
        ordered: whether both sides tell in one order more or less, as the tasks of one change do. Of clauses of two
            whole documents all are equally far apart, and none cross.

    Returns:
        n x m numbers for each of `SEMANTIC_MEASURES`, or of `LEXICAL_MEASURES` without meaning. Swapping the sides
        transposes them.
    """
    common, counts, lighter, total = _common(left, right, weights, bigrams)
    letters, _, _, all_letters = _common(
        [demanded(key) for key in left], [demanded(key) for key in right], weights, set
    )
    found = {
        "held": common / np.maximum(lighter, 1.0),
        "substance": np.log1p(common),
        "rarity": common / np.maximum(counts, 1.0),
        "end": (_ends(left)[:, None] == _ends(right)[None, :]).astype(np.float64),
        "demand": 2.0 * letters / np.maximum(all_letters, 1.0),
        "title": (titles[0][:, None] != titles[1][None, :]).astype(np.float64),
    }
    in_order = cdist(left, right, scorer=Indel.normalized_similarity, dtype=np.float64)
    likeness = (found["demand"] + 2.0 * common / np.maximum(total, 1.0) + in_order) / 3.0
    if meaning is not None:
        found["meaning"] = np.where(np.isnan(meaning), likeness, meaning)
        likeness = (1.0 - MEANING_SHARE) * likeness + MEANING_SHARE * found["meaning"]
    found["ahead"] = _ahead(likeness)
    found["around"] = _around(likeness)
    if not ordered:
        return found | {"place": np.full_like(likeness, APART), "crossing": np.zeros_like(likeness)}
    places = [(np.arange(len(side)) + 0.5) / len(side) for side in (left, right)]
    found["place"] = np.abs(places[0][:, None] - places[1][None, :])
    likely = _between(likeness, *LIKELY) * _between(found["ahead"], 0.0, CLEARLY)
    found["crossing"] = np.round(_crossing(likely), DIGITS)
    return found


def _common(
    left: Sequence[str], right: Sequence[str], weights: Weights, parts: Callable[[str], frozenset[str] | set[str]]
) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Weigh what clauses have in common: weight and number of the parts, weight of the lighter clause and of both."""
    columns: dict[str, int] = {}
    places = [
        [[columns.setdefault(part, len(columns)) for part in parts(key)] for key in side] for side in (left, right)
    ]
    loads = np.array([weights.get(part, 1.0) for part in columns], dtype=np.float64)
    tables = [_table(side, len(columns)) for side in places]
    own = [np.asarray(table @ loads)[:, None] for table in tables]
    weighted = tables[0].multiply(loads).tocsr() if sparse.issparse(tables[0]) else tables[0] * loads
    return (
        np.round(_product(weighted, tables[1]), DIGITS),
        _product(tables[0], tables[1]),
        np.round(np.minimum(own[0], own[1].T), DIGITS),
        np.round(own[0] + own[1].T, DIGITS),
    )


def _table(rows: Sequence[Sequence[int]], width: int) -> sparse.csr_array | Matrix:
    """Write down which parts each clause has."""
    if len(rows) * width <= DENSE:
        dense = np.zeros((len(rows), width))
        for row, places in enumerate(rows):
            dense[row, places] = 1.0
        return dense
    ends = np.cumsum([0, *map(len, rows)])
    return sparse.csr_array((np.ones(ends[-1]), np.concatenate(rows).astype(np.intp), ends), shape=(len(rows), width))


def _product(one: sparse.csr_array | Matrix, other: sparse.csr_array | Matrix) -> Matrix:
    found = one @ other.T
    return np.asarray(found.toarray() if sparse.issparse(found) else found, dtype=np.float64)


def _ends(keys: Sequence[str]) -> NDArray[np.str_]:
    return np.array([key[-2:] for key in keys])


def _ahead(likeness: Matrix) -> Matrix:
    """Say by how much each pair is more alike than the best other pair of either of its clauses."""
    return likeness - np.maximum(_best_other(likeness), _best_other(likeness.T).T)


def _best_other(table: Matrix) -> Matrix:
    """Give for each number the greatest other one of its row; 0 where there is none."""
    if table.shape[1] < 2:
        return np.zeros_like(table)
    two = np.partition(table, -2, axis=1)[:, -2:]
    return np.where(table >= two[:, 1:], two[:, :1], two[:, 1:])


def _around(likeness: Matrix) -> Matrix:
    """Add up how alike the two clauses before a pair are and the two after it."""
    found = np.zeros_like(likeness)
    found[1:, 1:] += likeness[:-1, :-1]
    found[:-1, :-1] += likeness[1:, 1:]
    return found


def _between(values: Matrix, low: float, high: float) -> Matrix:
    """Scale values so that `low` is 0 and `high` is 1, and cut off what lies beyond."""
    return np.asarray(np.minimum(np.maximum((values - low) / (high - low), 0.0), 1.0))


def _crossing(likely: Matrix) -> Matrix:
    """Say which share of the likely pairs stands before one clause of a pair and behind the other."""
    rows, columns = likely.shape
    sums = np.zeros((rows + 1, columns + 1))
    sums[1:, 1:] = likely.cumsum(axis=0).cumsum(axis=1)
    i, j = np.arange(rows)[:, None], np.arange(columns)[None, :]
    before_behind = sums[i, columns] - sums[i, j + 1]
    behind_before = sums[rows, j] - sums[i + 1, j]
    return np.asarray((before_behind + behind_before) / max(float(sums[-1, -1]), 1.0))
