"""Task lists made up by rule, with the truth known: words by Zipf's law, stock phrases, and a seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.model import Segment
from benchmarks.pairs import gold_pairs

__all__ = ["SyntheticPair", "synthetic_pair"]

WORDS = 8_000
"""Words of two to four characters; a word's share falls with its rank, as in natural language."""

STOCK = 60
"""Phrases that begin clauses of any task, such as 加快推进 in real ones."""

LINKED = 0.7
"""Share of the left tasks that the right list answers."""

EDITED_WORDS = 0.3
"""Share of the words of an answered task that were replaced."""

SECTION = 25
"""Tasks under one heading."""

Clause = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyntheticPair:
    """Two lists and the links between them, sorted."""

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    links: tuple[tuple[int, int], ...]


def synthetic_pair(count: int, *, seed: int) -> SyntheticPair:
    """Make up two lists of tasks.

    Args:
        count: tasks of either side.
        seed: the same seed gives the same lists.

    Returns:
        Left tasks of two to five clauses; on the right, of ten left tasks, five edited and moved at will, one split in
        two and one merged with the next, and the rest new.
    """
    rng = np.random.default_rng(seed)
    words = _Words(rng)
    left = [words.task() for _ in range(count)]
    parts: list[tuple[list[Clause], list[int]]] = []
    index = 0
    while len(parts) < count:
        kind = rng.random()
        if index < count and kind < LINKED * 5 / 7:
            parts.append(([words.edited(clause) for clause in left[index]], [index]))
        elif index < count and kind < LINKED * 6 / 7 and len(left[index]) > 1:
            middle = len(left[index]) // 2
            parts.append(([words.edited(clause) for clause in left[index][:middle]], [index]))
            parts.append(([words.edited(clause) for clause in left[index][middle:]], [index]))
        elif index + 1 < count and kind < LINKED:
            merged = [words.edited(clause) for one in left[index : index + 2] for clause in one]
            parts.append((merged, [index, index + 1]))
            index += 1
        else:
            parts.append((words.task(), []))
        index += 1
    order = rng.permutation(count)
    links = sorted((source, place) for place, chosen in enumerate(order) for source in parts[chosen][1])
    return SyntheticPair(_segments(left, words), _segments([parts[chosen][0] for chosen in order], words), tuple(links))


class _Words:
    """Words and phrases of characters as common as in the gold documents.

    Args:
        rng: where chance comes from.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        text = "".join(segment.text for pair in gold_pairs() for segment in (*pair.left, *pair.right))
        marks = np.array([mark for mark in text if "\u4e00" <= mark <= "\u9fff"])
        self._rng = rng
        self._words = ["".join(rng.choice(marks, rng.integers(2, 5))) for _ in range(WORDS)]
        shares = 1.0 / np.arange(10, WORDS + 10)
        self._shares = np.cumsum(shares / shares.sum())
        self.stock = ["".join(rng.choice(marks, 4)) for _ in range(STOCK)]

    def task(self) -> list[Clause]:
        """Make up the clauses of a task."""
        return [
            (self.stock[self._rng.integers(STOCK)], *(self._word() for _ in range(self._rng.integers(3, 7))))
            for _ in range(self._rng.integers(2, 6))
        ]

    def edited(self, clause: Clause) -> Clause:
        """Put other words in the place of some."""
        return tuple(self._word() if self._rng.random() < EDITED_WORDS else word for word in clause)

    def _word(self) -> str:
        return self._words[int(np.searchsorted(self._shares, self._rng.random()))]


def _segments(tasks: Sequence[list[Clause]], words: _Words) -> tuple[Segment, ...]:
    return tuple(
        Segment("，".join("".join(clause) for clause in task) + "。", (words.stock[index // SECTION % STOCK],))
        for index, task in enumerate(tasks)
    )
