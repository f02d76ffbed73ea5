"""The cells of a row in the order of the columns, where a cell may be missing, doubled, or another row's.

A source of one cell a line prints nothing for an empty cell: the cells that are there are told by their content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from documents.deadlines import looks_like_deadline
from documents.drafts import TaskDraft
from documents.headers import HeaderRole
from documents.headings import find_mark
from documents.table_cells import UNIT_ROLES, assign_by_content, draft_cells, note_doubts, note_gap
from documents.traced import NOTHING, Traced
from documents.units import looks_like_units

__all__ = ["Columns", "draft_rows"]


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
    def size(self) -> int:
        """The cells of a full row behind its number."""
        return self.leading + 1 + len(self.behind)


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
    carried: tuple[Traced, ...] = ()
    printed: tuple[Traced, ...] = ()
    pending: tuple[Traced, ...] = ()
    for index, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
        own = list(row_cells)
        if row.section != printed:
            printed, carried = row.section, ()
        pending = (headings[index],) if index in headings else pending
        if pending:
            carried, pending = pending, ()
        if columns.before_number and len(own) > 1 and _is_next_heading(own, columns):
            pending = (own.pop(),)
        parts = _split(own, columns) if row.number_mark else _cut(own, columns)
        for k, part in enumerate(parts):
            titles, text, rest = _take_text(part, columns)
            if titles:
                carried = (*carried[: columns.leading - len(titles)], *titles)
            number = row.number_mark if k == 0 else NOTHING
            assigned = [([cell], role) for cell, role in _assign(rest, columns.behind)]
            drafts.append(draft_cells(number, (*row.section, *carried), [([text], "text"), *assigned]))
            if k and row.number_mark:
                gaps.append(len(drafts) - 1)
    for at in gaps:
        drafts[at] = note_gap(drafts, at)
    return note_doubts(drafts)


def _is_next_heading(cells: Sequence[Traced], columns: Columns) -> bool:
    """Tell whether the last cell is the heading of the row below, whose number follows it."""
    last = cells[-1].text
    if looks_like_units(last) or looks_like_deadline(last):
        return False
    return len(cells) > columns.size or (find_mark(last) is not None) or "remark" not in columns.behind


def _is_text(cell: Traced) -> bool:
    return not looks_like_units(cell.text) and not looks_like_deadline(cell.text)


def _split(cells: Sequence[Traced], columns: Columns) -> list[Sequence[Traced]]:
    """Cut the cells of a row that holds another row, whose number was not printed."""
    size = columns.size
    if size > 1 and len(cells) > size and len(cells) % size == 0 and _repeat(cells, columns):
        return [cells[i : i + size] for i in range(0, len(cells), size)]
    if len(cells) <= size:
        return [cells]
    starts = [0]
    for i in range(2, len(cells) - 1):
        units_before = any(looks_like_units(cell.text) for cell in cells[starts[-1] + 1 : i])
        if units_before and _is_text(cells[i]) and looks_like_units(cells[i + 1].text):
            starts.append(i)
    return [cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True)]


def _repeat(cells: Sequence[Traced], columns: Columns) -> bool:
    """Tell whether cells repeat the columns: text where the text stands, and what can be told of the others."""
    for i, cell in enumerate(cells):
        at = i % columns.size
        role = "text" if at <= columns.leading else columns.behind[at - columns.leading - 1]
        if role == "deadline" and not looks_like_deadline(cell.text):
            return False
        if role in UNIT_ROLES and looks_like_deadline(cell.text):
            return False
        if role == "text" and not _is_text(cell):
            return False
    return any(role == "deadline" for role in columns.behind) or all(
        looks_like_units(cell.text)
        for i, cell in enumerate(cells)
        if (at := i % columns.size) > columns.leading and columns.behind[at - columns.leading - 1] in UNIT_ROLES
    )


def _cut(cells: Sequence[Traced], columns: Columns) -> list[Sequence[Traced]]:
    """Cut the cells of a table without numbers into rows: by their count, else where a text follows units."""
    size = columns.size
    if len(cells) % size == 0 and _repeat(cells, columns):
        return [cells[i : i + size] for i in range(0, len(cells), size)]
    starts = [0] if cells else []
    for i in range(1, len(cells)):
        filled = any(not _is_text(cell) for cell in cells[starts[-1] + 1 : i])
        remark = "remark" in columns.behind and i - starts[-1] == size - 1 and i + 1 < len(cells)
        if filled and _is_text(cells[i]) and not (remark and _is_text(cells[i + 1])):
            starts.append(i)
    return [cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True)]


def _take_text(cells: Sequence[Traced], columns: Columns) -> tuple[tuple[Traced, ...], Traced, Sequence[Traced]]:
    """Take headings and text off the front of a row; a text broken over two cells is joined."""
    if not cells:
        return (), NOTHING, cells
    if columns.leading == 0 and len(cells) <= columns.size:
        return (), cells[0], cells[1:]
    front = 1
    while front < len(cells) and _is_text(cells[front]):
        front += 1
    if columns.leading and len(cells) >= columns.size:
        front = max(front, columns.leading + 1)
    headings = min(columns.leading, front - 1)
    texts = 1 if len(cells) <= columns.size else max(1, min(front - headings, len(cells) - columns.size + 1))
    text = cells[headings]
    for more in cells[headings + 1 : headings + texts]:
        text += more
    return tuple(cells[:headings]), text, cells[headings + texts :]


def _assign(cells: Sequence[Traced], behind: Sequence[HeaderRole | None]) -> list[tuple[Traced, HeaderRole | None]]:
    if len(cells) == len(behind):
        return list(zip(cells, behind, strict=True))
    assigned = assign_by_content(cells, behind)
    if None in behind:
        return assigned
    return [(cell, role) for cell, role in assigned if role is not None]
