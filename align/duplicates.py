"""Segments of equal text: measured once as one, then each copy gets its own partner by its surroundings."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from align.folding import kernel, normalised
from align.model import Segment

__all__ = ["Grouped", "distinct", "grouped", "pair_duplicates", "same_text"]

HEADING_POINTS = 4.0
"""A copy under the same headings goes first."""

NEIGHBOUR_POINTS = ((-1, 1.0), (1, 0.9))
"""For the segment before, and for the one after, if the two of them are of equal or of linked text. When a copy between
two others is gone, the one before decides: a task stands behind what it belongs to."""

FORBIDDEN = 1e6
"""Cost of a pair that a reviewer ruled out: more than all other points of all copies together."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """One side, with copies of a text as one.

    Attributes:
        segments: the first of each group.
        groups: indices of the copies of each group.
        group_of: group of each segment.
    """

    segments: tuple[Segment, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: NDArray[np.intp]


def same_text(segment: Segment) -> tuple[str, ...]:
    """Say what makes two segments the same: letters and digits; without any, the marks and the headings."""
    letters = kernel(segment.text)
    return (letters,) if letters else ("", normalised(segment.text), *map(normalised, segment.headings))


def distinct(segments: Sequence[Segment]) -> tuple[tuple[int, ...], ...]:
    """Group the indices of equal segments, groups and members in order."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, segment in enumerate(segments):
        groups[same_text(segment)].append(index)
    return tuple(tuple(group) for group in groups.values())


def grouped(segments: Sequence[Segment]) -> Grouped:
    """Group the copies of one side."""
    groups = distinct(segments)
    group_of = np.empty(len(segments), dtype=np.intp)
    for index, group in enumerate(groups):
        group_of[list(group)] = index
    return Grouped(tuple(segments[group[0]] for group in groups), groups, group_of)


def pair_duplicates(
    left: Sequence[Segment],
    right: Sequence[Segment],
    copies: tuple[tuple[int, ...], tuple[int, ...]],
    groups: tuple[NDArray[np.intp], NDArray[np.intp]],
    linked: Collection[tuple[int, int]],
    forbidden: Collection[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Pair the copies of one text with the copies of its partner.

    Args:
        left: all left segments.
        right: all right segments.
        copies: indices of the copies on both sides.
        groups: group of every segment on both sides.
        linked: pairs of groups whose texts are linked.
        forbidden: pairs of segments that a reviewer ruled out.

    Returns:
        One pair for each copy on the side that has fewer: best by headings, then by neighbours, then by nearest
        relative position, all pairs together. The rest have no partner.
    """
    if len(copies[0]) == len(copies[1]) == 1 and not forbidden:
        return [(copies[0][0], copies[1][0])]
    cost = np.empty((len(copies[0]), len(copies[1])))
    for row, one in enumerate(copies[0]):
        for column, other in enumerate(copies[1]):
            around = sum(
                points * _equal_neighbours(one + step, other + step, groups, linked)
                for step, points in NEIGHBOUR_POINTS
            )
            headings = left[one].headings == right[other].headings
            distance = (one + 0.5) / len(left) - (other + 0.5) / len(right)
            cost[row, column] = distance**2 - around - HEADING_POINTS * headings
            cost[row, column] += FORBIDDEN * ((one, other) in forbidden)
    if len(copies[0]) <= len(copies[1]):
        rows, columns = linear_sum_assignment(cost)
    else:  # the same problem for the same answer when the sides are swapped
        columns, rows = linear_sum_assignment(cost.T)
    found = [(copies[0][row], copies[1][column]) for row, column in zip(rows, columns, strict=True)]
    return [pair for pair in found if pair not in forbidden]


def _equal_neighbours(
    left: int, right: int, groups: tuple[NDArray[np.intp], NDArray[np.intp]], linked: Collection[tuple[int, int]]
) -> bool:
    """Whether two neighbours are linked texts; both beyond the end of their list are alike too."""
    inside = (0 <= left < len(groups[0]), 0 <= right < len(groups[1]))
    if not all(inside):
        return not any(inside)
    return (int(groups[0][left]), int(groups[1][right])) in linked
