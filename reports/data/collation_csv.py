"""A collation as CSV in long form: one row for each reading, and one for each witness that has none of a matter."""

from collections.abc import Iterator

from collate import Collation, Matter, MatterCell
from reports.data.csv_file import csv_file
from reports.data.first_seen import first_seen_text
from reports.words.wording import Language, Wording, cell_word, wording

__all__ = ["COLLATION_COLUMNS", "collation_csv_bytes", "collation_rows"]

COLLATION_COLUMNS = (
    *("matter", "witness", "document", "state", "against", "task", "section", "lead", "deadline", "text"),
    "first_seen",
)


def collation_csv_bytes(collation: Collation, *, lang: Language = "zh-CN") -> bytes:
    """Write a collation as CSV in UTF-8 with a byte order mark.

    Returns:
        A header row, then matter by matter the witnesses in reading order. A witness that may have a matter in tasks
        which no reading shows names these tasks, and has no text.
    """
    words = wording(lang)
    return csv_file([words[f"collation_{column}"] for column in COLLATION_COLUMNS], collation_rows(collation, words))


def collation_rows(collation: Collation, words: Wording) -> Iterator[list[str]]:
    """Give the rows of the long form, without a header, with a cell for each of `COLLATION_COLUMNS`."""
    for matter in collation.matters:
        for cell in matter.cells:
            yield from _rows(matter, cell, collation, words)


def _rows(matter: Matter, cell: MatterCell, collation: Collation, words: Wording) -> Iterator[list[str]]:
    witnesses = collation.collection.witnesses
    witness = witnesses[cell.witness]
    head = [
        matter.id,
        witness.siglum,
        witness.id,
        cell_word(words, cell.state, collation.collection.axis),
        "" if cell.against is None else witnesses[cell.against].siglum,
    ]
    for place in cell.readings:
        reading = matter.readings[place]
        task = witness.tasks[reading.task]
        lead = "、".join(task.lead_units)
        seen = first_seen_text(matter, place, collation, words)
        yield [*head, task.id, " › ".join(task.headings), lead, task.deadline or "", reading.text.strip(), seen]
    if not cell.readings:
        yield [*head, "、".join(witness.tasks[task].id for task in cell.tasks), "", "", "", "", ""]
