"""All units of a comparison as tables: the ledger, who took a lead over, and who answers for whom below."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from compare import AnswerRow, Comparison, Handover, LedgerRow, unit_ledger
from reports.overview.views import AnswerLine, PairCount, UnitTable, UnitTableRow
from reports.rows.filters import RowTokens
from reports.words.wording import Wording

__all__ = ["make_unit_table"]

_SHOWN_ROWS: Final = 12  # rows of the table that show at once: what fits beside the other charts
_Value = Callable[[LedgerRow], tuple[int, ...]]
_COLUMNS: Final[tuple[tuple[str, str, _Value], ...]] = (
    ("left", "units_lead", lambda row: row.left_lead),
    ("left", "units_other", lambda row: row.left_responsible),
    ("left", "units_cooperating", lambda row: row.left_cooperating),
    ("right", "units_lead", lambda row: row.right_lead),
    ("right", "units_other", lambda row: row.right_responsible),
    ("right", "units_cooperating", lambda row: row.right_cooperating),
    ("fate", "units_gained", lambda row: row.gained),
    ("fate", "units_lost", lambda row: row.lost),
    ("fate", "units_lead_gained", lambda row: row.lead_gained),
    ("fate", "units_lead_lost", lambda row: row.lead_lost),
    ("fate", "units_named", lambda row: row.named),
    ("fate", "units_covered", lambda row: row.covered),
)
"""Group, word and value of each column; a column without a single number is left out."""


def make_unit_table(
    comparison: Comparison, names: tuple[str, str], tokens: RowTokens, words: Wording
) -> UnitTable | None:
    """Draw the ledger of units; None when no task names a unit.

    Args:
        comparison: the comparison.
        names: how the two sides are called.
        tokens: rows by token, to link each organ to its rows.
        words: the language.
    """
    ledger = unit_ledger(comparison)
    used = [row for row in ledger.rows if any(value(row) for _, _, value in _COLUMNS)]
    if not used:
        return None
    columns = [column for column in _COLUMNS if any(column[2](row) for row in used)]
    titles = {"left": names[0], "right": names[1], "fate": words["units_fate"]}
    shown = {row.organ: _shown(row, words) for row in ledger.rows}
    rows = [_row(row, [value for _, _, value in columns], shown, tokens, words) for row in used]
    groups = [
        (title, tuple(words[word] for group, word, _ in columns if group == name))
        for name, title in titles.items()
        if any(group == name for group, _, _ in columns)
    ]
    return UnitTable(
        groups=tuple(groups),
        has_handovers=any(row.handed for row in rows),
        rows=tuple(rows[:_SHOWN_ROWS]),
        folded_rows=tuple(rows[_SHOWN_ROWS:]),
        folded_title=words["units_more"].format(count=max(0, len(rows) - _SHOWN_ROWS)),
        handovers=_handovers(ledger.rows, shown, tokens, words),
        renamed=_pairs(comparison, "renamed", words),
        counterparts=_pairs(comparison, "counterpart", words),
        answers=tuple(_answer(row, tokens, words) for row in ledger.answers),
    )


def _shown(row: LedgerRow, words: Wording) -> str:
    """Name an organ by the first name that each side prints."""
    names = dict.fromkeys((*row.left_names[:1], *row.right_names[:1]))
    return words["either"].join(names) or row.organ


def _row(
    row: LedgerRow, values: Sequence[_Value], shown: Mapping[str, str], tokens: RowTokens, words: Wording
) -> UnitTableRow:
    handed = [
        *(words["handed_to"].format(organ=shown[entry.organ], count=len(entry.changes)) for entry in row.handed_to),
        *(words["taken_from"].format(organ=shown[entry.organ], count=len(entry.changes)) for entry in row.taken_from),
    ]
    filter_name, href = _link(row.organ, tokens)
    return UnitTableRow(
        name=shown[row.organ],
        printed=words["list_separator"].join(dict.fromkeys((*row.left_names, *row.right_names))),
        filter=filter_name,
        href=href,
        counts=tuple(len(value(row)) for value in values),
        handed=words["clause_separator"].join(handed),
    )


def _link(organ: str, tokens: RowTokens) -> tuple[str | None, str | None]:
    place = tokens.organs.get(organ)
    if place is None:
        return None, None
    return f"unit:{place}", f"#{tokens.rows[f'unit:{place}'][0]}"


def _handovers(
    rows: Iterable[LedgerRow], shown: Mapping[str, str], tokens: RowTokens, words: Wording
) -> tuple[PairCount, ...]:
    """List who handed the lead over to whom, most first."""
    found: list[tuple[str, Handover]] = [(row.organ, entry) for row in rows for entry in row.handed_to]
    found.sort(key=lambda entry: (-len(entry[1].changes), entry[0], entry[1].organ))
    return tuple(
        PairCount(
            text=words["pair"].format(left=shown[organ], right=shown[entry.organ]),
            times=words["times"].format(count=len(entry.changes)),
            filter=f"hand:{tokens.handovers[organ, entry.organ]}",
            href=f"#{tokens.rows[f'hand:{tokens.handovers[organ, entry.organ]}'][0]}",
        )
        for organ, entry in found
    )


def _pairs(comparison: Comparison, status: str, words: Wording) -> tuple[PairCount, ...]:
    """List the pairs of names that mean one organ, most frequent first."""
    counts = Counter(
        (unit.left, unit.right)
        for change in comparison.changes
        for unit in change.units
        if unit.status == status and unit.left is not None and unit.right is not None
    )
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(
        PairCount(
            text=words["pair"].format(left=left, right=right),
            times=words["times"].format(count=count),
            filter=None,
            href=None,
        )
        for (left, right), count in ordered
    )


def _answer(row: AnswerRow, tokens: RowTokens, words: Wording) -> AnswerLine:
    filter_name, href = _link(row.organ, tokens)
    answers = [words["answer"].format(unit=answer.unit, count=len(answer.left_tasks)) for answer in row.answers]
    return AnswerLine(
        name=words["list_separator"].join(row.names),
        filter=filter_name,
        href=href,
        answers=words["list_separator"].join(answers),
        unanswered=len(row.unanswered),
        unlinked=len(row.unlinked),
    )
