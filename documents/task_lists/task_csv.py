"""Write the tasks of a document as CSV; `task_table` reads it back without loss."""

import csv
import io
from typing import Final

from documents.files.formulas import guarded
from documents.model import Document
from documents.task_lists.table_header import COLUMNS

__all__ = ["SECTION_SEPARATOR", "UNIT_SEPARATOR", "tasks_to_csv"]

SECTION_SEPARATOR: Final = " > "
"""Between the headings of a task."""

UNIT_SEPARATOR: Final = "；"
"""Between units, whose names may hold 、."""


def tasks_to_csv(document: Document) -> str:
    """Write the tasks of a document as CSV, one row a task, with the header row `COLUMNS`.

    Headings are joined by ` > `, units by `；`; the rest is verbatim but for an apostrophe before what a spreadsheet
    would take for a formula.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for task in document.tasks:
        units = (task.lead_units, task.responsible_units, task.cooperating_units, task.open_units)
        cells = (
            task.id,
            task.number,
            SECTION_SEPARATOR.join(task.section),
            task.title,
            task.text,
            *(UNIT_SEPARATOR.join(names) for names in units),
            task.unit_text,
            task.deadline,
            task.remark,
        )
        writer.writerow((*(cell and guarded(cell) for cell in cells), task.place.line))
    return stream.getvalue()
