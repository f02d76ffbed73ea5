"""A comparison as data: links become changes, and every character and every task is counted once."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from align.model import Answer, Candidate, Link
from compare.decisions import Review
from compare.kinds import Kind
from compare.particulars import (
    ActorChange,
    ClauseRef,
    Coverage,
    DeadlineChange,
    Elsewhere,
    FactChange,
    LevelRole,
    LoneClause,
    Reason,
    Related,
    StrengthChange,
)
from documents.model import Document, ReadingWarning, UnitName

if TYPE_CHECKING:
    from align.meanings import Meanings

__all__ = [
    "NO_UNIT_CHANGE",
    "Change",
    "ClauseEdit",
    "Comparison",
    "Counts",
    "EditStatus",
    "KindCount",
    "Mode",
    "TokenEdit",
    "TokenOp",
    "UnitChange",
    "UnitPart",
    "UnitRole",
    "UnitStatus",
]

Mode = Literal["year", "level", "region"]
"""year: one issuer, two years; level: a higher and a lower government; region: two places side by side."""

TokenOp = Literal["equal", "insert", "delete", "replace"]
EditStatus = Literal["kept", "changed", "added", "dropped"]
UnitRole = Literal["lead", "responsible", "cooperating"]
UnitStatus = Literal[
    "kept",  # same unit, same role
    "renamed",  # one organ of one level and place under a new name by a reform, same role
    "counterpart",  # the same organ at another level, or the organ with the same job under another name
    "added",  # on the right only
    "dropped",  # on the left only
    "lead_handed_over",  # `left` leads on the left alone, `right` on the right alone: one event for two units
    "lead_gained",  # on both sides, leads on the right only
    "lead_lost",  # on both sides, leads on the left only
    "role_changed",  # on both sides, another change of role
    "covered_by_group",  # named on the left, covered on the right by a collective, which stands in `right`
    "named_from_group",  # named on the right, covered on the left by a collective, which stands in `left`
    "among_others",  # a collective on one side, and 等 behind a unit on the other, which stands for it
    "inherited",  # named by the tasks of one side, responsible by a rule for the whole document on the other
    "not_listed",  # on one side only, and the tasks of the other side name no unit
]
"""docs/decisions/0005-unit-events.md says when each is told."""

NO_UNIT_CHANGE: frozenset[UnitStatus] = frozenset(
    ["kept", "renamed", "counterpart", "among_others", "inherited", "not_listed"]
)
"""What is no change of substance; every other status is one. A unit that a collective covers now is one: who answers
is less plain, or plainer."""


@dataclass(frozen=True, slots=True)
class TokenEdit:
    """One run of a token-level edit; `left` is "" for insert, `right` is "" for delete, both equal for equal.

    `trivial` marks an edit of punctuation or width only: nothing that a reader must be shown.
    """

    op: TokenOp
    left: str
    right: str
    trivial: bool = False


@dataclass(frozen=True, slots=True)
class ClauseEdit:
    """What became of one clause.

    kept: both refs, texts equal but for trivial punctuation; changed: both refs, `tokens` turn the left text into
    the right text; dropped: left ref only; added: right ref only. The left refs of all edits of a change tile
    every left task's text exactly once, and the right refs every right task's text. `moved` marks a kept or changed
    clause that stands elsewhere among the clauses of its own change. `elsewhere` says of a dropped or added clause
    where another task of the other side has it: it was moved within the document, and is neither lost nor new.
    `in_other_words` marks a changed clause of which no word stands where it stood, and `tentative` one of which it is
    likely, though not sure, that both sides are one demand; `chance` says how likely, in [0, 1]. `alone` has the
    clauses of a dropped or added run one by one, where they could be measured.
    """

    status: EditStatus
    left: ClauseRef | None
    right: ClauseRef | None
    tokens: tuple[TokenEdit, ...] = ()
    moved: bool = False
    elsewhere: Elsewhere | None = None
    in_other_words: bool = False
    tentative: bool = False
    chance: float = field(default=1.0, compare=False, repr=False)
    alone: tuple[LoneClause, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What became of one unit within a change; `left`/`right` are the names printed on each side.

    Attributes:
        left_role: role of `left` on the left.
        right_role: role of `right` on the right.
        left_after: for `lead_handed_over`: role of `left` on the right; None when it is not named there.
        right_before: for `lead_handed_over`: role of `right` on the left; None when it is not named there.
        reform: for an organ under another name by a reform of institutions: the year of the reform.
        left_open: 等 stands behind it on the left: it and others that are not named.
        right_open: the same of the right.
        unlisted: for `dropped` and `added`, and for the collective of `named_from_group` and `covered_by_group`: the
            other side names leads alone, and says nothing of who else takes part. Not between levels.
        unsure: the event rests on links alone that a person should confirm.
    """

    status: UnitStatus
    left: UnitName | None
    right: UnitName | None
    left_role: UnitRole | None
    right_role: UnitRole | None
    left_after: UnitRole | None = None
    right_before: UnitRole | None = None
    reform: int | None = None
    left_open: bool = False
    right_open: bool = False
    unlisted: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The units of one link of a change that has several: who has this part now; `link` indexes `Comparison.links`."""

    link: int
    units: tuple[UnitChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One connected group of links, or one unlinked task.

    Attributes:
        id: derived from the ids and texts of its tasks, so that it survives a re-run: `r-` and 8 hex digits.
        kind: speaks of the text alone; units and deadline have fields of their own and leave `unchanged` unchanged.
        moved: the group stands elsewhere: every one of its links crosses the reading order of the linked rest. A
            renumbered or reworded heading is no move, nor is a place that shifts because tasks came or went before it.
        left: indices into the left document's tasks, ascending; empty for added.
        right: indices into the right document's tasks, ascending; empty for dropped.
        links: indices into `Comparison.links`.
        kept_left: share of the characters of its left texts that stand on the right as well, in [0, 1]; 0 without any.
        kept_right: share of the characters of its right texts that stand on the left as well.
        facts: numbers, dates and names that changed, came or went, in reading order of the clause edits.
        strength: duties that became stronger or weaker, in the same order.
        actors: other organs that act in the texts, where a document has no fields for units.
        substantive: whether a person must look at it; `reasons` say why, or why not.
        reasons: in the order of `REASONS`.
        role: what the lower level made of it; None unless the mode is `level`.
        parts: for a change of several links, the units of each link, in the order of `links`; else empty.
        unsure: it has links, and a person should confirm every one of them: what it says holds only if they do.
        related: tasks of the other side that may have what this change has on one side alone, see
            `compare.details.related`; the one for the task as a whole first.
    """

    id: str
    kind: Kind
    moved: bool
    left: tuple[int, ...]
    right: tuple[int, ...]
    links: tuple[int, ...]
    text: tuple[ClauseEdit, ...]
    units: tuple[UnitChange, ...]
    deadline: DeadlineChange | None
    kept_left: float = 0.0
    kept_right: float = 0.0
    facts: tuple[FactChange, ...] = ()
    strength: tuple[StrengthChange, ...] = ()
    actors: tuple[ActorChange, ...] = ()
    substantive: bool = True
    reasons: tuple[Reason, ...] = ()
    role: LevelRole | None = None
    parts: tuple[UnitPart, ...] = ()
    related: tuple[Related, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many changes of a kind there are, and how many tasks of each side they hold."""

    changes: int = 0
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals that close: the kinds' `left` sum to `left_tasks` and their `right` to `right_tasks`.

    Attributes:
        kinds: one entry for every kind, in the order of `KINDS`.
        moved: changes that moved.
        unit_changes: linked changes with a unit whose status is not in `NO_UNIT_CHANGE`; neither this nor the next ones
            count what rests on links alone that a person should confirm.
        deadline_changes: linked changes whose deadline is neither kept nor rolled on.
        uncertain: links whose confidence is below `compare.CONFIRM_BELOW`.
        number_changes: linked changes with a number or a time in the text that changed, came or went.
        strength_changes: linked changes with a duty that became stronger, weaker or its contrary.
        substantive: changes of substance, added and dropped ones included.
        elsewhere: clauses and facts that one side of a change lacks and another task of that side has.
        unsure_units: changes with a unit event, each of which rests on links alone that a person should confirm.
        unsure_deadlines: the same for deadlines.
        unsure_numbers: the same for numbers.
        unsure_strength: the same for duties.
    """

    left_tasks: int
    right_tasks: int
    kinds: tuple[tuple[Kind, KindCount], ...]
    moved: int
    unit_changes: int
    deadline_changes: int
    uncertain: int
    number_changes: int = 0
    strength_changes: int = 0
    substantive: int = 0
    elsewhere: int = 0
    unsure_units: int = 0
    unsure_deadlines: int = 0
    unsure_numbers: int = 0
    unsure_strength: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and everything that is said about the pair.

    Attributes:
        links: as returned by align, sorted by (left, right); their clauses are places in the words of the tasks.
        changes: in reading order of the right document; a dropped task stands after its left neighbour.
        runners_up: rejected candidates for the evidence view.
        warnings: of both documents and of the comparison; `side` tells whose ("left", "right", "comparison").
        signature: (name, value) pairs: version, encoder, model, thresholds, sha256 of the inputs.
        coverage: what the right document takes up of the left one; None unless the mode is `level`.
        organs: (printed name, organ) for every unit of both documents: names of one organ are one row of the ledger.
        review: what reviewers decided; None where nobody was asked.
        answers: see `align.Alignment`: what comes closest to each clause of the left tasks, whatever is linked.
        right_answers: the same of the right tasks.
        meanings: what the clauses of both documents mean; None without an encoder.
    """

    left: Document
    right: Document
    mode: Mode
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    counts: Counts
    runners_up: tuple[Candidate, ...]
    warnings: tuple[tuple[str, ReadingWarning], ...]
    signature: tuple[tuple[str, str], ...]
    coverage: Coverage | None = None
    organs: tuple[tuple[UnitName, str], ...] = ()
    review: Review | None = None
    answers: tuple[tuple[Answer, ...], ...] = field(default=(), repr=False)
    right_answers: tuple[tuple[Answer, ...], ...] = field(default=(), repr=False)
    meanings: "Meanings | None" = field(default=None, repr=False, compare=False)
