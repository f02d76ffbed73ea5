"""What clauses mean, said by hand: an alignment that knows it as one with an encoder does."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import numpy as np

from align.clauses import clauses
from align.meanings import Meanings, SideMeanings
from documents.model import Document

__all__ = ["meanings"]


def meanings(left: Document, right: Document, concepts: Mapping[str, Sequence[float]]) -> Meanings:
    """Give the clauses of two documents vectors.

    Args:
        left: tasks without titles.
        right: the same.
        concepts: vectors of three numbers by clause; what is not listed means something of its own.
    """
    texts = [[[(start, end, task.text[start:end]) for start, end in clauses(task.text)] for task in document.tasks]
             for document in (left, right)]  # fmt: skip
    own = sorted({text for side in texts for task in side for *_, text in task} - concepts.keys())
    width = 3 + len(own)

    def side(tasks: Sequence[Sequence[tuple[int, int, str]]]) -> SideMeanings:
        points = np.zeros((sum(map(len, tasks)), width), dtype=np.float32)
        for row, (*_, text) in enumerate(clause for task in tasks for clause in task):
            if text in concepts:
                points[row, :3] = np.array(concepts[text]) / np.linalg.norm(concepts[text])
            else:
                points[row, 3 + own.index(text)] = 1.0
        rows = accumulate(map(len, tasks[:-1]), initial=0)
        return SideMeanings(tuple(tuple((a, b) for a, b, _ in task) for task in tasks), tuple(rows), points)

    return Meanings(side(texts[0]), side(texts[1]))
