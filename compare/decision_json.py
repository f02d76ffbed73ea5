"""Reviewers' decisions as plain values for JSON; docs/decisions.schema.json describes them."""

import json
from typing import Final

from compare.decisions import Anchor, Decision, DecisionLog, Input, ReportIdentity, Statement

__all__ = ["DECISIONS_FORMAT", "anchor_dict", "decision_dict", "decisions_bytes", "inputs_list", "report_dict"]

DECISIONS_FORMAT: Final = "policydiff-decisions/1"
"""Named in every file; the digit rises when a reader of the old form would be misled."""

_SIDES: Final = {"left": "old", "right": "new"}  # what the file calls them, after the columns of a 对照表


def decisions_bytes(log: DecisionLog) -> bytes:
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
        "machine": None if decision.machine is None else _claim(decision.machine, scored=True),
        "human": None if decision.human is None else _claim(decision.human, scored=False),
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


def _claim(claim: Statement, *, scored: bool) -> dict[str, object]:
    values: dict[str, object] = {
        "old": list(claim.left),
        "new": list(claim.right),
        "links": [list(pair) for pair in claim.links],
        "type": claim.kind,
    }
    if scored:
        values["score"] = claim.score
    return values


def _input(entry: Input) -> dict[str, object]:
    return {"side": _SIDES[entry.side], "name": entry.name, "sha256": entry.sha256}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(values: list[object] | list[dict[str, object]] | list[list[str]]) -> str:
    """Write a list with one entry a line."""
    return "[\n" + ",\n".join(_line(value) for value in values) + "\n]" if values else "[]"
