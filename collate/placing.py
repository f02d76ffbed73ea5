"""Say where the clauses of a comparison stand in the words of the witnesses.

A comparison lets a title be a heading alone where the other document has it as a heading
(`compare.shared_titles`): the words of such a task are shorter in this pair than in the document.
"""

from dataclasses import replace
from typing import overload

from collate.collection import Collection, ComparedPair, Witness
from compare.model import Change, Comparison
from compare.particulars import ClauseRef, Coverage
from documents.model import Document

__all__ = ["placed", "shifts"]

_Shifts = tuple[int, ...]


def placed(collection: Collection) -> Collection:
    """Return the collection with every clause of its comparisons placed in the words of the tasks of its witnesses.

    Edits, duties, links and coverage are placed, which is what the links between clauses are read from.
    """
    return replace(collection, pairs=tuple(_placed_pair(pair, collection.witnesses) for pair in collection.pairs))


def _placed_pair(pair: ComparedPair, witnesses: tuple[Witness, ...]) -> ComparedPair:
    comparison = pair.comparison
    left = shifts(witnesses[pair.left], comparison.left)
    right = shifts(witnesses[pair.right], comparison.right)
    if not any(left) and not any(right):
        return pair
    return replace(pair, comparison=_placed_comparison(comparison, left, right))


def shifts(witness: Witness, document: Document) -> _Shifts:
    """Return for each task the characters that its words have before those that were compared."""
    return tuple(len(own.words) - len(task.words) for own, task in zip(witness.tasks, document.tasks, strict=True))


def _placed_comparison(comparison: Comparison, left: _Shifts, right: _Shifts) -> Comparison:
    links = tuple(
        replace(
            link,
            clauses=tuple(
                replace(
                    one,
                    left_start=one.left_start + left[link.left],
                    left_end=one.left_end + left[link.left],
                    right_start=one.right_start + right[link.right],
                    right_end=one.right_end + right[link.right],
                )
                for one in link.clauses
            ),
        )
        for link in comparison.links
    )
    changes = tuple(_placed_change(change, left, right) for change in comparison.changes)
    coverage = comparison.coverage and _placed_coverage(comparison.coverage, left)
    return replace(comparison, links=links, changes=changes, coverage=coverage)


def _placed_change(change: Change, left: _Shifts, right: _Shifts) -> Change:
    return replace(
        change,
        text=tuple(
            replace(edit, left=_moved(edit.left, left), right=_moved(edit.right, right)) for edit in change.text
        ),
        strength=tuple(
            replace(one, left_ref=_moved(one.left_ref, left), right_ref=_moved(one.right_ref, right))
            for one in change.strength
        ),
    )


def _placed_coverage(coverage: Coverage, left: _Shifts) -> Coverage:
    return replace(
        coverage,
        tasks=tuple(
            replace(task, clauses=tuple(replace(one, clause=_moved(one.clause, left)) for one in task.clauses))
            for task in coverage.tasks
        ),
    )


@overload
def _moved(ref: ClauseRef, shifts: _Shifts) -> ClauseRef: ...
@overload
def _moved(ref: None, shifts: _Shifts) -> None: ...
@overload
def _moved(ref: ClauseRef | None, shifts: _Shifts) -> ClauseRef | None: ...
def _moved(ref: ClauseRef | None, shifts: _Shifts) -> ClauseRef | None:
    if ref is None or not shifts[ref.task]:
        return ref
    return replace(ref, start=ref.start + shifts[ref.task], end=ref.end + shifts[ref.task])
