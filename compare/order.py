"""Reading order: what stays in place when two sequences are put side by side, and where the rest is shown."""

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["heaviest_chain", "reading_order"]

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""The places of one item on the left and on the right, each ascending; one of them may be empty."""


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
    best: list[tuple[int, int]] = [(0, -1)] * (len(columns) + 1)
    previous = [-1] * len(points)
    for index in sorted(range(len(points)), key=lambda i: (points[i], i)):
        column = bisect_left(columns, points[index][1]) + 1
        weight, previous[index] = _prefix_best(best, column)
        _raise_prefix(best, column, (weight + weights[index], index))
    chain: set[int] = set()
    last = _prefix_best(best, len(columns))[1]
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


def _prefix_best(best: list[tuple[int, int]], column: int) -> tuple[int, int]:
    """Return the greatest weight up to a column and the point that ends there; the leftmost of equals."""
    weight, point = 0, -1
    found: list[tuple[int, int]] = []
    while column > 0:
        found.append(best[column])
        column -= column & -column
    for candidate in reversed(found):
        if candidate[0] > weight:
            weight, point = candidate
    return weight, point


def _raise_prefix(best: list[tuple[int, int]], column: int, candidate: tuple[int, int]) -> None:
    """Enter a chain that ends in a column; the earlier of equals stays."""
    while column < len(best):
        if candidate[0] > best[column][0]:
            best[column] = candidate
        column += column & -column
