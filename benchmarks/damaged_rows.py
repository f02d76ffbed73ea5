"""Damage to the rows and columns of tables, as `benchmarks.damages` does it to texts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from benchmarks.whole_texts import MIDDLE, Edit, WholeText
from documents.fields.column_names import header_role
from documents.model import Piece

__all__ = ["ROW_WAYS"]

_UNIT_COLUMNS: Final = ("lead", "responsible", "cooperating", "units")


def _rows(whole: WholeText) -> Iterator[tuple[int, list[Piece]]]:
    """Give the tasks of a table that have a line of their own with a text and units parted by tabs."""
    if not whole.is_table:
        return
    for k in range(len(whole.spans)):
        texts, units = whole.of_task(k, "text"), whole.of_task(k, "units")
        if len(texts) == 1 and units and whole.text.count("\n", texts[0].start, units[-1].end) == 0:
            yield k, [texts[0], *units]


def _row_shifted_right(whole: WholeText) -> Iterator[list[Edit]]:
    for _, (text, *_) in _rows(whole):
        yield [(text.start, text.start, "\t")]


def _row_shifted_left(whole: WholeText) -> Iterator[list[Edit]]:
    for k, (text, *_) in _rows(whole):
        number = whole.of_task(k, "number")
        if number and whole.text[number[0].end : text.start] == "\t":
            yield [(number[0].start, text.start, "")]


def _row_number_lost(whole: WholeText) -> Iterator[list[Edit]]:
    for k, _ in _rows(whole):
        for number in whole.of_task(k, "number"):
            yield [(number.start, number.end, "")]


def _unit_cell_merged(whole: WholeText) -> Iterator[list[Edit]]:
    for _, (text, unit, *_) in _rows(whole):
        if whole.text[text.end : unit.start] == "\t":
            yield [(text.end, unit.start, "")]


def _cells_swapped(whole: WholeText) -> Iterator[list[Edit]]:
    for _, (text, unit, *_) in _rows(whole):
        yield [
            (text.start, text.end, whole.text[unit.start : unit.end]),
            (unit.start, unit.end, whole.text[text.start : text.end]),
        ]


def _row_broken(whole: WholeText) -> Iterator[list[Edit]]:
    for _, (text, *_) in _rows(whole):
        if text.end - text.start > 2 * MIDDLE:
            middle = (text.start + text.end) // 2
            yield [(middle, middle, "\n")]


def _rows_joined(whole: WholeText) -> Iterator[list[Edit]]:
    rows = dict(_rows(whole))
    for k in rows:
        if k + 1 in rows and whole.text[rows[k][-1].end : whole.spans[k + 1][0]] == "\n":
            yield [(rows[k][-1].end, whole.spans[k + 1][0], "\t")]


def _header_line(whole: WholeText) -> tuple[int, int] | None:
    headers = whole.pieces("header")
    if not whole.is_table or not headers:
        return None
    return whole.line_start(headers[0].start), whole.line_end(headers[0].start)


def _header_lost(whole: WholeText) -> Iterator[list[Edit]]:
    line = _header_line(whole)
    if line is not None:
        yield [(line[0], min(line[1] + 1, len(whole.text)), "")]


def _column_unknown(whole: WholeText, roles: Sequence[str], other: str) -> Iterator[list[Edit]]:
    line = _header_line(whole)
    if line is None:
        return
    at = line[0]
    for name in whole.text[slice(*line)].split("\t"):
        if header_role(name.strip()) in roles:
            yield [(at, at + len(name), other)]
        at += len(name) + 1


def _unit_column_unknown(whole: WholeText) -> Iterator[list[Edit]]:
    yield from _column_unknown(whole, _UNIT_COLUMNS, "栏三")


def _text_column_unknown(whole: WholeText) -> Iterator[list[Edit]]:
    yield from _column_unknown(whole, ("text",), "栏二")


def _columns_misnamed(whole: WholeText) -> Iterator[list[Edit]]:
    yield from _column_unknown(whole, _UNIT_COLUMNS, "完成时限")


ROW_WAYS: Final[Mapping[str, Callable[[WholeText], Iterator[list[Edit]]]]] = {
    "row shifted right": _row_shifted_right,
    "row shifted left": _row_shifted_left,
    "number of a row lost": _row_number_lost,
    "unit cell in the text cell": _unit_cell_merged,
    "text and unit cells swapped": _cells_swapped,
    "row broken in two": _row_broken,
    "two rows in one": _rows_joined,
    "header row lost": _header_lost,
    "unit column unknown": _unit_column_unknown,
    "task column unknown": _text_column_unknown,
    "unit column misnamed": _columns_misnamed,
}
"""How rows of tables are damaged."""
