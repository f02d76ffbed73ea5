"""The data a page decides with: tasks as anchors, rows and links by key, and what was decided before."""

from typing import Any, Final

from compare import Change, Comparison
from compare.decision_json import DECISIONS_FORMAT, anchor_dict, decision_dict, inputs_list, report_dict
from compare.decisions import UNDECIDED, LostDecision, ReviewState
from compare.report_identity import link_key, report_identity, task_anchor
from documents.model import Task
from reports.words.phrases import score_text

__all__ = ["review_data", "state_dict"]

_DIGITS: Final = 4  # of a score, as in the JSON of a comparison


def review_data(comparison: Comparison, *, api: str | None = None, aligned: int = 0) -> dict[str, Any]:
    """Return what a page needs to write decisions; docs/decisions.md describes it.

    Args:
        comparison: the comparison, with its review where there is one.
        api: where the page's server takes decisions, relative to the page; None for a page in a file.
        aligned: number of the last of the server's events that were inputs of the alignment.
    """
    report = report_identity(comparison)
    review = comparison.review
    return {
        "format": DECISIONS_FORMAT,
        "report": report_dict(report),
        "inputs": inputs_list(report),
        "api": api,
        "aligned": aligned,
        "tasks": {
            "old": [_task(task) for task in comparison.left.tasks],
            "new": [_task(task) for task in comparison.right.tasks],
        },
        "rivals": _rivals(comparison),
        "rows": [
            _row(change, UNDECIDED if review is None else review.changes[place], comparison)
            for place, change in enumerate(comparison.changes)
        ],
        "decisions": [] if review is None else [decision_dict(decision) for decision in review.decisions],
        "conflicts": [] if review is None else [[pair.one.event, pair.other.event] for pair in review.conflicts],
        "orphaned": [] if review is None else [_lost(entry) for entry in review.orphaned],
    }


def state_dict(state: ReviewState) -> dict[str, object]:
    """Return what people have said about a row or a link."""
    return {
        "state": state.status,
        "type": state.kind,
        "note": state.note,
        "by": state.by,
        "at": state.at,
        "reason": state.reason,
        "events": list(state.events),
    }


def _task(task: Task) -> dict[str, object]:
    return {**anchor_dict(task_anchor(task)), "label": task.number}


def _row(change: Change, state: ReviewState, comparison: Comparison) -> dict[str, object]:
    left, right = comparison.left.tasks, comparison.right.tasks
    links = [comparison.links[place] for place in change.links]
    return {
        "key": change.id,
        "old": [left[place].id for place in change.left],
        "new": [right[place].id for place in change.right],
        "type": change.kind,
        "score": _rounded(min(link.score for link in links)) if links else None,
        "links": [_link(place, comparison) for place in change.links],
        "review": state_dict(state),
    }


def _link(place: int, comparison: Comparison) -> dict[str, object]:
    link = comparison.links[place]
    left, right = comparison.left.tasks[link.left], comparison.right.tasks[link.right]
    values: dict[str, object] = {
        "key": link_key(left, right),
        "old": left.id,
        "new": right.id,
        "score": _rounded(link.score),
    }
    state = UNDECIDED if comparison.review is None else comparison.review.links[place]
    if state != UNDECIDED:
        values["review"] = state_dict(state)
    return values


def _rivals(comparison: Comparison) -> dict[str, list[list[list[float]]]]:
    """List for every task what was rejected: its place on the other side and its score as printed, the best first."""
    rivals: dict[str, list[list[list[float]]]] = {
        "old": [[] for _ in comparison.left.tasks],
        "new": [[] for _ in comparison.right.tasks],
    }
    linked = {(link.left, link.right) for link in comparison.links}
    for entry in sorted(comparison.runners_up, key=lambda entry: (-entry.score, entry.left, entry.right)):
        if (entry.left, entry.right) not in linked:
            score = float(score_text(entry.score))
            rivals["old"][entry.left].append([entry.right, score])
            rivals["new"][entry.right].append([entry.left, score])
    return rivals


def _lost(entry: LostDecision) -> dict[str, object]:
    return {
        "event": entry.decision.event,
        "reason": entry.reason,
        "missing": [anchor.id for anchor in entry.missing],
    }


def _rounded(value: float) -> float:
    return round(value, _DIGITS) + 0.0
