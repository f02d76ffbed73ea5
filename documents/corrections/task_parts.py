"""Cut a task in two and put tasks together: no word, unit, time or remark of them is lost."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from documents.corrections.model import UnitLists
from documents.model import DoubtfulCharacter, Recognition, Task, TaskField, UnitName

__all__ = ["joined", "parted", "with_units"]

_STOPS: Final = "。！？；，、：:;,.!?…"
"""Marks after which a text needs no new line before another item."""


def parted(task: Task, spans: Sequence[tuple[int, int]], taken: Container[str]) -> tuple[Task, ...]:
    """Cut a task at places of its text.

    Args:
        task: as it was read.
        spans: half-open, of its text, in order and without gaps.
        taken: ids of all tasks of the document.

    Returns:
        A task for each span, numbered as readers number the parts of one item. Units and deadline are those of the
        item, so each has them; title and remark stand once, with the first.
    """
    if len(spans) < 2:
        return (task,)
    joint = "-"
    while any(f"{task.id}{joint}{ordinal}" in taken for ordinal in range(2, len(spans) + 1)):
        joint += "-"  # ids that a list gave may look like anything
    return tuple(_part(task, start, end, ordinal, joint) for ordinal, (start, end) in enumerate(spans, start=1))


def joined(tasks: Sequence[Task]) -> Task:
    """Put neighbouring tasks together into the first of them."""
    whole = tasks[0]
    for task in tasks[1:]:
        whole = _joined(whole, task)
    return whole


def with_units(task: Task, units: UnitLists) -> Task:
    """Give a task units; what is printed of them stays, and 等 stays with the names that are left."""
    names = {*units.lead, *units.responsible, *units.cooperating}
    return replace(
        task,
        lead_units=units.lead,
        responsible_units=units.responsible,
        cooperating_units=units.cooperating,
        open_units=tuple(unit for unit in task.open_units if unit in names),
    )


def _part(task: Task, start: int, end: int, ordinal: int, joint: str) -> Task:
    text = task.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    numbered = replace(task, text=text, number=f"{task.number}-{ordinal}" if task.number else None)
    within = _moved(task.recognition, lambda doubt: _within(doubt, start, start + len(text)))
    if ordinal == 1:
        return replace(numbered, recognition=within)
    return replace(numbered, id=f"{task.id}{joint}{ordinal}", title=None, remark=None, recognition=within)


def _within(doubt: DoubtfulCharacter, start: int, end: int) -> DoubtfulCharacter | None:
    if doubt.field != "text":
        return doubt
    return replace(doubt, at=doubt.at - start) if start <= doubt.at < end else None


def _joined(first: Task, other: Task) -> Task:
    """Join a task to the one before; a unit that both name has the role that it has in the first."""
    known = {*first.lead_units, *first.responsible_units, *first.cooperating_units}
    between = _between(first, other)
    title = other.words[: len(other.words) - len(other.text)]
    values = {
        "text": first.text + between + other.words,
        "units": _both(first.unit_text, other.unit_text, "\n"),
        "deadline": _both(first.deadline, other.deadline, "；"),
        "remark": _both(first.remark, other.remark, "；"),
    }
    before = len(first.text) + len(between)
    places: dict[TaskField, tuple[TaskField, int]] = {
        "text": ("text", before + len(title)),
        "title": ("text", before),
        "units": ("units", _at(values["units"], other.unit_text)),
        "deadline": ("deadline", _at(values["deadline"], other.deadline)),
        "remark": ("remark", _at(values["remark"], other.remark)),
    }

    def moved(doubt: DoubtfulCharacter) -> DoubtfulCharacter | None:
        if doubt.field not in places:  # number and headings are those of the first
            return None
        field, offset = places[doubt.field]
        return replace(doubt, field=field, at=doubt.at + offset)

    return replace(
        first,
        text=values["text"] or "",
        lead_units=first.lead_units + _new(other.lead_units, known),
        responsible_units=first.responsible_units + _new(other.responsible_units, known),
        cooperating_units=first.cooperating_units + _new(other.cooperating_units, known),
        open_units=first.open_units + _new(other.open_units, set(first.open_units)),
        unit_text=values["units"],
        deadline=values["deadline"],
        remark=values["remark"],
        place=replace(first.place, boxes=first.place.boxes + other.place.boxes),
        recognition=_together(first.recognition, _moved(other.recognition, moved)),
    )


def _between(first: Task, other: Task) -> str:
    """Return what parts two texts: nothing within a sentence, a line break between items that end without a mark."""
    begins = other.words[:1]
    if other.number and not first.text.endswith(tuple(_STOPS)):
        return "\n"
    return " " if (first.text[-1:] + begins).isascii() and first.text[-1:].isalnum() and begins.isalnum() else ""


def _both(first: str | None, other: str | None, joint: str) -> str | None:
    if not first or not other or other in first:
        return first or other
    return f"{first}{joint}{other}"


def _at(whole: str | None, part: str | None) -> int:
    return max(0, (whole or "").rfind(part or ""))


def _new(names: Iterable[UnitName], known: set[UnitName]) -> tuple[UnitName, ...]:
    return tuple(name for name in names if name not in known)


def _moved(
    found: Recognition | None, move: Callable[[DoubtfulCharacter], DoubtfulCharacter | None]
) -> Recognition | None:
    if found is None:
        return None
    return replace(found, doubts=tuple(moved for doubt in found.doubts if (moved := move(doubt)) is not None))


def _together(first: Recognition | None, other: Recognition | None) -> Recognition | None:
    """Join what is known of the characters of two tasks: a field is as sure as its least sure character."""
    if first is None or other is None:
        return first or other
    confidence: dict[TaskField, float] = {}
    for field, sure in chain(first.confidence, other.confidence):
        confidence[field] = min(sure, confidence.get(field, 1.0))
    return Recognition(tuple(confidence.items()), first.doubts + other.doubts)
