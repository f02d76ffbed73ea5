"""Task lists as JSON: what `policydiff read --format json` writes and every command accepts as input.

The schema is in docs/task-list.md: one object with `document` and `tasks`. Ids given in the input are kept; keys
that are not in the schema are ignored, so that hand-made lists may carry notes of their own.
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

from documents.deadlines_in_text import deadlines_in_text
from documents.errors import InputError, NoTasksError
from documents.model import (
    Annex,
    Context,
    Document,
    DoubtfulCharacter,
    PageBox,
    Place,
    ReadingWarning,
    Recognition,
    Source,
    Task,
    TaskField,
    UnitName,
    task_id,
)
from documents.task_lists import task_wire as wire
from documents.task_lists.titles import with_titles
from documents.wire.checking import MisfitError, checked, listed, place_of, shown
from documents.wire.loading import load_json

__all__ = ["document_from_dict", "document_to_dict", "dumps", "loads"]

_MOST_PLACES: Final = 3  # positions of tasks with one id that a message names


def dumps(document: Document) -> str:
    """Write a document as JSON text with a final line break; the same document gives the same text."""
    return json.dumps(document_to_dict(document), ensure_ascii=False, indent=1) + "\n"


def loads(text: str, *, name: str, sha256: str, document_id: str | None = None) -> Document:
    """Read a document from JSON text.

    Args:
        text: the decoded file.
        name: name of the file without folders, for messages and for `Document.source`.
        sha256: hex digest of the file's bytes.
        document_id: id to use instead of the one in the file.

    Raises:
        InputError: the text is no JSON, or its fields are not those of a task list.
        NoTasksError: the list of tasks is empty.
    """
    data = load_json(text, name=name, what="a task list")
    return document_from_dict(data, name=name, sha256=sha256, document_id=document_id)


def document_to_dict(document: Document) -> dict[str, object]:
    """Turn a document into the plain values of the JSON schema, keys in the order of the schema."""
    head: dict[str, object] = {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "doc_number": document.document_number,
        "issued_on": document.issued_on,
        "year": document.year,
        "region": document.region,
        "level": document.level,
        "notes": list(document.notes),
    }
    if document.global_responsible_units:
        head["global_responsible_units"] = list(document.global_responsible_units)
    annexes = [{"title": annex.title, "units": list(annex.units)} for annex in document.annexes]
    if annexes:
        head["annex"] = annexes[0]
    if len(annexes) > 1:
        head["annexes"] = annexes
    if document.context:
        head["context"] = [_context_to_dict(context) for context in document.context]
    if document.source is not None:
        source: dict[str, object] = {
            "name": document.source.name,
            "sha256": document.source.sha256,
            "format": document.source.format,
            "layout": document.source.layout,
        }
        if document.source.part is not None:
            source["part"] = document.source.part
        if document.source.reader is not None:
            source["reader"] = document.source.reader
        if document.source.recognised_pages:
            source["recognised_pages"] = list(document.source.recognised_pages)
        if document.source.corrections is not None:
            source["corrections"] = document.source.corrections
        head["source"] = source
    if document.warnings:
        head["warnings"] = [_warning_to_dict(warning) for warning in document.warnings]
    return {"document": head, "tasks": [_task_to_dict(task, document) for task in document.tasks]}


def _task_to_dict(task: Task, document: Document) -> dict[str, object]:
    values: dict[str, object] = {
        "id": task.id,
        "number": task.number,
        "section": list(task.section),
        "title": task.title,
        "text": task.text,
        "lead_units": list(task.lead_units),
        "responsible_units": list(task.responsible_units),
        "cooperating_units": list(task.cooperating_units),
        "open_units": list(task.open_units),
        "unit_text": task.unit_text,
        "deadline": task.deadline,
        "remark": task.remark,
        "line": task.place.line,
    }
    boxes = [
        {"page": box.page, "left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}
        for box in task.place.boxes
    ]
    place = _page_and_cell(task.place) | ({"boxes": boxes} if boxes else {})
    by_when = deadlines_in_text(task, document)
    return (
        values | ({"text_deadlines": list(by_when)} if by_when else {}) | place | _recognition_to_dict(task.recognition)
    )


def _recognition_to_dict(recognition: Recognition | None) -> dict[str, object]:
    """Say of a task from a scan how sure its fields are; nothing of others."""
    if recognition is None:
        return {}
    return {
        "recognition": {
            "confidence": dict(recognition.confidence),
            "doubts": [
                {
                    "field": doubt.field,
                    "at": doubt.at,
                    "character": doubt.character,
                    "confidence": doubt.confidence,
                    "others": doubt.others,
                }
                for doubt in recognition.doubts
            ],
        }
    }


def _warning_to_dict(warning: ReadingWarning) -> dict[str, object]:
    values: dict[str, object] = {"code": warning.code, "message": warning.message, "line": warning.place.line}
    return values | _page_and_cell(warning.place) | {"task": warning.task}


def _context_to_dict(context: Context) -> dict[str, object]:
    values: dict[str, object] = {
        "section": list(context.section),
        "text": context.text,
        "line": context.place.line,
    }
    return values | _page_and_cell(context.place)


def _page_and_cell(place: Place) -> dict[str, object]:
    """Give the page and the cell of a place only where there are any: text has neither."""
    values = {"page": place.page, "cell": place.cell}
    return {key: value for key, value in values.items() if value is not None}


def document_from_dict(data: object, *, name: str, sha256: str, document_id: str | None = None) -> Document:
    """Build a document from the plain values of a JSON task list.

    Args:
        data: the parsed JSON.
        name: name of the file without folders.
        sha256: hex digest of the file's bytes.
        document_id: id to use instead of `document.id`; without either it is the file's name without its ending.

    Returns:
        The document; its source is the JSON file itself, lines and cells are those that the file states.

    Raises:
        InputError: fields have bad values or ids repeat; all are named in one message.
        NoTasksError: the list of tasks is empty.
    """
    if not isinstance(data, dict) or not isinstance(data.get("tasks"), list):
        raise InputError(
            f"{name!r} is no task list; give an object with 'document' and a list 'tasks', "
            "as `policydiff read FILE --format json` writes it."
        )
    try:
        found = checked(data, wire.TaskList)
    except MisfitError as error:
        raise _refused([problem.told(_place(problem.path)) for problem in error.problems], name) from None
    head = found.document
    document = _document(head, document_id or _text(head.id) or name.rsplit(".", 1)[0] or name)
    tasks = tuple(
        _task(task, task_id(document.id, ordinal, len(found.tasks)))
        for ordinal, task in enumerate(found.tasks, start=1)
    )
    problems = [] if _is_date(document.issued_on) else ["document: issued_on is no day of the calendar"]
    problems += _repeated_ids(tasks)
    if problems:
        raise _refused(problems, name)
    if not tasks:
        raise NoTasksError(f"{name!r} has an empty list 'tasks'; give at least one task.")
    if not any(isinstance(item, dict) and "title" in item for item in data["tasks"]):
        tasks = with_titles(tasks)
    return replace(document, tasks=tasks, source=Source(name=name, sha256=sha256, format="json"))


def _refused(problems: Sequence[str], name: str) -> InputError:
    return InputError(f"{name!r} is not a valid task list: {listed(problems)}.")


def _place(path: Sequence[str | int]) -> str:
    """Name a task by its position, as a reader counts."""
    head, *rest = path
    if head == "tasks":
        head, *rest = f"task {rest[0]}", *rest[1:]
    return f"{head}: {place_of(tuple(rest))}".rstrip()


def _repeated_ids(tasks: Sequence[Task]) -> list[str]:
    places: dict[str, list[int]] = {}
    for position, task in enumerate(tasks, start=1):
        places.setdefault(task.id, []).append(position)
    return [
        f"tasks {', '.join(map(str, found[:_MOST_PLACES]))}{'…' if len(found) > _MOST_PLACES else ''}: "
        f"id {shown(repeated)} is used {len(found)} times"
        for repeated, found in places.items()
        if len(found) > 1
    ]


def _document(head: wire.Document, identity: str) -> Document:
    """Make a document of its own fields; the tasks and the source are filled in later."""
    annexes = head.annexes or (() if head.annex is None else (head.annex,))
    return Document(
        id=identity,
        title=_text(head.title) or identity,
        tasks=(),
        issuer=_text(head.issuer),
        document_number=_text(head.doc_number),
        issued_on=_text(head.issued_on),
        year=head.year,
        region=_text(head.region),
        level=head.level or None,
        global_responsible_units=_units(head.global_responsible_units),
        annexes=tuple(Annex(_text(annex.title) or "", _units(annex.units)) for annex in annexes),
        notes=head.notes or (),
        context=tuple(
            Context(context.section or (), context.text, _source_place(context)) for context in head.context or ()
        ),
        warnings=tuple(
            ReadingWarning(
                _text(warning.code) or "note", _text(warning.message) or "", _source_place(warning), _text(warning.task)
            )
            for warning in head.warnings or ()
        ),
    )


def _task(task: wire.Task, default_id: str) -> Task:
    return Task(
        id=_text(task.id) or default_id,
        number=_text(task.number),
        section=task.section or (),
        title=_text(task.title),
        text=task.text,
        lead_units=_units(task.lead_units),
        responsible_units=_units(task.responsible_units),
        cooperating_units=_units(task.cooperating_units),
        open_units=_units(task.open_units),
        unit_text=_text(task.unit_text),
        deadline=_text(task.deadline),
        remark=_text(task.remark),
        place=replace(_source_place(task), boxes=_boxes(task)),
        recognition=_recognition(task.recognition),
    )


def _recognition(found: wire.Recognition | None) -> Recognition | None:
    if found is None:
        return None
    fields: tuple[TaskField, ...] = get_args(TaskField)
    confidence = tuple((name, sure) for name in fields if (sure := getattr(found.confidence, name)) is not None)
    doubts = (
        DoubtfulCharacter(doubt.field, doubt.at, doubt.character, doubt.confidence, doubt.others or "")
        for doubt in found.doubts or ()
    )
    return Recognition(confidence, tuple(doubts))


def _boxes(task: wire.Task) -> tuple[PageBox, ...]:
    return tuple(PageBox(box.page, box.left, box.top, box.right, box.bottom) for box in task.boxes or ())


def _source_place(placed: wire.Placed) -> Place:
    return Place(line=placed.line, page=placed.page, cell=_text(placed.cell))


def _text(value: str | int | None) -> str | None:
    """Return a string or None; a number is its digits, a blank string nothing."""
    text = "" if value is None else str(value)
    return text if text.strip() else None


def _units(names: tuple[str, ...] | None) -> tuple[UnitName, ...]:
    return tuple(UnitName(name) for name in names or ())


def _is_date(value: str | None) -> bool:
    """Tell whether a text of the form YYYY-MM-DD is a day; nothing is as good."""
    try:
        return value is None or bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False
