"""Group the nodes of a graph of links so that what is linked stands together and what is not linked stands apart.

A likely link speaks for two nodes being one, an unlikely or missing one between two that were compared speaks against
it. Groups are joined, best first, as long as the links between them outweigh what is against: links are never chained.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

__all__ = ["COST", "LENIENT", "agglomerated"]

COST: Final = 400
"""What it costs to put two nodes that were compared into one group, in thousandths of a sure link. Links weigh how
likely two clauses are one demand, and from this likelihood on a reader is shown them side by side
(`compare.texts.clause_model.PAIRED_FROM`): below it they are two."""

LENIENT: Final = {True: 300, False: 200}
"""What joining may lose, for each pair that was compared and in the same unit, where two tasks that share no group are
linked, surely or not: a task is a bundle, and the likeliest of its clauses may be hardly likely. More would chain: two
groups of which one link alone speaks for the other lose nearly `COST`."""

PARTS: Final = 1_000_000
"""In which a mean is counted: whole numbers, so that no order of adding up changes a result."""

Pair = tuple[int, int]


def agglomerated(
    owners: Sequence[int],
    links: Mapping[Pair, int],
    compared: Collection[Pair],
    *,
    must: Iterable[Sequence[Pair]] = (),
    cannot: Iterable[Pair] = (),
    wanted: Iterable[tuple[Sequence[Pair], bool]] = (),
    cost: int = COST,
) -> tuple[tuple[tuple[int, ...], ...], tuple[Pair, ...]]:
    """Group nodes by signed links.

    Args:
        owners: the owner of each node; two nodes of one owner were never compared.
        links: weight, greater than 0, of each linked pair of nodes (smaller, greater).
        compared: pairs of owners (smaller, greater) that were compared: only between those a group costs anything.
        must: pairs of nodes of which one at least stands in one group, the best first; joined in the order given.
        cannot: pairs of nodes that stand in two; goes before `must`.
        wanted: pairs of nodes of which one at least should stand in one group, and whether that is sure. Where none
            does when everything is joined that gains, that one is joined which loses least, the first of equals,
            unless it loses more than `LENIENT` allows.
        cost: what it costs to put two nodes that were compared into one group, in the unit of the weights.

    Returns:
        The groups, each ascending, by their first node; and the best pair of each `must` that `cannot` forbids.
        Of equal joins the one with the smallest nodes comes first, so that nodes in an order of their own give the
        same groups whatever else is there: parts of the graph without a link between them do not touch each other.

    Source:
        Greedy edge contraction for correlation clustering (Keuper et al. 2015, section 4.1), by the mean and not the
        sum of what is gained (Bailoni et al. 2022, GASP).
    """
    groups = _Groups(owners, links, compared, cannot, cost)
    refused = tuple(entry[0] for entry in must if not any(groups.join_nodes(*pair) for pair in entry))
    groups.join_all()
    for entry, sure in wanted:
        if not any(groups.joined(*pair) for pair in entry):
            least = min(entry, key=lambda pair: groups.loss(*pair))
            if groups.loss(*least) <= LENIENT[sure] * PARTS:
                groups.join_nodes(*least)
    return groups.result(), refused


class _Groups:
    """Groups under way; a group is named after its first node."""

    def __init__(
        self,
        owners: Sequence[int],
        links: Mapping[Pair, int],
        compared: Collection[Pair],
        cannot: Iterable[Pair],
        cost: int,
    ) -> None:
        self._cost = cost
        self._group = list(range(len(owners)))
        self._members = [[node] for node in range(len(owners))]
        self._owners = [Counter([owner]) for owner in owners]
        partners: dict[int, dict[int, int]] = {owner: {} for owner in owners}
        for one, other in compared:
            partners.setdefault(one, {})[other] = 1
            partners.setdefault(other, {})[one] = 1
        self._partners = [partners[owner] for owner in owners]  # group → owner → nodes of the group compared with it
        self._links: list[dict[int, Pair]] = [{} for _ in owners]  # group → (weight, number) of the links to it
        for (one, other), weight in links.items():
            self._links[one][other] = self._links[other][one] = (weight, 1)
        self._apart: list[set[int]] = [set() for _ in owners]
        for one, other in cannot:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join_nodes(self, one: int, other: int) -> bool:
        """Join the groups of two nodes whatever it costs, unless they must stand apart; tell whether they are one."""
        first, second = sorted((self._group[one], self._group[other]))
        if first != second:
            if second in self._apart[first]:
                return False
            self._join(first, second)
        return True

    def joined(self, one: int, other: int) -> bool:
        """Whether two nodes stand in one group."""
        return self._group[one] == self._group[other]

    def loss(self, one: int, other: int) -> int:
        """Say what joining the groups of two nodes loses for each pair that was compared; see `_gain` for the unit."""
        weighed, pairs = self._weighed(*sorted((self._group[one], self._group[other])))
        return -weighed * PARTS // max(pairs, 1)

    def join_all(self) -> None:
        """Join groups, best first, until nothing is gained."""
        heap = [
            (-gain, one, other)
            for one, others in enumerate(self._links)
            for other in others
            if one < other and (gain := self._gain(one, other)) > 0
        ]
        heapq.heapify(heap)
        while heap:
            gain, one, other = heapq.heappop(heap)
            if other not in self._links[one] or -gain != self._gain(one, other):
                continue  # one of them has grown since
            self._join(one, other)
            for third in self._links[one]:
                if (gain := self._gain(one, third)) > 0:
                    heapq.heappush(heap, (-gain, min(one, third), max(one, third)))

    def result(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups, by their first node."""
        return tuple(
            tuple(sorted(self._members[group])) for group in range(len(self._group)) if self._group[group] == group
        )

    def _gain(self, one: int, other: int) -> int:
        """Weigh the links between two groups against what they cost, for each pair that was compared.

        The mean and not the sum: else whatever hangs loosely on a large group joins it before its like.

        Returns:
            Thousandths of a sure link, in `PARTS`; 0 for groups that are not worth it or must stand apart.
        """
        if other in self._apart[one]:
            return 0
        weighed, pairs = self._weighed(one, other)
        return weighed * PARTS // pairs if weighed > 0 else 0

    def _weighed(self, one: int, other: int) -> tuple[int, int]:
        """Return what joining two groups gains, and over how many pairs of nodes."""
        weight, number = self._links[one].get(other, (0, 0))
        few, many = (one, other) if len(self._owners[one]) < len(self._owners[other]) else (other, one)
        partners = self._partners[many]
        compared = sum([count * partners.get(owner, 0) for owner, count in self._owners[few].items()])
        return weight - self._cost * compared, max(compared, number)

    def _join(self, first: int, second: int) -> None:
        """Join the second group into the first; the first has the smaller first node."""
        if len(self._members[first]) == 1:  # what nodes of one owner share is not written to
            self._partners[first] = dict(self._partners[first])
        partners = self._partners[first]
        for owner, count in self._partners[second].items():
            partners[owner] = partners.get(owner, 0) + count
        self._partners[second] = {}
        for node in self._members[second]:
            self._group[node] = first
        self._members[first] += self._members[second]
        self._owners[first] += self._owners[second]
        for third, (weight, number) in self._links[second].items():
            del self._links[third][second]
            if third != first:
                known = self._links[first].get(third, (0, 0))
                joined = known[0] + weight, known[1] + number
                self._links[first][third] = self._links[third][first] = joined
        self._links[second] = {}
        for third in self._apart[second]:
            self._apart[third].discard(second)
            self._apart[third].add(first)
            self._apart[first].add(third)
        self._apart[second] = set()
