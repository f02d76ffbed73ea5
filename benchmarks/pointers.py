"""Fit to which clause of another task a reader is pointed: `python -m benchmarks.pointers`.

A clause that a comparison has on one side alone is held against the likeliest clauses of the other document. What is
right is known from four readings: `benchmarks/labels/pointers`; rows whose tasks the alignment did not link; the same
rows with every second link taken out, as if it had been missed; and the matters of `benchmarks/labels/matters`, of
which readers wrote down all. Prints precision and recall, each subject with weights that did not know it, of the rule
as it was (a probability of one demand and enough shared words) and as it is, and the weights as fitted on all.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from json import loads
from math import log
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from align import Encoder, align, load_encoder
from benchmarks.clause_labels import Reading, readings
from benchmarks.fit import newton
from benchmarks.matter_labels import labelled_collections
from benchmarks.pairs import ROOT, LabelledPair, gold_pairs, more_pairs, unseen_pairs
from compare import Comparison, compare
from compare.comparison import known_closeness
from compare.details.anywhere import ASKED, COMPANY, POINTER_POINTS, SIDES, UNLIKELY, not_kept
from compare.details.clause_demands import asks_nothing
from compare.details.lead_ins import is_lead_in, rest_of_sentence
from compare.details.related import POSSIBLE
from compare.segments import segments
from compare.shared_titles import with_common_titles
from compare.texts.clause_measures import SEMANTIC_MEASURES, clause_key, clause_measures
from compare.texts.clause_model import load_clause_weights
from compare.texts.rarity import bigram_weights
from documents.model import Document, Task

__all__ = ["Asked", "Pointer", "fitted", "pointers"]

FOLDER: Final = ROOT / "benchmarks" / "labels" / "pointers"

WEIGHTS: Final[Mapping[str, float]] = {"read": 1.0, "row": 1.0, "matter": 0.5, "missed": 0.15}
"""What one clause of each reading weighs in the fit: of a link that is taken out most clauses are easy, and a matter is
a whole subject."""

AS_IT_WAS: Final = (log(0.57 / 0.43), 3.3, 0.45, 0.4)
"""Log-odds of one demand, weight and mean weight of what is shared, and cosine from which a pointer was shown."""

SUBJECTS: Final = (
    ("zj", "ah", "seeds"),
    ("work-report",),
    ("ai-plans", "zhejiang-", "dataset-", "hangzhou-", "jiaxing-"),
    ("report2026-",),
    ("business-", "plans-", "fgf-"),
)
"""How the names of pairs begin that share documents or a subject; any other pair is one by itself."""

Clause = tuple[int, int, int]
Floats = NDArray[np.float64]


class Asked(NamedTuple):
    """Two clauses, the first on its side alone, and what is measured of them in the order of `POINTER_POINTS`."""

    side: int
    clause: Clause
    there: Clause
    measures: tuple[float, ...]
    as_it_was: bool


class Pointer(NamedTuple):
    """Two clauses of a reading, and whether one is what the other points to."""

    subject: str
    reading: str
    asked: Asked
    right: bool


def pointers(comparison: Comparison) -> Iterator[Asked]:
    """Hold each clause that a comparison has on one side alone against the likeliest ones of other tasks."""
    tasks = (comparison.left.tasks, comparison.right.tasks)
    clauses = [not_kept(comparison.changes, side, own) for side, own in zip(SIDES, tasks, strict=True)]
    keys = [[clause_key(tasks[s][t].words[a:b]) for t, a, b in clauses[s]] for s in (0, 1)]
    meaning = known_closeness(comparison).meanings(clauses[0], clauses[1]) if all(clauses) else None
    if meaning is None:
        return
    titles = [np.array([end <= _title(tasks[s][t]) for t, _, end in clauses[s]], dtype=bool) for s in (0, 1)]
    weights = bigram_weights(task.words for side in tasks for task in side)
    measures = clause_measures(keys[0], keys[1], weights, titles=(titles[0], titles[1]), meaning=meaning, ordered=False)
    odds = load_clause_weights(meaning=True).log_odds(measures)
    owners = [np.array([task for task, *_ in side]) for side in clauses]
    partners = {
        (side, task): (change.right, change.left)[side]
        for change in comparison.changes
        for side in (0, 1)
        for task in (change.left, change.right)[side]
    }
    lone = _lone(comparison)
    for side in (0, 1):
        for number, clause in enumerate(clauses[side]):
            if clause not in lone[side] or not keys[side][number] or not _demands(tasks[side], clause):
                continue
            row = (odds[number] if side == 0 else odds[:, number]).copy()
            row[np.isin(owners[1 - side], list(partners[side, clause[0]]))] = -np.inf
            for there in np.argsort(-row, kind="stable")[:ASKED].tolist():
                other = clauses[1 - side][there]
                if row[there] < UNLIKELY or not keys[1 - side][there] or not _demands(tasks[1 - side], other):
                    continue
                ends = (number, there) if side == 0 else (there, number)
                block = odds[np.ix_(owners[0] == owners[0][ends[0]], owners[1] == owners[1][ends[1]])].copy()
                first = [int(np.searchsorted(owners[s], owners[s][ends[s]])) for s in (0, 1)]
                block[ends[0] - first[0], :] = block[:, ends[1] - first[1]] = -np.inf
                told = {name: float(measures[name][ends]) for name in SEMANTIC_MEASURES}
                told["letters"] = Indel.normalized_similarity(keys[0][ends[0]], keys[1][ends[1]])
                told["company"] = min(max(float(block.max()), COMPANY[0]), COMPANY[1])
                shared = (odds[ends], np.expm1(told["substance"]), told["rarity"], told["meaning"])
                was = all(value >= least for value, least in zip(shared, AS_IT_WAS, strict=True))
                yield Asked(side, clause, other, tuple(told[name] for name in POINTER_POINTS), was)


def fitted(found: list[Pointer]) -> tuple[float, ...]:
    """Fit a ridge logistic regression: base and points."""
    design = np.array([one.asked.measures for one in found])
    mean, spread = design.mean(axis=0), design.std(axis=0) + 1e-9
    truth = np.array([float(one.right) for one in found])
    solution = newton((design - mean) / spread, truth, np.array([WEIGHTS[one.reading] for one in found]))
    points = solution[1:] / spread
    return float(solution[0] - (points * mean).sum()), *map(float, points)


def _demands(tasks: tuple[Task, ...], clause: Clause) -> bool:
    task, start, end = clause
    words = tasks[task].words
    text = words[start:end]
    return not asks_nothing(text) and not is_lead_in(text, rest_of_sentence(words, end))


def _title(task: Task) -> int:
    return len(task.words) - len(task.text)


def _lone(comparison: Comparison) -> tuple[set[Clause], set[Clause]]:
    """List the clauses of both sides that stand on their side alone."""
    found: tuple[set[Clause], set[Clause]] = (set(), set())
    for side, own in zip(SIDES, found, strict=True):
        changes = [
            replace(change, text=tuple(edit for edit in change.text if edit.left is None or edit.right is None))
            for change in comparison.changes
        ]
        own.update(not_kept(changes, side, (comparison.left if side == "left" else comparison.right).tasks))
    return found


def _of_rows(one: Reading) -> Iterator[Pointer]:
    """Give the pointers of two documents: those that were read, of their rows, and of the rows without their links."""
    left, right = _documents(one.pair)
    path = FOLDER / f"{one.pair.name}.json"
    read = {} if not path.is_file() else {(tuple(a), tuple(b)): bool(v) for a, b, v in loads(path.read_text())["pairs"]}
    cells = {(row.sides[0][i], row.sides[1][j]) for row in one.rows for i, j in row.same | row.partly}
    same = {ref for row in one.rows for i, j in row.same for ref in ((0, row.sides[0][i]), (1, row.sides[1][j]))}
    rows = {(s, ref): number for number, row in enumerate(one.rows) for s in (0, 1) for ref in row.sides[s]}
    subject = _subject(one.pair.name)
    for asked in pointers(compare(left, right, one.alignment, mode="region")):
        pair = _pair(asked)
        if pair in read:
            yield Pointer(subject, "read", asked, read[pair])
        elif pair in cells or rows.get((0, pair[0]), -1) == rows.get((1, pair[1]), -2):
            yield Pointer(subject, "row", asked, pair in cells)
    for half in (0, 1):
        out = {number for number in range(len(one.rows)) if number % 2 == half}
        gone = [{task for number in out for task in (one.rows[number].left, one.rows[number].right)[s]} for s in (0, 1)]
        kept = tuple(link for link in one.alignment.links if link.left not in gone[0] and link.right not in gone[1])
        for asked in pointers(compare(left, right, replace(one.alignment, links=kept), mode="region")):
            pair, own = _pair(asked), (asked.side, asked.clause)
            within = rows.get((0, pair[0]), -1) == rows.get((1, pair[1]), -2)
            if rows.get(own) in out and (within or own in same):
                yield Pointer(subject, "missed", asked, pair in cells)


def _all_readings(encoder: Encoder) -> Iterator[Reading]:
    """Read and align the pairs with labelled rows, and those of which only pointers were read."""
    known = [one for kind in (False, True) for one in readings(encoder, unseen=kind)]
    yield from known
    names = {path.stem for path in FOLDER.glob("*.json")} - {one.pair.name for one in known}
    for pair in (*unseen_pairs(), *more_pairs(), *gold_pairs()):
        if pair.name in names:
            weights = bigram_weights(segment.text for segment in (*pair.left, *pair.right))
            yield Reading(pair, align(pair.left, pair.right, encoder=encoder), weights, ())


def _of_matters(encoder: Encoder) -> Iterator[Pointer]:
    """Give the pointers of every two documents of the collections whose matters were written down."""
    for collection in {one.name: one for one in labelled_collections()}.values():
        names = {place: name for name, place in collection.places.items()}
        for pair in combinations(collection.documents, 2):
            left, right = with_common_titles(*pair)
            alignment = align(segments(left.tasks), segments(right.tasks), encoder=encoder)
            for asked in pointers(compare(left, right, alignment, mode="region")):
                ends = [names.get((one.id, *ref)) for one, ref in zip((left, right), _pair(asked), strict=True)]
                if None not in ends and not collection.frames.intersection(ends):
                    matters = [collection.matter.get(str(end)) for end in ends]
                    right_one = matters[0] is not None and matters[0] == matters[1]
                    yield Pointer(_subject(collection.name), "matter", asked, right_one)


def _pair(asked: Asked) -> tuple[Clause, Clause]:
    return (asked.clause, asked.there) if asked.side == 0 else (asked.there, asked.clause)


def _documents(pair: LabelledPair) -> tuple[Document, Document]:
    left, right = (
        Document(
            name,
            name,
            tuple(
                Task(f"{name}-{i}", None, one.headings, one.text[one.title :], title=one.text[: one.title].rstrip("\n"))
                if 0 < one.title < len(one.text)
                else Task(f"{name}-{i}", None, one.headings, one.text)
                for i, one in enumerate(side)
            ),
        )
        for name, side in zip(SIDES, (pair.left, pair.right), strict=True)
    )
    return left, right


def _subject(name: str) -> str:
    return next((group[0] for group in SUBJECTS if name.startswith(group)), name)


def main() -> None:
    """Print all of it."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    encoder = load_encoder("default")
    if encoder is None:
        raise SystemExit("pointers are weighed by meaning; install the extra that has the encoder")
    found = [one for seen in _all_readings(encoder) for one in _of_rows(seen)]
    found += _of_matters(encoder)
    chances = np.zeros(len(found))
    for subject in sorted({one.subject for one in found}):
        base, *points = fitted([one for one in found if one.subject != subject])
        for number, one in enumerate(found):
            if one.subject == subject:
                chances[number] = 1.0 / (1.0 + np.exp(-base - np.dot(points, one.asked.measures)))
    right = np.array([one.right for one in found])
    for name, kinds in (("clauses that were read, and rows", ("read", "row")), ("matters", ("matter",))):
        own = np.array([one.reading in kinds for one in found])
        was = np.array([one.asked.as_it_was for one in found])
        for word, told in (("as it was", was & own), ("as it is", (chances >= POSSIBLE) & own)):
            good = int((told & right).sum())
            print(
                f"{name}, {word}: precision {good / max(int(told.sum()), 1):.3f} ({good}/{int(told.sum())}), "
                f"recall {good / max(int((own & right).sum()), 1):.3f} ({good}/{int((own & right).sum())})"
            )
    base, *points = fitted(found)
    print(f"POINTER_BASE: {base:.3f}")
    print({name: round(value, 3) for name, value in zip(POINTER_POINTS, points, strict=True)})


if __name__ == "__main__":
    main()
