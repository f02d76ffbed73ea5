"""Tables that say who does which items of the text above them, by the items' numbers or names: 任务分工表.

Such a table holds no task of its own: its rows are fields of the items. It may list the items and name who does each,
or list the offices and name the items of each: 县林业局 beside 1、3、6.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from documents.chinese.marks import NUMERALS_OF_MARKS, find_mark
from documents.chinese.numerals import HAN_NUMERALS, number_of
from documents.drafts import Body, Claim, Doubt, Inference, TaskDraft, UnitCell
from documents.fields.column_names import HeaderRole, header_role, header_roles, may_name
from documents.fields.unit_list import looks_like_units
from documents.layouts.recognition import LAYOUTS
from documents.layouts.row_drafts import UNIT_ROLES, join_parts, unit_lines
from documents.layouts.tabbed_rows import TabbedRow, tabbed_rows
from documents.text.lines import SourceLine
from documents.text.traced import NOTHING, Traced

__all__ = ["Division", "find_division"]

_FEWEST = 2  # rows, and items, of a division of work
_NEARLY_ALL = 0.8  # of its rows name items of the text
_SELDOM = 0.3  # of the items name units themselves where a table does it for them
_SHORTEST_NAME = 4  # characters of a name that tells an item by its beginning
_MAX_TITLE = 30  # characters of a line that is the table's title
_MOST_IN_RANGE = 60  # items from 1 to 60: more are no numbers of items
_ROLES: Final[frozenset[HeaderRole | None]] = frozenset(UNIT_ROLES)
_NUMERAL = rf"(?:\d{{1,3}}|{NUMERALS_OF_MARKS})"
_ORDINAL = re.compile(_NUMERAL)
_ONE = rf"第?[（(]?{_NUMERAL}[）)]?(?:[-.·－—]?[（(]?{_NUMERAL}[）)]?)*[、.．]?(?:[项条款点号]|[大小]项)?"
_RANGE = re.compile(
    rf"第?[（(]?(?P<first>{_NUMERAL})[）)]?[项条款点]?[—~～至到-]+第?[（(]?(?P<last>{_NUMERAL})[）)]?[项条款点]?"
)
_KEY = re.compile(_ONE)
_BETWEEN = re.compile(r"[、，,；;/\s和及]+(?=[第（(\d" + HAN_NUMERALS + "])")
_SENTENCES = re.compile(r"[^；;。]+")
_SAID = re.compile(
    rf"(?:[^：:\d]{{0,12}}[：:])?(?P<keys>第?[（(]?{_NUMERAL}[）)]?(?:[项条款点]?[、，,和及至到—~～-]+第?[（(]?{_NUMERAL}[）)]?)*)"
    r"(?:[项条款点])(?:工作|任务|事项|内容)*(?:均|都)?[，,]?由(?P<units>[^；;。]+)"
)
_STOP = re.compile(r"[。；;：:，,\s]+$")
_TITLE_END = re.compile(r"[^。；;！？，,]$")
_OF_WORK = re.compile(r"分工|责任|[表单]$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: the items that it names, and its fields."""

    numbers: tuple[tuple[int, ...], ...]
    name: str
    units: tuple[UnitCell, ...]
    deadline: Traced | None
    remark: Traced | None
    key: Traced


@dataclass(frozen=True, slots=True)
class Division:
    """A table of who does which items.

    Attributes:
        lines: numbers of its lines, its title among them.
        rows: what it says.
        claims: names of its columns, its title, and the cells that name items.
        by_name: items are named by their titles, not by their numbers.
        at: where it begins.
    """

    lines: frozenset[int]
    rows: tuple[_Row, ...]
    claims: tuple[Claim, ...]
    by_name: bool
    at: Traced

    def given_to(self, body: Body) -> Body:
        """Give the items of a text what the table says of them, and tell which rows and items are left over."""
        places = _places(self.rows, body.drafts, by_name=self.by_name)
        drafts = list(body.drafts)
        for row, found in zip(self.rows, places, strict=True):
            for place in found:
                drafts[place] = _with_fields(drafts[place], row)
        given = {place for found in places for place in found}
        note = Inference("no-units", "分工表没有列出本项的责任单位")
        for place, draft in enumerate(drafts):
            if place not in given and not draft.unit_cells and not draft.inferences:
                drafts[place] = replace(draft, inferences=(note,))
        by = "名称" if self.by_name else "编号"
        doubts = [Doubt("units-from-table", f"责任单位取自分工表，按{by}对应到正文的{len(given)}项", self.at)]
        for row, found in zip(self.rows, places, strict=True):
            if not found:
                doubts.append(Doubt("division-row", f"分工表的这一行在正文中没有对应的条目：“{row.key.text}”", row.key))
        left = tuple(
            Claim("remark", part)
            for row, found in zip(self.rows, places, strict=True)
            if not found
            for part in _parts(row)
        )
        return replace(
            body, drafts=tuple(drafts), claims=(*body.claims, *self.claims, *left), doubts=(*body.doubts, *doubts)
        )


def find_division(lines: Sequence[SourceLine]) -> Division | None:
    """Find the table that divides the items of the text above it among offices.

    Args:
        lines: of the document, without furniture and duplicates.
    """
    said = _said(lines)
    if said is not None:
        return said
    runs = [run for run in _runs(lines) if len(run) > _FEWEST]
    if not runs or not any(find_mark(line.text) for line in lines[: runs[0].start]):
        return None
    for run in runs:
        division = _division(lines, run)
        if division is not None:
            return division
    return None


def _said(lines: Sequence[SourceLine]) -> Division | None:
    """Find the paragraph that divides the items: 第1、2项由县殡仪馆负责；第3项由县民政局牵头."""
    for place, line in enumerate(lines):
        if "由" not in line.text or _SAID.match(line.text) is None:
            continue
        content = line.content.strip()
        rows: list[_Row] = []
        claims: list[Claim] = []
        for clause in _SENTENCES.finditer(content.text):
            said = _SAID.fullmatch(clause[0].strip())
            if said is None or not looks_like_units(said["units"]):
                break
            at = clause.start() + len(clause[0]) - len(clause[0].lstrip())
            units = content.slice(at + said.start("units"), at + said.end("units"))
            key = content.slice(at + said.start("keys"), at + said.end("keys"))
            rows.append(_Row(tuple(_numbers(key.text)), "", (UnitCell(units),), None, None, key))
        else:
            drafts = [draft for draft in _prose(lines[:place]) if draft.text]
            places = _places(rows, drafts, by_name=False)
            few = sum(bool(draft.unit_cells) for draft in drafts) <= _SELDOM * len(drafts)
            if len(rows) >= _FEWEST and few and sum(map(bool, places)) >= _NEARLY_ALL * len(rows):
                claims = [Claim("number", row.key) for row in rows] + [Claim("header", content)]
                return Division(frozenset((line.number,)), tuple(rows), tuple(claims), by_name=False, at=content)
    return None


def _prose(lines: Sequence[SourceLine]) -> Sequence[TaskDraft]:
    return next(layout for layout in LAYOUTS if not layout.is_table).read(lines).drafts


def _runs(lines: Sequence[SourceLine]) -> Iterator[range]:
    """Give the places of the lines that are rows of cells and follow each other, blank lines between them or not."""
    start: int | None = None
    end = 0
    for place, line in enumerate(lines):
        is_row = "\t" in line.content.text.strip() or line.content.text.count("|") + line.content.text.count("｜") > 1
        if is_row:
            start, end = (place if start is None else start), place + 1
        elif line.text and start is not None:
            yield range(start, end)
            start = None
    if start is not None:
        yield range(start, end)


def _division(lines: Sequence[SourceLine], run: range) -> Division | None:
    claims: list[Claim] = []
    rows = list(tabbed_rows(lines[run.start : run.stop], claims))
    names = rows[0].texts if rows else ()
    if len(rows) <= _FEWEST or not all(may_name(name) for name in names if name):
        return None
    roles = header_roles(names)
    if not _ROLES.intersection(roles):
        return None
    above = _above(lines, run.start)
    drafts = [draft for draft in _prose(lines[:above]) if draft.text]
    if len(drafts) < _FEWEST or sum(bool(draft.unit_cells) for draft in drafts) > _SELDOM * len(drafts):
        return None
    cells = _filled(rows[1:])
    for column, by_name in _keys(names, roles, cells):
        found = [_row(row, roles, names, column) for row in cells]
        places = _places(found, drafts, by_name=by_name)
        if sum(map(bool, places)) < _NEARLY_ALL * len(found) or not any(row.units for row in found):
            continue
        header = [Claim("header", part) for cell in rows[0].cells for part in cell]
        header += [Claim("header", line.content.compact()) for line in lines[above : run.start] if line.text]
        keys = [
            Claim("number", part)
            for row in rows[1:]
            for i, cell in enumerate(row.cells)
            if i == column or (i < len(roles) and roles[i] == "number")
            for part in cell
        ]
        numbers = frozenset(line.number for line in lines[above : run.stop])
        return Division(numbers, tuple(found), (*header, *keys, *claims), by_name, header[0].content)
    return None


def _above(lines: Sequence[SourceLine], start: int) -> int:
    """Find where the title of a table begins that stands directly above it."""
    first = start
    while first:
        line = lines[first - 1]
        if line.text:
            titled = len(line.text) <= _MAX_TITLE and _TITLE_END.search(line.text) is not None
            if not titled or (find_mark(line.text) is not None and not _OF_WORK.search(line.text)):
                break
            if not _OF_WORK.search(line.text) and not line.text.startswith("附"):
                break
        first -= 1
    return first


def _keys(
    names: Sequence[str], roles: Sequence[HeaderRole | None], cells: Sequence[Sequence[tuple[Traced, ...]]]
) -> Iterator[tuple[int, bool]]:
    """Give the columns that may name items, and whether by their names.

    Where a column is that of tasks, its names alone tell: the rows of any table count from one.
    """
    if "text" in roles:
        yield roles.index("text"), True
    counted = [all(_numbers_alone(row[i]) for row in cells if i < len(row)) for i in range(len(roles))]
    others = [i for i, role in enumerate(roles) if names[i] and (role not in {*_ROLES, "deadline"} or counted[i])]
    if "text" not in roles:
        yield from ((i, True) for i in others)
    by_number = [
        i for i in others if "text" not in roles or i == roles.index("text") or header_role(names[i]) != "number"
    ]
    yield from ((i, False) for i in by_number)


def _numbers_alone(cell: Sequence[Traced]) -> bool:
    return any(_numbers(join_parts([part.compact() for part in cell]).text))


def _filled(rows: Sequence[TabbedRow]) -> list[tuple[tuple[Traced, ...], ...]]:
    """Give the cells of rows, what merged cells hold in each of them."""
    found: list[tuple[tuple[Traced, ...], ...]] = []
    for row in rows:
        above = found[-1] if found else ()
        found.append(
            tuple(above[i] if i in row.continues and i < len(above) else cell for i, cell in enumerate(row.cells))
        )
    return found


def _row(
    cells: Sequence[tuple[Traced, ...]], roles: Sequence[HeaderRole | None], names: Sequence[str], column: int
) -> _Row:
    units: list[UnitCell] = []
    deadlines: list[Traced] = []
    remarks: list[Traced] = []
    key = NOTHING
    for i, cell in enumerate(cells):
        content = join_parts([part.compact() for part in cell])
        role = roles[i] if i < len(roles) else None
        if i == column:
            key = content
        elif not content or role == "number":
            continue
        elif role in UNIT_ROLES:
            units.append(UnitCell(unit_lines(cell), UNIT_ROLES[role]))
        elif role == "deadline":
            deadlines.append(content)
        else:
            remarks.append(content)
    deadline = join_parts(deadlines, "；") if deadlines else None
    remark = join_parts(remarks, "；") if remarks else None
    return _Row(tuple(_numbers(key.text)), _STOP.sub("", key.text), tuple(units), deadline, remark, key)


def _parts(row: _Row) -> Iterator[Traced]:
    yield row.key
    yield from (cell.content for cell in row.units)
    yield from (part for part in (row.deadline, row.remark) if part is not None)


def _numbers(text: str) -> Iterator[tuple[int, ...]]:
    """Read what names items by their numbers: 3, （三）, 一（三）, 第3项, 1、3、6, 1—4; nothing for other texts."""
    parts = _BETWEEN.split(text.strip("、，,；;。"))
    found: list[tuple[int, ...]] = []
    for part in parts:
        several = _RANGE.fullmatch(part)
        if several is not None:
            first, last = (number_of(several[name]) or 0 for name in ("first", "last"))
            if not 0 < last - first < _MOST_IN_RANGE:
                found.append(_ordinals(part))
                continue
            found += [(number,) for number in range(int(first), int(last) + 1)]
        elif _KEY.fullmatch(part):
            found.append(_ordinals(part))
        else:
            return
    yield from found


def _ordinals(text: str) -> tuple[int, ...]:
    return tuple(int(number_of(number) or 0) for number in _ORDINAL.findall(text))


def _places(rows: Sequence[_Row], drafts: Sequence[TaskDraft], *, by_name: bool) -> list[tuple[int, ...]]:
    """Find the items that each row names; none where two items would fit."""
    if by_name:
        return [_named(row.name, drafts) for row in rows]
    numbers = [_ordinals(draft.number or "") for draft in drafts]
    asked = [number for row in rows for number in row.numbers]
    running: dict[tuple[int, ...], int] = (
        {(k,): k - 1 for k in range(1, len(drafts) + 1)} if set(asked) == _counted(len(drafts)) else {}
    )
    ends: dict[tuple[int, ...], list[int]] = {}
    for place, number in enumerate(numbers):
        for size in range(1, len(number) + 1):
            ends.setdefault(number[-size:], []).append(place)
    return [
        tuple(place for number in row.numbers for place in _numbered(number, numbers, ends, running)) for row in rows
    ]


def _counted(size: int) -> set[tuple[int, ...]]:
    return {(k,) for k in range(1, size + 1)}


def _numbered(
    number: tuple[int, ...],
    numbers: Sequence[tuple[int, ...]],
    ends: Mapping[tuple[int, ...], Sequence[int]],
    running: Mapping[tuple[int, ...], int],
) -> Sequence[int]:
    """Find the item with a number: all of it, its end, or its place among all; of a heading all below it."""
    whole = [place for place, own in enumerate(numbers) if own == number]
    if len(whole) == 1:
        return whole
    found = ends.get(number, ())
    if len(found) == 1:
        return found
    if number in running:
        return (running[number],)
    below = [place for place, own in enumerate(numbers) if own[: len(number)] == number]
    return below if len(below) > 1 and len(number) > 1 else ()


def _named(name: str, drafts: Sequence[TaskDraft]) -> tuple[int, ...]:
    bare = name[mark.end :] if (mark := find_mark(name)) is not None else name
    if len(bare) < _SHORTEST_NAME or looks_like_units(bare):
        return ()
    found = tuple(place for place, draft in enumerate(drafts) if _begins_with(draft, bare))
    return found if len(found) == 1 else ()


def _begins_with(draft: TaskDraft, name: str) -> bool:
    """Tell whether an item is longer than a name and begins with it."""
    title = "" if draft.title is None else _STOP.sub("", draft.title.text)
    if title:
        return title == name or (len(title) >= _SHORTEST_NAME and name.startswith(title)) or title.startswith(name)
    return draft.text.text.startswith(name) and len(draft.text.text) > len(name) + 1


def _with_fields(draft: TaskDraft, row: _Row) -> TaskDraft:
    deadlines = [part for part in (draft.deadline, row.deadline) if part is not None]
    remarks = [part for part in (draft.remark, row.remark) if part is not None]
    return replace(
        draft,
        unit_cells=(*draft.unit_cells, *row.units),
        deadline=join_parts(deadlines, "；") if deadlines else None,
        remark=join_parts(remarks, "；") if remarks else None,
        inferences=tuple(note for note in draft.inferences if note.code != "no-units"),
    )
