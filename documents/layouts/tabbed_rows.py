"""Lines with tabs or bars become rows of cells: quoted cells over several lines, tags, borders taken out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, cast

from documents.drafts import Claim
from documents.fields.column_names import table_roles
from documents.fields.task_column import cells_tell_tasks, column_roles, heads_demands, may_head_tasks
from documents.text.lines import SourceLine
from documents.text.merged_signs import ABOVE, BESIDE
from documents.text.traced import Traced

__all__ = ["TabbedRow", "are_rows", "cut_header_rows", "find_header_row", "has_rows_below", "may_be_row", "tabbed_rows"]

_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜]")
_RULE = re.compile(r"^[\s|｜:+\-—=]+$")
_CELL = re.compile(r"[^\t|｜]*[^\t|｜\s][^\t|｜]*")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>|&(?:nbsp|ensp|emsp|#160|#12288);")
_BREAKING_TAG = re.compile(r"</?(?:p|br|div|li|tr|td)\b[^<>]*>", re.IGNORECASE)
_NOTHING = re.compile(r"^[\s/／＼\\—–\-－]+$")
"""A cell of which a stroke says that there is nothing in it."""

_ABOVE = re.compile(rf"^\s*(?:{ABOVE}|同上)\s*$")
_BESIDE = re.compile(rf"^\s*{BESIDE}\s*$")
_MARKED = re.compile(rf"[<&\"\n{ABOVE}]|^\s*(?:[/／＼\\—–\-－]|同上|{BESIDE})")
"""What a cell may have besides its text."""

_LINE_BREAK = re.compile(r"\n")
_ROW: Final = "row of a table"
_MIN_BARS = 2  # a single bar between words is no table
_MAX_QUOTED = 60  # lines; a quotation mark that never closes must not swallow the table


@dataclass(frozen=True)
class TabbedRow:
    """One row of a table.

    Attributes:
        line: number of its first line.
        cells: from left to right, each a tuple of paragraphs; empty cells have none.
        has_cells: the line was cut by tabs or bars, it is no plain line of text.
        continues: columns whose cell began in the row above; they are empty.
        beside: columns whose cell began in the column before; they are empty.
    """

    line: int
    cells: tuple[tuple[Traced, ...], ...]
    has_cells: bool
    continues: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells without layout spaces, paragraphs joined."""
        return tuple("".join(part.compact().text for part in cell) for cell in self.cells)

    @cached_property
    def memory(self) -> dict[str, object]:
        """What a reader has found out about the row, for the next to ask."""
        return {}

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Indices of the cells that are not empty."""
        return tuple(i for i, cell in enumerate(self.cells) if cell)


def find_header_row(lines: Sequence[SourceLine]) -> int | None:
    """Return the index of the first line that is the header row of a table with tabs or bars.

    Where no row names the tasks, it is the first that names who or when above a column that says what to do, or short
    names of any kind above cells that tell it all.
    """
    named = next((i for i, line in enumerate(lines) if _is_header_row(line)), None)
    if named is not None:
        return named
    rows = [(i, _line_row(line)[0].texts) for i, line in enumerate(lines) if may_be_row(line)]
    for at, (place, texts) in enumerate(rows):
        below = [row for _, row in rows[at + 1 :]]
        headed = may_head_tasks(texts) or heads_demands(texts, below)
        if (headed and column_roles(texts, below)) or cells_tell_tasks(texts, below):
            return place
    return None


def has_rows_below(lines: Sequence[SourceLine], header: int) -> bool:
    """Tell whether a line below a header row is a row of cells, too."""
    rows = (line for line in lines[header + 1 :] if not _is_header_row(line))
    return any(len(_CELL.findall(row.content.text.strip())) > 1 for row in rows)


def are_rows(lines: Sequence[SourceLine]) -> bool:
    """Tell whether most lines are rows of several cells, and so none is a cell by itself."""
    several = sum(len(_CELL.findall(line.content.text.strip())) > 1 for line in lines)
    return several > len(lines) / 2


def cut_header_rows(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Give every name of a header row a line of its own; only the header may have been pasted as one line."""
    return [cell for line in lines for cell in (_cells(line) if _is_header_row(line) else [line])]


def _cells(line: SourceLine) -> list[SourceLine]:
    return [SourceLine(line.number, line.content.slice(*m.span())) for m in _CELL.finditer(line.content.text)]


def may_be_row(line: SourceLine) -> bool:
    """Tell whether a line has tabs or bars, as most lines of most texts have not."""
    text = line.content.text
    return "\t" in text or (("|" in text or "｜" in text) and text.count("|") + text.count("｜") >= _MIN_BARS)


def _is_header_row(line: SourceLine) -> bool:
    if not may_be_row(line):
        return False
    row, _ = _line_row(line)
    return row.has_cells and table_roles(row.texts) is not None


def tabbed_rows(lines: Sequence[SourceLine], claims: list[Claim]) -> Iterator[TabbedRow]:
    """Yield the rows of a table; blank lines and rules between rows are layout.

    Args:
        lines: the lines of the table.
        claims: takes the markup that is no text: tags, quotation marks around cells, bars.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        size = _quoted_lines(lines, at)
        if size > 1:
            parts = [line.content]
            for more in lines[at + 1 : at + size]:
                parts += [Traced("\n", (parts[-1].origins[-1],)), more.content]
            line = replace(line, content=Traced.join(parts))
        at += size
        if not line.text:
            continue
        if _RULE.match(line.content.text) and _BAR.search(line.content.text):
            claims.append(Claim("markup", line.content))
            continue
        row, markup = _line_row(line)
        claims += markup
        yield row


def _line_row(line: SourceLine) -> tuple[TabbedRow, Sequence[Claim]]:
    """Give a line as a row, and its markup; every layout that is tried asks for it anew."""
    if _ROW not in line.memory:
        markup: list[Claim] = []
        line.memory[_ROW] = _row(line.number, line.content, markup), tuple(markup)
    return cast("tuple[TabbedRow, Sequence[Claim]]", line.memory[_ROW])


def _quoted_lines(lines: Sequence[SourceLine], at: int) -> int:
    """Count the lines of a row one of whose cells is quoted and holds line breaks, as spreadsheets copy them."""
    text = lines[at].content.text
    if not any(cell.startswith('"') and cell.count('"') % 2 for cell in text.split("\t")):
        return 1
    quotes = text.count('"')
    for size in range(1, min(_MAX_QUOTED, len(lines) - at)):
        if quotes % 2 == 0:
            return size
        quotes += lines[at + size].content.text.count('"')
    return min(_MAX_QUOTED, len(lines) - at) if quotes % 2 == 0 else 1


def _row(number: int, content: Traced, claims: list[Claim]) -> TabbedRow:
    if "\t" not in content.text and len(_BAR.findall(content.text)) >= _MIN_BARS:
        claims += [Claim("markup", content.slice(bar.start(), bar.end())) for bar in _BAR.finditer(content.text)]
        cells = content.split(_BAR)
        cells = cells[1:] if not cells[0].strip() else cells
        cells = cells[:-1] if cells and not cells[-1].strip() else cells
    else:
        cells = content.split(_TAB)
    if len(cells) == 1:
        return TabbedRow(number, (_paragraphs(cells[0], claims),), has_cells=False)
    return TabbedRow(
        number,
        tuple(_paragraphs(cell, claims) for cell in cells),
        has_cells=True,
        continues=frozenset(i for i, cell in enumerate(cells) if _ABOVE.match(cell.text)),
        beside=frozenset(i for i, cell in enumerate(cells) if _BESIDE.match(cell.text)),
    )


def _paragraphs(cell: Traced, claims: list[Claim]) -> tuple[Traced, ...]:
    """Take quotation marks and tags out of a cell; line breaks and block tags separate paragraphs."""
    if _MARKED.search(cell.text) is None:  # most cells
        cell = cell.strip()
        return (cell,) if cell else ()
    if len(cell) > 1 and cell.text.startswith('"') and cell.text.rstrip().endswith('"'):
        end = len(cell.text.rstrip())
        claims += [Claim("markup", cell.slice(0, 1)), Claim("markup", cell.slice(end - 1, end))]
        cell = cell.slice(1, end - 1)
    if _NOTHING.match(cell.text) or _ABOVE.match(cell.text) or _BESIDE.match(cell.text):
        claims.append(Claim("markup", cell.compact()))
        return ()
    claims += [Claim("markup", cell.slice(tag.start(), tag.end())) for tag in _MARKUP.finditer(cell.text)]
    found = (
        Traced.join(paragraph.split(_MARKUP)).strip()
        for broken in cell.split(_BREAKING_TAG)
        for paragraph in broken.split(_LINE_BREAK)
    )
    return tuple(paragraph for paragraph in found if paragraph)
