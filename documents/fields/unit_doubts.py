"""Unit cells that name no unit: one warning each, or one for all where the units of a document read so throughout."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from documents.chinese.demand_words import says_what_to_do
from documents.chinese.organ_words import ends_as_name
from documents.fields.other_fields import is_other_field
from documents.fields.unit_list import parse_units, says_nobody
from documents.model import Place, ReadingWarning

__all__ = ["UnitDoubts", "odd_cells", "warn_of_odd_units"]

_SHOWN = 20  # characters of a cell that a warning quotes
_LONGEST_NAME = 14
_SHORT_NAME = 4  # characters: 保障科 begins with a verb, too
_NO_NAME = re.compile(r"[^\w×]|\d+[所处个条项座家]")
_NAME_END = re.compile(r"(?:[办班岗员科点库会者]|系统|专干|中专|[组队班所站科处股室园校院厂镇乡村]长)$")
_SINGLE = 3  # cells that are told one by one; more are told at once when they are half of all


@dataclass(frozen=True, slots=True)
class UnitDoubts:
    """What is odd in the unit cells of one task.

    Attributes:
        cells: how many unit cells the task has.
        messages: Chinese sentences, one per odd cell.
    """

    cells: int
    messages: tuple[str, ...]
    place: Place
    task: str | None = None


def odd_cells(texts: Sequence[str]) -> tuple[str, ...]:
    """Say what is odd in the unit cells of a task.

    Args:
        texts: the cells or brackets.

    Returns:
        A Chinese sentence for each cell that holds no known unit, or a name that looks like none.
    """
    messages: list[str] = []
    for text in texts:
        if says_nobody(text) or is_other_field(text.strip("。；; ")):
            continue
        units = parse_units(text)
        names = {*units.lead, *units.responsible, *units.cooperating}
        odd = [name for name in units.odd if not _may_be_unit(name)]
        ruled = (*units.global_units, *units.global_cooperating)
        if not names and not ruled:
            messages.append(f"责任单位一栏没有单位：“{_shown(text)}”")
        elif names and len(set(odd)) == len(names) and not ruled:
            messages.append(f"责任单位一栏没有认得出的单位：“{_shown(text)}”")
        else:
            messages += [f"责任单位中“{_shown(name)}”不像单位名称" for name in dict.fromkeys(odd)]
    return tuple(messages)


def _may_be_unit(name: str) -> bool:
    """Tell whether a short name that nobody knows ends as names of rooms, teams and persons do: 保障科, 配电运维班."""
    if len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        return False
    begins_with_verb = len(name) > _SHORT_NAME and says_what_to_do(name[:2])
    return not begins_with_verb and (ends_as_name(name) or _NAME_END.search(name) is not None)


def _shown(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def warn_of_odd_units(doubts: Sequence[UnitDoubts]) -> tuple[ReadingWarning, ...]:
    """Turn doubts into warnings: each sentence once, and one warning where half of all cells are odd.

    Args:
        doubts: one per task, in the order of the document.
    """
    odd = [(message, doubt) for doubt in doubts for message in doubt.messages]
    first: dict[str, UnitDoubts] = {}
    for message, doubt in odd:
        first.setdefault(message, doubt)
    cells = sum(doubt.cells for doubt in doubts)
    if len(first) > _SINGLE and 2 * len(odd) >= cells:
        message, doubt = odd[0]
        text = f"{cells} 处责任单位中有 {len(odd)} 处不像单位，请核对这一栏或括号是否真是单位。第一处：{message}"
        return (ReadingWarning("odd-units", text, doubt.place),)
    counts = Counter(message for message, _ in odd)
    return tuple(
        ReadingWarning(
            "odd-units",
            message if counts[message] == 1 else f"{message}（共 {counts[message]} 处）",
            doubt.place,
            doubt.task,
        )
        for message, doubt in first.items()
    )
