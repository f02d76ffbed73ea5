"""Turn groups of clauses into matters: readings, what they are called, and whether they are alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from rapidfuzz.distance import Indel

from collate.collection import Clause, Witness
from collate.demands import HALF
from collate.model import MatterKind, Reading
from compare.texts.folding import fold

__all__ = ["ID_DIGITS", "Group", "digest", "joined_runs", "matter_ids", "matter_kind", "medoid", "readings"]

ID_DIGITS = 10
"""Hex digits of an id: with 100,000 matters two meet by chance in one collection of two hundred."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Clauses of one task that follow one another: `first` to `last`, both included."""

    task: tuple[int, int]
    first: int
    last: int


Group = tuple[int, ...]


def joined_runs(groups: Sequence[Group], clauses: Sequence[Clause], together: Mapping[int, int]) -> tuple[Group, ...]:
    """Join groups that follow one another in every task that they have, where they rather are one demand than two.

    Args:
        groups: indices of clauses; every clause in exactly one.
        clauses: of all witnesses, by (witness, task, start).
        together: see `collate.demands.togetherness`; the mean over all tasks counts.

    Returns:
        Groups of the same clauses, by their first clause. Those that are joined have the same tasks, each in one run,
        and stand in one sentence of the first of them; no two tasks meet in a group that did not meet in one before.
    """
    runs = [_runs(group, clauses) for group in groups]
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    following: dict[int, int] = {}
    for number, own in enumerate(runs):
        if clauses[own[0].last].last:
            continue
        other = group_of.get(own[0].last + 1, number)
        if other != number and _follows(own, runs[other]) and _together(own, together):
            following[number] = other
    begins = set(range(len(groups))) - set(following.values())
    joined: list[Group] = []
    for begin in begins:
        chain, number = list(groups[begin]), begin
        while number in following:
            number = following[number]
            chain += groups[number]
        joined.append(tuple(sorted(chain)))
    return tuple(sorted(joined))


def readings(group: Group, clauses: Sequence[Clause], witnesses: Sequence[Witness]) -> tuple[Reading, ...]:
    """Return the readings of a matter, by (witness, task, start)."""
    found: list[Reading] = []
    for run in _runs(group, clauses):
        witness, task = run.task
        start, end = clauses[run.first].start, clauses[run.last].end
        text = witnesses[witness].tasks[task].words[start:end]
        found.append(Reading(witness, task, start, end, tuple(range(run.first, run.last + 1)), text))
    return tuple(found)


def matter_ids(earliest: Iterable[Reading], clauses: Sequence[Clause], witnesses: Sequence[Witness]) -> tuple[str, ...]:
    """Name matters after their earliest readings, so that a later witness changes no name.

    Returns:
        Ids, unique: of a demand that a task repeats, each is named by which of them it is; should two digests meet, the
        later one gets the next that is free.
    """
    ids: list[str] = []
    taken: set[str] = set()
    for reading in earliest:
        witness = witnesses[reading.witness]
        text = _key(clauses[reading.clauses[0]])
        before = 0
        for index in range(reading.clauses[0] - 1, -1, -1):
            if (clauses[index].witness, clauses[index].task) != (reading.witness, reading.task):
                break
            before += _key(clauses[index]) == text
        content = "\x1f".join((witness.id, witness.tasks[reading.task].id, text, str(before)))
        attempt = 0
        while (name := digest("m", content, attempt)) in taken:
            attempt += 1
        taken.add(name)
        ids.append(name)
    return tuple(ids)


def matter_kind(found: Sequence[Reading], witnesses: Sequence[Witness]) -> MatterKind:
    """Say whether every witness that is there has a matter, and whether they say it alike."""
    texts: dict[int, str] = {}
    for reading in found:
        texts[reading.witness] = texts.get(reading.witness, "") + fold(reading.text)
    alike = len(set(texts.values())) == 1
    if len(texts) == sum(not witness.missing for witness in witnesses):
        return "all_alike" if alike else "all_varying"
    return "some_alike" if alike else "some_varying"


def medoid(found: Sequence[Reading]) -> int:
    """Return the index of the reading that is closest to all others, the first of equals."""
    texts = [fold(reading.text) for reading in found]
    closeness = [sum(Indel.normalized_similarity(one, other) for other in texts) for one in texts]
    best = max(closeness)
    return next(index for index, value in enumerate(closeness) if value >= best - 1e-9)


def digest(letter: str, content: str, attempt: int = 0) -> str:
    """Hash a content into an id; a second attempt gives another id."""
    salted = content if attempt == 0 else f"{content}\x1c{attempt}"
    return f"{letter}-{sha256(salted.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"


def _key(clause: Clause) -> str:
    return fold(clause.text) or clause.text


def _runs(group: Group, clauses: Sequence[Clause]) -> list[_Run]:
    """Return the runs of a group, by (witness, task, start)."""
    found: list[_Run] = []
    for index in group:
        task = clauses[index].witness, clauses[index].task
        if found and found[-1].last + 1 == index and found[-1].task == task:
            found[-1] = _Run(task, found[-1].first, index)
        else:
            found.append(_Run(task, index, index))
    return found


def _together(runs: Sequence[_Run], together: Mapping[int, int]) -> bool:
    """Whether what ends with these runs rather goes on than begins anew."""
    return sum(together.get(run.last, 0) for run in runs) >= HALF * len(runs)


def _follows(one: Sequence[_Run], other: Sequence[_Run]) -> bool:
    """Whether a group begins in every task where another ends; each has one run in a task."""
    if len(one) != len(other) or any(first.task == second.task for first, second in pairwise(one)):
        return False
    return all(run.task == after.task and run.last + 1 == after.first for run, after in zip(one, other, strict=True))
