"""The decision over all measured pairs: accept, prove, and weigh what is left once rivals are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from align.acceptance import accept, reconsider
from align.evidence import Evidence
from align.pairs import Vector
from align.proof import Proofs
from align.rivals import own_content
from align.weights import Weights

__all__ = ["IDENTICAL_LOG_ODDS", "Linkage", "decide"]

IDENTICAL_LOG_ODDS = log(0.995 / 0.005)
"""Log-odds that two segments of equal text have at least: of 27 such pairs in the labelled documents all are links."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Linkage:
    """What was decided on the measured pairs.

    Attributes:
        measured: log-odds of each pair as its measures have them.
        own: what each pair explains that no better partner of its segments does, in letters.
        log_odds: of each pair once its rivals are known; the score is their probability.
        linked: the pairs that are links.
    """

    measured: Vector
    own: Vector
    log_odds: Vector
    linked: Mask


def decide(
    evidence: Evidence,
    weights: Weights,
    proofs: Proofs,
    identical: Mask,
    reviewed: Mask,
    settled: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> Linkage:
    """Decide on all pairs at once.

    Args:
        evidence: of the measured pairs.
        weights: to weigh it with.
        proofs: of the same evidence.
        identical: pairs of equal text, which are links whatever else is found.
        reviewed: pairs that a reviewer confirmed. They come before all others; whether they are links is not said here.
        settled: segments of either side that have a link because a reviewer said so.

    Returns:
        The decision; a swap of the sides mirrors it.
    """
    pairs = evidence.pairs
    measured = weights.log_odds(evidence)
    measured = np.where(identical, np.maximum(measured, IDENTICAL_LOG_ODDS), measured)
    at_first = accept(measured, pairs, identical, settled)
    accepted = proofs.proven(measured, at_first, identical | reviewed)
    rank = np.where(identical | reviewed, np.inf, measured)
    own = own_content(evidence, rank)
    log_odds = np.where(identical, measured, weights.against_rivals(measured, own, evidence.contained))
    linked = reconsider(accepted, log_odds, pairs, identical, settled)
    # neither what others explain wholly nor a formula is added
    linked &= accepted | ~((own <= 0.0) | proofs.formulas(linked & ~accepted))
    return Linkage(measured, own, log_odds, linked)
