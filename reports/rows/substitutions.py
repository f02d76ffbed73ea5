"""Words that one document uses where the other uses others, throughout: said once, not once for every row."""

from compare import Comparison
from compare.texts.substitutions import Substitution, find_substitutions
from reports.words.wording import Wording

__all__ = ["Substitution", "substitution_lines", "substitutions"]


def substitutions(comparison: Comparison) -> tuple[Substitution, ...]:
    """Find the words that are replaced throughout, see `compare.texts.substitutions`."""
    return find_substitutions(comparison.changes, [task.words for task in comparison.right.tasks])


def substitution_lines(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    """Say of every word that is replaced throughout which one stands in its place, and in how many rows."""
    return tuple(
        words["paper_substitution"].format(left=entry.left, right=entry.right, count=len(entry.rows))
        for entry in substitutions(comparison)
    )
