"""Fit the weights of the evidence: `python -m benchmarks.fit` writes `align/weights.json`."""

from dataclasses import dataclass
from json import dumps

import numpy as np
from numpy.typing import NDArray

from align.acceptance import accept
from align.encoder import Encoder, load_encoder
from align.evidence import Evidence, measure
from align.weights import Weights
from benchmarks.pairs import LINK, RELATED, ROOT, LabelledPair, gold_pairs, more_pairs, unrelated_pairs

__all__ = ["Measured", "fit_confidence", "fit_weights", "leave_one_out", "measured"]

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
        return accept(log_odds, self.evidence.pairs, np.zeros(len(log_odds), dtype=bool))


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
    return Weights(base, tuple(zip(names, map(float, points), strict=True)), 1.0, 0.0)


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


def fit_confidence(data: tuple[Measured, ...], log_odds: list[NDArray[np.float64]]) -> tuple[float, float]:
    """Fit slope and offset of the confidence on links accepted from left-out log-odds."""
    values, truths = [], []
    for one, table in zip(data, log_odds, strict=True):
        accepted = one.accepted(table) & (one.truth() != RELATED)
        values.append(table[accepted])
        truths.append(np.where(one.truth()[accepted] == LINK, 1.0, 0.0))
    flat = np.concatenate(values)
    offset, slope = _newton(flat[:, None], np.concatenate(truths), np.ones(len(flat)))
    return float(slope), float(offset)


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


def main() -> None:
    """Fit both sets of weights and write them."""
    pairs = gold_pairs() + more_pairs()
    content: dict[str, object] = {
        "about": "Logistic regression over margins, written by `python -m benchmarks.fit`; see docs/method.md.",
        "fitted_on": [pair.name for pair in pairs],
    }
    for kind, encoder in (("semantic", load_encoder("default")), ("lexical", None)):
        data = measured(pairs, encoder)
        unrelated = measured(tuple(unrelated_pairs(pairs)), encoder)
        weights = fit_weights(data + unrelated)
        slope, offset = fit_confidence(data, leave_one_out(data, unrelated))
        content[kind] = {
            "base": {"points": round(weights.base, DIGITS)},
            "points": {name: round(value, DIGITS) for name, value in weights.points},
            "confidence": {"slope": round(slope, DIGITS), "offset": round(offset, DIGITS)},
        }
    text = dumps(content, ensure_ascii=False, indent=2) + "\n"
    (ROOT / "align" / "weights.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
