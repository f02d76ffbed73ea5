"""Which pairs of segments are measured, and what is best in their rows and columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["Pairs", "Places", "Vector", "best_of", "every_pair", "pairs_of"]

Places = NDArray[np.intp]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of segments, each once, in the order of (left, right).

    Attributes:
        left: index of the left segment of each pair.
        right: index of the right segment of each pair.
        shape: n left and m right segments.
    """

    left: Places
    right: Places
    shape: tuple[int, int]

    def __len__(self) -> int:
        return len(self.left)

    @property
    def complete(self) -> bool:
        """Whether every pair is among them."""
        return len(self) == self.shape[0] * self.shape[1]

    @cached_property
    def row_starts(self) -> Places:
        """First pair of each left segment and, at the end, the number of pairs."""
        return np.searchsorted(self.left, np.arange(self.shape[0] + 1))

    @cached_property
    def _keys(self) -> Places:
        return self.left * self.shape[1] + self.right

    def find(self, left: int, right: int) -> int | None:
        """Give the place of a pair; None if it is not among them."""
        place = int(np.searchsorted(self._keys, left * self.shape[1] + right))
        return place if place < len(self) and self._keys[place] == left * self.shape[1] + right else None

    def among(self, wanted: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
        """Mark those pairs that are wanted; wanted pairs that are not among these are passed over."""
        found = np.zeros(len(self), dtype=bool)
        for left, right in wanted:
            place = self.find(left, right)
            if place is not None:
                found[place] = True
        return found

    def kept(self, mask: NDArray[np.bool_]) -> "Pairs":
        """Give those pairs that are marked."""
        return Pairs(self.left[mask], self.right[mask], self.shape)

    def mirrored(self) -> tuple["Pairs", Places]:
        """Give the same pairs with the sides swapped, and the place of each among these."""
        order = np.lexsort((self.left, self.right))
        return Pairs(self.right[order], self.left[order], self.shape[::-1]), order


def every_pair(count: int, other: int) -> Pairs:
    """Give all pairs of n left and m right segments."""
    return Pairs(np.repeat(np.arange(count), other), np.tile(np.arange(other), count), (count, other))


def pairs_of(left: Places, right: Places, shape: tuple[int, int]) -> Pairs:
    """Sort pairs and leave out repeats."""
    keys = np.sort(left.astype(np.intp) * shape[1] + right)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return Pairs(keys // shape[1], keys % shape[1], shape)


def best_of(owners: Places, values: Vector, count: int, floor: float) -> Vector:
    """Give the best value of each owner; the floor for one without values or with lower ones."""
    best = np.full(count, floor)
    np.maximum.at(best, owners, values)
    return best
