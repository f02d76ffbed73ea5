"""Say how likely clauses of linked tasks are one demand, for every pair of documents that was compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collate.collection import Clause, Collection, Witness
from collate.placing import shifts
from compare.changes import LinkGroup
from compare.comparison import known_closeness
from compare.linked_tasks import LinkedTasks
from compare.model import Comparison
from compare.texts.clause_chances import clause_chances
from compare.texts.clause_model import ClauseWeights
from compare.texts.rarity import bigram_weights
from documents.model import Document

__all__ = ["link_chances", "pair_chances"]


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
    of_task = _of_task(clauses)
    found: dict[tuple[int, int], int] = {}
    for pair in collection.pairs:
        sides = (pair.left, pair.right)
        found |= _pair_chances(
            _linked(pair.comparison), sides, collection.witnesses, clauses, of_task, pair.cannot_link, model
        )
    return found


def pair_chances(
    linked: LinkedTasks, witnesses: tuple[Witness, Witness], clauses: Sequence[Clause]
) -> dict[tuple[int, int], int]:
    """Weigh every two clauses of linked tasks of two documents of which nothing more is asked; see `link_chances`.

    Args:
        linked: both documents, as they were compared.
        witnesses: both, in this order.
        clauses: of both witnesses, by (witness, task, start).
    """
    return _pair_chances(linked, (0, 1), witnesses, clauses, _of_task(clauses))


def _of_task(clauses: Sequence[Clause]) -> dict[tuple[int, int], list[int]]:
    """Say which clauses each (witness, task) has."""
    found: dict[tuple[int, int], list[int]] = {}
    for index, clause in enumerate(clauses):
        found.setdefault((clause.witness, clause.task), []).append(index)
    return found


def _linked(comparison: Comparison) -> LinkedTasks:
    """Give back how a comparison found the tasks tied together."""
    groups = tuple(LinkGroup(one.kind, one.moved, one.left, one.right, one.links) for one in comparison.changes)
    return LinkedTasks(comparison.left, comparison.right, comparison.links, (), groups, known_closeness(comparison))


def _pair_chances(
    linked: LinkedTasks,
    numbers: tuple[int, int],
    witnesses: Sequence[Witness],
    clauses: Sequence[Clause],
    of_task: Mapping[tuple[int, int], Sequence[int]],
    cannot: frozenset[tuple[int, int]] = frozenset(),
    model: ClauseWeights | None = None,
) -> dict[tuple[int, int], int]:
    weights = bigram_weights(task.words for task in (*linked.left.tasks, *linked.right.tasks))
    sides = [
        (number, document, shifts(witnesses[number], document))
        for number, document in zip(numbers, (linked.left, linked.right), strict=True)
    ]
    found: dict[tuple[int, int], int] = {}
    for group in linked.groups:
        if not group.links:
            continue
        lefts, rights = (
            [_placed(index, clauses[index], document, moved) for task in own for index in of_task[number, task]]
            for (number, document, moved), own in zip(sides, (group.left, group.right), strict=True)
        )
        ends = {(linked.links[place].left, linked.links[place].right) for place in group.links}
        table = clause_chances(lefts, rights, ends - cannot, weights=weights, closeness=linked.closeness, model=model)
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
