"""What both documents say of themselves, side by side."""

from typing import Final

from compare import Comparison
from documents.model import Document
from reports.overview.views import DocumentField
from reports.words.phrases import date_text
from reports.words.wording import Wording

__all__ = ["document_fields"]

_SHA_DIGITS: Final = 8  # digits of a hash that are printed: enough to tell two versions of a file apart
_CONVERTED: Final = "traditional-converted"  # code of the warning that a Traditional source gets


def document_fields(comparison: Comparison, words: Wording) -> tuple[DocumentField, ...]:
    """List what both documents say of themselves; lines that neither has are left out, but for the first five."""
    left, right = comparison.left, comparison.right
    always = [
        DocumentField(words[f"field_{name}"], _given(first), _given(second))
        for name, first, second in (
            ("title", left.title, right.title),
            ("issuer", left.issuer, right.issuer),
            ("number", left.document_number, right.document_number),
            (
                "date",
                left.issued_on and date_text(left.issued_on, words),
                right.issued_on and date_text(right.issued_on, words),
            ),
        )
    ]
    sometimes = (
        DocumentField(words["field_region"], _region(left, words), _region(right, words)),
        DocumentField(words["field_tasks"], _count(left, words), _count(right, words)),
        DocumentField(words["field_source"], _source(comparison, "left", words), _source(comparison, "right", words)),
        DocumentField(words["field_global_units"], left.global_responsible_units, right.global_responsible_units),
        DocumentField(words["field_annexes"], _annexes(left, words), _annexes(right, words)),
        DocumentField(
            words["field_notes"],
            left.notes,
            right.notes,
            folded=(
                words["notes_count"].format(count=len(left.notes)),
                words["notes_count"].format(count=len(right.notes)),
            ),
        ),
    )
    return (*always, *(field for field in sometimes if field.left or field.right))


def _given(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _region(document: Document, words: Wording) -> tuple[str, ...]:
    level = None if document.level is None else words[f"level_{document.level}"]
    shown = [part for part in (document.region, level) if part]
    return (" · ".join(shown),) if shown else ()


def _count(document: Document, words: Wording) -> tuple[str, ...]:
    return (words["tasks_count"].format(count=len(document.tasks)),)


def _source(comparison: Comparison, side: str, words: Wording) -> tuple[str, ...]:
    source = comparison.left.source if side == "left" else comparison.right.source
    lines = [] if source is None else [words["source"].format(name=source.name, sha=source.sha256[:_SHA_DIGITS])]
    if any(of == side and warning.code == _CONVERTED for of, warning in comparison.warnings):
        lines.append(words["traditional"])
    return tuple(lines)


def _annexes(document: Document, words: Wording) -> tuple[str, ...]:
    return tuple(words["annex"].format(title=annex.title, count=len(annex.units)) for annex in document.annexes)
