"""Tables that came out of the web as one cell a line: header names, then number, text, unit cells, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.chinese.marks import Mark, Rank, find_mark, rank_alone
from documents.drafts import Body, Claim, Inference, TaskDraft
from documents.fields.closing_rows import NOTE_LINE
from documents.fields.column_names import HeaderRole, header_role
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.row_numbers import number_alone
from documents.fields.unit_list import looks_like_units, parse_units
from documents.fields.unit_names import split_units
from documents.layouts.cell_lines.numbers import Numbering, follows, label_headings, row_number, table_numbering
from documents.layouts.cell_lines.rows import Columns, draft_rows
from documents.layouts.header_lines import find_header_lines
from documents.layouts.row_drafts import UNIT_ROLES, marked_heading
from documents.text.lines import SourceLine
from documents.text.traced import NOTHING, Traced

__all__ = ["read_cell_lines"]


@dataclass(slots=True)
class _Rows:
    """The lines below the header, sorted into rows, headings, header rows and what follows the table."""

    drafts: list[TaskDraft] = field(default_factory=list)
    cells: list[list[Traced]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    headings: list[tuple[Rank, Traced]] = field(default_factory=list)
    strays: dict[int, Traced] = field(default_factory=dict)  # a heading without a mark, by the row below it
    open: bool = False  # lines go to the last row

    def start(self, number: Traced) -> None:
        draft = TaskDraft(None, tuple(heading for _, heading in self.headings), NOTHING, number_mark=number)
        self.drafts.append(draft)
        self.cells.append([])
        self.open = True

    def head(self, rank: Rank, heading: Traced) -> None:
        while self.headings and self.headings[-1][0] >= rank:
            self.headings.pop()
        self.headings.append((rank, heading))
        self.open = False

    def name_heading(self, name: Traced) -> None:
        """Give its name to a heading of which only the number is known."""
        rank, number = self.headings[-1]
        self.headings[-1] = (rank, marked_heading(number, name))

    def continues(self, mark: Mark) -> bool:
        """Tell whether a mark is the next one of its rank, or the first."""
        above = next((find_mark(heading.text) for rank, heading in self.headings if rank == mark.rank), None)
        return mark.ordinal in (1, 1 if above is None else above.ordinal + 1)

    def head_open_row(self, rank: Rank, heading: Traced) -> None:
        """Take a heading that stands between the number of a row and its text."""
        self.head(rank, heading)
        self.drafts[-1] = replace(self.drafts[-1], section=tuple(above for _, above in self.headings))
        self.open = True

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
    table = find_header_lines(lines)
    assert table is not None, "the layout was recognised by its header lines"
    rows = _collect(table.below, table.roles, frozenset(name.content.text for name in table.header))
    columns = Columns.of(table.roles, heading_first=0 in rows.strays)
    drafts = draft_rows(rows.drafts, rows.cells, columns, headings=rows.strays)
    return Body(
        drafts=tuple(_note_merged_units(_doubt_single_cells(drafts), table.roles)),
        claims=(*table.header, *table.borders, *rows.claims),
        before=table.above,
        after=tuple(rows.after),
    )


def _collect(lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None], names: frozenset[str]) -> _Rows:
    rows = _Rows()
    numbering = table_numbering(lines, roles)
    numbers = [int(number) for line in lines if (number := _number(row_number(line, numbering))) is not None]
    last = max((i for i, line in enumerate(lines) if row_number(line, numbering) is not None), default=0)
    lost_first = numbers[0] > 1 if numbers else numbering == "none"
    indented = sum(line.content.text.startswith("\t") for line in lines) > 0.9 * len(lines)
    expected, fresh = 1, True  # fresh: a heading stands since the last row
    named = False  # the line is the name of a heading whose number stands alone on the line above
    texts = 0  # cells since the last number that are texts, without those of `cells`, of which nobody has asked yet
    cells: list[str] = []
    labelled = label_headings(lines) if numbering != "none" else frozenset()
    for i, line in enumerate(lines):
        text, content = line.text, line.content.compact()
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        mark = find_mark(text)
        heads = mark is not None and mark.is_heading
        begun = None if rows.wants_text else row_number(line, numbering, expected)
        number = _number(begun)
        if number is not None and int(number) > expected + 1:  # seldom: how many rows have lost their number?
            texts, cells = texts + sum(map(_is_text, cells)), []
        heading_row = _heading_row(lines[i : i + 3], numbering) if not rows.wants_text else None
        coded = numbering in ("coded", "chinese") and begun is not None and (not rows.open or len(rows.cells[-1]) > 1)
        counted = number is not None and follows(int(number), expected, texts=texts, fresh=fresh)
        if begun is not None and (coded or counted):
            rows.start(begun[0])
            if begun[1]:
                rows.cells[-1].append(begun[1])
            expected = int(number) + 1 if number is not None else expected
            fresh, texts, cells = False, int(bool(begun[1])), []
        elif heading_row is not None:
            rows.head(heading_row, content)
            named, fresh = True, True
        elif named:
            rows.name_heading(content)
            named = False
        elif not rows.wants_text and (text in names or (header_role(text) is not None and header_role(text) in roles)):
            rows.claims.append(Claim("header", content))  # the header is repeated on every page
        elif mark is not None and heads and not rows.wants_text:
            rows.head(mark.rank, content)
            fresh = True
        elif line.number in labelled and not rows.wants_text:
            rows.head(Rank.LABEL, content)
            fresh = True
        elif mark is not None and heads and "section" not in roles and rows.continues(mark) and _is_text(below):
            rows.head_open_row(mark.rank, content)
        elif NOTE_LINE.match(text) and i > last and not rows.wants_text:
            rows.after += [rest.number for rest in lines[i:]]
            break
        elif not rows.open and numbering != "none" and "section" in roles:
            rows.strays[len(rows.drafts)] = content
        elif not rows.open and (rows.drafts or (lost_first and (numbering == "none" or _is_text(text)))):
            rows.start(NOTHING)
            rows.cells[-1].append(content)
            texts += 1
        elif not rows.open:
            continue  # between the header and the first row: it stays unplaced
        elif indented and rows.cells[-1] and not line.content.text.startswith(("\t", "\u3000", " ")):
            rows.cells[-1][-1] = (rows.cells[-1][-1] + line.content).compact()  # a cell broken in two lines
        else:
            rows.cells[-1].append(content)
            cells.append(text)
    return rows


def _heading_row(lines: Sequence[SourceLine], numbering: Numbering) -> Rank | None:
    """Return the rank of a heading in a row of its own: its number, its name, and then the number of a row.

    Args:
        lines: the line and the two below it.
        numbering: where the numbers of the table stand.
    """
    if numbering not in ("alone", "coded") or len(lines) < 3 or not _is_text(lines[1].text):
        return None
    below = row_number(lines[2], numbering) is not None or rank_alone(lines[2].text) is not None
    return rank_alone(lines[0].text) if below else None


def _number(begun: tuple[Traced, Traced] | None) -> str | None:
    return number_alone(begun[0].text) if begun is not None else None


def _is_text(text: str) -> bool:
    """Tell whether a line looks like the text of a row: it holds no number, units or deadline alone."""
    return bool(text) and not (number_alone(text) or looks_like_units(text) or looks_like_deadline(text))


def _note_merged_units(drafts: Sequence[TaskDraft], roles: Sequence[HeaderRole | None]) -> list[TaskDraft]:
    """Say of rows without a cell of units that they may share that of the row above: lines do not show it."""
    if not any(role in UNIT_ROLES for role in roles) or not any(draft.unit_cells for draft in drafts):
        return list(drafts)
    note = Inference("no-units", "本行没有单位格，网页或文件里可能与上一行合并，请对照原表")
    return [draft if draft.unit_cells or draft.inferences else replace(draft, inferences=(note,)) for draft in drafts]


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
