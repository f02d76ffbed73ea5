"""Which pairs become links: one decision over all pairs, not a threshold for each pair alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from align.pairs import Pairs, Vector, best_of

__all__ = ["FIRST_THRESHOLD", "SECOND_THRESHOLD", "accept"]

FIRST_THRESHOLD = -0.6
"""Log-odds from which a pair that is the best of its row or of its column is linked (inclusive). Below even odds, as a
link in doubt is shown with its confidence for a person to confirm, and a missed one is not: of -1.5 to 0, left out pair
by pair, this gave the best F1."""

SECOND_THRESHOLD = 1.0
"""Log-odds that a pair needs that is second on both sides, or beside one that a reviewer confirmed (inclusive): its
segments have an answer already, so it is a link only if it is better than even on its own account. Of .5, 1 and 1.5 all
did better than 0, left out pair by pair."""

Mask = NDArray[np.bool_]


def accept(
    log_odds: Vector, pairs: Pairs, identical: Mask, settled: tuple[Sequence[int], Sequence[int]] = ((), ())
) -> Mask:
    """Decide on all pairs at once.

    Args:
        log_odds: of each pair.
        pairs: of distinct segments.
        identical: pairs of equal text, which are links whatever else is found.
        settled: segments of either side that have a link because a reviewer said so.

    Returns:
        True where a link is: every identical pair, and nothing beside it, for an equal text owns every clause of its
        partner; nothing between two settled segments; the pairs that lead their row or column from `FIRST_THRESHOLD`,
        others from `SECOND_THRESHOLD`. A swap of the sides mirrors it.
    """
    owned_left, owned_right = np.zeros(pairs.shape[0], bool), np.zeros(pairs.shape[1], bool)
    owned_left[pairs.left[identical]] = True
    owned_right[pairs.right[identical]] = True
    free = ~(owned_left[pairs.left] | owned_right[pairs.right])
    settled_left, settled_right = np.zeros(pairs.shape[0], bool), np.zeros(pairs.shape[1], bool)
    settled_left[list(settled[0])] = True
    settled_right[list(settled[1])] = True
    left, right = settled_left[pairs.left], settled_right[pairs.right]
    rows = best_of(pairs.left, log_odds, pairs.shape[0], -np.inf)
    columns = best_of(pairs.right, log_odds, pairs.shape[1], -np.inf)
    leading = (log_odds >= rows[pairs.left]) | (log_odds >= columns[pairs.right])
    first = leading & ~left & ~right & (log_odds >= FIRST_THRESHOLD)
    second = ~(left & right) & (log_odds >= SECOND_THRESHOLD)
    return np.asarray(identical | (free & (first | second)))
