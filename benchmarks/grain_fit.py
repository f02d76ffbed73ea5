"""Fit which neighbouring clauses are one demand: `python -m benchmarks.grain_fit` writes `collate/run_weights.json`.

Prints B³ of the clauses and the right cells of each labelled collection, with weights of neighbours and of pairs of
clauses that were fitted without it. `--keep` writes nothing.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from json import dumps
from math import exp

import numpy as np

from align import load_encoder
from benchmarks.clause_fit import fitted_without
from benchmarks.clause_labels import readings
from benchmarks.fit import newton
from benchmarks.matter_labels import LabelledCollection, labelled_collections, scored, scored_cells
from benchmarks.pairs import ROOT
from collate import collate
from collate.clauses import witness_clauses
from collate.collection import Collection
from collate.demands import MEASURES, measured
from compare.texts.clause_measures import SEMANTIC_MEASURES
from policydiff.collating import collate_documents

__all__ = ["GrainWeights", "fit_grain"]

WEIGHTS = ROOT / "collate" / "run_weights.json"

HALF_SHARED = 0.5
"""Weight of two neighbours of which one alone is in a matter: the other may be a part of it that others lack."""

DIGITS = 4

SHARED_WITH = {
    "seeds": ("zj2020-keypoints--jx2020-list", "zj2020-keypoints--zj2021-keypoints"),
    "ai-plans": ("jiaxing-quzhou-ai-plans",),
}
"""Pairs of documents with labelled clauses that a collection holds: they take no part where it is left out."""


@dataclass(frozen=True, slots=True)
class GrainWeights:
    """Log-odds that two neighbours are one demand: of two of which every measure is 0, and for each measure."""

    base: float
    points: Mapping[str, float]

    def togetherness(self, values: Mapping[int, Mapping[str, float]]) -> dict[int, int]:
        """Weigh what was measured, in thousandths."""
        return {
            index: round(1000 / (1 + exp(-self.base - sum(self.points[name] * own[name] for name in MEASURES))))
            for index, own in values.items()
        }


def fit_grain(data: Sequence[tuple[LabelledCollection, Collection]]) -> GrainWeights:
    """Fit a ridge logistic regression; of several readers of a collection each counts."""
    rows: list[list[float]] = []
    truth: list[float] = []
    load: list[float] = []
    for labelled, collection in data:
        found = witness_clauses(collection.witnesses)
        matter: dict[int, int | None] = {}
        for name, index in labelled.of_clauses(found, collection.witnesses).items():
            if name not in labelled.frames and matter.get(index) is None:
                matter[index] = labelled.matter.get(name)
        for index, values in measured(found, collection.witnesses).items():
            if index not in matter or index + 1 not in matter:
                continue
            one, other = matter[index], matter[index + 1]
            if one is not None or other is not None:
                rows.append([values[name] for name in MEASURES])
                truth.append(float(one == other))
                load.append(1.0 if one is not None and other is not None else HALF_SHARED)
    design = np.array(rows)
    mean, spread = design.mean(axis=0), design.std(axis=0)
    solution = newton((design - mean) / spread, np.array(truth), np.array(load))
    points = solution[1:] / spread
    base = float(solution[0] - (points * mean).sum())
    return GrainWeights(base, dict(zip(MEASURES, map(float, points), strict=True)))


def main(arguments: Sequence[str]) -> None:
    """Fit and write the weights; print what they find left out."""
    collected = {one.name: one for one in labelled_collections()}
    collections = {name: collate_documents(one.documents, axis="regions").collection for name, one in collected.items()}
    data = [(one, collections[one.name]) for one in labelled_collections()]
    pairs = readings(load_encoder("default"))
    for name, collection in collections.items():
        model = fitted_without(pairs, SEMANTIC_MEASURES, SHARED_WITH.get(name, ()))
        weights = fit_grain([entry for entry in data if entry[0].name != name])
        found = witness_clauses(collection.witnesses)
        together = weights.togetherness(measured(found, collection.witnesses))
        collation = collate(collection, model=model, together=together)
        number = {
            index: place
            for place, matter in enumerate(collation.matters)
            for reading in matter.readings
            for index in reading.clauses
        }
        for labelled, _ in (entry for entry in data if entry[0].name == name):
            named: dict[int, list[str]] = {}
            for clause, index in labelled.of_clauses(found, collection.witnesses).items():
                named.setdefault(number[index], []).append(clause)
            print(f"{labelled.reader}, left out: {scored(named.values(), labelled)}")
            print(f"  with groups within one document: {scored(named.values(), labelled, lone=True)}")
            print(f"  {scored_cells(collation, labelled)}")
    for one, other in combinations([entry[0] for entry in data if entry[0].name == "seeds"], 2):
        theirs: dict[int, list[str]] = {}
        for clause, place in one.matter.items():
            theirs.setdefault(place, []).append(clause)
        print(f"{one.reader} against {other.reader}: {scored(theirs.values(), other)}")
    if "--keep" not in arguments:
        weights = fit_grain(data)
        points = {name: round(value, DIGITS) for name, value in weights.points.items()}
        content = {
            "about": "Logistic regression over two neighbouring clauses, written by `python -m benchmarks.grain_fit`.",
            "fitted_on": [entry[0].reader for entry in data],
            "base": round(weights.base, DIGITS),
            "points": points,
        }
        WEIGHTS.write_text(dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
