"""What is kept of a document and of a pair: clauses, links of tasks, and how likely two clauses are one demand."""

from dataclasses import replace
from typing import NamedTuple

from align.alignment import align
from align.clauses import clauses
from align.encoder import Encoder
from align.sides import folded_side, pieces
from align.threads import one_thread
from collate.chances import pair_chances
from collate.clauses import witness_clauses
from collate.collection import Witness
from compare.changes import CONFIRM_BELOW
from compare.linked_tasks import linked_tasks
from compare.segments import segment_starts, segments
from compare.shared_titles import with_common_titles
from documents.model import Document

__all__ = ["CLAUSE_COLUMNS", "PAIR_COLUMNS", "ClauseRow", "PairRow", "clause_rows", "pair_rows"]

CLAUSE_COLUMNS = {"task": "integer", "begins": "integer", "ends": "integer", "text": "varchar"}
PAIR_COLUMNS = {
    "kind": "varchar",
    "left_task": "integer",
    "right_task": "integer",
    "left_begins": "integer",
    "right_begins": "integer",
    "weight": "integer",
    "sure": "boolean",
}


class ClauseRow(NamedTuple):
    """A text that a document is compared by.

    Attributes:
        task: index of the task; None for a heading, and for a clause as it is without a title that it has.
        begins: where it begins in the words of the task.
        ends: where it ends.
        text: folded, as it is encoded.
    """

    task: int | None
    begins: int | None
    ends: int | None
    text: str


class PairRow(NamedTuple):
    """A link of a pair.

    Attributes:
        kind: `task` for a link of two tasks, `clause` for two clauses that may be one demand.
        left_task: index of the task.
        right_task: index of the task.
        left_begins: where the clause begins in the words of the task; None for a link of tasks.
        right_begins: the same on the right.
        weight: confidence of the link, or how likely the clauses are one demand, in thousandths.
        sure: whether a link of tasks needs no confirmation by a person.
    """

    kind: str
    left_task: int
    right_task: int
    left_begins: int | None
    right_begins: int | None
    weight: int
    sure: bool


def clause_rows(document: Document) -> tuple[ClauseRow, ...]:
    """Cut a document into the texts that it is compared by: clauses by task and place, then what else is encoded."""
    rows: list[ClauseRow] = []
    own = segments(document.tasks)
    for index, (segment, start) in enumerate(zip(own, segment_starts(document.tasks), strict=True)):
        rows += [
            ClauseRow(index, begin + start, end + start, folded)
            for begin, end, folded in pieces(segment.text, clauses(segment.text))
            if folded
        ]
    texts = {text for one in (document, _untitled(document)) for text in _encoded(one)}
    more = texts - {row.text for row in rows}
    return (*rows, *(ClauseRow(None, None, None, text) for text in sorted(more)))


def _untitled(document: Document) -> Document:
    """Leave out all titles: those that the other document of a pair has as headings are left out there."""
    return replace(document, tasks=tuple(replace(task, title=None) for task in document.tasks))


def _encoded(document: Document) -> set[str]:
    """Give all texts of a document that an alignment encodes."""
    side = folded_side(segments(document.tasks), clauses)
    return {*side.clauses, *side.headings} - {""}


def pair_rows(left: Document, right: Document, encoder: Encoder | None) -> tuple[PairRow, ...]:
    """Link the tasks and clauses of two documents, and keep that; what became of the texts nobody asks here."""
    witnesses = tuple(Witness(one.id, one.id, one, one.year, one.region, one.level) for one in (left, right))
    left, right = with_common_titles(left, right)
    cut = witness_clauses(witnesses)
    with one_thread():  # many small tables, and other workers beside this one
        alignment = align(segments(left.tasks), segments(right.tasks), encoder=encoder, worded=False)
        linked = linked_tasks(left, right, alignment)
        chances = pair_chances(linked, (witnesses[0], witnesses[1]), cut)
    links = [
        PairRow(
            "task", link.left, link.right, None, None, round(1000 * link.confidence), link.confidence >= CONFIRM_BELOW
        )
        for link in linked.links
    ]
    found = [
        PairRow("clause", cut[one].task, cut[other].task, cut[one].start, cut[other].start, chance, False)
        for (one, other), chance in sorted(chances.items())
    ]
    return (*links, *found)
