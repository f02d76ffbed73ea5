"""Put witnesses and their comparisons together into a collation."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from collate.cells import CellReader
from collate.chances import link_chances
from collate.clause_links import clause_links
from collate.clauses import witness_clauses
from collate.collection import Collection
from collate.doubts import doubts
from collate.first_seen import Wordings
from collate.grouping import grouped
from collate.matters import matter_ids, matter_kind, medoid, readings
from collate.model import (
    CELL_STATES,
    DOUBT_KINDS,
    MATTER_KINDS,
    Collation,
    Matter,
    MatterCounts,
    MatterDoubt,
    Reading,
    WitnessCount,
)
from collate.placing import placed
from collate.tabulation import Tabulator
from compare.texts.clause_model import ClauseWeights

__all__ = ["collate"]


def collate(
    collection: Collection, *, model: ClauseWeights | None = None, together: Mapping[int, int] | None = None
) -> Collation:
    """Group the clauses of all witnesses into matters, and say what each witness has of each.

    Args:
        collection: witnesses and the pairs that were compared.
        model: weighs what is measured of two clauses; the weights that come with policydiff when None.
        together: see `collate.demands.togetherness`; worked out when None.

    Returns:
        Every clause of every witness in exactly one reading, every reading in exactly one matter, and one cell for
        every matter and witness. The links of the comparisons stand as they are: matters only group their clauses.
        What reviewers linked shares a matter, what they cut shares none; decisions that contradict each other are
        doubts.

    Raises:
        ValueError: the witnesses repeat an id, or a pair is not one of two witnesses in reading order.
    """
    _check(collection)
    told = placed(collection)
    clauses = witness_clauses(collection.witnesses)
    chances = link_chances(collection, clauses, model)
    links = clause_links(told, clauses, chances)
    groups, refused = grouped(collection, clauses, chances, together=together)
    found = [readings(group, clauses, collection.witnesses) for group in groups]
    shared = _shared(collection, found)
    pairs = {(pair.left, pair.right): number for number, pair in enumerate(collection.pairs)}
    sizes = Counter((clause.witness, clause.task) for clause in clauses)
    reader = CellReader(told, clauses, {(link.left, link.right): link for link in links}, pairs, shared, sizes)
    ids = matter_ids((own[0] for own in found), clauses, collection.witnesses)
    tabulator, wordings = Tabulator.of(collection, clauses, links), Wordings(collection)
    matters = tuple(
        Matter(
            name,
            matter_kind(own, collection.witnesses),
            own,
            medoid(own),
            cells := reader.cells(own),
            tabulator.table(own, cells),
            wordings.first_seen(own),
        )
        for name, own in zip(ids, found, strict=True)
    )
    unsettled = doubts(collection, clauses, links, matters, refused)
    return Collation(collection, clauses, matters, unsettled, _counts(collection, matters, unsettled, shared), links)


def _check(collection: Collection) -> None:
    """Refuse a collection that contradicts itself."""
    repeated = [name for name, count in Counter(one.id for one in collection.witnesses).items() if count > 1]
    if repeated:
        raise ValueError(f"witness id {repeated[0]!r} is used twice")
    ends = [(pair.left, pair.right) for pair in collection.pairs]
    for left, right in ends:
        if not 0 <= left < right < len(collection.witnesses):
            raise ValueError(f"pair {(left, right)!r} is none of two witnesses in reading order")
        if any(collection.witnesses[one].missing for one in (left, right)):
            raise ValueError(f"pair {(left, right)!r} names a missing witness")
    if len(set(ends)) != len(ends):
        raise ValueError("two witnesses are compared twice")


def _shared(collection: Collection, found: Iterable[Sequence[Reading]]) -> list[frozenset[tuple[int, int]]]:
    """Return for each compared pair the (left task, right task) that share a matter."""
    number = {(pair.left, pair.right): place for place, pair in enumerate(collection.pairs)}
    shared: list[set[tuple[int, int]]] = [set() for _ in collection.pairs]
    for own in found:
        for one, other in combinations(own, 2):
            place = number.get((one.witness, other.witness))
            if place is not None:
                shared[place].add((one.task, other.task))
    return [frozenset(ends) for ends in shared]


def _counts(
    collection: Collection,
    matters: Sequence[Matter],
    unsettled: Sequence[MatterDoubt],
    shared: Sequence[frozenset[tuple[int, int]]],
) -> MatterCounts:
    """Count everything once."""
    kinds = Counter(matter.kind for matter in matters)
    told = Counter(doubt.kind for doubt in unsettled)
    links = [{(link.left, link.right) for link in pair.comparison.links} for pair in collection.pairs]
    witnesses: list[WitnessCount] = []
    for place, witness in enumerate(collection.witnesses):
        own = [reading for matter in matters for reading in matter.readings if reading.witness == place]
        states = Counter(matter.cells[place].state for matter in matters)
        witnesses.append(
            WitnessCount(
                tasks=len(witness.tasks),
                clauses=sum(len(reading.clauses) for reading in own),
                matters=sum(any(one.witness == place for one in matter.readings) for matter in matters),
                states=tuple((state, states[state]) for state in CELL_STATES),
            )
        )
    return MatterCounts(
        matters=len(matters),
        shared=sum(len({one.witness for one in matter.readings}) > 1 for matter in matters),
        kinds=tuple((kind, kinds[kind]) for kind in MATTER_KINDS),
        witnesses=tuple(witnesses),
        links=sum(len(own) for own in links),
        links_kept=sum(len(own & kept) for own, kept in zip(links, shared, strict=True)),
        doubts=tuple((kind, told[kind]) for kind in DOUBT_KINDS),
    )
