"""The deadlines of one change; in a group each member keeps its own."""

from collections.abc import Mapping, Sequence
from typing import Final

from compare import Change, Comparison, DeadlineChange
from documents.model import Task
from reports.rows.views import DeadlineView
from reports.words.wording import Wording, deadline_word

__all__ = ["deadline_view", "deadline_words"]

_MONTH_DAYS: Final = 30.44  # days of a month, on average
_DAYS_UP_TO: Final = 45  # from here on a reader thinks in months


def deadline_view(
    change: Change,
    comparison: Comparison,
    words: Wording,
    *,
    left_labels: Mapping[int, str],
    right_labels: Mapping[int, str],
) -> DeadlineView | None:
    """Draw the deadlines of a change; None when no task has one.

    Args:
        change: the change.
        comparison: the comparison that holds it.
        words: the language.
        left_labels: label of each left task of a group, empty for a single task.
        right_labels: the same of the right tasks.
    """
    left = _side([(comparison.left.tasks[task], left_labels.get(task, "")) for task in change.left], words)
    right = _side([(comparison.right.tasks[task], right_labels.get(task, "")) for task in change.right], words)
    deadline = change.deadline
    if deadline is None or not (change.left and change.right):
        # nothing became of it: one side has no deadlines at all, or the task has no counterpart
        printed = words["clause_separator"].join(dict.fromkeys(text for text in (left, right) if text))
        return DeadlineView("kept", None, None, None, printed) if printed else None
    left, right = left or deadline.left, right or deadline.right
    if deadline.status == "kept":
        return DeadlineView("kept", None, None, None, right or left)
    both = words["deadline_pair"].format(left=left, right=right)
    return DeadlineView(deadline.status, deadline_words(deadline, words), left, right, both)


def deadline_words(deadline: DeadlineChange, words: Wording) -> str:
    """Name what became of a deadline, and by how much: in days, from a month and a half on in months."""
    word = deadline_word(words, deadline.status)
    if not deadline.days:
        return word
    days = abs(deadline.days)
    if days < _DAYS_UP_TO:
        return words["deadline_by_days"].format(word=word, count=days)
    return words["deadline_by_months"].format(word=word, count=round(days / _MONTH_DAYS))


def _side(members: Sequence[tuple[Task, str]], words: Wording) -> str | None:
    """Print the deadlines of one side: once when all members share it, else one line for each member that has one."""
    dated = [(task.deadline, label) for task, label in members if task.deadline]
    if not dated:
        return None
    if len(dated) == len(members) and len({deadline for deadline, _ in dated}) == 1:
        return dated[0][0]
    return "\n".join(
        words["deadline_member"].format(label=label, deadline=deadline).strip() for deadline, label in dated
    )
