"""Tables that came out of a PDF as text: every cell is a block of short lines, one block after the other.

A row begins with the number expected next. Then come the lines of its text, of its units, of its remark; often,
but not always, with a blank line between.
"""

import re
from collections.abc import Sequence

from documents.block_cells import Block, draft_blocks, draft_unnumbered, is_complete, split_row
from documents.drafts import Body, Claim, TaskDraft
from documents.headers import HeaderRole, table_roles
from documents.headings import find_mark
from documents.lines import SourceLine
from documents.side_by_side import read_side_by_side
from documents.table_cells import NOTE_LINE, note_doubts, note_gap
from documents.traced import NOTHING, Traced

__all__ = ["find_header_line", "read_blocks", "read_wrapped_table"]

_SPACE = re.compile(r"[\s\u3000]+")
_ROW_START = re.compile(
    r"^[\s\u3000]*(?P<number>\d{1,4})(?:(?P<mark>[.．、])(?!\d))?(?:[\s\u3000]*$|[\s\u3000]+(?=\S)|(?<=[.．、])(?=\S))"
)
_QUANTITY = re.compile(r"^(?:个|日|天|月|年|次|家|名|件|小时|分钟|周|倍|%|％|万|亿|元)")
_HEADING_LEVEL = 3  # （一） and above
_MIN_HEADERS = 3


def find_header_line(lines: Sequence[SourceLine]) -> int | None:
    """Return the index of the first line that names columns separated by spaces.

    Three columns, or two when the first row stands right below.
    """
    for i, line in enumerate(lines):
        names = tuple(name for name in _SPACE.split(line.content.text.strip()) if name)
        roles = table_roles(names) if len(names) > 1 else None
        if roles is None:
            continue
        if len(names) >= _MIN_HEADERS:
            return i
        below = next((rest.content.text for rest in lines[i + 1 :] if rest.text), "")
        if None not in roles and (_ROW_START.match(below) or _heading_level(below) is not None):
            return i
    return None


def _heading_level(text: str) -> int | None:
    mark = find_mark(text.strip())
    return mark.level if mark is not None and mark.level <= _HEADING_LEVEL else None


def read_wrapped_table(lines: Sequence[SourceLine]) -> Body:
    """Read a table whose cells are blocks of lines into task drafts."""
    header = find_header_line(lines)
    assert header is not None, "the layout was recognised by its header line"
    names = tuple(name for name in _SPACE.split(lines[header].content.text.strip()) if name)
    roles = table_roles(names) or ()
    claims = [Claim("header", lines[header].content.compact())]
    before = tuple(line.number for line in lines[:header])
    fold_header = claims[0].content.text
    below = [line for line in lines[header + 1 :] if line.text != fold_header]
    drafts = read_side_by_side(below, roles)
    if drafts is None:
        return read_blocks(lines[header + 1 :], roles, claims, before)
    claims += [Claim("header", line.content.compact()) for line in lines[header + 1 :] if line.text == fold_header]
    return Body("wrapped_table", note_doubts(drafts), tuple(claims), before, ())


def read_blocks(
    lines: Sequence[SourceLine], roles: Sequence[HeaderRole | None], header: Sequence[Claim], before: Sequence[int]
) -> Body:
    """Read the rows below a header whose cells are blocks of lines.

    Args:
        lines: the lines below the header, blank ones included.
        roles: the columns.
        header: the header's claims; a line that repeats their text is a header too.
        before: numbers of the lines above the header.
    """
    starts = [start for line in lines if (start := _ROW_START.match(line.content.text)) is not None]
    numbered = (
        "number" in roles
        or {"1", "2"} <= {start["number"] for start in starts}
        or any(start.end() == len(start.string) for start in starts)
    )
    reader = _Reader(fold_header="".join(claim.content.text for claim in header), numbered=numbered)
    reader.read(lines)
    if numbered:
        drafts = _draft_numbered(reader.rows, reader.blocks, roles)
    else:
        pairs = zip(reader.rows, reader.blocks, strict=True)
        drafts = [draft for row, block in pairs for draft in draft_unnumbered(row, block, roles)]
    return Body(
        layout="wrapped_table",
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
    for at in inferred:
        drafts[at] = note_gap(drafts, at)
    return drafts


class _Reader:
    """Sorts the lines of a table into rows, headings, header rows and what follows the table."""

    def __init__(self, *, fold_header: str, numbered: bool) -> None:
        self.rows: list[TaskDraft] = []
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.after: list[int] = []
        self._header = fold_header
        self._numbered = numbered
        self._headings: list[tuple[int, Traced]] = []
        self._expected = 1
        self._dotted = False  # rows are numbered 1. 2. and not 1 2
        self._fresh = True  # a heading, or nothing, stands since the last row

    def read(self, lines: Sequence[SourceLine]) -> None:
        """Read all lines below the header."""
        blank = True
        previous = 0
        for i, line in enumerate(lines):
            if not line.text:
                blank = True
                continue
            blank = blank or line.number > previous + 1  # furniture between, such as a page mark
            previous = line.number
            if line.text == self._header:
                self.claims.append(Claim("header", line.content.compact()))
                blank = True
                continue
            if self._take_row(line, blank=blank):
                blank = not self.blocks[-1]
                continue
            level = _heading_level(line.text)
            if level is not None and blank and (self._is_done() or self._row_follows(lines[i + 1 :])):
                while self._headings and self._headings[-1][0] >= level:
                    self._headings.pop()
                self._headings.append((level, line.content.compact()))
                self._fresh = True
            elif blank and NOTE_LINE.match(line.text) and self._is_done() and not self._row_follows(lines[i + 1 :], 99):
                self.after += [rest.number for rest in lines[i:]]
                return
            elif self._fresh and self._headings and not blank:
                outer, heading = self._headings[-1]
                self._headings[-1] = (outer, (heading + line.content).compact())
            elif self._fresh and (self._headings or self.rows or not self._numbered):
                self._open(NOTHING)
                self.blocks[-1].append((line.content, True))
            elif self.rows:
                self.blocks[-1].append((line.content, blank))
            blank = False

    def _take_row(self, line: SourceLine, *, blank: bool) -> bool:
        start = _ROW_START.match(line.content.text)
        if start is None or (start["mark"] and not self._dotted and self.rows):
            return False
        rest = line.content.slice(start.end())
        number = int(start["number"])
        if not self._is_next(number, alone=not rest):
            return False
        inside = bool(self.rows) and not self._fresh and not blank and not is_complete(self.blocks[-1])
        if inside and _QUANTITY.match(rest.text.strip()):
            return False
        self._dotted = bool(start["mark"])
        self._open(
            line.content.slice(start.start("number"), start.end("mark") if start["mark"] else start.end("number"))
        )
        if rest:
            self.blocks[-1].append((rest, True))
        self._expected = number + 1
        return True

    def _is_next(self, number: int, *, alone: bool) -> bool:
        """A number alone on its line may skip one; before text it must be the one expected; 1 below a heading."""
        return number == self._expected or (alone and number == self._expected + 1) or (number == 1 and self._fresh)

    def _open(self, number: Traced) -> None:
        section = tuple(heading for _, heading in self._headings)
        self.rows.append(TaskDraft(None, section, NOTHING, number_mark=number))
        self.blocks.append([])
        self._fresh = False

    def _is_done(self) -> bool:
        return self._fresh or not self.rows or is_complete(self.blocks[-1])

    def _row_follows(self, lines: Sequence[SourceLine], within: int = 1) -> bool:
        """Tell whether the next filled lines, headings aside, begin the row expected next, or row 1."""
        filled = (
            line for line in lines if line.text and line.text != self._header and _heading_level(line.text) is None
        )
        for _, line in zip(range(within), filled, strict=False):
            start = _ROW_START.match(line.content.text)
            if start is not None and int(start["number"]) in (1, self._expected):
                return True
        return False
