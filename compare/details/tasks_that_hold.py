"""Which task of the other document has the rare words of a clause, whose own counterparts lack them."""

from collections.abc import Collection, Iterator
from typing import Final

from compare.details.anywhere import LEAST_RARE
from compare.texts.clause_measures import clause_key
from compare.texts.rarity import Weights, bigrams
from documents.chinese.organs_in_prose import organs_in_prose
from documents.model import Document

__all__ = ["TAKEN_UP", "TAKEN_UP_SCORE", "TasksThatHold"]

TAKEN_UP: Final = 0.15
"""Probability in [0, 1] of a pointer (`anywhere`) from which a clause is pointed to whose task holds much of the other:
alone it would be right in one case of five."""

TAKEN_UP_SCORE: Final = 0.7
"""The share of such pointers that lead to the matter, which is the score of each (docs/comparison.md)."""

LEAST_HELD: Final = 0.4
"""Share in [0, 1], by rare bigrams, of a clause that a task must hold, in however many of its clauses."""

LEAST_OWN: Final = 3.0
"""Weight of the bigrams that the task must have and the counterparts of the clause lack: three that hardly another
clause has, 路域环境 within 农村公路路域环境整治. Less is a word that any task may use."""


class TasksThatHold:
    """One document, ready to be asked whether a task of it takes up what a clause of the other document is about."""

    def __init__(self, document: Document, weights: Weights) -> None:
        """Know a document.

        Args:
            document: the one that is asked.
            weights: see `compare.texts.rarity.bigram_weights`.
        """
        self._weights = weights
        self._held = [bigrams(clause_key(task.words)) for task in document.tasks]

    def holds(self, clause: str, task: int, counterparts: Collection[int]) -> bool:
        """Whether a task has much of a clause, and enough of it that the counterparts of the clause lack.

        Args:
            clause: of the other document.
            task: index of a task of this one.
            counterparts: tasks of this document in the change of the clause.
        """
        whole = frozenset().union(*(bigrams(clause_key(part)) for part in _without_organs(clause)))
        both = whole & self._held[task]
        own = both.difference(*(self._held[other] for other in counterparts))
        weight = self._weight(own)
        return (
            self._weight(both) >= LEAST_HELD * self._weight(whole)
            and weight >= LEAST_OWN
            and weight >= LEAST_RARE * len(own)
        )

    def _weight(self, parts: Collection[str]) -> float:
        return round(sum(self._weights.get(part, 1.0) for part in sorted(parts)), 9)


def _without_organs(clause: str) -> Iterator[str]:
    """Cut a clause at the organs that it names: an organ answers for many matters."""
    end = 0
    for organs in organs_in_prose(clause):
        yield clause[end : max(end, organs.start)]
        end = max(end, organs.end)
    yield clause[end:]
