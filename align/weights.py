"""The weights of the evidence: data fitted by `python -m benchmarks.fit`, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from json import loads
from math import exp

import numpy as np
from numpy.typing import NDArray

from align.containment import CONTAINED_LOG_ODDS
from align.evidence import Evidence
from align.pairs import Vector
from align.proof import Proof
from align.rivals import FAINT, own_weight

__all__ = ["UNPROVEN", "Rivalry", "Sureness", "Weights", "load_weights", "sigmoid"]

UNPROVEN = 0.79
"""Confidence of a link on slight proof at most, so that a person is asked to confirm it."""

TELLING = (-3.0, 8.0)
"""Log-odds that say anything about the confidence: beyond, all links are right, and one of 15 is no surer than of 8."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure an accepted link is: log-odds of being right, as a sum.

    Attributes:
        slope: for each unit of the log-odds of the score.
        proof: for each unit of the logarithm of what is proved.
        closest: for the similarity of the closest two clauses. It is below 0: of two links of one score, the one that
            has it from a single clause is less often right.
        offset: what there is without any of it.
    """

    slope: float
    proof: float
    closest: float
    offset: float

    def of(self, log_odds: float, proof: Proof) -> float:
        """Give the probability that an accepted link is right.

        Args:
            log_odds: of its score.
            proof: what it rests on; slight proof gives `UNPROVEN` at most.
        """
        low, high = TELLING
        total = self.slope * min(high, max(low, log_odds)) + self.offset
        sure = sigmoid(total + self.proof * proof.weight + self.closest * proof.closest)
        return min(sure, UNPROVEN) if proof.slight else sure


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What becomes of the log-odds of a pair when its rivals are known: a sum.

    Attributes:
        slope: for each unit of the log-odds of the measures.
        own: for each unit of `own_weight`.
        offset: what there is without any of it.
    """

    slope: float
    own: float
    offset: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic regressions, over measures and over what rivals leave, and how sure an accepted link is.

    Attributes:
        base: log-odds of a pair that stands out in nothing.
        points: log-odds for each unit of a measure's margin, in the order of the measures.
        rivalry: weighs a pair again when its rivals are known.
        sureness: of accepted links.
    """

    base: float
    points: tuple[tuple[str, float], ...]
    rivalry: Rivalry
    sureness: Sureness

    def of(self, name: str) -> float:
        """Points of one measure.

        Raises:
            KeyError: no such measure.
        """
        return dict(self.points)[name]

    def log_odds(self, evidence: Evidence) -> Vector:
        """Weigh all measured pairs.

        Args:
            evidence: with the measures these weights were fitted for.

        Returns:
            Of each pair, the log-odds that it is a link: base and weighed margins, or what is certain of a text that
            stands whole in the other if that is more.
        """
        total = np.full(len(evidence.pairs), self.base)
        for name, margin in zip(evidence.names, evidence.margins, strict=True):
            total = total + self.of(name) * margin
        return np.where(evidence.contained, np.maximum(total, CONTAINED_LOG_ODDS), total)

    def against_rivals(self, log_odds: Vector, own: Vector, contained: NDArray[np.bool_]) -> Vector:
        """Weigh pairs again, by what each explains that no better partner of its segments does.

        Args:
            log_odds: of each pair, as its measures have it.
            own: as `own_content` gives it.
            contained: pairs of which one text stands whole in the other.

        Returns:
            Of each pair, the log-odds that it is a link; under `FAINT` they stay as they are.
        """
        total = self.rivalry.slope * log_odds + self.rivalry.own * own_weight(own) + self.rivalry.offset
        total = np.where(contained, np.maximum(total, CONTAINED_LOG_ODDS), total)
        return np.asarray(np.where(log_odds >= FAINT, total, log_odds))


def sigmoid(log_odds: float) -> float:
    """Turn log-odds into a probability, without overflow."""
    if log_odds >= 0.0:
        return 1.0 / (1.0 + exp(-log_odds))
    return exp(log_odds) / (1.0 + exp(log_odds))


@cache
def load_weights(kind: str) -> Weights:
    """Read the weights for one set of measures.

    Args:
        kind: `semantic` with an encoder, `lexical` without.

    Raises:
        KeyError: no such kind.
    """
    content: Mapping[str, Mapping[str, float]] = loads(files(__package__).joinpath("weights.json").read_text("utf-8"))[
        kind
    ]
    return Weights(
        base=float(content["base"]["points"]),
        points=tuple((name, float(value)) for name, value in content["points"].items()),
        rivalry=Rivalry(**{name: float(value) for name, value in content["rivals"].items()}),
        sureness=Sureness(**{name: float(value) for name, value in content["confidence"].items()}),
    )
