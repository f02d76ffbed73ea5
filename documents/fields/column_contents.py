"""What the cells of a column say of it where its name does not tell, or tells another thing.

Name and cells are held against each other: a column 责任主体 may list persons, 单位 may be what quantities are counted
in, 计划完工 holds deadlines.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from documents.chinese.characters import spaceless
from documents.chinese.demand_words import says_what_to_do
from documents.chinese.marks import rank_alone
from documents.chinese.numerals import HAN_NUMERALS
from documents.chinese.organ_words import any_of, is_place, is_surely_organ
from documents.chinese.time_phrases import is_time_of_week
from documents.chinese.time_words import YEAR_NUMBER
from documents.fields.column_names import MAX_NAME, HeaderRole, column_role, header_role, is_kind_of_task, may_name
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.open_names import column_words, open_name
from documents.fields.persons import looks_like_persons
from documents.fields.row_numbers import number_in_column
from documents.fields.unit_list import looks_like_units, parse_units

__all__ = [
    "NEARLY_ALL",
    "column_cells",
    "is_state",
    "lists_helpers",
    "roles_by_content",
    "share",
    "told_by_cells",
]

_MOSTLY: Final = 0.5  # of the cells of a column
_RIVAL: Final = 0.7  # of the characters of the column that was taken for that of the tasks
_LOOKED_AT: Final = 50  # rows; a table does not change its columns further down
_SELDOM: Final = 0.2
_ROWS: Final = 2  # cells at least that tell what a column without a known name holds
_UNITS: Final[frozenset[HeaderRole | None]] = frozenset({"lead", "responsible", "cooperating", "units"})
_DOERS = _UNITS - {"cooperating"}
NEARLY_ALL: Final = 0.8
"""Share of the cells of a column that tell what no name tells."""

_BARE_YEAR = re.compile(rf"{YEAR_NUMBER}年?度?")
_END = re.compile(r"前|[底末内]|[每持长全常]")
_FIGURE = re.compile(rf"[\d{HAN_NUMERALS}]")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_OF_END = re.compile(r"[完竣截结限]|交付|投用|进度|要求|[时期]")


def share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return the share of cells of which something is so; 0 where there are none."""
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


def roles_by_content(
    names: Sequence[str], roles: Sequence[HeaderRole | None], columns: Sequence[Sequence[str]]
) -> list[HeaderRole | None]:
    """Correct the roles that names gave to columns by what the columns hold.

    Args:
        names: the cells of the header.
        roles: as `header_roles` gives them, or with the task found by its cells.
        columns: the cells of each column without white space, empty ones left out.

    Returns:
        The roles. Of a column without a known name only those of number, units and deadline are told, each where no
        other column has it; what lists organs behind the column of those who do the task lists who helps them.
    """
    found = list(roles)
    for i, role in enumerate(found):
        if role in _UNITS:
            found[i] = _of_units(names[i], role, columns[i])
    if "target" not in found:  # nothing that it counts
        found = ["remark" if role == "measure" else role for role in found]
    text = found.index("text") if "text" in found else len(found)
    for i, role in enumerate(found[:text]):
        if role == "target" and share(columns[i], _has_figure) <= _MOSTLY:
            found[i] = "section"
    unknown = [i for i, role in enumerate(found) if role is None and len(columns[i]) >= _ROWS]
    if "number" not in found:
        first = next((i for i in unknown if i < text and _numbers_rows(columns[i])), None)
        if first is not None:
            found[first] = "number"
    dated = [i for i, role in enumerate(found) if role == "deadline"]
    days = [i for i in dated if share(columns[i], _is_date) > _MOSTLY]
    for i in dated:
        if days and i not in days and share(columns[i], _is_of_week) > _MOSTLY:  # 星期 and 9:00 beside 5月11日
            found[i] = "remark"
    dated = [i for i in dated if found[i] == "deadline"]
    if len(dated) > 1:  # 2025年6月 is no end where another column says 2026年10月底前
        ends = [i for i in dated if share(columns[i], _is_end) > _MOSTLY]
        for i in dated:
            if ends and i not in ends and header_role(names[i]) is None and share(columns[i], _is_end) <= _SELDOM:
                found[i] = "remark"
    if "deadline" not in found:
        dated = [i for i in unknown if found[i] is None and _holds_deadlines(names[i], columns[i])]
        if dated:
            found[dated[-1]] = "deadline"
    if "text" in found:
        named = [i for i in unknown if found[i] is None and _holds_units(names[i], columns[i])]
        if not _DOERS.intersection(found) and named:
            found[named[0]] = "responsible"
        first = next((i for i, role in enumerate(found) if role in _DOERS), len(found))
        for i in unknown:
            if i > first and found[i] is None and lists_helpers(names[i], columns[i]):
                found[i] = "cooperating"
    return found


def told_by_cells(
    names: Sequence[str], roles: Sequence[str | None], rows: Sequence[Sequence[str]]
) -> tuple[tuple[str, str], ...]:
    """Say of which columns only their cells told that they hold units or deadlines, and which may hold more units.

    Args:
        names: the cells of the header.
        roles: what the columns were read as.
        rows: the cells below.

    Returns:
        (name, Chinese sentence) for each such column.
    """
    told: list[tuple[str, str]] = list(_rivals(names, roles, rows))
    for i, (name, role) in enumerate(zip(names, roles, strict=False)):
        bare = spaceless(name)
        if header_role(name) is not None or open_name(bare) is not None:
            continue
        if role in ("responsible", "cooperating"):
            read_as = "责任单位" if role == "responsible" else "配合单位"
            told.append((name, f"“{bare}”一栏按所列内容读作{read_as}，请核对"))
        elif role is None and len(cells := column_cells(rows, i)) >= _ROWS and _holds_units(name, cells):
            told.append((name, f"“{bare}”一栏所列像是单位，没有读作责任单位，请核对"))
        elif role == "deadline" and not _OF_END.search(bare):
            told.append((name, f"“{bare}”一栏按所列内容读作完成时限，请核对"))
    return tuple(told)


def _rivals(
    names: Sequence[str], roles: Sequence[str | None], rows: Sequence[Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Name the columns that say what to do as well where no name told which one holds the tasks: 下午 beside 上午."""
    text = roles.index("text") if "text" in roles else None
    if text is None or text >= len(names) or column_role(names[text]) is not None or is_kind_of_task(names[text]):
        return
    chosen = column_cells(rows, text)
    least = _RIVAL * sum(map(len, chosen))
    for i, (name, role) in enumerate(zip(names, roles, strict=False)):
        cells = column_cells(rows, i) if role is None and name.strip() and not is_state(name) else []
        demands = len(cells) >= _ROWS and share(cells, says_what_to_do) >= NEARLY_ALL
        if demands and sum(map(len, cells)) >= least and share(cells, looks_like_units) <= _SELDOM:
            yield name, f"“{spaceless(name)}”一栏也写着要做的事，任务取自“{spaceless(names[text])}”一栏，请核对"


def column_cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """Return the cells of a column without white space, empty ones left out; those of the first rows tell enough."""
    cells = ("".join(row[column].split()) for row in rows[:_LOOKED_AT] if column < len(row))
    return [cell for cell in cells if cell]


def is_state(name: str) -> bool:
    """Tell whether a column says how things are, why, or how they are judged, and so asks for nothing."""
    return _no_tasks().search(spaceless(name)) is not None


def _of_units(name: str, role: HeaderRole | None, cells: Sequence[str]) -> HeaderRole | None:
    """Say what a column named like units holds: them, persons, what quantities are counted in, or nothing of that."""
    if share(cells, _is_measure) > _MOSTLY:
        return "measure"
    if share(cells, looks_like_units) > _SELDOM:
        return role
    if share(cells, looks_like_persons) > _MOSTLY:
        return "remark"
    return "remark" if header_role(name) is None and share(cells, _is_no_name) > _MOSTLY else role


def _numbers_rows(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and all(number_in_column(cell) or rank_alone(cell) for cell in cells)


def _holds_deadlines(name: str, cells: Sequence[str]) -> bool:
    if not may_name(name) or _no_units().search(name):
        return False
    past = open_name(f"{spaceless(name)}时间")
    if past is not None and past.role == "remark":  # 立项, 开工
        return False
    return share(cells, looks_like_deadline) > _MOSTLY and not all(map(_BARE_YEAR.fullmatch, cells))


def _holds_units(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column lists organs, and its name says nothing against it; places are no organs."""
    return may_name(name) and not _no_units().search(spaceless(name)) and share(cells, _lists_organs) > _MOSTLY


def lists_helpers(name: str, cells: Sequence[str]) -> bool:
    """Tell whether nearly all cells of a column beside that of the units list units too, rooms and teams among them.

    Those for whom or at whom something is done are named by the head of the column, and places are no organs.
    """
    bare = spaceless(name)
    if not may_name(name) or _no_units().search(bare) or _objects().search(bare):
        return False
    return share(cells, _lists_units) >= NEARLY_ALL


def _lists_units(cell: str) -> bool:
    if not looks_like_units(cell) or looks_like_persons(cell):
        return False
    units = parse_units(cell)
    return not all(map(is_place, (*units.lead, *units.responsible, *units.cooperating)))


def _lists_organs(cell: str) -> bool:
    if not looks_like_units(cell):
        return False
    units = parse_units(cell)
    return any(is_surely_organ(name) for name in (*units.lead, *units.responsible, *units.cooperating))


def _is_measure(cell: str) -> bool:
    return _measure().fullmatch(cell) is not None


def _is_no_name(cell: str) -> bool:
    """Tell whether a cell is a time, a number or a sentence, and so names nobody, known or not."""
    prose = len(cell) > MAX_NAME and "、" not in cell and says_what_to_do(cell)
    return prose or "。" in cell or looks_like_deadline(cell) or number_in_column(cell) is not None


def _is_date(cell: str) -> bool:
    return looks_like_deadline(cell) and not is_time_of_week(cell)


def _is_of_week(cell: str) -> bool:
    return is_time_of_week(cell) or number_in_column(cell) is not None or rank_alone(cell) is not None


def _is_end(cell: str) -> bool:
    return _END.search(cell) is not None


def _has_figure(cell: str) -> bool:
    return _FIGURE.search(_BRACKETED.sub("", cell)) is not None


@cache
def _measure() -> re.Pattern[str]:
    words = column_words()["measure"]
    one = rf"{any_of(words['scale'].split())}?{any_of(words['words'].split())}"
    return re.compile(rf"[（(]?{one}(?:[/／每、]{one})?[）)]?")


@cache
def _no_units() -> re.Pattern[str]:
    return re.compile(any_of(column_words()["no_field"]["units"].split()))


@cache
def _objects() -> re.Pattern[str]:
    words = column_words()
    none, about = words["open_units"]["none"], words["no_field"]
    named = (*none.split(), *about["concerned"].split())
    return re.compile(f"{any_of(named)}|{any_of(about['objects'].split())}$")


@cache
def _no_tasks() -> re.Pattern[str]:
    return re.compile(any_of(column_words()["no_field"]["tasks"].split()))
