"""Units of tasks that look as if something else had been read as units, or units as something else."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.chinese.organ_words import is_department, is_surely_organ
from documents.doubts.saying import quoted, said_once
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.role_words import ends_with_role
from documents.fields.unit_list import looks_like_units, parse_units
from documents.model import Document, ReadingWarning, Task, UnitName

__all__ = ["unit_doubts"]

_FEWEST: Final = 5  # tasks that tell what is usual
_NEARLY_ALL: Final = 0.9
_USUALLY: Final = 0.8
_FEWEST_REMARKS: Final = 3
_LONGEST_TIME: Final = 12  # characters of a time behind a name
_NO_NAME: Final = re.compile(
    r"[.．:：。；;！？=|/\\\[\]【】]|单\s?位[^\u4e00-\u9fff）)]|^归口|[（(][^）)]*$|^[^（(]*[）)]"
)
"""What no name of a unit has: a stop, a label, half a bracket."""

_TAIL: Final = re.compile(r"[。；;！？\n\t（(：: 　—-]")
_SENTENCE: Final = re.compile(r"会同|报[送告]?|上报|[要由将向经对为]|制定|组织")
"""What tells of an organ in a sentence: 重大事项及时报告国务院."""

_NAMES_SHARE: Final = 0.7  # of a list of organs are their names
_SHORTEST_NAME: Final = 3
_MANY: Final = 0.5
_LONGEST_LIST: Final = 40  # characters of the names before a colon
_SHORTEST_VERB: Final = 2
_LONGEST_VERB: Final = 4  # characters: 负责落实
_CLAUSE: Final = re.compile("[。；，](?=由)|[。；]")
_LAST_BRACKET: Final = re.compile(r"[（(〔【\[「『<〈{]([^（()）]{2,60})[）)〕】\]」』>〉}][。；;]?$")


def unit_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say where units may stand in another field, or another field among them."""
    tasks = document.tasks
    yield from _odd_names(tasks)
    without = [task for task in tasks if not _units(task)]
    yield from _in_texts(tasks, without)
    yield from _in_remarks(tasks, [task for task in tasks if not (task.lead_units or task.responsible_units)])
    yield from _run_together(without)
    yield from _at_the_edge(without)
    yield from _missing(document, without)


def _units(task: Task) -> tuple[UnitName, ...]:
    return (*task.lead_units, *task.responsible_units, *task.cooperating_units)


def _odd_names(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    found = [(task, name) for task in tasks for name in _units(task) if _NO_NAME.search(name)]
    if found:
        message = f"单位名称里有不属于名称的字符：{quoted(found[0][1])}，标签或括号可能写错"
        yield said_once("odd-units", message, [task.place for task, _ in found])


def _in_texts(tasks: Sequence[Task], without: Sequence[Task]) -> Iterator[ReadingWarning]:
    names = tuple({name for task in tasks for name in _units(task) if len(name) >= _SHORTEST_NAME})
    found = [
        (task, tail)
        for task in without
        if (tail := _says_who(task.text) or _named_at_end(task.text) or _ends_with(task.text, names))
    ]
    if found:
        message = f"正文末尾像责任单位：{quoted(found[0][1])}，没有读作单位，请核对"
        yield said_once("units-in-text", message, [task.place for task, _ in found])


def _run_together(without: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which texts end with an organ and a time, without anything between: the cells of a row in one line."""
    found = [(task, tail) for task in without if (tail := _name_and_time(task.text))]
    if found:
        message = f"正文末尾像责任单位和时限连在一起：{quoted(found[0][1], last=True)}，各栏没有分开，请核对"
        yield said_once("units-in-text", message, [task.place for task, _ in found])


def _name_and_time(text: str) -> str:
    """Return the end of a text where that is a name and a time; empty else."""
    begin = max(_SHORTEST_NAME, len(text) - _LONGEST_TIME)
    at = next((i for i in range(begin, len(text) - 1) if _ends_with_time(text, i)), None)
    return "" if at is None else text[:at][-_LONGEST_TIME:] + text[at:]


def _ends_with_time(text: str, at: int) -> bool:
    return is_department(text[:at][-_LONGEST_TIME:]) and looks_like_deadline(text[at:])


def _at_the_edge(without: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say that texts begin with organs and a colon, or end with a clause that says by whom: 由县水利局承接."""
    found = [(task, shown) for task in without if (shown := _named_before_colon(task) or _by_whom(task.text))]
    if len(found) >= _FEWEST_REMARKS and len(found) >= _MANY * len(without):
        message = f"正文的开头或末尾说了由谁来做，没有读作责任单位：{quoted(found[0][1])}，请核对"
        yield said_once("units-in-text", message, [task.place for task, _ in found])


def _named_before_colon(task: Task) -> str:
    for part in (task.title or "", task.text):
        names, colon, _ = part.partition("：")
        if colon and len(names) <= _LONGEST_LIST and _lists_organs(names):
            return names
    return ""


def _by_whom(text: str) -> str:
    last = _CLAUSE.split(text.rstrip("。；"))[-1]
    if not last.startswith("由"):
        return ""
    ends = range(len(last) - _SHORTEST_VERB, len(last) - _LONGEST_VERB - 1, -1)
    return last if any(_lists_organs(last[1:end]) for end in ends) else ""


def _says_who(text: str) -> str:
    """Return the bracket that a text ends with when its last words are those of duty; empty else."""
    bracket = _LAST_BRACKET.search(text)
    part = re.split(r"[；;，,]", bracket[1])[-1] if bracket is not None else ""
    return part if part and ends_with_role(part) is not None else ""


def _ends_with(text: str, names: tuple[UnitName, ...]) -> str:
    """Return the name of a unit of other tasks that a text ends with without a stop, and not in a sentence."""
    return next((name for name in names if text.endswith(name) and not _SENTENCE.search(text[-len(name) - 4 :])), "")


def _named_at_end(text: str) -> str:
    """Return what a text ends with when that is a list of organs; empty else."""
    ends = [match.end() for match in _TAIL.finditer(text.rstrip("。；;）)"))]
    tail = text[ends[-1] :].strip("。；;）) ") if ends else ""
    if not tail or not looks_like_units(tail):
        return ""
    units = parse_units(tail)
    names = (*units.lead, *units.responsible, *units.cooperating)
    listed = sum(map(len, names)) >= _NAMES_SHARE * len(tail) and _SENTENCE.search(tail) is None
    return tail if listed and names and all(map(is_surely_organ, names)) else ""


def _in_remarks(tasks: Sequence[Task], without: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say that remarks hold units: those of tasks that have none, or nearly all that there are."""
    remarks = [(task, part) for task in tasks for part in (task.remark or "").split("；") if part]
    found = [(task, part) for task, part in remarks if _lists_organs(part)]
    named = {task.id for task, _ in found}
    missing = [task for task in without if task.id in named]
    if (missing and len(missing) > _USUALLY * len(without)) or (
        len(named) >= _FEWEST_REMARKS and len(found) >= _NEARLY_ALL * len(remarks)
    ):
        message = f"备注里有单位：{quoted(found[0][1])}，没有读作责任单位，请核对单位一栏的名称"
        yield said_once("units-in-remark", message, list(dict.fromkeys(task.place for task, _ in found)))


def _lists_organs(part: str) -> bool:
    if not looks_like_units(part):
        return False
    units = parse_units(part)
    return any(map(_is_organ, (*units.lead, *units.responsible, *units.cooperating)))


def _is_organ(name: str) -> bool:
    return is_surely_organ(name) or is_department(name)


def _missing(document: Document, without: Sequence[Task]) -> Iterator[ReadingWarning]:
    told = {warning.task for warning in document.warnings} | {None}
    lines = {warning.place.line for warning in document.warnings}
    few = len(document.tasks) >= _FEWEST and len(without) <= max(1, (1 - _NEARLY_ALL) * len(document.tasks))
    silent = [task for task in without if task.id not in told and task.place.line not in lines]
    if few and silent and not document.global_responsible_units:
        message = "没有读到责任单位，其他各项几乎都有"
        yield said_once("no-units", message, [task.place for task in silent])
