"""Put the leads, deadlines and numbers of a matter into one table: a row for each, a cell for each witness."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from collate.collection import Clause, ClauseLink, Collection
from collate.model import MatterCell, Reading
from collate.particulars import MatterParticular, ParticularCell, ParticularKind, ParticularState
from collate.tellings import Telling, deadlines, leads, numbers, text_deadlines_of
from compare.details.counted_things import count_one_thing, of_another_matter, words_around
from compare.details.deadline_changes import deadline_status
from compare.details.fact_pairs import are_opposed
from compare.model import Mode
from compare.organs.identity import organ_key
from compare.particulars import DeadlineStatus

__all__ = ["Tabulator"]

ONE_AIM: Final = 0.4
"""Share in [0, 1] of the pairs of characters around two deadlines, on average, from which both are those of one aim."""

EQUAL: Final = 0.2
"""Added to the likeness, in [0, 1], of what stands around two numbers or deadlines that say the same. Words go first:
城镇登记失业率5.5% is no 城镇调查失业率5.5%, which half of its words are, where another 城镇登记失业率 stands."""

ANY: Final = 0.01
"""Likeness of two that are alike by nothing but that nothing stands around them."""

_DEADLINES: Final[Mapping[DeadlineStatus, ParticularState]] = {
    "kept": "same",
    "rolled": "rolled",
    "earlier": "earlier",
    "later": "later",
}

_Row = dict[int, list[Telling]]
"""What each witness says in a row."""


@dataclass(frozen=True, slots=True)
class Tabulator:
    """What tables are made from.

    Attributes:
        clauses: of all witnesses.
        paired: (left, right) clauses that a comparison surely shows side by side.
        organs: for each compared pair (smaller, greater), which printed names are one organ.
    """

    collection: Collection
    clauses: Sequence[Clause]
    paired: frozenset[tuple[int, int]]
    organs: Mapping[tuple[int, int], Mapping[str, str]]

    @classmethod
    def of(cls, collection: Collection, clauses: Sequence[Clause], links: Iterable[ClauseLink]) -> "Tabulator":
        """Make one for a collection, its clauses and the links between them."""
        paired = frozenset((link.left, link.right) for link in links if link.sure and link.by_words)
        organs = {
            (pair.left, pair.right): {str(name): organ for name, organ in pair.comparison.organs}
            for pair in collection.pairs
        }
        return cls(collection, clauses, paired, organs)

    def table(self, readings: Sequence[Reading], cells: Sequence[MatterCell]) -> tuple[MatterParticular, ...]:
        """Return the table of a matter.

        Args:
            readings: of the matter, by (witness, task, start).
            cells: of the matter, one for each witness.

        Returns:
            Leads first, then deadlines, those of the tasks before those in the texts, then numbers in the order of
            their first mention. Numbers that count one thing share a row, as deadlines of one aim do; what one witness
            alone says has a row as well.
        """
        witnesses = self.collection.witnesses
        rows = [_by_witness(leads(readings, witnesses)), *self._deadline_rows(readings)]
        rows += _aligned(numbers(readings, witnesses), self._count_alike)
        return tuple(self._particular(row, cells) for row in rows if row)

    def _deadline_rows(self, readings: Sequence[Reading]) -> list[_Row]:
        """Give the deadlines of the tasks, and behind them those in the texts.

        A text that says its time stands beside the fields of others where no witness has both.
        """
        fields = _by_witness(deadlines(readings, self.collection.witnesses))
        told = text_deadlines_of(readings, self.collection.witnesses, self.clauses)
        rows = _aligned(told, self._due_alike)
        beside = next((row for row in rows if fields and not fields.keys() & row.keys()), None)
        if beside is not None:
            rows.remove(beside)
        return [fields | (beside or {}), *rows]

    def _particular(self, row: _Row, cells: Sequence[MatterCell]) -> MatterParticular:
        having = sorted(row)
        groups: dict[int, int] = {}
        for witness in having:
            equals = (one for one in dict.fromkeys(groups.values()) if self._state(row, one, witness) == "same")
            groups[witness] = next(equals, witness)
        found = []
        for cell in cells:
            told = row.get(cell.witness)
            if told is None:
                missing = cell.state in ("no_document", "undecided", "absent")
                state = cast(ParticularState, cell.state) if missing and not cell.readings else "none"
                found.append(ParticularCell(cell.witness, state))
                continue
            against = self.collection.against(cell.witness, having)
            state = "first" if against is None else self._state(row, against, cell.witness)
            unsure = any(cells[one].state == "undecided" for one in (cell.witness, against) if one is not None)
            values = tuple(one.value for one in told)
            found.append(ParticularCell(cell.witness, state, values, against, groups[cell.witness], unsure))
        first = self.collection.base if self.collection.base in row else having[0]
        return MatterParticular(row[having[0]][0].kind, row[first][0].what, tuple(found))

    def _state(self, row: _Row, against: int, witness: int) -> ParticularState:
        """Say what became of what one witness says in another one."""
        kind: ParticularKind = row[witness][0].kind
        if kind == "lead":
            return self._leads_compared(row, against, witness)
        if kind == "deadline":
            return self._deadlines_compared(row[against], row[witness])
        return _numbers_compared(row[against], row[witness])

    def _leads_compared(self, row: _Row, against: int, witness: int) -> ParticularState:
        """Compare leads; between levels and places the counterpart of an organ has the same job."""
        organs = self.organs.get((min(against, witness), max(against, witness)), {})
        sides = [[told.phrase for told in row[place]] for place in (against, witness)]
        keys = [lambda name: organs.get(name, name)]
        if self.collection.axis != "years":
            keys.append(organ_key)
        return "same" if any({*map(key, sides[0])} == {*map(key, sides[1])} for key in keys) else "changed"

    def _deadlines_compared(self, olds: Sequence[Telling], news: Sequence[Telling]) -> ParticularState:
        sides = [[told.phrase for told in side] for side in (olds, news)]
        years = [self.collection.witnesses[side[0].witness].year for side in (olds, news)]
        mode: Mode = "year" if self.collection.axis == "years" and years[0] != years[1] else "region"
        status, _ = deadline_status(*sides, years=(years[0], years[1]), mode=mode)
        if status in ("earlier", "later") and any(told.of_a_part for told in (*olds, *news)):
            return "changed"
        return _DEADLINES.get(status, "changed")

    def _due_alike(self, one: Telling, other: Telling) -> float:
        """Say how alike the aims of two deadlines in texts are; 0 for those of two aims."""
        same = self._deadlines_compared((one,), (other,)) in ("same", "rolled")
        words = len(one.words) + len(other.words)
        share = 2 * len(one.words & other.words) / words if words else 1.0
        if share < ONE_AIM and not self._paired(one, other) and not (same and one.only and other.only):
            return 0.0
        return EQUAL * same + max(share, ANY)

    def _paired(self, one: Telling, other: Telling) -> bool:
        """Whether the clauses of two deadlines surely are one demand."""
        if one.clause is None or other.clause is None:
            return False
        return (min(one.clause, other.clause), max(one.clause, other.clause)) in self.paired

    def _count_alike(self, one: Telling, other: Telling) -> float:
        """Say how alike what two numbers count is; 0 for two things."""
        if one.kind != other.kind or one.place is None or other.place is None:
            return 0.0
        same = _numbers_compared((one,), (other,)) == "same"
        if same:
            if of_another_matter(one.place, other.place):
                return 0.0
        elif not count_one_thing(one.place, other.place, only=one.only and other.only):
            return 0.0
        around = [words_around(place) for place in (one.place, other.place)]
        words = sum(map(len, around))
        share = 2 * len(around[0] & around[1]) / words if words else 0.0
        return EQUAL * same + max(share, ANY)


def _by_witness(tellings: Iterable[Telling]) -> _Row:
    row: _Row = {}
    for one in tellings:
        row.setdefault(one.witness, []).append(one)
    return row


def _aligned(tellings: Iterable[Telling], alike: Callable[[Telling, Telling], float]) -> list[_Row]:
    """Put what several witnesses say of one thing into one row, witness by witness, the most alike first.

    What a witness says again word for word goes with the first.
    """
    rows: list[_Row] = []
    for witness, found in sorted(_by_witness(tellings).items()):
        ranked = sorted(
            (-score, number, place)
            for number, row in enumerate(rows)
            for place, one in enumerate(found)
            if (score := max(alike(own, one) for side in row.values() for own in side)) > 0
        )
        row_of: dict[int, int] = {}
        for _, number, place in ranked:
            if place not in row_of and number not in row_of.values():
                row_of[place] = number
        for place, one in enumerate(found):
            again = next((own for own in range(place) if _says_the_same(found[own], one)), None)
            if place not in row_of and again is not None:
                continue
            if place in row_of:
                rows[row_of[place]][witness] = [one]
            else:
                rows.append({witness: [one]})
    return rows


def _says_the_same(one: Telling, other: Telling) -> bool:
    return one.value.text == other.value.text and one.what == other.what


def _numbers_compared(olds: Sequence[Telling], news: Sequence[Telling]) -> ParticularState:
    old, new = olds[0].place, news[0].place
    if old is None or new is None:
        return "changed"
    one, other = old[1], new[1]
    opposed = are_opposed(one, other)
    if one.meaning == other.meaning:
        return "changed" if opposed else "same"
    if opposed or one.is_range or other.is_range or one.measure != other.measure:
        return "changed"
    if one.value is None or other.value is None or one.value == other.value:
        return "changed"
    return "up" if other.value > one.value else "down"
