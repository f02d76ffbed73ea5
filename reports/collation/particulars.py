"""Print the table of a matter: a row for each lead, deadline and number, a column for each document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from collate import Axis, Matter, MatterParticular, ParticularCell
from reports.collation.views import ParticularCellView, ParticularView
from reports.words.wording import Wording

__all__ = ["changed_kinds", "particular_rows", "particular_text"]

WHAT_CHARACTERS = 40
"""Characters that say in a row what a number counts; the readings stand above it."""


def particular_rows(matter: Matter, order: Sequence[int], axis: Axis, words: Wording) -> tuple[ParticularView, ...]:
    """Return the rows of the table; none for a matter that one document alone has.

    Args:
        matter: whose table is printed.
        order: of the witnesses, by column; neighbours that say the same share a cell.
        axis: of the collation.
        words: of the page.
    """
    if len({reading.witness for reading in matter.readings}) < 2:
        return ()
    return tuple(
        ParticularView(
            kind=words[f"particular_{one.kind}"],
            what=_short(one.what),
            changed=one.changed,
            cells=tuple(_side_by_side([_cell(one.cells[place], axis, words) for place in order])),
        )
        for one in matter.particulars
    )


def changed_kinds(matter: Matter, axis: Axis) -> Iterator[str]:
    """Say by which words the rows are chosen in which a number, a deadline or a lead differs.

    Over years a lead is told to have changed hands by the comparison alone.
    """
    if len({reading.witness for reading in matter.readings}) > 1:
        kinds = {one.kind for one in matter.particulars if one.changed}
        if kinds - {"lead", "deadline"}:
            yield "number"
        if "deadline" in kinds:
            yield "deadline"
        if "lead" in kinds and axis != "years":
            yield "lead"


def particular_text(particular: MatterParticular, place: int, words: Wording) -> str:
    """Print what one witness says, or why it says nothing, without a mark."""
    cell = particular.cells[place]
    return _values(cell) or words[f"particular_{cell.state}"]


def _cell(cell: ParticularCell, axis: Axis, words: Wording) -> ParticularCellView:
    if not cell.values:
        return ParticularCellView(cell.state, words[f"particular_{cell.state}"], "", "")
    mark = words.get(f"particular_mark_{cell.state}", "")
    label = words.get(f"particular_{cell.state}_{axis}", words.get(f"particular_{cell.state}", "")) if mark else ""
    if cell.unsure and mark:
        mark, label = f"{mark}{words['sign_undecided']}", f"{label} {words['cell_undecided']}"
    return ParticularCellView(cell.state, _values(cell), mark, label)


def _values(cell: ParticularCell) -> str:
    return "、".join(dict.fromkeys(value.text for value in cell.values))


def _side_by_side(cells: Iterable[ParticularCellView]) -> Iterator[ParticularCellView]:
    """Join neighbours that say the same; the mark of the first one stands."""
    last: ParticularCellView | None = None
    for cell in cells:
        if last is not None and last.text == cell.text and cell.state in (last.state, "same", "rolled"):
            last = replace(last, span=last.span + cell.span)
            continue
        if last is not None:
            yield last
        last = cell
    if last is not None:
        yield last


def _short(text: str) -> str:
    return text if len(text) <= WHAT_CHARACTERS else text[: WHAT_CHARACTERS - 1] + "…"
