"""How close the closest clause of the other document comes to a clause, as the alignment measured it."""

from collections.abc import Sequence
from typing import Literal

from align.model import Alignment, Answer
from compare.segments import segment_starts
from documents.model import Document

__all__ = ["Closeness", "Side"]

Side = Literal["left", "right"]


class Closeness:
    """What the alignment of two documents knows of their clauses; nothing where it measured nothing."""

    def __init__(self, left: Document, right: Document, alignment: Alignment) -> None:
        self._answers: dict[Side, Sequence[Sequence[Answer]]] = {
            "left": alignment.answers,
            "right": alignment.right_answers,
        }
        self._starts = {"left": segment_starts(left.tasks), "right": segment_starts(right.tasks)}

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

    def between(self, left: tuple[int, int, int], right: tuple[int, int, int]) -> float:
        """Say how close two clauses come of which each has its closest one in the task of the other, in [0, 1].

        Args:
            left: task, start and end of a left clause.
            right: the same of a right one.

        Returns:
            The lower of both; 0 where one of them has its closest clause in another task.
        """
        there, back = self.closest("left", *left), self.closest("right", *right)
        if there is None or back is None or there.other != right[0] or back.other != left[0]:
            return 0.0
        return min(there.score, back.score)
