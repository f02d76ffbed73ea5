"""The sheet 明细: no merged cells, one row a link and a task without one; decisions are made and read here."""

import json
from collections.abc import Sequence
from typing import Final

from compare import KINDS, Comparison, Mode
from compare.decisions import ReviewState
from reports.office.xlsx_book import Book, BookSheet
from reports.office.xlsx_layout import CELL_CHARACTERS
from reports.rows.plain_rows import LinkRow, link_rows
from reports.rows.review_data import review_data
from reports.words.wording import Language, Wording, kind_word

__all__ = [
    "COLUMNS",
    "DATA_SHEET",
    "DECISIONS",
    "FILLED_IN",
    "column_word",
    "filled_in",
    "retype_words",
    "write_data",
    "write_details",
]

DECISIONS: Final = ("accept", "reject", "relink", "retype", "later")
"""What a reviewer may decide, in the order of the list in the cell."""

DATA_SHEET: Final = "policydiff"
"""The hidden sheet with what a decision must carry: the anchors of all tasks, and what each row showed. One JSON text,
cut into the cells of the first column."""

_STATES: Final = {
    "accepted": "accept",
    "rejected": "reject",
    "relinked": "relink",
    "retyped": "retype",
    "later": "later",
}

_WIDTHS: Final = {
    "change": 12, "group": 6, "kind": 10, "moved": 6, "uncertain": 7,
    "left_id": 18, "left_number": 10, "left_place": 10, "left_section": 24, "left_text": 60, "left_units": 26,
    "left_deadline": 14,
    "right_id": 18, "right_number": 10, "right_place": 10, "right_section": 24, "right_text": 60, "right_units": 26,
    "right_deadline": 14,
    "unit_changes": 30, "deadline_change": 20, "facts": 24, "strength": 20, "explanation": 60,
    "score": 8, "confidence": 8, "matched_by": 16,
    "decision": 10, "relink": 18, "retype": 12, "note": 30, "reviewer": 12,
}  # fmt: skip
COLUMNS: Final = tuple(_WIDTHS)
"""The columns in order."""

FILLED_IN: Final = ("decision", "relink", "retype", "note", "reviewer")
"""The columns that a reviewer fills in."""


def retype_words(words: Wording, mode: Mode) -> dict[str, str]:
    """Return the types that a reviewer may give a linked row, by their words."""
    return {kind_word(words, kind, mode): kind for kind in KINDS if kind not in ("added", "dropped")}


def filled_in(state: ReviewState, words: Wording, mode: Mode) -> dict[str, str]:
    """Return what the cells of a reviewer hold when a row is written; a cell that holds the same later says nothing."""
    action = _STATES.get(state.status)
    return {
        "decision": words[f"decision_{action}"] if action else "",
        "retype": kind_word(words, state.kind, mode) if state.kind else "",
        "note": state.note or "",
        "reviewer": state.by or "",
    }


def column_word(words: Wording, column: str) -> str:
    """Return the word in the header of a column."""
    return words.get(f"column_{column}") or words[f"csv_{column}"]


def write_details(book: Book, comparison: Comparison, ordinals: dict[str, int], words: Wording) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        comparison: the comparison.
        ordinals: position on the page of each change, by id.
        words: the language.
    """
    sheet = book.add_sheet(words["sheet_details"])
    for position, (column, width) in enumerate(_WIDTHS.items()):
        sheet.raw.set_column(position, position, width)
        sheet.write(0, position, column_word(words, column), "head")
    last = 0
    for last, row in enumerate(link_rows(comparison, words), start=1):
        _write_row(sheet, last, row, comparison.mode, ordinals, words)
    sheet.raw.freeze_panes(1, 1)
    sheet.raw.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.raw.repeat_rows(0)
    if last:
        _add_lists(sheet, last, comparison, words)


def _write_row(sheet: BookSheet, line: int, row: LinkRow, mode: Mode, ordinals: dict[str, int], words: Wording) -> None:
    texts = {
        **row.by_column(),
        **dict.fromkeys(FILLED_IN, ""),
        **filled_in(row.review, words, mode),
        "group": str(ordinals[row.change.id]) if row.grouped else "",
    }
    link = row.measured
    numbers = {} if link is None else {"score": link.score, "confidence": link.confidence}
    for position, column in enumerate(COLUMNS):
        if column in numbers:
            sheet.write_number(line, position, round(numbers[column], 4))
        else:
            sheet.write(line, position, texts[column], "decision" if column in FILLED_IN else "text")


def write_data(book: Book, comparison: Comparison, lang: Language) -> None:
    """Write the hidden sheet: see `DATA_SHEET`."""
    data = {name: value for name, value in review_data(comparison).items() if name != "rivals"}
    data["sheet"] = {"mode": comparison.mode, "lang": lang}
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    sheet = book.add_sheet(DATA_SHEET)
    for line, start in enumerate(range(0, len(text), CELL_CHARACTERS)):
        sheet.raw.write_string(line, 0, text[start : start + CELL_CHARACTERS])
    sheet.raw.very_hidden()


def _add_lists(sheet: BookSheet, last: int, comparison: Comparison, words: Wording) -> None:
    """Let decisions and types be chosen from lists."""
    lists: dict[str, Sequence[str]] = {
        "decision": [words[f"decision_{name}"] for name in DECISIONS],
        "retype": list(retype_words(words, comparison.mode)),
    }
    for column, choices in lists.items():
        position = COLUMNS.index(column)
        options: dict[str, object] = {
            "validate": "list",
            "source": list(choices),
            "error_title": words["decision_prompt_title"],
            "error_message": words["decision_error"],
        }
        if column == "decision":
            options["input_title"] = words["decision_prompt_title"]
            options["input_message"] = words["decision_prompt"]
        sheet.raw.data_validation(1, position, last, position, options)
