"""What a decision claims: two that claim different things of one row, link or task contradict each other."""

from collections.abc import Mapping

from compare.decisions import Decision, Statement

__all__ = ["Claimed", "contested", "contradict", "said", "same_hand"]

Claimed = tuple[str, ...]
"""What a claim is about: ("key", key), ("link", left id, right id), ("left", id) or ("right", id)."""


def said(decision: Decision) -> Mapping[Claimed, object]:
    """Return what a decision claims.

    Returns:
        Of its key, what was decided; of every link that it names, whether it holds; of every task, whether it is
        without a partner. Two decisions contradict when they say different things of one of these.
    """
    machine, human = decision.machine, decision.human
    if machine is None or decision.action in ("note", "undo"):
        return {}
    key: Claimed = ("key", decision.key)
    if decision.action == "later":
        return {key: "later"}
    if decision.action == "relink" and human is not None:
        return {key: human.links, **dict.fromkeys(_links(machine), False), **_holding(human)}
    if decision.action == "reject":
        return {key: "reject", **dict.fromkeys(_links(machine), False), **dict.fromkeys(_alone(machine), False)}
    kind = human.kind if decision.action == "retype" and human is not None else machine.kind
    return {key: ("kind", kind), **_holding(machine)}


def contested(one: Decision, other: Decision) -> frozenset[Claimed]:
    """Collect what two decisions say different things of."""
    claims = said(one)
    return frozenset(claim for claim, value in said(other).items() if claims.get(claim, value) != value)


def contradict(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions say different things of one row, link or task."""
    return bool(contested(one, other))


def same_hand(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions come from one person: they have one name and, where their ids say it, one browser.

    A page begins its ids with a mark of its browser and a full stop: two people may have the same name, or none.
    """
    (mine, stop, _), (theirs, other_stop, _) = (decision.event.partition(".") for decision in (one, other))
    return one.by == other.by and (not stop or not other_stop or mine == theirs)


def _holding(claim: Statement) -> Mapping[Claimed, object]:
    """Say that the links of a claim hold and its other tasks have no partner."""
    linked: list[Claimed] = [("left", left) for left, _ in claim.links]
    linked += [("right", right) for _, right in claim.links]
    return {**dict.fromkeys(linked, False), **dict.fromkeys(_links(claim), True), **dict.fromkeys(_alone(claim), True)}


def _links(claim: Statement) -> list[Claimed]:
    return [("link", *pair) for pair in claim.links]


def _alone(claim: Statement) -> list[Claimed]:
    """Name the tasks of a claim that no link of it touches."""
    linked = {("left", left) for left, _ in claim.links} | {("right", right) for _, right in claim.links}
    tasks: list[Claimed] = [("left", name) for name in claim.left]
    tasks += [("right", name) for name in claim.right]
    return [task for task in tasks if task not in linked]
