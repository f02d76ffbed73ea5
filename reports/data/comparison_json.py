"""A comparison as JSON: the whole of it, in the order of the page's data; docs/comparison.schema.json describes it."""

import json
from typing import Final

from align.model import ClausePair, Contribution, Link
from compare import ClauseEdit, Comparison, Counts, TokenEdit, UnitChange, UnitPart
from compare.decision_json import anchor_dict
from compare.decisions import Review
from documents.model import Document, ReadingWarning
from documents.task_lists.task_json import document_to_dict
from reports.data.particulars_json import (
    actor_dict,
    coverage_dict,
    deadline_dict,
    elsewhere_dict,
    fact_dict,
    reference_dict,
    related_dict,
    strength_dict,
)
from reports.data.published_words import unit_word
from reports.data.units_json import ledger_dict
from reports.rows.review_data import state_dict
from reports.rows.sentence import change_sentence
from reports.words.wording import wording

__all__ = ["FORMAT", "comparison_dict", "json_bytes"]

FORMAT: Final = "policydiff-comparison/2"
"""Named in every file; the digit rises when a reader of the old form would be misled."""

_DIGITS: Final = 4  # of a score: finer differences carry no meaning, and coarser ones would hide ties


def comparison_dict(comparison: Comparison) -> dict[str, object]:
    """Return a comparison as plain values for JSON.

    Tasks are named by their ids. Links are sorted by position in both documents, changes in the order of the
    comparison; every task is in exactly one change.
    """
    return {
        "format": FORMAT,
        "mode": comparison.mode,
        "left": document_to_dict(comparison.left),
        "right": document_to_dict(comparison.right),
        "links": [_link(place, comparison) for place in range(len(comparison.links))],
        "changes": [_change(place, comparison) for place in range(len(comparison.changes))],
        "counts": _counts(comparison.counts),
        "coverage": coverage_dict(comparison),
        "units": ledger_dict(comparison),
        "warnings": [_warning(side, warning) for side, warning in comparison.warnings],
        "signature": dict(comparison.signature),
        "review": None if comparison.review is None else _review(comparison.review),
    }


def json_bytes(comparison: Comparison) -> bytes:
    """Write a comparison as UTF-8 JSON with a final line break; the same comparison gives the same bytes."""
    text = json.dumps(comparison_dict(comparison), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _rounded(value: float) -> float:
    return round(value, _DIGITS) + 0.0  # a negative zero becomes a plain one


def _ids(document: Document, tasks: tuple[int, ...]) -> list[str]:
    return [document.tasks[task].id for task in tasks]


def _link(place: int, comparison: Comparison) -> dict[str, object]:
    link = comparison.links[place]
    return {
        "left": comparison.left.tasks[link.left].id,
        "right": comparison.right.tasks[link.right].id,
        "label": link.label,
        "extent": link.extent,
        "score": _rounded(link.score),
        "confidence": _rounded(link.confidence),
        "matched_by": link.matched_by,
        "evidence": [_contribution(entry) for entry in link.evidence],
        "clauses": [_clause_pair(pair, link, comparison) for pair in link.clauses],
        "review": None if comparison.review is None else state_dict(comparison.review.links[place]),
    }


def _clause_pair(pair: ClausePair, link: Link, comparison: Comparison) -> dict[str, object]:
    left, right = comparison.left.tasks[link.left], comparison.right.tasks[link.right]
    return {
        "left": {
            "start": pair.left_start,
            "end": pair.left_end,
            "text": left.words[pair.left_start : pair.left_end],
        },
        "right": {
            "start": pair.right_start,
            "end": pair.right_end,
            "text": right.words[pair.right_start : pair.right_end],
        },
        "score": _rounded(pair.score),
    }


def _contribution(entry: Contribution) -> dict[str, object]:
    return {
        "name": entry.name,
        "value": _rounded(entry.value),
        "points": _rounded(entry.points),
        "words": list(entry.words),
    }


def _change(place: int, comparison: Comparison) -> dict[str, object]:
    change = comparison.changes[place]
    return {
        "id": change.id,
        "kind": change.kind,
        "moved": change.moved,
        "left": _ids(comparison.left, change.left),
        "right": _ids(comparison.right, change.right),
        "kept_left": _rounded(change.kept_left),
        "kept_right": _rounded(change.kept_right),
        "units": [_unit(unit) for unit in change.units],
        "parts": [_part(part, comparison) for part in change.parts],
        "deadline": deadline_dict(change.deadline, comparison),
        "facts": [fact_dict(fact, comparison) for fact in change.facts],
        "strength": [strength_dict(strength, comparison) for strength in change.strength],
        "actors": [actor_dict(actor, comparison) for actor in change.actors],
        "explanation": change_sentence(change, comparison, wording("zh-CN", comparison.mode)),
        "substantive": change.substantive,
        "reasons": list(change.reasons),
        "role": change.role,
        "text": [_clause(edit, comparison) for edit in change.text],
        "unsure": change.unsure,
        "related": [related_dict(one, comparison) for one in change.related],
        "review": None if comparison.review is None else state_dict(comparison.review.changes[place]),
    }


def _review(review: Review) -> dict[str, object]:
    return {
        "events": len(review.decisions),
        "orphaned": [
            {
                "event": entry.decision.event,
                "action": entry.decision.action,
                "reason": entry.reason,
                "missing": [anchor_dict(anchor) for anchor in entry.missing],
                "note": entry.decision.note,
                "by": entry.decision.by,
                "at": entry.decision.at,
            }
            for entry in review.orphaned
        ],
        "conflicts": [[entry.one.event, entry.other.event] for entry in review.conflicts],
    }


def _unit(unit: UnitChange) -> dict[str, object]:
    return {
        "status": unit_word(unit.status),
        "left": unit.left,
        "right": unit.right,
        "left_role": unit.left_role,
        "right_role": unit.right_role,
        "left_after": unit.left_after,
        "right_before": unit.right_before,
        "reform": unit.reform,
        "left_open": unit.left_open,
        "right_open": unit.right_open,
        "unlisted": unit.unlisted,
        "unsure": unit.unsure,
    }


def _part(part: UnitPart, comparison: Comparison) -> dict[str, object]:
    link = comparison.links[part.link]
    return {
        "left": comparison.left.tasks[link.left].id,
        "right": comparison.right.tasks[link.right].id,
        "units": [_unit(unit) for unit in part.units],
    }


def _clause(edit: ClauseEdit, comparison: Comparison) -> dict[str, object]:
    return {
        "status": edit.status,
        "moved": edit.moved,
        "left": reference_dict(edit.left, comparison.left),
        "right": reference_dict(edit.right, comparison.right),
        "elsewhere": elsewhere_dict(edit.elsewhere, comparison.right if edit.right is None else comparison.left),
        "in_other_words": edit.in_other_words,
        "tentative": edit.tentative,
        "tokens": [_token(token) for token in edit.tokens],
    }


def _token(token: TokenEdit) -> dict[str, object]:
    return {"op": token.op, "left": token.left, "right": token.right, "trivial": token.trivial}


def _counts(counts: Counts) -> dict[str, object]:
    return {
        "left_tasks": counts.left_tasks,
        "right_tasks": counts.right_tasks,
        "kinds": {
            kind: {"changes": count.changes, "left": count.left, "right": count.right} for kind, count in counts.kinds
        },
        "moved": counts.moved,
        "unit_changes": counts.unit_changes,
        "deadline_changes": counts.deadline_changes,
        "uncertain": counts.uncertain,
        "number_changes": counts.number_changes,
        "strength_changes": counts.strength_changes,
        "substantive": counts.substantive,
        "elsewhere": counts.elsewhere,
        "unsure_units": counts.unsure_units,
        "unsure_deadlines": counts.unsure_deadlines,
        "unsure_numbers": counts.unsure_numbers,
        "unsure_strength": counts.unsure_strength,
    }


def _warning(side: str, warning: ReadingWarning) -> dict[str, object]:
    return {
        "side": side,
        "code": warning.code,
        "message": warning.message,
        "line": warning.place.line,
        "page": warning.place.page,
        "cell": warning.place.cell,
        "task": warning.task,
    }
