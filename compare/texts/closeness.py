"""How close the closest clause of the other document comes to a clause, as the alignment measured it."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from align.model import Alignment, Answer
from compare.segments import segment_starts
from documents.model import Document

__all__ = ["Closeness", "Side"]

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


class Closeness:
    """What the alignment of two documents knows of their clauses; nothing where it measured nothing.

    Args:
        alignment: of the documents.
        starts: for the tasks of both sides, where in their words the measured segment begins.
    """

    def __init__(self, alignment: Alignment, starts: tuple[Sequence[int], Sequence[int]]) -> None:
        self._answers: dict[Side, Sequence[Sequence[Answer]]] = {
            "left": alignment.answers,
            "right": alignment.right_answers,
        }
        self._meanings = alignment.meanings
        self._starts = dict(zip(SIDES, starts, strict=True))

    @classmethod
    def of_tasks(cls, left: Document, right: Document, alignment: Alignment) -> "Closeness":
        """Know the clauses of the tasks of two documents."""
        return cls(alignment, (segment_starts(left.tasks), segment_starts(right.tasks)))

    def closest(self, side: Side, task: int, start: int, end: int) -> Answer | None:
        """Return what comes closest to a clause: the answer to most of its characters.

        Args:
            side: whose clause it is.
            task: index of its task.
            start: where it begins in the words of the task.
            end: where it ends.
        """
        answers = self._answers[side]
        if not answers:
            return None
        segment = self._starts[side][task]
        shared = ((min(end, segment + one.end) - max(start, segment + one.start), one) for one in answers[task])
        most, answer = max(shared, key=lambda entry: entry[0], default=(0, None))
        return answer if most > 0 else None

    @property
    def knows_meanings(self) -> bool:
        """Whether an encoder was asked."""
        return self._meanings is not None

    def meanings(
        self, left: Sequence[tuple[int, int, int]], right: Sequence[tuple[int, int, int]]
    ) -> NDArray[np.float64] | None:
        """Say how close clauses are in meaning.

        Args:
            left: task, start and end in its words of n left clauses.
            right: the same of m right ones.

        Returns:
            n x m cosines in [0, 1], NaN where nobody knows; None without an encoder.
        """
        if self._meanings is None:
            return None
        return self._meanings.cosines(self._in_segments("left", left), self._in_segments("right", right))

    def _in_segments(self, side: Side, places: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Say where clauses stand in the segments of their tasks."""
        starts = self._starts[side]
        return [(task, start - starts[task], end - starts[task]) for task, start, end in places]
