"""Turn decisions into what must and what cannot be linked between the documents of today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from compare.decisions import Anchor, Decision, DecisionLog, LostDecision, ReviewReason, ReviewStatus
from compare.kinds import Kind
from compare.model import Mode
from compare.report_identity import report_id
from documents.model import Document
from review.anchoring import Found, find_tasks
from review.standing import Standing, standing_decisions

__all__ = ["Resolution", "Ruling", "Single", "resolve"]

Side = Literal["left", "right"]
IndexPair = tuple[int, int]
Single = tuple[Side, int]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the latest decision says about one pair of tasks, or about one task without a partner.

    Attributes:
        forced: it is an input of the alignment: a pair that is a link, or is none; a task that has none.
        kind: the reviewer's, for `retyped`.
        reason: for `needs_review`.
    """

    status: ReviewStatus
    decision: Decision
    forced: bool = False
    kind: Kind | None = None
    reason: ReviewReason | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Decisions in terms of the documents of today.

    Attributes:
        must_link: (left index, right index) pairs that are links.
        cannot_link: pairs that are none.
        pairs: the latest verdict on each pair that a decision names.
        singles: the latest verdict on each task that a decision leaves without a partner.
        touched: for each standing decision, by event, the tasks of today that it names.
        orphaned: decisions that name a task which is not there any more.
        standing: the decisions that hold.
        decisions: all events that were read.
        left_out: what of their files is no decision.
    """

    must_link: frozenset[IndexPair]
    cannot_link: frozenset[IndexPair]
    pairs: Mapping[IndexPair, Ruling]
    singles: Mapping[Single, Ruling]
    touched: Mapping[str, frozenset[Single]]
    orphaned: tuple[LostDecision, ...]
    standing: Standing
    decisions: tuple[Decision, ...] = field(repr=False)
    left_out: tuple[str, ...] = ()


def resolve(log: DecisionLog, left: Document, right: Document, mode: Mode) -> Resolution:
    """Apply a log of decisions to two documents.

    Where a task's text has changed since, the decision is not forced but comes back for review; where a task is gone,
    the decision is listed. Later verdicts replace earlier ones on the same pair, whatever row they were given on.

    Args:
        log: the decisions.
        left: the left document of today.
        right: the right document of today.
        mode: of the comparison; with both documents it tells whether the report is the one that was decided on.
    """
    standing = standing_decisions(log)
    all_standing = (*standing.states, *standing.notes)
    found = (
        find_tasks((anchor for decision in all_standing for anchor in decision.left_anchors), left),
        find_tasks((anchor for decision in all_standing for anchor in decision.right_anchors), right),
    )
    today = report_id(left, right, mode)
    disputed = {decision.event for entry in standing.conflicts for decision in (entry.one, entry.other)}
    verdicts = _Verdicts()
    for decision in standing.states:
        reader = _Reader(decision, _places(decision.left_anchors, found[0]), _places(decision.right_anchors, found[1]))
        same_report = (decision.report or log.report.id) == today
        reader.read_into(verdicts, same_report=same_report, disputed=decision.event in disputed)
    return Resolution(
        must_link=frozenset(pair for pair, verdict in verdicts.pairs.items() if _is_link(verdict)),
        cannot_link=_cannot_link(verdicts, len(left.tasks), len(right.tasks)),
        pairs=verdicts.pairs,
        singles=verdicts.singles,
        touched={decision.event: _touched(decision, found) for decision in all_standing},
        orphaned=tuple(_orphans(all_standing, found)),
        standing=standing,
        decisions=log.decisions,
        left_out=log.left_out,
    )


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """Verdicts while they are collected, oldest decision first."""

    pairs: dict[IndexPair, Ruling] = field(default_factory=dict)
    singles: dict[Single, Ruling] = field(default_factory=dict)
    links: dict[Single, set[IndexPair]] = field(default_factory=lambda: defaultdict(set))

    def on_pair(self, pair: IndexPair, verdict: Ruling) -> None:
        """Let a verdict on a pair replace earlier ones; a pair that is a link ends that its tasks have none."""
        self.pairs[pair] = verdict
        ends: tuple[Single, Single] = (("left", pair[0]), ("right", pair[1]))
        for single in ends:
            if _is_link(verdict):
                self.links[single].add(pair)
                self.singles.pop(single, None)
            else:
                self.links[single].discard(pair)

    def on_single(self, single: Single, verdict: Ruling) -> None:
        """Let a verdict on a task without a partner replace earlier ones; one that is forced ends its links."""
        self.singles[single] = verdict
        if verdict.forced:
            for pair in sorted(self.links[single]):
                self.links["left", pair[0]].discard(pair)
                self.links["right", pair[1]].discard(pair)
                del self.pairs[pair]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One decision with the places of its tasks; ids of tasks that are gone have no place."""

    decision: Decision
    left: Mapping[str, Found]
    right: Mapping[str, Found]

    def read_into(self, verdicts: _Verdicts, *, same_report: bool, disputed: bool) -> None:
        """Add the verdicts of the decision.

        Args:
            verdicts: those of earlier decisions.
            same_report: both documents are those that were decided on.
            disputed: another decision contradicts this one, so that neither is forced.
        """
        decision = self.decision
        machine, human = decision.machine, decision.human
        if machine is None:
            return
        for names, status, holds in self._said():
            left, right = self.left[names[0]], self.right[names[1]]
            if left.place is None or right.place is None:
                continue
            reason = _pair_reason(left, right, disputed=disputed)
            pair = (left.place, right.place)
            if reason is not None:
                verdicts.on_pair(pair, Ruling("needs_review", decision, reason=reason))
            else:
                kind = human.kind if status == "retyped" and human is not None else None
                verdicts.on_pair(pair, Ruling(status, decision, forced=holds is not None, kind=kind))
        single_status: ReviewStatus | None = _STATUS.get(decision.action)
        for side, name in self._left_alone():
            found = self.left[name] if side == "left" else self.right[name]
            if found.place is None or single_status is None:
                continue
            reason = _pair_reason(found, found, disputed=disputed)
            if reason is not None:
                verdict = Ruling("needs_review", decision, reason=reason)
            else:
                forced = same_report and single_status in ("accepted", "relinked", "retyped")
                kind = human.kind if single_status == "retyped" and human is not None else None
                verdict = Ruling(single_status, decision, forced=forced, kind=kind)
            verdicts.on_single((side, found.place), verdict)

    def _said(self) -> Iterable[tuple[tuple[str, str], ReviewStatus, bool | None]]:
        """Walk through the pairs of the decision: status, and whether the pair is a link (None: not said)."""
        machine, human = self.decision.machine, self.decision.human
        shown = () if machine is None else machine.links
        if self.decision.action == "relink" and human is not None:
            yield from ((pair, "rejected", False) for pair in shown if pair not in human.links)
            yield from ((pair, "relinked", True) for pair in human.links)
        elif self.decision.action == "later":
            yield from ((pair, "later", None) for pair in shown)
        elif self.decision.action == "reject":
            yield from ((pair, "rejected", False) for pair in shown)
        else:
            yield from ((pair, _STATUS[self.decision.action], True) for pair in shown)

    def _left_alone(self) -> Iterable[tuple[Side, str]]:
        """Walk through the tasks that the decision says something about without a partner."""
        claim = self.decision.human if self.decision.action == "relink" else self.decision.machine
        if claim is None:
            return
        linked = ({left for left, _ in claim.links}, {right for _, right in claim.links})
        yield from (("left", name) for name in claim.left if name not in linked[0])
        yield from (("right", name) for name in claim.right if name not in linked[1])


_STATUS: Mapping[str, ReviewStatus] = {
    "accept": "accepted",
    "reject": "rejected",
    "relink": "relinked",
    "retype": "retyped",
    "later": "later",
}


def _is_link(verdict: Ruling) -> bool:
    return verdict.forced and verdict.status != "rejected"


def _pair_reason(left: Found, right: Found, *, disputed: bool) -> ReviewReason | None:
    """Say why a verdict on found tasks cannot be forced."""
    manners = (left.manner, right.manner)
    if "changed" in manners:
        return "text_changed"
    if "ambiguous" in manners:
        return "ambiguous"
    return "conflict" if disputed else None


def _cannot_link(verdicts: _Verdicts, lefts: int, rights: int) -> frozenset[IndexPair]:
    """Join the pairs that were cut with all pairs of the tasks that have no partner."""
    cut = {pair for pair, verdict in verdicts.pairs.items() if verdict.forced and verdict.status == "rejected"}
    for (side, place), verdict in verdicts.singles.items():
        if verdict.forced:
            others = range(rights if side == "left" else lefts)
            cut.update((place, other) if side == "left" else (other, place) for other in others)
    return frozenset(cut)


def _places(anchors: Iterable[Anchor], found: Mapping[Anchor, Found]) -> Mapping[str, Found]:
    """Index what was found of one decision by the ids that it uses."""
    return {anchor.id: found[anchor] for anchor in anchors}


def _touched(decision: Decision, found: tuple[Mapping[Anchor, Found], Mapping[Anchor, Found]]) -> frozenset[Single]:
    """Collect the tasks of today that a decision names."""
    left = {found[0][anchor].place for anchor in decision.left_anchors}
    right = {found[1][anchor].place for anchor in decision.right_anchors}
    tasks: set[Single] = {("left", place) for place in left if place is not None}
    return frozenset(tasks | {("right", place) for place in right if place is not None})


def _orphans(
    decisions: Iterable[Decision], found: tuple[Mapping[Anchor, Found], Mapping[Anchor, Found]]
) -> Iterable[LostDecision]:
    """List the decisions that name a task which is gone, each once."""
    seen: set[str] = set()
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.event)):
        missing = tuple(
            anchor
            for side, anchors in enumerate((decision.left_anchors, decision.right_anchors))
            for anchor in anchors
            if found[side][anchor].place is None
        )
        if missing and decision.event not in seen:
            seen.add(decision.event)
            yield LostDecision(decision, "task_missing", missing)
