"""Rows of a table whose columns hold: the column tells what a cell is, headings stand alone in their row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from documents.chinese.marks import Rank, find_mark, rank_alone
from documents.drafts import Inference, TaskDraft
from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import number_alone, number_in_column
from documents.fields.unit_list import looks_like_units
from documents.layouts.doubts import note_doubts, note_gaps
from documents.layouts.merged_cells import over_unit_columns, shared_role_note
from documents.layouts.row_drafts import (
    UNIT_ROLES,
    draft_cells,
    join_parts,
    marked_heading,
    split_drafts,
    with_bracketed,
)
from documents.layouts.tabbed_rows import TabbedRow
from documents.layouts.tabbed_table.blocks import TableBlock
from documents.layouts.tabbed_table.row_by_content import draft_row, read_row
from documents.text.traced import NOTHING, Traced

__all__ = ["fits_columns", "read_columns"]

_SENTENCE_INSIDE = re.compile(r"[。！？][^）)”\s]")
_NUMBERED = re.compile(r"^\d{1,3}\s+\S|[。；]\s*\d{1,3}(?:\s|$)")  # the number of a row slipped into its text
_SENTENCE_END = re.compile(r"[。；;！？]$")
_UNMARKED = Rank.THIRD  # a heading without a mark stands below all that have one
_MAX_HEADING = 40  # characters of a heading without a mark


def fits_columns(row: TabbedRow, block: TableBlock) -> bool:
    """Tell whether a row can be read by its columns."""
    return _aligned(row, block) is not None or _numbered_heading(row, block) is not None


def read_columns(blocks: Sequence[TableBlock]) -> tuple[TaskDraft, ...]:
    """Draft the tasks of a table by its columns; a row that does not fit them is read by its content."""
    reader = _Reader()
    for block in blocks:
        for i, row in enumerate(block.rows):
            reader.read(row, block, below=block.rows[i + 1] if i + 1 < len(block.rows) else None)
    drafts = reader.drafts
    if any(block.column("number") is not None for block in blocks):
        drafts = note_gaps(drafts, [at for at, draft in enumerate(drafts) if draft.number is None])
    return note_doubts(drafts)


def _aligned(row: TabbedRow, block: TableBlock) -> tuple[tuple[Traced, ...], ...] | None:
    """Lay the cells of a row under the columns, once for all who ask."""
    known = cast("tuple[TableBlock, tuple[tuple[Traced, ...], ...] | None] | None", row.memory.get("aligned"))
    if known is None or known[0] is not block:
        known = block, _laid(row, block)
        row.memory["aligned"] = known
    return known[1]


def _laid(row: TabbedRow, block: TableBlock) -> tuple[tuple[Traced, ...], ...] | None:
    """Lay the cells of a row under the columns.

    Empty cells may be lost on the right, and a merged first cell may be lost, or doubled, on the left.
    """
    empty: tuple[tuple[Traced, ...], ...] = ((),)
    leading = next((i for i, cell in enumerate(row.cells) if cell), 0)
    sections = next((i for i, role in enumerate(block.roles) if role != "section"), 0)
    variants = [row.cells, *(row.cells[k:] for k in range(1, leading + 1))]
    variants += [empty * k + row.cells for k in range(1, sections + 1)]
    for cells in variants:
        used = max((i + 1 for i, cell in enumerate(cells) if cell), default=0)
        if used <= len(block.roles):
            padded = (*cells[:used], *(empty * (len(block.roles) - used)))
            if _fits(padded, block):
                return padded
    return None


@lru_cache(maxsize=4096)
def _kind(text: str) -> tuple[bool, bool]:
    """Tell whether a cell looks like units, and like a deadline; most rows are asked several times."""
    return looks_like_units(text), looks_like_deadline(text)


def _fits(cells: Sequence[tuple[Traced, ...]], block: TableBlock) -> bool:
    """Tell whether cells look like their columns.

    In a table all of whose rows have every column no cell has slipped: there one cell of units or time may be worded
    as nobody else words it, 随到随办, unless the other of the two is missing.
    """
    strange: list[HeaderRole] = []
    texts = tuple("".join([part.compact().text for part in cell]) for cell in cells)
    for text, cell, role, name in zip(texts, cells, block.roles, block.names, strict=True):
        if not text:
            continue
        if not name and role is None:
            return False
        if role == "number" and not number_in_column(text) and rank_alone(text) is None:
            return False
        if role in ("text", "section") and (number_alone(text) or any(_NUMBERED.search(part.text) for part in cell)):
            return False
        if role not in UNIT_ROLES and role != "deadline":
            continue
        units, deadline = _kind(text)
        if role in UNIT_ROLES and not units and (deadline or _SENTENCE_INSIDE.search(text) or number_alone(text)):
            strange.append(role)
        if role == "deadline" and units and not deadline:
            strange.append(role)
    if strange and not (block.is_even and len(strange) == 1 and _has_other(texts, block, strange[0])):
        return False
    return bool(_task_column(texts, block) is not None or _is_continuation(texts, block))


def _has_other(texts: Sequence[str], block: TableBlock, role: HeaderRole) -> bool:
    """Tell whether a row has the units where a time is strange, and the time where the units are."""
    others = ("deadline",) if role in UNIT_ROLES else tuple(UNIT_ROLES)
    return any(text and other in others for text, other in zip(texts, block.roles, strict=True))


def _task_column(texts: Sequence[str], block: TableBlock) -> int | None:
    """Find the column that holds the text: the task column, or the last heading column where that one is empty."""
    column = block.roles.index("text")
    if texts[column]:
        return column
    if not any(text and role in UNIT_ROLES for text, role in zip(texts, block.roles, strict=True)):
        return None
    sections = [i for i, role in enumerate(block.roles) if role == "section" and texts[i]]
    return sections[-1] if sections else None


def _is_continuation(texts: Sequence[str], block: TableBlock) -> bool:
    """Tell whether a row only adds units, deadline or remark to the row above: its other cells are merged."""
    filled = {role for text, role in zip(texts, block.roles, strict=True) if text}
    return bool(filled) and not {"number", "text", "section"} & filled and bool(filled & UNIT_ROLES.keys())


def _numbered_heading(row: TabbedRow, block: TableBlock) -> tuple[Rank, Traced] | None:
    """Return rank and text of a heading that has its row and whose mark has the number column: 一 | 加强政策解读."""
    column = block.column("number")
    if len(row.filled) != 2 or column is None or column not in row.filled:
        return None
    rank = rank_alone(row.texts[column])
    if rank is None or not any(role in UNIT_ROLES for role in block.roles):
        return None
    other = next(i for i in row.filled if i != column)
    if other >= len(block.roles) or block.roles[other] not in ("text", "section"):
        return None
    number, name = (join_parts([part.compact() for part in row.cells[i]]) for i in (column, other))
    return rank, marked_heading(number, name)


def _stage(row: TabbedRow, block: TableBlock, below: TabbedRow | None) -> Traced | None:
    """Return number and text of a stage that only names the rows below it: 2 环境整治 above 2.1 and 2.2.

    A row that says who or when is a task, whatever stands below it.
    """
    column = block.column("number")
    number = number_alone(row.texts[column]) if column is not None and column < len(row.cells) else None
    if below is None or number is None or column is None or not _numbered_below(below, block, number):
        return None
    roles = dict(zip(block.roles, _aligned(row, block) or (), strict=False))
    fields = any(cell and (role in UNIT_ROLES or role == "deadline") for role, cell in roles.items())
    if not roles.get("text") or fields:
        return None
    return join_parts([part.compact() for cell in (row.cells[column], roles["text"]) for part in cell])


def _numbered_below(row: TabbedRow, block: TableBlock, stage: str) -> bool:
    """Tell whether the number of a row is one below that of a stage: 2.1 below 2."""
    column = block.column("number")
    number = re.match(r"\d+", stage)
    if column is None or column >= len(row.cells) or number is None:
        return False
    return re.fullmatch(rf"{number[0]}[.．]\d{{1,2}}", row.texts[column]) is not None


def _covers_all(row: TabbedRow, block: TableBlock) -> bool:
    """Tell whether one cell is merged over all columns."""
    return row.filled == (0,) and len(row.beside) >= len(block.names) - 1


def _may_head(text: str) -> bool:
    return len(text) <= _MAX_HEADING and not _SENTENCE_END.search(text)


class _Reader:
    """Reads row after row; headings and merged cells hold for the rows below them."""

    def __init__(self) -> None:
        self.drafts: list[TaskDraft] = []
        self._headings: list[tuple[Rank, Traced]] = []
        self._stage = ""  # the open heading that only names the rows below it
        self._merged: dict[int, Traced] = {}  # the last heading of each heading column

    def read(self, row: TabbedRow, block: TableBlock, *, below: TabbedRow | None) -> None:
        """Read one row."""
        following = below is not None
        stage = _stage(row, block, below)
        if stage is not None or not self._stage or not _numbered_below(row, block, self._stage):
            self._leave_stage()
        if stage is not None:
            self._stage = stage.text
            self._head(Rank.THIRD, stage)
            return
        numbered = _numbered_heading(row, block)
        if numbered is not None:
            self._head(*numbered)
            return
        if len(row.filled) == 1 and self._take_single(row, block, following=following):
            return
        cells = _aligned(row, block)
        if cells is None:
            self._read_by_content(row, block)
            return
        texts = tuple("".join(part.compact().text for part in cell) for cell in cells)
        if _is_continuation(texts, block) and self.drafts:
            self._extend(cells, block)
            return
        column = _task_column(texts, block)
        for i, role in enumerate(block.roles):
            if role == "section" and cells[i] and i != column:
                self._merged = {k: heading for k, heading in self._merged.items() if k < i}
                self._merged[i] = join_parts([part.compact() for part in cells[i]])
        number = block.column("number")
        mark = join_parts([part.compact() for part in cells[number]]) if number is not None else NOTHING
        shared = over_unit_columns(row, block.roles)
        fields: list[tuple[tuple[Traced, ...], HeaderRole | None]] = [
            part
            for i, role in enumerate(block.roles)
            if role not in ("number", "section") or i == column
            for part in with_bracketed(
                cells[i], "text" if i == column else "units" if i in shared else role, block.names[i]
            )
        ]
        draft = draft_cells(mark, self._section(), fields)
        draft = replace(draft, inferences=(*draft.inferences, shared_role_note())) if shared else draft
        self.drafts += [draft] if mark or column is None else split_drafts(draft, cells[column])

    def _section(self) -> tuple[Traced, ...]:
        return (*(heading for _, heading in self._headings), *(self._merged[k] for k in sorted(self._merged)))

    def _head(self, rank: Rank, heading: Traced) -> None:
        while self._headings and self._headings[-1][0] >= rank:
            self._headings.pop()
        self._headings.append((rank, heading))
        self._merged = {}

    def _leave_stage(self) -> None:
        self._headings = [heading for heading in self._headings if not self._stage or heading[1].text != self._stage]
        self._stage = ""

    def _take_single(self, row: TabbedRow, block: TableBlock, *, following: bool) -> bool:
        """Read a row with one filled cell: a heading; False when it is a task, or units of the row above."""
        parts = [part.compact() for part in row.cells[row.filled[0]]]
        content = join_parts(parts)
        mark = find_mark(content.text)
        if mark is not None and mark.is_heading:
            marks = [find_mark(part.text) for part in parts]
            for part, own in zip(parts, marks, strict=True):
                if own is not None and all(marks):
                    self._head(own.rank, part)
            if not all(marks):
                self._head(mark.rank, content)
            return True
        own = find_mark(parts[-1].text)
        if own is not None and own.is_heading and row.beside:
            self._head(own.rank, parts[-1])  # what a page end left above the heading stays unplaced
            return True
        if row.has_cells and (_aligned(row, block) is not None and _SENTENCE_END.search(content.text)):
            return False
        if following and _covers_all(row, block) and _may_head(content.text):  # 新能源招商专班, whoever that is
            self._head(_UNMARKED, content)
            return True
        if row.has_cells and (looks_like_units(content.text) or not any(r in UNIT_ROLES for r in block.roles)):
            return False
        if following and _may_head(content.text):
            self._head(_UNMARKED, content)
            return True
        return not row.has_cells  # a line of text between the rows stays unplaced

    def _extend(self, cells: Sequence[tuple[Traced, ...]], block: TableBlock) -> None:
        """Add the units of a row whose number and text are merged with the row above."""
        last = self.drafts[-1]
        added = draft_cells(NOTHING, (), list(zip(cells, block.roles, strict=True)))
        note = Inference("merged-row", "下一行只有单位等内容，序号和正文为合并单元格，并入本行")
        remarks = [part for part in (last.remark, added.remark) if part is not None]
        deadlines = [part for part in (last.deadline, added.deadline) if part is not None]
        self.drafts[-1] = replace(
            last,
            unit_cells=(*last.unit_cells, *added.unit_cells),
            deadline=join_parts(deadlines, "；") if deadlines else None,
            remark=join_parts(remarks, "；") if remarks else None,
            inferences=(*last.inferences, note),
        )

    def _read_by_content(self, row: TabbedRow, block: TableBlock) -> None:
        numbers = [int(d.number) for d in self.drafts if d.number is not None and d.number.isdecimal()]
        shifted, _ = read_row(row.cells, block.roles, (numbers[-1] if numbers else 0) + 1)
        for heading in shifted.headings:
            mark = find_mark(heading.text)
            self._head(mark.rank if mark else _UNMARKED, heading)
        note = Inference("shifted-row", "本行的单元格与表头各栏对不上，按内容判断各是什么")
        for draft in draft_row(shifted, block.roles):
            self.drafts.append(replace(draft, section=self._section(), inferences=(*draft.inferences, note)))
