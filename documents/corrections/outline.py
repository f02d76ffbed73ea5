"""Lay corrections over the tasks of a document: which parts there are, which belong together, and what fits nowhere."""

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from documents.corrections.model import Correction, CorrectionKind, Corrections, Spot
from documents.corrections.task_parts import joined, parted, with_units
from documents.model import Document, Task

__all__ = ["CorrectedOutline", "CorrectedTask", "TaskPart", "outline"]

_OF_HEADS: Final[tuple[CorrectionKind, ...]] = ("units", "no_task")
"""Kinds that are about a whole task, wherever it begins."""


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A piece of a task as it was read: all of it, or a span of its text.

    Attributes:
        place: of the task in the document, from 0.
        start: of the span.
        end: of the span; the text's length for the last one.
        spot: where it begins.
        task: what it says.
    """

    place: int
    start: int
    end: int
    spot: Spot
    task: Task


@dataclass(frozen=True, slots=True)
class CorrectedTask:
    """Parts that are one task now, or none.

    Attributes:
        parts: at least one, neighbours.
        task: what they come to.
        is_task: False where somebody said that it asks nothing.
        applied: the corrections that made it so.
    """

    parts: tuple[TaskPart, ...]
    task: Task
    is_task: bool
    applied: tuple[Correction, ...]

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return self.parts[0].spot


@dataclass(frozen=True, slots=True)
class CorrectedOutline:
    """A document as it is corrected.

    Attributes:
        groups: in reading order; every character of every task is in one part of one group.
        unfit: corrections that say nothing of this document: no task has the text, or no task begins at the place.
    """

    groups: tuple[CorrectedTask, ...]
    unfit: tuple[Correction, ...]


def outline(document: Document, corrections: Corrections) -> CorrectedOutline:
    """Lay corrections over a document; pure, and the order of the corrections does not matter.

    Args:
        document: as it was read.
        corrections: of its reading.
    """
    tasks = document.tasks
    found = {entry: place for entry in corrections.entries if (place := _place(entry.spot, tasks)) is not None}
    parts = _parts(tasks, found)
    at = {(part.place, part.start): number for number, part in enumerate(parts)}
    about: dict[tuple[int, CorrectionKind], Correction] = {}  # by the number of a part
    for entry, place in found.items():
        number = at.get((place, entry.spot.at))
        if number is not None and not (entry.kind == "join" and number == 0):  # nothing stands before the first
            about.setdefault((number, entry.kind), entry)
    runs: list[list[int]] = []
    for number in range(len(parts)):
        if (number, "join") in about:
            runs[-1].append(number)
        else:
            runs.append([number])
    groups = tuple(_group(run, parts, about) for run in runs)
    applied = {entry for group in groups for entry in group.applied}
    return CorrectedOutline(groups, tuple(entry for entry in corrections.entries if entry not in applied))


def _place(spot: Spot, tasks: Sequence[Task]) -> int | None:
    """Find a task by its ordinal and text, else by its text where no other has the same."""
    place = spot.task - 1
    if place < len(tasks) and tasks[place].text == spot.text:
        return place
    same = [number for number, task in enumerate(tasks) if task.text == spot.text]
    return same[0] if len(same) == 1 else None


def _parts(tasks: Sequence[Task], found: Mapping[Correction, int]) -> list[TaskPart]:
    cuts: dict[int, list[int]] = {}
    for entry, place in found.items():
        text, at = tasks[place].text, entry.spot.at
        if entry.kind == "split" and text[:at].strip() and text[at:].strip() and at not in cuts.get(place, ()):
            insort(cuts.setdefault(place, []), at)
    parts: list[TaskPart] = []
    taken = {task.id for task in tasks}
    for place, task in enumerate(tasks):
        starts = [0, *_apart(task.text, cuts.get(place, ()))]
        spans = list(zip(starts, [*starts[1:], len(task.text)], strict=True))
        parts += [
            TaskPart(place, start, end, Spot(place + 1, task.text, start), part)
            for (start, end), part in zip(spans, parted(task, spans, taken), strict=True)
        ]
    return parts


def _apart(text: str, cuts: Sequence[int]) -> list[int]:
    """Leave out cuts with nothing but white space between them and the one before."""
    kept: list[int] = []
    for cut in cuts:
        if text[kept[-1] if kept else 0 : cut].strip():
            kept.append(cut)
    return kept


def _group(
    run: Sequence[int], parts: Sequence[TaskPart], about: Mapping[tuple[int, CorrectionKind], Correction]
) -> CorrectedTask:
    own = tuple(parts[number] for number in run)
    task = joined([part.task for part in own])
    of_head = [about[run[0], kind] for kind in _OF_HEADS if (run[0], kind) in about]
    for entry in of_head:
        if entry.kind == "units":
            task = with_units(task, entry.units)
    is_task = all(entry.kind != "no_task" for entry in of_head)
    within = [about[number, kind] for number in run for kind in ("split", "join") if (number, kind) in about]
    return CorrectedTask(own, task, is_task, (*within, *of_head))
