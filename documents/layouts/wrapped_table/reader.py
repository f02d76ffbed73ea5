"""Tables that came out of a PDF as text: every cell is a block of short lines, one block after the other.

A row begins with the number expected next. Then come the lines of its text, of its units, of its remark; often,
but not always, with a blank line between.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.chinese.marks import Rank
from documents.drafts import Body, Claim, TaskDraft
from documents.fields.closing_rows import NOTE_LINE
from documents.fields.column_names import HeaderRole, header_role, table_roles
from documents.fields.row_numbers import is_quantity, number_alone
from documents.layouts.doubts import note_doubts, note_gaps
from documents.layouts.header_lines import find_header_lines
from documents.layouts.wrapped_table.blocks import Block, draft_blocks, draft_unnumbered, is_complete, split_row
from documents.layouts.wrapped_table.header import ROW_START, find_header_line, header_names, heading_rank
from documents.layouts.wrapped_table.side_by_side import read_side_by_side
from documents.model import Role
from documents.text.lines import SourceLine
from documents.text.traced import NOTHING, Traced

__all__ = ["read_wrapped_table"]

_CONTINUED = re.compile(r"^[（(]?(?:续上?表|续前表|接上表|上接第?\d*页)\d*[）)]?$")
_DOUBLED = 3  # blank lines between blocks where every line of the source is followed by a blank one


def read_wrapped_table(lines: Sequence[SourceLine]) -> Body:
    """Read a table whose cells are blocks of lines into task drafts; its names stand in one line or one a line."""
    table = find_header_lines(lines)
    if table is not None:
        return _read_blocks(table.rest, table.roles, table.header, table.above)
    header = find_header_line(lines)
    assert header is not None, "the layout was recognised by its header line"
    roles = table_roles(header_names(lines[header])) or ()
    end = header + 1
    claims = [Claim("header", lines[header].content.compact())]
    for i in range(header + 1, len(lines)):
        role = header_role(lines[i].text)
        if lines[i].text and (role is None or role in roles):
            break
        if role is not None:  # the header is broken in two lines
            roles, end = (*roles, role), i + 1
            claims.append(Claim("header", lines[i].content.compact()))
    before = tuple(line.number for line in lines[:header])
    names = {claim.content.text for claim in claims}
    drafts = read_side_by_side([line for line in lines[end:] if line.text not in names], roles)
    if drafts is None:
        return _read_blocks(lines[end:], roles, claims, before)
    claims += [Claim("header", line.content.compact()) for line in lines[end:] if line.text in names]
    return Body(note_doubts(drafts), tuple(claims), before, ())


def _read_blocks(
    lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None], header: Sequence[Claim], before: Sequence[int]
) -> Body:
    """Read the rows below a header whose cells are blocks of lines.

    Args:
        lines: the lines below the header, blank ones included.
        roles: the columns.
        header: the header's claims; a line that repeats their text is a header too.
        before: numbers of the lines above the header.
    """
    starts = [start for line in lines if (start := ROW_START.match(line.content.text)) is not None]
    numbered = (
        "number" in roles
        or {"1", "2"} <= {start["number"] for start in starts}
        or any(start.end() == len(start.string) for start in starts)
    )
    reader = _Reader([claim.content.text for claim in header], roles, numbered=numbered)
    reader.read(lines)
    if numbered:
        drafts = _draft_numbered(reader.rows, reader.blocks, roles)
    else:
        pairs = zip(reader.rows, reader.blocks, strict=True)
        drafts = [draft for row, block in pairs for draft in draft_unnumbered(row, block, roles)]
    return Body(
        drafts=note_doubts(drafts),
        claims=(*header, *reader.claims),
        before=tuple(before),
        after=tuple(reader.after),
    )


def _draft_numbered(
    numbered: Sequence[TaskDraft], lines: Sequence[Block], roles: Sequence[HeaderRole | None]
) -> list[TaskDraft]:
    rows: list[TaskDraft] = []
    blocks: list[Block] = []
    inferred: list[int] = []
    for row, block in zip(numbered, lines, strict=True):
        for k, part in enumerate(split_row(block, roles)):
            rows.append(row if k == 0 else TaskDraft(None, row.section, NOTHING))
            blocks.append(part)
            if not rows[-1].number_mark:
                inferred.append(len(rows) - 1)
    drafts = draft_blocks(rows, blocks, roles)
    return note_gaps(drafts, inferred)


def _breaks(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that begin a block: below a blank line, or below furniture left out.

    Where every line is followed by a blank one, only more blank lines than that begin a block.
    """
    filled = [line.number for line in lines if line.text]
    there = {line.number for line in lines}
    gaps = {below: below - above - 1 for above, below in pairwise(filled) if there.issuperset(range(above, below))}
    doubled = len(gaps) > 1 and all(gap % 2 for gap in gaps.values()) and _DOUBLED in gaps.values()
    return frozenset(below for below in filled if gaps.get(below, _DOUBLED) > doubled)


def _to_last_character(line: Traced) -> Traced:
    """Cut the white space off the end of a line; that at its start may part two Latin words."""
    return line.slice(0, line.origins.index(line.compact().origins[-1]) + 1)


class _Reader:
    """Sorts the lines of a table into rows, headings, header rows and what follows the table."""

    def __init__(self, names: Sequence[str], roles: Sequence[HeaderRole | None], *, numbered: bool) -> None:
        self.rows: list[TaskDraft] = []
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.after: list[int] = []
        self._headers = frozenset((*names, "".join(names)))
        self._roles = roles
        self._numbered = numbered
        self._headings: list[tuple[Rank, list[Traced]]] = []  # each with its lines
        self._early: Block = []  # lines above the first number
        self._expected = 1
        self._dotted = False  # rows are numbered 1. 2. and not 1 2
        self._fresh = True  # a heading, or nothing, stands since the last row

    def read(self, lines: Sequence[SourceLine]) -> None:
        """Read all lines below the header."""
        breaks = _breaks(lines)
        blank = True
        for i, line in enumerate(lines):
            if not line.text:
                continue
            blank = blank or line.number in breaks
            if line.text in self._headers or _CONTINUED.match(line.text):
                role: Role = "header" if line.text in self._headers else "furniture"
                self.claims.append(Claim(role, line.content.compact()))
                blank = True
                continue
            if self._take_row(line, blank=blank):
                blank = not self.blocks[-1]
                continue
            if blank and self._is_page_number(line):
                self.claims.append(Claim("furniture", line.content.compact()))
                continue
            rank = heading_rank(line.text)
            if rank is not None and blank and (self._is_done() or self._row_follows(lines[i + 1 :])):
                while self._headings and self._headings[-1][0] >= rank:
                    self._headings.pop()
                self._headings.append((rank, [line.content.compact()]))
                self._fresh = True
            elif blank and NOTE_LINE.match(line.text) and self._is_done() and not self._row_follows(lines[i + 1 :], 99):
                self.after += [rest.number for rest in lines[i:]]
                return
            elif self._fresh and self._headings and not blank:
                self._headings[-1][1].append(_to_last_character(line.content))
            elif self._fresh and (self._headings or self.rows or not self._numbered):
                self._open(NOTHING)
                self.blocks[-1].append((line.content, True))
            else:
                (self.blocks[-1] if self.rows else self._early).append((line.content, blank))
            blank = False

    def _take_row(self, line: SourceLine, *, blank: bool) -> bool:
        start = ROW_START.match(line.content.text)
        rest = line.content.slice(start.end()) if start else line.content
        if start is None or (start["mark"] and rest and not self._dotted and self.rows):
            return False
        number = int("".join(start["number"].split()))
        if not self._is_next(number, alone=not rest, blank=blank):
            return False
        inside = bool(self.rows) and not self._fresh and not blank and not is_complete(self.blocks[-1])
        if (inside or number > self._expected) and is_quantity(rest.text.strip()):
            return False
        self._dotted = self._dotted or bool(start["mark"])
        if not self.rows and number > 1 and is_complete(self._early):  # the first number is lost
            self._open(NOTHING)
            self.blocks[-1] += self._early
        self._open(
            line.content.slice(start.start("number"), start.end("mark") if start["mark"] else start.end("number"))
        )
        if rest:
            self.blocks[-1].append((rest, True))
        self._expected = number + 1
        return True

    def _is_next(self, number: int, *, alone: bool, blank: bool) -> bool:
        """Tell whether a row may have a number: the one expected, or 1 below a heading.

        One number may be lost before a number alone on its line, or before a row whose predecessor is complete;
        more only where the lines of the last row hold as many rows.
        """
        lost = number - self._expected
        if lost == 0 or (number == 1 and self._fresh):
            return True
        if lost == 1:
            return alone or (blank and self._is_done())
        last = self.blocks[-1] if self.rows else self._early
        return 1 < lost < len(split_row(last, self._roles)) + (not self.rows)

    def _is_page_number(self, line: SourceLine) -> bool:
        """Tell whether a number alone that no row can have any more is the number of a page."""
        number = number_alone(line.text)
        return bool(self.rows) and number == line.text and int(number) < self._expected and None not in self._roles

    def _open(self, number: Traced) -> None:
        for _, parts in self._headings:
            if len(parts) > 1:
                parts[:] = [Traced.join(parts).compact()]
        section = tuple(heading for _, (heading,) in self._headings)
        self.rows.append(TaskDraft(None, section, NOTHING, number_mark=number))
        self.blocks.append([])
        self._fresh = False

    def _is_done(self) -> bool:
        return self._fresh or not self.rows or is_complete(self.blocks[-1])

    def _row_follows(self, lines: Sequence[SourceLine], within: int = 1) -> bool:
        """Tell whether the next filled lines, headings aside, begin the row expected next, or row 1."""
        filled = (
            line for line in lines if line.text and line.text not in self._headers and heading_rank(line.text) is None
        )
        for _, line in zip(range(within), filled, strict=False):
            start = ROW_START.match(line.content.text)
            if start is not None and int(start["number"]) in (1, self._expected):
                return True
        return False
