"""How likely two clauses of one change are one demand: weights that were fitted on pairs judged by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from json import loads
from math import exp, fsum, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.texts.clause_measures import LEXICAL_MEASURES, SEMANTIC_MEASURES

__all__ = [
    "LEFT_OVER",
    "OBJECT_MEASURES",
    "ONE_OBJECT_FROM",
    "PAIRED_FROM",
    "REMAINING_FROM",
    "REMAINING_MEASURES",
    "SURE_FROM",
    "ClauseWeights",
    "Joining",
    "Objects",
    "Remaining",
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

REMAINING_FROM: Final = {True: 0.35, False: 0.5}
"""With and without meaning: probability, inclusive, from which two clauses that were left over are shown side by side.
Left out by document pair, six of ten such pairs are pairs for a reader (see docs/comparison.md)."""

REMAINING_MEASURES: Final = (
    "end",  # the last two characters are the same
    "demand",  # rare characters of what is demanded, without who must
    "ahead",  # how much more alike than the next best partner that is free as well
    "title",  # one of the two is the title of its task
    "own",  # weight of the bigrams that no other clause of the change has
    "rare",  # weight of the rarest character of what is demanded that both have
    "head",  # what is demanded begins alike: 加强 and 完善 begin anything
    "quoted",  # both name one programme in marks
    "between",  # their paired neighbours stand on the same sides
    "company",  # share of the paired clauses of their sentences that are paired with each other
)
"""What is measured of clauses left over, see `compare.texts.clause_remaining`; with an encoder the meaning as well."""

OBJECT_MEASURES: Final = (
    "odds",  # log-odds of one demand, by the measures that brought the two together
    "left_over",  # these were measures of what was left over
    "ending",  # share of the last four characters that both have: the noun that the object comes down to
    "telling",  # weight of the bigram of both objects that fewest clauses and fewest subjects of policy have
    "beside",  # logarithm of the clauses in their sentences: among many, one alike is more often another demand
)
"""What is measured of two clauses that are likely one demand, though not surely: see `compare.texts.clause_objects`."""

ONE_OBJECT_FROM: Final = 0.5
"""Probability, inclusive, from which such a pair stays; of clauses left over `REMAINING_FROM`, as what is left on both
sides is more often one demand in other words (see docs/comparison.md)."""

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
class Remaining:
    """A logistic regression over the measures of two clauses that were left over.

    Attributes:
        base: log-odds of a pair of which every measure is 0.
        points: log-odds for each unit of a measure, by its name.
        shown_from: probability, inclusive, from which a pair is shown.
    """

    base: float
    points: tuple[tuple[str, float], ...]
    shown_from: float

    def chances(self, measures: Mapping[str, Matrix]) -> Matrix:
        """Weigh the measures of all pairs of clauses; probabilities in [0, 1]."""
        return np.asarray(1.0 / (1.0 + np.exp(-_weighed(self.base, self.points, measures))))


@dataclass(frozen=True, slots=True)
class Objects:
    """A logistic regression: how likely two clauses that were brought together are a pair for a reader.

    Attributes:
        base: log-odds where all is 0.
        points: log-odds for each unit of a measure, in the order of `OBJECT_MEASURES`.
    """

    base: float
    points: tuple[float, ...]

    def chance(self, measures: Sequence[float]) -> float:
        """Weigh the measures of two clauses; a probability in [0, 1]."""
        total = self.base + fsum(point * value for point, value in zip(self.points, measures, strict=True))
        return 1.0 / (1.0 + exp(-total))


@dataclass(frozen=True, slots=True)
class ClauseWeights:
    """A logistic regression over the measures of two clauses.

    Attributes:
        base: log-odds of a pair of which every measure is 0.
        points: log-odds for each unit of a measure, by its name.
        joining: weighs clauses left over beside a pair; None joins none.
        remaining: weighs clauses left over on both sides; None pairs none.
        objects: weighs whether doubtful pairs share an object; None keeps them all.
    """

    base: float
    points: tuple[tuple[str, float], ...]
    joining: Joining | None = None
    remaining: Remaining | None = None
    objects: Objects | None = None

    def log_odds(self, measures: Mapping[str, Matrix]) -> Matrix:
        """Weigh the measures of all pairs of clauses."""
        return _weighed(self.base, self.points, measures)


@cache
def load_clause_weights(*, meaning: bool) -> ClauseWeights:
    """Read the weights for measures with or without meaning from clause_weights.json."""
    text = resources.files(__package__).joinpath("clause_weights.json").read_text(encoding="utf-8")
    content = loads(text)["semantic" if meaning else "lexical"]
    names = SEMANTIC_MEASURES if meaning else LEXICAL_MEASURES
    points = tuple((name, float(content["points"][name])) for name in names)
    joining = Joining(*(float(content["joining"][name]) for name in ("base", "odds", "share")))
    second = content["remaining"]
    names = (*REMAINING_MEASURES, "meaning") if meaning else REMAINING_MEASURES
    remaining = Remaining(
        float(second["base"]), tuple((name, float(second["points"][name])) for name in names), REMAINING_FROM[meaning]
    )
    told = content["objects"]
    objects = Objects(float(told["base"]), tuple(float(told["points"][name]) for name in OBJECT_MEASURES))
    return ClauseWeights(float(content["base"]), points, joining, remaining, objects)


def _weighed(base: float, points: Iterable[tuple[str, float]], measures: Mapping[str, Matrix]) -> Matrix:
    total: Matrix | float = base
    for name, weight in points:
        total = total + weight * measures[name]
    return np.asarray(total)


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
