"""Measure the aligner on all labelled pairs: `python -m benchmarks.measure` prints the tables of docs/method.md."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder, load_encoder
from align.evidence import LEXICAL_MEASURES, SEMANTIC_MEASURES
from benchmarks.fit import Measured, fit_confidence, fit_weights, judged, leave_one_out, measured
from benchmarks.link_counts import LinkCounts
from benchmarks.pairs import LINK, RELATED, gold_pairs, more_pairs, unrelated_pairs, unseen_pairs

__all__ = ["quality"]

BINS = (0.0, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
"""Edges of the reliability table."""

SURE = 0.8
"""Confidence from which a report asks nobody to confirm a link."""

Mask = NDArray[np.bool_]


def quality(predicted: Mask, truth: NDArray[np.int8]) -> LinkCounts:
    """Count links against the truth; related pairs count nowhere."""
    counted = predicted & (truth != RELATED)
    return LinkCounts(int((counted & (truth == LINK)).sum()), int(counted.sum()), int((truth == LINK).sum()))


Decide = Callable[[Measured, NDArray[np.float64]], Mask]


def _counted(one: Measured, table: NDArray[np.float64], decide: Decide = Measured.accepted) -> LinkCounts:
    """Count the links of a labelled pair; pairs that were never measured are no links."""
    predicted = np.zeros(one.pair.truth.shape, dtype=bool)
    predicted[one.evidence.pairs.left, one.evidence.pairs.right] = decide(one, table)
    return quality(predicted, one.pair.truth)


def _row(
    name: str, data: tuple[Measured, ...], tables: list[NDArray[np.float64]], decide: Decide = Measured.accepted
) -> str:
    scores = [_counted(one, table, decide).f1 for one, table in zip(data, tables, strict=True)]
    return f"| {name} | " + " | ".join(f"{score:.3f}" for score in scores) + f" | {np.mean(scores):.3f} |"


def _bare(data: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """Give similarities as they are instead of what stands out of them."""
    return tuple(replace(one, evidence=replace(one.evidence, margins=one.evidence.values)) for one in data)


def report(encoder: Encoder | None) -> None:
    """Print the tables for one set of measures."""
    pairs = gold_pairs() + more_pairs()
    data = measured(pairs, encoder)
    strangers = measured(tuple(unrelated_pairs(pairs)), encoder)
    names = LEXICAL_MEASURES if encoder is None else SEMANTIC_MEASURES
    print("| | " + " | ".join(pair.name for pair in pairs) + " | mean |")
    print("|---" * (len(pairs) + 2) + "|")
    left_out = leave_one_out(data, strangers)
    weights = fit_weights(data + strangers)
    print(_row("left out", data, left_out))
    print(_row("in sample", data, [weights.log_odds(one.evidence) for one in data]))
    print(_row("left out, every pair by itself at even odds", data, left_out, lambda _, table: table >= 0.0))
    for dropped in ("heading", "order", "level", "lexical", "lexical-clause", "terms", "semantic", "semantic-clause"):
        if dropped in names:
            kept = tuple(name for name in names if name != dropped)
            print(_row(f"left out, without {dropped}", data, leave_one_out(data, strangers, kept)))
    print(_row("left out, without margins", data, leave_one_out(_bare(data), _bare(strangers))))
    false = [int(one.accepted(weights.log_odds(one.evidence)).sum()) for one in strangers]
    print(f"links between strangers: {false}")
    for one, table in zip(data, left_out, strict=True):
        found = _counted(one, table)
        print(f"{one.pair.name}: precision {found.precision:.3f} recall {found.recall:.3f}")
    for one in measured(unseen_pairs(), encoder):
        found = _counted(one, weights.log_odds(one.evidence))
        print(f"unseen, {one.pair.name}: F1 {found.f1:.3f} precision {found.precision:.3f} recall {found.recall:.3f}")
    _reliability(data, left_out)


def _reliability(data: tuple[Measured, ...], tables: list[NDArray[np.float64]]) -> None:
    """Print how often links of a confidence are right, the confidence fitted without their document pair."""
    sure: list[float] = []
    right: list[float] = []
    links = [judged(one, table) for one, table in zip(data, tables, strict=True)]
    for place, (one, found) in enumerate(zip(data, links, strict=True)):
        sureness = fit_confidence(links[:place] + links[place + 1 :])
        values = list(map(sureness.of, found.log_odds, found.proofs))
        certain = [true for value, true in zip(values, found.right, strict=True) if value >= SURE]
        print(f"{one.pair.name}: {len(certain)} of {len(values)} links from {SURE:g}, false {certain.count(False)}")
        sure.extend(values)
        right.extend(found.right)
    confidence, truth = np.array(sure), np.array(right, dtype=np.float64)
    error = 0.0
    for low, high in pairwise(BINS):
        inside = (confidence >= low) & (confidence < high)
        if inside.any():
            gap = abs(confidence[inside].mean() - truth[inside].mean())
            error += float(inside.sum() * gap / len(truth))
            print(f"| {low:.2f} | {inside.sum()} | {confidence[inside].mean():.3f} | {truth[inside].mean():.3f} |")
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    for chosen in ("default", "none"):
        print(f"\nencoder {chosen}")
        report(load_encoder(chosen))
