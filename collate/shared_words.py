"""Say how much of the words of one clause another one has."""

from typing import Final

from rapidfuzz.distance import Indel

from compare.texts.folding import fold

__all__ = ["ENOUGH", "share_of_shorter"]

ENOUGH: Final = 0.4
"""Share in [0, 1] of the shorter of two clauses from which their words say that they are partners: less is a word that
happens to be shared."""


def share_of_shorter(left: str, right: str) -> float:
    """Return the share, in [0, 1], of the shorter of two texts that stands in the other one, in its order.

    Example:
        >>> share_of_shorter("公开会议，解读政策。", "公开会议事项。")
        0.6666666666666666
    """
    old, new = fold(left), fold(right)
    shorter = min(len(old), len(new))
    return Indel.similarity(old, new) // 2 / shorter if shorter else float(old == new)
