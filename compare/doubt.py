"""Tell what a change says for certain from what rests on links alone that a person should confirm."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from align.model import Link
from compare.changes import CONFIRM_BELOW
from compare.particulars import ClauseRef, FactChange, StrengthChange

__all__ = ["SureTasks", "sure_tasks"]

Told = TypeVar("Told", FactChange, StrengthChange)


@dataclass(frozen=True, slots=True)
class SureTasks:
    """Tasks of both sides, by index, that a link holds which nobody need confirm."""

    left: frozenset[int]
    right: frozenset[int]

    def marked(self, told: Iterable[Told]) -> tuple[Told, ...]:
        """Mark what stands in another task as unsure."""
        return tuple(replace(one, unsure=not self.hold(one.left_ref, one.right_ref)) for one in told)

    def hold(self, left: ClauseRef | None, right: ClauseRef | None) -> bool:
        """Whether both stand in such tasks."""
        return (left is None or left.task in self.left) and (right is None or right.task in self.right)


def sure_tasks(links: Iterable[Link]) -> SureTasks:
    """Return the tasks of links whose confidence is `CONFIRM_BELOW` or more."""
    sure = [link for link in links if link.confidence >= CONFIRM_BELOW]
    return SureTasks(frozenset(link.left for link in sure), frozenset(link.right for link in sure))
