"""What reviewers decided about a comparison: events as they were made, and what they come to for today's rows."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from compare.kinds import KINDS, Kind

__all__ = [
    "ACTIONS",
    "UNDECIDED",
    "Action",
    "Anchor",
    "Conflict",
    "Decision",
    "DecisionLog",
    "Input",
    "LossReason",
    "LostDecision",
    "ReportIdentity",
    "Review",
    "ReviewReason",
    "ReviewState",
    "ReviewStatus",
    "Statement",
]

Action = Literal["accept", "reject", "relink", "retype", "later", "note", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)

ReviewStatus = Literal["undecided", "accepted", "rejected", "relinked", "retyped", "later", "needs_review"]

ReviewReason = Literal[
    "text_changed",  # the text of a task is no longer the one that was decided on
    "ambiguous",  # several tasks have the text that was decided on
    "conflict",  # two reviewers decided differently
    "other_document_changed",  # a task without a partner was confirmed, and the other document is another now
]
LossReason = Literal[
    "task_missing",  # 失锚: a task that was decided on is not in the document any more
    "row_gone",  # the tasks are there, but the row that was put off or noted is none any more
]


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a task is found again: by id and hash, then by hash, then by quote and path.

    Attributes:
        id: id of the task when it was decided on.
        path: its headings, outermost first, joined by ` › `.
        quote: how its text begins.
        hash: hex digits that its whole text gives.
    """

    id: str
    path: str
    quote: str
    hash: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody, the machine or a person, says of a row or of one link: these tasks, tied by these links.

    Attributes:
        left: ids of left tasks.
        right: ids of right tasks.
        links: (left id, right id) of each link.
        kind: of the row; None for a single link.
        score: of the row or link, in [0, 1]; None for what a person says, and for rows without a link.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    kind: Kind | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        """Check the kind.

        Raises:
            ValueError: it is none of `KINDS`.
        """
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} is unknown; use one of {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One event: a person decided about a row or a link, wrote a note, or took a decision back.

    Attributes:
        event: unique id of the event, made where it was made.
        key: of the row (`r-…`) or of the single link (`l-…`) as it was then.
        machine: what was shown; None for an undo.
        human: what holds instead, for relink and retype; None otherwise.
        left_anchors: one for each left task that `machine` or `human` names.
        right_anchors: the same on the right.
        note: free text; None says nothing about the note, an empty one clears it.
        by: who.
        at: when, in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`.
        undoes: the event that an undo takes back; None otherwise.
        report: id of the report that it was made on; None for that of its file.
    """

    event: str
    key: str
    action: Action
    machine: Statement | None
    human: Statement | None
    left_anchors: tuple[Anchor, ...]
    right_anchors: tuple[Anchor, ...]
    note: str | None
    by: str
    at: str
    undoes: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was compared: `side` is left or right, `name` has no folders, `sha256` is of its bytes."""

    side: Literal["left", "right"]
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportIdentity:
    """Which report was decided on.

    Attributes:
        id: `p-` and 12 hex digits, from the mode and the bytes of both documents.
        tool: program and version.
        settings_hash: from the encoder, the thresholds and what else the result depends on.
        inputs: left and right document.
    """

    id: str
    tool: str
    settings_hash: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """A file of decisions.

    Attributes:
        decisions: by (at, event), no event twice.
        conflicts: pairs of events that a merge found to contradict each other.
        others: further reports that decisions name, where files of several were merged.
        left_out: a sentence with file and place for each entry of a file that is no decision; the others were kept.
    """

    report: ReportIdentity
    decisions: tuple[Decision, ...]
    conflicts: tuple[tuple[str, str], ...] = ()
    others: tuple[ReportIdentity, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two standing decisions that cannot both hold; neither is applied until somebody decides again."""

    one: Decision
    other: Decision


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What people have said about one row or link of today.

    Attributes:
        kind: the reviewer's kind where the status is `retyped`; shown beside the machine's.
        note: the latest note.
        by: who made the latest decision.
        at: when.
        reason: why it needs review; None for every other status.
        events: ids of the decisions that this rests on, oldest first.
    """

    status: ReviewStatus = "undecided"
    kind: Kind | None = None
    note: str | None = None
    by: str | None = None
    at: str | None = None
    reason: ReviewReason | None = None
    events: tuple[str, ...] = ()


UNDECIDED = ReviewState()


@dataclass(frozen=True, slots=True)
class LostDecision:
    """A decision that no row of today shows.

    Attributes:
        missing: anchors of the tasks that were not found; empty for `row_gone`.
    """

    decision: Decision
    reason: LossReason
    missing: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What the decisions come to for one comparison.

    Attributes:
        changes: one state a change, in the order of `Comparison.changes`.
        links: one state a link, in the order of `Comparison.links`.
        orphaned: decisions without a row, in the order of `decisions`.
        conflicts: standing decisions that contradict each other.
        decisions: every event that was read, undone ones included, by (at, event).
        left_out: entries of the files that are no decisions, see `DecisionLog.left_out`.
    """

    changes: tuple[ReviewState, ...]
    links: tuple[ReviewState, ...]
    orphaned: tuple[LostDecision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    left_out: tuple[str, ...] = ()
