"""The steps in order: group copies, measure, weigh, decide, give every copy its partner, explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from align.candidates import BUDGET
from align.copies import distinct, pair_copies, same_text
from align.decision import FIRST_THRESHOLD, SECOND_THRESHOLD, accept
from align.encoder import Encoder
from align.evidence import Evidence, Progress, measure
from align.explanation import IDENTICAL_LOG_ODDS, Explainer, carried_by
from align.model import Alignment, Candidate, Extent, Label, Link, Segment
from align.pairs import Pairs, Vector
from align.sharing import Sharing
from align.weights import Weights, load_weights, sigmoid

__all__ = ["align"]

METHOD = "1"
"""Raised whenever the same texts may give other links."""

RUNNERS_UP = 3
"""Rejected pairs kept for each segment."""

FAINTEST = 0.02
"""Score below which a rejected pair is not worth a reviewer's look."""

DIGITS = 6
"""Places of scores and confidences."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Grouped:
    """One side, with copies of a text as one."""

    segments: tuple[Segment, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: NDArray[np.intp]


def align(
    left: Sequence[Segment],
    right: Sequence[Segment],
    *,
    encoder: Encoder | None,
    progress: Progress | None = None,
) -> Alignment:
    """Link the segments of two lists, n:m, in whatever order they stand.

    Args:
        left: n segments in reading order; may be empty.
        right: m segments in reading order; may be empty.
        encoder: for meaning, as `load_encoder` gives; None aligns by characters, headings and order.
        progress: called with texts encoded and texts to encode, while vectors are got.

    Returns:
        Every segment is in a link or listed as unlinked, never both. Segments of equal text (but for punctuation,
        width and white space) are linked one to one, and to nothing else that has an equal partner. Swapping the
        sides mirrors the links.

    Raises:
        EncoderError: the encoder cannot be loaded.
    """
    kind = "lexical" if encoder is None else "semantic"
    signature = [
        ("method", METHOD),
        ("encoder", "none" if encoder is None else encoder.name),
        ("model", "" if encoder is None else encoder.digest),
        ("thresholds", f"{FIRST_THRESHOLD:g}/{SECOND_THRESHOLD:g}"),
    ]
    if not left or not right:
        return Alignment((), tuple(range(len(left))), tuple(range(len(right))), (), tuple(signature))
    sides = (_grouped(left), _grouped(right))
    equal = _equal_texts(sides)
    evidence = measure(sides[0].segments, sides[1].segments, encoder=encoder, progress=progress, needed=equal)
    if not evidence.complete:
        signature.append(("candidates", BUDGET))
    weights = load_weights(kind)
    identical = evidence.pairs.among(equal)
    log_odds = weights.log_odds(evidence)
    log_odds = np.where(identical, np.maximum(log_odds, IDENTICAL_LOG_ODDS), log_odds)
    linked = accept(log_odds, evidence.pairs, identical)
    links = _links(left, right, sides, evidence, weights, linked, identical)
    return Alignment(
        links=links,
        unlinked_left=_missing(len(left), {link.left for link in links}),
        unlinked_right=_missing(len(right), {link.right for link in links}),
        runners_up=_runners_up(sides, evidence.pairs, log_odds, linked),
        signature=tuple(signature),
    )


def _grouped(segments: Sequence[Segment]) -> _Grouped:
    groups = distinct(segments)
    group_of = np.empty(len(segments), dtype=np.intp)
    for index, group in enumerate(groups):
        group_of[list(group)] = index
    return _Grouped(tuple(segments[group[0]] for group in groups), groups, group_of)


def _equal_texts(sides: tuple[_Grouped, _Grouped]) -> list[tuple[int, int]]:
    """Pair the groups of equal text."""
    places = {same_text(segment): index for index, segment in enumerate(sides[1].segments)}
    found = ((index, places.get(same_text(segment))) for index, segment in enumerate(sides[0].segments))
    return [(one, other) for one, other in found if other is not None]


def _links(
    left: Sequence[Segment],
    right: Sequence[Segment],
    sides: tuple[_Grouped, _Grouped],
    evidence: Evidence,
    weights: Weights,
    linked: Mask,
    identical: Mask,
) -> tuple[Link, ...]:
    """Explain the accepted pairs of texts and give every copy its partner."""
    places = np.flatnonzero(linked).tolist()
    accepted = {(int(evidence.pairs.left[place]), int(evidence.pairs.right[place])): place for place in places}
    sharing = Sharing(evidence, accepted)
    explainer = Explainer(evidence, weights, sharing.similarity)
    links: list[Link] = []
    label: Label
    extent: Extent
    for (one, other), place in accepted.items():
        same = bool(identical[place])
        contributions = explainer.contributions(place, identical=same)
        log_odds = sum(entry.points for entry in contributions)
        label, extent = ("same", "full") if same else sharing.describe(one, other)
        copies = (sides[0].groups[one], sides[1].groups[other])
        links.extend(
            Link(
                left=first,
                right=second,
                label=label,
                extent=extent,
                score=round(sigmoid(log_odds), DIGITS),
                confidence=round(weights.confidence(log_odds), DIGITS),
                matched_by=carried_by(contributions),
                evidence=contributions,
            )
            for first, second in pair_copies(left, right, copies, (sides[0].group_of, sides[1].group_of), accepted)
        )
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _missing(count: int, linked: set[int]) -> tuple[int, ...]:
    return tuple(index for index in range(count) if index not in linked)


def _runners_up(
    sides: tuple[_Grouped, _Grouped], pairs: Pairs, log_odds: Vector, linked: Mask
) -> tuple[Candidate, ...]:
    """List the best rejected pairs, at most `RUNNERS_UP` for a segment of either side; copies stand for one another."""
    taken_left, taken_right = [0] * len(sides[0].groups), [0] * len(sides[1].groups)
    found = []
    rejected = np.flatnonzero(~linked & (log_odds >= log(FAINTEST / (1.0 - FAINTEST))))
    left, right = pairs.left[rejected], pairs.right[rejected]
    order = np.lexsort((left, left + right, -log_odds[rejected]))
    for one, other, value in zip(
        left[order].tolist(), right[order].tolist(), log_odds[rejected[order]].tolist(), strict=True
    ):
        if taken_left[one] < RUNNERS_UP and taken_right[other] < RUNNERS_UP:
            taken_left[one] += 1
            taken_right[other] += 1
            places = (sides[0].groups[one][0], sides[1].groups[other][0])
            found.append(Candidate(*places, round(sigmoid(value), DIGITS)))
    return tuple(sorted(found, key=lambda candidate: (candidate.left, -candidate.score, candidate.right)))
