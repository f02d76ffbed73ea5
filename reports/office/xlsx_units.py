"""The sheet 单位变动: the ledger of units, and between levels who answers for whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from compare import Comparison
from compare.organs.ledger import AnswerRow, Handover, LedgerRow, unit_ledger
from documents.model import Task
from reports.office.office_text import line_count
from reports.office.xlsx_book import Book, BookSheet
from reports.office.xlsx_layout import row_points
from reports.words.wording import Wording

__all__ = ["write_units"]

_TASKS: Final = (
    "left_lead", "left_responsible", "left_cooperating", "right_lead", "right_responsible", "right_cooperating",
)  # fmt: skip
_CHANGES: Final = ("gained", "lost", "lead_gained", "lead_lost", "named", "covered")
_WIDTHS: Final = (22, 24, 24, *(8 for _ in _TASKS), *(9 for _ in _CHANGES), 24, 24, 40)
_LAST: Final = len(_WIDTHS) - 1
_EM_PER_DIGIT: Final = 7 / (10 * 96 / 72)  # width of a column's unit in Chinese characters of 10 points


def write_units(book: Book, comparison: Comparison, words: Wording) -> None:
    """Write the sheet; the counts are those of `compare.organs.ledger`."""
    ledger = unit_ledger(comparison)
    sheet = book.add_sheet(words["sheet_units"])
    for column, width in enumerate(_WIDTHS):
        sheet.raw.set_column(column, column, width)
    heads = ("unit", "left_names", "right_names", *_TASKS, *_CHANGES, "handed_to", "taken_from", "rows")
    for column, name in enumerate(heads):
        sheet.write(0, column, words[f"ledger_{name}"], "head")
    sheet.raw.freeze_panes(1, 1)
    sheet.raw.repeat_rows(0)
    ids = [change.id for change in comparison.changes]
    names = {entry.organ: _printed(entry) for entry in ledger.rows}
    row = 1
    for entry in ledger.rows:
        row = _write_row(sheet, row, entry, ids, names, words)
    if ledger.rows:
        sheet.raw.autofilter(0, 0, row - 1, _LAST)
    sheet.span(row, row, (0, _LAST), words["ledger_note" if ledger.rows else "ledger_none"], "plain")
    row += 2
    if ledger.answers:
        row = _write_answers(sheet, row, ledger.answers, comparison, words)
    sheet.raw.print_area(0, 0, row - 1, _LAST)


def _printed(entry: LedgerRow) -> str:
    """Return the first printed name of an organ: the register's own names are no names of units."""
    return next(iter((*entry.left_names, *entry.right_names)), entry.organ)


def _write_row(
    sheet: BookSheet, row: int, entry: LedgerRow, ids: Sequence[str], names: Mapping[str, str], words: Wording
) -> int:
    changes = sorted({place for name in _CHANGES for place in getattr(entry, name)})
    texts = {
        0: names[entry.organ],
        1: words["list_separator"].join(entry.left_names),
        2: words["list_separator"].join(entry.right_names),
        _LAST - 2: _handovers(entry.handed_to, names, words),
        _LAST - 1: _handovers(entry.taken_from, names, words),
        _LAST: " ".join(ids[change] for change in changes),
    }
    for column, text in texts.items():
        sheet.write(row, column, text)
    for column, name in enumerate((*_TASKS, *_CHANGES), start=3):
        sheet.write_number(row, column, len(getattr(entry, name)))
    _fit(sheet, row, ((text, _WIDTHS[column]) for column, text in texts.items()))
    return row + 1


def _handovers(handovers: Iterable[Handover], names: Mapping[str, str], words: Wording) -> str:
    return words["list_separator"].join(
        words["ledger_handover"].format(organ=names.get(entry.organ, entry.organ), count=len(entry.changes))
        for entry in handovers
    )


def _write_answers(
    sheet: BookSheet, row: int, answers: Sequence[AnswerRow], comparison: Comparison, words: Wording
) -> int:
    """Write who answers below for each organ above, one row for each answering unit, and what nobody answers for."""
    for column, name in enumerate(("unit", "answer_unit", "answer_left", "answer_right")):
        sheet.span(row, row, _ANSWER_COLUMNS[column], words[f"ledger_{name}"], "head")
    row += 1
    lefts, rights = comparison.left.tasks, comparison.right.tasks
    for entry in answers:
        lines: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = [
            (answer.unit, answer.left_tasks, answer.right_tasks) for answer in entry.answers
        ]
        lines += [
            (words[f"ledger_{name}"], tasks, ())
            for name, tasks in (("unanswered", entry.unanswered), ("unlinked", entry.unlinked))
            if tasks
        ]
        for unit, left, right in lines:
            texts = (
                next(iter(entry.names), entry.organ),
                unit,
                _tasks(left, lefts, words),
                _tasks(right, rights, words),
            )
            widths = [sum(_WIDTHS[first : last + 1]) for first, last in _ANSWER_COLUMNS]
            _fit(sheet, row, zip(texts, widths, strict=True))
            for columns, text in zip(_ANSWER_COLUMNS, texts, strict=True):
                sheet.span(row, row, columns, text)
            row += 1
    return row


_ANSWER_COLUMNS: Final = ((0, 0), (1, 2), (3, 12), (13, _LAST))


def _tasks(indices: Iterable[int], tasks: Sequence[Task], words: Wording) -> str:
    return words["list_separator"].join(tasks[index].number or tasks[index].id for index in indices)


def _fit(sheet: BookSheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make a row as high as its highest cell needs."""
    sheet.raw.set_row(row, row_points(max(line_count(text, width * _EM_PER_DIGIT) for text, width in cells)))
