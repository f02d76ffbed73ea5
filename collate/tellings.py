"""Find the leads, deadlines and numbers of the readings of a matter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from collate.collection import Clause, Witness
from collate.model import Reading
from collate.particulars import ParticularKind, ParticularValue
from compare.details.counted_things import Place, counted
from compare.details.deadline_changes import deadline_status, own_deadlines, remark_scope
from compare.details.fact_changes import with_limit
from compare.details.quantities import find_quantities
from compare.details.timed_clauses import TimedClause, timed_clauses
from compare.particulars import ClauseRef
from documents.model import Task

__all__ = ["NUMBERS", "Telling", "deadlines", "leads", "numbers", "text_deadlines_of"]

NUMBERS: Final[tuple[ParticularKind, ...]] = ("amount", "percentage", "count", "period")
"""Kinds of facts that are numbers; of dates, deadlines alone are told."""

GAP: Final = "…"
"""Stands where a deadline stood in the words of its clause."""


MARKS: Final = "，。；,; \n"
"""What stands around the words of a clause."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a witness says in one place.

    Attributes:
        phrase: a deadline as printed, or a unit: what is compared.
        place: a number with the words around it; None for what is none.
        words: pairs of characters of the clause of a deadline.
        what: what a number counts, or what is to be done by then.
        only: its reading has no other one of its kind.
        clause: index of the clause that holds a deadline; None for what is none, or stands in a field.
    """

    witness: int
    kind: ParticularKind
    value: ParticularValue
    phrase: str = ""
    place: Place | None = None
    words: frozenset[str] = frozenset()
    what: str = ""
    only: bool = False
    clause: int | None = None

    @property
    def of_a_part(self) -> bool:
        """Whether a remark sets a deadline for a part of the task or some of its units."""
        return self.value.text != self.phrase


def leads(readings: Sequence[Reading], witnesses: Sequence[Witness]) -> Iterator[Telling]:
    """Give the leads of the tasks of a matter, each once for a witness."""
    told: set[tuple[int, str]] = set()
    for place, reading in enumerate(readings):
        for name in _task(reading, witnesses).lead_units:
            if (reading.witness, name) not in told:
                told.add((reading.witness, name))
                yield Telling(reading.witness, "lead", ParticularValue(place, name), name)


def deadlines(readings: Sequence[Reading], witnesses: Sequence[Witness]) -> Iterator[Telling]:
    """Give the deadlines of the tasks of a matter, from their fields and remarks, each once for a witness."""
    told: set[tuple[int, str]] = set()
    for place, reading in enumerate(readings):
        task = _task(reading, witnesses)
        for phrase in own_deadlines(task):
            if (reading.witness, phrase) not in told:
                told.add((reading.witness, phrase))
                printed = remark_scope((task,)) or phrase
                yield Telling(reading.witness, "deadline", ParticularValue(place, printed), phrase)


def text_deadlines_of(
    readings: Sequence[Reading], witnesses: Sequence[Witness], clauses: Sequence[Clause]
) -> Iterator[Telling]:
    """Give the deadlines in the words of a matter, but for those that the fields of their tasks say as well."""
    for place, reading in enumerate(readings):
        year, fields = witnesses[reading.witness].year, own_deadlines(_task(reading, witnesses))
        found = [one for one in _timed(reading, witnesses) if not any(_same_time(one, own, year) for own in fields)]
        for one in found:
            yield Telling(
                reading.witness,
                "deadline",
                ParticularValue(place, one.ref.text, one.ref.start, one.ref.end),
                one.ref.text,
                words=frozenset(a + b for a, b in pairwise(one.matter)),
                what=_due(one),
                only=len(found) == 1,
                clause=next((i for i in reading.clauses if one.ref.end <= clauses[i].end), None),
            )


def numbers(readings: Sequence[Reading], witnesses: Sequence[Witness]) -> Iterator[Telling]:
    """Give the numbers of the readings of a matter, but for those that say by when."""
    for place, reading in enumerate(readings):
        taken = {at for one in _timed(reading, witnesses) for at in range(one.ref.start, one.ref.end)}
        clause = ClauseRef(reading.task, reading.start, reading.end, reading.text)
        found = [
            fact
            for fact in find_quantities(reading.text)
            if fact.kind in NUMBERS and reading.start + fact.start not in taken
        ]
        kinds = Counter(fact.kind for fact in found)
        for fact in found:
            start, end = reading.start + fact.start, reading.start + fact.end
            words = _task(reading, witnesses).words
            printed = with_limit(ClauseRef(reading.task, start, end, fact.text), words)
            yield Telling(
                reading.witness,
                next(kind for kind in NUMBERS if kind == fact.kind),
                ParticularValue(place, printed, start, end),
                place=(clause, fact),
                what=counted((clause, fact)),
                only=kinds[fact.kind] == 1,
            )


def _task(reading: Reading, witnesses: Sequence[Witness]) -> Task:
    return witnesses[reading.witness].tasks[reading.task]


def _timed(reading: Reading, witnesses: Sequence[Witness]) -> list[TimedClause]:
    words = _task(reading, witnesses).words
    found = timed_clauses(reading.task, words, witnesses[reading.witness].year)
    return [one for one in found if reading.start <= one.ref.start and one.ref.end <= reading.end]


def _due(one: TimedClause) -> str:
    """Return what is to be done by a deadline, with … where it stands within that."""
    start = one.ref.start - one.clause.start
    before, after = one.clause.text[:start], one.clause.text[start + len(one.ref.text) :]
    if not before.strip(MARKS) and after[:1] in MARKS:
        return after.strip(MARKS).replace("\n", " ")
    return f"{before}{GAP}{after}".strip(MARKS).replace("\n", " ")


def _same_time(one: TimedClause, field: str, year: int | None) -> bool:
    return deadline_status((field,), (one.ref.text,), years=(year, year), mode="region")[0] == "kept"
