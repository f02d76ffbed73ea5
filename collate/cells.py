"""Say of every witness what it has of a matter, held against the base, the year before or the earliest reading."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from collate.collection import Clause, ClauseLink, Collection, ComparedPair, LinkState
from collate.demands import says_what_for
from collate.model import CellState, MatterCell, Reading
from collate.shared_words import ENOUGH, share_of_shorter
from compare.changes import CONFIRM_BELOW
from compare.texts.folding import fold

__all__ = ["CellReader"]

_REVERSED: Final[Mapping[LinkState, LinkState]] = {"stronger": "weaker", "weaker": "stronger"}
"""What a link says from its right end: over years a base may stand behind other witnesses."""


@dataclass(frozen=True, slots=True)
class CellReader:
    """What cells are read from.

    Attributes:
        links: between clauses, by (left, right).
        pairs: number of the compared pair of two witnesses (smaller, greater).
        shared: for each compared pair, the (left task, right task) that share a matter.
        sizes: number of clauses of each (witness, task).
    """

    collection: Collection
    clauses: Sequence[Clause]
    links: Mapping[tuple[int, int], ClauseLink]
    pairs: Mapping[tuple[int, int], int]
    shared: Sequence[frozenset[tuple[int, int]]]
    sizes: Mapping[tuple[int, int], int]

    def cells(self, readings: Sequence[Reading]) -> tuple[MatterCell, ...]:
        """Return the cells of a matter, one for each witness.

        Args:
            readings: of the matter, by (witness, task, start).
        """
        places: dict[int, list[int]] = {}
        for place, reading in enumerate(readings):
            places.setdefault(reading.witness, []).append(place)
        return tuple(self._cell(witness, places, readings) for witness in range(len(self.collection.witnesses)))

    def _cell(self, witness: int, places: Mapping[int, Sequence[int]], readings: Sequence[Reading]) -> MatterCell:
        if self.collection.witnesses[witness].missing:
            return MatterCell(witness, "no_document")
        against = self.collection.against(witness, list(places))
        own = tuple(places.get(witness, ()))
        if against is None:
            return MatterCell(witness, "first", own)
        reference = [readings[place] for place in places[against]]
        if own:
            return self._read(witness, own, [readings[place] for place in own], against, reference)
        return self._without_reading(witness, against, reference)

    def _read(
        self, witness: int, places: tuple[int, ...], own: Sequence[Reading], against: int, reference: Sequence[Reading]
    ) -> MatterCell:
        """Judge the readings of a witness by the links between its clauses and those of the reference."""
        asked = [clause for reading in reference for clause in reading.clauses]
        mine = [clause for reading in own for clause in reading.clauses]
        found = [
            link
            for one in asked
            for other in mine
            if (link := self.links.get((min(one, other), max(one, other)))) is not None
        ]
        changes = self._changes(found)
        if _joined(own) == _joined(reference):
            return MatterCell(witness, "same", places, against, changes)
        sure = [link for link in found if link.sure]
        if not sure or (len(sure) == 1 and self._by_meaning_alone(sure[0])):
            return MatterCell(witness, "undecided", places, against, changes)
        answered = {link.left if against < witness else link.right for link in found}
        states = [link.state if against < witness else _REVERSED.get(link.state, link.state) for link in sure]
        demanded = {one for one in asked if not says_what_for(self.clauses[one])} or set(asked)
        state = _together(states, whole=answered >= demanded)
        return MatterCell(witness, state, places, against, changes)

    def _by_meaning_alone(self, link: ClauseLink) -> bool:
        """Whether hardly a word that two clauses share says that they are one demand, nor anybody who looked at them.

        Where nothing else bears it out, readers saw one matter in three of seven such pairs (docs/collation.md).
        """
        one, other = self.clauses[link.left], self.clauses[link.right]
        if (one.task, other.task) in self.collection.pairs[link.pair].must_link:
            return False
        return link.state == "rewritten" and share_of_shorter(one.core_text, other.core_text) < ENOUGH

    def _without_reading(self, witness: int, against: int, reference: Sequence[Reading]) -> MatterCell:
        """Judge a witness that has no reading by what its pair says: absent, unless something speaks for it.

        Two tasks that are linked and share no matter speak for one that is all of its task, and where nobody needs to
        confirm the link. Of the other matters of a bundle a doubtful link says nothing: readers found them in the
        other document no more often than those of tasks without any link.
        """
        number = self.pairs.get((min(against, witness), max(against, witness)))
        if number is None:
            return MatterCell(witness, "undecided", against=against)
        pair = self.collection.pairs[number]
        asked = {reading.task for reading in reference}
        side = 0 if against == pair.left else 1
        linked = [link for link in pair.comparison.links if (link.left, link.right) not in self.shared[number]]
        ends = [((link.left, link.right)[side], (link.left, link.right)[1 - side], link) for link in linked]
        tasks = {other for own, other, _ in ends if own in asked}
        alone = self._alone(reference)
        speaks = any(own in alone or link.confidence >= CONFIRM_BELOW for own, _, link in ends if own in asked)
        whole, takers = self._taken(pair, reference) if side == 0 else (False, frozenset[int]())
        state: CellState = "undecided" if speaks or whole else "absent"
        return MatterCell(
            witness, state, (), against, self._changes_of(pair, asked, against), tuple(sorted(tasks | takers))
        )

    def _alone(self, reference: Sequence[Reading]) -> frozenset[int]:
        """Return the tasks of which a matter has every clause."""
        had = Counter(reading.task for reading in reference for _ in reading.clauses)
        witness = reference[0].witness
        return frozenset(task for task, count in had.items() if count == self.sizes[witness, task])

    def _taken(self, pair: ComparedPair, reference: Sequence[Reading]) -> tuple[bool, frozenset[int]]:
        """Say whether a lower level takes up, in clauses that no link shows, all that is asked; and which tasks may."""
        coverage = pair.comparison.coverage
        if coverage is None:
            return False, frozenset()
        asked = [
            entry
            for reading in reference
            for entry in coverage.tasks[reading.task].clauses
            if entry.clause.start < reading.end and reading.start < entry.clause.end and entry.state != "frame"
        ]
        tasks = frozenset(task for entry in asked if entry.state != "not" for task in entry.right)
        return bool(asked) and all(entry.state == "taken" for entry in asked), tasks

    def _changes(self, links: Iterable[ClauseLink]) -> tuple[str, ...]:
        """Return the ids of the changes that links stand in, in their order."""
        places = sorted({(link.pair, link.change) for link in links})
        return tuple(self.collection.pairs[pair].comparison.changes[change].id for pair, change in places)

    def _changes_of(self, pair: ComparedPair, tasks: set[int], witness: int) -> tuple[str, ...]:
        """Return the ids of the changes that hold tasks of one witness of a pair."""
        return tuple(
            change.id
            for change in pair.comparison.changes
            if tasks & set(change.left if witness == pair.left else change.right)
        )


def _joined(readings: Iterable[Reading]) -> str:
    return "".join(fold(reading.text) for reading in readings)


def _together(states: Sequence[LinkState], *, whole: bool) -> LinkState:
    """Say in one word what links say together; not `whole` where a clause of the reference has no partner."""
    told = set(states)
    if "contrary" in told:
        return "contrary"
    if "partly" in told or not whole:
        return "partly"
    strength = told & {"stronger", "weaker"}
    if len(strength) == 1:
        return "stronger" if "stronger" in strength else "weaker"
    if told == {"same"}:
        return "same"
    rewritten = sum(state == "rewritten" for state in states)
    return "rewritten" if 2 * rewritten > len(states) else "edited"
