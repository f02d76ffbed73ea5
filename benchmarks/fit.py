"""Fit the weights of the evidence: `python -m benchmarks.fit` writes `align/weights.json`."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from json import dumps, loads

import numpy as np
from numpy.typing import NDArray

from align.acceptance import accept
from align.encoder import Encoder, load_encoder
from align.evidence import Evidence, measure
from align.proof import Proof, Proofs
from align.weights import TELLING, Sureness, Weights, load_weights
from benchmarks.pairs import LINK, RELATED, ROOT, LabelledPair, gold_pairs, more_pairs, unrelated_pairs

__all__ = ["Judged", "Measured", "fit_confidence", "fit_weights", "judged", "leave_one_out", "measured"]

LINKS_A_PAIR = 50.0
"""Total weight of the links of one document pair, so that a long document does not outvote the others."""

LINKS_READ_ONCE = 5.0
"""The same for labels of a single reader: they settle what the others leave open and outvote none. With 50, the eight
pairs lose .001 of mean F1 left out, and the law pair read twice falls below what it reaches without them."""

PENALTY = 1.0
"""Ridge on the weights of standardised measures."""

STEPS = 60
"""Newton steps; the loss is convex and settles in fewer than 20."""

DIGITS = 4
"""Places written: more would say nothing."""


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

    def accepted(self, log_odds: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Decide on the measured pairs; equal texts are judged like others."""
        nothing = np.zeros(len(log_odds), dtype=bool)
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
        The weights, with a confidence that is the score itself.
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
    solution = _newton((design - mean) / spread, linked, load)
    points = np.zeros(len(names))
    points[columns] = solution[1:] / spread
    base = float(solution[0] - (solution[1:] * mean / spread).sum())
    return Weights(base, tuple(zip(names, map(float, points), strict=True)), Sureness(1.0, 0.0, 0.0, 0.0))


def leave_one_out(
    data: tuple[Measured, ...], unrelated: tuple[Measured, ...], chosen: tuple[str, ...] = ()
) -> list[NDArray[np.float64]]:
    """Give the log-odds of every pair from weights fitted without its document pair.

    Args:
        data: labelled pairs.
        unrelated: pairs with nothing linked, which take part unless the left-out documents are in them.
        chosen: measures to use; empty for all.
    """
    found = []
    for left_out in data:
        name = left_out.pair.name
        rest = tuple(one for one in data if one is not left_out)
        strangers = tuple(one for one in unrelated if name not in one.pair.name.split("~"))
        found.append(fit_weights(rest + strangers, chosen).log_odds(left_out.evidence))
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


def judged(one: Measured, log_odds: NDArray[np.float64]) -> Judged:
    """Accept links and hold them against the truth."""
    accepted = one.accepted(log_odds) & (one.truth() != RELATED)
    right = tuple((one.truth()[accepted] == LINK).tolist())
    return Judged(tuple(log_odds[accepted].tolist()), tuple(one.proofs(accepted)), right)


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
    offset, *points = _newton(design, truth, np.ones(len(design)))
    slope, weight, closest = map(float, points)
    return Sureness(slope, weight, closest, float(offset))


def _newton(design: NDArray[np.float64], truth: NDArray[np.float64], load: NDArray[np.float64]) -> NDArray[np.float64]:
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
    return solution


def main(arguments: Sequence[str]) -> None:
    """Fit both sets of weights and write them; with `--confidence` fit the confidence anew and leave the weights.

    The weights that stay were fitted on some of the pairs: those are left out one by one, the others never took part.
    """
    pairs = gold_pairs() + more_pairs()
    path = ROOT / "align" / "weights.json"
    content = loads(path.read_text(encoding="utf-8"))
    kept = "--confidence" in arguments
    if not kept:
        content["fitted_on"] = [pair.name for pair in pairs]
    part = {pair.name for pair in pairs if pair.name in content["fitted_on"]}
    for kind, encoder in (("semantic", load_encoder("default")), ("lexical", None)):
        data = measured(pairs, encoder)
        unrelated = measured(tuple(unrelated_pairs(tuple(pair for pair in pairs if pair.name in part))), encoder)
        fitted = tuple(one for one in data if one.pair.name in part)
        weights = load_weights(kind) if kept else fit_weights(fitted + unrelated)
        left_out = dict(zip((one.pair.name for one in fitted), leave_one_out(fitted, unrelated), strict=True))
        tables = [
            left_out[one.pair.name] if one.pair.name in left_out else weights.log_odds(one.evidence) for one in data
        ]
        links = [judged(one, table) for one, table in zip(data, tables, strict=True)]
        content[kind] = {
            "base": {"points": round(weights.base, DIGITS)},
            "points": {name: round(value, DIGITS) for name, value in weights.points},
            "confidence": {name: round(value, DIGITS) for name, value in asdict(fit_confidence(links)).items()},
        }
    text = dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
