"""What people decided, as plain words: for every format but the page, which has buttons."""

from align.model import Link
from compare import Comparison
from compare.decisions import UNDECIDED, ReviewState
from reports.rows.human_states import STATE_WORDS
from reports.words.wording import Wording, kind_word

__all__ = ["change_review_text", "link_review", "review_text"]


def link_review(change_index: int, link_index: int | None, comparison: Comparison) -> ReviewState:
    """Return what was decided about a link where that was decided by itself, else about its change.

    Args:
        change_index: of the change in `Comparison.changes`.
        link_index: of the link in `Comparison.links`; None for a task without one.
        comparison: the comparison that holds both.
    """
    review = comparison.review
    if review is None:
        return UNDECIDED
    if link_index is not None and (state := review.links[link_index]) != UNDECIDED:
        return state
    return review.changes[change_index]


def review_text(state: ReviewState, comparison: Comparison, words: Wording) -> str:
    """Say a decision with its type or reason and with who made it; empty where there is none."""
    if state.status not in STATE_WORDS:
        return ""
    text = words[f"state_{STATE_WORDS[state.status]}"]
    more = kind_word(words, state.kind, comparison.mode) if state.kind else ""
    more = words[f"reason_{state.reason}"] if state.reason else more
    if more:
        text = words["unit_tip"].format(status=text, names=more)
    return text + (words["bracketed"].format(text=state.by) if state.by else "")


def change_review_text(change_index: int, comparison: Comparison, words: Wording) -> str:
    """Say all decisions about a change and about single links of it, each with its note."""
    review = comparison.review
    if review is None:
        return ""
    change, own = comparison.changes[change_index], review.changes[change_index]
    parts = [_with_note(own, "", comparison, words)]
    for index in change.links:
        if review.links[index] not in (UNDECIDED, own):
            name = _link_name(comparison.links[index], comparison, words)
            parts.append(_with_note(review.links[index], name, comparison, words))
    return words["clause_separator"].join(part for part in parts if part)


def _link_name(link: Link, comparison: Comparison, words: Wording) -> str:
    left, right = comparison.left.tasks[link.left], comparison.right.tasks[link.right]
    return words["pair"].format(left=left.number or left.id, right=right.number or right.id)


def _with_note(state: ReviewState, name: str, comparison: Comparison, words: Wording) -> str:
    text = review_text(state, comparison, words)
    if text and name:
        text = words["unit_tip"].format(status=name, names=text)
    note = words["remark"].format(text=state.note) if state.note else ""
    return words["clause_separator"].join(part for part in (text, note) if part)
