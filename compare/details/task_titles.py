"""Titles of tasks among the clauses of a change: a title demands nothing beyond the text it stands above."""

from collections.abc import Iterable, Sequence

from compare.model import ClauseEdit
from compare.particulars import ClauseRef
from documents.model import Document, Task

__all__ = ["behind_title", "without_lone_titles"]


def behind_title(ref: ClauseRef, task: Task) -> ClauseRef | None:
    """Return what of a run of clauses stands behind the title of its task; None where it is the title alone."""
    title = len(task.words) - len(task.text)
    if ref.start >= title or not task.text:
        return ref
    return None if ref.end <= title else ClauseRef(ref.task, title, ref.end, ref.text[title - ref.start :])


def without_lone_titles(text: Sequence[ClauseEdit], left: Document, right: Document) -> tuple[ClauseEdit, ...]:
    """Leave out titles on one side alone where no task of the other side has one: a list prints no titles.

    Args:
        text: edits of one change.
        left: the left document.
        right: the right one.
    """
    titled = (_has_titles((edit.left for edit in text), left), _has_titles((edit.right for edit in text), right))
    return tuple(
        edit
        for edit in text
        if not (edit.right is None and not titled[1] and _is_title(edit.left, left))
        and not (edit.left is None and not titled[0] and _is_title(edit.right, right))
    )


def _has_titles(refs: Iterable[ClauseRef | None], document: Document) -> bool:
    return any(ref is not None and document.tasks[ref.task].title for ref in refs)


def _is_title(ref: ClauseRef | None, document: Document) -> bool:
    return ref is not None and behind_title(ref, document.tasks[ref.task]) is None
