"""How matters spread: what several documents of a subject ask for, where it stood first, and what one alone asks for.

Pairs that were never compared cost nothing and say nothing, and links are not chained: clauses are grouped as
`collate.grouping` groups them, over all documents of a subject at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from collate.agglomeration import agglomerated
from collate.clauses import witness_clauses
from collate.collection import Clause, Witness
from collate.demands import demands, togetherness
from collate.matters import Group, joined_runs, matter_ids, readings
from collate.model import Reading
from corpus.comparing import PAIR_COLUMNS, PairRow
from corpus.documents_table import StoredDocument, loaded
from corpus.store import Store, pair_key
from corpus.summary import PLAN_COLUMNS
from corpus.tables import TableError, read_table
from documents.errors import InputError
from documents.model import Level, Task

__all__ = ["WAYS", "LoneTask", "Spread", "SpreadMatter", "SpreadReading", "Way", "spread"]

Way = Literal[
    "down",  # it stood first at a higher level than elsewhere
    "up",  # it stood first at a lower level than somewhere else
    "across",  # in several places of one level
    "on",  # in one place, over years or versions
]
"""How a matter went from the document that had it first."""
WAYS: tuple[Way, ...] = get_args(Way)

_RANKS: Final = {level: rank for rank, level in enumerate(get_args(Level))}

_Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpreadReading:
    """What one document has of a matter."""

    document: StoredDocument
    task: Task
    text: str


@dataclass(frozen=True, slots=True)
class SpreadMatter:
    """A matter of two documents or more.

    Attributes:
        id: from its first reading; it stands when later documents come.
        readings: the earliest first; of one day, the higher level first, then by id.
    """

    id: str
    subject: str
    way: Way
    readings: tuple[SpreadReading, ...]

    @property
    def documents(self) -> tuple[StoredDocument, ...]:
        """Each document that has it, the earliest first."""
        return tuple({one.document.entry.id: one.document for one in self.readings}.values())

    @property
    def places(self) -> tuple[str, ...]:
        """Each place that has it, the earliest first; the state is 全国."""
        return tuple(dict.fromkeys(_place(one) for one in self.documents))

    @property
    def years(self) -> tuple[int, ...]:
        """Each year that has it."""
        return tuple(sorted({one.entry.year for one in self.documents if one.entry.year is not None}))


@dataclass(frozen=True, slots=True)
class LoneTask:
    """A task of which no clause stands in another document that it was compared with."""

    document: StoredDocument
    task: Task


@dataclass(frozen=True, slots=True)
class Spread:
    """What a corpus says of its matters.

    Attributes:
        matters: those of the most places first, then of the most documents, then by id.
        lone: by document and place.
        uncompared: documents that no other was compared with, of which nothing is said.
    """

    matters: tuple[SpreadMatter, ...]
    lone: tuple[LoneTask, ...]
    uncompared: tuple[StoredDocument, ...]


def spread(
    store: Store, documents: Sequence[StoredDocument], *, progress: Callable[[int, int], None] | None = None
) -> Spread:
    """Put together what the documents of a corpus, or some of them, have in common.

    Args:
        store: that was built.
        documents: of the store; pairs with others are left out.
        progress: called with the number of subjects done and of all subjects.

    Raises:
        InputError: a result in the store is damaged.
    """
    by_id = {one.entry.id: one for one in documents}
    pairs: dict[str, list[tuple[StoredDocument, StoredDocument]]] = defaultdict(list)
    try:
        plan = list(read_table([store.table("pairs")], PLAN_COLUMNS))
        for left, right, _, compared in plan:
            if compared and left in by_id and right in by_id:
                pairs[by_id[left].entry.subject or ""].append((by_id[left], by_id[right]))
        matters: list[SpreadMatter] = []
        lone: list[LoneTask] = []
        for done, subject in enumerate(sorted(pairs), start=1):
            group = _Subject(store, subject, pairs[subject])
            matters += group.matters
            lone += group.lone
            if progress is not None:
                progress(done, len(pairs))
    except TableError as error:
        raise InputError(f"A result in {str(store.folder)!r} is damaged; run policydiff corpus build.") from error
    met = {one.entry.id for own in pairs.values() for left, right in own for one in (left, right)}
    return Spread(
        tuple(sorted(matters, key=lambda one: (-len(one.places), -len(one.documents), one.id))),
        tuple(sorted(lone, key=lambda one: one.document.entry.id)),
        tuple(one for one in documents if one.entry.id not in met),
    )


class _Subject:
    """The documents of one subject, and what they share."""

    def __init__(self, store: Store, subject: str, pairs: Sequence[tuple[StoredDocument, StoredDocument]]) -> None:
        ends = {one.entry.id: one for left, right in pairs for one in (left, right)}
        self._documents = sorted(ends.values(), key=_order)
        self._witnesses = tuple(
            Witness(one.entry.id, one.entry.id, loaded(store, one), one.entry.year, one.entry.region, one.entry.level)
            for one in self._documents
        )
        self._clauses = witness_clauses(self._witnesses)
        groups = self._grouped(store, pairs)
        found = [readings(group, self._clauses, self._witnesses) for group in groups]
        ids = matter_ids((own[0] for own in found), self._clauses, self._witnesses)
        self.matters = [
            self._matter(name, subject, own)
            for name, own in zip(ids, found, strict=True)
            if len({one.witness for one in own}) > 1
        ]
        shared = {(one.witness, one.task) for own in found for one in own if len({two.witness for two in own}) > 1}
        self.lone = [
            LoneTask(document, task)
            for place, (document, witness) in enumerate(zip(self._documents, self._witnesses, strict=True))
            for index, task in enumerate(witness.tasks)
            if (place, index) not in shared
        ]

    def _grouped(self, store: Store, pairs: Sequence[tuple[StoredDocument, StoredDocument]]) -> tuple[Group, ...]:
        together = togetherness(self._clauses, self._witnesses)
        nodes = demands(self._clauses, together)
        linked = _Links(self._clauses, nodes)
        places = {one.entry.id: place for place, one in enumerate(self._documents)}
        head = store.head()
        for left, right in pairs:
            key = pair_key(left.entry, right.entry, str(head["method"]), str(head["model"]))
            rows = map(PairRow._make, read_table([store.piece("pairs", key)], PAIR_COLUMNS))
            linked.add(places[left.entry.id], places[right.entry.id], rows)
        groups, _ = agglomerated(
            [self._clauses[own[0]].witness for own in nodes], linked.chances, linked.compared, wanted=linked.wanted()
        )
        found = [tuple(sorted(clause for node in group for clause in nodes[node])) for group in groups]
        return joined_runs(found, self._clauses, together)

    def _matter(self, name: str, subject: str, own: Sequence[Reading]) -> SpreadMatter:
        found = tuple(
            SpreadReading(self._documents[one.witness], self._witnesses[one.witness].tasks[one.task], one.text.strip())
            for one in own
        )
        return SpreadMatter(name, subject, _way(found), found)


class _Links:
    """What pairs say of the demands of all documents."""

    def __init__(self, clauses: Sequence[Clause], nodes: Sequence[Sequence[int]]) -> None:
        self._node: dict[tuple[int, int, int], int] = {}
        self._of_task: dict[tuple[int, int], list[int]] = defaultdict(list)
        for node, own in enumerate(nodes):
            self._of_task[clauses[own[0]].witness, clauses[own[0]].task].append(node)
            for index in own:
                self._node[clauses[index].witness, clauses[index].task, clauses[index].start] = node
        self.chances: dict[_Ends, int] = {}
        self.compared: set[_Ends] = set()
        self._linked: list[tuple[tuple[int, int], tuple[int, int], bool]] = []

    def add(self, left: int, right: int, rows: Iterable[PairRow]) -> None:
        """Add what was kept of two documents."""
        self.compared.add((min(left, right), max(left, right)))
        for row in rows:
            if row.left_begins is None or row.right_begins is None:
                self._linked.append(((left, row.left_task), (right, row.right_task), row.sure))
                continue
            one = self._node[left, row.left_task, row.left_begins]
            other = self._node[right, row.right_task, row.right_begins]
            ends = min(one, other), max(one, other)
            self.chances[ends] = max(self.chances.get(ends, 0), row.weight)

    def wanted(self) -> list[tuple[list[_Ends], bool]]:
        """Give for each link of tasks the demands that may carry it and whether it is sure, the likeliest first."""
        found = [
            (
                sorted(
                    ((min(one, two), max(one, two)) for one in self._of_task[left] for two in self._of_task[right]),
                    key=self._rank,
                ),
                sure,
            )
            for left, right, sure in self._linked
        ]
        return sorted(found, key=lambda entry: self._rank(entry[0][0]))

    def _rank(self, ends: _Ends) -> tuple[int, _Ends]:
        return -self.chances.get(ends, 0), ends


def _order(document: StoredDocument) -> tuple[int, str, int, str]:
    """Order documents by when they say what they say."""
    entry = document.entry
    rank = _RANKS[entry.level] if entry.level else len(_RANKS)
    return entry.year or 0, entry.issued_on or f"{entry.year}-99", rank, entry.id


def _place(document: StoredDocument) -> str:
    return "全国" if document.entry.level == "national" else document.entry.region or document.entry.id


def _way(found: Sequence[SpreadReading]) -> Way:
    ranks = [_RANKS[one.document.entry.level] for one in found if one.document.entry.level]
    if any(rank < ranks[0] for rank in ranks):
        return "up"
    if any(rank > ranks[0] for rank in ranks):
        return "down"
    return "across" if len({_place(one.document) for one in found}) > 1 else "on"
