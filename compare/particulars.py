"""What is said of one change besides its text and its units: deadline, facts, strength of duty, coverage, reasons."""

from dataclasses import dataclass
from typing import Literal, get_args

from documents.model import Deadline, DeadlineKind

__all__ = [
    "REASONS",
    "ActorChange",
    "Bound",
    "ClauseCoverage",
    "ClauseRef",
    "ClauseState",
    "Coverage",
    "CoverageShare",
    "Deadline",
    "DeadlineChange",
    "DeadlineKind",
    "DeadlineStatus",
    "Direction",
    "Elsewhere",
    "Fact",
    "FactChange",
    "FactKind",
    "FactStatus",
    "LevelRole",
    "LoneClause",
    "Reason",
    "Related",
    "StrengthChange",
    "StrengthStatus",
    "TaskCoverage",
]

DeadlineStatus = Literal[
    "kept",  # the same time
    "rolled",  # 顺延: the same time of the later plan's year; only between two years
    "earlier",
    "later",
    "became_ongoing",  # dated on the left, without an end on the right
    "became_dated",  # the reverse
    "changed",  # another time, without an earlier or later that could be told
    "added",
    "dropped",
]

FactKind = Literal["amount", "percentage", "count", "date", "period", "document_number", "title", "quoted"]
FactStatus = Literal[
    "changed",
    "rolled",  # a date or a name that moved on with the plan's year: 2020年底 → 2021年底
    "added",
    "dropped",
]
Direction = Literal["up", "down"]
Bound = Literal["at_least", "at_most"]
StrengthStatus = Literal["strengthened", "weakened", "negated"]

LevelRole = Literal[
    "taken_up",  # 承接: every province task of the change stands in the city's tasks, nearly word for word
    "refined",  # 细化: linked, with words, clauses or parts of the city's own
    "not_taken_up",  # 未承接: no city task
    "own",  # 自增: no province task
]
ClauseState = Literal[
    "taken",  # a linked city task holds the clause
    "partly",  # a linked city task holds part of what the clause asks
    "not",  # nobody took it up
    "frame",  # it asks nothing by itself: 按照…要求, 一是, and the like; not counted
]

Reason = Literal[
    # of substance
    "task_added",
    "task_dropped",
    "clause_added",
    "clause_dropped",
    "wording",  # words within a clause
    "number",  # amount, percentage or count
    "date",  # a date or a period in the text
    "reference",  # a title 《》 or a document number
    "strength",
    "units",
    "deadline",
    # of no substance
    "identical",
    "only_punctuation",  # punctuation, width, layout or list marks
    "only_names",  # one name of an organ or a level for another: 省市场监管局, 市市场监管局
    "only_rolled",  # a deadline that rolled on with the plan's year, or a year in the text that did
    "only_regrouped",  # split, merged or put in another order, every clause kept
    "only_recognition",  # characters of a scan that were recognised without certainty
]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A half-open span `[start, end)` of the text of one task; `task` is an index into the document's tasks."""

    task: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LoneClause:
    """A clause that a change has on one side alone, as far as anybody can say.

    Attributes:
        clause: where it stands.
        partner: how likely a clause of the other document is one demand with it all the same, in [0, 1].
        weight: of its bigrams, see `compare.texts.rarity.bigram_weights`: a formula says little.
    """

    clause: ClauseRef
    partner: float
    weight: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a clause or a fact that a change has on one side alone stands on the other side.

    Attributes:
        task: index of the task of the other document; None where it stands in its context.
        context: index into the context of the other document; None where it stands in a task.
        start: where the clause that holds it begins in the words of the task, or in the text of the context.
        end: where that clause ends.
        text: the clause that says the same, or holds the fact.
        same: whether it is the same but for punctuation and the form of a list; else it is said in other words.
    """

    task: int | None
    context: int | None
    start: int
    end: int
    text: str
    same: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """A task of the other side that may have what a change has on one side alone, too weak to be said for certain.

    Attributes:
        side: which side of the change has it alone.
        task: index of the task of the other document.
        score: how likely it has it, in [0, 1]; without an encoder how close it comes: the score of a pair of tasks that
            was no link, or of two clauses.
        clause: what is alone; None where it is the task as a whole.
        there: the clause of the other task that comes closest to it; None where it is the task as a whole.
    """

    side: Literal["left", "right"]
    task: int
    score: float
    clause: ClauseRef | None = None
    there: ClauseRef | None = None


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """What became of the deadline of a change.

    Attributes:
        left: as printed, the deadlines of all left tasks joined by ； in document order without repeats.
        right: the same of the right tasks.
        left_read: the deadlines of `left` as read, in the same order.
        right_read: the same of the right.
        days: for earlier (negative) and later (positive) by how many days, where both sides are days or are counted in
            days from an event; None else.
        working_days: the same for times counted in working days.
        left_scope: where a remark sets the deadline for a part of the task or some of its units, what it says.
        right_scope: the same of the right. Deadlines of which one has a scope are `changed`, never earlier or later.
        left_ref: the characters of the first one in the task, where they stand in the texts.
        right_ref: the same of the right.
        elsewhere: where the deadline of the side that has none in its tasks stands: in a clause on the same aim.
    """

    status: DeadlineStatus
    left: str | None
    right: str | None
    left_read: tuple[Deadline, ...] = ()
    right_read: tuple[Deadline, ...] = ()
    days: int | None = None
    working_days: int | None = None
    left_scope: str | None = None
    right_scope: str | None = None
    left_ref: ClauseRef | None = None
    right_ref: ClauseRef | None = None
    elsewhere: Elsewhere | None = None

    @property
    def in_text(self) -> bool:
        """Whether it was read in the texts, as neither side has a field or a remark with one."""
        return self.left_ref is not None or self.right_ref is not None


@dataclass(frozen=True, slots=True)
class FactChange:
    """A number, date or name in the text that changed, came or went; facts that stayed are not told.

    Attributes:
        left: as printed; None when added.
        right: as printed; None when dropped.
        direction: whether a number went up or down; None for dates and names, and where neither can be told.
        ratio: relative change of a number after conversion, right / left - 1: 0.25 for 120 → 150; None where a side is
            a range or the measures differ.
        left_ref: the characters of the fact in its task.
        right_ref: the same on the right.
        elsewhere: for added and dropped: where it stands on the other side, outside of the change; it is not lost then.
        unsure: it rests on links alone that a person should confirm.
    """

    kind: FactKind
    status: FactStatus
    left: str | None
    right: str | None
    direction: Direction | None = None
    ratio: float | None = None
    left_ref: ClauseRef | None = None
    right_ref: ClauseRef | None = None
    elsewhere: Elsewhere | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class ActorChange:
    """Another organ that a clause names than the one it became, both as printed, with whom they act (会同…).

    `left` or `right` is None where one side names nobody in its place, or where two lists differ in some names: the
    other one holds these. The refs are the characters of the organs as a whole, without those that act with them.
    """

    left: str | None
    right: str | None
    left_ref: ClauseRef | None
    right_ref: ClauseRef | None


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """A duty that became stronger, weaker or its contrary, with the words that carry it.

    `left` or `right` is None where one side says the same thing without any such word; the refs are the words' places.
    `unsure` as for a fact.
    """

    status: StrengthStatus
    left: str | None
    right: str | None
    left_ref: ClauseRef | None = None
    right_ref: ClauseRef | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """Who takes up one clause of a left task: `right` indices, ascending; none for not and frame."""

    clause: ClauseRef
    state: ClauseState
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageShare:
    """Characters of left clauses by state; they sum to the characters of the tasks counted."""

    taken: int = 0
    partly: int = 0
    not_taken: int = 0
    frame: int = 0

    @property
    def rate(self) -> float | None:
        """Share taken up, in [0, 1]: what is taken up in part counts half, frames nothing; None without clauses."""
        asked = self.taken + self.partly + self.not_taken
        return (self.taken + self.partly / 2) / asked if asked else None

    def __add__(self, other: "CoverageShare") -> "CoverageShare":
        """Add up two shares."""
        return CoverageShare(
            self.taken + other.taken,
            self.partly + other.partly,
            self.not_taken + other.not_taken,
            self.frame + other.frame,
        )


@dataclass(frozen=True, slots=True)
class TaskCoverage:
    """The clauses of one left task, in reading order; they tile its text."""

    task: int
    clauses: tuple[ClauseCoverage, ...]
    share: CoverageShare


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the lower level took up of the higher level's tasks, clause by clause.

    Attributes:
        tasks: one entry for each left task, in document order.
        sections: outermost heading (empty for tasks without one) and share, in document order.
        total: the share of the whole document.
        own: indices of right tasks without a source on the left, ascending.
    """

    tasks: tuple[TaskCoverage, ...]
    sections: tuple[tuple[str, CoverageShare], ...]
    total: CoverageShare
    own: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as found in one text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        text: the characters.
        meaning: equal for two ways of writing one fact: 1.5万元 and 15000元.
        value: what its size is, for quantities; of a range the upper end.
        measure: facts of one measure can be compared by value: `元`, `%`, `项`, `days`.
        is_range: whether it is two numbers, 30-50家.
        bound: whether a number is the least or the most that may be: 不少于三米, 80%以上; no part of its meaning.
        bound_start: offset of the first character of the number with the words of its limit; 0 without one.
        bound_end: offset behind the last one.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    meaning: tuple[object, ...]
    value: float | None = None
    measure: str = ""
    is_range: bool = False
    bound: Bound | None = None
    bound_start: int = 0
    bound_end: int = 0
