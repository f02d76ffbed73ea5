"""The sheets 统计 and 说明: counts that close, what the signs mean, what was compared, what was not understood."""

from collections.abc import Sequence
from typing import Final

from compare import Comparison
from reports.office.office_text import line_count
from reports.office.paper_model import Paper, TextRun
from reports.office.xlsx_book import Book, BookSheet, Look
from reports.office.xlsx_layout import row_points
from reports.overview.document_fields import document_fields
from reports.overview.matrix import make_matrix
from reports.overview.verdict import kind_counts
from reports.rows.filters import row_tokens
from reports.rows.order import lay_out
from reports.words.phrases import side_names
from reports.words.wording import Wording, kind_word

__all__ = ["write_about", "write_counts"]

_EM_PER_DIGIT: Final = 7 / (10 * 96 / 72)  # width of a column's unit in Chinese characters of 10 points
_COUNT_WIDTHS: Final = (30, 14, 14, 14)
_MATRIX_WIDTH: Final = 14
_ABOUT_WIDTHS: Final = (24, 58, 58)


def write_counts(book: Book, comparison: Comparison, words: Wording) -> None:
    """Write the counts by type, what else was counted, and sections against sections."""
    sheet = book.add_sheet(words["sheet_counts"])
    for column, width in enumerate(_COUNT_WIDTHS):
        sheet.raw.set_column(column, column, width)
    for column, name in enumerate(("kind", "rows", "left", "right")):
        sheet.write(0, column, words[f"count_{name}"], "head")
    counts = kind_counts(comparison.counts)
    row = 1
    for kind, count in counts.items():
        sheet.write(row, 0, kind_word(words, kind, comparison.mode))
        _numbers(sheet, row, (count.changes, count.left, count.right))
        row += 1
    sums = tuple(sum(getattr(count, name) for count in counts.values()) for name in ("changes", "left", "right"))
    sheet.write(row, 0, words["count_total"], "section")
    _numbers(sheet, row, sums)
    documents = (len(comparison.left.tasks), len(comparison.right.tasks))
    sheet.write(row + 1, 0, words["count_document"])
    sheet.write(row + 1, 1, "")
    for column, number in enumerate(documents, start=2):
        sheet.write_number(row + 1, column, number)
    sheet.write(row + 2, 0, words["count_check"])
    sheet.write(row + 2, 1, "")
    for column, (total, number) in enumerate(zip(sums[1:], documents, strict=True), start=2):
        text = words["check_closes"] if total == number else words["check_fails"].format(total=number)
        sheet.write(row + 2, column, text)
    row = _write_flags(sheet, row + 4, comparison, words)
    _write_matrix(sheet, row + 1, comparison, words)


def _numbers(sheet: BookSheet, row: int, numbers: Sequence[int]) -> None:
    for column, number in enumerate(numbers, start=1):
        sheet.write_number(row, column, number)


def _write_flags(sheet: BookSheet, row: int, comparison: Comparison, words: Wording) -> int:
    """Write what a row may be besides its type: rows, and for what is to be confirmed links."""
    counts = comparison.counts
    sheet.write(row, 0, words["count_flag"], "head")
    sheet.write(row, 1, words["count_rows"], "head")
    flags = (
        (words["flag_moved"], counts.moved),
        (words["flag_units"], counts.unit_changes),
        (words["flag_deadline"], counts.deadline_changes),
        (words["count_numbers"], counts.number_changes),
        (words["count_strength"], counts.strength_changes),
        (words["count_substantive"], counts.substantive),
        (words["count_uncertain"], counts.uncertain),
    )
    for offset, (name, number) in enumerate(flags, start=1):
        sheet.write(row + offset, 0, name)
        sheet.write_number(row + offset, 1, number)
    return row + len(flags) + 1


def _write_matrix(sheet: BookSheet, row: int, comparison: Comparison, words: Wording) -> None:
    matrix = make_matrix(comparison, row_tokens(comparison, lay_out(comparison)[0]), words)
    if matrix is None:
        return
    sheet.write(row, 0, words["matrix_title"], "plain")
    heads = (words["matrix_corner"], *matrix.columns)
    sheet.raw.set_row(row, row_points(line_count(words["matrix_title"], _COUNT_WIDTHS[0] * _EM_PER_DIGIT)))
    sheet.raw.set_row(row + 1, row_points(max(line_count(head, _MATRIX_WIDTH * _EM_PER_DIGIT) for head in heads)))
    for column, head in enumerate(heads):
        if column:
            sheet.raw.set_column(column, column, _MATRIX_WIDTH)
        sheet.write(row + 1, column, head, "head")
    for offset, entry in enumerate(matrix.rows, start=2):
        sheet.write(row + offset, 0, entry.heading)
        lines = line_count(entry.heading, _COUNT_WIDTHS[0] * _EM_PER_DIGIT)
        sheet.raw.set_row(row + offset, row_points(lines))
        for column, cell in enumerate(entry.cells, start=1):
            sheet.write_number(row + offset, column, cell.count)


def write_about(book: Book, comparison: Comparison, paper: Paper, words: Wording) -> None:
    """Write the legend, how to review, both documents, what could not be compared or read, and the settings."""
    sheet = book.add_sheet(words["sheet_about"])
    for column, width in enumerate(_ABOUT_WIDTHS):
        sheet.raw.set_column(column, column, width)
    row = _wide(sheet, 0, (TextRun("plain", paper.title),), "section")
    row = _wide(sheet, row, (TextRun("plain", words["clause_separator"].join(paper.byline)),), "plain")
    for line in (paper.verdict, *paper.checks, *paper.caveats):
        row = _wide(sheet, row, (TextRun("plain", line),), "plain")
    row = _wide(sheet, row + 1, (TextRun("plain", words["paper_legend"]),), "section")
    row = _wide(sheet, row, paper.legend_text, "text")
    for word, meaning in paper.legend_types:
        row = _three(sheet, row, (word, meaning, ""))
    row = _wide(sheet, row + 1, (TextRun("plain", words["about_review"]),), "section")
    row = _wide(sheet, row, (TextRun("plain", words["about_how"]),), "text")
    row = _wide(sheet, row, (TextRun("plain", words["decision_prompt"]),), "text")
    row = _three(sheet, row + 1, (words["about_documents"], *side_names(comparison, words)), "head")
    for field in document_fields(comparison, words):
        left, right = ("\n".join(values) or words["not_stated"] for values in (field.left, field.right))
        row = _three(sheet, row, (field.name, left, right))
    hashes = [
        "" if document.source is None else document.source.sha256 for document in (comparison.left, comparison.right)
    ]
    row = _three(sheet, row, ("SHA-256", *hashes))
    if paper.warnings:
        row = _three(
            sheet, row + 1, (words["paper_warnings"], words["warning_place"], words["warning_message"]), "head"
        )
        for warning in paper.warnings:
            row = _three(sheet, row, warning)
    row = _three(sheet, row + 1, (words["about_settings"], words["signature_value"], ""), "head")
    for name, value in comparison.signature:
        row = _three(sheet, row, (words.get(f"setting_{name}", name), value, ""))
    sheet.raw.print_area(0, 0, row - 1, len(_ABOUT_WIDTHS) - 1)


def _wide(sheet: BookSheet, row: int, runs: Sequence[TextRun], look: Look) -> int:
    """Write a text over all columns and return the row after it."""
    text = "".join(run.text for run in runs)
    sheet.raw.set_row(row, row_points(line_count(text, sum(_ABOUT_WIDTHS) * _EM_PER_DIGIT)))
    sheet.span(row, row, (0, len(_ABOUT_WIDTHS) - 1), runs, look)
    return row + 1


def _three(sheet: BookSheet, row: int, texts: Sequence[str], look: Look = "text") -> int:
    """Write three cells and return the row after them."""
    lines = [line_count(text, width * _EM_PER_DIGIT) for text, width in zip(texts, _ABOUT_WIDTHS, strict=True)]
    sheet.raw.set_row(row, row_points(max(lines)))
    for column, text in enumerate(texts):
        sheet.write(row, column, text, look)
    return row + 1
