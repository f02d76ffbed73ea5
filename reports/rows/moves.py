"""Where a task that moved stood and stands: by the names that the documents give it, as on paper."""

from compare import Change, Comparison
from reports.words.phrases import place_of
from reports.words.wording import Wording

__all__ = ["moved_places"]


def moved_places(change: Change, comparison: Comparison, words: Wording) -> tuple[str, str]:
    """Name the old and the new place of a change.

    Args:
        change: a change of `comparison` that has both sides.
        comparison: the comparison that holds it.
        words: the language.

    Returns:
        Such as 第4项 and 五（一）-1; their ordinals where both documents use one name; so two equal names say that
        nothing tells the places apart.
    """
    old, new = change.left[0], change.right[0]
    left, right = place_of(old, comparison.left, words), place_of(new, comparison.right, words)
    if left != right:
        return left, right
    return words["task_number"].format(number=old + 1), words["task_number"].format(number=new + 1)
