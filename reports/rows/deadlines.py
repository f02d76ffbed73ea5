"""The deadlines of one change; in a group each member keeps its own."""

from collections.abc import Mapping, Sequence
from typing import Final

from compare import Change, Comparison, DeadlineChange
from compare.details.deadline_changes import own_deadlines, remark_scope
from compare.details.quantities import find_quantities
from compare.texts.folding import fold
from documents.model import Task
from reports.rows.elsewhere import see_text
from reports.rows.views import DeadlineView
from reports.words.phrases import side_names
from reports.words.wording import Wording, deadline_word

__all__ = ["deadline_sides", "deadline_view", "deadline_words", "one_sided_deadline", "rolls_in_the_same_words"]

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
    if deadline is not None and deadline.in_text and not (change.left and change.right):
        return DeadlineView("kept", None, None, None, deadline.left or deadline.right or "")
    if deadline is None or not (change.left and change.right):
        # nothing became of it: one side has no deadlines at all, or the task has no counterpart
        printed = words["clause_separator"].join(dict.fromkeys(text for text in (left, right) if text))
        if printed and (lacking := _lacking(change, comparison, words)) is not None:
            printed += "\n" + lacking[1]
        return DeadlineView("kept", None, None, None, printed) if printed else None
    told = deadline_sides(deadline, comparison, words)
    left, right = left or told[0], right or told[1]
    if deadline.status == "kept" or rolls_in_the_same_words(deadline):
        return DeadlineView("kept", None, None, None, right or left)
    both = words["deadline_pair"].format(left=left, right=right) if left and right else left or right or ""
    word = deadline_words(deadline, words)
    if change.unsure:
        word = words["unsure_event"].format(text=word)
    return DeadlineView(deadline.status, word, left, right, both)


def rolls_in_the_same_words(deadline: DeadlineChange) -> bool:
    """Tell whether a deadline moved on with the year of its plan and reads as before: 全年推进 in both plans."""
    return deadline.status == "rolled" and fold(deadline.left or "") == fold(deadline.right or "")


def deadline_sides(deadline: DeadlineChange, comparison: Comparison, words: Wording) -> tuple[str | None, str | None]:
    """Return both deadlines as printed, each with what a remark says of its scope, or the other task it stands in."""
    left = _scoped(deadline.left, deadline.left_scope, words)
    right = _scoped(deadline.right, deadline.right_scope, words)
    if deadline.elsewhere is None:
        return left, right
    if deadline.left_ref is not None:
        return left, f"{right}{words['bracketed'].format(text=see_text(deadline.elsewhere, 'left', comparison, words))}"
    return f"{left}{words['bracketed'].format(text=see_text(deadline.elsewhere, 'right', comparison, words))}", right


def one_sided_deadline(change: Change, comparison: Comparison, words: Wording) -> str | None:
    """Say of a linked change that one document alone sets a deadline, which is no change of this row."""
    lacking = _lacking(change, comparison, words)
    return None if lacking is None else words["deadline_one_sided"].format(has=lacking[0], lacks=lacking[1])


def _lacking(change: Change, comparison: Comparison, words: Wording) -> tuple[str, str] | None:
    """Say who has which deadline, and that the other side lists none, or which dates its text has."""
    if change.deadline is not None or not change.left or not change.right:
        return None
    sides = (
        dict.fromkeys(phrase for i in tasks if (phrase := _own(document.tasks[i], words)))
        for document, tasks in ((comparison.left, change.left), (comparison.right, change.right))
    )
    left, right = (words["list_separator"].join(side) for side in sides)
    if bool(left) == bool(right):
        return None
    names = side_names(comparison, words)
    has, lacks = names if left else names[::-1]
    deadline = left or right
    own = deadline if deadline.startswith(has) else words["deadline_of"].format(side=has, deadline=deadline)
    document, tasks = (comparison.right, change.right) if left else (comparison.left, change.left)
    dates = [fact.text for i in tasks for fact in find_quantities(document.tasks[i].words) if fact.kind == "date"]
    there = words["list_separator"].join(dict.fromkeys(dates))
    key = "deadline_in_text" if there else "deadline_unlisted"
    return own, words[key].format(side=lacks, there=there)


def _scoped(text: str | None, scope: str | None, words: Wording) -> str | None:
    return text if text is None or scope is None else words["deadline_scope"].format(deadline=text, scope=scope)


def deadline_words(deadline: DeadlineChange, words: Wording) -> str:
    """Name what became of a deadline, and by how much: in days, from a month and a half on in months."""
    word = deadline_word(words, deadline.status)
    if not deadline.days:
        return word
    days = abs(deadline.days)
    if days < _DAYS_UP_TO:
        return words["deadline_by_days"].format(word=word, count=days)
    return words["deadline_by_months"].format(word=word, count=round(days / _MONTH_DAYS))


def _own(task: Task, words: Wording) -> str | None:
    """Print the deadline of a task, or those of its remark, with what the remark says of their scope."""
    return _scoped(words["list_separator"].join(own_deadlines(task)) or None, remark_scope([task]), words)


def _side(members: Sequence[tuple[Task, str]], words: Wording) -> str | None:
    """Print the deadlines of one side: once when all members share it, else one line for each member that has one."""
    dated = [(deadline, label) for task, label in members if (deadline := _own(task, words))]
    if not dated:
        return None
    if len(dated) == len(members) and len({deadline for deadline, _ in dated}) == 1:
        return dated[0][0]
    return "\n".join(
        words["deadline_member"].format(label=label, deadline=deadline).strip() for deadline, label in dated
    )
