"""The text of a change as one run of tracked edits: without the inserted ones it is the left text, without the
deleted ones the right text."""  # noqa: D205, D209

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from compare import Change, ClauseEdit, Comparison
from compare.order import heaviest_chain

__all__ = ["BREAK", "TrackedPiece", "tracked_pieces"]

Op = Literal["equal", "insert", "delete"]

BREAK: Final = "\n"
"""A piece of its own: here one task ends and the next one of the same side begins."""


@dataclass(frozen=True, slots=True)
class TrackedPiece:
    """Characters that both texts have, or one of them."""

    op: Op
    text: str


def tracked_pieces(change: Change, comparison: Comparison) -> tuple[TrackedPiece, ...]:
    """Merge both texts of a change into one.

    Clauses that stand in another order on the right are deleted at their left place and inserted at their right one.

    Returns:
        Pieces whose equal and deleted ones join to the left texts, one task a line, and whose equal and inserted ones
        join to the right texts; `BREAK` is always a piece of its own.
    """
    lefts = [comparison.left.tasks[task].words for task in change.left]
    rights = [comparison.right.tasks[task].words for task in change.right]
    if lefts and rights:
        pieces = tuple(_joined(_merged(change)))
        if _side(pieces, "insert") == BREAK.join(lefts) and _side(pieces, "delete") == BREAK.join(rights):
            return pieces
    # nothing to merge, or clauses that do not cover the texts: whole texts, which are never wrong
    return tuple(_joined(_replaced(_units(lefts), _units(rights))))


def _side(pieces: Sequence[TrackedPiece], without: Op) -> str:
    return "".join(piece.text for piece in pieces if piece.op != without)


def _units(texts: Sequence[str]) -> list[str]:
    """Return the texts with a break between each two."""
    return [unit for position, text in enumerate(texts) for unit in ([BREAK] if position else []) + [text]]


def _merged(change: Change) -> Iterator[TrackedPiece]:
    lefts = _ordered(change.text, "left")
    rights = _ordered(change.text, "right")
    places = {id(edit): place for place, edit in enumerate(rights) if edit is not None}
    shared = [
        (left, places[id(edit)]) for left, edit in enumerate(lefts) if edit is not None and edit.right is not None
    ]
    kept = [shared[index] for index in sorted(heaviest_chain(shared, [1] * len(shared)))]
    from_left = from_right = 0
    for left, right in [*kept, (len(lefts), len(rights))]:
        yield from _replaced(_texts(lefts[from_left:left], "left"), _texts(rights[from_right:right], "right"))
        if left < len(lefts) and (edit := lefts[left]) is not None:
            yield from _clause(edit)
        from_left, from_right = left + 1, right + 1


def _ordered(edits: Sequence[ClauseEdit], side: Literal["left", "right"]) -> list[ClauseEdit | None]:
    """Return the edits of one side in its text order; None stands between two tasks."""
    own = [(ref.task, ref.start, position) for position, edit in enumerate(edits) if (ref := getattr(edit, side))]
    ordered: list[ClauseEdit | None] = []
    last: int | None = None
    for task, _, position in sorted(own):
        if last not in (None, task):
            ordered.append(None)
        ordered.append(edits[position])
        last = task
    return ordered


def _texts(edits: Sequence[ClauseEdit | None], side: Literal["left", "right"]) -> list[str]:
    return [BREAK if edit is None else getattr(edit, side).text for edit in edits]


def _clause(edit: ClauseEdit) -> Iterator[TrackedPiece]:
    if edit.left is None or edit.right is None:
        return
    if edit.tokens:
        for token in edit.tokens:
            if token.op == "equal":
                yield TrackedPiece("equal", token.right)
            else:
                yield TrackedPiece("delete", token.left)
                yield TrackedPiece("insert", token.right)
        return
    left, right = edit.left.text, edit.right.text  # alike but for punctuation, which is tracked all the same
    for op, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op == "equal":
            yield TrackedPiece("equal", left[i:j])
        else:
            yield TrackedPiece("delete", left[i:j])
            yield TrackedPiece("insert", right[k:m])


def _replaced(lefts: Sequence[str], rights: Sequence[str]) -> Iterator[TrackedPiece]:
    """Replace texts by texts; their breaks are paired in order, so that no empty paragraph is left behind."""
    if BREAK in lefts and BREAK in rights:
        left, right = lefts.index(BREAK), rights.index(BREAK)
        yield from _replaced(lefts[:left], rights[:right])
        yield TrackedPiece("equal", BREAK)
        yield from _replaced(lefts[left + 1 :], rights[right + 1 :])
    elif lefts == rights:
        yield from (TrackedPiece("equal", text) for text in lefts)
    else:
        yield from (TrackedPiece("delete", text) for text in lefts)
        yield from (TrackedPiece("insert", text) for text in rights)


def _joined(pieces: Iterator[TrackedPiece]) -> Iterator[TrackedPiece]:
    """Join neighbours of one kind and drop empty ones; a break stays alone."""
    last: TrackedPiece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last.op == piece.op and BREAK not in (last.text, piece.text):
            last = TrackedPiece(last.op, last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
