"""Print the page on which people see how a file was read, and correct it: forms alone, which need no script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from documents.corrections.applying import said_of
from documents.corrections.outline import CorrectedTask
from documents.model import UnitName
from office.model import Job, Person
from office.page import render
from office.readings import Reading, entry_id
from office.words import office_words
from reports import Language

__all__ = ["render_reading"]

_BREAK: Final = re.compile(r"[。；！？;\n][”’」』）)]*")
_QUOTED: Final = 14  # characters that a place to split at is told by
_MOST_BREAKS: Final = 40
"""Places to split at that a row offers; of a longer text the words are typed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A correction in the list: what it says, and whether it fits nowhere."""

    id: str
    said: str
    unfit: bool


@dataclass(frozen=True, slots=True)
class _Break:
    """A place within a text where another task may begin."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A task as the table prints it.

    Attributes:
        anchor: that the page goes back to.
        task: ordinal of the task that was read.
        at: where in its text it begins.
        undo: the correction by which it is none; empty for a task.
        changed: somebody corrected it.
        joins: another task follows that it can be joined with.
    """

    anchor: str
    task: int
    at: int
    number: str
    heading: str
    title: str
    text: str
    lead: str
    responsible: str
    cooperating: str
    breaks: tuple[_Break, ...]
    undo: str
    changed: bool
    joins: bool


def render_reading(
    job: Job, reading: Reading, person: Person, *, key: str, waiting: bool, told: str, lang: Language
) -> str:
    """Print the page.

    Args:
        job: the report.
        reading: of the file that is shown.
        person: who looks at it; without forms for who only reads.
        key: that each form brings along.
        waiting: something is corrected that the report does not have yet.
        told: what went wrong with a form; empty where nothing did.
        lang: of the page's own words.
    """
    words = office_words(lang)
    groups = reading.outline.groups
    rows = [_row(group, groups[place + 1 : place + 2]) for place, group in enumerate(groups)]
    anchors = {part.task.id: row.anchor for row, group in zip(rows, groups, strict=True) for part in group.parts}
    entries = [
        _Entry(entry_id(entry), said_of(entry), entry in reading.outline.unfit) for entry in reading.corrections.entries
    ]
    return render(
        "reading.html",
        "",
        lang=lang,
        forms=True,
        heading=words["reading"],
        files=[(number, file.name) for number, file in enumerate(job.files)],
        number=reading.number,
        name=reading.file.name,
        count=words["reading_count"].format(count=sum(not row.undo for row in rows)),
        rows=rows,
        entries=entries,
        entries_title=words["corrections"].format(count=len(entries)),
        doubts=[(anchors.get(one.task or "", ""), one.message) for one in reading.document.warnings],
        doubts_title=words["doubts"].format(count=len(reading.document.warnings)),
        works=person.works,
        key=key,
        waiting=waiting,
        first=not reading.compared,
        many=job.axis is not None,
        next=_next(job, reading.number, words),
        busy=not job.ended,
        told=told,
    )


def _next(job: Job, number: int, words: Mapping[str, str]) -> tuple[int, str] | None:
    """Return the number of the file behind one, and how a link to it reads."""
    following = number + 1
    if following == len(job.files):
        return None
    return following, words["reading_next"].format(name=job.files[following].name)


def _row(group: CorrectedTask, following: Sequence[CorrectedTask]) -> _Row:
    task, spot = group.task, group.spot
    undo = next((entry_id(entry) for entry in group.applied if entry.kind == "no_task"), "")
    return _Row(
        f"t{spot.task}-{spot.at}",
        spot.task,
        spot.at,
        task.number or "",
        task.headings[-1] if task.headings else "",
        task.title or "",
        task.text,
        _listed(task.lead_units),
        _listed(task.responsible_units),
        _listed(task.cooperating_units),
        tuple(_breaks(group)),
        undo,
        bool(group.applied),
        bool(following) and following[0].is_task,
    )


def _listed(names: Sequence[UnitName]) -> str:
    return "、".join(names)


def _breaks(group: CorrectedTask) -> list[_Break]:
    found = []
    for part in group.parts:
        for mark in _BREAK.finditer(part.spot.text, part.start, part.end):
            rest = part.spot.text[mark.end() : part.end].strip()
            if rest:
                label = rest if len(rest) <= _QUOTED else rest[:_QUOTED] + "…"
                found.append(_Break(f"split:{part.spot.task}:{mark.end()}", label))
    return found[:_MOST_BREAKS]
