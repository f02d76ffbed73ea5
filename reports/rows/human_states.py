"""What people decided before this run: the word in each row, and the decisions that found no place any more."""

from typing import Final

from compare import Change, Comparison
from compare.decisions import Decision, ReviewStatus
from reports.words.phrases import beginning
from reports.words.wording import Wording

__all__ = ["human_word", "states"]

_STATE_WORDS: Final[dict[ReviewStatus, str]] = {
    "accepted": "accept",
    "rejected": "reject",
    "relinked": "relink",
    "retyped": "retype",
    "later": "later",
    "needs_review": "again",
}
"""Name of the word for each status; a row that nobody has decided on has none."""

_QUOTE: Final = 40  # characters of a text that a decision was about: enough to find it on paper


def states(comparison: Comparison) -> dict[str, ReviewStatus]:
    """Return what was decided on each change, by its id; what nobody decided on is left out."""
    if comparison.review is None:
        return {}
    return {
        change.id: state.status
        for change, state in zip(comparison.changes, comparison.review.changes, strict=True)
        if state.status in _STATE_WORDS
    }


def human_word(change: Change, decided: dict[str, ReviewStatus], words: Wording) -> str | None:
    """Say what a person decided on a change; None when nobody has."""
    status = decided.get(change.id)
    if status is None:
        return None
    return words["human"].format(state=words[f"state_{_STATE_WORDS[status]}"])


def _quote(decision: Decision, words: Wording) -> str:
    """Quote the tasks of both sides that a decision was about."""
    sides = [
        words["list_separator"].join(beginning(anchor.quote, _QUOTE) for anchor in anchors)
        for anchors in (decision.left_anchors, decision.right_anchors)
        if anchors
    ]
    return words["pair"].format(left=sides[0], right=sides[1]) if len(sides) > 1 else "".join(sides)
