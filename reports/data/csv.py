"""A comparison as CSV for spreadsheets: one row per link and per task without a link."""

import csv
import io
from typing import Final

from align.model import Link
from compare import CONFIRM_BELOW, Change, Comparison, Mode
from documents.model import Task
from reports.rows.link_rows import LinkRow, link_rows
from reports.rows.plain_text import (
    deadline_change_text,
    facts_text,
    section_text,
    strength_text,
    unit_changes_text,
    units_text,
)
from reports.rows.review_text import review_text, row_review
from reports.words.phrases import score_text
from reports.words.wording import Language, Wording, kind_badge_word, matched_by_words, wording

__all__ = ["COLUMNS", "change_cells", "csv_bytes", "guarded", "link_cells"]

COLUMNS: Final = (
    "change", "kind", "moved",
    "left_id", "left_number", "left_section", "left_text", "left_units", "left_deadline",
    "right_id", "right_number", "right_section", "right_text", "right_units", "right_deadline",
    "unit_changes", "deadline_change", "facts", "strength", "score", "confidence", "matched_by", "uncertain",
    "decision", "note",
)  # fmt: skip
"""The columns in order; the header row prints their names in the language of the file."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_bytes(comparison: Comparison, *, lang: Language = "zh-CN") -> bytes:
    """Write a comparison as CSV in UTF-8 with a byte order mark, which is what Excel needs to read Chinese.

    Returns:
        A header row, then in the order of the changes one row per link, or one for a task without a link. What
        belongs to the whole change, such as its unit changes, is repeated in each of its rows.
    """
    words = wording(lang, comparison.mode)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([words[f"csv_{column}"] for column in COLUMNS])
    for row in link_rows(comparison):
        writer.writerow([guarded(cell) for cell in _row(row, comparison, words)])
    return stream.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def change_cells(change: Change, mode: Mode, words: Wording) -> tuple[tuple[str, str], tuple[str, str, str, str]]:
    """Return what all rows of a change say of it: before its tasks and after them."""
    return (kind_badge_word(words, change, mode), words["csv_yes"] if change.moved else words["csv_no"]), (
        unit_changes_text(change, words),
        deadline_change_text(change, words),
        facts_text(change, words),
        strength_text(change, words),
    )


def link_cells(link: Link | None, words: Wording) -> tuple[str, str, str, str]:
    """Return score, confidence, what it was matched by and whether to confirm it; None for a task without a link."""
    if link is None:
        return ("", "", "", words["csv_no"])
    return (
        score_text(link.score),
        score_text(link.confidence),
        matched_by_words(words, link.matched_by),
        words["csv_yes"] if link.confidence < CONFIRM_BELOW else words["csv_no"],
    )


def _row(row: LinkRow, comparison: Comparison, words: Wording) -> tuple[str, ...]:
    review = row_review(row, comparison)
    before, after = change_cells(row.change, comparison.mode, words)
    return (
        row.change.id,
        *before,
        *_task_cells(row.left, words),
        *_task_cells(row.right, words),
        *after,
        *link_cells(row.link, words),
        review_text(review, comparison, words),
        review.note or "",
    )


def _task_cells(task: Task | None, words: Wording) -> tuple[str, ...]:
    if task is None:
        return ("",) * 6
    return (task.id, task.number or "", section_text(task), task.text, units_text(task, words), task.deadline or "")
