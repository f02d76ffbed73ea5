"""What the command line says about decisions: applied, merged, held, agreed on."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from compare import Comparison
from compare.decisions import Conflict, Decision, DecisionLog
from policydiff.text_tables import text_table
from review.agreement import Agreement
from review.attribution import parts
from review.standing import standing_decisions

__all__ = ["agreement_json", "agreement_table", "applied", "held", "left_out", "merged"]

MOST_LISTED = 20
"""Lines of one kind that are printed; the report and the JSON list them all."""


def applied(comparison: Comparison) -> Iterable[str]:
    """Tell what became of the decisions, one line each for the counts, the rows to review again and the lost ones."""
    review = comparison.review
    if review is None:
        return
    yield from left_out(review.left_out)
    counts = Counter(state.status for state in review.changes)
    told = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in sorted(counts.items()))
    yield f"decisions: {len(review.decisions)} events; rows: {told}"
    again = [
        f"需再审 needs review ({state.reason}): {change.id}"
        for change, state in zip(comparison.changes, review.changes, strict=True)
        if state.status == "needs_review"
    ]
    yield from _first(again)
    lost = [
        f"失锚 orphaned ({entry.reason}): {entry.decision.action} of {_named(entry.decision)} by {entry.decision.by}"
        + (f", missing {', '.join(anchor.id for anchor in entry.missing)}" if entry.missing else "")
        for entry in review.orphaned
    ]
    yield from _first(lost)
    yield from _first([_conflict(entry) for entry in review.conflicts])


def left_out(sentences: Sequence[str]) -> Iterable[str]:
    """Tell what of the files is no decision, while the rest of them was kept."""
    yield from _first([f"未读 left out: {sentence}" for sentence in sentences])


def merged(log: DecisionLog, conflicts: Sequence[Conflict]) -> str:
    """Tell how many decisions were joined, and which contradict each other."""
    people = sorted({decision.by for decision in log.decisions})
    head = f"{len(log.decisions)} events by {', '.join(people) or 'nobody'}; {len(conflicts)} conflicts"
    return "\n".join([head, *(_conflict(entry) for entry in conflicts)])


def held(name: str, log: DecisionLog) -> str:
    """List by report the decisions of a file that were neither replaced nor taken back, oldest first."""
    lines = []
    for part in parts(log):
        standing = standing_decisions(part)
        old, new = part.report.inputs
        count = f"{len(part.decisions)} events, {len(standing.states)} hold"
        lines.append(f"{name}: {part.report.id} ({old.name} – {new.name}): {count}")
        notes = {decision.key: decision.note for decision in standing.notes}
        lines += [
            f"  {entry.at} {entry.by}: {_said(entry)} {_named(entry)}" + _note(notes.pop(entry.key, None))
            for entry in standing.states
        ]
        lines += [
            f"  {entry.at} {entry.by}: note {_named(entry)}{_note(entry.note)}"
            for entry in standing.notes
            if entry.key in notes
        ]
        lines += [f"  {_conflict(entry)}" for entry in standing.conflicts]
    return "\n".join(lines)


def agreement_table(result: Agreement) -> str:
    """Print the agreement of two reviewers as tables."""
    kappa = "undefined" if result.kappa is None else f"{result.kappa:.3f}"
    share = _share(result.agreed, result.both)
    head = f"decided: {result.first} and {result.second}, both: {result.both}, alike: {result.agreed} ({share})"
    lines = [f"{head}, Cohen's kappa: {kappa}"]
    if result.types:
        types = [
            (entry.kind, str(entry.both), str(entry.agreed), _share(entry.agreed, entry.both)) for entry in result.types
        ]
        pairs = [(f"{one} – {other}", str(count)) for one, other, count in result.table]
        lines += ["", text_table(("type", "both", "alike", "share"), types)]
        lines += [text_table(("A – B", "rows"), pairs)]
    lines += [f"{key}: A {one}, B {other}" for key, one, other in result.differing]
    return "\n".join(lines)


def agreement_json(result: Agreement) -> str:
    """Write the agreement as JSON."""
    return json.dumps(asdict(result), ensure_ascii=False, indent=1)


def _note(note: str | None) -> str:
    return f": {' '.join(note.split())}" if note else ""


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _conflict(entry: Conflict) -> str:
    one, other = entry.one, entry.other
    return f"冲突 conflict: {_named(one)}: {one.by} {_said(one)}, {other.by} {_said(other)}"


def _said(decision: Decision) -> str:
    human = decision.human
    if human is None:
        return decision.action
    if decision.action == "retype":
        return f"retype to {human.kind}"
    pairs = ", ".join(f"{left} – {right}" for left, right in human.links)
    return f"relink to {pairs or 'nothing'}"


def _named(decision: Decision) -> str:
    machine = decision.machine
    if machine is None:
        return decision.key
    return f"{decision.key} ({'+'.join(machine.left) or '∅'} – {'+'.join(machine.right) or '∅'})"


def _first(lines: Sequence[str]) -> Iterable[str]:
    yield from lines[:MOST_LISTED]
    if len(lines) > MOST_LISTED:
        yield f"… and {len(lines) - MOST_LISTED} more; the report lists them all"
