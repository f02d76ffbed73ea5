"""Headings that no mark shows, told by the items below them, which count from one anew; and marks turned upside down.

Where 1. follows 7. and nothing of a higher rank stands between, another list begins, and the short line right above
it is its heading: a person above what he does, 说明：, the title of a second document on the same page.
"""

import re
from collections import Counter
from collections.abc import Sequence

from documents.chinese.marks import Mark, Rank, find_mark
from documents.chinese.time_words import date_line
from documents.fields.column_names import column_role
from documents.fields.unit_list import looks_like_units
from documents.layouts.key_points.paragraphs import MarkedParagraph

__all__ = ["ABOVE_ITEMS", "OUTER", "OVER", "outer_headings", "restart_headings", "turned_headings"]

OVER = "over"
"""Style of headings with a mark that stand above items whose marks rank higher: （一）社团教师 above 一、 and 二、."""

ABOVE_ITEMS = "above items "
"""Style of lines above items that count from one anew, with the rank of these items behind it."""

OUTER = "outer"
"""Style of headings 一、 right above the title of a plan of its own, whose items begin with 一、 again."""

_MAX_HEADING = 40  # characters
_RUNS_ON = re.compile(r"[。！？；;]|[，,、]$")
_NO_HEADING = re.compile(r"^(?:附件|附表|注|备注|抄送|主送|此件|[（(])|[〔\[]\d{4}[〕\]]")
_FIELD = re.compile(r"\W{0,3}(?P<name>[\u4e00-\u9fff]{2,10})[:：]")
_COLON = re.compile("[:：]")
_COLONS = ("：", ":")
_PAUSE = re.compile("[，,、：:]")
_PREFACE = re.compile(r"^[为根按].*[，,].*(?:制定|如下|以下|本)[^，]*[：:。]$")
"""为切实做好…，特制定本预案。"""

_ENDING = 2  # characters: 制度, 职责, 办法
_MIN_REPEATS = 2  # one may be a slip


def restart_headings(found: Sequence[MarkedParagraph]) -> dict[int, Rank]:
    """Find the short lines above items that count from one anew.

    Args:
        found: the paragraphs of a text that is no single statute, in order.

    Returns:
        Places of the lines, and the rank of the items below each. Where they are like each other, with a colon or one
        ending, one above the first items is among them.
    """
    texts = Counter(paragraph.text for paragraph in found)  # 核心策略： above each list heads none of them
    places: dict[int, Rank] = {}
    first: dict[Rank, int] = {}
    reached: dict[Rank, int] = {}
    for i, paragraph in enumerate(found):
        mark = paragraph.mark
        if mark is None or mark.rank in (Rank.LABEL, Rank.SPOKEN):
            continue
        if mark.ordinal == 1 and mark.rank in reached:
            place = i - 2 if mark.rank == Rank.FIRST and _is_title_over_preface(found, i - 2) else i - 1
            if _may_head(found, place) and not (found[place].text.endswith(_COLONS) and texts[found[place].text] > 1):
                places[place] = mark.rank
        first.setdefault(mark.rank, i)
        reached = {rank: ordinal for rank, ordinal in reached.items() if rank < mark.rank}
        reached[mark.rank] = mark.ordinal
    for rank in set(places.values()):
        own = [found[i].text for i, other in places.items() if other == rank]
        before = first[rank] - 1
        if len(own) >= _MIN_REPEATS and before >= 0 and _may_head(found, before) and _alike([found[before].text, *own]):
            places[before] = rank
    return places


def _alike(texts: Sequence[str]) -> bool:
    """Tell whether all texts hold a colon, or end with the same word: 考勤制度, 财务制度."""
    return all(_COLON.search(text) for text in texts) or len({text[-_ENDING:] for text in texts}) == 1


def outer_headings(found: Sequence[MarkedParagraph]) -> frozenset[int]:
    """Find the headings 一、 with nothing below them but the title of a plan whose items begin with 一、 again."""
    return frozenset(
        i
        for i in range(len(found) - 2)
        if (mark := found[i].mark) is not None
        and mark.rank == Rank.FIRST
        and found[i + 1].mark is None
        and _is_first(found[i + 2].mark)
        and all(_RUNS_ON.search(one.text) is None and len(one.text) <= _MAX_HEADING for one in found[i : i + 2])
    )


def turned_headings(found: Sequence[MarkedParagraph]) -> frozenset[int]:
    """Find the headings such as （一） that stand right above 一、 each time, and so above all of these items."""
    turned = [
        i
        for i in range(len(found) - 1)
        if (mark := found[i].mark) is not None
        and mark.rank == Rank.SECOND
        and _is_first(found[i + 1].mark)
        and _RUNS_ON.search(found[i].text) is None
        and len(found[i].text) <= _MAX_HEADING
    ]
    return frozenset(turned) if len(turned) >= _MIN_REPEATS else frozenset()


def _is_first(mark: Mark | None) -> bool:
    return mark is not None and mark.rank == Rank.FIRST and mark.ordinal == 1


def _is_title_over_preface(found: Sequence[MarkedParagraph], place: int) -> bool:
    """Tell whether a line is the title of a second document, and the paragraph below it what that begins with."""
    if not _may_head(found, place) or _PAUSE.search(found[place].text):
        return False
    above = found[place - 1].text[-1:] if place else ""
    return above in "。；）)" and _PREFACE.search(found[place + 1].text) is not None


def _may_head(found: Sequence[MarkedParagraph], place: int) -> bool:
    """Tell whether a paragraph may head the items below it: a short line, no field of the item above, no date."""
    if place < 0:
        return False
    paragraph, text = found[place], found[place].text
    return (
        not paragraph.is_heading
        and _PREFACE.search(text) is None
        and 2 <= len(text) <= _MAX_HEADING
        and _RUNS_ON.search(text) is None
        and _NO_HEADING.search(text) is None
        and find_mark(text) is None
        and date_line(text) is None
        and not looks_like_units(text)
        and not _is_field(text)
    )


def _is_field(text: str) -> bool:
    """Tell whether a line says something of the item above it: 负责人：张三; 甲主任：（主持教学） and 说明： do not."""
    field = _FIELD.match(text)
    role = column_role(field["name"]) if field is not None else None
    if field is None or role is None:
        return False
    return role != "remark" or text[field.end() : field.end() + 1] not in ("", "（", "(")
