"""How likely a clause that a change has on one side alone is one demand with any of the other document."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import exp, log
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from align.clauses import clauses
from compare.model import Change
from compare.particulars import ClauseRef
from compare.texts.clause_measures import SEMANTIC_MEASURES, clause_key, clause_measures
from compare.texts.clause_model import ClauseWeights, load_clause_weights
from compare.texts.closeness import Closeness, Side
from compare.texts.rarity import Weights, clause_weight
from documents.model import Document, Task

__all__ = [
    "ASKED",
    "COMPANY",
    "LEAST_RARE",
    "LEAST_WEIGHT",
    "POINTER_BASE",
    "POINTER_POINTS",
    "SIDES",
    "UNLIKELY",
    "Anywhere",
    "Match",
    "chances_anywhere",
    "not_kept",
]

LARGEST_TABLE = 1_000_000
"""Pairs of clauses that are measured for two documents, a quarter of a second. In more nothing is measured here."""

LEAST_WEIGHT = 3.3
"""Weight that two clauses must share: four bigrams that hardly another clause has. 以专栏形式 has 2."""

LEAST_RARE = 0.45
"""Mean weight in [0, 1] of the bigrams that two clauses share. Below it they are formulas and names of organs, such as
应当经县级人民政府交通运输主管部门同意."""

LEAST_MEANING = 0.4
"""Cosine in [0, 1] of two clauses that may be one. In a whole document other matters share rare words by chance:
编制新一轮郑州航空港区高质量发展规划, 编制新一轮中长期青年发展规划."""

POINTER_BASE: Final = -5.675
POINTER_POINTS: Final[Mapping[str, float]] = {
    "held": 1.745,
    "substance": 1.426,
    "rarity": 1.171,
    "end": 0.42,
    "demand": 1.152,
    "title": -2.218,
    "meaning": 5.767,
    "ahead": 5.702,
    "around": 1.876,
    "letters": -4.891,
    "company": 0.202,
}
"""Log-odds that a clause of another task is what a reader would point to from a clause without a counterpart: base, and
for each measure of the two. `letters` is the similarity of their characters in [0, 1]: of two pairs that share as much,
the one that is less of a copy is more often right. `company` are the log-odds, between -5 and 3 (`COMPANY`), of the
likeliest other two clauses of the two tasks: two clauses that point to one task are surer than one. Within one change
words and places decide; between two tasks the meaning weighs most. They are of an earlier run than
`python -m benchmarks.pointers` prints, see docs/comparison.md."""

COMPANY: Final = (-5.0, 3.0)

ASKED: Final = 3
"""Clauses of the other document, the likeliest ones, of which the one to point to is chosen."""

UNLIKELY: Final = -3.5
"""Log-odds of one demand below which a clause is none of them."""

DIGITS = 6
"""Places of a probability, so that the order of a sum does not show."""

Matrix = NDArray[np.float64]
_Clause = tuple[int, int, int]

SIDES: Final[tuple[Side, Side]] = ("left", "right")


class Match(NamedTuple):
    """The likeliest clause of the other document.

    Attributes:
        probability: that both are one demand, in [0, 1].
        there: the clause.
    """

    probability: float
    there: ClauseRef


class Anywhere:
    """The clauses of two documents that do not stand word for word in their change, held against each other."""

    def __init__(
        self, changes: Sequence[Change], left: Document, right: Document, closeness: Closeness, weights: Weights
    ) -> None:
        """Measure all pairs of clauses, if the alignment knows what they mean and they are not too many.

        Args:
            changes: all changes of a comparison, or some: tasks of none are taken as a whole.
            left: the left document.
            right: the right one.
            closeness: what the alignment knows of the clauses.
            weights: see `compare.texts.rarity.bigram_weights`.
        """
        self._tasks: Mapping[Side, Sequence[Task]] = {"left": left.tasks, "right": right.tasks}
        own = [not_kept(changes, side, self._tasks[side]) for side in SIDES]
        self._clauses: Mapping[Side, Sequence[_Clause]] = dict(zip(SIDES, own, strict=True))
        self._numbers = {side: {clause: i for i, clause in enumerate(found)} for side, found in self._clauses.items()}
        self._owners = [np.array([task for task, *_ in found], dtype=np.intp) for found in own]
        self._loads: Sequence[Matrix] = (np.zeros(0), np.zeros(0))
        self._keys: Mapping[Side, Sequence[str]] = {}
        tables = None
        if 0 < len(own[0]) * len(own[1]) <= LARGEST_TABLE and _any_alone(changes):
            tables = self._weighed(closeness, weights)
        self.measured = tables is not None
        nothing = np.zeros((len(own[0]), len(own[1])))
        self._chances, self._table, self._odds, self._points = tables or (nothing, nothing, nothing, nothing)

    def _weighed(self, closeness: Closeness, weights: Weights) -> tuple[Matrix, Matrix, Matrix, Matrix] | None:
        """Give chances, the same with 0 for pairs that share too little, log-odds, and points of a pointer."""
        meaning = closeness.meanings(self._clauses["left"], self._clauses["right"])
        if meaning is None:
            return None
        keys = [[clause_key(self._text(side, clause)) for clause in self._clauses[side]] for side in SIDES]
        self._keys = dict(zip(SIDES, keys, strict=True))
        self._loads = [np.array([clause_weight(key, weights) for key in side]) for side in keys]
        titles = (self._titles("left"), self._titles("right"))
        measures = clause_measures(keys[0], keys[1], weights, titles=titles, meaning=meaning, ordered=False)
        odds = load_clause_weights(meaning=True).log_odds(measures)
        chances, enough = _chances(odds, measures)
        points = POINTER_BASE + sum(measures[name] * POINTER_POINTS.get(name, 0.0) for name in SEMANTIC_MEASURES)
        return chances, np.where(enough, chances, 0.0), np.round(odds, DIGITS), np.round(points, DIGITS)

    def best(self, side: Side, task: int, start: int, end: int, partners: Collection[int]) -> Match | None:
        """Find the likeliest clause of the other document.

        Args:
            side: whose clause it is.
            task: its task.
            start: where it begins in the words of the task.
            end: where it ends.
            partners: tasks of the other side that its change holds: there the clauses were paired already.

        Returns:
            The likeliest match; None where no clause shares enough with it.
        """
        number = self._numbers[side].get((task, start, end))
        if number is None or not self.measured:
            return None
        place = SIDES.index(side)
        row = (self._table if place == 0 else self._table.T)[number].copy()
        for partner in partners:
            row[self._owners[1 - place] == partner] = 0.0
        likeliest = int(row.argmax())
        if row[likeliest] <= 0.0:
            return None
        other = SIDES[1 - place]
        there, first, last = found = self._clauses[other][likeliest]
        return Match(float(row[likeliest]), ClauseRef(there, first, last, self._text(other, found)))

    def pointer(
        self,
        side: Side,
        task: int,
        start: int,
        end: int,
        partners: Collection[int],
        may_be: Callable[[ClauseRef], bool],
        *,
        least: float,
    ) -> Match | None:
        """Find the clause of another task than the partners to which a reader would point from a clause.

        Args:
            side: whose clause it is.
            task: its task.
            start: where it begins in the words of the task.
            end: where it ends.
            partners: tasks of the other side that its change holds.
            may_be: whether a clause of the other document may be pointed to.
            least: the probability of a pointer, in (0, 1), from which it is wanted.

        Returns:
            The likeliest one; its probability is that it is the right one.
        """
        number = self._numbers[side].get((task, start, end))
        if number is None or not self.measured or not self._keys[side][number]:
            return None
        place = SIDES.index(side)
        other = SIDES[1 - place]
        row = (self._odds if place == 0 else self._odds.T)[number].copy()
        for partner in partners:
            row[self._owners[1 - place] == partner] = -np.inf
        points = (self._points if place == 0 else self._points.T)[number]
        enough = log(least / (1.0 - least)) - POINTER_POINTS["company"] * COMPANY[1]
        found = []
        for there in self._likeliest(row):
            if row[there] < UNLIKELY or points[there] < enough or not self._keys[other][there]:
                continue
            owner, first, last = clause = self._clauses[other][there]
            odds = self._pointed(place, number, there)
            ref = ClauseRef(owner, first, last, self._text(other, clause))
            probability = round(1.0 / (1.0 + exp(-odds)), DIGITS)
            if probability >= least and may_be(ref):
                found.append(Match(probability, ref))
        return max(found, key=lambda match: match.probability, default=None)

    @staticmethod
    def _likeliest(row: Matrix) -> list[int]:
        """Return the places of the greatest numbers, the greatest first and of equal ones the first."""
        least = np.partition(row, -ASKED)[-ASKED] if len(row) > ASKED else -np.inf
        among = np.flatnonzero(row >= least)
        return [int(place) for place in among[np.argsort(-row[among], kind="stable")][:ASKED]]

    def _pointed(self, place: int, number: int, there: int) -> float:
        """Give the log-odds that a clause is the right one to point to from clause `number` of a side."""
        ends = (number, there) if place == 0 else (there, number)
        letters = Indel.normalized_similarity(self._keys["left"][ends[0]], self._keys["right"][ends[1]])
        company = min(max(self._company(*ends), COMPANY[0]), COMPANY[1])
        return float(self._points[ends] + POINTER_POINTS["letters"] * letters + POINTER_POINTS["company"] * company)

    def _company(self, left: int, right: int) -> float:
        """Give the log-odds of the likeliest other two clauses of the tasks of two clauses."""
        rows, columns = (
            slice(*np.searchsorted(owners, (owners[number], owners[number] + 1)))
            for owners, number in zip(self._owners, (left, right), strict=True)
        )
        block = self._odds[rows, columns].copy()
        block[left - rows.start, :] = -np.inf
        block[:, right - columns.start] = -np.inf
        return float(block.max())

    def shares(self, side: Side, task: int) -> dict[int, float]:
        """Say which share of a task each task of the other document answers.

        Args:
            side: whose task it is.
            task: which.

        Returns:
            By index of the other task a share in [0, 1]: the clauses of `task` weighed by how rare they are and by how
            likely each is answered there; nothing where nothing was measured.
        """
        place = SIDES.index(side)
        first, last = np.searchsorted(self._owners[place], (task, task + 1))
        if not self.measured or first == last:
            return {}
        chances = (self._chances if place == 0 else self._chances.T)[first:last]
        loads = self._loads[place][first:last]
        others, starts = np.unique(self._owners[1 - place], return_index=True)
        found = loads @ np.maximum.reduceat(chances, starts, axis=1) / max(float(loads.sum()), 1.0)
        return dict(zip(others.tolist(), np.round(found, DIGITS).tolist(), strict=True))

    def _text(self, side: Side, clause: _Clause) -> str:
        task, start, end = clause
        return self._tasks[side][task].words[start:end]

    def _titles(self, side: Side) -> NDArray[np.bool_]:
        tasks = self._tasks[side]
        return np.array(
            [end <= len(tasks[task].words) - len(tasks[task].text) for task, _, end in self._clauses[side]], dtype=bool
        )


def chances_anywhere(
    left: Sequence[str],
    right: Sequence[str],
    weights: Weights,
    *,
    titles: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    meaning: Matrix,
    model: ClauseWeights | None = None,
) -> tuple[Matrix, NDArray[np.bool_]]:
    """Say how likely every two clauses of two documents are one, and which pairs share enough to be told of.

    Args:
        left: n clauses, as `clause_key` gives them.
        right: m clauses.
        weights: see `compare.texts.rarity.bigram_weights`.
        titles: which clauses of both sides are titles.
        meaning: n x m cosines.
        model: weighs what is measured; the weights that come with policydiff when None.
    """
    measures = clause_measures(left, right, weights, titles=titles, meaning=meaning, ordered=False)
    return _chances((model or load_clause_weights(meaning=True)).log_odds(measures), measures)


def _chances(log_odds: Matrix, measures: Mapping[str, Matrix]) -> tuple[Matrix, NDArray[np.bool_]]:
    """Turn log-odds into probabilities, and say which pairs share enough to be told of."""
    enough = (
        (np.expm1(measures["substance"]) >= LEAST_WEIGHT)
        & (measures["rarity"] >= LEAST_RARE)
        & (measures["meaning"] >= LEAST_MEANING)
    )
    return np.round(1.0 / (1.0 + np.exp(-log_odds)), DIGITS), enough


def _any_alone(changes: Sequence[Change]) -> bool:
    return any(edit.left is None or edit.right is None for change in changes for edit in change.text)


def not_kept(changes: Sequence[Change], side: Side, tasks: Sequence[Task]) -> list[_Clause]:
    """List the clauses of a side that do not stand word for word on the other side of their change, in order."""
    found = {clause for change in changes for clause in _changed(change, side)}
    known = {task for change in changes for task in (change.left if side == "left" else change.right)}
    for index in set(range(len(tasks))) - known:
        found.update((index, start, end) for start, end in clauses(tasks[index].words) if end > start)
    return sorted(found)


def _changed(change: Change, side: Side) -> Iterator[_Clause]:
    for edit in change.text:
        ref = edit.left if side == "left" else edit.right
        if ref is not None and edit.status != "kept":
            for start, end in clauses(ref.text):
                if end > start:
                    yield ref.task, ref.start + start, ref.start + end
