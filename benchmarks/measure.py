"""Measure the aligner on all labelled pairs: `python -m benchmarks.measure` prints the tables of docs/method.md."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder, load_encoder
from align.evidence import LEXICAL_MEASURES, SEMANTIC_MEASURES
from align.weights import Sureness, Weights, load_weights
from benchmarks.fit import Judged, Measured, fit_confidence, fitted_on, judged, leave_one_out, measured
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


Decide = Callable[[Measured, Weights], Mask]


def _counted(one: Measured, weights: Weights, decide: Decide = Measured.accepted) -> LinkCounts:
    """Count the links of a labelled pair; pairs that were never measured are no links."""
    predicted = np.zeros(one.pair.truth.shape, dtype=bool)
    predicted[one.evidence.pairs.left, one.evidence.pairs.right] = decide(one, weights)
    return quality(predicted, one.pair.truth)


def _row(name: str, data: tuple[Measured, ...], left_out: Sequence[Weights], decide: Decide = Measured.accepted) -> str:
    scores = [_counted(one, weights, decide).f1 for one, weights in zip(data, left_out, strict=True)]
    return f"| {name} | " + " | ".join(f"{score:.3f}" for score in scores) + f" | {np.mean(scores):.3f} |"


def _bare(data: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """Give similarities as they are instead of what stands out of them."""
    return tuple(replace(one, evidence=replace(one.evidence, margins=one.evidence.values)) for one in data)


def report(encoder: Encoder | None) -> None:
    """Print the tables for one set of measures."""
    pairs = gold_pairs() + more_pairs()
    shipped = load_weights("lexical" if encoder is None else "semantic")
    untouched = {pair.name for pair in pairs} - set(fitted_on())
    data = measured(pairs, encoder)
    strangers = measured(tuple(unrelated_pairs(tuple(pair for pair in pairs if pair.name not in untouched))), encoder)
    names = LEXICAL_MEASURES if encoder is None else SEMANTIC_MEASURES
    print("| | " + " | ".join(pair.name for pair in pairs) + " | mean |")
    print("|---" * (len(pairs) + 2) + "|")
    left_out = leave_one_out(data, strangers, untouched=untouched)
    print(_row("left out", data, left_out))
    print(_row("as shipped", data, [shipped] * len(data)))
    print(_row("left out, whatever rivals explain", data, left_out, Measured.accepted_at_first))
    print(_row("left out, every pair by itself at even odds", data, left_out, _at_even_odds))
    for dropped in ("heading", "order", "level", "lexical", "lexical-clause", "terms", "semantic", "semantic-clause"):
        if dropped in names:
            kept = tuple(name for name in names if name != dropped)
            print(_row(f"left out, without {dropped}", data, leave_one_out(data, strangers, kept, untouched)))
    bare = _bare(data)
    print(_row("left out, without margins", bare, leave_one_out(bare, _bare(strangers), untouched=untouched)))
    print(f"links between strangers: {[int(one.accepted(shipped).sum()) for one in strangers]}")
    for one, weights in zip(data, left_out, strict=True):
        found = _counted(one, weights)
        print(f"{one.pair.name}: precision {found.precision:.3f} recall {found.recall:.3f}")
    unseen = measured(unseen_pairs(), encoder)
    for one in unseen:
        found, first = _counted(one, shipped), _counted(one, shipped, Measured.accepted_at_first)
        print(
            f"unseen, {one.pair.name}: F1 {found.f1:.3f} precision {found.precision:.3f} recall {found.recall:.3f}; "
            f"whatever rivals explain {first.f1:.3f} {first.precision:.3f} {first.recall:.3f}"
        )
    links = [judged(one, weights) for one, weights in zip(data, left_out, strict=True)]
    links += [judged(one, shipped) for one in unseen]
    sure = [fit_confidence(links[:place] + links[place + 1 :]) for place in range(len(links))]
    _reliability(data, links[: len(data)], sure[: len(data)])
    print("the confidence of unseen pairs")
    _reliability(unseen, links[len(data) :], sure[len(data) :])


def _at_even_odds(one: Measured, weights: Weights) -> Mask:
    return weights.log_odds(one.evidence) >= 0.0


def _reliability(data: tuple[Measured, ...], links: Sequence[Judged], sureness: Sequence[Sureness]) -> None:
    """Print how often links of a confidence are right, each pair by the confidence given for it."""
    sure: list[float] = []
    right: list[float] = []
    for one, found, fitted in zip(data, links, sureness, strict=True):
        values = list(map(fitted.of, found.log_odds, found.proofs))
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
