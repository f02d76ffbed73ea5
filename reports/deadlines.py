"""The deadlines of one change; in a group each member keeps its own."""

from collections.abc import Mapping, Sequence

from compare import Change, Comparison
from documents.model import Task
from reports.page_model import DeadlineView
from reports.wording import Wording, deadline_word

__all__ = ["deadline_view"]


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
    return DeadlineView(deadline.status, deadline_word(words, deadline.status), left, right, both)


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
