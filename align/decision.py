"""Which pairs become links: one decision over the whole table, not a threshold for each pair alone."""

import numpy as np
from numpy.typing import NDArray

from align.margins import Matrix

__all__ = ["FIRST_THRESHOLD", "SECOND_THRESHOLD", "accept"]

FIRST_THRESHOLD = 0.0
"""Log-odds from which a pair that is the best of its row or of its column is linked (inclusive)."""

SECOND_THRESHOLD = 1.0
"""Log-odds that a pair needs that is second on both sides, or beside an identical one (inclusive): both its segments
have an answer already, so it is a link only if it is better than even on its own account. Of .5, 1 and 1.5 all did
better than 0, left out pair by pair."""

Mask = NDArray[np.bool_]


def accept(log_odds: Matrix, identical: Mask) -> Mask:
    """Decide on all pairs at once.

    Args:
        log_odds: n x m, of distinct segments.
        identical: n x m; at most one true a row and a column.

    Returns:
        n x m, true where a link is: every identical pair, nothing between two segments that have an identical one,
        the pairs that lead their row or column from `FIRST_THRESHOLD`, others from `SECOND_THRESHOLD`. A swap of the
        sides transposes it.
    """
    claimed_left = identical.any(axis=1, keepdims=True)
    claimed_right = identical.any(axis=0, keepdims=True)
    leading = (log_odds >= log_odds.max(axis=1, keepdims=True)) | (log_odds >= log_odds.max(axis=0, keepdims=True))
    first = leading & ~claimed_left & ~claimed_right & (log_odds >= FIRST_THRESHOLD)
    second = ~(claimed_left & claimed_right) & (log_odds >= SECOND_THRESHOLD)
    return np.asarray(identical | first | second)
