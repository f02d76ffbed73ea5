"""Cut the tasks of a witness into clauses that ask for something each."""

from collections.abc import Sequence

from align.clauses import clauses, sentences
from collate.collection import Clause, Witness
from compare.details.clause_demands import asks_nothing
from documents.model import Task

__all__ = ["witness_clauses"]


def witness_clauses(witnesses: Sequence[Witness]) -> tuple[Clause, ...]:
    """Cut all tasks of all witnesses.

    A title, a basis, a condition or a date asks for nothing by itself: it goes with the clause behind it, at the end of
    a task with the one before. A task of which nothing asks for anything is one clause.

    Returns:
        Clauses by (witness, task, start); those of one task tile its words.
    """
    found: list[Clause] = []
    for place, witness in enumerate(witnesses):
        for index, task in enumerate(witness.tasks):
            stops = {end for _, end in sentences(task.words)}
            found += [
                Clause(place, index, start, end, core, task.words[start:end], end in stops)
                for start, end, core in _cut(task)
            ]
    return tuple(found)


def _cut(task: Task) -> list[tuple[int, int, tuple[int, int]]]:
    """Return (start, end, core) of each clause of a task."""
    found: list[tuple[int, int, tuple[int, int]]] = []
    title = len(task.words) - len(task.text)
    begin = 0
    for start, end in clauses(task.words):
        if end > title and not asks_nothing(task.words[start:end]):
            found.append((begin, end, (start, end)))
            begin = end
    if begin < len(task.words):
        if not found:
            return [(0, len(task.words), (0, len(task.words)))]
        found[-1] = (found[-1][0], len(task.words), found[-1][2])
    return found
