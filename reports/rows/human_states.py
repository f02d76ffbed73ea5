"""What people decided before this run: the word in each row."""

from typing import Final

from compare import Change, Comparison
from compare.decisions import ReviewStatus
from reports.words.wording import Wording

__all__ = ["STATE_WORDS", "human_word", "states"]

STATE_WORDS: Final[dict[ReviewStatus, str]] = {
    "accepted": "accept",
    "rejected": "reject",
    "relinked": "relink",
    "retyped": "retype",
    "later": "later",
    "needs_review": "again",
}
"""Name of the word for each status; a row that nobody has decided on has none."""


def states(comparison: Comparison) -> dict[str, ReviewStatus]:
    """Return what was decided on each change, by its id; what nobody decided on is left out."""
    if comparison.review is None:
        return {}
    return {
        change.id: state.status
        for change, state in zip(comparison.changes, comparison.review.changes, strict=True)
        if state.status in STATE_WORDS
    }


def human_word(change: Change, decided: dict[str, ReviewStatus], words: Wording) -> str | None:
    """Say what a person decided on a change; None when nobody has."""
    status = decided.get(change.id)
    if status is None:
        return None
    return words["human"].format(state=words[f"state_{STATE_WORDS[status]}"])
