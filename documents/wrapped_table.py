"""Tables that came out of a PDF as text: every cell is a block of short lines, one block after the other.

A row begins with the number expected next. Then come the lines of its text, of its units, of its remark; often,
but not always, with a blank line between. The unit column is narrow, so its lines are short: that and the grammar
of unit lists tell where the text ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.characters import display_width
from documents.deadlines import looks_like_deadline
from documents.drafts import Body, Claim, Inference, TaskDraft, UnitCell
from documents.headers import HeaderRole, header_role, header_roles
from documents.headings import find_mark
from documents.lines import SourceLine
from documents.traced import Traced
from documents.units import UnitRole, looks_like_units

__all__ = ["find_header_line", "read_wrapped_table"]

_SPACE = re.compile(r"[\s\u3000]+")
_ROW_START = re.compile(r"^[\s\u3000]*(?P<number>\d{1,4})(?:[\s\u3000]*$|[\s\u3000]+(?=\S))")
_ENDS_UNITS = re.compile(r"(?:负责|牵头|配合|落实|实施|参与)$")
_MIN_HEADERS = 3
_SLACK = 1.5  # full-width characters that a line of the unit column may exceed the usual width by
_UNIT_ROLES: dict[HeaderRole, UnitRole] = {
    "lead": "lead",
    "responsible": "responsible",
    "cooperating": "cooperating",
    "units": "responsible",
}


def find_header_line(lines: Sequence[SourceLine]) -> int | None:
    """Return the index of the first line that names three columns or more, separated by spaces."""
    for i, line in enumerate(lines):
        names = [name for name in _SPACE.split(line.content.text.strip()) if name]
        roles = [header_role(name) for name in names]
        if len(names) >= _MIN_HEADERS and None not in roles and "text" in roles:
            return i
    return None


@dataclass(slots=True)
class _Row:
    number: Traced
    lines: list[tuple[Traced, bool]]  # (line, a blank line stands before it)
    section: tuple[Traced, ...]


def read_wrapped_table(lines: Sequence[SourceLine]) -> Body:
    """Read a table whose cells are blocks of lines into task drafts."""
    header = find_header_line(lines)
    assert header is not None, "the layout was recognised by its header line"
    names = tuple(name for name in _SPACE.split(lines[header].content.text.strip()) if name)
    roles = header_roles(names)
    claims = [Claim("header", lines[header].content.compact())]
    rows = _rows(lines[header + 1 :], claims, fold_header="".join(names))
    columns = [role for role in roles if role in _UNIT_ROLES]
    width = _unit_width(rows)
    drafts = tuple(_draft(row, columns, roles, width) for row in rows)
    return Body(
        layout="wrapped_table",
        drafts=drafts,
        claims=tuple(claims),
        before=tuple(line.number for line in lines[:header]),
        after=(),
    )


def _rows(lines: Sequence[SourceLine], claims: list[Claim], *, fold_header: str) -> list[_Row]:
    rows: list[_Row] = []
    headings: list[tuple[int, Traced]] = []
    expected = 1
    blank = True
    previous_number = 0
    for line in lines:
        text = line.text
        if not text:
            blank = True
            continue
        blank = blank or line.number > previous_number + 1  # furniture between, such as a page mark
        previous_number = line.number
        if text == fold_header:
            claims.append(Claim("header", line.content.compact()))
            blank = True
            continue
        start = _ROW_START.match(line.content.text)
        alone = start is not None and start.end() == len(line.content.text)
        if start is not None and _is_next(int(start["number"]), expected, alone):
            number = line.content.slice(start.start("number"), start.end("number"))
            rows.append(_Row(number, [], tuple(heading for _, heading in headings)))
            expected = int(start["number"]) + 1
            rest = line.content.slice(start.end())
            if rest:
                rows[-1].lines.append((rest, True))
            blank = not rest
            continue
        mark = find_mark(text)
        if mark is not None and mark.level <= 3 and blank and (not rows or _row_is_complete(rows[-1])):
            while headings and headings[-1][0] >= mark.level:
                headings.pop()
            headings.append((mark.level, line.content.compact()))
        elif rows:
            rows[-1].lines.append((line.content, blank))
        blank = False
    return rows


def _is_next(number: int, expected: int, alone: bool) -> bool:
    """A number alone on its line may skip one; a number before text must be the one expected."""
    return number == expected or (alone and number == expected + 1)


def _row_is_complete(row: _Row) -> bool:
    return bool(row.lines) and bool(_ENDS_UNITS.search(row.lines[-1][0].compact().text))


def _joined(lines: Sequence[tuple[Traced, bool]]) -> Traced:
    return Traced.join(
        part for line, _ in lines for part in (line, Traced("\n", (line.origins[-1],)) if line else line)
    ).compact()


def _unit_width(rows: Sequence[_Row]) -> float:
    """Measure the unit column by the blocks that stand between blank lines and are unit lists."""
    widths: list[float] = []
    for row in rows:
        for start, end in _blocks(row.lines)[1:]:
            block = row.lines[start:end]
            if looks_like_units(_joined(block).text):
                widths += [display_width(line.compact().text) for line, _ in block]
    return max(widths, default=12.0)


def _blocks(lines: Sequence[tuple[Traced, bool]]) -> list[tuple[int, int]]:
    starts = [i for i, (_, blank) in enumerate(lines) if blank or i == 0]
    return list(pairwise([*starts, len(lines)]))


def _unit_span(lines: Sequence[tuple[Traced, bool]], width: float) -> tuple[int, int] | None:
    """Find the lines of the unit cell: the first run of narrow lines that is a whole unit list.

    A run that begins after a blank line is preferred to one that begins in the middle of a block.
    """
    ends = sorted({end for _, end in _blocks(lines)})
    found: list[tuple[bool, int, int]] = []
    for start in range(1, len(lines)):
        for end in (e for e in ends if e > start):
            if any(display_width(line.compact().text) > width + _SLACK for line, _ in lines[start:end]):
                break
            if looks_like_units(_joined(lines[start:end]).text):
                found.append((not lines[start][1], start, end))
                if _ENDS_UNITS.search(_joined(lines[start:end]).text):
                    break
    if not found:
        return None
    _, start, end = min(found, key=lambda f: (f[0], f[1], -f[2]))
    return start, end


def _draft(
    row: _Row, columns: Sequence[HeaderRole | None], roles: Sequence[HeaderRole | None], width: float
) -> TaskDraft:
    lines = row.lines
    number = row.number.compact()
    span = _unit_span(lines, width) if columns else None
    if span is None:
        note = (Inference("no-units", "没有认出责任单位"),) if columns else ()
        return TaskDraft(number.text, row.section, _joined(lines), number_mark=number, inferences=note)
    start, end = span
    cells = [UnitCell(_joined(lines[start:end]), _UNIT_ROLES[columns[0] or "units"])]
    for column in columns[1:]:  # one block for every further unit column
        block = next(((a, b) for a, b in _blocks(lines) if a >= end), None)
        if block is None or not looks_like_units(_joined(lines[block[0] : block[1]]).text):
            break
        cells.append(UnitCell(_joined(lines[block[0] : block[1]]), _UNIT_ROLES[column or "units"]))
        end = block[1]
    if len(columns) > 1 and len(cells) == 1:
        cells = [UnitCell(cells[0].content, "responsible")]
    rest = lines[end:]
    deadline: Traced | None = None
    if rest and "deadline" in roles:
        first = _blocks(rest)[0]
        cell = _joined(rest[first[0] : first[1]])
        if "remark" not in roles or looks_like_deadline(cell.text):
            deadline, rest = cell, rest[first[1] :]
    return TaskDraft(
        number=number.text,
        section=row.section,
        text=_joined(lines[:start]),
        unit_cells=tuple(cells),
        deadline=deadline,
        remark=_joined(rest) if rest else None,
        number_mark=number,
    )
