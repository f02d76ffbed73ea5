"""Fields whose content is that of another field: a cell that slipped, a column with another name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from documents.chinese.marks import find_mark
from documents.chinese.organ_words import is_surely_organ
from documents.doubts.saying import quoted, said_once
from documents.fields.column_names import header_role
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_list import looks_like_units, parse_units
from documents.model import Document, ReadingWarning, Task
from documents.text.merged_signs import ABOVE

__all__ = ["cell_doubts"]

_NAMES_SHARE: Final = 0.8  # of a list of organs are their names
_WHO: Final = frozenset({"lead", "responsible", "cooperating", "units"})
_FEWEST: Final = 3  # deadlines that make a column
_MOSTLY: Final = 0.8
_NO_LIST: Final = re.compile(r"[\d。]\S")
"""A figure or the end of a sentence, which no list of organs has."""

_AS_ABOVE: Final = frozenset({"同上", "同前", ABOVE, "″", "“", "”", '"', "—〃—", "—∥—", "－〃－", "←"})
"""What people write into a cell instead of what stands above it."""

_LONGEST_TIME: Final = 20  # characters of a deadline with one sentence
_SENTENCE_INSIDE: Final = re.compile(r"[。；;]\S|[\u4e00-\u9fff]\d{1,2}[.．、][\u4e00-\u9fff]")


def cell_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which texts are a time or a list of units, and which deadlines are no times."""
    tasks = document.tasks
    times = [task for task in tasks if not task.title and len(task.text) <= _LONGEST_TIME and _is_time(task.text)]
    if times:
        message = f"正文像时限，不像任务：{quoted(times[0].text)}，请核对这一行各格是否错位"
        yield said_once("odd-text", message, [task.place for task in times])
    again = [(task, part) for task in tasks for part in _fields(task) if part in _AS_ABOVE]
    if again:
        message = f"有一格只写着“{again[0][1]}”，没有读作与上一行相同，请补上原来的内容"
        yield said_once("cell-as-above", message, list(dict.fromkeys(task.place for task, _ in again)))
    in_table = document.source is None or document.source.layout != "key_points"
    headed = [task for task in tasks if _heads_units(task) and _names_organs(task.text)]
    if headed:
        message = f"正文只有单位名称：{quoted(headed[0].text)}，标题是“单位”一类的栏目名，请核对这是哪些任务的单位"
        yield said_once("odd-text", message, [task.place for task in headed])
    named = [task for task in tasks if in_table and not task.title and _names_organs(task.text)]
    named = [task for task in named if task not in headed and not _names_organs(task.unit_text or "")]
    if named:
        message = f"正文像单位名称，不像任务：{quoted(named[0].text)}，请核对这一行各格是否错位"
        yield said_once("odd-text", message, [task.place for task in named])
    dated = [task for task in tasks if task.deadline]
    strange = [task for task in dated if not _is_time(task.deadline or "")]
    if len(dated) >= _FEWEST and len(strange) > _MOSTLY * len(dated):
        message = f"完成时限一栏大多不像时限：{quoted(strange[0].deadline or '')}，请核对各栏的名称"
        yield said_once("odd-deadline", message, [task.place for task in strange])
        return
    noted = [task for task in tasks if task.remark]
    times = [task for task in noted if not task.deadline and _is_time(task.remark or "")]
    if len(times) >= _FEWEST and len(times) >= _MOSTLY * len(noted):
        message = f"备注像时限：{quoted(times[0].remark or '')}，没有读作完成时限，请核对这一栏的名称"
        yield said_once("odd-deadline", message, [task.place for task in times])
    late = [task for task in tasks if task.deadline and _is_no_time(task.deadline)]
    if late:
        message = f"完成时限里的内容不像时限：{quoted(late[0].deadline or '')}，请核对这一栏"
        yield said_once("odd-deadline", message, [task.place for task in late])


def _fields(task: Task) -> tuple[str, ...]:
    return tuple(part for part in (task.text, task.unit_text, task.deadline, task.remark, *task.section) if part)


@lru_cache(maxsize=4096)
def _heads_units(task: Task) -> bool:
    """Tell whether the heading above a task is the name of a field of units: 二、责任单位."""
    if not task.section:
        return False
    mark = find_mark(task.section[-1])
    return header_role(task.section[-1][mark.end if mark is not None else 0 :]) in _WHO


def _is_time(text: str) -> bool:
    return looks_like_deadline(text)


def _names_organs(text: str) -> bool:
    """Tell whether a text is a list of organs and nothing else."""
    if _NO_LIST.search(text) or not looks_like_units(text):
        return False
    units = parse_units(text)
    names = (*units.lead, *units.responsible, *units.cooperating)
    return bool(names) and all(map(is_surely_organ, names)) and sum(map(len, names)) >= _NAMES_SHARE * len(text)


def _is_no_time(text: str) -> bool:
    if _is_time(text):
        return False
    return looks_like_units(text) or (len(text) > _LONGEST_TIME and _SENTENCE_INSIDE.search(text) is not None)
