"""Fit how likely two clauses are one demand: `python -m benchmarks.clause_fit` writes the weights into `compare/texts`.

Prints, for weights with and without an encoder, precision and recall of the clauses of the labelled rows that were
reworded, each pair of documents with weights that did not know it.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from json import dumps
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from align import Encoder, load_encoder
from benchmarks.clause_labels import ClauseScore, LabelledRow, Reading, cells_of, readings, scored
from benchmarks.fit import newton
from benchmarks.pairs import ROOT
from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_joining import Neighbours, joined
from compare.texts.clause_measures import LEXICAL_MEASURES, SEMANTIC_MEASURES, clause_key, clause_measures
from compare.texts.clause_model import (
    OBJECT_MEASURES,
    REMAINING_FROM,
    REMAINING_MEASURES,
    SURE_FROM,
    ClauseWeights,
    Joining,
    Objects,
    Remaining,
)
from compare.texts.clause_objects import ObjectCheck
from compare.texts.clause_pairing import Pairing
from compare.texts.clause_remaining import Rest, second_look
from compare.texts.clause_spans import Pair, Span, spans_of
from compare.texts.closeness import Closeness

__all__ = [
    "fit_clauses",
    "fit_joining",
    "fit_objects",
    "fit_remaining",
    "fitted_without",
    "left_out",
    "looked_again",
    "told",
]

WEIGHTS = ROOT / "compare" / "texts" / "clause_weights.json"

PARTLY_WEIGHT = 0.5
"""Weight of a pair that shares a part of its demands alone: a reader wants to see it, if with less need."""

DIGITS = 4

Matrix = NDArray[np.float64]

_Measured = TypeVar("_Measured")


@dataclass(frozen=True, slots=True)
class _Cells:
    """The measured pairs of clauses of one row: one row of the design for each whose tasks are linked."""

    design: Matrix
    truth: NDArray[np.float64]
    load: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Joined:
    """A clause that was left over beside a pair, and whether a reader says that it belongs to it."""

    odds: float
    share: float
    truth: bool


def fit_clauses(data: Sequence[Sequence[_Cells]], names: Sequence[str]) -> ClauseWeights:
    """Fit a ridge logistic regression on the rows of several pairs of documents; every pair of clauses counts alike."""
    rows = [row for pair in data for row in pair]
    design = np.concatenate([row.design for row in rows])
    truth, load = (np.concatenate([getattr(row, name) for row in rows]) for name in ("truth", "load"))
    mean, spread = design.mean(axis=0), design.std(axis=0)
    spread[spread == 0.0] = 1.0  # a measure that is the same everywhere gets no points
    solution = newton((design - mean) / spread, truth, load)
    points = solution[1:] / spread
    base = float(solution[0] - (points * mean).sum())
    return ClauseWeights(base, tuple(zip(names, map(float, points), strict=True)))


def fit_joining(data: Iterable[Sequence[_Joined]]) -> Joining:
    """Fit a ridge logistic regression on the clauses that stand beside the pairs of several pairs of documents."""
    found = [one for pair in data for one in pair]
    design = np.array([(one.odds, one.share) for one in found])
    mean, spread = design.mean(axis=0), design.std(axis=0)
    solution = newton((design - mean) / spread, np.array([float(one.truth) for one in found]), np.ones(len(found)))
    points = solution[1:] / spread
    return Joining(float(solution[0] - (points * mean).sum()), *map(float, points))


def fit_remaining(data: Iterable[Sequence[_Cells]], names: Sequence[str]) -> Remaining:
    """Fit a ridge logistic regression on the clauses that are left over on both sides of rows."""
    meaning = "meaning" in names
    weights = fit_clauses(list(data), (*REMAINING_MEASURES, "meaning") if meaning else REMAINING_MEASURES)
    return Remaining(weights.base, weights.points, REMAINING_FROM[meaning])


def fit_objects(data: Iterable[Sequence[_Cells]]) -> Objects:
    """Fit a ridge logistic regression on the reworded pairs that several pairs of documents are told with."""
    weights = fit_clauses(list(data), OBJECT_MEASURES)
    return Objects(weights.base, tuple(points for _, points in weights.points))


def left_out(found: Sequence[Reading], names: Sequence[str]) -> list[ClauseWeights]:
    """Fit weights for every pair of documents without it."""
    data = [_cells(one, names) for one in found]
    fitted = [fit_clauses(_without(data, place), names) for place in range(len(data))]
    beside = [_beside(one, weights) for one, weights in zip(found, fitted, strict=True)]
    fitted = [replace(weights, joining=fit_joining(_without(beside, place))) for place, weights in enumerate(fitted)]
    left = [_remaining(one, weights, names) for one, weights in zip(found, fitted, strict=True)]
    fitted = [
        replace(weights, remaining=fit_remaining(_without(left, place), names)) for place, weights in enumerate(fitted)
    ]
    paired = [_paired(one, weights) for one, weights in zip(found, fitted, strict=True)]
    return [replace(weights, objects=fit_objects(_without(paired, place))) for place, weights in enumerate(fitted)]


def _without(data: Sequence[_Measured], place: int) -> list[_Measured]:
    return [*data[:place], *data[place + 1 :]]


def fitted_without(found: Sequence[Reading], names: Sequence[str], unknown: Sequence[str]) -> ClauseWeights:
    """Fit weights without some pairs of documents, by their names."""
    data = [_cells(one, names) for one in found if one.pair.name not in unknown]
    return fit_clauses(data, names)


def told(one: Reading, model: ClauseWeights | None, *, sure: bool = False) -> ClauseScore:
    """Pair the clauses of the rows of a pair of documents, and hold them against the reader's.

    Args:
        one: the pair of documents.
        model: weights; None for the ones that come with policydiff.
        sure: count what is told without caution alone.
    """
    closeness = _closeness(one)
    total = ClauseScore()
    for row in one.rows:
        edits = clause_edits(
            *one.texts(row),
            one.links(row),
            weights=one.weights,
            closeness=closeness,
            titles=one.titles(),
            model=model,
        )
        texts = one.clause_texts(row)
        total += scored(cells_of([e for e in edits if not (sure and e.tentative)], row, texts), row, texts)
    return total


def _beside(one: Reading, weights: ClauseWeights) -> list[_Joined]:
    """Measure the clauses that weights leave over beside a pair, and ask the reader about them."""
    closeness, found = _closeness(one), []
    for row in one.rows:
        lefts, rights = _sides(one, row)
        pairing = Pairing(lefts, rights, one.links(row), one.weights, closeness, weights)
        pairs = pairing.best()
        beside = Neighbours([(lefts[i], rights[j]) for i, j in pairs], (lefts, rights), pairing, one.weights)
        for clause in beside.every():
            i, j = pairs[clause.pair]
            cell = (clause.place, j) if clause.side == 0 else (i, clause.place)
            found.append(_Joined(clause.odds, clause.share, cell in row.same | row.partly))
    return found


def _sides(one: Reading, row: LabelledRow) -> tuple[list[Span], list[Span]]:
    left, right = (
        spans_of(texts, titles, cut=True) for texts, titles in zip(one.texts(row), one.titles(), strict=True)
    )
    return left, right


def _rest(one: Reading, row: LabelledRow, weights: ClauseWeights, closeness: Closeness) -> Rest:
    """Pair the clauses of a row as weights do without a second look, and return what is left."""
    lefts, rights = _sides(one, row)
    pairing = Pairing(lefts, rights, one.links(row), one.weights, closeness, weights)
    pairs: list[Pair] = [(lefts[i], rights[j]) for i, j in pairing.best()]
    if weights.joining is not None:
        pairs = joined(Neighbours(pairs, (lefts, rights), pairing, one.weights), weights.joining)
    return Rest(pairs, (lefts, rights), pairing, one.weights)


def _remaining(one: Reading, weights: ClauseWeights, names: Sequence[str]) -> list[_Cells]:
    """Measure the clauses that weights leave over on both sides of the rows, and ask the reader about them."""
    closeness, found = _closeness(one), []
    wanted = (*REMAINING_MEASURES, "meaning") if "meaning" in names else REMAINING_MEASURES
    for row in one.rows:
        rest = _rest(one, row, weights, closeness)
        if not rest.lefts or not rest.rights:
            continue
        measures, linked = rest.measures(), rest.linked()
        cells = [[(old.first, new.first) for new in rest.rights] for old in rest.lefts]
        truth = np.array([[float(cell in row.same | row.partly) for cell in cells_] for cells_ in cells])
        load = np.array([[PARTLY_WEIGHT if cell in row.partly else 1.0 for cell in cells_] for cells_ in cells])
        design = np.stack([measures[name][linked] for name in wanted], axis=1)
        found.append(_Cells(design, truth[linked], load[linked]))
    return found


def _paired(one: Reading, weights: ClauseWeights) -> list[_Cells]:
    """Measure the reworded pairs that weights without objects make of the rows, and ask the reader about them."""
    closeness, found = _closeness(one), []
    weights = replace(weights, objects=None)
    for row in one.rows:
        sides = _sides(one, row)
        pairing = Pairing(*sides, one.links(row), one.weights, closeness, weights)
        first = [(sides[0][i], sides[1][j]) for i, j in pairing.best()]
        rest = _rest(one, row, weights, closeness)
        second = _chances_again(rest, weights.remaining)
        check = ObjectCheck(sides, one.weights, None)
        told = [(a, b, pairing.of((a, b)), False) for a, b in first if a.key != b.key]
        told += [(a, b, chance, True) for a, b, chance in second]
        if not told:
            continue
        cells = [(a.first, b.first) for a, b, *_ in told]
        found.append(
            _Cells(
                np.array([check.measures(a, b, chance, left_over=left) for a, b, chance, left in told]),
                np.array([float(cell in row.same | row.partly) for cell in cells]),
                np.array([PARTLY_WEIGHT if cell in row.partly else 1.0 for cell in cells]),
            )
        )
    return found


def _chances_again(rest: Rest, remaining: Remaining | None) -> list[tuple[Span, Span, float]]:
    """Give the pairs of a second look with their probabilities."""
    if remaining is None or not rest.lefts or not rest.rights:
        return []
    chances = remaining.chances(rest.measures())
    rows, columns = ({span.first: i for i, span in enumerate(side)} for side in (rest.lefts, rest.rights))
    return [
        (old, new, float(chances[rows[old.first], columns[new.first]]))
        for old, new in second_look(rest, remaining)
        if old and new
    ]


def looked_again(one: Reading, model: ClauseWeights) -> tuple[int, int, int]:
    """Count the pairs of a second look, those of them the reader has, and the left clauses that had one to find."""
    closeness = _closeness(one)
    told = right = free = 0
    for row in one.rows:
        rest = _rest(one, row, model, closeness)
        pairs = [] if model.remaining is None else second_look(rest, model.remaining, model.objects)
        cells = row.same | row.partly
        told += len(pairs)
        right += sum((old.first, new.first) in cells for old, new in pairs if old and new)
        rights = {span.first for span in rest.rights}
        free += sum(any((span.first, j) in cells for j in rights) for span in rest.lefts)
    return told, right, free


def _closeness(one: Reading) -> Closeness:
    return Closeness(one.alignment, ([0] * len(one.pair.left), [0] * len(one.pair.right)))


def _cells(one: Reading, names: Sequence[str]) -> list[_Cells]:
    closeness = _closeness(one)
    return [_row_cells(one, row, names, closeness) for row in one.rows]


def _row_cells(one: Reading, row: LabelledRow, names: Sequence[str], closeness: Closeness) -> _Cells:
    measures = _measures(one, row, closeness)
    linked = set(one.links(row))
    kept = np.array([[(a[0], b[0]) in linked for b in row.sides[1]] for a in row.sides[0]])
    truth, load = np.zeros(kept.shape), np.ones(kept.shape)
    for cells, weight in ((row.partly, PARTLY_WEIGHT), (row.same, 1.0)):
        for cell in cells:
            truth[cell], load[cell] = 1.0, weight
    design = np.stack([measures[name][kept] for name in names], axis=1)
    return _Cells(design, truth[kept], load[kept])


def _measures(one: Reading, row: LabelledRow, closeness: Closeness) -> Mapping[str, Matrix]:
    titles = one.titles()
    own = [np.array([end <= titles[side][task] for task, _, end in row.sides[side]], dtype=bool) for side in (0, 1)]
    left, right = ([clause_key(text) for text in side] for side in one.clause_texts(row))
    return clause_measures(
        left,
        right,
        one.weights,
        titles=(own[0], own[1]),
        meaning=closeness.meanings(*row.sides),
    )


def _written(kinds: Mapping[str, ClauseWeights], found: Sequence[Reading]) -> str:
    content: dict[str, Any] = {
        "about": "Logistic regression over the measures of two clauses, written by `python -m benchmarks.clause_fit`.",
        "fitted_on": [one.pair.name for one in found],
    }
    for kind, weights in kinds.items():
        points = {name: round(value, DIGITS) for name, value in weights.points}
        content[kind] = {"base": round(weights.base, DIGITS), "points": points}
        if weights.remaining is not None:
            points = {name: round(value, DIGITS) for name, value in weights.remaining.points}
            content[kind]["remaining"] = {"base": round(weights.remaining.base, DIGITS), "points": points}
        if weights.objects is not None:
            points = dict(zip(OBJECT_MEASURES, (round(value, DIGITS) for value in weights.objects.points), strict=True))
            content[kind]["objects"] = {"base": round(weights.objects.base, DIGITS), "points": points}
        if weights.joining is not None:
            content[kind]["joining"] = {name: round(value, DIGITS) for name, value in asdict(weights.joining).items()}
    return dumps(content, ensure_ascii=False, indent=2) + "\n"


def _fitted(kind: str, encoder: Encoder | None, *, every: bool) -> tuple[ClauseWeights, tuple[Reading, ...]]:
    """Fit the weights of one kind, and print what they find left out."""
    names = LEXICAL_MEASURES if encoder is None else SEMANTIC_MEASURES
    found = readings(encoder)
    fitted = left_out(found, names)
    scores = [told(one, weights) for one, weights in zip(found, fitted, strict=True)]
    sure = [told(one, weights, sure=True) for one, weights in zip(found, fitted, strict=True)]
    print(f"{kind}, left out: {sum(scores, ClauseScore())}")
    print(f"{kind}, left out, from {SURE_FROM}: {sum(sure, ClauseScore())}")
    if every:
        for one, score in zip(found, scores, strict=True):
            print(f"- {one.pair.name}: {score}")
    counts = [looked_again(one, weights) for one, weights in zip(found, fitted, strict=True)]
    told_, right, free = (sum(column) for column in zip(*counts, strict=True))
    print(
        f"{kind}, second look, left out: precision {right}/{told_}, of {free} left clauses that had a partner to find"
    )
    weights = fit_clauses([_cells(one, names) for one in found], names)
    beside = [_beside(one, without) for one, without in zip(found, fitted, strict=True)]
    left = [_remaining(one, without, names) for one, without in zip(found, fitted, strict=True)]
    paired = [_paired(one, without) for one, without in zip(found, fitted, strict=True)]
    objects = fit_objects(paired)
    print(f"{kind}, objects: {objects}")
    return replace(weights, joining=fit_joining(beside), remaining=fit_remaining(left, names), objects=objects), found


def main(arguments: Sequence[str]) -> None:
    """Fit and write both kinds of weights; `--every` prints each pair of documents, `--keep` writes nothing."""
    kinds = {}
    for kind, encoder in (("semantic", load_encoder("default")), ("lexical", None)):
        kinds[kind], found = _fitted(kind, encoder, every="--every" in arguments)
    labels = Counter(
        kind for one in found for row in one.rows for kind in ("same", "partly") for _ in getattr(row, kind)
    )
    print(
        f"{len(found)} pairs of documents, {sum(len(one.rows) for one in found)} rows, {dict(labels)} pairs of clauses"
    )
    if "--keep" not in arguments:
        WEIGHTS.write_text(_written(kinds, found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
