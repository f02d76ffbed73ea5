"""What the fields of a decision must be to each other, beyond what each must be by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, cast
from unicodedata import category

from compare.decisions import Anchor, Decision, Statement
from documents.wire.checking import shown

__all__ = ["EventError", "check_decision"]

_WITHOUT_PARTNER: Final = frozenset(["added", "dropped"])


class EventError(ValueError):
    """A decision is not as docs/decisions.md says; the message names the field, the value and what it must be."""


def check_decision(decision: Decision) -> None:
    """Hold the fields of a decision against each other.

    Raises:
        EventError: they contradict each other.
    """
    _check_name(decision.by)
    _check_time(decision.at)
    for field, statement in (("machine", decision.machine), ("human", decision.human)):
        if statement is not None:
            _check_statement(statement, field)
    _check_action(decision)
    statements = [statement for statement in (decision.machine, decision.human) if statement is not None]
    _check_anchors(decision.left_anchors, [statement.left for statement in statements], "old")
    _check_anchors(decision.right_anchors, [statement.right for statement in statements], "new")


def _check_name(name: str) -> None:
    # a space between names may be a wide one; what is drawn as nothing or turns the text round may not be there
    if not name.strip() or not all(char.isprintable() or category(char) == "Zs" for char in name):
        raise EventError(f"'by' is {shown(name)}; it must be a name without control characters")


def _check_time(text: str) -> None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise EventError(f"'at' is {text!r}, which is no time") from None


def _check_statement(statement: Statement, field: str) -> None:
    for side, ids in (("old", statement.left), ("new", statement.right)):
        if len(set(ids)) != len(ids):
            raise EventError(f"'{field}.{side}' names a task twice")
    left, right = set(statement.left), set(statement.right)
    for link in statement.links:
        if link[0] not in left or link[1] not in right:
            raise EventError(
                f"'{field}.links' holds {shown(list(link))}; each must be an id of 'old' and an id of 'new'"
            )
    if len(set(statement.links)) != len(statement.links):
        raise EventError(f"'{field}.links' names a link twice")


def _check_action(decision: Decision) -> None:
    """Hold the fields of an action against it."""
    action, machine, human = decision.action, decision.machine, decision.human
    if action == "undo":
        if decision.undoes is None:
            raise EventError("an undo needs 'undoes', the event that it takes back")
        if machine is not None or human is not None or decision.note is not None:
            raise EventError("an undo has no 'machine', no 'human' and no 'note': they must be null")
        return
    if decision.undoes is not None:
        raise EventError(f"'undoes' belongs to an undo, not to {action!r}")
    if machine is None:
        raise EventError(f"{action!r} needs 'machine', what the page showed")
    if not machine.left and not machine.right:
        raise EventError("'machine' names no task")
    if bool(machine.left and machine.right) != bool(machine.links):
        raise EventError("'machine.links' must tie the tasks of 'machine', and be empty where a side is empty")
    if decision.key.startswith("l-") and not len(machine.left) == len(machine.right) == len(machine.links) == 1:
        raise EventError(f"{decision.key!r} is a single link, but 'machine' is not one old task and one new task")
    if action in ("relink", "retype"):
        if human is None:
            raise EventError(f"{action!r} needs 'human', what holds instead")
        if not human.left and not human.right:
            raise EventError("'human' names no task")
    elif human is not None:
        raise EventError(f"{action!r} has no 'human': it must be null")
    if action == "retype":
        _check_retype(machine, cast("Statement", human))


def _check_retype(machine: Statement, human: Statement) -> None:
    if human.kind is None:
        raise EventError("'retype' needs 'human.type'")
    if (human.kind in _WITHOUT_PARTNER) == bool(machine.links):
        raise EventError(
            f"a row {'with' if machine.links else 'without'} links cannot be retyped to {human.kind!r}; "
            "cut or make the links instead"
        )
    if set(human.links) != set(machine.links):
        raise EventError("'retype' keeps the links: 'human.links' must be those of 'machine'")


def _check_anchors(anchors: Sequence[Anchor], named: Sequence[Sequence[str]], side: str) -> None:
    ids = [anchor.id for anchor in anchors]
    if len(set(ids)) != len(ids):
        raise EventError(f"'anchors.{side}' has a task twice")
    missing = sorted({task for tasks in named for task in tasks} - set(ids))
    if missing:
        raise EventError(f"'anchors.{side}' has no anchor for {shown(missing[0])}")
