"""How likely two clauses of one change are one demand: weights that were fitted on pairs judged by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from json import loads
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.texts.clause_measures import LEXICAL_MEASURES, SEMANTIC_MEASURES

__all__ = [
    "LEFT_OVER",
    "PAIRED_FROM",
    "SURE_FROM",
    "ClauseWeights",
    "Joining",
    "load_clause_weights",
    "partner_of_left_over",
]

Matrix = NDArray[np.float64]

PAIRED_FROM = 0.4
"""Probability, inclusive, from which two clauses are shown side by side. One demand told as struck and added misleads
as much as two demands told as one would; below `SURE_FROM` the pair is said with caution, which costs less: hence below
a half."""

SURE_FROM = 0.75
"""Probability, inclusive, from which a pair is told without caution: of such reworded clauses 97 in 100 are paired
rightly, of those below two in three (left out by document pair, see docs/comparison.md)."""

CERTAIN: Final = 1e-3
"""Probability below which nothing is told apart."""

DIGITS: Final = 6

LEFT_OVER: Final = {True: (0.52, 0.81), False: (0.68, 0.85)}
"""With and without meaning: base and points of the log-odds that a clause left without a partner has one all the same,
the points for each log-odds of its likeliest pair. Printed by `python -m benchmarks.elsewhere`, which fits them."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A logistic regression: how likely a clause left over belongs to the pair beside it.

    Attributes:
        base: log-odds where all is 0.
        odds: for each log-odds that it is one demand with the pair's clause of the other side.
        share: where that clause has all of its rare bigrams and the one beside it has none.
    """

    base: float
    odds: float
    share: float

    def chance(self, odds: float, share: float) -> float:
        """Weigh both measures of a neighbour; a probability in [0, 1]."""
        return 1.0 / (1.0 + exp(-(self.base + self.odds * odds + self.share * share)))


@dataclass(frozen=True, slots=True)
class ClauseWeights:
    """A logistic regression over the measures of two clauses.

    Attributes:
        base: log-odds of a pair of which every measure is 0.
        points: log-odds for each unit of a measure, by its name.
        joining: weighs clauses left over beside a pair; None joins none.
    """

    base: float
    points: tuple[tuple[str, float], ...]
    joining: Joining | None = None

    def log_odds(self, measures: Mapping[str, Matrix]) -> Matrix:
        """Weigh the measures of all pairs of clauses."""
        total: Matrix | float = self.base
        for name, points in self.points:
            total = total + points * measures[name]
        return np.asarray(total)


@cache
def load_clause_weights(*, meaning: bool) -> ClauseWeights:
    """Read the weights for measures with or without meaning from clause_weights.json."""
    text = resources.files(__package__).joinpath("clause_weights.json").read_text(encoding="utf-8")
    content = loads(text)["semantic" if meaning else "lexical"]
    names = SEMANTIC_MEASURES if meaning else LEXICAL_MEASURES
    points = tuple((name, float(content["points"][name])) for name in names)
    joining = Joining(*(float(content["joining"][name]) for name in ("base", "odds", "share")))
    return ClauseWeights(float(content["base"]), points, joining)


def partner_of_left_over(probability: float, *, meaning: bool) -> float:
    """Say how likely a clause that was left without a partner has one in its change all the same.

    Args:
        probability: of its likeliest pair.
        meaning: whether that was measured with meaning.

    Returns:
        A probability in [0, 1].
    """
    base, points = LEFT_OVER[meaning]
    certain = min(max(probability, CERTAIN), 1.0 - CERTAIN)
    return round(1.0 / (1.0 + exp(-base - points * log(certain / (1.0 - certain)))), DIGITS)
