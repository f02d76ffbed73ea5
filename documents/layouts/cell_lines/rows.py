"""The cells of a row in the order of the columns, where a cell may be missing, doubled, or another row's.

A source of one cell a line prints nothing for an empty cell: the cells that are there are told by their content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from documents.chinese.marks import find_mark
from documents.drafts import TaskDraft
from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_list import looks_like_units
from documents.layouts.column_assignment import align_cells, cut_rows
from documents.layouts.doubts import note_doubts, note_gaps
from documents.layouts.row_drafts import UNIT_ROLES, assign_by_content, draft_cells
from documents.text.traced import NOTHING, Traced

__all__ = ["Columns", "draft_rows"]

_PHRASE = 12  # characters that the name of one unit seldom has
_RUNS_ON = ("、", "，", ",", "（", "(", "《", "“")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table without the number: how many headings stand before the text, what follows it.

    Attributes:
        leading: headings between the number and the text.
        before_number: headings that stand before the number of their row.
        behind: roles of the columns behind the text.
    """

    leading: int
    before_number: int
    behind: tuple[HeaderRole | None, ...]

    @classmethod
    def of(cls, roles: Sequence[HeaderRole | None], *, heading_first: bool = False) -> "Columns":
        """Read the columns off a header that holds a text column.

        Args:
            roles: the columns.
            heading_first: where the header names no number, whether it stands between heading and text.
        """
        text = roles.index("text")
        number = roles.index("number") if "number" in roles else (text if heading_first else 0)
        leading = sum(role == "section" for role in roles[number:text])
        before = sum(role == "section" for role in roles[:number])
        behind = tuple(role for i, role in enumerate(roles) if i != text and role not in ("number", "section"))
        return cls(leading, before, behind)

    @property
    def roles(self) -> tuple[HeaderRole | None, ...]:
        """The columns behind the number, headings and text first."""
        headings: list[HeaderRole | None] = ["section"] * self.leading
        return (*headings, "text", *self.behind)

    @property
    def size(self) -> int:
        """The cells of a full row behind its number."""
        return len(self.roles)


def draft_rows(
    rows: Sequence[TaskDraft],
    cells: Sequence[Sequence[Traced]],
    columns: Columns,
    *,
    headings: Mapping[int, Traced] = MappingProxyType({}),
) -> tuple[TaskDraft, ...]:
    """Draft the tasks of rows whose cells are known in order, some of them missing.

    Args:
        rows: number and headings of each row.
        cells: the cells of each row, without the number.
        columns: what the header names.
        headings: headings that stand in a column of their own above a row, by its index.
    """
    drafts: list[TaskDraft] = []
    gaps: list[int] = []
    numbered = any(row.number_mark for row in rows)
    carried: tuple[Traced, ...] = ()
    printed: tuple[Traced, ...] = ()
    pending: tuple[Traced, ...] = ()
    for index, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
        own = _joined(row_cells)
        if row.section != printed:
            printed, carried = row.section, ()
        pending = (headings[index],) if index in headings else pending
        if pending:
            carried, pending = pending, ()
        if columns.before_number and len(own) > 1 and _is_next_heading(own, columns):
            pending = (own.pop(),)
        own, more = _folded_units(own, columns)
        parts = _split(own, columns) if row.number_mark else cut_rows(own, columns.roles)
        for k, part in enumerate(parts):
            titles, text, rest = _assign(part, columns)
            if titles:
                carried = (*carried[: columns.leading - len(titles)], *titles)
            number = row.number_mark if k == 0 else NOTHING
            assigned = [([cell, *more.get(cell.origins, ())], role) for cell, role in rest]
            drafts.append(draft_cells(number, (*row.section, *carried), [([text], "text"), *assigned]))
            if (k or not row.number_mark) and numbered:
                gaps.append(len(drafts) - 1)
    return note_doubts(note_gaps(drafts, gaps))


def _is_next_heading(cells: Sequence[Traced], columns: Columns) -> bool:
    """Tell whether the last cell is the heading of the row below, whose number follows it."""
    last = cells[-1].text
    if looks_like_units(last) or looks_like_deadline(last):
        return False
    return len(cells) > columns.size or (find_mark(last) is not None) or "remark" not in columns.behind


def _is_named(cell: Traced) -> bool:
    return looks_like_units(cell.text) or looks_like_deadline(cell.text)


def _joined(cells: Sequence[Traced]) -> list[Traced]:
    """Join a cell that ends in a comma to the line below it: it was broken there."""
    joined: list[Traced] = []
    for cell in cells:
        if joined and joined[-1].text.endswith(_RUNS_ON):
            joined[-1] += cell
        else:
            joined.append(cell)
    return joined


def _folded_units(
    cells: Sequence[Traced], columns: Columns
) -> tuple[list[Traced], Mapping[tuple[int, ...], Sequence[Traced]]]:
    """Take lines of units that stand one below the other for one cell, where a row has more lines than columns.

    Returns:
        (the cells, each of several lines by its first; the other lines of such a cell, by the origins of its first).
    """
    if len(cells) <= columns.size or sum(role in UNIT_ROLES for role in columns.behind) != 1:
        return list(cells), {}
    kept: list[Traced] = []
    more: dict[tuple[int, ...], list[Traced]] = {}
    for place, cell in enumerate(cells):
        if place > columns.leading + 1 and looks_like_units(cell.text) and looks_like_units(kept[-1].text):
            more.setdefault(kept[-1].origins, []).append(cell)
        else:
            kept.append(cell)
    return (kept, more) if len(kept) <= columns.size else (list(cells), {})


def _split(cells: Sequence[Traced], columns: Columns) -> list[Sequence[Traced]]:
    """Cut the cells of a row that holds another row, whose number was not printed: each part has text and units."""
    plain = not columns.leading and not columns.before_number and not {"remark", None}.intersection(columns.behind)
    starts = [k for k in range(2, len(cells)) if _is_named(cells[k - 1]) and _is_sentence(cells[k])] if plain else []
    told = [cells[a:b] for a, b in pairwise([0, *starts, len(cells)])]
    if len(cells) <= columns.size or (starts and all(1 < len(part) <= columns.size for part in told)):
        return told
    parts = cut_rows(cells, columns.roles)
    wanted = any(role in UNIT_ROLES or role == "deadline" for role in columns.behind)
    return parts if not wanted or all(any(_is_named(cell) for cell in part[1:]) for part in parts) else told


def _is_sentence(cell: Traced) -> bool:
    """Tell whether a cell is a text rather than a list of units, even without a full stop."""
    ends = cell.text.endswith("。") or (len(cell.text) > _PHRASE and "、" not in cell.text)
    return ends and not _is_named(cell)


def _assign(
    cells: Sequence[Traced], columns: Columns
) -> tuple[tuple[Traced, ...], Traced, list[tuple[Traced, HeaderRole | None]]]:
    """Tell headings, text and the cells behind it apart; what fits nowhere is left out and stays unplaced."""
    roles = list(columns.roles) if len(cells) == columns.size else align_cells(cells, columns.roles)
    if roles is None:
        return _assign_surplus(cells, columns)
    headings = tuple(cell for cell, role in zip(cells, roles, strict=True) if role == "section")
    text = next(cell for cell, role in zip(cells, roles, strict=True) if role == "text")
    rest = [(cell, role) for cell, role in zip(cells, roles, strict=True) if role not in ("section", "text")]
    return headings, text, rest


def _assign_surplus(
    cells: Sequence[Traced], columns: Columns
) -> tuple[tuple[Traced, ...], Traced, list[tuple[Traced, HeaderRole | None]]]:
    """Assign more cells than there are columns: a text broken over two cells is joined, the rest told by content."""
    if not cells:
        return (), NOTHING, []
    front = 1
    while front < len(cells) and not _is_named(cells[front]):
        front += 1
    headings = min(columns.leading, front - 1)
    texts = max(1, min(front - headings, len(cells) - columns.size + 1))
    text = cells[headings]
    for more in cells[headings + 1 : headings + texts]:
        text += more
    rest = cells[headings + texts :]
    if len(rest) == len(columns.behind):
        return tuple(cells[:headings]), text, list(zip(rest, columns.behind, strict=True))
    assigned = assign_by_content(rest, columns.behind)
    kept = [(cell, role) for cell, role in assigned if role is not None or None in columns.behind]
    return tuple(cells[:headings]), text, kept
