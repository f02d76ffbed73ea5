"""The ledger of units for the JSON of a comparison: tasks by their ids, changes by theirs."""

from collections.abc import Iterable

from compare import AnswerRow, Comparison, LedgerRow, UnitStatus, unit_ledger
from documents.model import Document
from reports.data.published_words import unit_word

__all__ = ["ledger_dict"]


def ledger_dict(comparison: Comparison) -> dict[str, object]:
    """Return the ledger of units as plain values for JSON, in the order of `compare.unit_ledger`."""
    ledger = unit_ledger(comparison)
    return {
        "rows": [_row(row, comparison) for row in ledger.rows],
        "answers": [_answer(row, comparison) for row in ledger.answers],
        "events": _events(ledger.events),
    }


def _row(row: LedgerRow, comparison: Comparison) -> dict[str, object]:
    changes = comparison.changes
    return {
        "organ": row.organ,
        "left": {
            "names": list(row.left_names),
            "lead": _ids(comparison.left, row.left_lead),
            "responsible": _ids(comparison.left, row.left_responsible),
            "cooperating": _ids(comparison.left, row.left_cooperating),
        },
        "right": {
            "names": list(row.right_names),
            "lead": _ids(comparison.right, row.right_lead),
            "responsible": _ids(comparison.right, row.right_responsible),
            "cooperating": _ids(comparison.right, row.right_cooperating),
        },
        "gained": [changes[place].id for place in row.gained],
        "lost": [changes[place].id for place in row.lost],
        "lead_gained": [changes[place].id for place in row.lead_gained],
        "lead_lost": [changes[place].id for place in row.lead_lost],
        "named": [changes[place].id for place in row.named],
        "covered": [changes[place].id for place in row.covered],
        "handed_to": {entry.organ: [changes[place].id for place in entry.changes] for entry in row.handed_to},
        "taken_from": {entry.organ: [changes[place].id for place in entry.changes] for entry in row.taken_from},
        "events": _events(row.events),
    }


def _answer(row: AnswerRow, comparison: Comparison) -> dict[str, object]:
    return {
        "organ": row.organ,
        "names": list(row.names),
        "answers": [
            {
                "unit": answer.unit,
                "left": _ids(comparison.left, answer.left_tasks),
                "right": _ids(comparison.right, answer.right_tasks),
            }
            for answer in row.answers
        ],
        "unanswered": _ids(comparison.left, row.unanswered),
        "unlinked": _ids(comparison.left, row.unlinked),
    }


def _ids(document: Document, tasks: Iterable[int]) -> list[str]:
    return [document.tasks[index].id for index in tasks]


def _events(counts: Iterable[tuple[UnitStatus, int]]) -> dict[str, int]:
    """Count events by the words of the JSON."""
    return {unit_word(status): count for status, count in counts}
