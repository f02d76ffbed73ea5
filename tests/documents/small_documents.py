"""Reads a small document written in a test, and shows its tasks as plain tuples."""

from documents.model import Document, Source
from documents.text_document import parse_text

__all__ = ["codes", "read", "rows", "tasks"]


def read(text: str) -> Document:
    return parse_text(text, document_id="d", source=Source("d.txt", "0", "text"))


def tasks(document: Document) -> list[tuple]:
    """Number, section, text, lead units, responsible units."""
    return [(t.number, t.section, t.text, t.lead_units, t.responsible_units) for t in document.tasks]


def rows(document: Document) -> list[tuple]:
    """All fields, the three unit roles joined by 、."""
    units = [
        ("、".join(t.lead_units), "、".join(t.responsible_units), "、".join(t.cooperating_units))
        for t in document.tasks
    ]
    return [
        (t.number, "/".join(t.section), t.text, *names, t.deadline, t.remark)
        for t, names in zip(document.tasks, units, strict=True)
    ]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]
