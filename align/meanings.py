"""What the clauses of both sides mean: the vectors that the alignment held against each other, handed over."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Meanings", "SideMeanings"]

Vectors = NDArray[np.float32]
Span = tuple[int, int]

DIGITS = 6
"""Places of a cosine, so that the order of a sum does not show."""


@dataclass(frozen=True, slots=True, eq=False)
class SideMeanings:
    """The clauses of one side.

    Attributes:
        spans: of each segment, where its clauses stand in its text; very short ones are taken together with the next
            one, and a copy that is cut otherwise than the text it was measured as has none.
        rows: of each segment, the row of its first clause.
        points: one unit vector a clause, as seen from the middle of all clauses; zeros where a clause is empty.
    """

    spans: tuple[tuple[Span, ...], ...]
    rows: tuple[int, ...]
    points: Vectors

    def of(self, wanted: Sequence[tuple[int, int, int]]) -> Vectors:
        """Give the vectors of clauses.

        Args:
            wanted: segment, start and end of each.

        Returns:
            One row each: of the clause that holds most of its characters, zeros where none holds any.
        """
        found = np.zeros((len(wanted), self.points.shape[1]), dtype=np.float32)
        for place, (segment, start, end) in enumerate(wanted):
            shared = [min(end, last) - max(start, first) for first, last in self.spans[segment]]
            most = max(shared, default=0)
            if most > 0:
                found[place] = self.points[self.rows[segment] + shared.index(most)]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """The clauses of both sides."""

    left: SideMeanings
    right: SideMeanings

    def cosines(
        self, left: Sequence[tuple[int, int, int]], right: Sequence[tuple[int, int, int]]
    ) -> NDArray[np.float64]:
        """Say how close clauses are in meaning.

        Args:
            left: segment, start and end of n clauses.
            right: the same of m clauses.

        Returns:
            n x m cosines in [0, 1]; NaN where a clause has no vector.
        """
        one, other = self.left.of(left), self.right.of(right)
        found = np.asarray(np.round(np.clip(one @ other.T, 0.0, 1.0).astype(np.float64), DIGITS))
        found[~one.any(axis=1), :] = np.nan
        found[:, ~other.any(axis=1)] = np.nan
        return found
