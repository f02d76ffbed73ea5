"""What is said of a change besides its text and its units, and what a lower level took up, as plain values for JSON."""

from typing import Final

from compare import (
    ActorChange,
    ClauseCoverage,
    ClauseRef,
    Comparison,
    CoverageShare,
    Deadline,
    DeadlineChange,
    Elsewhere,
    FactChange,
    Related,
    StrengthChange,
)
from documents.model import Document
from reports.data.published_words import particular_word
from reports.rows.lone_facts import lone_fact

__all__ = [
    "actor_dict",
    "coverage_dict",
    "deadline_dict",
    "elsewhere_dict",
    "fact_dict",
    "reference_dict",
    "related_dict",
    "strength_dict",
]

_DIGITS: Final = 4  # of a share or a ratio: finer differences carry no meaning


def reference_dict(reference: ClauseRef | None, document: Document) -> dict[str, object] | None:
    """Return a span of a task's text, the task named by its id."""
    if reference is None:
        return None
    return {
        "task": document.tasks[reference.task].id,
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
    }


def deadline_dict(deadline: DeadlineChange | None, comparison: Comparison) -> dict[str, object] | None:
    """Return what became of a deadline."""
    if deadline is None:
        return None
    return {
        "status": particular_word(deadline.status),
        "left": deadline.left,
        "right": deadline.right,
        "left_read": [_deadline(one) for one in deadline.left_read],
        "right_read": [_deadline(one) for one in deadline.right_read],
        "days": deadline.days,
        "working_days": deadline.working_days,
        "left_scope": deadline.left_scope,
        "right_scope": deadline.right_scope,
        "left_place": reference_dict(deadline.left_ref, comparison.left),
        "right_place": reference_dict(deadline.right_ref, comparison.right),
        "in_text": deadline.in_text,
        "elsewhere": elsewhere_dict(
            deadline.elsewhere, comparison.right if deadline.left_ref is not None else comparison.left
        ),
    }


def fact_dict(fact: FactChange, comparison: Comparison) -> dict[str, object]:
    """Return what became of a number, a date or a name in the text."""
    return {
        "kind": fact.kind,
        "status": particular_word(fact.status),
        "left": fact.left and (fact.left if fact.right else lone_fact(fact, comparison)),
        "right": fact.right and (fact.right if fact.left else lone_fact(fact, comparison)),
        "direction": fact.direction,
        "ratio": None if fact.ratio is None else round(fact.ratio, _DIGITS),
        "left_place": reference_dict(fact.left_ref, comparison.left),
        "right_place": reference_dict(fact.right_ref, comparison.right),
        "elsewhere": elsewhere_dict(fact.elsewhere, comparison.right if fact.right is None else comparison.left),
        "unsure": fact.unsure,
    }


def elsewhere_dict(found: Elsewhere | None, document: Document) -> dict[str, object] | None:
    """Return where something stands on the other side: in a task, named by its id, or in a paragraph of the context."""
    if found is None:
        return None
    return {
        "task": None if found.task is None else document.tasks[found.task].id,
        "context": found.context,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "same": found.same,
    }


def related_dict(one: Related, comparison: Comparison) -> dict[str, object]:
    """Return which task of the other side may have what a change has on one side alone."""
    own, other = (comparison.left, comparison.right)[:: 1 if one.side == "left" else -1]
    return {
        "side": one.side,
        "task": other.tasks[one.task].id,
        "score": round(one.score, _DIGITS),
        "clause": reference_dict(one.clause, own),
        "there": reference_dict(one.there, other),
    }


def strength_dict(strength: StrengthChange, comparison: Comparison) -> dict[str, object]:
    """Return how much stronger or weaker a duty became, and by which words."""
    return {
        "status": strength.status,
        "left": strength.left,
        "right": strength.right,
        "left_place": reference_dict(strength.left_ref, comparison.left),
        "right_place": reference_dict(strength.right_ref, comparison.right),
        "unsure": strength.unsure,
    }


def actor_dict(actor: ActorChange, comparison: Comparison) -> dict[str, object]:
    """Return which organ acts in place of which."""
    return {
        "left": actor.left,
        "right": actor.right,
        "left_place": reference_dict(actor.left_ref, comparison.left),
        "right_place": reference_dict(actor.right_ref, comparison.right),
    }


def coverage_dict(comparison: Comparison) -> dict[str, object] | None:
    """Return what the right document takes up of the left one; None where the mode does not ask."""
    coverage = comparison.coverage
    if coverage is None:
        return None
    return {
        "tasks": [
            {
                "task": comparison.left.tasks[task.task].id,
                "share": _share(task.share),
                "clauses": [_clause(clause, comparison) for clause in task.clauses],
            }
            for task in coverage.tasks
        ],
        "sections": [{"section": name, "share": _share(share)} for name, share in coverage.sections],
        "total": _share(coverage.total),
        "own": [comparison.right.tasks[task].id for task in coverage.own],
    }


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "phrase": deadline.phrase,
        "kind": deadline.kind,
        "start": deadline.start.isoformat() if deadline.start else None,
        "end": deadline.end.isoformat() if deadline.end else None,
        "days": deadline.days,
        "working_days": deadline.working_days,
        "months": deadline.months,
        "years": deadline.years,
    }


def _clause(clause: ClauseCoverage, comparison: Comparison) -> dict[str, object]:
    return {
        "state": clause.state,
        "start": clause.clause.start,
        "end": clause.clause.end,
        "text": clause.clause.text,
        "right": [comparison.right.tasks[task].id for task in clause.right],
    }


def _share(share: CoverageShare) -> dict[str, object]:
    return {
        "taken": share.taken,
        "partly": share.partly,
        "not": share.not_taken,
        "frame": share.frame,
        "rate": None if share.rate is None else round(share.rate, _DIGITS),
    }
