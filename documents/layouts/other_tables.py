"""Tables of a file that are no task tables, such as a roster below a notice: their rows are no items of its text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from documents.chinese.marks import find_mark
from documents.chinese.organ_words import is_surely_organ
from documents.chinese.time_phrases import is_time_of_week
from documents.drafts import Claim
from documents.fields.column_names import column_role, may_name
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_spans import unit_spans
from documents.layouts.tabbed_rows import find_header_row
from documents.model import Place, ReadingWarning
from documents.text.lines import SourceLine
from documents.text.merged_signs import ABOVE, BESIDE

__all__ = ["OtherTables", "column_names", "heads_table", "pasted_tables", "without_other_tables", "without_signs"]

_SIGNS: Final = re.compile(f"[{ABOVE}{BESIDE}]")
_TITLE: Final = re.compile(r"^.{2,30}[^。；;，,、：:！？]$")
_SHOWN: Final = 20  # characters of the first row that a warning quotes


@dataclass(frozen=True, slots=True)
class OtherTables:
    """The lines of a text without the tables that are none of tasks.

    Attributes:
        lines: the others, with signs for merged cells taken out.
        claims: the rows and titles that were left out, and the signs.
        warnings: one for each table.
    """

    lines: tuple[SourceLine, ...]
    claims: tuple[Claim, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A table that was left out: its title or first row, the line of that row, how many rows it has."""

    name: str
    line: int
    size: int


def without_other_tables(
    lines: Sequence[SourceLine],
    tables: Sequence[range],
    holds_tasks: Callable[[Sequence[SourceLine]], bool] = lambda rows: False,
    *,
    every: bool = False,
) -> OtherTables:
    """Leave out the tables whose header names no task; their title goes with them.

    A table that carries the text itself, with numbered items or responsible units in its cells, stays.

    Args:
        lines: of the text.
        tables: numbers of the lines that are rows, by table.
        holds_tasks: tells whether rows without a header of tasks are tasks all the same.
        every: leave out those of tasks, too, because the text around them is read.
    """
    by_number = {line.place: i for i, line in enumerate(lines)}  # of the source: a line may have been cut in several
    claims: list[Claim] = []
    named: list[_Named] = []
    last = above = 0  # columns of the last table left out, and the place of its last row
    dropped: set[int] = set()
    columns = 0  # of the last table of tasks
    rows_of_text: set[int] = set()
    for table in tables:
        places = [by_number[number] for number in table if number in by_number]
        rows = [lines[place] for place in places]
        if not rows:
            continue
        if not every and (find_header_row(rows) is not None or holds_tasks(rows)):
            columns = _columns(rows)
            continue
        if columns == _columns(rows) and not _has_names(rows):  # goes on with the table above, cut in parts
            continue
        if _carries_text(rows):
            rows_of_text.update(places)
            continue
        title = _title_above(lines, places[0])
        left_out = [*title, *rows]
        goes_on = last == _columns(rows) and all(
            line.number in dropped for line in lines[above : places[0]] if line.text
        )
        dropped.update(line.number for line in left_out)
        claims += [Claim("annex", line.content) for line in left_out]
        last, above = _columns(rows), places[-1]
        if goes_on and named:
            named[-1] = replace(named[-1], size=named[-1].size + len(rows))
            continue
        name = "".join(line.text for line in title) or _SIGNS.sub("", rows[0].text)[:_SHOWN]
        named.append(_Named(name, rows[0].place, len(rows)))
    why = "没有责任单位，任务取自正文，没有读作任务" if every else "没有任务一栏，没有读作任务"
    warnings = tuple(
        ReadingWarning("table-not-read", f"表格“{one.name}”（{one.size}行）{why}", Place(line=one.line))
        for one in named
    )
    kept = []
    for place, line in enumerate(lines):
        if line.number in dropped:
            continue
        if place in rows_of_text:
            content = line.content
            claims += [Claim("markup", content.slice(m.start(), m.end())) for m in _SIGNS.finditer(content.text)]
            line = replace(line, content=content.join(content.split(_SIGNS)))
        kept.append(line)
    return OtherTables(tuple(kept), tuple(claims), warnings)


def without_signs(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Take the signs for merged cells off lines that are no rows of tasks, such as a title over all columns."""
    return [
        replace(line, content=line.content.join(line.content.split(_SIGNS)))
        if _SIGNS.search(line.content.text)
        else line
        for line in lines
    ]


def _has_names(rows: Sequence[SourceLine]) -> bool:
    """Tell whether a table begins with names of columns, more than half of them known and none a cell as well."""
    names = _first_row(rows)
    return len(rows) > 1 and _may_be_names(names) and sum(column_role(name) is not None for name in names) > 1


def _columns(rows: Sequence[SourceLine]) -> int:
    texts = [row.content.text for row in rows]
    return max(max(text.count("\t"), text.count("|"), text.count("｜")) for text in texts)


def _carries_text(rows: Sequence[SourceLine]) -> bool:
    """Whether cells hold numbered headings, or sentences with the units that are responsible for them."""
    cells = [cell.compact().text for row in rows for cell in row.content.split(_TAB)]
    marks = (find_mark(cell) for cell in cells)
    return any(mark is not None and mark.is_heading for mark in marks) or any(unit_spans(cell) for cell in cells)


_TAB = re.compile(r"\t|<br>|[|｜]")


def _title_above(lines: Sequence[SourceLine], first: int) -> list[SourceLine]:
    """Find the title that stands directly above a table: a short line that is no sentence, date or numbered item.

    A numbered heading is one where it has nothing else below it, and all others of its rank have.
    """
    at = first - 1
    while at >= 0 and not lines[at].text:
        at -= 1
    if at < 0:
        return []
    text = lines[at].text
    if _TITLE.match(text) is None:
        return []
    if find_mark(text) is None:
        return [lines[at]] if re.search(r"[表单录册况图]$|[表单录册]（", text) else []
    return [lines[at]] if heads_table(lines, at, first) else []


def heads_table(lines: Sequence[SourceLine], place: int, first: int) -> bool:
    """Tell whether a numbered heading right above a table has nothing but the table below it.

    Args:
        lines: of the text.
        place: of the heading.
        first: of the first row of the table.
    """
    mark = find_mark(lines[place].text)
    if mark is None or not mark.is_heading or _TITLE.match(lines[place].text) is None:
        return False
    below = next((line for line in lines[first:] if line.text and not _is_row(line)), None)
    after = find_mark(below.text) if below is not None else None
    if below is not None and (after is None or after.rank > mark.rank):
        return False
    filled = [line for line in lines[:place] if line.text]
    marks = [find_mark(line.text) for line in filled]
    beside = [i for i, other in enumerate(marks) if other is not None and other.rank == mark.rank]
    return bool(beside) and all(
        i + 1 < len(filled) and ((other := marks[i + 1]) is None or other.rank > mark.rank) for i in beside
    )


def pasted_tables(lines: Sequence[SourceLine]) -> tuple[range, ...]:
    """Find the tables that were pasted into a text, by the numbers of their lines: rows below names of columns."""
    runs: list[list[SourceLine]] = [[]]
    for line in lines:
        if _is_row(line):
            runs[-1].append(line)
        elif line.text and runs[-1]:
            runs.append([])
    return tuple(
        range(run[0].place, run[-1].place + 1) for run in runs if len(run) > 1 and _may_be_names(_first_row(run))
    )


def column_names(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """Give the names of the columns of the first table in a text, a task table or not; none where it has no table."""
    rows = [line for line in lines if _is_row(line)]
    cells = next((cells for row in rows if len(cells := _first_row([row])) > 1), []) if len(rows) > 1 else []
    return tuple(cells)


def _first_row(rows: Sequence[SourceLine]) -> list[str]:
    cells = [cell.compact().text for cell in rows[0].content.split(_TAB)]
    return [cell for cell in cells if cell and not _SIGNS.fullmatch(cell)]


def _may_be_names(cells: Sequence[str]) -> bool:
    """Tell whether cells may be names of columns: short, none twice, and none a number, a time or an organ."""
    return len(cells) == len(set(cells)) > 1 and all(
        may_name(cell)
        and not cell.isdecimal()
        and (is_time_of_week(cell) or not looks_like_deadline(cell))
        and not is_surely_organ(cell)
        for cell in cells
    )


def _is_row(line: SourceLine) -> bool:
    text = line.content.text.strip()
    return "\t" in text or text.count("|") + text.count("｜") > 1
