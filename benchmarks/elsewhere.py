"""Say how often what a comparison tells of the whole other document is right: `python -m benchmarks.elsewhere`.

Prints, each pair of documents with weights that did not know it, and for the rows that take part in no fit:

- of the clauses of the labelled rows that are not word for word on the other side, how many are found in the whole
  other document (→ 见), and how many of those found are the reader's;
- of the clauses that a sentence would name as added or dropped, how many the reader paired after all;
- of the tasks that were left without a link, for how many another one is named, and whether it is linked or related.

Prints the weights as fitted on all: those of `compare.texts.clause_model` and `compare.details.task_answers`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align import Encoder, align, load_encoder
from align.clauses import clauses
from align.model import Segment
from benchmarks.clause_fit import left_out
from benchmarks.clause_labels import Clause, LabelledRow, Reading, readings
from benchmarks.fit import newton
from benchmarks.pairs import LINK, NO_LINK, LabelledPair, gold_pairs, more_pairs, unseen_pairs
from compare import LoneClause, compare
from compare.details.anywhere import SIDES, Anywhere, chances_anywhere
from compare.details.elsewhere import SURE_ANYWHERE
from compare.details.formulas import FORMULA, says_other
from compare.details.task_answers import ANSWERED_FROM, TaskAnswers
from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_measures import LEXICAL_MEASURES, SEMANTIC_MEASURES, clause_key
from compare.texts.clause_model import LEFT_OVER, ClauseWeights
from compare.texts.closeness import Closeness, Side
from compare.texts.folding import fold
from compare.texts.rarity import bigram_weights
from documents.model import Document, Task
from reports.rows.lone_phrases import LEAST_SAID, NAMED_BELOW

__all__ = ["Claims", "Found", "Lone", "Whole", "claims", "found_anywhere", "lone_clauses", "whole_tasks"]

RECOMMENDED = 0.2
"""Score from which a rejected pair was named beside a task without a link before anything else was asked."""

Floats = NDArray[np.float64]


class Found(NamedTuple):
    """A clause that is looked for in the whole other document.

    Attributes:
        probability: of the likeliest clause there; 0 where none shares enough.
        formula: one of the two is a formula.
        other: they differ in a number or a time, or one forbids what the other asks.
        right: the reader paired the two.
        same: the reader paired it with some clause as one demand.
        is_same: the reader paired the two as one demand.
    """

    probability: float
    formula: bool
    other: bool
    right: bool
    same: bool
    is_same: bool

    @property
    def is_told(self) -> bool:
        """Whether it is told as being elsewhere."""
        return self.probability >= SURE_ANYWHERE and not self.formula and not self.other


class Lone(NamedTuple):
    """A clause of a labelled row that was left without a partner.

    Attributes:
        row: number of the row and side.
        odds: log-odds of its likeliest pair.
        weight: of its bigrams.
        paired: the reader paired it, as one demand or in part.
    """

    row: tuple[int, int]
    odds: float
    weight: float
    paired: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """Counts of sides of rows with clauses left over: those of which one is named, and of those the wrong ones."""

    sides: int = 0
    named: int = 0
    wrong: int = 0

    def __add__(self, other: "Claims") -> "Claims":
        """Add up two counts."""
        return Claims(self.sides + other.sides, self.named + other.named, self.wrong + other.wrong)

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.named} of {self.sides} sides name a clause, {self.wrong / max(self.named, 1):.3f} have a partner"


class Whole(NamedTuple):
    """A pair of tasks of which one was left without a link.

    Attributes:
        task: side and index of that one.
        there: the other one.
        score: of the pair where it was rejected, else 0.
        measures: see `ANSWER_MEASURES`.
        ground: it is asked, and the two share more than a phrase or names in lists.
        truth: see `LabelledPair`.
    """

    task: tuple[Side, int]
    there: int
    score: float
    measures: tuple[float, ...]
    ground: bool
    truth: int


def found_anywhere(one: Reading, model: ClauseWeights | None) -> Iterator[Found]:
    """Look for the clauses of the labelled rows in the whole other document."""
    if one.alignment.meanings is None:
        return
    cut = [_clauses(side) for side in (one.pair.left, one.pair.right)]
    texts = [
        [side[i].text[a:b] for i, a, b in own] for side, own in zip((one.pair.left, one.pair.right), cut, strict=True)
    ]
    keys = [[clause_key(text) for text in side] for side in texts]
    titles = [
        np.array([end <= side[task].title for task, _, end in own], dtype=bool)
        for side, own in zip((one.pair.left, one.pair.right), cut, strict=True)
    ]
    table, enough = chances_anywhere(
        keys[0],
        keys[1],
        one.weights,
        titles=(titles[0], titles[1]),
        meaning=one.alignment.meanings.cosines(*cut),
        model=model,
    )
    told = np.where(enough, table, 0.0)
    labels = _labels(one.rows)
    for side in (0, 1):
        others = set(keys[1 - side])
        rows = {task for row in one.rows for task in (row.left, row.right)[side]}
        for number, clause in enumerate(cut[side]):
            if clause[0] not in rows or not keys[side][number] or keys[side][number] in others:
                continue
            chances = told[number] if side == 0 else told[:, number]
            best = int(chances.argmax())
            pair = (clause, cut[1 - side][best]) if side == 0 else (cut[0][best], clause)
            text, there = texts[side][number], texts[1 - side][best]
            yield Found(
                float(chances[best]),
                bool(FORMULA.search(fold(text)) or FORMULA.search(fold(there))),
                says_other(text, there),
                pair in labels,
                any(same and cells[side] == clause for cells, same in labels.items()),
                labels.get(pair, False),
            )


def lone_clauses(one: Reading, model: ClauseWeights | None, *, meaning: bool) -> list[Lone]:
    """List the clauses of the labelled rows that are left without a partner, in order."""
    found = []
    closeness = Closeness(one.alignment, ([0] * len(one.pair.left), [0] * len(one.pair.right)))
    titles = one.titles()
    for number, row in enumerate(one.rows):
        paired = [{(row.sides[side][cell[side]]) for cell in row.same | row.partly} for side in (0, 1)]
        edits = clause_edits(
            *one.texts(row), one.links(row), weights=one.weights, closeness=closeness, titles=titles, model=model
        )
        others = [{clause_key(text) for text in side} for side in one.clause_texts(row)]
        for edit in edits:
            side = 0 if edit.right is None else 1
            for lone in edit.alone:
                ref = lone.clause
                if ref.end > titles[side].get(ref.task, 0) and clause_key(ref.text) not in others[1 - side]:
                    place = (ref.task, ref.start, ref.end)
                    found.append(Lone((number, side), _odds(lone, meaning=meaning), lone.weight, place in paired[side]))
    return found


def claims(found: Sequence[Lone], left_over: tuple[float, float] | None) -> Claims:
    """Name a clause of each side of each row, and say how many of those named the reader paired.

    Args:
        found: clauses left over, in order.
        left_over: base and points of how likely they have a partner; None names the first of each side.
    """
    total = Claims()
    for row in dict.fromkeys(one.row for one in found):
        own = [one for one in found if one.row == row]
        named: Lone | None = own[0]
        if left_over is not None:
            gains = {i: one.weight * (NAMED_BELOW - _partner(one, left_over)) for i, one in enumerate(own)}
            sure = [i for i, gain in gains.items() if gain > 0.0 and own[i].weight >= LEAST_SAID]
            named = own[max(sure, key=lambda i: gains[i])] if sure else None
        total += Claims(1, int(named is not None), int(named is not None and named.paired))
    return total


def whole_tasks(pair: LabelledPair, encoder: Encoder | None) -> list[Whole]:
    """List what is measured of the tasks that were left without a link."""
    left, right = (
        Document(name, name, tuple(_task(f"{name}-{i}", segment) for i, segment in enumerate(side)))
        for name, side in zip(SIDES, (pair.left, pair.right), strict=True)
    )
    alignment = align(pair.left, pair.right, encoder=encoder)
    changes = compare(left, right, alignment, mode="region").changes
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    anywhere = Anywhere(changes, left, right, Closeness.of_tasks(left, right, alignment), weights)
    answers = TaskAnswers(left, right, alignment.runners_up, anywhere, weights, ((), ()))
    scores = {(one.left, one.right): one.score for one in alignment.runners_up}
    found = []
    for change in changes:
        for side, tasks in zip(SIDES, (change.left, change.right), strict=True):
            for task in tasks if anywhere.measured and not change.links else ():
                asked = answers.candidates(side, task)
                for there in range(len((right if side == "left" else left).tasks)):
                    ends = (task, there) if side == "left" else (there, task)
                    measures = answers.measures(side, task, there)
                    ground = there in asked and answers.has_ground(side, task, there)
                    truth = int(pair.truth[ends])
                    found.append(Whole((side, task), there, scores.get(ends, 0.0), measures, ground, truth))
    return found


def _task(name: str, segment: Segment) -> Task:
    title = segment.text[: segment.title].rstrip("\n") if segment.title < len(segment.text) else ""
    return Task(
        name, None, segment.headings, segment.text[segment.title :] if title else segment.text, title=title or None
    )


def _clauses(side: Sequence[Segment]) -> list[Clause]:
    return [(task, start, end) for task, segment in enumerate(side) for start, end in clauses(segment.text)]


def _labels(rows: Sequence[LabelledRow]) -> Mapping[tuple[Clause, Clause], bool]:
    """Say of each pair of clauses of the reader whether it is one demand, else a part of one."""
    return {(row.sides[0][i], row.sides[1][j]): (i, j) in row.same for row in rows for i, j in row.same | row.partly}


def _odds(lone: LoneClause, *, meaning: bool) -> float:
    base, points = LEFT_OVER[meaning]
    return float((np.log(lone.partner / (1.0 - lone.partner)) - base) / points)


def _partner(one: Lone, left_over: tuple[float, float]) -> float:
    return float(1.0 / (1.0 + np.exp(-left_over[0] - left_over[1] * one.odds)))


def _fitted(design: Floats, truth: Floats) -> tuple[float, ...]:
    """Fit a ridge logistic regression: base and points."""
    mean, spread = design.mean(axis=0), design.std(axis=0)
    solution = newton((design - mean) / spread, truth, np.ones(len(truth)))
    points = solution[1:] / spread
    return float(solution[0] - (points * mean).sum()), *map(float, points)


def _fitted_left_over(found: Sequence[Lone]) -> tuple[float, float]:
    base, points = _fitted(np.array([[one.odds] for one in found]), np.array([float(one.paired) for one in found]))
    return base, points


def _fitted_answers(found: Sequence[Whole]) -> tuple[float, ...]:
    return _fitted(np.array([one.measures for one in found]), np.array([float(one.truth != NO_LINK) for one in found]))


def _named(found: Sequence[Whole], answers: tuple[float, ...] | None) -> Iterator[Whole]:
    """Choose the task that is named for each task without a link; with None as it was before."""
    ends = {(one.task, one.there): one for one in found}
    best: dict[tuple[Side, int], tuple[float, Whole]] = {}
    for one in found:
        chance = one.score if answers is None else _chance(one, answers)
        other: Side = "right" if one.task[0] == "left" else "left"
        back = ends.get(((other, one.there), one.task[1]))
        if answers is not None and back is not None:
            chance = max(chance, _chance(back, answers))
        least = RECOMMENDED if answers is None else ANSWERED_FROM
        if chance >= least and (answers is None or one.ground):
            best[one.task] = max(best.get(one.task, (chance, one)), (chance, one), key=lambda entry: entry[0])
    return (one for _, one in best.values())


def _chance(one: Whole, answers: tuple[float, ...]) -> float:
    return float(1.0 / (1.0 + np.exp(-answers[0] - np.dot(answers[1:], one.measures))))


def _print_found(name: str, found: Sequence[Found]) -> None:
    same = sum(one.same for one in found)
    told = [one for one in found if one.is_told]
    right, recall = sum(one.right for one in told), sum(one.is_same for one in told)
    print(
        f"{name}, elsewhere: precision {right / max(len(told), 1):.3f} ({right}/{len(told)}), "
        f"recall of one demand {recall / max(same, 1):.3f} ({recall}/{same})"
    )


def _print_whole(name: str, named: Sequence[Whole]) -> None:
    right, linked = sum(one.truth != NO_LINK for one in named), sum(one.truth == LINK for one in named)
    print(
        f"{name}: {len(named)} tasks are named, {right / max(len(named), 1):.3f} of them linked or related "
        f"by the readers; {linked} links found"
    )


def _clauses_of(kind: str, encoder: Encoder | None) -> None:
    names = LEXICAL_MEASURES if encoder is None else SEMANTIC_MEASURES
    seen = readings(encoder)
    models: list[ClauseWeights | None] = [*left_out(seen, names)]
    unseen = readings(encoder, unseen=True)
    if encoder is not None:
        pairs = zip(seen, models, strict=True)
        _print_found("clauses", [found for one, model in pairs for found in found_anywhere(one, model)])
        _print_found("clauses, unseen", [found for one in unseen for found in found_anywhere(one, None)])
    meaning = encoder is not None
    lone = [lone_clauses(one, model, meaning=meaning) for one, model in zip(seen, models, strict=True)]
    before, now = Claims(), Claims()
    for place, own in enumerate(lone):
        others = [one for part in (*lone[:place], *lone[place + 1 :]) for one in part]
        before += claims(own, None)
        now += claims(own, _fitted_left_over(others))
    fitted = _fitted_left_over([one for part in lone for one in part])
    print(f"{kind}, the first clause: {before}\n{kind}, the surest: {now}")
    apart = [lone_clauses(one, None, meaning=meaning) for one in unseen]
    print(f"{kind}, unseen, the first clause: {sum((claims(own, None) for own in apart), Claims())}")
    print(f"{kind}, unseen, the surest: {sum((claims(own, fitted) for own in apart), Claims())}")
    print(f"LEFT_OVER {kind}: {tuple(round(value, 2) for value in fitted)}")


def main() -> None:
    """Print all of it."""
    encoder = load_encoder("default")
    _clauses_of("with meaning", encoder)
    _clauses_of("without", None)
    whole = [whole_tasks(pair, encoder) for pair in (*gold_pairs(), *more_pairs(), *unseen_pairs())]
    before: list[Whole] = []
    now: list[Whole] = []
    for place, own in enumerate(whole):
        others = [one for part in (*whole[:place], *whole[place + 1 :]) for one in part]
        before += _named(own, None)
        now += _named(own, _fitted_answers(others))
    _print_whole("whole tasks, by score", before)
    _print_whole("whole tasks", now)
    fitted = _fitted_answers([one for part in whole for one in part])
    print(f"ANSWER_WEIGHTS: {tuple(round(value, 2) for value in fitted)}")


if __name__ == "__main__":
    main()
