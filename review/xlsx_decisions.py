"""Read decisions back from the sheet 明细 of a workbook that policydiff wrote and a reviewer filled in."""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, cast, get_args

from compare.decisions import Decision, DecisionLog, ReviewState
from compare.model import Mode
from documents.errors import InputError
from reports.office.office_text import office_text
from reports.office.xlsx_details import DATA_SHEET, DECISIONS, FILLED_IN, column_word, filled_in, retype_words
from reports.words.wording import LANGUAGES, Language, Wording, wording
from review.events import EventError, decision_from_dict

__all__ = ["decisions_from_xlsx"]

_LARGEST_PART: Final = 1 << 20  # bytes of the workbook's properties, which are a few hundred
_MODIFIED: Final = re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?\s*<")
_EDITOR: Final = re.compile(r"<cp:lastModifiedBy>([^<]*)<")
_UNKNOWN_TIME: Final = "1980-01-01T00:00:00.000Z"  # the time a workbook carries that nobody saved
_TIME: Final = "%Y-%m-%dT%H:%M:%S.%f"
_NOBODY: Final = "Excel"  # who decided, where neither the sheet nor the workbook says it
_NONE: Final = ("无", "none")  # 改连到 for a task without counterpart

_Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of the sheet as it was written: the row or the single link that a decision in it speaks of."""

    key: str
    machine: _Values
    row_key: str
    row_machine: _Values
    cells: Mapping[str, str]
    events: tuple[str, ...]


def decisions_from_xlsx(content: bytes, *, name: str) -> DecisionLog:
    """Read the decisions of a workbook.

    Args:
        content: the bytes of the workbook.
        name: of the file, for messages.

    Returns:
        The log: the decisions that the workbook was written with, and one for each cell that says something else now.
        Rows may be sorted, filtered or deleted; a row that is not there says nothing.

    Raises:
        InputError: it is no such workbook, or a cell cannot be understood; the message names the cell's row.
    """
    from review.decision_file import loads

    data, table = _sheets(content, name)
    words = _words(data, name)
    mode = cast("Mode", _values(data["sheet"])["mode"])
    known = loads(_history(data), name=name)
    shown = _shown(data, words, mode)
    at = _time(content, [decision.at for decision in known.decisions])
    editor = _editor(content)
    found: dict[str, Decision] = {decision.event: decision for decision in known.decisions}
    columns = _columns(table[0] if table else (), words, name)
    retyped: dict[str, str] = {}
    for line, row in enumerate(table[1:], start=2):
        cells = {column: _text(row[place]) if place < len(row) else "" for column, place in columns.items()}
        if not any(cells.values()):
            continue
        entry = shown.get((cells["change"], cells["left_id"], cells["right_id"]))
        place = f"{name!r}, sheet {words['sheet_details']!r}, row {line}"
        if entry is None:
            raise InputError(
                f"{place}: no row {cells['change']!r} with the tasks {cells['left_id']!r} and {cells['right_id']!r} "
                "was written there; leave the first columns as they were."
            )
        for event in _events(entry, cells, data, words, mode, place):
            if event["action"] == "retype" and retyped.setdefault(entry.row_key, cells["retype"]) != cells["retype"]:
                raise InputError(
                    f"{place}: row {entry.row_key} is retyped to {cells['retype']!r} here and to "
                    f"{retyped[entry.row_key]!r} above; a row has one type."
                )
            decision = _decision(event, cells["reviewer"] or editor, at, place)
            found[decision.event] = decision
    decisions = tuple(sorted(found.values(), key=lambda decision: (decision.at, decision.event)))
    return DecisionLog(known.report, decisions, known.conflicts)


def _sheets(content: bytes, name: str) -> tuple[_Values, Sequence[Sequence[object]]]:
    """Return what the hidden sheet holds, and the cells of 明细."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if DATA_SHEET not in workbook.sheet_names:
            raise InputError(
                f"{name!r} is no workbook that policydiff wrote to review in: its hidden sheet {DATA_SHEET!r} is "
                "missing; write one with --format xlsx and fill in the sheet 明细."
            )
        cells = workbook.get_sheet_by_name(DATA_SHEET).to_python(skip_empty_area=False)
        data = json.loads("".join(str(row[0]) for row in cells if row))
        details = next(
            (word for lang in LANGUAGES if (word := wording(lang)["sheet_details"]) in workbook.sheet_names), ""
        )
        if not details:
            raise InputError(f"{name!r} has no sheet '明细'; do not rename or delete it.")
        table = workbook.get_sheet_by_name(details).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise InputError(f"{name!r} cannot be read as an Excel workbook ({error}); save it again as .xlsx.") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{name!r}: the hidden sheet {DATA_SHEET!r} was changed; write the workbook anew.") from error
    if not isinstance(data, dict) or not isinstance(data.get("sheet"), dict):
        raise InputError(f"{name!r}: the hidden sheet {DATA_SHEET!r} was changed; write the workbook anew.")
    return data, table


def _words(data: _Values, name: str) -> Wording:
    sheet = _values(data["sheet"])
    if sheet.get("lang") not in LANGUAGES or sheet.get("mode") not in get_args(Mode):
        raise InputError(f"{name!r}: the hidden sheet {DATA_SHEET!r} was changed; write the workbook anew.")
    return wording(cast("Language", sheet["lang"]), cast("Mode", sheet["mode"]))


def _history(data: _Values) -> bytes:
    """Return the decisions that the workbook was written with, as a file of decisions."""
    fields = ("format", "report", "inputs", "decisions", "conflicts")
    return json.dumps({field: data.get(field) for field in fields}).encode()


def _shown(data: _Values, words: Wording, mode: Mode) -> dict[tuple[str, str, str], _Shown]:
    """Return the rows of the sheet as they were written, by row key, left and right task."""
    found: dict[tuple[str, str, str], _Shown] = {}
    for row in cast("list[_Values]", data["rows"]):
        key = cast("str", row["key"])
        links = cast("list[_Values]", row["links"])
        whole = {
            "old": row["old"],
            "new": row["new"],
            "links": [[link["old"], link["new"]] for link in links],
            "type": row["type"],
            "score": row["score"],
        }
        if not links:
            tasks = (*cast("list[str]", row["old"]), *cast("list[str]", row["new"]))
            place = (key, tasks[0] if row["old"] else "", tasks[0] if row["new"] else "")
            found[_cells(place)] = _entry(key, whole, key, whole, row["review"], words, mode)
        for link in links:
            old, new = cast("str", link["old"]), cast("str", link["new"])
            single = {"old": [old], "new": [new], "links": [[old, new]], "type": None, "score": link["score"]}
            own = (cast("str", link["key"]), single) if len(links) > 1 else (key, whole)
            state = link.get("review") or row["review"]
            found[_cells((key, old, new))] = _entry(*own, key, whole, state, words, mode)
    return found


def _cells(texts: tuple[str, str, str]) -> tuple[str, str, str]:
    """Return texts as the cells hold them."""
    first, second, third = (office_text(text).strip() for text in texts)
    return first, second, third


def _entry(
    key: str, machine: _Values, row_key: str, row_machine: _Values, review: object, words: Wording, mode: Mode
) -> _Shown:
    state = _values(review)
    shown = ReviewState(
        status=state["state"],  # type: ignore[arg-type]
        kind=state["type"],  # type: ignore[arg-type]
        note=cast("str | None", state["note"]),
        by=cast("str | None", state["by"]),
    )
    cells = {"relink": ""} | {
        column: office_text(text).strip() for column, text in filled_in(shown, words, mode).items()
    }
    return _Shown(key, machine, row_key, row_machine, cells, tuple(cast("list[str]", state["events"])))


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
    shown: _Shown, cells: Mapping[str, str], data: _Values, words: Wording, mode: Mode, place: str
) -> list[dict[str, object]]:
    """Return what the cells of a row say beyond what they said when they were written."""
    if all(cells[column] == shown.cells[column] for column in ("decision", "relink", "retype", "note")):
        return []
    note = None if cells["note"] == shown.cells["note"] else cells["note"]
    action = _action(cells, words, place)
    unchanged = all(cells[column] == shown.cells[column] for column in ("decision", "relink", "retype"))
    if action is None or unchanged:
        events: list[dict[str, object]] = []
        if not unchanged and shown.events:
            events.append({"key": shown.key, "action": "undo", "undoes": shown.events[-1]})
        if note is not None:
            events.append({"key": shown.key, "action": "note", "machine": shown.machine, "note": note})
        return [_complete(event, data) for event in events]
    event: dict[str, object] = {"key": shown.key, "action": action, "machine": shown.machine, "note": note}
    if action == "retype":
        kinds = retype_words(words, mode)
        if cells["retype"] not in kinds:
            raise InputError(
                f"{place}: {column_word(words, 'retype')} is {cells['retype']!r}; choose one of {', '.join(kinds)}."
            )
        human = {name: value for name, value in shown.row_machine.items() if name != "score"}
        event |= {
            "key": shown.row_key,
            "machine": shown.row_machine,
            "human": human | {"type": kinds[cells["retype"]]},
        }
    elif action == "relink":
        event["human"] = _relinked(shown.machine, cells["relink"], data, words, place)
    return [_complete(event, data)]


def _action(cells: Mapping[str, str], words: Wording, place: str) -> str | None:
    """Return what was decided; a task or a type filled in says it without the word."""
    word = cells["decision"]
    if not word:
        return "relink" if cells["relink"] else "retype" if cells["retype"] else None
    known = {wording(lang)[f"decision_{name}"]: name for lang in LANGUAGES for name in DECISIONS}
    if word not in known:
        choices = ", ".join(words[f"decision_{name}"] for name in DECISIONS)
        raise InputError(f"{place}: {column_word(words, 'decision')} is {word!r}; choose one of {choices}.")
    return known[word]


def _relinked(machine: _Values, task: str, data: _Values, words: Wording, place: str) -> dict[str, object]:
    """Return the claim that a link goes to another task: one of the right if there is one of this id, else the left."""
    tasks = _values(data["tasks"])
    ids = {side: {entry["id"] for entry in cast("list[_Values]", tasks[side])} for side in ("old", "new")}
    old, new = (cast("list[str]", machine[side]) for side in ("old", "new"))
    if task.casefold() in _NONE:
        kept = (old, []) if old else ([], new)
        return {"old": kept[0], "new": kept[1], "links": [], "type": None}
    if task in ids["new"] and old:
        return {"old": old, "new": [task], "links": [[one, task] for one in old], "type": None}
    if task in ids["old"] and new:
        return {"old": [task], "new": new, "links": [[task, one] for one in new], "type": None}
    raise InputError(
        f"{place}: {column_word(words, 'relink')} is {task!r}; give the id of a task of the other document, "
        f"as in the columns {column_word(words, 'left_id')} and {column_word(words, 'right_id')}, or {_NONE[0]}."
    )


def _complete(event: Mapping[str, object], data: _Values) -> dict[str, object]:
    """Add what every event has, and the anchors of the tasks that it names."""
    report = _values(data["report"])["id"]
    whole: dict[str, object] = {"machine": None, "human": None, "note": None, "report": report} | dict(event)
    claims = [_values(whole[name]) for name in ("machine", "human") if whole[name] is not None]
    tasks = _values(data["tasks"])
    anchors: dict[str, list[dict[str, object]]] = {}
    for side in ("old", "new"):
        named = {task for claim in claims for task in cast("list[str]", claim[side])}
        anchors[side] = [
            {field: entry[field] for field in ("id", "path", "quote", "hash")}
            for entry in cast("list[_Values]", tasks[side])
            if entry["id"] in named
        ]
    return whole | {"anchors": anchors}


def _decision(event: dict[str, object], by: str, at: str, place: str) -> Decision:
    content = json.dumps([event, by, at], sort_keys=True)
    event |= {"event": "x-" + sha256(content.encode()).hexdigest()[:24], "by": by, "at": at}
    try:
        return decision_from_dict(event)
    except EventError as error:
        raise InputError(f"{place}: {error}.") from error


def _time(content: bytes, known: Sequence[str]) -> str:
    """Return when the workbook was last saved, but later than every decision that it was written with."""
    found = _MODIFIED.search(_properties(content))
    saved = f"{found.group(1).decode()}.000Z" if found else _UNKNOWN_TIME
    latest = max(known, default="")
    if saved > latest:
        return saved
    later = datetime.strptime(latest.rstrip("Z"), _TIME) + timedelta(milliseconds=1)
    return f"{later.isoformat(timespec='milliseconds')}Z"


def _editor(content: bytes) -> str:
    """Return who saved the workbook last, as its program knew them."""
    found = _EDITOR.search(_properties(content).decode("utf-8", "replace"))
    name = found.group(1).strip()[:64] if found else ""
    return name if name.isprintable() and name else _NOBODY


def _properties(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            with archive.open("docProps/core.xml") as part:
                return part.read(_LARGEST_PART)
        except KeyError:
            return b""


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _values(value: object) -> _Values:
    return cast("_Values", value)
