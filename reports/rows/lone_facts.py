"""A fact as a reader is told of it: a number with the words of its limit."""

from compare import ClauseRef, Comparison, FactChange
from compare.details.fact_changes import with_limit
from documents.model import Document

__all__ = ["fact_sides", "lone_fact"]


def lone_fact(fact: FactChange, comparison: Comparison) -> str:
    """Return a fact that one side alone has, a number with the words of its limit: 不低于4%, 60%以上."""
    ref, document = (fact.left_ref, comparison.left) if fact.right is None else (fact.right_ref, comparison.right)
    if ref is None:
        return fact.left or fact.right or ""
    return with_limit(ref, document.tasks[ref.task].words)


def fact_sides(fact: FactChange, comparison: Comparison) -> tuple[str, str]:
    """Return both sides of a fact that changed: 50家以上 and 110家, 6%左右 and 5%."""
    left, right = fact.left or "", fact.right or ""
    return (
        _limited(left, fact.left_ref, comparison.left),
        _limited(right, fact.right_ref, comparison.right),
    )


def _limited(text: str, ref: ClauseRef | None, document: Document) -> str:
    return text if ref is None or ref.text != text else with_limit(ref, document.tasks[ref.task].words)
