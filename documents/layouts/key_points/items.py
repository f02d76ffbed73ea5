"""Numbered items of prose: which paragraph belongs to which item, under which headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.chinese.marks import Mark, Rank, find_mark
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.unit_list import UNIT_LABEL, looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.text.titles import split_title
from documents.text.traced import Traced

__all__ = ["Item", "read_items"]

_WHOLE_DOCUMENT = re.compile(r"本(?:要点|方案|清单|通知|意见|分工|计划|任务分解)")
_TRAILING_STOP = "。；; \n"
_LABEL_WITHOUT_COLON = re.compile(r"^(?:牵头|责任|配合|主办|承办)(?:单位|部门)(?=[省市县区各国中])")


@dataclass(slots=True)
class Item:
    """An item with its headings and its paragraphs.

    Attributes:
        number: the path of its marks: `二（一）1`.
        rank: of its own mark.
        section: headings above it, outermost first, without its own title.
        mark: the characters of its own mark.
        title: its own title with the mark; None when the item is text from the start.
        paragraphs: its text; the first one continues the title's line.
        fields: lines of their own that name units or a deadline: 责任单位：…
        inherited: unit text that its headings name for all below them.
        parent: number of the item above; items with one parent are siblings.
        has_children: items with a lower mark follow before the next of its own rank.
        closing: paragraphs after the last item that speak for the whole document.
    """

    number: str
    rank: Rank
    section: tuple[Traced, ...]
    mark: Traced
    title: Traced | None
    paragraphs: list[Traced] = field(default_factory=list)
    fields: list[Traced] = field(default_factory=list)
    inherited: Traced | None = None
    parent: str = ""
    has_children: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    mark: Mark
    title: Traced | None
    units: Traced | None


def read_items(found: Sequence[Traced]) -> tuple[list[Item], list[Traced]]:
    """Group paragraphs into items.

    Args:
        found: paragraphs of the body; the first one carries a mark.

    Returns:
        (items in reading order, closing paragraphs that belong to no item).
    """
    items: list[Item] = []
    headings: list[_Heading] = []
    for position, paragraph in enumerate(found):
        mark = find_mark(paragraph.text)
        if mark is not None and items and _is_inside_article(items[-1], mark):
            mark = None
        if mark is None:
            if not items:
                continue
            if _is_closing(found, position, items):
                _hand_down_fields(items)
                return items, list(found[position:])
            _add(items[-1], paragraph)
            continue
        if items and mark.rank > items[-1].rank:
            items[-1].has_children = True
        while headings and headings[-1].mark.rank >= mark.rank:
            headings.pop()
        items.append(_open(paragraph, mark, headings))
    _hand_down_fields(items)
    return items, []


def _hand_down_fields(items: Sequence[Item]) -> None:
    """Let units on a line of their own under a heading without text hold for the items below it."""
    for i, item in enumerate(items):
        if not (item.fields and item.has_children and not item.paragraphs):
            continue
        for below in items[i + 1 :]:
            if below.rank <= item.rank:
                break
            below.inherited = below.inherited or item.fields[0]


def _is_inside_article(item: Item, mark: Mark) -> bool:
    return item.rank == Rank.ARTICLE and Rank.SECOND <= mark.rank < Rank.ARTICLE


def _open(paragraph: Traced, mark: Mark, headings: list[_Heading]) -> Item:
    """Start an item and put its heading on the stack."""
    title, rest = split_title(paragraph, mark)
    units: Traced | None = None
    if title is not None and rest and _begins_with_units(paragraph.text, len(title)):
        title, rest = None, paragraph.slice(mark.end)  # one sentence and its units: the sentence is the obligation
    elif title is not None and not rest:
        spans = unit_spans(title.text)
        if spans and not title.text[spans[-1][1] :].strip(_TRAILING_STOP):
            units = title.slice(spans[-1][0])
            title = title.slice(0, spans[-1][0])
    section = tuple(heading.title for heading in headings if heading.title is not None)
    above = [heading.mark for heading in headings]
    parent = "".join(outer.number for outer in above if outer.rank > Rank.SECTION or outer.rank == mark.rank)
    number = mark.number if mark.rank == Rank.ARTICLE else parent + mark.number
    inherited = next((heading.units for heading in reversed(headings) if heading.units is not None), None)
    headings.append(_Heading(mark, title, units))
    item = Item(number, mark.rank, section, paragraph.slice(0, mark.end), title, inherited=inherited, parent=parent)
    if rest:
        item.paragraphs.append(rest)
    if units is not None:
        item.fields.append(units)
    return item


def _begins_with_units(text: str, at: int) -> bool:
    """Tell whether the first unit list of an item follows its first sentence at once."""
    spans = unit_spans(text)
    return bool(spans) and not text[at : spans[0][0]].strip() and spans[0][0] >= at


def _is_field(text: str) -> bool:
    if UNIT_LABEL.match(text.lstrip("（(")) or DEADLINE_LABEL.match(text) or OTHER_FIELD.match(text):
        return True
    label = _LABEL_WITHOUT_COLON.match(text)
    return label is not None and looks_like_units(text[label.end() :])


def _add(item: Item, paragraph: Traced) -> None:
    """Add an unmarked paragraph to the open item: a field line, the rest of one, or text."""
    if _is_field(paragraph.text):
        item.fields.append(paragraph)
    elif item.fields and looks_like_units(paragraph.text) and not paragraph.text.startswith(("（", "(")):
        item.fields[-1] = item.fields[-1] + paragraph
    else:
        item.paragraphs.append(paragraph)


def _is_closing(found: Sequence[Traced], position: int, items: Sequence[Item]) -> bool:
    """Tell whether all that is left speaks for the whole document.

    No mark and no units come after it. It follows an item whose units are named already; or it speaks of 本要点 in a
    document whose items are one paragraph each.
    """
    item, rest = items[-1], found[position:]
    if item.rank == Rank.ARTICLE or any(find_mark(p.text) or unit_spans(p.text) or _is_field(p.text) for p in rest):
        return False
    if item.fields:
        return not looks_like_units(rest[0].text)
    plain = bool(item.paragraphs) and all(len(other.paragraphs) <= 1 for other in items)
    if item.rank > Rank.FIRST and plain and _WHOLE_DOCUMENT.search(rest[0].text):
        return True
    text = "\n".join(p.text for p in item.paragraphs)
    spans = unit_spans(text)
    return bool(spans) and not text[spans[-1][1] :].strip(_TRAILING_STOP)
