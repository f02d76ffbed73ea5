"""Which layout a text has, and who reads it: a layout is one row of one table.

A new layout is a folder beside this module with its reader, and a row in `LAYOUTS` that says what tells it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from documents.chinese.marks import find_mark
from documents.drafts import Body
from documents.errors import InputError
from documents.layouts.header_lines import find_header_lines, first_column_name, has_blocks
from documents.layouts.key_points.reader import read_key_points
from documents.layouts.tabbed_rows import are_rows, find_header_row, has_rows_below, may_be_row
from documents.layouts.wrapped_table.header import find_header_line
from documents.text.lines import SourceLine, found_once

__all__ = [
    "LAYOUTS",
    "PROSE",
    "Layout",
    "are_forms",
    "has_table",
    "holds_tasks",
    "is_rather_prose",
    "layout_named",
    "prose_begins",
    "recognise_layout",
    "table_begins",
    "tasks_begin",
]

PROSE: Final = "key_points"
"""The layout of what is no table."""

_LABEL = 20  # characters in which the first name of a form ends
_CLEARLY = 0.2  # on the scale of `_worth`: readings that differ less are equally good
_HIGHEST = 2.0  # of `_worth`
_FEW = 0.2  # of the tasks of a table name units by chance
_FEWEST_ITEMS = 3  # of prose that are more than the points of a letter above a table
_ITEMS_WITH_UNITS = 2  # one bracket may stand in any letter


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of texts.

    Attributes:
        name: `Source.layout`, and the folder of its reader.
        is_table: whether a header names its fields; else it is prose.
        recognise: tells whether lines have it, if they have none of the layouts before it.
        reader: turns such lines into drafts.
    """

    name: str
    is_table: bool
    recognise: Callable[[Sequence[SourceLine]], bool]
    reader: Callable[[Sequence[SourceLine]], Body]

    def read(self, lines: Sequence[SourceLine]) -> Body:
        """Turn lines into drafts; lines that were read before, to choose the layout, cost nothing again."""
        return found_once(lines, f"read as {self.name}", self.reader)


def _is_tabbed_table(lines: Sequence[SourceLine]) -> bool:
    """A header row with tabs or bars; where no row below has them, its names are none that stand one a line."""
    header = find_header_row(lines)
    return header is not None and (has_rows_below(lines, header) or find_header_lines(lines) is None)


def _is_cell_lines(lines: Sequence[SourceLine]) -> bool:
    """Column names on lines of their own, and cells as they are."""
    table = find_header_lines(lines)
    return table is not None and not has_blocks(table) and not are_rows(table.below)


def _is_wrapped_table(lines: Sequence[SourceLine]) -> bool:
    """Column names in one line with spaces, or on lines of their own with blocks of lines below."""
    table = find_header_lines(lines)
    header = find_header_line(lines)
    in_line = header is not None and not ("\t" in lines[header].content.text and has_rows_below(lines, header))
    return (table is not None and has_blocks(table)) or in_line


def are_forms(lines: Sequence[SourceLine]) -> bool:
    """Tell whether lines hold rows in which the names of a task's fields and their values take turns."""
    from documents.layouts.forms.reader import find_forms  # most texts have no rows

    labelled = any(may_be_row(line) or "：" in line.text[2:11] or "】" in line.text[:_LABEL] for line in lines)
    return labelled and bool(find_forms(lines))


def _read_forms(lines: Sequence[SourceLine]) -> Body:
    from documents.layouts.forms.reader import read_forms

    return read_forms(lines)


def _is_key_points(lines: Sequence[SourceLine]) -> bool:
    """Whatever has no header is prose."""
    return True


def _read_tabbed_table(lines: Sequence[SourceLine]) -> Body:
    from documents.layouts.tabbed_table.reader import read_tabbed_table  # prose has no use for it

    return read_tabbed_table(lines)


def _read_cell_lines(lines: Sequence[SourceLine]) -> Body:
    from documents.layouts.cell_lines.reader import read_cell_lines

    return read_cell_lines(lines)


def _read_wrapped_table(lines: Sequence[SourceLine]) -> Body:
    from documents.layouts.wrapped_table.reader import read_wrapped_table

    return read_wrapped_table(lines)


LAYOUTS: Final = (
    Layout("forms", is_table=True, recognise=are_forms, reader=_read_forms),
    Layout("tabbed_table", is_table=True, recognise=_is_tabbed_table, reader=_read_tabbed_table),
    Layout("cell_lines", is_table=True, recognise=_is_cell_lines, reader=_read_cell_lines),
    Layout("wrapped_table", is_table=True, recognise=_is_wrapped_table, reader=_read_wrapped_table),
    Layout(PROSE, is_table=False, recognise=_is_key_points, reader=read_key_points),
)
"""The first that recognises a text reads it."""


def recognise_layout(lines: Sequence[SourceLine]) -> Layout:
    """Choose the layout of a text by its content.

    Where a text looks like two tables, the reading of each tells: the one that leaves less of the text aside and
    gives more tasks their units. The first in the list is chosen unless another is clearly better.
    """
    place, first = _first(lines)
    if not first.is_table:
        return first
    best, worth = first, _worth(first.read(lines), lines) + _CLEARLY
    if worth >= _HIGHEST:
        return first
    for layout in LAYOUTS[place + 1 :]:
        if layout.is_table and layout.recognise(lines) and worth < (own := _worth(layout.read(lines), lines)):
            best, worth = layout, own
    return best


def is_rather_prose(layout: Layout, lines: Sequence[SourceLine], others: Sequence[SourceLine]) -> bool:
    """Tell whether the text around a table holds the tasks: a plan with its timetable, or a list of projects below it.

    So it is where the tasks of the table name no units and the text, read as prose, accounts for clearly more.

    Args:
        layout: the layout of a table that recognises the lines.
        lines: of the text.
        others: those of them that are no rows of tables.
    """
    prose = LAYOUTS[-1]
    table = layout.read(lines)
    if len(table.drafts) and sum(bool(draft.unit_cells) for draft in table.drafts) >= _FEW * len(table.drafts):
        return False
    items = prose.read(others)
    numbered = [draft for draft in items.drafts if draft.number is not None and draft.text]
    return len(numbered) >= _FEWEST_ITEMS and _worth(items, lines) > _worth(table, lines) + _CLEARLY


def has_table(lines: Sequence[SourceLine]) -> bool:
    """Tell whether some layout of tables is that of a text, whichever it is."""
    return _first(lines)[1].is_table


def table_begins(lines: Sequence[SourceLine]) -> int | None:
    """Return the number of the first line without which no layout of tables recognises a text."""
    places = (find_header_row(lines), find_header_line(lines))
    numbers = [lines[place].number for place in places if place is not None]
    name = first_column_name(lines)
    return min([*numbers, *([] if name is None else [name])], default=None)


def prose_begins(lines: Sequence[SourceLine]) -> int | None:
    """Return the number of the first line with a mark, without which nothing tells the items of prose."""
    return next((line.number for line in lines if find_mark(line.text) is not None), None)


def tasks_begin(lines: Sequence[SourceLine]) -> int | None:
    """Return the number of the first line without which there is no task above an annex, see `holds_tasks`."""
    return min((number for number in (table_begins(lines), prose_begins(lines)) if number is not None), default=None)


def _first(lines: Sequence[SourceLine]) -> tuple[int, Layout]:
    """Find the first layout that recognises a text, with its place in the list."""
    return next((place, layout) for place, layout in enumerate(LAYOUTS) if layout.recognise(lines))


def layout_named(name: str, lines: Sequence[SourceLine]) -> Layout:
    """Return the layout that a user asks for.

    Raises:
        InputError: there is none of the name, or the text has nothing that it could be read by.
    """
    layout = next((layout for layout in LAYOUTS if layout.name == name), None)
    if layout is None:
        raise InputError(f"--layout {name!r} is not known; choose one of {', '.join(one.name for one in LAYOUTS)}.")
    if not layout.recognise(lines):
        raise InputError(f"--layout {name}: the text has no header row of such a table; choose another layout.")
    return layout


def _worth(body: Body, lines: Sequence[SourceLine]) -> float:
    """Judge a reading by its own accounting, in [0, 2]: the share of the text in fields, and of tasks with units."""
    tasks = [draft for draft in body.drafts if draft.text]
    fields: set[int] = set()
    for draft in tasks:
        parts = (draft.text, draft.number_mark, *draft.section, *(cell.content for cell in draft.unit_cells))
        fields.update(*[part.origins for part in (*parts, draft.deadline, draft.remark) if part is not None])
    for said in body.context:
        fields.update(said.text.origins)
    size = sum(len(line.text) for line in lines)
    doubted = sum(bool(draft.inferences) for draft in tasks)
    if not tasks or not size:
        return 0.0
    return len(fields) / size + (sum(bool(draft.unit_cells) for draft in tasks) - doubted) / len(tasks)


def holds_tasks(part: Sequence[SourceLine], whole: Sequence[SourceLine]) -> bool:
    """Tell whether the lines above an annex hold the tasks: the table if there is one, else numbered items.

    Where only an annex has a table, items above it are the tasks if they name who is responsible: a plan with a list
    of projects below it. A covering letter does not.

    Args:
        part: the lines above the annex.
        whole: all lines, with the annexes.
    """
    if has_table(part):
        return True
    marked = any(find_mark(line.text) is not None for line in part)
    if not marked or not has_table(whole):
        return marked
    prose = LAYOUTS[-1]
    return sum(bool(draft.unit_cells) for draft in prose.read(part).drafts) >= _ITEMS_WITH_UNITS
