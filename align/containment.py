"""Texts that stand whole in one text of the other side: what a split leaves behind and a merge takes up."""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from align.folding import kernel
from align.pairs import Pairs, Vector, best_of

__all__ = ["CONTAINED_LOG_ODDS", "contained"]

WHOLE = 0.7
"""Share of a text's weight of grams that the other text must have: below 1, as the grams across a new border and those
of a changed number or of a clause in another place are lost. Of .6 to .9 none marks a false link."""

AHEAD = 0.2
"""By how much that share must beat the next best owner's: what stands in several texts is a stock phrase."""

SHORTEST = 10
"""Letters and digits of a text that can be found again by its wording alone; shorter ones are phrases."""

CONTAINED_LOG_ODDS = log(0.99 / 0.01)
"""Log-odds that such a pair has at least. Most have them by their measures; a short part of a long text does not, as
the whole resembles its part too little."""


def contained(
    pairs: Pairs, cosines: Vector, norms: tuple[Vector, Vector], texts: tuple[Sequence[str], Sequence[str]]
) -> NDArray[np.bool_]:
    """Mark the pairs of which one text stands whole in the other, and in no other text of that side.

    Args:
        pairs: that were measured.
        cosines: of the two texts as weighted grams, one a pair, in [0, 1].
        norms: lengths of the rows of grams of both sides, before they were made 1.
        texts: of both sides.

    Returns:
        One mark a pair; a swap of the sides mirrors it. Of the 309 such pairs of the labelled documents 307 are links
        and two are related.
    """
    lengths = tuple(side[owners] for side, owners in zip(norms, (pairs.left, pairs.right), strict=True))
    found = np.zeros(len(pairs), dtype=bool)
    for side, owners in enumerate((pairs.left, pairs.right)):
        # cos |a||b| is the weight that both have, and over |a||a| a share of the first
        share = cosines * lengths[1 - side] / np.where(lengths[side] > 0.0, lengths[side], np.inf)
        first = best_of(owners, share, pairs.shape[side], 0.0)
        leads = share >= first[owners]
        alone = np.bincount(owners[leads], minlength=pairs.shape[side]) == 1
        second = best_of(owners[~leads], share[~leads], pairs.shape[side], 0.0)
        long = np.array([len(kernel(text)) >= SHORTEST for text in texts[side]], dtype=bool)
        ahead = alone & (first >= WHOLE) & (first - second >= AHEAD) & long
        found |= leads & ahead[owners]
    return found
