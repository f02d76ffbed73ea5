"""Write and read reviewers' decisions as JSON; docs/decisions.md describes it, `compare.decision_wire` its shape."""

import json
from collections.abc import Sequence
from typing import Final

from compare import decision_wire as wire
from compare.decision_rules import EventError, check_decision
from compare.decisions import Anchor, Decision, DecisionLog, Input, ReportIdentity, Statement
from documents.errors import InputError
from documents.wire.checking import MisfitError, Problem, checked, listed, place_of, shown
from documents.wire.loading import load_json

__all__ = [
    "DECISIONS_FORMAT",
    "EventError",
    "anchor_dict",
    "decision_dict",
    "decision_from_dict",
    "dumps",
    "inputs_list",
    "loads",
    "log_from_dict",
    "report_dict",
    "statement_dict",
]

DECISIONS_FORMAT: Final = wire.FORMAT

_WHAT: Final = "a file of decisions"
_OTHER_BEGINNINGS: Final = tuple(bytes([byte]) for byte in b"<%#")  # of pages, PDF files, notes
_SIDES: Final = {"left": "old", "right": "new"}  # what the file calls them, after the columns of a 对照表


def dumps(log: DecisionLog) -> bytes:
    """Write a file of decisions as UTF-8 JSON, one decision a line, so that two versions of it can be diffed.

    Returns:
        Decisions by (at, event), conflicts sorted; the same log gives the same bytes.
    """
    decisions = sorted(log.decisions, key=lambda decision: (decision.at, decision.event))
    conflicts = sorted(sorted(pair) for pair in log.conflicts)
    reports = [report_dict(report) | {"inputs": inputs_list(report)} for report in log.others]
    others = f'"reports": {_lines(reports)},\n' if reports else ""
    text = (
        "{\n"
        f'"format": {_line(DECISIONS_FORMAT)},\n'
        f'"report": {_line(report_dict(log.report))},\n'
        f'"inputs": {_lines(inputs_list(log.report))},\n'
        f"{others}"
        f'"decisions": {_lines([decision_dict(decision) for decision in decisions])},\n'
        f'"conflicts": {_lines(conflicts)}\n'
        "}\n"
    )
    return text.encode("utf-8", "backslashreplace")


def report_dict(report: ReportIdentity) -> dict[str, object]:
    """Return which report was decided on, without its inputs."""
    return {"id": report.id, "tool": report.tool, "settings_hash": report.settings_hash}


def inputs_list(report: ReportIdentity) -> list[dict[str, object]]:
    """Return the inputs of a report."""
    return [_input(entry) for entry in report.inputs]


def decision_dict(decision: Decision) -> dict[str, object]:
    """Return one decision; `undoes` is there for an undo only, `report` where it is known."""
    values: dict[str, object] = {
        "event": decision.event,
        "key": decision.key,
        "action": decision.action,
        "machine": None if decision.machine is None else statement_dict(decision.machine, scored=True),
        "human": None if decision.human is None else statement_dict(decision.human, scored=False),
        "anchors": {
            "old": [anchor_dict(anchor) for anchor in decision.left_anchors],
            "new": [anchor_dict(anchor) for anchor in decision.right_anchors],
        },
        "note": decision.note,
        "by": decision.by,
        "at": decision.at,
    }
    if decision.undoes is not None:
        values["undoes"] = decision.undoes
    if decision.report is not None:
        values["report"] = decision.report
    return values


def anchor_dict(anchor: Anchor) -> dict[str, object]:
    """Return how a task is found again."""
    return {"id": anchor.id, "path": anchor.path, "quote": anchor.quote, "hash": anchor.hash}


def statement_dict(statement: Statement, *, scored: bool) -> dict[str, object]:
    """Return a statement; one of the machine has a score, or null."""
    values: dict[str, object] = {
        "old": list(statement.left),
        "new": list(statement.right),
        "links": [list(pair) for pair in statement.links],
        "type": statement.kind,
    }
    if scored:
        values["score"] = statement.score
    return values


def _input(entry: Input) -> dict[str, object]:
    return {"side": _SIDES[entry.side], "name": entry.name, "sha256": entry.sha256}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(values: list[object] | list[dict[str, object]] | list[list[str]]) -> str:
    """Write a list with one entry a line."""
    return "[\n" + ",\n".join(_line(value) for value in values) + "\n]" if values else "[]"


def decision_from_dict(data: object) -> Decision:
    """Read a decision.

    Args:
        data: what JSON gave.

    Raises:
        EventError: a field is missing, unknown or invalid, or fields contradict each other.
    """
    try:
        found = checked(data, wire.Decision)
    except MisfitError as error:
        raise EventError(_worded(error.problems[0], "decision")) from None
    decision = Decision(
        event=found.event,
        key=found.key,
        action=found.action,
        machine=None if found.machine is None else _read_statement(found.machine, found.machine.score),
        human=None if found.human is None else _read_statement(found.human, None),
        left_anchors=tuple(_read_anchor(anchor) for anchor in found.anchors.old),
        right_anchors=tuple(_read_anchor(anchor) for anchor in found.anchors.new),
        note=found.note,
        by=found.by,
        at=found.at,
        undoes=found.undoes,
        report=found.report,
    )
    check_decision(decision)
    return decision


def loads(content: bytes, *, name: str) -> DecisionLog:
    """Read decisions from the bytes of a file.

    Args:
        content: JSON, with or without a byte order mark.
        name: of the file, for messages.

    Returns:
        The log; decisions sorted by (at, event), an event that stands there twice in the same words once. What is no
        decision is left out and told in `left_out`.

    Raises:
        InputError: it is no file of decisions, or none of its decisions is valid.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in _OTHER_BEGINNINGS:
        raise InputError(
            f"{name!r} is no file of decisions: give one saved from a page, or a workbook reviewed in Excel."
        )
    return log_from_dict(load_json(content, name=name, what=_WHAT), name=name)


def log_from_dict(data: object, *, name: str) -> DecisionLog:
    """Read decisions from the plain values of a file; see `loads`."""
    if not isinstance(data, dict):
        raise InputError(f"{name!r} is no JSON object; give {_WHAT}.")
    found = data.get("format")
    if found != DECISIONS_FORMAT:
        raise InputError(
            f"{name!r} is no file of decisions that this version reads: its 'format' is {shown(found)}, not "
            f"{DECISIONS_FORMAT!r}; save the decisions from the page again."
        )
    decisions, left_out = _read_decisions(data.get("decisions"), name)
    try:
        file = checked(data | {"decisions": []}, wire.File)  # the decisions were read one by one, told by number
    except MisfitError as error:
        raise InputError(f"{name!r}: {listed([_worded(one, 'file') for one in error.problems])}.") from None
    known = {decision.event for decision in decisions}
    conflicts = [pair for pair in file.conflicts if known.issuperset(pair)]
    unknown = next((pair for pair in file.conflicts if pair not in conflicts), None)
    if unknown is not None and not left_out:  # else it may be about what was left out
        raise InputError(f"{name!r}: a conflict is {shown(list(unknown))}; it must be two events of the file.")
    return DecisionLog(
        report=_read_report(file.report, file.inputs, name),
        decisions=decisions,
        conflicts=tuple(sorted({(min(pair), max(pair)) for pair in conflicts})),
        others=tuple(_read_report(report, report.inputs, name) for report in file.reports),
        left_out=tuple(f"{name!r}, {problem}" for problem in left_out),
    )


def _read_decisions(entries: object, name: str) -> tuple[tuple[Decision, ...], list[str]]:
    """Read all decisions, and tell what is wrong with those that are none."""
    if not isinstance(entries, list):
        raise InputError(f"{name!r} has no list 'decisions'; give {_WHAT}.")
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
    if problems and not found:
        raise InputError(f"{name!r} is refused: {listed(problems)}.")
    return tuple(sorted(found.values(), key=lambda decision: (decision.at, decision.event))), problems


def _read_statement(statement: wire.Human, score: float | None) -> Statement:
    return Statement(statement.old, statement.new, tuple(sorted(statement.links)), statement.type, score)


def _read_anchor(anchor: wire.Anchor) -> Anchor:
    return Anchor(anchor.id, anchor.path, anchor.quote, anchor.hash)


def _read_report(report: wire.Report, inputs: Sequence[wire.Input], name: str) -> ReportIdentity:
    read = [Input("left" if entry.side == "old" else "right", entry.name, entry.sha256) for entry in inputs]
    if {entry.side for entry in read} != {"left", "right"}:
        raise InputError(f"{name!r} must have two 'inputs', one old and one new.")
    read.sort(key=lambda entry: entry.side)
    return ReportIdentity(report.id, report.tool, report.settings_hash, tuple(read))


def _worded(problem: Problem, whole: str) -> str:
    place = place_of(problem.path) or whole
    if problem.has_value:
        return f"'{place}' is {shown(problem.value)}; it {problem.reason}"
    return f"'{place}' {problem.reason}"
