"""What looks wrong in what was read, whatever the way it was read: the result is held against itself."""

from dataclasses import replace

from documents.doubts.cells import cell_doubts
from documents.doubts.columns import column_doubts
from documents.doubts.counts import count_doubts
from documents.doubts.forms import form_doubts
from documents.doubts.headings import heading_doubts
from documents.doubts.joined import joined_doubts
from documents.doubts.labels import label_doubts
from documents.doubts.left_out import left_out_doubts
from documents.doubts.lines import line_doubts
from documents.doubts.names import name_doubts
from documents.doubts.numbers import number_doubts
from documents.doubts.openings import opening_doubts
from documents.doubts.paragraphs import paragraph_doubts
from documents.doubts.repeats import repeat_doubts
from documents.doubts.roles import role_doubts
from documents.doubts.texts import text_doubts
from documents.doubts.units import unit_doubts
from documents.model import Document

__all__ = ["with_doubts"]

_CHECKS = (
    number_doubts,
    opening_doubts,
    joined_doubts,
    text_doubts,
    paragraph_doubts,
    form_doubts,
    heading_doubts,
    line_doubts,
    cell_doubts,
    column_doubts,
    label_doubts,
    unit_doubts,
    role_doubts,
    name_doubts,
    repeat_doubts,
    left_out_doubts,
    count_doubts,
)


def with_doubts(document: Document) -> Document:
    """Add a warning for each cause for which tasks may have been read wrong; each says what was seen and where.

    What a reader has said of the same place itself is not said again; each check sees what was said before it.
    """
    said = {(warning.code, warning.place.line) for warning in document.warnings}
    for check in _CHECKS:
        new = tuple(warning for warning in check(document) if (warning.code, warning.place.line) not in said)
        if new:
            document = replace(document, warnings=(*document.warnings, *new))
    return document
