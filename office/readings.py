"""Show how the files of a report were read, and keep with each file what people correct of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from documents.corrections.applying import corrected
from documents.corrections.correction_json import dumps, loads
from documents.corrections.model import Correction, Corrections, UnitLists
from documents.corrections.outline import CorrectedOutline, CorrectedTask, outline
from documents.errors import InputError
from documents.model import Document, UnitName
from office.model import Job, OfficeError, Upload
from office.records import Records
from office.results import read_about, read_documents

__all__ = ["Asked", "Reading", "Readings", "entry_id"]

_MOST: Final = 2_000
"""Corrections of one file: more are no corrections but another list."""

_LONGEST_NAME: Final = 100
"""Characters of the name of a unit, as on the wire."""

_BETWEEN: Final = re.compile(r"[、，,；;\n\r\t]+")
_ID_DIGITS: Final = 16

_GONE: Final = (
    "这一处已经变了：请看现在的任务表，再改一次。 This place has changed meanwhile; look at the list and try again."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to correct.

    Attributes:
        act: `join` (with the next task), `split`, `units`, `no_task`, or `undo`.
        task: ordinal of the task as it was read.
        at: characters of its text before the place where the task begins that is meant.
        to: for `split`: where the new task begins, by the ordinal of a task that was read and a place in its text.
        words: for `split` without `to`: how the new task begins.
        units: for `units`: the names of each role, as somebody typed them.
        entry: for `undo`: which correction.
    """

    act: str
    task: int = 0
    at: int = 0
    to: tuple[int, int] | None = None
    words: str = ""
    units: tuple[str, str, str] = ("", "", "")
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file of a report is read.

    Attributes:
        number: of the file, from 0.
        document: as its reader left it.
        corrections: that are kept with the file.
        waiting: the report was made with others, or with none.
        compared: there is a report.
    """

    file: Upload
    number: int
    document: Document
    corrections: Corrections
    waiting: bool
    compared: bool
    outline: CorrectedOutline = field(repr=False)


class Readings:
    """The files of reports as they were read; safe for several threads."""

    def __init__(self, records: Records, folder: Path) -> None:
        """Join what was opened.

        Args:
            records: keep the corrections.
            folder: of the reports, one folder each.
        """
        self._records, self._folder = records, folder

    def shown(self, job: Job, number: int) -> Reading:
        """Return how a file of a report is read.

        Raises:
            OfficeError: the files were not read yet, there is no such file, or it cannot be opened.
        """
        about = read_about(self._folder / job.id)
        if about is None or not 0 <= number < len(job.files):
            raise OfficeError(404, "没有这份文件的读取结果。 There is no reading of such a file.")
        document, file = read_documents(self._folder / job.id)[number], job.files[number]
        written = self._records.corrections(file.sha256)
        corrections = _read(written, document)
        made_with = about.corrections[number] if about.corrections else ""
        waiting = about.compared and written != made_with
        return Reading(file, number, document, corrections, waiting, about.compared, outline(document, corrections))

    def waiting(self, job: Job) -> bool:
        """Whether a report was made before something was corrected that is kept now."""
        return any(self.shown(job, number).waiting for number in range(len(job.files)))

    def change(self, job: Job, number: int, asked: Asked) -> None:
        """Keep a correction, or take one back.

        Raises:
            OfficeError: it makes no sense, or leaves nothing to compare.
        """
        shown = self.shown(job, number)

        def changed(written: str) -> str:
            before = _read(written, shown.document)
            after = _changed(shown.document, before, asked)
            if len(after.entries) > _MOST:
                raise OfficeError(409, f"一份文件最多改 {_MOST} 处。 A file has {_MOST} corrections at most.")
            try:
                corrected(shown.document, after)
            except InputError as error:
                raise OfficeError(
                    409, "至少要留下一项任务，才能比对。 At least one task must stay, to be compared."
                ) from error
            return _written(after)

        self._records.correct(shown.file.sha256, changed)


def entry_id(entry: Correction) -> str:
    """Name a correction in a form."""
    return sha256(repr(entry.key).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def _written(corrections: Corrections) -> str:
    """Write corrections as they are kept; what could not be read again is refused now and not found later."""
    if not corrections.entries:
        return ""
    written = dumps(corrections).decode()
    try:
        loads(written, name="corrections")
    except InputError as error:
        raise OfficeError(400, f"不能这样改。 This cannot be kept: {error}") from error
    return written


def _read(written: str, document: Document) -> Corrections:
    if written:
        try:
            return loads(written, name="corrections")
        except InputError as error:
            raise OfficeError(
                503, f"保存的修改读不出来：请恢复备份。 The corrections are damaged ({error}); put a copy in place."
            ) from error
    if document.source is None:
        raise OfficeError(409, "这份文件不能在这里改。 This file cannot be corrected here.")
    return Corrections(document.source.sha256)


def _changed(document: Document, corrections: Corrections, asked: Asked) -> Corrections:
    if asked.act == "undo":
        undone = [entry for entry in corrections.entries if entry_id(entry) == asked.entry]
        if not undone:
            raise OfficeError(409, _GONE)
        return corrections.without(undone)
    groups = outline(document, corrections).groups
    found = next((at for at, one in enumerate(groups) if (one.spot.task, one.spot.at) == (asked.task, asked.at)), None)
    act = _ACTS.get(asked.act)
    if act is None:
        raise OfficeError(400, "The request is not understood.")
    if found is None or not groups[found].is_task:
        raise OfficeError(409, _GONE)
    return act(groups, found, corrections, asked)


def _join(groups: tuple[CorrectedTask, ...], found: int, corrections: Corrections, _: Asked) -> Corrections:
    """Join a task and the next one; what was said of the next one as a task goes with it."""
    if found + 1 >= len(groups) or not groups[found + 1].is_task:
        raise OfficeError(409, _GONE)
    following = groups[found + 1].spot
    rest = corrections.without(
        entry
        for entry in corrections.entries
        if (entry.spot.task, entry.spot.at) == (following.task, following.at) and entry.kind in ("units", "split")
    )
    return rest if following.at else rest.with_entry(Correction("join", following))


def _split(groups: tuple[CorrectedTask, ...], found: int, corrections: Corrections, asked: Asked) -> Corrections:
    """Let another task begin within one: at the place given, or at the words that somebody typed."""
    parts = groups[found].parts
    if asked.to is not None:
        task, at = asked.to
        places = [(one, at) for one in parts if one.spot.task == task and one.start < at < one.end]
        told = _GONE
    else:
        words = asked.words.strip()
        places = [
            (one, place)
            for one in parts
            for place in range(one.start, one.end)
            if words and one.spot.text.startswith(words, place)
        ]
        told = (
            f"正文里“{words[:20]}”有 {len(places)} 处：请照抄新一项开头的几个字，多抄一些。 "
            "Type how the new task begins, as it is printed, so that it is found once."
        )
    if len(places) != 1:
        raise OfficeError(400, told)
    part, at = places[0]
    text = part.spot.text
    if text[part.start : at].strip() and text[at : part.end].strip():
        return corrections.with_entry(Correction("split", replace(part.spot, at=at)))
    if at == part.start and part is not parts[0]:  # where two tasks were joined
        return corrections.without([Correction("join", part.spot)])
    raise OfficeError(400, "不能从这里拆开。 It cannot be split here.")


def _units(groups: tuple[CorrectedTask, ...], found: int, corrections: Corrections, asked: Asked) -> Corrections:
    lead, responsible, cooperating = (
        tuple(UnitName(name) for name in dict.fromkeys(filter(None, map(str.strip, _BETWEEN.split(typed)))))
        for typed in asked.units
    )
    if any(len(name) > _LONGEST_NAME for name in (*lead, *responsible, *cooperating)):
        raise OfficeError(400, f"单位名称不超过 {_LONGEST_NAME} 个字，用顿号分开。 Part the names of units by commas.")
    spot = groups[found].spot
    return corrections.with_entry(Correction("units", spot, UnitLists(lead, responsible, cooperating)))


def _no_task(groups: tuple[CorrectedTask, ...], found: int, corrections: Corrections, _: Asked) -> Corrections:
    return corrections.with_entry(Correction("no_task", groups[found].spot))


_ACTS: Final[Mapping[str, Callable[[tuple[CorrectedTask, ...], int, Corrections, Asked], Corrections]]] = {
    "join": _join,
    "split": _split,
    "units": _units,
    "no_task": _no_task,
}
