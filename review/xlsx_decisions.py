"""Read decisions back from the sheet 明细 of a workbook that policydiff wrote and a reviewer filled in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, cast

from compare.decision_json import EventError, anchor_dict, decision_from_dict, statement_dict
from compare.decision_wire import LATEST
from compare.decisions import Anchor, Decision, DecisionLog, ReviewState, Statement
from compare.kinds import Kind
from compare.model import Mode
from documents.errors import InputError
from documents.wire.checking import listed, shown
from reports.office.office_text import office_text
from reports.office.xlsx_details import DECISIONS, FILLED_IN, column_word, filled_in, retype_words
from reports.words.wording import LANGUAGES, Wording, wording
from review import sheet_wire as wire
from review.workbook import Workbook, open_workbook

__all__ = ["decisions_from_xlsx"]

_UNKNOWN_TIME: Final = "1980-01-01T00:00:00.000Z"  # the time a workbook carries that nobody saved
_TIME: Final = "%Y-%m-%dT%H:%M:%S.%f"
_NONE: Final = ("无", "none")  # 改连到 for a task without counterpart


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of the sheet as it was written: the row or the single link that a decision in it speaks of."""

    key: str
    machine: Statement
    row_key: str
    row_machine: Statement
    cells: Mapping[str, str]
    events: tuple[str, ...]


def decisions_from_xlsx(content: bytes, *, name: str) -> DecisionLog:
    """Read the decisions of a workbook.

    Args:
        content: the bytes of the workbook.
        name: of the file, for messages.

    Returns:
        The log: the decisions that the workbook was written with, and one for each cell that says something else now.
        Rows may be sorted, filtered or deleted; a row that is not there says nothing. A row that cannot be understood
        is left out and told with its number.

    Raises:
        InputError: it is no such workbook, or nothing but rows that cannot be understood was filled in.
    """
    book = open_workbook(content, name=name)
    mode = book.hidden.sheet.mode
    words = wording(book.hidden.sheet.lang, mode)
    written = _written(book.hidden, words, mode)
    at = _time(book)
    found: dict[str, Decision] = {decision.event: decision for decision in book.known.decisions}
    columns = _columns(book.details[0] if book.details else (), words, name)
    retyped: dict[str, str] = {}
    problems: list[str] = []
    for line, row in enumerate(book.details[1:], start=2):
        cells = {column: _text(row[place]) if place < len(row) else "" for column, place in columns.items()}
        if not any(cells.values()):
            continue
        try:
            for event in _row_events(cells, written, retyped, book.hidden, words, mode):
                decision = _decision(event, cells["reviewer"] or book.editor, at)
                found[decision.event] = decision
        except EventError as error:
            problems.append(f"{name!r}, sheet {words['sheet_details']!r}, row {line}: {error}")
    if problems and len(found) == len(book.known.decisions):
        raise InputError(f"{listed(problems)}.")
    decisions = tuple(sorted(found.values(), key=lambda decision: (decision.at, decision.event)))
    return DecisionLog(book.known.report, decisions, book.known.conflicts, left_out=(*book.known.left_out, *problems))


def _row_events(
    cells: Mapping[str, str],
    written: Mapping[tuple[str, str, str], _Shown],
    retyped: dict[str, str],
    hidden: wire.Hidden,
    words: Wording,
    mode: Mode,
) -> list[dict[str, object]]:
    """Return what was filled into a row of the sheet.

    Args:
        cells: of the row, by column.
        written: the rows as they were written.
        retyped: the type that rows above gave to a change.
        hidden: the hidden sheet.
        words: of the sheet.
        mode: of the comparison.

    Raises:
        EventError: a cell cannot be understood.
    """
    entry = written.get((cells["change"], cells["left_id"], cells["right_id"]))
    if entry is None:
        change, left, right = (shown(cells[column]) for column in ("change", "left_id", "right_id"))
        raise EventError(
            f"no row {change} with the tasks {left} and {right} was written there; leave the first columns as they were"
        )
    events = _events(entry, cells, hidden, words, mode)
    if any(event["action"] == "retype" for event in events):
        first = retyped.setdefault(entry.row_key, cells["retype"])
        if first != cells["retype"]:
            raise EventError(
                f"row {entry.row_key} is retyped to {shown(cells['retype'])} here and to {shown(first)} above; "
                "a row has one type"
            )
    return events


def _written(hidden: wire.Hidden, words: Wording, mode: Mode) -> dict[tuple[str, str, str], _Shown]:
    """Return the rows of the sheet as they were written, by row key, left and right task."""
    found: dict[tuple[str, str, str], _Shown] = {}
    for row in hidden.rows:
        whole = Statement(row.old, row.new, tuple((link.old, link.new) for link in row.links), row.type, row.score)
        if not row.links:
            place = (row.key, *(side[0] if side else "" for side in (row.old, row.new)))
            found[_cells(*place)] = _entry(row.key, whole, row, whole, row.review, words, mode)
        for link in row.links:
            single = Statement((link.old,), (link.new,), ((link.old, link.new),), None, link.score)
            own = (link.key, single) if len(row.links) > 1 else (row.key, whole)
            state = link.review or row.review
            found[_cells(row.key, link.old, link.new)] = _entry(*own, row, whole, state, words, mode)
    return found


def _cells(*texts: str) -> tuple[str, str, str]:
    """Return texts as the cells hold them."""
    first, second, third = (office_text(text).strip() for text in texts)
    return first, second, third


def _entry(
    key: str, machine: Statement, row: wire.Row, row_machine: Statement, state: wire.State, words: Wording, mode: Mode
) -> _Shown:
    before = ReviewState(status=state.state, kind=state.type, note=state.note, by=state.by)
    cells = {"relink": ""} | {
        column: office_text(text).strip() for column, text in filled_in(before, words, mode).items()
    }
    return _Shown(key, machine, row.key, row_machine, cells, state.events)


def _columns(header: Sequence[object], words: Wording, name: str) -> dict[str, int]:
    """Find the columns by their words; a reviewer may have moved them."""
    names = [_text(cell) for cell in header]
    wanted = ("change", "left_id", "right_id", *FILLED_IN)
    missing = [column_word(words, column) for column in wanted if column_word(words, column) not in names]
    if missing:
        raise InputError(
            f"{name!r}: the sheet {words['sheet_details']!r} has no column {missing[0]!r}; do not rename or delete it."
        )
    return {column: names.index(column_word(words, column)) for column in wanted}


def _events(
    entry: _Shown, cells: Mapping[str, str], hidden: wire.Hidden, words: Wording, mode: Mode
) -> list[dict[str, object]]:
    """Return what the cells of a row say beyond what they said when they were written."""
    if all(cells[column] == entry.cells[column] for column in ("decision", "relink", "retype", "note")):
        return []
    note = None if cells["note"] == entry.cells["note"] else cells["note"]
    action = _action(cells, words)
    unchanged = all(cells[column] == entry.cells[column] for column in ("decision", "relink", "retype"))
    if action is None or unchanged:
        events: list[dict[str, object]] = []
        if not unchanged and entry.events:
            events.append(_event(hidden, entry.key, "undo") | {"undoes": entry.events[-1]})
        if note is not None:
            events.append(_event(hidden, entry.key, "note", entry.machine, note=note))
        return events
    if action == "retype":
        kinds = retype_words(words, mode)
        if cells["retype"] not in kinds:
            raise EventError(
                f"{column_word(words, 'retype')} is {shown(cells['retype'])}; choose one of {', '.join(kinds)}"
            )
        human = replace(entry.row_machine, kind=cast("Kind", kinds[cells["retype"]]), score=None)
        return [_event(hidden, entry.row_key, action, entry.row_machine, human, note=note)]
    made = _relinked(entry.machine, cells["relink"], hidden.tasks, words) if action == "relink" else None
    return [_event(hidden, entry.key, action, entry.machine, made, note=note)]


def _action(cells: Mapping[str, str], words: Wording) -> str | None:
    """Return what was decided; a task or a type filled in says it without the word."""
    word = cells["decision"]
    if not word:
        return "relink" if cells["relink"] else "retype" if cells["retype"] else None
    known = {wording(lang)[f"decision_{name}"]: name for lang in LANGUAGES for name in DECISIONS}
    if word not in known:
        choices = ", ".join(words[f"decision_{name}"] for name in DECISIONS)
        raise EventError(f"{column_word(words, 'decision')} is {shown(word)}; choose one of {choices}")
    return known[word]


def _relinked(machine: Statement, task: str, tasks: wire.Tasks, words: Wording) -> Statement:
    """Say that a link goes to another task: one of the right if there is one of this id, else one of the left."""
    old, new = machine.left, machine.right
    if task.casefold() in _NONE:
        return Statement(old, ()) if old else Statement((), new)
    if old and any(entry.id == task for entry in tasks.new):
        return Statement(old, (task,), tuple((one, task) for one in old))
    if new and any(entry.id == task for entry in tasks.old):
        return Statement((task,), new, tuple((task, one) for one in new))
    raise EventError(
        f"{column_word(words, 'relink')} is {shown(task)}; give the id of a task of the other document, "
        f"as in the columns {column_word(words, 'left_id')} and {column_word(words, 'right_id')}, or {_NONE[0]}"
    )


def _event(
    hidden: wire.Hidden,
    key: str,
    action: str,
    machine: Statement | None = None,
    human: Statement | None = None,
    *,
    note: str | None = None,
) -> dict[str, object]:
    """Return an event with the anchors of the tasks that it names."""
    statements = [statement for statement in (machine, human) if statement is not None]
    named = (
        {task for statement in statements for task in statement.left},
        {task for statement in statements for task in statement.right},
    )
    return {
        "key": key,
        "action": action,
        "machine": None if machine is None else statement_dict(machine, scored=True),
        "human": None if human is None else statement_dict(human, scored=False),
        "note": note,
        "report": hidden.report.id,
        "anchors": {
            "old": [_anchor(task) for task in hidden.tasks.old if task.id in named[0]],
            "new": [_anchor(task) for task in hidden.tasks.new if task.id in named[1]],
        },
    }


def _anchor(task: wire.Task) -> dict[str, object]:
    return anchor_dict(Anchor(task.id, task.path, task.quote, task.hash))


def _decision(event: dict[str, object], by: str, at: str) -> Decision:
    content = json.dumps([event, by, at], sort_keys=True)
    return decision_from_dict(event | {"event": "x-" + sha256(content.encode()).hexdigest()[:24], "by": by, "at": at})


def _time(book: Workbook) -> str:
    """Return when the workbook was last saved, but later than every decision that it was written with."""
    saved = book.saved or _UNKNOWN_TIME
    latest = max((decision.at for decision in book.known.decisions), default="")
    if saved > latest:
        return saved
    later = datetime.strptime(latest.rstrip("Z"), _TIME) + timedelta(milliseconds=1)
    return min(f"{later.isoformat(timespec='milliseconds')}Z", LATEST)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
