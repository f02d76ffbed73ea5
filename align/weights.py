"""The weights of the evidence: data fitted by `python -m benchmarks.fit`, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from json import loads
from math import exp

import numpy as np

from align.containment import CONTAINED_LOG_ODDS
from align.evidence import Evidence
from align.pairs import Vector

__all__ = ["Weights", "load_weights", "sigmoid"]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over measures, and how sure an accepted link is.

    Attributes:
        base: log-odds of a pair that stands out in nothing.
        points: log-odds for each unit of a measure's margin, in the order of the measures.
        slope: of the log-odds of being right over the log-odds of the score, for accepted links.
        offset: the same at a score of one half.
    """

    base: float
    points: tuple[tuple[str, float], ...]
    slope: float
    offset: float

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

    def confidence(self, log_odds: float) -> float:
        """Give the probability that an accepted link of a score is right."""
        return sigmoid(self.slope * log_odds + self.offset)


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
        slope=float(content["confidence"]["slope"]),
        offset=float(content["confidence"]["offset"]),
    )
