"""Words that one document uses where the other uses others, throughout: said once, not once for every row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compare import Change, Comparison

__all__ = ["Substitution", "substitutions"]

_MIN_ROWS: Final = 3  # twice may be chance; three times is a habit
_MIN_LENGTH: Final = 2  # characters of both words: 和 for 与 is no news


@dataclass(frozen=True, slots=True)
class Substitution:
    """A word of the left document that the right one replaces throughout.

    Attributes:
        rows: ids of the changes in which it is replaced, in the order of the comparison.
    """

    left: str
    right: str
    rows: tuple[str, ...]


def substitutions(comparison: Comparison) -> tuple[Substitution, ...]:
    """Find the words that are replaced the same way in at least three rows and that the right texts no longer use.

    Returns:
        The most frequent first; of two that are as frequent, the one that comes first in the comparison.
    """
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for change in comparison.changes:
        for pair in _replacements(change):
            rows.setdefault(pair, {})[change.id] = None
    found = [
        Substitution(left, right, tuple(ids))
        for (left, right), ids in rows.items()
        if len(ids) >= _MIN_ROWS and not any(left in task.words for task in comparison.right.tasks)
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry.rows)))


def _replacements(change: Change) -> Iterator[tuple[str, str]]:
    for edit in change.text:
        for token in edit.tokens:
            if token.op == "replace" and not token.trivial and min(len(token.left), len(token.right)) >= _MIN_LENGTH:
                yield token.left, token.right
