"""Which task of the other document may answer a task without a link."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property
from math import exp, fsum, log, log1p
from typing import Final, NamedTuple

from align.clauses import clauses
from align.model import Candidate
from compare.details.anywhere import SIDES, Anywhere
from compare.details.formulas import FORMULA, matter_bigrams
from compare.texts.closeness import Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams
from documents.chinese.organs_in_prose import organs_in_prose
from documents.chinese.text_deadlines import text_deadlines
from documents.model import Document, Task

__all__ = ["ANSWERED_FROM", "ANSWER_MEASURES", "TaskAnswers", "rejected_pairs"]

ANSWER_WEIGHTS: Final = (1.91, 1.04, 1.51, 0.97)
"""Log-odds that a task of the other document answers one: base, and for each of `ANSWER_MEASURES`. `python -m
benchmarks.elsewhere` fits and prints them, on the tasks of the labelled pairs that were left without a link."""

ANSWER_MEASURES: Final = ("score", "share", "shared")
"""Logarithms of the score of the pair, where it was rejected as a link, of the share of the task that the other one
answers clause by clause, and of the weight of the bigrams that both have. All three must be there, hence logarithms."""

LEAST_SHARE: Final = 0.03
"""Added to a score and a share before their logarithm is taken."""

ANSWERED_FROM: Final = 0.5
"""Probability, inclusive, from which such a task is named."""

SHARED_BY_STRANGERS: Final = 0.25
"""Share of a task from which one may answer it that was no candidate of the alignment: less is never enough."""

GROUND: Final = 2.3
"""Weight that one clause of either task must share with one of the other, lists left out: names of fields (教育、医疗、
就业) or one phrase (以专栏形式) are no ground."""

GROUND_MEAN: Final = 0.45
"""Mean weight in [0, 1] of those bigrams: below it they are formulas and names of organs."""

DIGITS: Final = 6

_LIST: Final = re.compile(r"(?:[^，。；：、,;\s]{1,8}、){2,}[^，。；：、,;\s]{1,8}?(?=[等，。；,;和及与]|$)")
"""Three items or more, each a word or two."""


class LikelyAnswer(NamedTuple):
    """A task of the other document, and how likely it answers the one asked about, in [0, 1]."""

    probability: float
    task: int


class TaskAnswers:
    """Two documents, ready to be asked which task of one may answer a task of the other."""

    def __init__(
        self,
        left: Document,
        right: Document,
        rejected: Iterable[Candidate],
        anywhere: Anywhere,
        weights: Weights,
        alone: tuple[Collection[int], Collection[int]],
    ) -> None:
        """Know the two documents.

        Args:
            left: the left document.
            right: the right one.
            rejected: the best pairs of tasks that were no links.
            anywhere: how likely their clauses are one; it must have measured.
            weights: see `compare.texts.rarity.bigram_weights`.
            alone: tasks of both sides without a link: a pair of them is named on both sides.
        """
        self._alone = alone
        self._weights = weights
        self._scores = rejected_pairs(rejected)
        self._words = tuple(tuple(_Words(task) for task in document.tasks) for document in (left, right))
        self._shares = cache(anywhere.shares)

    def ranked(self, side: Side, task: int) -> Iterator[LikelyAnswer]:
        """Yield the tasks that likely answer one by more than a phrase or names in a list, the likeliest first."""
        ranked = sorted((-self._either_way(side, task, there), there) for there in self.candidates(side, task))
        for probability, there in ranked:
            if -probability >= ANSWERED_FROM and self.has_ground(side, task, there):
                yield LikelyAnswer(-probability, there)

    def candidates(self, side: Side, task: int) -> frozenset[int]:
        """Return the tasks of the other document that are asked: rejected pairs, and those that answer much of it."""
        much = (there for there, share in self._shares(side, task).items() if share >= SHARED_BY_STRANGERS)
        return frozenset((*self._scores[side].get(task, ()), *much))

    def measures(self, side: Side, task: int, there: int) -> tuple[float, ...]:
        """Give the `ANSWER_MEASURES` of a task and one of the other document."""
        place = SIDES.index(side)
        both = self._words[place][task].bigrams & self._words[1 - place][there].bigrams
        return (
            log(self._scores[side].get(task, {}).get(there, 0.0) + LEAST_SHARE),
            log(self._shares(side, task).get(there, 0.0) + LEAST_SHARE),
            log1p(_weight(both, self._weights)),
        )

    def has_ground(self, side: Side, task: int, there: int) -> bool:
        """Whether two tasks share more than a phrase, formulas and names in lists."""
        place = SIDES.index(side)
        return any(
            (weight := _weight(both, self._weights)) >= GROUND and weight >= GROUND_MEAN * len(both)
            for one in self._words[place][task].clauses
            for two in self._words[1 - place][there].clauses
            if (both := one & two)
        )

    def _either_way(self, side: Side, task: int, there: int) -> float:
        """Say how likely a task answers one; where both are alone how likely one of them answers the other."""
        place = SIDES.index(side)
        found = self._probability(side, task, there)
        if task in self._alone[place] and there in self._alone[1 - place]:
            return max(found, self._probability(SIDES[1 - place], there, task))
        return found

    def _probability(self, side: Side, task: int, there: int) -> float:
        base, *points = ANSWER_WEIGHTS
        measured = zip(points, self.measures(side, task, there), strict=True)
        return round(1.0 / (1.0 + exp(-base - fsum(point * value for point, value in measured))), DIGITS)


def rejected_pairs(rejected: Iterable[Candidate]) -> dict[Side, dict[int, dict[int, float]]]:
    """Sort the pairs of tasks that were no links by side and task: the scores of the others."""
    found: dict[Side, dict[int, dict[int, float]]] = {"left": {}, "right": {}}
    for one in rejected:
        found["left"].setdefault(one.left, {})[one.right] = one.score
        found["right"].setdefault(one.right, {})[one.left] = one.score
    return found


class _Words:
    """The bigrams of a task, and of its clauses without lists, organs and deadlines; worked out when asked for."""

    def __init__(self, task: Task) -> None:
        self._text = task.words

    @cached_property
    def bigrams(self) -> frozenset[str]:
        return bigrams(fold(self._text))

    @cached_property
    def clauses(self) -> Sequence[frozenset[str]]:
        """What the clauses say without lists and phrases that go with any matter; formulas only where all are."""
        cut = [self._text[start:end] for start, end in clauses(self._text)]
        telling = [clause for clause in cut if not FORMULA.search(fold(clause))]
        if not telling:
            return [bigrams(fold(clause)) for clause in cut]
        return [frozenset().union(*(matter_bigrams(part) for part in _matters(clause))) for clause in telling]


def _matters(clause: str) -> Iterator[str]:
    """Cut a clause at its lists, at the organs that it names and at its deadlines: they go with any matter."""
    found = [(organs.start, organs.end) for organs in organs_in_prose(clause)]
    found += [(deadline.start, deadline.end) for deadline in text_deadlines(clause)]
    end = 0
    for start, behind in sorted(found):
        yield from _LIST.split(clause[end:start])
        end = max(end, behind)
    yield from _LIST.split(clause[end:])


def _weight(both: Iterable[str], weights: Weights) -> float:
    return fsum(weights.get(bigram, 1.0) for bigram in both)
