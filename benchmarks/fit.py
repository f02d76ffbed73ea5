"""Fit the weights of the evidence: `python -m benchmarks.fit` writes `align/weights.json`."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from json import dumps, loads

import numpy as np
from numpy.typing import NDArray

from align.acceptance import accept
from align.encoder import Encoder, load_encoder
from align.evidence import Evidence, measure
from align.linkage import Linkage, decide
from align.pairs import Vector
from align.proof import Proof, Proofs
from align.rivals import FAINT, own_content, own_weight
from align.weights import TELLING, Rivalry, Sureness, Weights, load_weights
from benchmarks.pairs import LINK, RELATED, ROOT, LabelledPair, gold_pairs, more_pairs, unrelated_pairs, unseen_pairs

__all__ = [
    "Judged",
    "Measured",
    "fit_confidence",
    "fit_rivalry",
    "fit_weights",
    "fitted_on",
    "judged",
    "leave_one_out",
    "measured",
]

LINKS_A_PAIR = 50.0
"""Total weight of the links of one document pair, so that a long document does not outvote the others."""

LINKS_READ_ONCE = 5.0
"""The same for labels of a single reader: they settle what the others leave open and outvote none. With 50, the eight
pairs lose .001 of mean F1 left out, and the law pair read twice falls below what it reaches without them."""

PENALTY = 1.0
"""Ridge on the weights of standardised measures."""

STEPS = 60
"""Newton steps at most; the loss is convex and settles in fewer than 20."""

SETTLED = 1e-9
"""Step after which there is no other: far below the digits that are written."""

DIGITS = 4
"""Places written: more would say nothing."""


WEIGHTS = ROOT / "align" / "weights.json"


def fitted_on() -> tuple[str, ...]:
    """Name the pairs on which the shipped weights of the measures were fitted."""
    return tuple(loads(WEIGHTS.read_text(encoding="utf-8"))["fitted_on"])


@dataclass(frozen=True, slots=True)
class Measured:
    """A labelled pair and its evidence."""

    pair: LabelledPair
    evidence: Evidence

    def design(self) -> NDArray[np.float64]:
        """Margins of the measured pairs, one row each."""
        return np.stack(self.evidence.margins, axis=1)

    def truth(self) -> NDArray[np.int8]:
        """Truth about the measured pairs."""
        return np.asarray(self.pair.truth[self.evidence.pairs.left, self.evidence.pairs.right])

    def decided(self, weights: Weights) -> Linkage:
        """Decide on the measured pairs; equal texts are judged like others."""
        nothing = np.zeros(len(self.evidence.pairs), dtype=bool)
        return decide(self.evidence, weights, Proofs(self.evidence), nothing, nothing)

    def accepted(self, weights: Weights) -> NDArray[np.bool_]:
        """Say which of the measured pairs are links."""
        return self.decided(weights).linked

    def accepted_at_first(self, weights: Weights) -> NDArray[np.bool_]:
        """Say which would be links if nobody asked what their rivals explain."""
        nothing = np.zeros(len(self.evidence.pairs), dtype=bool)
        log_odds = weights.log_odds(self.evidence)
        return Proofs(self.evidence).proven(log_odds, accept(log_odds, self.evidence.pairs, nothing), nothing)

    def proofs(self, chosen: NDArray[np.bool_]) -> list[Proof]:
        """Say what the chosen pairs rest on."""
        proofs, pairs = Proofs(self.evidence), self.evidence.pairs
        return [proofs.of(int(pairs.left[place]), int(pairs.right[place])) for place in np.flatnonzero(chosen)]


def measured(pairs: tuple[LabelledPair, ...], encoder: Encoder | None) -> tuple[Measured, ...]:
    """Measure the evidence of labelled pairs."""
    return tuple(Measured(pair, measure(pair.left, pair.right, encoder=encoder)) for pair in pairs)


def fit_weights(data: tuple[Measured, ...], chosen: tuple[str, ...] = ()) -> Weights:
    """Fit a ridge logistic regression.

    Args:
        data: pairs with their evidence; related pairs are left out.
        chosen: measures to use; empty for all. The others get no points.

    Returns:
        The weights, without anything about rivals, and with a confidence that is the score itself.
    """
    names = data[0].evidence.names
    columns = [index for index, name in enumerate(names) if not chosen or name in chosen]
    rows: list[NDArray[np.float64]] = []
    truths: list[NDArray[np.float64]] = []
    loads: list[NDArray[np.float64]] = []
    for one in data:
        truth = one.truth()
        kept = truth != RELATED
        rows.append(one.design()[kept][:, columns])
        truths.append(np.where(truth[kept] == LINK, 1.0, 0.0))
        share = LINKS_A_PAIR if one.pair.readings > 1 else LINKS_READ_ONCE
        loads.append(np.full(kept.sum(), share / truths[-1].sum() if truths[-1].any() else 1.0))
    design, linked, load = np.concatenate(rows), np.concatenate(truths), np.concatenate(loads)
    mean = np.average(design, axis=0, weights=load)
    spread = np.sqrt(np.average((design - mean) ** 2, axis=0, weights=load))
    solution = newton((design - mean) / spread, linked, load)
    points = np.zeros(len(names))
    points[columns] = solution[1:] / spread
    base = float(solution[0] - (solution[1:] * mean / spread).sum())
    named = tuple(zip(names, map(float, points), strict=True))
    return Weights(base, named, Rivalry(1.0, 0.0, 0.0), Sureness(1.0, 0.0, 0.0, 0.0))


def fit_rivalry(data: Sequence[Measured], tables: Sequence[Vector]) -> Rivalry:
    """Fit how pairs are weighed once their rivals are known, on all that are not faint; every document pair alike.

    Args:
        data: labelled pairs; related ones are left out.
        tables: log-odds of their measures, from weights that were fitted without the pair.
    """
    rows: list[NDArray[np.float64]] = []
    truths: list[NDArray[np.float64]] = []
    loads: list[NDArray[np.float64]] = []
    for one, log_odds in zip(data, tables, strict=True):
        truth, evidence = one.truth(), one.evidence
        kept = (truth != RELATED) & (log_odds >= FAINT)
        own = own_content(evidence, log_odds)
        rows.append(np.stack([log_odds, own_weight(own)], axis=1)[kept])
        truths.append(np.where(truth[kept] == LINK, 1.0, 0.0))
        loads.append(np.full(kept.sum(), LINKS_A_PAIR / (one.pair.truth == LINK).sum()))
    solution = newton(np.concatenate(rows), np.concatenate(truths), np.concatenate(loads))
    offset, slope, own_points = map(float, solution)
    return Rivalry(slope, own_points, offset)


def leave_one_out(
    data: tuple[Measured, ...],
    unrelated: tuple[Measured, ...],
    chosen: tuple[str, ...] = (),
    untouched: Collection[str] = (),
) -> list[Weights]:
    """Fit weights for every pair without its labels.

    Args:
        data: labelled pairs.
        unrelated: pairs with nothing linked, which take part unless the left-out documents are in them.
        chosen: measures to use; empty for all.
        untouched: names of pairs on which the weights of the measures are not fitted, whoever is left out.

    Returns:
        One set of weights a pair, in order. What rivals do is fitted on the other pairs, on log-odds from weights that
        did not know the labels of their own pair.
    """
    fitted = []
    for left_out in data:
        name = left_out.pair.name
        rest = tuple(one for one in data if one.pair.name != name and one.pair.name not in untouched)
        strangers = tuple(one for one in unrelated if name not in one.pair.name.split("~"))
        fitted.append(fit_weights(rest + strangers, chosen))
    tables = [one.log_odds(pair.evidence) for one, pair in zip(fitted, data, strict=True)]
    found = []
    for place, one in enumerate(fitted):
        rivalry = fit_rivalry(data[:place] + data[place + 1 :], tables[:place] + tables[place + 1 :])
        found.append(replace(one, rivalry=rivalry))
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """What the confidence of the accepted links of a labelled pair is fitted on; related pairs are left out.

    Attributes:
        log_odds: of each link.
        proofs: of each link.
        right: whether it is one.
    """

    log_odds: tuple[float, ...]
    proofs: tuple[Proof, ...]
    right: tuple[bool, ...]


def judged(one: Measured, weights: Weights) -> Judged:
    """Accept links and hold them against the truth."""
    linkage = one.decided(weights)
    accepted = linkage.linked & (one.truth() != RELATED)
    right = tuple((one.truth()[accepted] == LINK).tolist())
    return Judged(tuple(linkage.log_odds[accepted].tolist()), tuple(one.proofs(accepted)), right)


def fit_confidence(links: Sequence[Judged]) -> Sureness:
    """Fit the confidence on accepted links, from their left-out log-odds and from what they rest on."""
    design = np.array(
        [
            (min(TELLING[1], max(TELLING[0], value)), proof.weight, proof.closest)
            for one in links
            for value, proof in zip(one.log_odds, one.proofs, strict=True)
        ]
    )
    truth = np.array([right for one in links for right in one.right], dtype=np.float64)
    offset, *points = newton(design, truth, np.ones(len(design)))
    slope, weight, closest = map(float, points)
    return Sureness(slope, weight, closest, float(offset))


def newton(design: NDArray[np.float64], truth: NDArray[np.float64], load: NDArray[np.float64]) -> NDArray[np.float64]:
    """Minimise the weighted log loss with a ridge on all but the first coefficient."""
    design = np.hstack([np.ones((len(design), 1)), design])
    ridge = np.diag([0.0] + [PENALTY] * (design.shape[1] - 1))
    solution = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ solution, -30.0, 30.0)))
        gradient = design.T @ (load * (chance - truth)) + ridge @ solution
        bend = (design * (load * chance * (1.0 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(bend)), gradient)
        solution = solution - step * min(1.0, 5.0 / max(1e-12, np.abs(step).max()))
        if np.abs(step).max() < SETTLED:
            break
    return solution


def main(arguments: Sequence[str]) -> None:
    """Fit both sets of weights and write them; with `--after` leave the weights of the measures as they are.

    With `--confidence` the weights of rivals stay as well. What comes after the measures is fitted on all pairs: rivals
    on log-odds, and the confidence on links, got without the labels of their pair. The weights that stay were fitted on
    some of the pairs; the others never took part. The pairs that came later take part in the confidence alone.
    """
    pairs = gold_pairs() + more_pairs()
    content = loads(WEIGHTS.read_text(encoding="utf-8"))
    rivals_kept = "--confidence" in arguments
    kept = rivals_kept or "--after" in arguments
    if not kept:
        content["fitted_on"] = [pair.name for pair in pairs]
    part = {pair.name for pair in pairs if pair.name in content["fitted_on"]}
    untouched = {pair.name for pair in pairs} - part
    for kind, encoder in (("semantic", load_encoder("default")), ("lexical", None)):
        data = measured(pairs, encoder)
        unrelated = measured(tuple(unrelated_pairs(tuple(pair for pair in pairs if pair.name in part))), encoder)
        fitted = tuple(one for one in data if one.pair.name in part)
        weights = load_weights(kind) if kept else fit_weights(fitted + unrelated)
        left_out = leave_one_out(data, unrelated, untouched=untouched)
        rivalry = weights.rivalry
        if not rivals_kept:
            rivalry = fit_rivalry(data, [one.log_odds(pair.evidence) for one, pair in zip(left_out, data, strict=True)])
        later = replace(weights, rivalry=rivalry)
        links = [judged(pair, one) for one, pair in zip(left_out, data, strict=True)]
        links += [judged(pair, later) for pair in measured(unseen_pairs(), encoder)]
        confidence = fit_confidence(links)
        content[kind] = {
            "base": {"points": round(weights.base, DIGITS)},
            "points": {name: round(value, DIGITS) for name, value in weights.points},
            "rivals": {name: round(value, DIGITS) for name, value in asdict(rivalry).items()},
            "confidence": {name: round(value, DIGITS) for name, value in asdict(confidence).items()},
        }
    text = dumps(content, ensure_ascii=False, indent=2) + "\n"
    WEIGHTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
