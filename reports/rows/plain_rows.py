"""A comparison in plain cells, every word resolved: one row for every link and one for every task without a link.

CSV, Markdown, the sheet 明细 and what the page saves write these cells; none words a cell by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from align.model import Link
from compare import CONFIRM_BELOW, Change, Comparison
from compare.decisions import ReviewState
from documents.model import Task
from reports.rows.elsewhere import elsewhere_text
from reports.rows.filters import is_uncertain
from reports.rows.plain_text import (
    deadline_change_text,
    facts_text,
    section_text,
    strength_text,
    unit_changes_text,
    units_text,
)
from reports.rows.review_text import change_review_text, link_review, review_text
from reports.rows.sentence import change_sentence
from reports.words.phrases import place_words, score_text, side_columns
from reports.words.wording import Wording, kind_badge_word, matched_by_words

__all__ = [
    "LINK_COLUMNS",
    "ChangeCells",
    "LinkCells",
    "LinkRow",
    "TaskCells",
    "change_cells",
    "change_columns",
    "link_cells",
    "link_rows",
    "task_cells",
]

LINK_COLUMNS: Final = (
    "change", "kind", "moved",
    "left_id", "left_number", "left_section", "left_text", "left_units", "left_deadline",
    "right_id", "right_number", "right_section", "right_text", "right_units", "right_deadline",
    "unit_changes", "deadline_change", "facts", "strength", "explanation",
    "score", "confidence", "matched_by", "uncertain", "decision", "note",
)  # fmt: skip
"""The columns of a table of links in order; `csv_<name>` is the word in the header."""


@dataclass(frozen=True, slots=True)
class TaskCells:
    """What is said of a task: all of it empty where a side has none."""

    id: str = ""
    number: str = ""
    place: str = ""
    section: str = ""
    text: str = ""
    units: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCells:
    """What all rows of a change say of it.

    Attributes:
        kind: its type.
        explanation: one sentence about all that changed.
        flags: its type, before it whether it moved, behind it whether to confirm it.
        elsewhere: which of its clauses stand in another task of the other side, and where.
        decision: all decisions about it and about single links of it, each with its note.
    """

    id: str
    kind: str
    flags: str
    moved: str
    unit_changes: str
    deadline_change: str
    facts: str
    strength: str
    explanation: str
    decision: str
    elsewhere: str = ""
    separator: str = ""

    @property
    def facts_and_places(self) -> str:
        """What changed in numbers and names, then where clauses stand: tables without marks have no other place."""
        return self.separator.join(part for part in (self.facts, self.elsewhere) if part)


@dataclass(frozen=True, slots=True)
class LinkCells:
    """How sure a link is; empty but for `uncertain` for a task without one."""

    score: str
    confidence: str
    matched_by: str
    uncertain: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link with both of its tasks, or one task alone.

    Attributes:
        measured: the link itself, for formats that hold numbers; None without one.
        review: what was decided about the link where that was decided by itself, else about the change.
        decision: `review` in words, `note` what was written to it.
        grouped: whether the change has several tasks on one side.
    """

    change: ChangeCells
    left: TaskCells
    right: TaskCells
    link: LinkCells
    measured: Link | None
    review: ReviewState
    decision: str
    note: str
    grouped: bool

    def by_column(self) -> Mapping[str, str]:
        """Return the cells by the names of `LINK_COLUMNS`, and the place of each task."""
        change, link = self.change, self.link
        return {
            "change": change.id,
            "kind": change.kind,
            "moved": change.moved,
            **{f"left_{field.name}": getattr(self.left, field.name) for field in fields(TaskCells)},
            **{f"right_{field.name}": getattr(self.right, field.name) for field in fields(TaskCells)},
            "unit_changes": change.unit_changes,
            "deadline_change": change.deadline_change,
            "facts": change.facts_and_places,
            "strength": change.strength,
            "explanation": change.explanation,
            "score": link.score,
            "confidence": link.confidence,
            "matched_by": link.matched_by,
            "uncertain": link.uncertain,
            "decision": self.decision,
            "note": self.note,
        }


def link_rows(comparison: Comparison, words: Wording) -> Iterator[LinkRow]:
    """List every link once and every task without a link once, in the order of the changes."""
    lefts = [task_cells(task, words) for task in comparison.left.tasks]
    rights = [task_cells(task, words) for task in comparison.right.tasks]
    for place, change in enumerate(comparison.changes):
        said = change_cells(place, comparison, words)
        grouped = len(change.left) > 1 or len(change.right) > 1
        for index in change.links or (None,):
            link = None if index is None else comparison.links[index]
            left, right = (change.left[:1], change.right[:1]) if link is None else ((link.left,), (link.right,))
            review = link_review(place, index, comparison)
            yield LinkRow(
                change=said,
                left=lefts[left[0]] if left else TaskCells(),
                right=rights[right[0]] if right else TaskCells(),
                link=link_cells(link, words),
                measured=link,
                review=review,
                decision=review_text(review, comparison, words),
                note=review.note or "",
                grouped=grouped,
            )


def task_cells(task: Task, words: Wording) -> TaskCells:
    """Word what is said of a task."""
    return TaskCells(
        id=task.id,
        number=task.number or "",
        place=words["list_separator"].join(place_words(task.place, words)),
        section=section_text(task),
        text=task.words,
        units=units_text(task, words),
        deadline=task.deadline or "",
    )


def change_cells(index: int, comparison: Comparison, words: Wording) -> ChangeCells:
    """Word what is said of a change; `index` is its position in `Comparison.changes`."""
    change = comparison.changes[index]
    kind = kind_badge_word(words, change, comparison.mode)
    return ChangeCells(
        id=change.id,
        kind=kind,
        flags=words["list_separator"].join(_flags(change, kind, comparison, words)),
        moved=_yes_or_no(change.moved, words),
        unit_changes=unit_changes_text(change, comparison, words),
        deadline_change=deadline_change_text(change, comparison, words),
        facts=facts_text(change, comparison, words),
        elsewhere=elsewhere_text(change, comparison, words),
        strength=strength_text(change, words),
        explanation=change_sentence(change, comparison, words),
        decision=change_review_text(index, comparison, words),
        separator=words["clause_separator"],
    )


def link_cells(link: Link | None, words: Wording) -> LinkCells:
    """Word how sure a link is; None stands for a task without one."""
    if link is None:
        return LinkCells("", "", "", words["csv_no"])
    return LinkCells(
        score=score_text(link.score),
        confidence=score_text(link.confidence),
        matched_by=matched_by_words(words, link.matched_by),
        uncertain=_yes_or_no(link.confidence < CONFIRM_BELOW, words),
    )


def change_columns(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    """Name the columns of a table of changes; the one before the last holds decisions, before it the sentence."""
    return (
        words["column_kind"],
        *side_columns(comparison, words),
        words["csv_unit_changes"],
        words["csv_deadline_change"],
        words["csv_facts"],
        words["csv_strength"],
        words["csv_explanation"],
        words["remark_decision"],
        words["column_change"],
    )


def _flags(change: Change, kind: str, comparison: Comparison, words: Wording) -> Iterator[str]:
    if change.moved:
        yield words["flag_moved"]
    yield kind
    if is_uncertain(change, comparison):
        yield words["flag_uncertain"]


def _yes_or_no(value: object, words: Wording) -> str:
    return words["csv_yes"] if value else words["csv_no"]
