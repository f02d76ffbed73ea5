"""Say how likely clauses of linked tasks are one demand, for every pair of documents that was compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collate.collection import Clause, Collection, ComparedPair, Witness
from collate.placing import shifts
from compare.comparison import known_closeness
from compare.texts.clause_chances import clause_chances
from compare.texts.clause_model import ClauseWeights
from compare.texts.rarity import bigram_weights
from documents.model import Document

__all__ = ["link_chances"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """What a clause asks for, where it stands in the words that were compared; `index` among all clauses."""

    index: int
    task: int
    start: int
    end: int
    text: str
    title: bool


def link_chances(
    collection: Collection, clauses: Sequence[Clause], model: ClauseWeights | None = None
) -> dict[tuple[int, int], int]:
    """Weigh every two clauses of linked tasks.

    Args:
        collection: witnesses and the pairs that were compared, as they were compared.
        clauses: of all its witnesses, by (witness, task, start).
        model: weighs what is measured of two clauses; the weights that come with policydiff when None.

    Returns:
        Thousandths, above 0, that (left clause, right clause) are one demand.
    """
    of_task: dict[tuple[int, int], list[int]] = {}
    for index, clause in enumerate(clauses):
        of_task.setdefault((clause.witness, clause.task), []).append(index)
    found: dict[tuple[int, int], int] = {}
    for pair in collection.pairs:
        found |= _pair_chances(pair, collection.witnesses, clauses, of_task, model)
    return found


def _pair_chances(
    pair: ComparedPair,
    witnesses: Sequence[Witness],
    clauses: Sequence[Clause],
    of_task: dict[tuple[int, int], list[int]],
    model: ClauseWeights | None,
) -> dict[tuple[int, int], int]:
    comparison = pair.comparison
    weights = bigram_weights(task.words for task in (*comparison.left.tasks, *comparison.right.tasks))
    closeness = known_closeness(comparison)
    sides = [
        (number, document, shifts(witnesses[number], document))
        for number, document in ((pair.left, comparison.left), (pair.right, comparison.right))
    ]
    found: dict[tuple[int, int], int] = {}
    for change in comparison.changes:
        if not change.links:
            continue
        lefts, rights = (
            [_placed(index, clauses[index], document, moved) for task in own for index in of_task[number, task]]
            for (number, document, moved), own in zip(sides, (change.left, change.right), strict=True)
        )
        linked = {(comparison.links[place].left, comparison.links[place].right) for place in change.links}
        table = clause_chances(
            lefts, rights, linked - pair.cannot_link, weights=weights, closeness=closeness, model=model
        )
        found |= _entries(lefts, rights, (1000 * table).round().astype(int).tolist())
    return found


def _entries(
    lefts: Iterable[_Placed], rights: Sequence[_Placed], table: Iterable[Sequence[int]]
) -> dict[tuple[int, int], int]:
    return {
        (left.index, right.index): chance
        for left, row in zip(lefts, table, strict=True)
        for right, chance in zip(rights, row, strict=True)
        if chance > 0
    }


def _placed(index: int, clause: Clause, document: Document, moved: Sequence[int]) -> _Placed:
    """Place a clause in the words that were compared: of a title that is a heading alone there, nothing is left."""
    task = document.tasks[clause.task]
    start, end = (max(0, place - moved[clause.task]) for place in clause.core)
    title = len(task.words) - len(task.text)
    return _Placed(index, clause.task, start, end, clause.core_text, end <= title)
