"""Tell whether a file of decisions was made for the documents at hand, and for which pair of several."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from compare import Mode
from compare.decisions import DecisionLog, Input
from compare.report_identity import report_id, report_inputs
from documents.errors import InputError
from documents.model import Document
from review.anchoring import find_tasks
from review.attribution import joined_parts, parts

__all__ = ["check_belongs", "part_for", "places_of"]

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


def part_for(log: DecisionLog, left: Document, right: Document, *, name: str) -> DecisionLog:
    """Take the decisions of a log that were made on two documents, or on other versions of them.

    Returns:
        The log itself where it describes one report; else its decisions on reports whose documents have the names or
        the bytes of these. Decisions on other reports stay in their file.

    Raises:
        InputError: none of them belongs, as in `check_belongs`.
    """
    today = report_inputs(left, right)
    own = [part for part in parts(log) if _named_alike(part, today)]
    mine = replace(joined_parts(own), left_out=log.left_out) if log.others and own else log
    check_belongs(mine, left, right, name=name)
    return mine


def places_of(log: DecisionLog, pairs: Sequence[tuple[Document, Document, Mode]], *, name: str) -> tuple[int, ...]:
    """Find the pairs that decisions were made on.

    The best of these reasons counts: it is the very report; both documents are the very files, compared in another
    mode; each document is the same file or has the same name; at least one decision finds all its tasks.

    Args:
        log: the decisions.
        pairs: (left, right, mode) of each.
        name: of the file, for messages.

    Returns:
        Places of the pairs, ascending; several only where one pair is compared in several modes.

    Raises:
        InputError: they belong to none, or to several pairs equally well.
    """
    ranks = [_rank(log, *pair) for pair in pairs]
    best = max(ranks, default=_NOT)
    found = tuple(place for place, rank in enumerate(ranks) if rank == best)
    if best == _NOT:
        old, new = (f"{entry.name!r} (sha256 {entry.sha256[:_SHOWN]}…)" for entry in log.report.inputs)
        raise InputError(f"{name!r} belongs to none of the {len(pairs)} comparisons: it is on {old} and {new}.")
    if len(found) > 1 and best < _SAME_FILES:
        which = " and ".join(f"{pairs[place][0].id}--{pairs[place][1].id}" for place in found)
        raise InputError(
            f"{name!r} could belong to {which}; name it in the manifest, as 'decisions' of the one that it is for."
        )
    return found


_NOT, _APPLIES, _SAME_NAMES, _SAME_FILES, _SAME_REPORT = range(5)


def _rank(log: DecisionLog, left: Document, right: Document, mode: Mode) -> int:
    """Say how surely decisions are on a pair."""
    if log.report.id == report_id(left, right, mode):
        return _SAME_REPORT
    sides = list(zip(log.report.inputs, report_inputs(left, right), strict=True))
    if all(mine.sha256 == today.sha256 for mine, today in sides):
        return _SAME_FILES
    applies = _applies(log, left, right)
    if _named_alike(log, report_inputs(left, right)) and (applies or not log.decisions):
        return _SAME_NAMES
    return _APPLIES if applies else _NOT


def _named_alike(log: DecisionLog, today: Sequence[Input]) -> bool:
    """Tell whether each document is the same file or has the same name."""
    sides = zip(log.report.inputs, today, strict=True)
    return all(mine.sha256 == now.sha256 or mine.name == now.name for mine, now in sides)


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
