"""Group the clauses of all witnesses by what they ask for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from collate.agglomeration import agglomerated
from collate.collection import Clause, Collection
from collate.demands import demands, togetherness
from collate.matters import Group, joined_runs
from compare.changes import CONFIRM_BELOW

__all__ = ["grouped"]

Pair = tuple[int, int]


def grouped(
    collection: Collection,
    clauses: Sequence[Clause],
    chances: Mapping[Pair, int],
    *,
    together: Mapping[int, int] | None = None,
) -> tuple[tuple[Group, ...], tuple[Pair, ...]]:
    """Group clauses: neighbours that are surely one demand, demands of several witnesses by how likely they are one.

    Args:
        collection: witnesses, the pairs that were compared, and what reviewers decided.
        clauses: of all its witnesses, by (witness, task, start).
        chances: that (left clause, right clause) are one demand, see `collate.chances.link_chances`.
        together: see `collate.demands.togetherness`; worked out when None.

    Returns:
        Groups of indices of clauses, every clause in exactly one, by their first clause; and pairs of clauses that
        reviewers joined and, by way of others, forbade.
    """
    if together is None:
        together = togetherness(clauses, collection.witnesses)
    nodes = demands(clauses, together)
    graph = _Demands(collection, clauses, nodes, chances)
    groups, refused = agglomerated(
        [clauses[own[0]].witness for own in nodes],
        graph.chances,
        {(pair.left, pair.right) for pair in collection.pairs},
        must=graph.must(),
        cannot=graph.cannot(),
        wanted=graph.wanted(),
    )
    found = [tuple(clause for node in group for clause in nodes[node]) for group in groups]
    return joined_runs(found, clauses, together), tuple((nodes[one][0], nodes[other][0]) for one, other in refused)


class _Demands:
    """Demands, each a run of clauses, and how likely two are one: as likely as the likeliest clauses of both."""

    def __init__(
        self,
        collection: Collection,
        clauses: Sequence[Clause],
        nodes: Sequence[Sequence[int]],
        chances: Mapping[Pair, int],
    ) -> None:
        self._collection = collection
        self._own: dict[tuple[int, int], list[int]] = {}
        node_of: dict[int, int] = {}
        for node, own in enumerate(nodes):
            self._own.setdefault((clauses[own[0]].witness, clauses[own[0]].task), []).append(node)
            node_of.update(dict.fromkeys(own, node))
        self.chances: dict[Pair, int] = {}
        for (one, other), chance in chances.items():
            ends = node_of[one], node_of[other]
            self.chances[ends] = max(self.chances.get(ends, 0), chance)

    def must(self) -> list[list[Pair]]:
        """Return for each link that reviewers made or confirmed the pairs that may carry it, the best first."""
        return [
            self._best_first(pair.left, left, pair.right, right)
            for pair in self._collection.pairs
            for left, right in sorted(pair.must_link)
        ]

    def cannot(self) -> list[Pair]:
        """Return all pairs of demands of tasks that reviewers cut from each other."""
        return [
            ends
            for pair in self._collection.pairs
            for left, right in sorted(pair.cannot_link)
            for ends in self._between(pair.left, left, pair.right, right)
        ]

    def wanted(self) -> list[tuple[list[Pair], bool]]:
        """Return for each link the pairs that may carry it and whether it is sure, the likeliest first."""
        found = [
            (self._best_first(pair.left, link.left, pair.right, link.right), link.confidence >= CONFIRM_BELOW)
            for pair in self._collection.pairs
            for link in pair.comparison.links
            if (link.left, link.right) not in pair.cannot_link
        ]
        return sorted(found, key=lambda entry: self._rank(entry[0][0]))

    def _best_first(self, witness: int, task: int, other: int, other_task: int) -> list[Pair]:
        return sorted(self._between(witness, task, other, other_task), key=self._rank)

    def _between(self, witness: int, task: int, other: int, other_task: int) -> Iterator[Pair]:
        others: Iterable[int] = self._own[other, other_task]
        return ((one, two) for one in self._own[witness, task] for two in others)

    def _rank(self, ends: Pair) -> tuple[int, Pair]:
        return -self.chances.get(ends, 0), ends
