"""What a heading says of all items below it: who does them, by a field or by naming the office itself."""

from collections.abc import Sequence

from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.headings import (
    may_name_departments,
    may_name_offices,
    names_offices,
    office_part,
)
from documents.layouts.key_points.item import Item
from documents.layouts.row_drafts import join_parts
from documents.text.traced import NOTHING, Traced

__all__ = ["hand_down_fields", "hand_down_offices"]

_MIN_OFFICES = 2  # headings that name an office; one may be a subject
_MOSTLY = 0.5  # of such headings name what is surely an office; others, as a power company, only look like one
_MIN_PARTS = 3  # headings that name parts of one body: 保卫处, 校医院
_NEARLY_ALL = 0.75  # of the headings are such


def hand_down_fields(items: Sequence[Item]) -> None:
    """Let units and a time on lines of their own under a heading without text hold for the items below it.

    An item that says by when itself, on a line or beside its units, keeps that.
    """
    for i, item in enumerate(items):
        times = [line for line in item.fields if DEADLINE_LABEL.match(line.text)]
        units = [line for line in item.fields if line not in times and not OTHER_FIELD.match(line.text)]
        if not (units and item.has_children and not item.paragraphs):
            continue
        for below in items[i + 1 :]:
            if below.level <= item.level:
                break
            below.inherited = below.inherited or join_parts(units, "；")
            if times and not below.has_children and not _has_fields(below):
                below.deadlines = times


def _has_fields(item: Item) -> bool:
    return bool(item.fields or item.deadlines) or any(unit_spans(text.text) for text in item.paragraphs)


def hand_down_offices(items: Sequence[Item]) -> None:
    """Let the name of an office that heads its duties hold for them: where all headings of its kind look like one."""
    kinds: dict[tuple[str, float], list[int]] = {}
    for i, item in enumerate(items):
        if item.title is not None and (item.has_children or item.paragraphs):
            kinds.setdefault((item.parent, item.level), []).append(i)
    for places in kinds.values():
        names = [office_part(_after_mark(items[i])) for i in places]
        named = [may_name_offices(name.text) for name in names]
        if not any(named):
            continue
        if not all(named):  # 工作要求 and 保障措施 stand above or below the offices
            first, end = named.index(True), len(named) - named[::-1].index(True)
            if not all(named[first:end]) or end - first < max(_MIN_OFFICES, _MOSTLY * len(named)):
                continue
            places, names = places[first:end], names[first:end]
        sure = sum(names_offices(name.text) for name in names)
        parts = sum(may_name_departments(name.text) for name in names)
        if sure < max(_MIN_OFFICES, _MOSTLY * len(names)) and parts < max(_MIN_PARTS, _NEARLY_ALL * len(names)):
            continue
        for i, name in zip(places, names, strict=True):
            end = next((k for k in range(i + 1, len(items)) if items[k].level <= items[i].level), len(items))
            for item in items[i:end]:
                if item.inherited is None:
                    item.inherited, item.of_office = name, True


def _after_mark(item: Item) -> Traced:
    return item.title.slice(len(item.mark)) if item.title is not None else NOTHING
