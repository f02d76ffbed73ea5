"""The ledger of units as CSV for spreadsheets: one row an organ."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare import Comparison, Handover, LedgerRow, unit_ledger
from documents.model import Document
from reports.data.csv_file import csv_file
from reports.words.wording import Language, Wording, wording

__all__ = ["UNIT_COLUMNS", "units_csv_bytes"]

UNIT_COLUMNS: Final = (
    "organ", "left_names", "right_names",
    "left_lead", "left_responsible", "left_cooperating", "right_lead", "right_responsible", "right_cooperating",
    "gained", "lost", "lead_gained", "lead_lost", "named", "covered", "handed_to", "taken_from",
    "left_tasks", "right_tasks", "changes",
)  # fmt: skip
"""The columns in order; the header row prints their names in the language of the file."""

ANSWER_COLUMNS: Final = ("answered_by", "unanswered", "unlinked")
"""Further columns for two levels: who answers for the tasks of the organ below, and for which nobody does."""


def units_csv_bytes(comparison: Comparison, *, lang: Language = "zh-CN") -> bytes:
    """Write the ledger of units as CSV in UTF-8 with a byte order mark, which is what Excel needs to read Chinese.

    Returns:
        A header row, then one row an organ in the order of `compare.unit_ledger`. The first six numbers count tasks,
        the next six linked changes; the lists name tasks by their ids and changes by theirs.
    """
    words = wording(lang, comparison.mode)
    columns = (*UNIT_COLUMNS, *(ANSWER_COLUMNS if comparison.mode == "level" else ()))
    return csv_file([words[f"units_csv_{column}"] for column in columns], _rows(comparison, words))


def _rows(comparison: Comparison, words: Wording) -> Iterator[tuple[str, ...]]:
    ledger = unit_ledger(comparison)
    answers = {row.organ: row for row in ledger.answers}
    for row in ledger.rows:
        cells = _cells(row, comparison, words)
        if comparison.mode != "level":
            yield cells
            continue
        answer = answers.get(row.organ)
        if answer is None:
            yield (*cells, "", "", "")
            continue
        listed = (_times(str(one.unit), len(one.left_tasks), words) for one in answer.answers)
        unanswered, unlinked = (_ids(comparison.left, tasks, words) for tasks in (answer.unanswered, answer.unlinked))
        yield (*cells, words["list_separator"].join(listed), unanswered, unlinked)


def _cells(row: LedgerRow, comparison: Comparison, words: Wording) -> tuple[str, ...]:
    left = (row.left_lead, row.left_responsible, row.left_cooperating)
    right = (row.right_lead, row.right_responsible, row.right_cooperating)
    changed = (row.gained, row.lost, row.lead_gained, row.lead_lost, row.named, row.covered)
    changes = sorted({place for places in changed for place in places})
    return (
        row.organ,
        words["list_separator"].join(row.left_names),
        words["list_separator"].join(row.right_names),
        *(str(len(tasks)) for tasks in (*left, *right)),
        *(str(len(places)) for places in changed),
        _handovers(row.handed_to, words),
        _handovers(row.taken_from, words),
        _ids(comparison.left, sorted(index for tasks in left for index in tasks), words),
        _ids(comparison.right, sorted(index for tasks in right for index in tasks), words),
        words["list_separator"].join(comparison.changes[place].id for place in changes),
    )


def _handovers(handovers: Sequence[Handover], words: Wording) -> str:
    return words["list_separator"].join(_times(entry.organ, len(entry.changes), words) for entry in handovers)


def _times(name: str, count: int, words: Wording) -> str:
    return words["units_csv_times"].format(name=name, count=count)


def _ids(document: Document, tasks: Sequence[int], words: Wording) -> str:
    return words["list_separator"].join(document.tasks[index].id for index in tasks)
