"""Where the other document speaks of what the title of a task without a link names: 现代设施农业."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from math import fsum
from typing import Final

from align.clauses import clauses
from compare.details.formulas import FORMULA
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigrams
from documents.model import Document

__all__ = ["SharedPhrases"]

SHORTEST: Final = 4
"""Characters of a phrase that names a matter: 富民产业."""

LEAST_WEIGHT: Final = 2.0
"""Weight that its bigrams must have."""

LEAST_RARE: Final = 0.5
"""Mean weight in [0, 1] of its bigrams: below it the phrase is what both documents are about."""

MOST_TASKS: Final = 2
"""Tasks of the other document that speak of it: with more nobody is helped by one of them."""

DIGITS: Final = 6


class SharedPhrases:
    """One side of two documents, ready to be asked where the other speaks of a matter."""

    def __init__(self, side: Side, own: Document, other: Document, weights: Weights) -> None:
        """Know the two documents.

        Args:
            side: the side that asks.
            own: its document.
            other: the other one.
            weights: see `compare.texts.rarity.bigram_weights`.
        """
        self._side: Side = side
        self._own = own
        self._weights = weights
        self._other = [(index, fold(task.words)) for index, task in enumerate(other.tasks)]
        self._there = [
            (ClauseRef(index, start, end, text), bigrams(fold(text)))
            for index, task in enumerate(other.tasks)
            for start, end in clauses(task.words)
            if not FORMULA.search(fold(text := task.words[start:end]))
        ]

    def named(self, task: int) -> Related | None:
        """Find the clause of the other document that has the rarest phrase of a task's title.

        Args:
            task: index of a task without a link.

        Returns:
            The phrase as a place in the words of the task, and the clause that has it; its score is the share of the
            title that the phrase makes up, by weight. None where nothing telling is shared, or there is no title: the
            first clause of an article says who acts and where.
        """
        title = self._own.tasks[task].title or ""
        mine = bigrams(fold(title))
        whole = self._weight(mine)
        best: tuple[float, int, ClauseRef, tuple[int, int]] | None = None
        for place, (ref, theirs) in enumerate(self._there):
            if len(mine & theirs) < SHORTEST - 1:
                continue
            for start, size in self._shared(title, ref.text):
                weight = self._weight(bigrams(fold(title[start : start + size])))
                if best is None or (weight, -place) > (best[0], best[1]):
                    best = (weight, -place, ref, (start, size))
        if best is None:
            return None
        weight, _, there, (start, size) = best
        clause = ClauseRef(task, start, start + size, title[start : start + size])
        return Related(self._side, there.task, round(weight / max(whole, 1e-9), DIGITS), clause, there)

    def _shared(self, title: str, text: str) -> Iterator[tuple[int, int]]:
        """Yield the longest phrase of a title that a clause has, if it is telling."""
        match = SequenceMatcher(None, title, text, autojunk=False).find_longest_match()
        phrase = fold(title[match.a : match.a + match.size])
        pairs = bigrams(phrase)
        weight = self._weight(pairs)
        if len(phrase) < SHORTEST or weight < LEAST_WEIGHT or weight < LEAST_RARE * len(pairs):
            return
        if len([index for index, words in self._other if phrase in words]) <= MOST_TASKS:
            yield match.a, match.size

    def _weight(self, pairs: frozenset[str]) -> float:
        return fsum(self._weights.get(pair, 1.0) for pair in pairs)
