"""The blocks of lines of one row, between blank lines or not, and the columns that they belong to.

The unit column is narrow, so its lines are short: that and the grammar of unit lists tell where the text ends.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from documents.chinese.characters import display_width
from documents.drafts import Inference, TaskDraft
from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_list import looks_like_units
from documents.layouts.column_assignment import align_cells, cut_rows
from documents.layouts.row_drafts import UNIT_ROLES, draft_cells, lone_unit_role
from documents.text.traced import NOTHING, Traced

__all__ = ["Block", "draft_blocks", "draft_unnumbered", "is_complete", "split_row"]

Block = list[tuple[Traced, bool]]
"""The lines of a row; each says whether a blank line stands before it."""

_ENDS_UNITS = re.compile(r"(?:负责|牵头|配合|落实|实施|参与)$")
_RUNS_ON = "、，,；;"
_SLACK = 1.5  # full-width characters that a line of the unit column may exceed the usual width by
_WIDTH = 12.0  # full-width characters of a unit column that no row tells the width of


def _joined(lines: Sequence[tuple[Traced, bool]]) -> Traced:
    if len(lines) == 1:
        return lines[0][0].compact()
    origins: list[int] = []
    for line, _ in lines:
        origins += line.origins
        origins.append(line.origins[-1])
    return Traced("".join([f"{line.text}\n" for line, _ in lines]), tuple(origins)).compact()


def _blocks(lines: Sequence[tuple[Traced, bool]]) -> list[tuple[int, int]]:
    starts = [i for i, (_, blank) in enumerate(lines) if blank or i == 0]
    return list(pairwise([*starts, len(lines)]))


def _line_width(lines: Sequence[tuple[Traced, bool]]) -> float:
    return max((display_width(line.compact().text) for line, _ in lines), default=0.0)


def is_complete(lines: Block) -> bool:
    """Tell whether a row has its text and its units: a heading may follow."""
    if not lines:
        return False
    if _ENDS_UNITS.search(lines[-1][0].compact().text):
        return True
    return any(looks_like_units(_joined(lines[a:b]).text) for a, b in _blocks(lines)[1:]) or any(
        looks_like_units(_joined(lines[start:]).text) for start in range(1, len(lines))
    )


def split_row(lines: Block, roles: Sequence[HeaderRole | None]) -> list[Block]:
    """Cut a row that holds another one whose number was not printed: text, units, and text, units again."""
    if not any(role in UNIT_ROLES for role in roles):
        return [lines]
    blocks = _blocks(lines)
    units = [k > 0 and looks_like_units(_joined(lines[a:b]).text) for k, (a, b) in enumerate(blocks)]  # text is first
    starts = [0]
    for k in range(1, len(blocks)):
        a, b = blocks[k]
        widths = [_line_width(lines[c:d]) for j, (c, d) in enumerate(blocks) if j not in (0, k) and units[j]]
        width = max(widths, default=_WIDTH)
        wide = _line_width(lines[a:b]) > width + _SLACK
        if not wide or looks_like_deadline(_joined(lines[a:b]).text) or not _unit_span(lines[starts[-1] : a], width):
            continue
        span = _unit_span(lines[a:b], width)
        text = _joined(lines[a : a + span[0]] if span else lines[a:b]).text
        if not looks_like_units(text) and text[-1] not in _RUNS_ON and (span or (k + 1 < len(blocks) and units[k + 1])):
            starts.append(a)
    return [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def draft_blocks(
    rows: Sequence[TaskDraft], blocks: Sequence[Block], roles: Sequence[HeaderRole | None]
) -> list[TaskDraft]:
    """Draft the tasks of rows whose cells are blocks of lines.

    Args:
        rows: number and headings of each row.
        blocks: the lines of each row.
        roles: the columns of the header.
    """
    width = cache(partial(_unit_width, blocks))  # rows whose blocks are their cells need none
    drafts: list[TaskDraft] = []
    for k, (row, lines) in enumerate(zip(rows, blocks, strict=True)):
        draft = _draft(row, lines, roles, width)
        if "section" in roles and k and draft.section == row.section == rows[k - 1].section != drafts[-1].section:
            draft = replace(draft, section=drafts[-1].section)  # a merged cell is printed once
        drafts.append(draft)
    return drafts


def draft_unnumbered(row: TaskDraft, lines: Block, roles: Sequence[HeaderRole | None]) -> list[TaskDraft]:
    """Draft the rows of a table without numbers: its blocks are cells, cut where they fit the columns best."""
    cells = _merged_blocks(lines)
    drafts: list[TaskDraft] = []
    carried: tuple[Traced, ...] = ()
    for part in cut_rows(cells, roles):
        assigned = align_cells(part, roles)
        if assigned is None:
            drafts.append(draft_cells(NOTHING, row.section, [([cell], "text") for cell in part]))
            continue
        pairs = list(zip(part, assigned, strict=True))
        carried = tuple(cell for cell, role in pairs if role == "section") or carried
        fields = [([cell], role) for cell, role in pairs if role != "section"]
        drafts.append(draft_cells(NOTHING, (*row.section, *carried), fields))
    return drafts


def _merged_blocks(lines: Block) -> list[Traced]:
    """Join the lines of each block to a cell; a unit list that runs over a blank line is one cell."""
    cells: list[Traced] = []
    for start, end in _blocks(lines):
        cell = _joined(lines[start:end])
        last = cells[-1] if cells else NOTHING
        runs_on = last.text.endswith(("、", "，", ",")) and looks_like_units(cell.text)
        if cells and (runs_on or (not looks_like_units(cell.text) and _completes(last, cell))):
            cells[-1] = last + cell
        else:
            cells.append(cell)
    return cells


def _completes(last: Traced, cell: Traced) -> bool:
    """Tell whether two cells are one unit list only together: 市财政局、淮安 / 市税务局负责."""
    return "、" in last.text and not looks_like_units(last.text) and looks_like_units(last.text + cell.text)


def _unit_width(rows: Sequence[Block]) -> float:
    """Measure the unit column by the blocks that stand between blank lines and are unit lists."""
    widths = [
        _line_width(lines[start:end])
        for lines in rows
        for start, end in _blocks(lines)[1:]
        if looks_like_units(_joined(lines[start:end]).text)
    ]
    return max(widths, default=_WIDTH)


def _unit_span(lines: Block, width: float) -> tuple[int, int] | None:
    """Find the lines of the first unit cell: the first run of narrow lines that is a whole unit list.

    A run that begins after a blank line is preferred to one that begins in the middle of a block, and there one
    whose lines fill their column.
    """
    found: list[tuple[bool, bool, int, int]] = []
    for start in range(1, len(lines)):
        end = _list_end(lines, start, width)
        if end is not None:
            inside = not lines[start][1]
            doubted = inside and (_is_ragged(lines[start:end]) or _goes_on(lines[:start], lines[start:end]))
            found.append((inside, doubted, start, end))
    if not found:
        return None
    _, _, start, end = min(found)
    return start, end


def _list_end(lines: Block, start: int, width: float) -> int | None:
    """Find where the unit list that begins on a line ends.

    The list runs over a blank line only where it is not complete before it: after a separator or within a name.
    Two blocks that are both whole lists are two cells.
    """
    best: int | None = None
    for begin, end in _blocks(lines):
        if end <= start:
            continue
        for cut in range(max(begin, start) + 1, end):  # a remark may follow without a blank line
            list_ = _joined(lines[start:cut]).text
            if _line_width(lines[start:cut]) > width + _SLACK:
                break
            if (
                _ENDS_UNITS.search(list_)
                and looks_like_units(list_)
                and not looks_like_units(_joined(lines[start:end]).text)
            ):
                return cut
        if _line_width(lines[start:end]) > width + _SLACK:
            break
        text = _joined(lines[start:end]).text
        if best is not None:
            block = _joined(lines[max(begin, start) : end]).text
            if looks_like_units(block) and _joined(lines[start:best]).text[-1] not in _RUNS_ON:
                break
        if looks_like_units(text):
            best = end
            if _ENDS_UNITS.search(text):
                break
    return best


def _is_ragged(lines: Sequence[tuple[Traced, bool]]) -> bool:
    """Tell whether a line before the last leaves room in its column: a list breaks only at the margin."""
    widths = [display_width(line.compact().text) for line, _ in lines]
    return any(max(widths) - width > _SLACK for width in widths[:-1])


def _goes_on(text: Block, units: Block) -> bool:
    """Tell whether the text above fills its last line and the first line of the units is too short for theirs."""
    above = [display_width(line.compact().text) for line, _ in text]
    below = [display_width(line.compact().text) for line, _ in units]
    return len(above) > 1 and max(above) - above[-1] < 1 <= max(below) - below[0]


def _draft(row: TaskDraft, lines: Block, roles: Sequence[HeaderRole | None], width: Callable[[], float]) -> TaskDraft:
    columns = [role for role in roles if role in UNIT_ROLES]
    if "section" in roles and (aligned := _draft_aligned(row, lines, roles)) is not None:
        return aligned
    span = _unit_span(lines, width()) if columns else None
    if span is None:
        return _draft_by_order(row, lines, roles)
    start, end = span
    units = [_joined(lines[start:end])]
    while len(units) < len(columns) or not {"remark", "deadline", None}.intersection(roles):
        following = _list_end(lines, end, float("inf")) if end < len(lines) else None
        if following is None:
            break
        units.append(_joined(lines[end:following]))
        end = following
    unit_roles: list[HeaderRole | None] = [columns[min(i, len(columns) - 1)] for i in range(len(units))]
    if len(columns) > 1 and len(units) == 1:
        unit_roles = [lone_unit_role(roles)]
    cells = [([unit], role) for unit, role in zip(units, unit_roles, strict=True)]
    headings, text = _headings_and_text(lines[:start], roles)
    draft = draft_cells(row.number_mark.compact(), (*row.section, *headings), [([text], "text"), *cells])
    return _with_rest(draft, lines[end:], roles)


def _draft_aligned(row: TaskDraft, lines: Block, roles: Sequence[HeaderRole | None]) -> TaskDraft | None:
    """Draft a row whose blocks are its cells, where headings have a column; None when units or text are missing."""
    cells = _merged_blocks(lines)
    assigned = align_cells(cells, [role for role in roles if role != "number"])
    if assigned is None or not any(role in UNIT_ROLES for role in assigned):
        return None
    pairs = list(zip(cells, assigned, strict=True))
    headings = tuple(cell for cell, role in pairs if role == "section")
    fields = [([cell], role) for cell, role in pairs if role != "section"]
    return draft_cells(row.number_mark.compact(), (*row.section, *headings), fields)


def _headings_and_text(lines: Block, roles: Sequence[HeaderRole | None]) -> tuple[tuple[Traced, ...], Traced]:
    """Take the blocks of heading columns off the front of the text."""
    sections = sum(role == "section" for role in roles)
    blocks = _blocks(lines)
    count = min(sections, len(blocks) - 1)
    headings = tuple(_joined(lines[a:b]) for a, b in blocks[:count])
    return headings, _joined(lines[blocks[count][0] :]) if blocks else NOTHING


def _with_rest(draft: TaskDraft, rest: Block, roles: Sequence[HeaderRole | None]) -> TaskDraft:
    """Give what follows the units to deadline and remark; without such columns it stays unplaced."""
    if rest and "deadline" in roles:
        first = _blocks(rest)[0]
        cell = _joined(rest[first[0] : first[1]])
        if not {"remark", None}.intersection(roles) or looks_like_deadline(cell.text):
            draft, rest = replace(draft, deadline=cell), rest[first[1] :]
    if rest and {"remark", None}.intersection(roles):
        draft = replace(draft, remark=_joined(rest))
    return draft


def _draft_by_order(row: TaskDraft, lines: Block, roles: Sequence[HeaderRole | None]) -> TaskDraft:
    """Draft a row in which no unit list was recognised: as many blocks as columns are the columns in order."""
    blocks = _blocks(lines)
    behind = [role for role in roles if role != "number"]
    number = row.number_mark.compact()
    if len(blocks) == len(behind) > 1:
        cells = [(_joined(lines[a:b]), role) for (a, b), role in zip(blocks, behind, strict=True)]
        headings = tuple(cell for cell, role in cells if role == "section")
        fields = [([cell], role) for cell, role in cells if role != "section"]
        return draft_cells(number, (*row.section, *headings), fields)
    headings, text = (
        _headings_and_text(lines, roles) if len(blocks) > 1 and "section" in roles else ((), _joined(lines))
    )
    draft = draft_cells(number, (*row.section, *headings), [([text], "text")])
    if any(role in UNIT_ROLES for role in roles):
        draft = replace(draft, inferences=(Inference("no-units", "没有认出责任单位"),))
    return draft
