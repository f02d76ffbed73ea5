"""Task lists as JSON: what `policydiff read --format json` writes and every command accepts as input.

The schema is in docs/task-list.md: one object with `document` and `tasks`. Ids given in the input are kept; keys
that are not in the schema are ignored, so that hand-made lists may carry notes of their own.
"""

import datetime
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, cast, get_args

from documents.errors import InputError, NoTasksError
from documents.model import Annex, Document, Level, Place, ReadingWarning, Source, Task, UnitName, task_id

__all__ = ["document_from_dict", "document_to_dict", "dumps", "loads"]

_LEVELS: Final[tuple[str, ...]] = get_args(Level)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS: Final = range(1900, 2101)
_MAX_PROBLEMS: Final = 5  # problems printed in one message; the rest is counted
_MAX_VALUE: Final = 60  # characters of a bad value that are shown


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
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name!r} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}; correct it there."
        ) from error
    except RecursionError as error:
        raise InputError(f"{name!r} is nested too deeply for a task list; give an object with 'tasks'.") from error
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
    if document.source is not None:
        head["source"] = {
            "name": document.source.name,
            "sha256": document.source.sha256,
            "format": document.source.format,
            "layout": document.source.layout,
        }
    if document.warnings:
        head["warnings"] = [_warning_to_dict(warning) for warning in document.warnings]
    return {"document": head, "tasks": [_task_to_dict(task) for task in document.tasks]}


def _task_to_dict(task: Task) -> dict[str, object]:
    values: dict[str, object] = {
        "id": task.id,
        "number": task.number,
        "section": list(task.section),
        "text": task.text,
        "lead_units": list(task.lead_units),
        "responsible_units": list(task.responsible_units),
        "cooperating_units": list(task.cooperating_units),
        "unit_text": task.unit_text,
        "deadline": task.deadline,
        "remark": task.remark,
        "line": task.place.line,
    }
    return values | _page_and_cell(task.place)


def _warning_to_dict(warning: ReadingWarning) -> dict[str, object]:
    values: dict[str, object] = {"code": warning.code, "message": warning.message, "line": warning.place.line}
    return values | _page_and_cell(warning.place) | {"task": warning.task}


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
    if not isinstance(data, Mapping) or not isinstance(data.get("tasks"), list):
        raise InputError(
            f"{name!r} is no task list; give an object with 'document' and a list 'tasks', "
            "as `policydiff read FILE --format json` writes it."
        )
    problems: list[str] = []
    document = _read_head(_Fields(data.get("document", {}), "document", problems), name, document_id)
    items: list[object] = data["tasks"]
    tasks = tuple(
        _read_task(_Fields(item, f"task {ordinal}", problems), task_id(document.id, ordinal, len(items)))
        for ordinal, item in enumerate(items, start=1)
    )
    for repeated, times in Counter(task.id for task in tasks).items():
        if times > 1:
            positions = ", ".join(str(index) for index, task in enumerate(tasks, start=1) if task.id == repeated)
            problems.append(f"tasks {positions}: id {repeated!r} is used {times} times")
    if problems:
        shown = "; ".join(problems[:_MAX_PROBLEMS])
        more = f"; and {len(problems) - _MAX_PROBLEMS} more" if len(problems) > _MAX_PROBLEMS else ""
        raise InputError(f"{name!r} is not a valid task list: {shown}{more}.")
    if not tasks:
        raise NoTasksError(f"{name!r} has an empty list 'tasks'; give at least one task.")
    return replace(document, tasks=tasks, source=Source(name=name, sha256=sha256, format="json"))


class _Fields:
    """Reads typed values out of one JSON object and notes every bad one with its place."""

    def __init__(self, values: object, where: str, problems: list[str]) -> None:
        self._where = where
        self._problems = problems
        self._values: Mapping[str, object] = {}
        if isinstance(values, Mapping):
            self._values = cast("Mapping[str, object]", values)
        else:
            self.refuse("", values, "must be an object")

    def refuse(self, key: str, value: object, reason: str) -> None:
        shown = repr(value)
        shown = shown if len(shown) <= _MAX_VALUE else shown[:_MAX_VALUE] + "…"
        self._problems.append(f"{self._where}: {f'{key} ' if key else ''}{reason}, not {shown}")

    def string(self, key: str) -> str | None:
        """A string or None; a number counts as its digits, an empty string as nothing."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not _is_text(value):
            self.refuse(key, value, "must be a string or null")
            return None
        return cast("str", value) if cast("str", value).strip() else None

    def required(self, key: str) -> str:
        """A string that holds more than white space."""
        value = self._values.get(key)
        if _is_text(value) and cast("str", value).strip():
            return cast("str", value)
        self.refuse(key, value, "must be a string that is not empty")
        return ""

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(_is_text(item) and item.strip() for item in value):
            self.refuse(key, value, "must be a list of strings that are not empty")
            return ()
        return tuple(value)

    def units(self, key: str) -> tuple[UnitName, ...]:
        return tuple(UnitName(unit) for unit in self.strings(key))

    def integer(self, key: str, allowed: range | None = None) -> int | None:
        """A whole number or None, from 1 upwards unless a range is given."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key, value, "must be a whole number or null")
        elif value not in allowed if allowed is not None else value < 1:
            limits = "1 or more" if allowed is None else f"between {allowed.start} and {allowed.stop - 1}"
            self.refuse(key, value, f"must be {limits}")
        else:
            return value
        return None

    def date(self, key: str) -> str | None:
        value = self.string(key)
        if value is None or _is_date(value):
            return value
        self.refuse(key, value, "must be a date written YYYY-MM-DD")
        return None

    def objects(self, key: str) -> tuple["_Fields", ...]:
        value = self._values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.refuse(key, value, "must be a list of objects")
            return ()
        return tuple(
            _Fields(item, f"{self._where}: {key} {ordinal}", self._problems) for ordinal, item in enumerate(value, 1)
        )

    def one_object(self, key: str) -> tuple["_Fields", ...]:
        value = self._values.get(key)
        return () if value is None else (_Fields(value, f"{self._where}: {key}", self._problems),)

    def place(self) -> Place:
        return Place(line=self.integer("line"), page=self.integer("page"), cell=self.string("cell"))


def _read_head(fields: _Fields, name: str, document_id: str | None) -> Document:
    """Read the `document` object; the tasks and the source are filled in later."""
    level = fields.string("level")
    if level is not None and level not in _LEVELS:
        fields.refuse("level", level, f"must be one of {', '.join(_LEVELS)} or null")
        level = None
    identity = document_id or fields.string("id") or name.rsplit(".", 1)[0] or name
    return Document(
        id=identity,
        title=fields.string("title") or identity,
        tasks=(),
        issuer=fields.string("issuer"),
        document_number=fields.string("doc_number"),
        issued_on=fields.date("issued_on"),
        year=fields.integer("year", _YEARS),
        region=fields.string("region"),
        level=cast("Level | None", level),
        global_responsible_units=fields.units("global_responsible_units"),
        annexes=_read_annexes(fields),
        notes=fields.strings("notes"),
        warnings=tuple(_read_warning(warning) for warning in fields.objects("warnings")),
    )


def _read_annexes(fields: _Fields) -> tuple[Annex, ...]:
    annexes: Sequence[_Fields] = fields.objects("annexes") or fields.one_object("annex")
    return tuple(Annex(title=annex.string("title") or "", units=annex.units("units")) for annex in annexes)


def _read_warning(fields: _Fields) -> ReadingWarning:
    return ReadingWarning(
        code=fields.string("code") or "note",
        message=fields.string("message") or "",
        place=fields.place(),
        task=fields.string("task"),
    )


def _read_task(fields: _Fields, default_id: str) -> Task:
    return Task(
        id=fields.string("id") or default_id,
        number=fields.string("number"),
        section=fields.strings("section"),
        text=fields.required("text"),
        lead_units=fields.units("lead_units"),
        responsible_units=fields.units("responsible_units"),
        cooperating_units=fields.units("cooperating_units"),
        unit_text=fields.string("unit_text"),
        deadline=fields.string("deadline"),
        remark=fields.string("remark"),
        place=fields.place(),
    )


def _is_text(value: object) -> bool:
    """Tell whether the value is a string that can be written out: JSON may smuggle in half a surrogate pair."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return _DATE.fullmatch(value) is not None
