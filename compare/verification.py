"""Verify that nothing changed but what was to change: every difference of a comparison that is of no aspect named."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, get_args

from compare.model import Change, ClauseEdit, Comparison
from compare.order import heaviest_chain
from compare.particulars import ClauseRef, DeadlineChange
from compare.texts.folding import fold
from documents.chinese.characters import simplify
from documents.chinese.marks import find_mark
from documents.model import Document, Role, Task

__all__ = ["ASPECTS", "Aspect", "Breach", "breaches"]

Aspect = Literal[
    "tasks",  # a task that came, went, was split, merged or regrouped
    "text",  # words of a task, its title among them
    "units",  # units of a task and their roles
    "deadlines",  # the deadline of a task, be it in a field or in the text
    "remarks",  # 备注
    "order",  # a task, or a clause of one, that stands elsewhere than the others tell
    "headings",  # the headings above a task, their numbers aside
    "surroundings",  # what belongs to no task: title of the document, letter, aims, heads of columns, annexes
]
ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)

_AROUND: Final = frozenset[Role]({"metadata", "preamble", "context", "header", "annex", "unplaced"})


@dataclass(frozen=True, slots=True)
class Breach:
    """A difference that was not to be.

    Attributes:
        aspect: what differs.
        row: place of the change in the comparison, from 0; None for what belongs to no task.
        left: what stands on the left; "" where nothing does.
        right: the same on the right.
    """

    aspect: Aspect
    row: int | None
    left: str
    right: str


def breaches(comparison: Comparison, allowed: Collection[Aspect] = ()) -> tuple[Breach, ...]:
    """List every difference of two documents that is of none of the aspects allowed.

    Punctuation, width, layout and numbers of items are no difference; every other character is one: no word that binds,
    such as 不, 无, 禁止, 可以 or 应当, is ever too small to be told.

    Args:
        comparison: the documents, compared.
        allowed: aspects that may differ.

    Returns:
        What belongs to no task first, then row by row in the order of the aspects.
    """
    found = [*_around(comparison)]
    linked = [row for row, change in enumerate(comparison.changes) if change.left and change.right]
    places = [(comparison.changes[row].left[0], comparison.changes[row].right[0]) for row in linked]
    in_order = {linked[at] for at in heaviest_chain(places, [1] * len(places))}
    moved = set(linked) - in_order
    for row, change in enumerate(comparison.changes):
        found += (Breach(aspect, row, *told) for aspect, *told in _differences(comparison, change, moved=row in moved))
    return tuple(breach for breach in found if breach.aspect not in allowed)


def _differences(comparison: Comparison, change: Change, *, moved: bool) -> Iterator[tuple[Aspect, str, str]]:
    """Give what differs in one change, in the order of the aspects."""
    left = [comparison.left.tasks[at] for at in change.left]
    right = [comparison.right.tasks[at] for at in change.right]
    if change.kind not in ("unchanged", "edited", "rewritten"):
        yield "tasks", _words(left), _words(right)
    if not left or not right:
        return
    for edit in change.text:
        if edit.status != "kept" and not _only_deadline(edit, change.deadline):
            was, now = (ref.text if ref else "" for ref in (edit.left, edit.right))
            if fold(was) or fold(now):
                yield "text", was, now
    yield from _fields("units", _units, left, right)
    if change.deadline is not None and change.deadline.in_text and change.deadline.status != "kept":
        yield "deadlines", change.deadline.left or "", change.deadline.right or ""
    yield from _fields("deadlines", lambda task: (task.deadline or "",), left, right)
    yield from _fields("remarks", lambda task: (task.remark or "",), left, right)
    if moved or any(edit.moved for edit in change.text):
        yield "order", _numbers(left), _numbers(right)
    yield from _fields("headings", _headings, left, right)


def _only_deadline(edit: ClauseEdit, deadline: DeadlineChange | None) -> bool:
    """Whether two clauses differ in nothing but the deadline that they name."""
    if deadline is None or edit.left is None or edit.right is None:
        return False
    rest = _without(edit.left, deadline.left_ref)
    return rest is not None and rest == _without(edit.right, deadline.right_ref)


def _without(clause: ClauseRef, part: ClauseRef | None) -> str | None:
    """Return what a clause says besides a part of it; None where the part is none of its own."""
    if part is None or part.task != clause.task or part.start < clause.start or part.end > clause.end:
        return None
    return fold(clause.text[: part.start - clause.start] + clause.text[part.end - clause.start :])


def _fields(
    aspect: Aspect, read: Callable[[Task], Iterable[str]], left: Sequence[Task], right: Sequence[Task]
) -> Iterator[tuple[Aspect, str, str]]:
    """Compare what the tasks of both sides have in a field: in any order, and what several repeat counts once.

    What both sides have is not told.
    """
    sides = [{fold(text): text for task in side for text in read(task) if fold(text)} for side in (left, right)]
    alone = [
        "；".join(text for folded, text in own.items() if folded not in other) for own, other in (sides, sides[::-1])
    ]
    if any(alone):
        yield aspect, alone[0], alone[1]


def _units(task: Task) -> Iterator[str]:
    """Name the units of a task with their roles."""
    for role, names in (
        ("牵头", task.lead_units),
        ("责任", task.responsible_units),
        ("配合", task.cooperating_units),
    ):
        yield from (f"{name}{'等' if name in task.open_units else ''}（{role}）" for name in names)


def _headings(task: Task) -> Iterator[str]:
    for heading in task.headings:
        mark = find_mark(heading)
        yield heading[mark.end :] if mark else heading


def _words(tasks: Sequence[Task]) -> str:
    return "；".join(task.words.replace("\n", " ") for task in tasks)


def _numbers(tasks: Sequence[Task]) -> str:
    return "、".join(task.number or task.id for task in tasks)


def _around(comparison: Comparison) -> Iterator[Breach]:
    """Compare what belongs to no task: the characters as one text, the difference told by lines."""
    left, right = _lines(comparison.left), _lines(comparison.right)
    folded = [[fold(line) for line in side] for side in (left, right)]
    if "".join(folded[0]) == "".join(folded[1]):
        return
    for kind, start, end, first, last in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        if kind != "equal" and "".join(folded[0][start:end]) != "".join(folded[1][first:last]):
            yield Breach("surroundings", None, " ".join(left[start:end]), " ".join(right[first:last]))


def _lines(document: Document) -> list[str]:
    """Return the lines that belong to no task; of a list with fields of its own, the fields that say them."""
    if document.pieces:
        own = (document.text[piece.start : piece.end] for piece in document.pieces if piece.role in _AROUND)
    else:
        head = (document.title, document.document_number, document.issuer, document.issued_on)
        own = (
            str(text)
            for text in (
                *head,
                *(entry.text for entry in document.context),
                *(text for annex in document.annexes for text in (annex.title, "、".join(annex.units))),
            )
            if text
        )
    return [simplify(line.strip()) for text in own for line in text.splitlines() if fold(line)]
