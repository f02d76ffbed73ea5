"""Put the decisions of several reviewers together: nothing is lost, and what contradicts is told, not chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from compare.decisions import Conflict, Decision, DecisionLog
from documents.errors import InputError
from review.attribution import known_reports, parts, same_comparison
from review.claims import Claimed, said
from review.standing import in_order, standing_decisions

__all__ = ["check_common_document", "merge"]

_SHOWN_HASH: Final = 12  # hex digits of a hash that a message shows


def merge(logs: Sequence[tuple[str, DecisionLog]]) -> tuple[DecisionLog, tuple[Conflict, ...]]:
    """Join logs of one comparison, or of several that share documents.

    Two decisions contradict when both hold in their own logs, they say different things of one row, link or task, and
    neither log knows the decision of the other: who had seen a decision and decided otherwise has replaced it.

    Args:
        logs: name, for messages, and log of each; at least one.

    Returns:
        One log with every event of all, and with the contradictions in `conflicts`; the contradictions that are
        not yet settled by a later decision.

    Raises:
        InputError: a log shares no document with the first, or two hold one event in different words.
    """
    name, first = logs[0]
    merged: dict[str, Decision] = {}
    for other_name, log in logs:
        check_common_document(name, first, other_name, log)
        for decision in log.decisions:
            stamped = decision if decision.report else replace(decision, report=log.report.id)
            known = merged.setdefault(decision.event, stamped)
            if known != stamped and known == replace(stamped, at=known.at):
                # saved once before and once after a server had said when it arrived
                merged[decision.event] = max(known, stamped, key=lambda entry: entry.at)
            elif known != stamped:
                raise InputError(
                    f"{other_name!r} holds the event {decision.event!r} in other words than {name!r}; "
                    "one of the files was changed by hand."
                )
    pairs = {pair for _, log in logs for pair in log.conflicts}
    for place, (_, one) in enumerate(logs):
        for _, other in logs[place + 1 :]:
            for mine, theirs in product(parts(one), parts(other)):
                if same_comparison(mine, theirs):
                    pairs.update(_contradictions(mine, theirs))
    reports = {number: report for _, log in logs for number, report in known_reports(log).items()}
    named = {decision.report for decision in merged.values()} - {first.report.id}
    others = tuple(report for number, report in sorted(reports.items()) if number in named)
    left_out = tuple(dict.fromkeys(sentence for _, log in logs for sentence in log.left_out))
    joined = DecisionLog(first.report, in_order(merged.values()), tuple(sorted(pairs)), others, left_out)
    return joined, standing_decisions(joined).conflicts


def _contradictions(one: DecisionLog, other: DecisionLog) -> Iterable[tuple[str, str]]:
    """Walk through the pairs of events in which two logs contradict each other."""
    sides = []
    for log, known in ((one, other), (other, one)):
        events = {decision.event for decision in known.decisions}
        sides.append([state for state in standing_decisions(log).states if state.event not in events])
    claims: dict[Claimed, list[tuple[object, Decision]]] = {}
    for state in sides[0]:
        for claim, value in said(state).items():
            claims.setdefault(claim, []).append((value, state))
    for state in sides[1]:
        for claim, value in said(state).items():
            for theirs, rival in claims.get(claim, ()):
                if theirs != value:
                    first, second = sorted((rival.event, state.event))
                    yield first, second


def check_common_document(name: str, one: DecisionLog, other_name: str, other: DecisionLog) -> None:
    """Refuse logs that share no document.

    Raises:
        InputError: they do not; the message names both.
    """
    if not _documents(one) & _documents(other):
        mine, theirs = one.report.inputs[0], other.report.inputs[0]
        raise InputError(
            f"{name!r} and {other_name!r} are decisions on different reports: the old document of the one is "
            f"{mine.name!r} (sha256 {mine.sha256[:_SHOWN_HASH]}…), of the other {theirs.name!r} "
            f"({theirs.sha256[:_SHOWN_HASH]}…), and the new ones differ too."
        )


def _documents(log: DecisionLog) -> set[str]:
    return {entry.sha256 for report in known_reports(log).values() for entry in report.inputs}
