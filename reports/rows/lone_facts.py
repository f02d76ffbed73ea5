"""A fact of one side alone as a reader is told of it."""

from compare import Comparison, FactChange
from compare.details.fact_changes import with_limit

__all__ = ["lone_fact"]


def lone_fact(fact: FactChange, comparison: Comparison) -> str:
    """Return a fact that one side alone has, a number with the words of its limit: 不低于4%, 60%以上."""
    ref, document = (fact.left_ref, comparison.left) if fact.right is None else (fact.right_ref, comparison.right)
    if ref is None:
        return fact.left or fact.right or ""
    return with_limit(ref, document.tasks[ref.task].words)
