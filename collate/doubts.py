"""Find what a person should settle: where links of several pairs do not fit together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from collate.collection import Clause, ClauseLink, Collection
from collate.matters import digest
from collate.model import DOUBT_KINDS, DoubtKind, Matter, MatterDoubt

__all__ = ["doubts"]

Task = tuple[int, int]  # (witness, task)

SMALLEST_PART = 2
"""Readings on either side of a bridge: one alone that hangs on one link is what every pair of documents has."""


def doubts(
    collection: Collection,
    clauses: Sequence[Clause],
    links: Sequence[ClauseLink],
    matters: Sequence[Matter],
    contradictions: Iterable[tuple[int, int]] = (),
) -> tuple[MatterDoubt, ...]:
    """Return what a person should settle.

    Args:
        collection: witnesses and compared pairs.
        clauses: of all witnesses.
        links: between clauses, by (left, right).
        matters: every clause in exactly one reading of one of them.
        contradictions: pairs of clauses that reviewers joined and, by way of others, forbade.

    Returns:
        Doubts in the order of `DOUBT_KINDS`, of one kind by their tasks; none twice.
    """
    matter_of = {
        clause: place for place, matter in enumerate(matters) for one in matter.readings for clause in one.clauses
    }
    found: dict[tuple[DoubtKind, tuple[Task, ...]], set[int]] = defaultdict(set)
    for kind, tasks, rests_on in (
        *_contradictions(contradictions, clauses),
        *_open_triangles(collection, clauses, links),
        *_bridges(matters, links, clauses),
        *_two_readings(matters),
        *_cut_links(collection, clauses, matters),
    ):
        found[kind, tasks].update(rests_on)
    return tuple(
        _doubt(kind, tasks, tuple(sorted(found[kind, tasks])), collection, matters, matter_of)
        for kind, tasks in sorted(found, key=lambda key: (DOUBT_KINDS.index(key[0]), key[1]))
    )


Found = tuple[DoubtKind, tuple[Task, ...], tuple[int, ...]]


def _contradictions(pairs: Iterable[tuple[int, int]], clauses: Sequence[Clause]) -> Iterator[Found]:
    for one, other in pairs:
        yield "contradiction", (_task(clauses[one]), _task(clauses[other])), (one, other)


def _open_triangles(collection: Collection, clauses: Sequence[Clause], links: Sequence[ClauseLink]) -> Iterator[Found]:
    """Find clauses with sure partners in two other witnesses whose tasks were compared and are not linked."""
    tied = [{(link.left, link.right) for link in pair.comparison.links} for pair in collection.pairs]
    number = {(pair.left, pair.right): place for place, pair in enumerate(collection.pairs)}
    partners: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.sure and link.by_words:
            partners[link.left].append(link.right)
            partners[link.right].append(link.left)
    for middle in sorted(partners):
        for one, other in combinations(sorted(partners[middle]), 2):
            first, second = clauses[one], clauses[other]
            pair = number.get((first.witness, second.witness))
            if pair is not None and (first.task, second.task) not in tied[pair]:
                yield "open_triangle", (_task(first), _task(clauses[middle]), _task(second)), (one, middle, other)


def _bridges(matters: Sequence[Matter], links: Sequence[ClauseLink], clauses: Sequence[Clause]) -> Iterator[Found]:
    """Find matters that fall into two parts of several readings each when one link of two readings is taken away."""
    reading_of = {
        clause: (place, number)
        for place, matter in enumerate(matters)
        for number, reading in enumerate(matter.readings)
        for clause in reading.clauses
    }
    inside: dict[int, dict[tuple[int, int], list[ClauseLink]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        (place, one), (other_place, other) = reading_of[link.left], reading_of[link.right]
        if place == other_place and one != other:
            inside[place][min(one, other), max(one, other)].append(link)
    for place, edges in inside.items():
        size = len(matters[place].readings)
        if size < 2 * SMALLEST_PART:
            continue
        for edge in edges:
            part = _reached(edge[0], [other for other in edges if other != edge])
            if edge[1] not in part and SMALLEST_PART <= len(part) <= size - SMALLEST_PART:
                link = edges[edge][0]
                yield "bridge", (_task(clauses[link.left]), _task(clauses[link.right])), (link.left, link.right)


def _reached(start: int, edges: Iterable[tuple[int, int]]) -> set[int]:
    """Return what can be reached along edges."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    found, waiting = {start}, [start]
    while waiting:
        for other in neighbours[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def _two_readings(matters: Sequence[Matter]) -> Iterator[Found]:
    """Find matters that one witness has in two tasks or more."""
    for matter in matters:
        tasks: dict[int, list[Task]] = defaultdict(list)
        for reading in matter.readings:
            if (reading.witness, reading.task) not in tasks[reading.witness]:
                tasks[reading.witness].append((reading.witness, reading.task))
        for witness, own in tasks.items():
            if len(own) > 1:
                first = tuple(one.clauses[0] for one in matter.readings if one.witness == witness)
                yield "two_readings", tuple(own), first


def _cut_links(collection: Collection, clauses: Sequence[Clause], matters: Sequence[Matter]) -> Iterator[Found]:
    """Find linked tasks that share no matter: the link stands, and no clause of the two says why."""
    together = {
        (one.witness, one.task, other.witness, other.task)
        for matter in matters
        for one, other in combinations(matter.readings, 2)
    }
    for pair in collection.pairs:
        for link in pair.comparison.links:
            if (pair.left, link.left, pair.right, link.right) not in together:
                yield "cut_link", ((pair.left, link.left), (pair.right, link.right)), ()


def _task(clause: Clause) -> Task:
    return clause.witness, clause.task


def _doubt(
    kind: DoubtKind,
    tasks: tuple[Task, ...],
    rests_on: tuple[int, ...],
    collection: Collection,
    matters: Sequence[Matter],
    matter_of: Mapping[int, int],
) -> MatterDoubt:
    witnesses = collection.witnesses
    name = "\x1f".join((kind, *(f"{witnesses[one].id}\x1e{witnesses[one].tasks[task].id}" for one, task in tasks)))
    places = sorted({matter_of[clause] for clause in rests_on})
    return MatterDoubt(digest("d", name), kind, tuple(matters[place].id for place in places), tasks, rests_on)
