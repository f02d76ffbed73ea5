"""Times in headings, which say by when what stands below is to be done: 自查自纠阶段（即日起至5月31日）, 3月底前."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.deadlines import read_deadline
from documents.chinese.text_deadlines import text_deadlines
from documents.chinese.time_phrases import is_time_phrase
from documents.chinese.time_words import BEFORE, DAY, EDGE, EVERY, MONTH, QUARTER, THIRD, YEAR, YEAR_END
from documents.drafts import TaskDraft
from documents.fields.unit_list import split_deadline
from documents.layouts.key_points.item import Item
from documents.text.traced import Traced

__all__ = ["hand_down_times", "with_heading_time"]

_IN_BRACKET = re.compile(r"[（(](?P<time>[^（）()]{2,30})[）)][。：:]?$")
_BEHIND_COLON = re.compile(r"[:：](?P<time>[^:：，。；]{2,30})$")
_AHEAD = re.compile(
    rf"(?P<time>(?:{YEAR})?(?:{MONTH}(?:{DAY}|{THIRD}|{EDGE})?|{QUARTER}{EDGE}?){BEFORE})(?![^，。；]{{0,12}}的)"
)
"""At the head of a title: 3月底前完成摸底."""

_STAGE = re.compile("阶段|步骤?|环节")
_TO_THE_MONTH = re.compile(rf"{MONTH}|{QUARTER}|{YEAR_END}|{BEFORE}")
"""What makes a time one to do something by; a year alone is that of a plan or of an indicator: 重点任务（2024年）."""

_NO_DEADLINE = re.compile(rf"{EVERY}|起(?:施行|实施|执行|试行|生效)?$|有效|适用|施行|试行期|统计|数据|情况")
"""How often, how long something holds, or of when figures are."""


_SOME_YEAR = 2001
"""Stands for the year of the document: whether a phrase says a day does not depend on it."""


def hand_down_times(items: Sequence[Item]) -> None:
    """Let the time that a heading says hold for it and for all items below it that have no heading with one."""
    for i, item in enumerate(items):
        time = None if item.title is None else _time_of(item.title.slice(len(item.mark)))
        if time is None:
            continue
        for k in range(i, len(items)):
            if k > i and items[k].level <= item.level:
                break
            items[k].heading_time = time


def _time_of(title: Traced) -> Traced | None:
    """Find the time that a heading says: in a bracket or behind a colon at its end, at its head, or nothing else."""
    if _NO_DEADLINE.search(title.text):
        return None
    words = title.text.rstrip("。：:")
    stage = _STAGE.search(title.text) is not None
    for found in (_IN_BRACKET.search(title.text), _BEHIND_COLON.search(words) if stage else None):
        if found is not None and _is_time(found["time"], stage=stage):
            return title.slice(*found.span("time"))
    ahead = _AHEAD.match(words)
    return None if ahead is None else title.slice(*ahead.span("time"))


def _is_time(phrase: str, *, stage: bool) -> bool:
    if not is_time_phrase(phrase) or not (stage or _TO_THE_MONTH.search(phrase)):
        return False
    return read_deadline(phrase, _SOME_YEAR).end is not None


def with_heading_time(drafts: Sequence[TaskDraft], time: Traced | None) -> list[TaskDraft]:
    """Give the time of the heading to the tasks that say none themselves, in a field or in their text."""
    if time is None:
        return list(drafts)
    return [draft if _says_when(draft, time) else replace(draft, deadline=time) for draft in drafts]


def _says_when(draft: TaskDraft, time: Traced) -> bool:
    if time.origins[0] in draft.text.origins:
        return True
    if draft.deadline is not None or any(split_deadline(cell.content.text)[1] for cell in draft.unit_cells):
        return True
    return any(found.phrase != time.text for found in text_deadlines(draft.text.text))
