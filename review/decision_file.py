"""Read and write files of decisions; docs/decisions.md describes them."""

import json
import re
from collections.abc import Mapping
from typing import Final, Literal, cast

from compare.decision_json import DECISIONS_FORMAT, decisions_bytes
from compare.decisions import Decision, DecisionLog, Input, ReportIdentity
from documents.errors import InputError
from review.events import EventError, decision_from_dict

__all__ = ["dumps", "loads"]


_SIDES: Final[Mapping[object, Literal["left", "right"]]] = {"old": "left", "new": "right"}
_MOST_PROBLEMS: Final = 3  # problems that one message tells; the rest is counted
_OTHER_BEGINNINGS: Final = tuple(bytes([byte]) for byte in b"<%#")  # of pages, PDF files, notes
_REPORT_ID: Final = re.compile(r"p-[0-9a-f]{12}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def dumps(log: DecisionLog) -> bytes:
    """Write a file of decisions; see `compare.decision_json.decisions_bytes`."""
    return decisions_bytes(log)


def loads(content: bytes, *, name: str) -> DecisionLog:
    """Read decisions from the bytes of a file.

    Args:
        content: UTF-8 JSON, with or without a byte order mark.
        name: of the file, for messages.

    Returns:
        The log; decisions sorted by (at, event), an event that stands there twice in the same words once.

    Raises:
        InputError: see `read_decisions`.
    """
    data = _object(_json(content, name), name)
    found = data.get("format")
    if found != DECISIONS_FORMAT:
        raise InputError(
            f"{name!r} is no file of decisions that this version reads: its 'format' is {found!r}, not "
            f"{DECISIONS_FORMAT!r}; save the decisions from the page again."
        )
    decisions = _decisions(data, name)
    return DecisionLog(
        report=_report(_object(data.get("report"), name, "report"), data.get("inputs"), name),
        decisions=decisions,
        conflicts=_conflicts(data, {d.event for d in decisions}, name),
        others=_others(data, name),
    )


def _json(content: bytes, name: str) -> object:
    if not content.strip():
        raise InputError(f"{name!r} is empty; give a file of decisions.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in _OTHER_BEGINNINGS:
        raise InputError(
            f"{name!r} is no file of decisions: give one saved from a page, or a workbook reviewed in Excel."
        )
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise InputError(f"{name!r} is not UTF-8 (byte {error.start}); give a file of decisions.") from error
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name!r} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}; correct it there."
        ) from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{name!r} is no file of decisions: {type(error).__name__} while reading its JSON.") from error


def _refuse_constant(constant: str) -> object:
    raise ValueError(constant)


def _decisions(data: Mapping[str, object], name: str) -> tuple[Decision, ...]:
    """Read all decisions; what is wrong with any of them is told at once."""
    entries = data.get("decisions")
    if not isinstance(entries, list):
        raise InputError(f"{name!r} has no list 'decisions'; give a file of decisions.")
    found: dict[str, Decision] = {}
    problems: list[str] = []
    for number, entry in enumerate(entries, start=1):
        try:
            decision = decision_from_dict(entry)
        except EventError as error:
            problems.append(f"decision {number}: {error}")
            continue
        if found.setdefault(decision.event, decision) != decision:
            problems.append(f"decision {number}: the event {decision.event!r} stands there twice and differs")
    if problems:
        more = f", and {len(problems) - _MOST_PROBLEMS} more" if len(problems) > _MOST_PROBLEMS else ""
        raise InputError(f"{name!r} is refused: {'; '.join(problems[:_MOST_PROBLEMS])}{more}.")
    return tuple(sorted(found.values(), key=lambda decision: (decision.at, decision.event)))


def _others(data: Mapping[str, object], name: str) -> tuple[ReportIdentity, ...]:
    entries = data.get("reports", [])
    if not isinstance(entries, list):
        raise InputError(f"{name!r}: 'reports' must be a list of reports.")
    objects = [_object(entry, name, "reports") for entry in entries]
    return tuple(_report(entry, entry.get("inputs"), name) for entry in objects)


def _report(report: Mapping[str, object], inputs: object, name: str) -> ReportIdentity:
    if not isinstance(inputs, list) or len(inputs) != len(_SIDES):
        raise InputError(f"{name!r} must have two 'inputs', one old and one new.")
    read = sorted((_input(entry, name) for entry in inputs), key=lambda entry: entry.side)
    if [entry.side for entry in read] != ["left", "right"]:
        raise InputError(f"{name!r} must have two 'inputs', one old and one new.")
    number = _string(report, "id", name)
    if not _REPORT_ID.fullmatch(number):
        raise InputError(f"{name!r}: 'report.id' is {number[:60]!r}; it must be p- and 12 hex digits.")
    return ReportIdentity(number, _string(report, "tool", name), _string(report, "settings_hash", name), tuple(read))


def _input(entry: object, name: str) -> Input:
    values = _object(entry, name, "inputs")
    side = _SIDES.get(values.get("side"))
    digest = _string(values, "sha256", name)
    if side is None:
        raise InputError(f"{name!r}: an input has the side {values.get('side')!r}; it must be 'old' or 'new'.")
    if not _SHA256.fullmatch(digest):
        raise InputError(f"{name!r}: an input has the sha256 {digest[:70]!r}; it must be 64 hex digits.")
    return Input(side, _string(values, "name", name), digest)


def _conflicts(data: Mapping[str, object], events: set[str], name: str) -> tuple[tuple[str, str], ...]:
    entries = data.get("conflicts", [])
    if not isinstance(entries, list):
        raise InputError(f"{name!r}: 'conflicts' must be a list of pairs of events.")
    pairs: set[tuple[str, str]] = set()
    for entry in entries:
        if not isinstance(entry, list) or len(entry) != 2 or not all(isinstance(e, str) and e in events for e in entry):
            raise InputError(f"{name!r}: a conflict is {str(entry)[:70]!r}; it must be two events of the file.")
        one, other = sorted(cast("list[str]", entry))
        pairs.add((one, other))
    return tuple(sorted(pairs))


def _object(value: object, name: str, field: str | None = None) -> Mapping[str, object]:
    if not isinstance(value, dict):
        place = "" if field is None else f": '{field}'"
        raise InputError(f"{name!r}{place} is no JSON object; give a file of decisions.")
    return cast("Mapping[str, object]", value)


def _string(values: Mapping[str, object], field: str, name: str) -> str:
    value = values.get(field)
    if not isinstance(value, str):
        raise InputError(f"{name!r}: {field!r} is {value!r}; it must be a text.")
    return value
