"""Which pairs become links: one decision over all pairs, not a threshold for each pair alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from align.pairs import Pairs, Vector, best_of

__all__ = ["ADDED_THRESHOLD", "FIRST_THRESHOLD", "KEPT_THRESHOLD", "SECOND_THRESHOLD", "accept", "reconsider"]

FIRST_THRESHOLD = -0.6
"""Log-odds from which a pair that is the best of its row or of its column is linked (inclusive). Below even odds, as a
link in doubt is shown with its confidence for a person to confirm, and a missed one is not: of -1.5 to 0, left out pair
by pair, this gave the best F1."""

SECOND_THRESHOLD = 1.0
"""Log-odds that a pair needs that is second on both sides, or beside one that a reviewer confirmed (inclusive): its
segments have an answer already, so it is a link only if it is better than even on its own account. Of .5, 1 and 1.5 all
did better than 0, left out pair by pair."""

KEPT_THRESHOLD = -1.1
"""Log-odds against rivals from which a pair stays linked (inclusive). Lower than those of a new link, so that a link
falls only if what it rests on is clearly explained elsewhere: with 0 for both, mean F1 of the labelled pairs is .01 to
.02 less."""

ADDED_THRESHOLD = 0.0
"""Log-odds against rivals from which another pair is linked as well (inclusive): even odds. With -.3 as good."""

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
    free = _beside_no_equal_text(pairs, identical)
    left, right = _settled(pairs, settled)
    rows = best_of(pairs.left, log_odds, pairs.shape[0], -np.inf)
    columns = best_of(pairs.right, log_odds, pairs.shape[1], -np.inf)
    leading = (log_odds >= rows[pairs.left]) | (log_odds >= columns[pairs.right])
    first = leading & ~left & ~right & (log_odds >= FIRST_THRESHOLD)
    second = ~(left & right) & (log_odds >= SECOND_THRESHOLD)
    return np.asarray(identical | (free & (first | second)))


def reconsider(
    accepted: Mask,
    log_odds: Vector,
    pairs: Pairs,
    identical: Mask,
    settled: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> Mask:
    """Decide once more, when it is known what each pair explains that its rivals do not.

    Args:
        accepted: pairs that would be links.
        log_odds: of each pair against its rivals.
        pairs: of distinct segments.
        identical: pairs of equal text, which stay.
        settled: segments of either side that have a link because a reviewer said so: nothing more is linked to them.

    Returns:
        True for every identical pair, for an accepted one from `KEPT_THRESHOLD`, and for any other from
        `ADDED_THRESHOLD`. A swap of the sides mirrors it.
    """
    left, right = _settled(pairs, settled)
    added = _beside_no_equal_text(pairs, identical) & ~left & ~right & (log_odds >= ADDED_THRESHOLD)
    return np.asarray(identical | added | (accepted & (log_odds >= KEPT_THRESHOLD)))


def _beside_no_equal_text(pairs: Pairs, identical: Mask) -> Mask:
    """Mark the pairs of which neither segment has an equal one."""
    owned_left, owned_right = np.zeros(pairs.shape[0], bool), np.zeros(pairs.shape[1], bool)
    owned_left[pairs.left[identical]] = True
    owned_right[pairs.right[identical]] = True
    return np.asarray(~(owned_left[pairs.left] | owned_right[pairs.right]))


def _settled(pairs: Pairs, settled: tuple[Sequence[int], Sequence[int]]) -> tuple[Mask, Mask]:
    """Mark the pairs whose left, and whose right segment has a link from a reviewer."""
    left, right = np.zeros(pairs.shape[0], bool), np.zeros(pairs.shape[1], bool)
    left[list(settled[0])] = True
    right[list(settled[1])] = True
    return left[pairs.left], right[pairs.right]
