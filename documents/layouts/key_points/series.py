"""Numbers that are missing in the series of a document's items, and items that stand within another one's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.chinese.marks import NUMERALS_OF_MARKS, Rank
from documents.chinese.numerals import numeral_of
from documents.drafts import Doubt
from documents.layouts.key_points.item import Item

__all__ = ["series_doubts"]

_MOST_MISSING = 9  # numbers that a series may lack: more are another series, or figures that are no numbers
_QUOTED = 12  # characters of an item's beginning that a warning quotes
_NUMBER = re.compile(rf"{NUMERALS_OF_MARKS}|\d+")


@dataclass(frozen=True, slots=True)
class _Last:
    """The last item of a kind of marks: its place among the items, its number and the item above it."""

    at: int
    ordinal: int
    parent: str


def series_doubts(items: Sequence[Item], apart: Sequence[str] = ()) -> tuple[Doubt, ...]:
    """Say which numbers of a series no item has; where one stands within the text before, that two items are one.

    A series counts from one below each heading, or goes on through the document as articles do.

    Args:
        items: in reading order.
        apart: texts that were read and are no items, such as 专栏1 above a table: their numbers are not missing.
    """
    return tuple(_doubts(items, (*apart, *(line.text for item in items for line in item.told))))


def _doubts(items: Sequence[Item], apart: Sequence[str]) -> Iterator[Doubt]:
    last: dict[str, _Last] = {}
    beside: dict[tuple[str, str], int] = {}  # the last ordinal of a kind right below one item, others between or not
    running: set[str] = set()  # kinds of marks that count on below the next heading
    for i, item in enumerate(items):
        mark = item.printed
        if mark is None or mark.ordinal < 1:
            continue
        kind = f"{mark.rank} {mark.series}"
        before = last.get(kind)
        last[kind] = _Last(i, mark.ordinal, item.parent)
        goes_on = beside.get((kind, item.parent)) == mark.ordinal - 1
        beside[kind, item.parent] = mark.ordinal
        if goes_on and before is not None and before.parent != item.parent and before.ordinal >= mark.ordinal:
            continue  # 二、 above a plan of its own, below the 一、, 二、 and 三、 of the plan before
        if before is None:
            before = _Last(i, 0, item.parent)
        if mark.ordinal == 1:
            continue
        same = before.parent == item.parent
        if mark.ordinal == before.ordinal + 1:
            running |= set() if same else {kind}
            continue
        first = before.ordinal + 1 if same or kind in running else 1
        printed = item.mark.text
        missing = [
            ordinal
            for ordinal in range(first, mark.ordinal)
            if mark.rank != Rank.LABEL
            or not any(text.startswith(_with_ordinal(printed, ordinal).strip()) for text in apart)
        ]
        if not 0 < len(missing) <= _MOST_MISSING:
            continue
        yield _doubt(items[before.at : i], item, missing)


def _doubt(above: Sequence[Item], item: Item, missing: Sequence[int]) -> Doubt:
    """Describe a gap, with the place where the missing number stands in a text, if it stands in one."""
    printed = item.mark.text
    names = [_with_ordinal(printed, ordinal) for ordinal in missing]
    for other in above:
        for text in (part for part in (other.title, *other.paragraphs) if part is not None):
            at = text.text.find(names[0], 1)
            if at >= 0:
                shown = text.text[at : at + len(names[0]) + _QUOTED]
                message = f"“{names[0]}”没有另起一行，两项可能读成了一项：“{shown}…”"
                return Doubt("two-in-one", message, text.slice(at, at + 1))
    shown = "”“".join(name.rstrip("、.．") for name in names)
    message = f"编号不连续：“{printed.rstrip('、.．')}”之前没有读到“{shown}”"
    return Doubt("number-missing", message, item.mark)


def _with_ordinal(printed: str, ordinal: int) -> str:
    """Write a mark with another number."""
    numbers = list(_NUMBER.finditer(printed))
    if not numbers:
        return chr(ord("①") + ordinal - 1)
    last = numbers[-1]
    written = str(ordinal) if last[0].isdecimal() else numeral_of(ordinal)
    return printed[: last.start()] + written + printed[last.end() :]
