"""Which of many events hold now: the latest of each key that nobody took back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compare.decisions import Conflict, Decision, DecisionLog
from review.claims import contested, said

__all__ = ["Standing", "in_order", "standing_decisions", "without_later"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions that hold.

    Attributes:
        states: the latest of each key that says something about its row, by (at, event); of a conflict both.
        notes: the latest of each key that says something about its note, by (at, event); empty notes are left out.
        conflicts: pairs of `states` that contradict each other and were not decided again: neither has been replaced,
            and no later decision on another row says anything of what they disagree on.
    """

    states: tuple[Decision, ...]
    notes: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...] = ()


def standing_decisions(log: DecisionLog) -> Standing:
    """Work out what holds of a log."""
    ordered = in_order(log.decisions)
    undone = {decision.undoes for decision in ordered if decision.action == "undo"}
    left = [decision for decision in ordered if decision.action != "undo" and decision.event not in undone]
    states = {decision.key: decision for decision in left if decision.action != "note"}
    notes = {decision.key: decision for decision in left if decision.note is not None}
    by_event = {decision.event: decision for decision in left}
    conflicts = []
    for pair in log.conflicts:
        one, other = (by_event.get(event) for event in pair)
        if one is None or other is None:
            continue  # one of the two was taken back
        latest = {states[one.key].event, states[other.key].event}
        if latest <= set(pair) and not _settled(one, other, states.values()):
            conflicts.append(Conflict(one, other))
    open_events = {decision.event: decision for entry in conflicts for decision in (entry.one, entry.other)}
    return Standing(
        states=in_order({**{state.event: state for state in states.values()}, **open_events}.values()),
        notes=in_order(decision for decision in notes.values() if decision.note),
        conflicts=tuple(conflicts),
    )


def _settled(one: Decision, other: Decision, states: Iterable[Decision]) -> bool:
    """Tell whether somebody has decided since, on a row of another alignment, what two decisions disagree on."""
    last = max((one.at, one.event), (other.at, other.event))
    open_claims = contested(one, other)
    return any((state.at, state.event) > last and not open_claims.isdisjoint(said(state)) for state in states)


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Sort decisions by the order in which they were made."""
    return tuple(sorted(decisions, key=lambda decision: (decision.at, decision.event)))


def without_later(log: DecisionLog, latest: str) -> DecisionLog:
    """Leave out what is dated later than a time: every later decision would have to be dated after it.

    Args:
        log: decisions from elsewhere.
        latest: as decisions write times.
    """
    kept = tuple(decision for decision in log.decisions if decision.at <= latest)
    if len(kept) == len(log.decisions):
        return log
    events = {decision.event for decision in kept}
    later = (
        f"the event {decision.event!r} is dated {decision.at}, later than now; correct its 'at'"
        for decision in log.decisions
        if decision.at > latest
    )
    conflicts = tuple(pair for pair in log.conflicts if events.issuperset(pair))
    return replace(log, decisions=kept, conflicts=conflicts, left_out=(*log.left_out, *later))
