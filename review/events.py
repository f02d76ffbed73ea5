"""Read one decision from plain values: every field is checked, because the values may come from anywhere."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, cast
from unicodedata import category

from compare.decisions import ACTIONS, Action, Anchor, Decision, Statement
from compare.kinds import KINDS

__all__ = ["EventError", "decision_from_dict"]

EVENT_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")
KEY: Final = re.compile(r"r-[0-9a-f]{8,}|l-[0-9a-f]{12}")
REPORT: Final = re.compile(r"p-[0-9a-f]{12}")
HASH: Final = re.compile(r"[0-9a-f]{16}")
TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")

LONGEST_NAME: Final = 64
"""Characters of a reviewer's name."""

LONGEST_NOTE: Final = 4000
"""Characters of a note: two printed pages."""

LONGEST_ID: Final = 300
"""Characters of a task id, which holds the name of a file."""

LONGEST_PATH: Final = 4000
"""Characters of the headings above a task."""

LONGEST_QUOTE: Final = 200
"""Characters of a quote; the page quotes 60."""

MOST_TASKS: Final = 2000
"""Tasks of one row, and links."""

_FIELDS: Final = frozenset(
    ["event", "key", "action", "machine", "human", "anchors", "note", "by", "at", "undoes", "report"]
)
_WITHOUT_PARTNER: Final = frozenset(["added", "dropped"])
_SHOWN: Final = 60  # characters of a bad value that a message shows


class EventError(ValueError):
    """A decision is not as docs/decisions.md says; the message names the field, the value and what it must be."""


def decision_from_dict(data: object) -> Decision:
    """Read a decision.

    Args:
        data: what JSON gave.

    Raises:
        EventError: a field is missing, unknown or invalid, or fields contradict each other.
    """
    values = _object(data, "decision", _FIELDS)
    action = _choice(values, "action", ACTIONS)
    machine = _claim(values, "machine", scored=True)
    human = _claim(values, "human", scored=False)
    anchors = _object(_get(values, "anchors"), "anchors", frozenset(["old", "new"]))
    undoes = values.get("undoes")
    if undoes is not None:
        _matched(undoes, "undoes", EVENT_ID, "8 to 64 letters, digits, '.', '_' or '-'")
    report = values.get("report")
    if report is not None:
        _matched(report, "report", REPORT, "p- and 12 hex digits")
    decision = Decision(
        event=_matched(_get(values, "event"), "event", EVENT_ID, "8 to 64 letters, digits, '.', '_' or '-'"),
        key=_matched(_get(values, "key"), "key", KEY, "the key of a row (r-…) or of a link (l-…)"),
        action=cast("Action", action),
        machine=machine,
        human=human,
        left_anchors=_anchors(anchors, "old"),
        right_anchors=_anchors(anchors, "new"),
        note=_optional_text(values, "note", LONGEST_NOTE),
        by=_name(_get(values, "by")),
        at=_time(_get(values, "at")),
        undoes=cast("str | None", undoes),
        report=cast("str | None", report),
    )
    _check_action(decision)
    _check_anchors(decision.left_anchors, [claim.left for claim in (machine, human) if claim is not None], "old")
    _check_anchors(decision.right_anchors, [claim.right for claim in (machine, human) if claim is not None], "new")
    return decision


def _check_action(decision: Decision) -> None:
    """Hold the fields of an action against each other."""
    action, machine, human = decision.action, decision.machine, decision.human
    if action == "undo":
        if decision.undoes is None:
            raise EventError("an undo needs 'undoes', the event that it takes back")
        if machine is not None or human is not None or decision.note is not None:
            raise EventError("an undo has no 'machine', no 'human' and no 'note': they must be null")
        return
    if decision.undoes is not None:
        raise EventError(f"'undoes' belongs to an undo, not to {action!r}")
    if machine is None:
        raise EventError(f"{action!r} needs 'machine', what the page showed")
    if not machine.left and not machine.right:
        raise EventError("'machine' names no task")
    if bool(machine.left and machine.right) != bool(machine.links):
        raise EventError("'machine.links' must tie the tasks of 'machine', and be empty where a side is empty")
    if decision.key.startswith("l-") and not len(machine.left) == len(machine.right) == len(machine.links) == 1:
        raise EventError(f"{decision.key!r} is a single link, but 'machine' is not one old task and one new task")
    if action in ("relink", "retype"):
        if human is None:
            raise EventError(f"{action!r} needs 'human', what holds instead")
        if not human.left and not human.right:
            raise EventError("'human' names no task")
    elif human is not None:
        raise EventError(f"{action!r} has no 'human': it must be null")
    if action == "retype":
        _check_retype(machine, cast("Statement", human))


def _check_retype(machine: Statement, human: Statement) -> None:
    if human.kind is None:
        raise EventError("'retype' needs 'human.type'")
    if (human.kind in _WITHOUT_PARTNER) == bool(machine.links):
        raise EventError(
            f"a row {'with' if machine.links else 'without'} links cannot be retyped to {human.kind!r}; "
            "cut or make the links instead"
        )
    if set(human.links) != set(machine.links):
        raise EventError("'retype' keeps the links: 'human.links' must be those of 'machine'")


def _check_anchors(anchors: Sequence[Anchor], named: Sequence[Sequence[str]], side: str) -> None:
    ids = [anchor.id for anchor in anchors]
    if len(set(ids)) != len(ids):
        raise EventError(f"'anchors.{side}' has a task twice")
    missing = sorted({task for tasks in named for task in tasks} - set(ids))
    if missing:
        raise EventError(f"'anchors.{side}' has no anchor for {_shown(missing[0])}")


def _claim(values: Mapping[str, object], field: str, *, scored: bool) -> Statement | None:
    data = _get(values, field)
    if data is None:
        return None
    fields = _object(data, field, frozenset(["old", "new", "links", "type", *(("score",) if scored else ())]))
    left, right = _ids(fields, "old", field), _ids(fields, "new", field)
    links = _links(fields, field, left, right)
    kind = _get(fields, "type", f"{field}.type")
    if kind is not None and kind not in KINDS:
        raise EventError(f"'{field}.type' is {_shown(kind)}; it must be null or one of {', '.join(KINDS)}")
    score = _get(fields, "score", f"{field}.score") if scored else None
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1):
        raise EventError(f"'{field}.score' is {_shown(score)}; it must be null or a number from 0 to 1")
    return Statement(left, right, links, kind, None if score is None else float(score))


def _ids(fields: Mapping[str, object], name: str, field: str) -> tuple[str, ...]:
    place = f"{field}.{name}"
    ids = tuple(_text(entry, place, LONGEST_ID, least=1) for entry in _list(_get(fields, name, place), place))
    if len(set(ids)) != len(ids):
        raise EventError(f"'{place}' names a task twice")
    return ids


def _links(
    fields: Mapping[str, object], field: str, left: Sequence[str], right: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    place = f"{field}.links"
    links: list[tuple[str, str]] = []
    for entry in _list(_get(fields, "links", place), place):
        pair = _list(entry, place)
        if len(pair) != 2 or pair[0] not in left or pair[1] not in right:
            raise EventError(f"'{place}' holds {_shown(entry)}; each must be an id of 'old' and an id of 'new'")
        links.append((cast("str", pair[0]), cast("str", pair[1])))
    if len(set(links)) != len(links):
        raise EventError(f"'{place}' names a link twice")
    return tuple(sorted(links))


def _anchors(values: Mapping[str, object], side: str) -> tuple[Anchor, ...]:
    place = f"anchors.{side}"
    anchors = []
    for entry in _list(_get(values, side, place), place):
        fields = _object(entry, place, frozenset(["id", "path", "quote", "hash"]))
        anchors.append(
            Anchor(
                id=_text(_get(fields, "id", f"{place}.id"), f"{place}.id", LONGEST_ID, least=1),
                path=_text(_get(fields, "path", f"{place}.path"), f"{place}.path", LONGEST_PATH),
                quote=_text(_get(fields, "quote", f"{place}.quote"), f"{place}.quote", LONGEST_QUOTE),
                hash=_matched(_get(fields, "hash", f"{place}.hash"), f"{place}.hash", HASH, "16 hex digits"),
            )
        )
    return tuple(anchors)


def _object(value: object, place: str, fields: frozenset[str]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise EventError(f"'{place}' is {_shown(value)}; it must be an object")
    unknown = sorted(set(value) - fields)
    if unknown:
        raise EventError(f"'{place}' has the unknown field {_shown(unknown[0])}")
    return cast("Mapping[str, object]", value)


def _get(values: Mapping[str, object], field: str, place: str | None = None) -> object:
    if field not in values:
        raise EventError(f"'{place or field}' is missing")
    return values[field]


def _list(value: object, place: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise EventError(f"'{place}' is {_shown(value)}; it must be a list")
    if len(value) > MOST_TASKS:
        raise EventError(f"'{place}' has {len(value)} entries; {MOST_TASKS} are allowed")
    return value


def _text(value: object, place: str, longest: int, *, least: int = 0) -> str:
    if not isinstance(value, str) or not least <= len(value) <= longest:
        raise EventError(f"'{place}' is {_shown(value)}; it must be a text of {least} to {longest} characters")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise EventError(f"'{place}' holds half of a surrogate pair, which UTF-8 cannot hold") from None
    return value


def _optional_text(values: Mapping[str, object], field: str, longest: int) -> str | None:
    value = _get(values, field)
    return None if value is None else _text(value, field, longest)


def _name(value: object) -> str:
    name = _text(value, "by", LONGEST_NAME, least=1)
    # a space between names may be a wide one; what is drawn as nothing or turns the text round may not be there
    if not name.strip() or not all(char.isprintable() or category(char) == "Zs" for char in name):
        raise EventError(f"'by' is {_shown(value)}; it must be a name without control characters")
    return name


def _choice(values: Mapping[str, object], field: str, choices: Sequence[str]) -> str:
    value = _get(values, field)
    if value not in choices:
        raise EventError(f"'{field}' is {_shown(value)}; it must be one of {', '.join(choices)}")
    return cast("str", value)


def _matched(value: object, place: str, pattern: re.Pattern[str], what: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise EventError(f"'{place}' is {_shown(value)}; it must be {what}")
    return value


def _time(value: object) -> str:
    text = _matched(value, "at", TIME, "a time such as 2021-05-12T08:30:00.000Z")
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise EventError(f"'at' is {text!r}, which is no time") from None
    return text


def _shown(value: object) -> str:
    """Show a bad value on one line, cut where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
