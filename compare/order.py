"""Reading order: what stays in place when two sequences are put side by side, and where the rest is shown."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["heaviest_chain", "reading_order"]

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""The places of one item on the left and on the right, each ascending; one of them may be empty."""


class _End(NamedTuple):
    """A chain by its last point; the greater of two is heavier, ends further left, or has its last point earlier."""

    weight: int
    minus_column: int
    minus_order: int
    point: int


_NO_CHAIN = _End(0, 0, 0, -1)


def heaviest_chain(points: Sequence[tuple[int, int]], weights: Sequence[int]) -> frozenset[int]:
    """Find the heaviest set of points that keep the same order on both sides.

    Points that share a place on one side do not cross, so that the parts of a split or a merger keep their order.

    Args:
        points: (left place, right place) pairs.
        weights: one positive weight a point.

    Returns:
        Indices of the chosen points. Of two chains of the same weight the one that ends furthest left on the right
        side wins, then the one whose last point comes first in (left, right) order.

    Source:
        Longest increasing subsequence with weights, by a Fenwick tree of prefix maxima: O(n log n).
    """
    columns = sorted({right for _, right in points})
    best = [_NO_CHAIN] * (len(columns) + 1)
    previous = [-1] * len(points)
    for order, index in enumerate(sorted(range(len(points)), key=lambda i: (points[i], i))):
        column = bisect_left(columns, points[index][1]) + 1
        above = _prefix_best(best, column)
        previous[index] = above.point
        _raise_prefix(best, column, _End(above.weight + weights[index], -column, -order, index))
    chain: set[int] = set()
    last = _prefix_best(best, len(columns)).point
    while last >= 0:
        chain.add(last)
        last = previous[last]
    return frozenset(chain)


def reading_order(items: Sequence[Sides]) -> tuple[int, ...]:
    """Order items for reading down the right side, left-only items shown where they stood.

    Args:
        items: the places of each item; an item has a place on at least one side.

    Returns:
        Indices: items with a right place by their first right place; a left-only item after the nearest item before
        it on the left that has a right place, or at the top when there is none.
    """
    owner = {place: index for index, (left, right) in enumerate(items) if right for place in left}
    followers: dict[int, list[int]] = {}
    anchor = -1
    left_only = {left[0]: index for index, (left, right) in enumerate(items) if not right}
    for place in sorted(owner.keys() | left_only.keys()):
        if place in owner:
            anchor = owner[place]
        else:
            followers.setdefault(anchor, []).append(left_only[place])
    order = followers.get(-1, [])
    for index in sorted((i for i, item in enumerate(items) if item[1]), key=lambda i: (items[i][1], i)):
        order.extend([index, *followers.get(index, [])])
    return tuple(order)


def _prefix_best(best: Sequence[_End], place: int) -> _End:
    """Return the heaviest chain up to a column; of equals the one that ends furthest left."""
    found = _NO_CHAIN
    while place > 0:
        found = max(found, best[place])
        place -= place & -place
    return found


def _raise_prefix(best: list[_End], place: int, end: _End) -> None:
    """Enter a chain that ends in a column; of equals the one that is there already stays."""
    while place < len(best):
        best[place] = max(best[place], end)
        place += place & -place
