"""Warnings that say the same of many places are said once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from documents.model import Place, ReadingWarning

__all__ = ["group_warnings"]

_MIN_GROUP = 10  # warnings of one kind that are told as one: fewer are still read one by one
_MIN_PAGES = 3  # warnings that name whole pages
_SHOWN = 8  # places that are named; the rest is counted


def group_warnings(warnings: Sequence[ReadingWarning]) -> tuple[ReadingWarning, ...]:
    """Tell warnings of the same code and message as one that counts and names the places.

    Returns:
        The warnings in order, a group where its first one stood; those of small groups as they were.
    """
    groups: dict[tuple[str, str], list[ReadingWarning]] = defaultdict(list)
    for warning in warnings:
        groups[warning.code, warning.message].append(warning)
    told: list[ReadingWarning] = []
    for warning in warnings:
        group = groups[warning.code, warning.message]
        of_pages = all(one.place.page is not None and one.place.line is None for one in group)
        if len(group) < (_MIN_PAGES if of_pages else _MIN_GROUP):
            told.append(warning)
        elif warning is group[0]:
            places = "、".join(place for one in group[:_SHOWN] if (place := _where(one.place)))
            more = "等" if len(group) > _SHOWN else ""
            named = f"：{places}{more}" if places else ""
            told.append(replace(warning, message=f"{warning.message}（共{len(group)}处{named}）", task=None))
    return tuple(told)


def _where(place: Place) -> str:
    if place.cell is not None:
        return place.cell
    if place.line is None:
        return "" if place.page is None else f"第{place.page}页"
    return f"第{place.line}行" if place.page is None else f"第{place.page}页第{place.line}行"
