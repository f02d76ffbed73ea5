"""The comparison in one sentence, and the check that its numbers close on both sides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, get_args

from compare import (
    CONFIRM_BELOW,
    KINDS,
    NO_UNIT_CHANGE,
    Change,
    Comparison,
    Counts,
    Kind,
    KindCount,
    LevelRole,
    TaskCoverage,
)
from compare.counts import NO_DEADLINE_CHANGE
from compare.findings import SIDES_EXCHANGED
from reports.overview.views import SideCheck, Verdict, VerdictPart
from reports.rows.groups import GROUP_KINDS
from reports.words.phrases import percent_text, side_names
from reports.words.wording import Wording, kind_word

__all__ = ["kind_counts", "make_verdict", "verdict_sentence"]

_ONE_SIDED: Final[frozenset[Kind]] = frozenset({"added", "dropped"})
_TOLD: Final = ("moved", "units", "deadline", "numbers", "strength", "uncertain")
"""The flags that the sentence tells, in its order; of numbers and duties only where something was found."""


def kind_counts(counts: Counts) -> dict[Kind, KindCount]:
    """Return the counts of every kind, zeros included, in the order of `KINDS`."""
    given = dict(counts.kinds)
    return {kind: given.get(kind, KindCount()) for kind in KINDS}


def make_verdict(comparison: Comparison, rows: Mapping[str, Sequence[str]], words: Wording) -> Verdict:
    """Word the verdict of a comparison.

    Args:
        comparison: its counts are printed as they are.
        rows: ids of the rows that each filter shows, in page order; a filter that shows none may be missing.
        words: the language.
    """
    counts = comparison.counts
    roles = _roles(comparison, rows, words)
    kinds = tuple(
        _kind_part(kind, count, comparison, rows, words)
        for kind, count in kind_counts(counts).items()
        if count.changes and not (roles and kind in _ONE_SIDED)
    )
    lead = _lead(comparison, words)
    covered = _covered(comparison, words)
    flags = tuple(
        _flag_part(flag, total, _unsure(flag, counts), rows.get(f"flag:{flag}"), words)
        for flag, total in _flag_totals(counts)
        if _is_told(flag, total + _unsure(flag, counts), comparison)
    )
    return Verdict(
        lead=lead,
        covered=covered,
        roles=roles,
        kinds=kinds,
        flags=flags,
        checks=_checks(comparison, words),
        caveats=tuple(
            warning.message
            for side, warning in comparison.warnings
            if side == "comparison" or warning.code == SIDES_EXCHANGED
        ),
        notices=_notices(comparison, words),
        sentence=_sentence(lead, covered, (roles, kinds), flags, words),
    )


def verdict_sentence(comparison: Comparison, words: Wording) -> str:
    """Return the verdict as plain text."""
    return make_verdict(comparison, {}, words).sentence


def _is_told(flag: str, total: int, comparison: Comparison) -> bool:
    """Tell whether the sentence names a flag: deadlines where both documents have some, facts where there are any."""
    if flag in ("numbers", "strength"):
        return total > 0
    if flag != "deadline":
        return True
    documents = (comparison.left, comparison.right)
    return all(any(task.deadline for task in document.tasks) for document in documents)


def _lead(comparison: Comparison, words: Wording) -> str:
    left, right = side_names(comparison, words)
    return words["verdict_lead"].format(
        left=left, right=right, left_count=comparison.counts.left_tasks, right_count=comparison.counts.right_tasks
    )


def _covered(comparison: Comparison, words: Wording) -> str | None:
    """Say how many tasks of the higher level the lower one takes up; only where levels are compared."""
    counts = comparison.counts
    if comparison.mode != "level" or not counts.left_tasks:
        return None
    missing = kind_counts(counts)["dropped"].left
    linked = {task for change in comparison.changes if change.links for task in change.left}
    covered = words["verdict_covered"].format(linked=counts.left_tasks - missing, total=counts.left_tasks)
    if comparison.coverage is None:
        return covered
    partly = sum(entry.task in linked and _is_partly(entry) for entry in comparison.coverage.tasks)
    if partly:
        covered += words["bracketed"].format(text=words["verdict_partly"].format(count=partly))
    rate = comparison.coverage.total.rate
    if rate is None:
        return covered
    return words["list_separator"].join((covered, words["verdict_rate"].format(percent=percent_text(rate))))


def _is_partly(entry: TaskCoverage) -> bool:
    """Whether a task has clauses that nobody takes up, or that are taken up in part only."""
    return any(clause.state in ("not", "partly") for clause in entry.clauses)


def _roles(comparison: Comparison, rows: Mapping[str, Sequence[str]], words: Wording) -> tuple[VerdictPart, ...]:
    """Count the changes by what the lower level made of them; every change has one such role, or none has."""
    roles = Counter(change.role for change in comparison.changes if change.role is not None)
    return tuple(
        VerdictPart(
            word=words[f"role_{role}"],
            count=roles[role],
            note=None,
            filter=f"role:{role}",
            href=_href(rows.get(f"role:{role}")),
        )
        for role in get_args(LevelRole)
        if roles[role]
    )


def _kind_part(
    kind: Kind, count: KindCount, comparison: Comparison, rows: Mapping[str, Sequence[str]], words: Wording
) -> VerdictPart:
    notes = []
    if kind in GROUP_KINDS:
        notes.append(words["verdict_group"].format(left=count.left, right=count.right))
    links = [comparison.links[link] for change in comparison.changes if change.kind == kind for link in change.links]
    doubtful = sum(link.confidence < CONFIRM_BELOW for link in links)
    if doubtful:
        notes.append(words["uncertain_links"].format(count=doubtful))
    related = sum(change.kind == kind and not change.links and bool(change.related) for change in comparison.changes)
    if related:
        notes.append(words["perhaps_related"].format(count=related))
    return VerdictPart(
        word=kind_word(words, kind, comparison.mode),
        count=count.changes,
        note=words["list_separator"].join(notes) or None,
        filter=f"kind:{kind}",
        href=_href(rows.get(f"kind:{kind}")),
    )


def _flag_totals(counts: Counts) -> tuple[tuple[str, int], ...]:
    totals = (
        counts.moved,
        counts.unit_changes,
        counts.deadline_changes,
        counts.number_changes,
        counts.strength_changes,
        counts.uncertain,
    )
    return tuple(zip(_TOLD, totals, strict=True))


def _unsure(flag: str, counts: Counts) -> int:
    """Return how many rows have a flag that holds only if their links do."""
    return {
        "units": counts.unsure_units,
        "deadline": counts.unsure_deadlines,
        "numbers": counts.unsure_numbers,
        "strength": counts.unsure_strength,
    }.get(flag, 0)


def _flag_part(flag: str, total: int, unsure: int, rows: Sequence[str] | None, words: Wording) -> VerdictPart:
    """Word one flag; `uncertain` counts links, of which one row may hold several: then the rows are counted beside."""
    note = words["unsure_rows"].format(count=unsure) if unsure else None
    if flag == "uncertain" and rows is not None and len(rows) != total:
        note = words["uncertain_rows"].format(count=len(rows))
    return VerdictPart(
        word=words[f"flag_{flag}"],
        count=total,
        note=note,
        filter=f"flag:{flag}",
        href=_href(rows),
    )


def _href(rows: Sequence[str] | None) -> str | None:
    return f"#{rows[0]}" if rows else None


def _sentence(
    lead: str,
    covered: str | None,
    listed: Sequence[Sequence[VerdictPart]],
    flags: tuple[VerdictPart, ...],
    words: Wording,
) -> str:
    groups = [covered] if covered else []
    groups.extend(words["list_separator"].join(_part_text(part, words) for part in parts) for parts in listed if parts)
    groups.extend(_part_text(part, words) for part in flags)
    return lead + words["colon"] + words["clause_separator"].join(groups) + words["sentence_end"]


def _part_text(part: VerdictPart, words: Wording) -> str:
    note = "" if part.note is None else words["bracketed"].format(text=part.note)
    return f"{part.word} {part.count}{note}"


def _checks(comparison: Comparison, words: Wording) -> tuple[SideCheck, ...]:
    names = side_names(comparison, words)
    counts = kind_counts(comparison.counts)
    sides: tuple[list[tuple[Kind, int]], ...] = (
        [(kind, count.left) for kind, count in counts.items()],
        [(kind, count.right) for kind, count in counts.items()],
    )
    totals = (len(comparison.left.tasks), len(comparison.right.tasks))
    checks = []
    for name, terms, total in zip(names, sides, totals, strict=True):
        closes = sum(number for _, number in terms) == total
        checks.append(
            SideCheck(
                side=name,
                terms=tuple((kind_word(words, kind, comparison.mode), number) for kind, number in terms if number),
                total=sum(number for _, number in terms),
                closes=closes,
                result=words["check_closes"] if closes else words["check_fails"].format(total=total),
            )
        )
    return tuple(checks)


def _notices(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    notices: list[str] = []
    names = side_names(comparison, words)
    documents = (comparison.left, comparison.right)
    empty = [name for name, document in zip(names, documents, strict=True) if not document.tasks]
    notices.extend(words["side_empty"].format(side=name) for name in empty)
    if comparison.changes and not empty and all(_is_quiet(change) for change in comparison.changes):
        notices.append(words["identical"])
    if comparison.counts.uncertain:
        notices.append(words["uncertain_banner"].format(count=comparison.counts.uncertain))
    return tuple(notices)


def _is_quiet(change: Change) -> bool:
    units_kept = all(unit.status in NO_UNIT_CHANGE for unit in change.units)
    deadline_kept = change.deadline is None or change.deadline.status in NO_DEADLINE_CHANGE
    return change.kind == "unchanged" and not change.moved and units_kept and deadline_kept
