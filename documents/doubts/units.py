"""Units of tasks that look as if something else had been read as units, or units as something else."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from documents.chinese.organ_words import ends_as_name, has_owner
from documents.doubts.labels import has_unknown_label, unread_fields
from documents.doubts.saying import quoted, said_once
from documents.doubts.units_in_text import lists_organs, unread_units
from documents.model import Document, ReadingWarning, Task, UnitName

__all__ = ["unit_doubts"]

_FEWEST: Final = 5  # tasks that tell what is usual
_NEARLY_ALL: Final = 0.9
_USUALLY: Final = 0.8
_FEWEST_REMARKS: Final = 3
_NO_NAME: Final = re.compile(
    r"[.．:：。；;！？=|/\\\[\]【】]|单\s?位[^\u4e00-\u9fff）)]|^归口|[（(][^）)]*$|^[^（(]*[）)]"
)
"""What no name of a unit has: a stop, a label, half a bracket."""

_ROLE: Final = re.compile(r"(?:责任|牵头|配合|主办|协办|承办|参与)(单位|部门|科室)?(?:落实|明确)?[到给由为是]?")
"""What a label begins with; a name that goes on with an organ has swallowed one."""


def unit_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say where units may stand in another field, or another field among them."""
    tasks = document.tasks
    yield from _odd_names(tasks)
    labelled = {task.id for found in unread_fields(tasks).values() for task in found}  # told with their label
    without = [task for task in tasks if not _units(task)]
    inside = unread_units([task for task in without if task.id not in labelled], {n for t in tasks for n in _units(t)})
    if inside:
        message = f"正文里像有责任单位：{quoted(inside[0][1])}，没有读作单位，请核对"
        yield said_once("units-in-text", message, [task.place for task, _ in inside])
    yield from _in_remarks(tasks, [task for task in tasks if not (task.lead_units or task.responsible_units)])
    yield from _missing(document, without, {*labelled, *(task.id for task, _ in inside)})


def _units(task: Task) -> tuple[UnitName, ...]:
    return (*task.lead_units, *task.responsible_units, *task.cooperating_units)


def _odd_names(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    found = [
        (task, name)
        for task in tasks
        for name in _units(task)
        if _is_no_name(name) or _is_a_label(name, alone=len(_units(task)) == 1)
    ]
    if found:
        message = f"单位名称里有不属于名称的字符：{quoted(found[0][1])}，标签或括号可能写错"
        yield said_once("odd-units", message, [task.place for task, _ in found])


def _is_no_name(name: str) -> bool:
    return _NO_NAME.search(name) is not None and not has_unknown_label(name)


def _is_a_label(name: str, *, alone: bool) -> bool:
    """Tell whether a name is a label, or one with the name behind it; 责任部门 alone is somebody."""
    role = _ROLE.match(name)
    if role is None:
        return False
    rest = name[role.end() :]
    return has_owner(rest) and ends_as_name(rest) if rest else role[1] is not None and not alone


def _in_remarks(tasks: Sequence[Task], without: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say that remarks hold units: those of tasks that have none, or nearly all that there are."""
    remarks = [(task, part) for task in tasks for part in (task.remark or "").split("；") if part]
    found = [(task, part) for task, part in remarks if lists_organs(part)]
    named = {task.id for task, _ in found}
    missing = [task for task in without if task.id in named]
    if (missing and len(missing) > _USUALLY * len(without)) or (
        len(named) >= _FEWEST_REMARKS and len(found) >= _NEARLY_ALL * len(remarks)
    ):
        message = f"备注里有单位：{quoted(found[0][1])}，没有读作责任单位，请核对单位一栏的名称"
        yield said_once("units-in-remark", message, list(dict.fromkeys(task.place for task, _ in found)))


def _missing(document: Document, without: Sequence[Task], known: Collection[str]) -> Iterator[ReadingWarning]:
    told = {None, *known, *(warning.task for warning in document.warnings)}
    lines = {warning.place.line for warning in document.warnings}
    few = len(document.tasks) >= _FEWEST and len(without) <= max(1, (1 - _NEARLY_ALL) * len(document.tasks))
    silent = [task for task in without if task.id not in told and task.place.line not in lines]
    if few and silent and not document.global_responsible_units:
        message = "没有读到责任单位，其他各项几乎都有"
        yield said_once("no-units", message, [task.place for task in silent])
