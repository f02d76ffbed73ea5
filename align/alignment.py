"""The steps in order: group duplicates, measure, decide, give every copy its partner, explain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product
from math import log

import numpy as np
from numpy.typing import NDArray

from align.acceptance import ADDED_THRESHOLD, FIRST_THRESHOLD, KEPT_THRESHOLD, SECOND_THRESHOLD
from align.candidates import BUDGET
from align.clauses import clauses
from align.constraints import Constraints, checked_constraints
from align.duplicates import Grouped, grouped, pair_duplicates, same_text
from align.encoder import Encoder
from align.evidence import Evidence, Progress, measure
from align.explanation import Explainer, carried_by
from align.linkage import IDENTICAL_LOG_ODDS, Linkage, decide
from align.meanings import Meanings, SideMeanings
from align.model import Alignment, Answer, Candidate, ClausePair, Extent, Label, Link, Segment
from align.pairs import Pairs, Vector
from align.proof import Proof, Proofs
from align.sharing import Sharing
from align.sides import Piece, pieces
from align.weights import Weights, load_weights, sigmoid

__all__ = ["align"]

METHOD = "9"
"""Raised whenever the same texts may give other links."""

RUNNERS_UP = 3
"""Rejected pairs kept for each segment."""

FAINTEST = 0.02
"""Score below which a rejected pair is not worth a reviewer's look."""

DIGITS = 6
"""Places of scores and confidences."""

Mask = NDArray[np.bool_]


def align(
    left: Sequence[Segment],
    right: Sequence[Segment],
    *,
    encoder: Encoder | None,
    progress: Progress | None = None,
    must_link: Collection[tuple[int, int]] = (),
    cannot_link: Collection[tuple[int, int]] = (),
    worded: bool = True,
) -> Alignment:
    """Link the segments of two lists, n:m, in whatever order they stand.

    Args:
        left: n segments in reading order; may be empty.
        right: m segments in reading order; may be empty.
        encoder: for meaning, as `load_encoder` gives; None aligns by characters, headings and order.
        progress: called with texts encoded and texts to encode, while vectors are got.
        must_link: pairs of a left and a right index that a reviewer confirmed. They are links of confidence 1, and
            beside them only strong ones stand, as beside equal texts.
        cannot_link: pairs that a reviewer ruled out. They are no links, and compete with none.
        worded: whether the evidence of links names the words that each measure fired on, which takes a seventh of the
            time and is for a reader.

    Returns:
        Every segment is in a link or listed as unlinked, never both. Segments of equal text (but for punctuation,
        width and white space) are linked one to one, and to nothing else that has an equal partner. Swapping the
        sides mirrors the links.

    Raises:
        EncoderUnavailableError: the encoder cannot be loaded.
        ValueError: a pair of `must_link` or `cannot_link` is out of range or in both.
    """
    constraints = checked_constraints(must_link, cannot_link, (len(left), len(right)))
    kind = "lexical" if encoder is None else "semantic"
    signature = [
        ("method", METHOD),
        ("encoder", "none" if encoder is None else encoder.name),
        ("model", "" if encoder is None else encoder.digest),
        ("thresholds", f"{FIRST_THRESHOLD:g}/{SECOND_THRESHOLD:g}/{KEPT_THRESHOLD:g}/{ADDED_THRESHOLD:g}"),
    ]
    if not left or not right:
        return Alignment((), tuple(range(len(left))), tuple(range(len(right))), (), tuple(signature))
    if must_link or cannot_link:
        signature.append(("reviewed", f"{len(constraints.must)} must, {len(constraints.cannot)} cannot"))
    sides = (grouped(left), grouped(right))
    excluded, demanded = constraints.excluded(sides), constraints.demanded(sides)
    equal = _equal_texts(sides)
    evidence = measure(
        *(side.segments for side in sides),
        encoder=encoder,
        progress=progress,
        needed={*equal, *demanded},
        excluded=excluded,
    )
    if not evidence.complete:
        signature.append(("candidates", BUDGET))
    weights = load_weights(kind)
    identical = evidence.pairs.among(equal)
    settled = (constraints.settled(0, sides[0]), constraints.settled(1, sides[1]))
    proofs = Proofs(evidence)
    reviewed = evidence.pairs.among(demanded)
    linkage = decide(evidence, weights, proofs, identical, reviewed, settled)
    explainer = Explainer(evidence, weights, linkage, proofs, worded=worded)
    writer = _Writer(left, right, sides, evidence, weights, constraints, proofs, linkage, explainer)
    shown = linkage.linked | reviewed
    links = writer.links(shown, identical)
    return Alignment(
        links=links,
        unlinked_left=_missing(len(left), {link.left for link in links}),
        unlinked_right=_missing(len(right), {link.right for link in links}),
        runners_up=_runners_up(sides, evidence.pairs, linkage.log_odds, shown, constraints.cannot),
        signature=tuple(signature),
        answers=_answers(left, 0, sides, evidence),
        right_answers=_answers(right, 1, sides, evidence),
        meanings=_meanings((left, right), sides, evidence),
    )


def _answers(
    segments: Sequence[Segment], side: int, sides: tuple[Grouped, Grouped], evidence: Evidence
) -> tuple[tuple[Answer, ...], ...]:
    """Say what comes closest to the clauses of a side's segments; copies that are cut otherwise get no answers."""
    own = (evidence.left, evidence.right)[side]
    found = []
    for segment, group in zip(segments, sides[side].group_of, strict=True):
        cut, measured = _cut(segment), own.clauses_of(group)
        rows = zip(cut, *(column[measured].tolist() for column in evidence.closest[side]), strict=False)
        same = len(cut) == measured.stop - measured.start
        found.append(
            tuple(
                Answer(start, end, sides[1 - side].groups[other][0], score)
                for (start, end, _), other, score in rows
                if same and other >= 0
            )
        )
    return tuple(found)


def _meanings(
    segments: tuple[Sequence[Segment], Sequence[Segment]], sides: tuple[Grouped, Grouped], evidence: Evidence
) -> Meanings | None:
    """Hand over the vectors of the clauses of both sides, each with its place."""
    if evidence.points is None:
        return None
    found = []
    for side, own in enumerate((evidence.left, evidence.right)):
        spans, rows = [], []
        for segment, group in zip(segments[side], sides[side].group_of, strict=True):
            cut, measured = _cut(segment), own.clauses_of(group)
            same = len(cut) == measured.stop - measured.start
            spans.append(tuple((start, end) for start, end, _ in cut) if same else ())
            rows.append(measured.start)
        found.append(SideMeanings(tuple(spans), tuple(rows), evidence.points[side]))
    return Meanings(*found)


def _cut(segment: Segment) -> tuple[Piece, ...]:
    """Cut a segment as it was cut to be measured."""
    return pieces(segment.text, clauses(segment.text))


def _equal_texts(sides: tuple[Grouped, Grouped]) -> list[tuple[int, int]]:
    """Pair the groups of equal text."""
    places = {same_text(segment): index for index, segment in enumerate(sides[1].segments)}
    found = ((index, places.get(same_text(segment))) for index, segment in enumerate(sides[0].segments))
    return [(one, other) for one, other in found if other is not None]


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the links of an alignment are written from."""

    left: Sequence[Segment]
    right: Sequence[Segment]
    sides: tuple[Grouped, Grouped]
    evidence: Evidence
    weights: Weights
    constraints: Constraints
    proofs: Proofs
    linkage: Linkage
    explainer: Explainer

    def links(self, shown: Mask, identical: Mask) -> tuple[Link, ...]:
        """Explain the accepted pairs of texts and give every copy its partner.

        Args:
            shown: pairs of texts with a link: those that were decided on hold for all copies, and others for what a
                reviewer named alone.
            identical: those of equal text.
        """
        pairs = self.evidence.pairs
        accepted = {
            (int(pairs.left[place]), int(pairs.right[place])): place for place in np.flatnonzero(shown).tolist()
        }
        sharing = Sharing(self.evidence, accepted, self.proofs.similarity)
        demanded = self.constraints.demanded(self.sides)
        links: list[Link] = []
        label: Label
        extent: Extent
        for groups, place in accepted.items():
            same = bool(identical[place])
            contributions = self.explainer.contributions(place, identical=same)
            log_odds = sum(entry.points for entry in contributions)
            label, extent = ("same", "full") if same else sharing.describe(*groups)
            proof = self.proofs.of(*groups)
            sure = self.weights.sureness.of(log_odds, proof)
            sure = max(sure, sigmoid(IDENTICAL_LOG_ODDS)) if same else sure
            certain = demanded.get(groups, [])
            others = self._copies(groups, certain, accepted) if self.linkage.linked[place] else []
            for first, second in (*certain, *others):
                reviewed = (first, second) in self.constraints.must
                links.append(
                    Link(
                        left=first,
                        right=second,
                        label=label,
                        extent=extent,
                        score=round(sigmoid(log_odds), DIGITS),
                        confidence=1.0 if reviewed else round(sure, DIGITS),
                        matched_by="reviewer+" * reviewed + carried_by(contributions),
                        evidence=contributions,
                        clauses=self._whole(first, second) if same else self._clauses(first, second, groups, proof),
                    )
                )
        return tuple(sorted(links, key=lambda link: (link.left, link.right)))

    def _whole(self, left: int, right: int) -> tuple[ClausePair, ...]:
        """Pair two equal texts as they are."""
        return (ClausePair(0, len(self.left[left].text), 0, len(self.right[right].text), 1.0),)

    def _clauses(self, left: int, right: int, groups: tuple[int, int], proof: Proof) -> tuple[ClausePair, ...]:
        """Say where the clauses that a link rests on stand; of a copy that is cut otherwise, nothing is known."""
        cuts = (_cut(self.left[left]), _cut(self.right[right]))
        spans = (self.evidence.left.clauses_of(groups[0]), self.evidence.right.clauses_of(groups[1]))
        if any(len(cut) != span.stop - span.start for cut, span in zip(cuts, spans, strict=True)):
            return ()
        found = []
        for match in proof.matches:
            left_start, left_end, _ = cuts[0][match.left - spans[0].start]
            right_start, right_end, _ = cuts[1][match.right - spans[1].start]
            found.append(ClausePair(left_start, left_end, right_start, right_end, round(match.score, DIGITS)))
        return tuple(found)

    def _copies(
        self, groups: tuple[int, int], certain: list[tuple[int, int]], accepted: Collection[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Pair the copies that a reviewer has not paired."""
        rest = (
            tuple(one for one in self.sides[0].groups[groups[0]] if one not in {pair[0] for pair in certain}),
            tuple(one for one in self.sides[1].groups[groups[1]] if one not in {pair[1] for pair in certain}),
        )
        if not all(rest):
            return []
        group_of = (self.sides[0].group_of, self.sides[1].group_of)
        return pair_duplicates(self.left, self.right, rest, group_of, accepted, self.constraints.cannot)


def _missing(count: int, linked: set[int]) -> tuple[int, ...]:
    return tuple(index for index in range(count) if index not in linked)


def _runners_up(
    sides: tuple[Grouped, Grouped], pairs: Pairs, log_odds: Vector, linked: Mask, cannot: Collection[tuple[int, int]]
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
            copies = product(sides[0].groups[one], sides[1].groups[other])
            places = next(places for places in copies if places not in cannot)
            found.append(Candidate(*places, round(sigmoid(value), DIGITS)))
    return tuple(sorted(found, key=lambda candidate: (candidate.left, -candidate.score, candidate.right)))
