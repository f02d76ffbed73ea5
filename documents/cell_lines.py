"""Tables that came out of the web as one cell a line: header names, then number, text, unit cells, row by row."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from documents.cell_rows import Columns, draft_rows
from documents.drafts import Body, Claim, Inference, TaskDraft
from documents.headers import HeaderRole, header_role, table_roles
from documents.headings import Mark, find_mark
from documents.lines import SourceLine
from documents.table_cells import NOTE_LINE, number_alone, number_before_text
from documents.traced import NOTHING, Traced
from documents.unit_names import split_units
from documents.units import parse_units
from documents.wrapped_table import read_blocks

__all__ = ["find_header_lines", "read_cell_lines"]

_MIN_HEADERS = 3  # names on lines of their own before we believe in a header
_MAX_HEADERS = 12
_MAX_NAME = 12  # characters of a column name that we do not know
_NO_NAME = re.compile(r"[。；，：！？、]|^\d|^[（(]")
_BARS = re.compile(r"^[|｜]+$")
_HEADING_LEVEL = 3  # （一） and above
_NO_MARK = Mark(6, "", 0)

_Numbering = Literal["alone", "inline", "none"]


def find_header_lines(lines: Sequence[SourceLine]) -> tuple[int, int] | None:
    """Find a run of lines each of which is one column header.

    Returns:
        Half-open range of indices into the lines that are not blank and no cell border, or None.
    """
    texts = [line.text for line in _cells(lines)[0]]
    for at, text in enumerate(texts):
        if header_role(text) is None:
            continue
        limit = at
        while limit < min(len(texts), at + _MAX_HEADERS) and _may_name(texts[limit]):
            limit += 1
        known = 1 + max(i for i in range(at, max(limit, at + 1)) if header_role(texts[i]) is not None)
        for end in (limit, known):
            roles = table_roles(tuple(texts[at:end]))
            if roles is None or (end > known and _usual_size(texts[end:]) != end - at - 1):
                continue
            if end - at >= _MIN_HEADERS or (end - at > 1 and None not in roles and "number" not in roles):
                return at, end
    return None


def _may_name(text: str) -> bool:
    return header_role(text) is not None or (len(text) <= _MAX_NAME and _NO_NAME.search(text) is None)


def _usual_size(texts: Sequence[str]) -> int:
    """Count the lines that most rows have behind their number."""
    numbers = [i for i, text in enumerate(texts) if number_alone(text)]
    sizes = Counter(b - a - 1 for a, b in pairwise([*numbers, len(texts)]))
    return sizes.most_common(1)[0][0] if sizes else 0


def _cells(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Claim]]:
    """Drop blank lines and cell borders; a column name broken in two lines (序 / 号) becomes one line."""
    borders = [Claim("markup", line.content) for line in lines if _BARS.match(line.text)]
    filled = [line for line in lines if line.text and not _BARS.match(line.text)]
    cells: list[SourceLine] = []
    for line in filled:
        if cells and cells[-1].text == "序" and line.text == "号":
            cells[-1] = SourceLine(cells[-1].number, (cells[-1].content + line.content).compact())
        else:
            cells.append(line)
    return cells, borders


@dataclass(slots=True)
class _Rows:
    """The lines below the header, sorted into rows, headings, header rows and what follows the table."""

    drafts: list[TaskDraft] = field(default_factory=list)
    cells: list[list[Traced]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    headings: list[tuple[int, Traced]] = field(default_factory=list)
    strays: dict[int, Traced] = field(default_factory=dict)  # a heading without a mark, by the row below it
    open: bool = False  # lines go to the last row

    def start(self, number: Traced) -> None:
        draft = TaskDraft(None, tuple(heading for _, heading in self.headings), NOTHING, number_mark=number)
        self.drafts.append(draft)
        self.cells.append([])
        self.open = True

    def head(self, level: int, heading: Traced) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, heading))
        self.open = False

    @property
    def wants_text(self) -> bool:
        return self.open and not self.cells[-1]


def read_cell_lines(lines: Sequence[SourceLine]) -> Body:
    """Read a table given as one cell a line into task drafts.

    A row begins with its number alone on a line (3, 3. or （3）), the number expected next or 1 below a new heading.
    The line after it is the text, whatever it looks like; the lines after that are the cells in the order of the
    columns. Lines between rows that carry a numbering mark are headings. A table without numbers is cut by the
    order of its columns.
    """
    filled, borders = _cells(lines)
    span = find_header_lines(lines)
    assert span is not None, "the layout was recognised by its header lines"
    start, end = span
    roles = table_roles(tuple(line.text for line in filled[start:end])) or ()
    header = [Claim("header", line.content.compact()) for line in filled[start:end]]
    rows_lines = filled[end:]
    before = tuple(line.number for line in filled[:start])
    if _is_wrapped(lines, rows_lines, roles):
        first = rows_lines[0].number
        return read_blocks([line for line in lines if line.number >= first], roles, header, before)
    rows = _collect(rows_lines, roles)
    columns = Columns.of(roles, heading_first=0 in rows.strays)
    drafts = draft_rows(rows.drafts, rows.cells, columns, headings=rows.strays)
    return Body(
        layout="cell_lines",
        drafts=tuple(_doubt_single_cells(drafts)),
        claims=(*header, *borders, *rows.claims),
        before=before,
        after=tuple(rows.after),
    )


def _is_wrapped(lines: Sequence[SourceLine], filled: Sequence[SourceLine], roles: Sequence[HeaderRole | None]) -> bool:
    """Tell whether the cells are blocks of lines: most rows have more lines than columns, blank lines between."""
    if not filled:
        return False
    blank = {line.number for line in lines if not line.text}
    numbers = [i for i, line in enumerate(filled) if number_alone(line.text)]
    columns = len([role for role in roles if role != "number"])
    wrapped = 0
    for a, b in pairwise([*numbers, len(filled)]):
        row = filled[a + 1 : b]
        blocks = 1 + sum(line.number - 1 in blank for line in row[1:])
        wrapped += len(row) > columns and 1 < blocks <= columns + 1
    return wrapped > 0 and wrapped > len(numbers) / 2


def _collect(lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None]) -> _Rows:
    rows = _Rows()
    numbering = _numbering(lines, roles)
    marked = numbering != "none"
    indented = sum(line.content.text.startswith("\t") for line in lines) > 0.9 * len(lines)
    last = max((i for i, line in enumerate(lines) if _row_number(line, numbering) is not None), default=0)
    expected, fresh = 1, True  # fresh: a heading stands since the last row
    for i, line in enumerate(lines):
        text, content = line.text, line.content.compact()
        number = _row_number(line, numbering)
        if number is not None and not rows.wants_text and _follows(int(number), expected, fresh=fresh):
            inline = number_before_text(content) if numbering == "inline" else None
            rows.start(content if inline is None else inline[0])
            if inline is not None:
                rows.cells[-1].append(inline[1])
            expected, fresh = int(number) + 1, False
        elif header_role(text) is not None and header_role(text) in roles and not rows.wants_text:
            rows.claims.append(Claim("header", content))  # the header is repeated on every page
        elif (mark := find_mark(text)) is not None and mark.level <= _HEADING_LEVEL and not rows.wants_text:
            rows.head(mark.level, content)
            fresh = True
        elif NOTE_LINE.match(text) and i > last and not rows.wants_text:
            rows.after += [rest.number for rest in lines[i:]]
            break
        elif not rows.open and marked and "section" in roles:
            rows.strays[len(rows.drafts)] = content
        elif not rows.open and (rows.drafts or not marked):
            rows.start(NOTHING)
            rows.cells[-1].append(content)
        elif not rows.open:
            continue  # between the header and the first row: it stays unplaced
        elif indented and rows.cells[-1] and not line.content.text.startswith(("\t", "\u3000", " ")):
            rows.cells[-1][-1] = (rows.cells[-1][-1] + line.content).compact()  # a cell broken in two lines
        else:
            rows.cells[-1].append(content)
    return rows


def _numbering(lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None]) -> _Numbering:
    """Tell where the numbers of the rows stand; the first row decides between texts that have a mark and numbers."""
    if sum(number_alone(line.text) is not None for line in lines) > ("number" not in roles):
        return "alone"
    first = next((line for line in lines if (find_mark(line.text) or _NO_MARK).level > _HEADING_LEVEL), None)
    second = any(_row_number(line, "inline") == "2" for line in lines)
    return "inline" if second and first is not None and _row_number(first, "inline") == "1" else "none"


def _row_number(line: SourceLine, numbering: _Numbering) -> str | None:
    if numbering == "alone":
        return number_alone(line.text)
    inline = number_before_text(line.content.compact()) if numbering == "inline" else None
    return number_alone(inline[0].text) if inline else None


def _follows(number: int, expected: int, *, fresh: bool) -> bool:
    return expected <= number <= expected + 1 or (number == 1 and fresh)


def _doubt_single_cells(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Note where a single unit cell may be the lead cell: all its units lead elsewhere and none is responsible."""
    leads: set[str] = set()
    others: set[str] = set()
    for draft in drafts:
        if len(draft.unit_cells) < 2:
            continue
        for cell in draft.unit_cells:
            (leads if cell.role == "lead" else others).update(split_units(cell.content.text))
    result: list[TaskDraft] = []
    for draft in drafts:
        if len(draft.unit_cells) == 1 and draft.unit_cells[0].role == "responsible" and leads:
            units = set(parse_units(draft.unit_cells[0].content.text).responsible)
            if units and units <= leads and not units & others:
                note = Inference(
                    "single-unit-cell",
                    "只有一个单位格，所列单位在别处都是牵头单位，无法区分是牵头还是责任单位；按责任单位记录",
                )
                draft = replace(draft, inferences=(*draft.inferences, note))
        result.append(draft)
    return result
