"""Which report each decision of a file was made on: files of several comparisons may be merged into one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from compare.decisions import Anchor, Decision, DecisionLog, ReportIdentity
from review.standing import in_order

__all__ = ["joined_parts", "known_reports", "parts", "same_comparison"]


def known_reports(log: DecisionLog) -> dict[str, ReportIdentity]:
    """Index the reports that a log describes by their ids, its own first."""
    return {report.id: report for report in (log.report, *log.others)}


def parts(log: DecisionLog) -> tuple[DecisionLog, ...]:
    """Cut a log into one for each report that it has decisions on.

    Returns:
        The part of the log's own report first, alone even if it is empty; a decision on a report that the log does
        not describe, an older version, counts to its own. What was left out of the log is told with the first.
    """
    known = known_reports(log)
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in log.decisions:
        found[decision.report if decision.report in known else log.report.id].append(decision)
    cut = []
    for number, report in known.items():
        events = {decision.event for decision in found[number]}
        own = tuple(pair for pair in log.conflicts if events.issuperset(pair))
        cut.append(DecisionLog(report, tuple(found[number]), own))
    with_decisions = [part for part in cut if part.decisions] or [replace(log, others=())]
    return (replace(with_decisions[0], left_out=log.left_out), *with_decisions[1:])


def joined_parts(some: Iterable[DecisionLog]) -> DecisionLog:
    """Put parts of one log together again; the first gives its report."""
    first, *rest = some
    decisions = in_order(decision for part in (first, *rest) for decision in part.decisions)
    conflicts = sorted(pair for part in (first, *rest) for pair in part.conflicts)
    left_out = tuple(sentence for part in (first, *rest) for sentence in part.left_out)
    return DecisionLog(first.report, decisions, tuple(conflicts), tuple(part.report for part in rest), left_out)


def same_comparison(one: DecisionLog, other: DecisionLog) -> bool:
    """Tell whether two logs are on one comparison, perhaps on two versions of its documents.

    Each side must be the same file, have the same name, or have a task in common that was decided on.
    """
    if one.report.id == other.report.id:
        return True
    sides = zip(one.report.inputs, other.report.inputs, _anchors(one), _anchors(other), strict=True)
    return all(
        mine.sha256 == theirs.sha256 or mine.name == theirs.name or bool(own & others)
        for mine, theirs, own, others in sides
    )


def _anchors(log: DecisionLog) -> tuple[frozenset[Anchor], frozenset[Anchor]]:
    """Collect the tasks that were decided on, left and right."""
    left = frozenset(anchor for decision in log.decisions for anchor in decision.left_anchors)
    return left, frozenset(anchor for decision in log.decisions for anchor in decision.right_anchors)
