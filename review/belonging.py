"""Tell whether a file of decisions was made for the documents at hand."""

from typing import Final

from compare.decisions import DecisionLog
from compare.identity import report_inputs
from documents.errors import InputError
from documents.model import Document
from review.anchoring import find_tasks

__all__ = ["check_belongs"]

_SHOWN: Final = 12  # hex digits of a hash that a message shows


def check_belongs(log: DecisionLog, left: Document, right: Document, *, name: str) -> None:
    """Refuse decisions on other documents.

    Decisions belong when both documents are the very files that were decided on, or when of at least one decision all
    tasks are found; then the rest is listed by `review.application.reviewed`, not refused.

    Raises:
        InputError: nothing of them applies; the message says which hash differs.
    """
    theirs, ours = log.report.inputs, report_inputs(left, right)
    same = [mine.sha256 == today.sha256 for mine, today in zip(theirs, ours, strict=True)]
    if all(same) or (any(same) and not log.decisions):
        return
    if theirs[0].sha256 == ours[1].sha256 and theirs[1].sha256 == ours[0].sha256:
        raise InputError(f"{name!r} was made with the documents the other way round; swap LEFT and RIGHT.")
    if _applies(log, left, right):
        return
    differing = "; ".join(
        f"its {word} document {mine.name!r} has sha256 {mine.sha256[:_SHOWN]}…, here {today.name!r} has "
        f"{today.sha256[:_SHOWN]}…"
        for word, mine, today, equal in zip(("old", "new"), theirs, ours, same, strict=True)
        if not equal
    )
    raise InputError(f"{name!r} is for another report, and no decision of it can be applied here: {differing}.")


def _applies(log: DecisionLog, left: Document, right: Document) -> bool:
    """Tell whether all tasks of at least one decision are found."""
    lefts = find_tasks((anchor for decision in log.decisions for anchor in decision.left_anchors), left)
    rights = find_tasks((anchor for decision in log.decisions for anchor in decision.right_anchors), right)
    return any(
        all(lefts[anchor].place is not None for anchor in decision.left_anchors)
        and all(rights[anchor].place is not None for anchor in decision.right_anchors)
        for decision in log.decisions
        if decision.machine is not None
    )
