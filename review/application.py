"""Say of every row and every link of a comparison what people have decided about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.decisions import Decision, LostDecision, Review, ReviewReason, ReviewState, ReviewStatus
from compare.model import Change, Comparison
from review.resolution import Resolution, Ruling, Single

__all__ = ["reviewed"]


def reviewed(comparison: Comparison, resolution: Resolution) -> Comparison:
    """Give a comparison its review.

    Args:
        comparison: made under the links that the resolution demands and forbids.
        resolution: the decisions in terms of its documents.

    Returns:
        The comparison with `review`. Every standing decision is the state of a link or of a row, or is on the list of
        the orphaned ones, or has been replaced by a later one.
    """
    book = _Book(
        comparison,
        resolution,
        _events_by_change(comparison, resolution),
        _verdicts_by_task(resolution),
        {decision.key: decision for decision in resolution.standing.notes},
    )
    links = tuple(book.link_state(link.left, link.right) for link in comparison.links)
    changes = tuple(book.change_state(number) for number in range(len(comparison.changes)))
    orphaned = (*resolution.orphaned, *_rows_gone(comparison, resolution))
    return replace(
        comparison,
        review=Review(
            changes=changes,
            links=links,
            orphaned=tuple(sorted(orphaned, key=lambda entry: (entry.decision.at, entry.decision.event))),
            conflicts=resolution.standing.conflicts,
            decisions=resolution.decisions,
            left_out=resolution.left_out,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """What states are written from.

    Attributes:
        events: standing decisions that touch each change, oldest first.
        verdicts: verdicts on the pairs of each task.
        notes: the decision that holds the note of each key.
    """

    comparison: Comparison
    resolution: Resolution
    events: Mapping[int, Sequence[Decision]]
    verdicts: Mapping[Single, Sequence[Ruling]]
    notes: Mapping[str, Decision]

    def link_state(self, left: int, right: int) -> ReviewState:
        """Say what was decided about one link."""
        verdict = self.resolution.pairs.get((left, right))
        if verdict is None:
            return ReviewState()
        noted = self.notes.get(verdict.decision.key)
        return replace(_state(verdict, [verdict.decision]), note=None if noted is None else noted.note)

    def change_state(self, number: int) -> ReviewState:
        """Say what was decided about one row."""
        change = self.comparison.changes[number]
        state = self._linked(change) if change.links else self._alone(change)
        again = self._again(change)
        if again is not None:
            state = _state(again, [again.decision])
        events = self.events.get(number, ())
        noted = [decision for decision in events if self.notes.get(decision.key) == decision]
        if noted:
            last = noted[-1]
            state = replace(state, note=last.note, by=state.by or last.by, at=state.at or last.at)
        return replace(state, events=tuple(decision.event for decision in events))

    def _linked(self, change: Change) -> ReviewState:
        """Join what was decided about the links of a row."""
        places = [(self.comparison.links[place].left, self.comparison.links[place].right) for place in change.links]
        verdicts = [self.resolution.pairs.get(place) for place in places]
        told = [verdict for verdict in verdicts if verdict is not None]
        if len(told) < len(verdicts):
            return ReviewState()
        if any(verdict.status == "later" for verdict in told):
            return _state(next(verdict for verdict in told if verdict.status == "later"), _decisions(told))
        last = max(told, key=_order)
        if all(verdict.status == "retyped" and verdict.decision == last.decision for verdict in told):
            return _state(last, [last.decision])
        status: ReviewStatus = "relinked" if any(verdict.status == "relinked" for verdict in told) else "accepted"
        return replace(_state(last, _decisions(told)), status=status, kind=None)

    def _alone(self, change: Change) -> ReviewState:
        """Say what was decided about a task without a partner, or about the pairs that it was cut out of."""
        (single,) = _tasks(change)
        verdict = self.resolution.singles.get(single)
        if verdict is not None:
            return _state(verdict, [verdict.decision])
        cut = [verdict for verdict in self.verdicts.get(single, ()) if verdict.status == "rejected"]
        if not cut:
            return ReviewState()
        last = max(cut, key=_order)
        return _state(last, _decisions(cut))

    def _again(self, change: Change) -> Ruling | None:
        """Return a verdict on a task of this row that has to be given again; None when there is none."""
        links = [(self.comparison.links[place].left, self.comparison.links[place].right) for place in change.links]
        for pair in links:
            verdict = self.resolution.pairs.get(pair)
            if verdict is not None and verdict.status == "needs_review":
                return verdict
        about = [verdict for task in _tasks(change) for verdict in self.verdicts.get(task, ())]
        open_again = [verdict for verdict in about if verdict.status == "needs_review"]
        settled = [_order(verdict) for verdict in about if verdict.status != "needs_review"]
        if open_again:
            last = max(open_again, key=_order)
            if not settled or _order(last) > max(settled):  # else the row was decided again since
                return last
        for task in _tasks(change):
            single = self.resolution.singles.get(task)
            if single is not None and single.status == "needs_review":
                return single
            if single is not None and change.links and single.status in ("accepted", "relinked", "retyped"):
                reason: ReviewReason = "other_document_changed"
                return replace(single, status="needs_review", reason=reason)
        return None


def _order(verdict: Ruling) -> tuple[str, str]:
    return verdict.decision.at, verdict.decision.event


def _tasks(change: Change) -> list[Single]:
    """List the tasks of a change, left ones first."""
    left: list[Single] = [("left", place) for place in change.left]
    right: list[Single] = [("right", place) for place in change.right]
    return left + right


def _state(verdict: Ruling, decisions: Iterable[Decision]) -> ReviewState:
    decision = verdict.decision
    return ReviewState(
        status=verdict.status,
        kind=verdict.kind,
        by=decision.by,
        at=decision.at,
        reason=verdict.reason,
        events=tuple(entry.event for entry in decisions),
    )


def _decisions(verdicts: Iterable[Ruling]) -> list[Decision]:
    """List the decisions behind verdicts, each once, oldest first."""
    found = {verdict.decision.event: verdict.decision for verdict in verdicts}
    return sorted(found.values(), key=lambda decision: (decision.at, decision.event))


def _events_by_change(comparison: Comparison, resolution: Resolution) -> Mapping[int, Sequence[Decision]]:
    """Collect for every change the standing decisions that name one of its tasks, oldest first."""
    row_of = {task: number for number, change in enumerate(comparison.changes) for task in _tasks(change)}
    found: dict[int, dict[str, Decision]] = defaultdict(dict)
    for decision in (*resolution.standing.states, *resolution.standing.notes):
        for single in resolution.touched[decision.event]:
            found[row_of[single]][decision.event] = decision
    return {
        number: sorted(events.values(), key=lambda decision: (decision.at, decision.event))
        for number, events in found.items()
    }


def _verdicts_by_task(resolution: Resolution) -> Mapping[Single, Sequence[Ruling]]:
    """Index the verdicts on pairs by both of their tasks."""
    found: dict[Single, list[Ruling]] = defaultdict(list)
    for (left, right), verdict in resolution.pairs.items():
        found["left", left].append(verdict)
        found["right", right].append(verdict)
    return found


def _rows_gone(comparison: Comparison, resolution: Resolution) -> Iterable[LostDecision]:
    """List what was put off and is no row any more: its tasks are all there, but linked otherwise."""
    links = {(link.left, link.right) for link in comparison.links}
    linked = {("left", left) for left, _ in links} | {("right", right) for _, right in links}
    lost = {entry.decision.event for entry in resolution.orphaned}
    shown = {
        verdict.decision.event
        for place, verdict in resolution.pairs.items()
        if verdict.status != "later" or place in links
    } | {
        verdict.decision.event
        for single, verdict in resolution.singles.items()
        if verdict.status != "later" or single not in linked
    }
    spoken = {verdict.decision.event for verdict in (*resolution.pairs.values(), *resolution.singles.values())}
    for decision in resolution.standing.states:
        if decision.event in spoken - shown - lost:
            yield LostDecision(decision, "row_gone")
