"""Clauses of the items' own sentences that say who does them, where most items of a text have such ones.

由市住建局牵头，市城投集团具体实施，6月底前更换管道42公里。 begins with them, and so
候诊时间降到25分钟，门诊部主抓，信息科配合。 ends. One item does not tell:
由县水利局负责 may be a part of what a rule says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.organ_words import has_owner, is_department, is_surely_organ
from documents.drafts import TaskDraft, UnitCell
from documents.fields.role_words import ends_with_role
from documents.fields.unit_list import parse_units
from documents.fields.unit_names import is_unit_name, split_units

__all__ = ["with_who_clauses"]

_FEWEST = 2  # items with such clauses
_MOSTLY = 0.6  # of all items
_MAX_CLAUSE = 60  # characters of a clause that only names who does something
_CLAUSE = re.compile(r"[^，,；;。！？\n]+[，,；;。！？\n]*")
_BEFORE = re.compile(r"(?:(?:此|该|本|这)(?:事|项)?(?:工作|任务)?)?(?:由|请)?")
_END = "，,；;。！？\n "


def with_who_clauses(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Take the clauses that say who does a task off the texts of items that name nobody otherwise."""
    found = [draft if draft.unit_cells else _without_clauses(draft) for draft in drafts]
    told = [place for place, draft in enumerate(found) if draft is not drafts[place]]
    names = [name for place in told for cell in found[place].unit_cells for name in _names(cell.content.text)]
    known = sum(is_surely_organ(name) or is_department(name) or has_owner(name) for name in names)
    if len(told) < _FEWEST or len(told) < _MOSTLY * len(drafts) or known < _MOSTLY * len(names):
        return list(drafts)
    return found


def _names(text: str) -> tuple[str, ...]:
    units = parse_units(text)
    return (*units.lead, *units.responsible, *units.cooperating)


def _without_clauses(draft: TaskDraft) -> TaskDraft:
    text = draft.text
    clauses = list(_CLAUSE.finditer(text.text))
    first = 0
    while first < len(clauses) and _says_who(clauses[first][0]):
        first += 1
    last = len(clauses)
    while last > first and _says_who(clauses[last - 1][0]):
        last -= 1
    if first == last or (first == 0 and last == len(clauses)):
        return draft
    start, end = clauses[first].start(), len(text.text[: clauses[last - 1].end()].rstrip("，,、 "))
    cells = tuple(UnitCell(part) for part in (text.slice(0, start).strip(), text.slice(end).strip()) if part)
    return replace(draft, text=text.slice(start, end).strip(), unit_cells=cells)


def _says_who(clause: str) -> bool:
    """Tell whether a clause is nothing but names of offices and their duty: 由市住建局牵头."""
    bare = clause.strip(_END)
    bare = bare[_match_end(bare) :]
    if len(bare) > _MAX_CLAUSE:
        return False
    duty = ends_with_role(bare)
    if duty is None or not duty.names or duty.object:
        return False
    names = split_units(duty.names)
    return bool(names) and all(map(is_unit_name, names))


def _match_end(text: str) -> int:
    match = _BEFORE.match(text)
    return match.end() if match is not None else 0
