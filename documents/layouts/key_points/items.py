"""Numbered items of prose: which paragraph belongs to which item, under which headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.chinese.marks import Mark, Rank
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.unit_list import UNIT_LABEL, looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.closing import is_closing_formula, says_when_it_holds
from documents.layouts.key_points.context_titles import is_context_title, past_headings
from documents.layouts.key_points.headings import (
    BRACKETED,
    bracket_title_end,
    label_end,
    may_name_offices,
    names_offices,
    office_part,
)
from documents.layouts.key_points.item_titles import TitleHabits
from documents.layouts.key_points.outline import Heading, Outline
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.text.traced import NOTHING, Traced

__all__ = ["Item", "Items", "read_items"]

_WHOLE_DOCUMENT = re.compile(r"本(?:要点|方案|清单|通知|意见|分工|计划|任务分解)")
_MIN_UNIT_LINES = 2  # lines of units without a label, each below an item: one may be the rest of a text
_STOPS = ("。", "；", ";", "！")
_MIN_OFFICES = 2  # headings that name an office; one may be a subject
_MOSTLY = 0.5  # of such headings name what is surely an office; others, as a power company, only look like one
_TRAILING_STOP = "。；; \n"
_LABEL_WITHOUT_COLON = re.compile(r"^(?:牵头|责任|配合|主办|承办)(?:单位|部门)(?=[省市县区各国中])")


@dataclass(slots=True)
class Item:
    """An item with its headings and its paragraphs.

    Attributes:
        number: the path of its marks: `二（一）1`.
        rank: of its own mark; `Rank.LABEL` without one.
        level: how deep it stands, as in `Heading`.
        section: headings above it, outermost first, without its own title.
        mark: the characters of its own mark.
        title: its own title with the mark; None when the item is text from the start.
        paragraphs: its text; the first one continues the title's line.
        fields: lines of their own that name units or a deadline: 责任单位：…
        inherited: unit text that its headings name for all below them.
        of_office: that heading is the office's name itself.
        is_context: it tells the situation or the aims.
        is_plain: paragraphs below it stand side by side, each of them an item: its heading has no mark.
        parent: number of the item above; items with one parent are siblings.
        printed: its mark as it was read; None for headings without one.
        has_children: items with a lower mark follow before the next of its own rank.
        closing: paragraphs after the last item that speak for the whole document.
    """

    number: str
    rank: Rank
    level: float
    section: tuple[Traced, ...]
    mark: Traced
    title: Traced | None
    paragraphs: list[Traced] = field(default_factory=list)
    fields: list[Traced] = field(default_factory=list)
    inherited: Traced | None = None
    of_office: bool = False
    is_context: bool = False
    is_plain: bool = False
    parent: str = ""
    printed: Mark | None = None
    has_children: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a text.

    Attributes:
        items: in reading order.
        closing: paragraphs after the last item that speak for the whole document.
        labels: words such as 具体措施： that only name what follows.
    """

    items: tuple[Item, ...]
    closing: tuple[Traced, ...]
    labels: tuple[Traced, ...]


def read_items(found: Sequence[MarkedParagraph]) -> Items:
    """Group paragraphs into items.

    Args:
        found: paragraphs of the body; the first one is a heading or an item.
    """
    items: list[Item] = []
    labels: list[Traced] = []
    closing: tuple[Traced, ...] = ()
    outline, habits, past = Outline(), TitleHabits(found), past_headings(found)
    unit_lines = _unit_lines(found)
    spoken: int | None = None  # the last paragraph that says who or when, or opens an item
    for position, paragraph in enumerate(found):
        opens = paragraph.is_heading and not (items and _is_inside_article(items[-1], paragraph.mark))
        if opens:
            level = outline.level(paragraph)
            if items and level > items[-1].level:
                items[-1].has_children = True
            outline.close(level)
            items.append(_open(paragraph, level, outline, labels, habits, tells_past=position in past))
        elif items:
            content = _without_label(paragraph.content, labels)
            if not content:
                continue
            if spoken is None:
                spoken = _spoken(found)
            if position > spoken and _is_closing(found, position, items):
                closing = tuple(rest.content for rest in found[position:])
                break
            _add(items[-1], content, is_units=position in unit_lines)
    _hand_down_fields(items)
    _hand_down_offices(items)
    return Items(tuple(items), closing, tuple(labels))


def _without_label(content: Traced, labels: list[Traced]) -> Traced:
    """Take 具体措施： off a paragraph; it says what follows, not what is to be done."""
    end = label_end(content.text)
    if end:
        labels.append(content.slice(0, end))
    return content.slice(end)


def _hand_down_fields(items: Sequence[Item]) -> None:
    """Let units on a line of their own under a heading without text hold for the items below it."""
    for i, item in enumerate(items):
        units = [line for line in item.fields if not (OTHER_FIELD.match(line.text) or DEADLINE_LABEL.match(line.text))]
        if not (units and item.has_children and not item.paragraphs):
            continue
        for below in items[i + 1 :]:
            if below.level <= item.level:
                break
            below.inherited = below.inherited or units[0]


def _hand_down_offices(items: Sequence[Item]) -> None:
    """Let the name of an office that heads its duties hold for them: where all headings of its kind look like one."""
    kinds: dict[tuple[str, float], list[int]] = {}
    for i, item in enumerate(items):
        if item.title is not None and (item.has_children or item.paragraphs):
            kinds.setdefault((item.parent, item.level), []).append(i)
    for places in kinds.values():
        names = [office_part(_after_mark(items[i])) for i in places]
        sure = sum(names_offices(name.text) for name in names)
        if sure < max(_MIN_OFFICES, _MOSTLY * len(names)) or not all(may_name_offices(name.text) for name in names):
            continue
        for i, name in zip(places, names, strict=True):
            end = next((k for k in range(i + 1, len(items)) if items[k].level <= items[i].level), len(items))
            for item in items[i:end]:
                if item.inherited is None:
                    item.inherited, item.of_office = name, True


def _after_mark(item: Item) -> Traced:
    return item.title.slice(len(item.mark)) if item.title is not None else NOTHING


def _is_inside_article(item: Item, mark: Mark | None) -> bool:
    return (
        item.rank == Rank.ARTICLE
        and mark is not None
        and Rank.SECOND <= mark.rank <= Rank.CIRCLED
        and mark.rank != Rank.ARTICLE
    )


def _open(
    paragraph: MarkedParagraph,
    level: float,
    outline: Outline,
    labels: list[Traced],
    habits: TitleHabits,
    *,
    tells_past: bool,
) -> Item:
    """Start an item and put its heading on the outline."""
    mark, content = paragraph.mark, paragraph.content
    title, rest = _split(paragraph, habits)
    units: Traced | None = None
    if title is not None and rest and mark is not None and _begins_with_units(content.text, len(title)):
        title, rest = None, content.slice(mark.end)  # one sentence and its units: the sentence is the obligation
    elif title is not None and not rest:
        spans = unit_spans(title.text)
        if spans and not title.text[spans[-1][1] :].strip(_TRAILING_STOP):
            units = title.slice(spans[-1][0])
            title = title.slice(0, spans[-1][0])
    headings = outline.headings
    section = tuple(heading.title for heading in headings if heading.title is not None)
    above = [heading.mark for heading in headings if heading.mark is not None]
    own = "" if mark is None else mark.number
    parent = "".join(
        outer.number for outer in above if outer.rank > Rank.SECTION or (mark is not None and outer.rank == mark.rank)
    )
    whole = mark is not None and (mark.rank == Rank.ARTICLE or mark.depth > 1)  # 1.1 and 第三条 say all by themselves
    if not whole and any(outer.depth > 1 for outer in above):
        parent = next(outer.number for outer in reversed(above) if outer.depth > 1)
    inherited = next((heading.units for heading in reversed(headings) if heading.units is not None), None)
    end = mark.end if mark is not None else 0
    is_chapter = mark.rank <= Rank.FIRST if mark is not None else not headings
    named = title is not None and is_context_title(title.text[end:], is_chapter=is_chapter)
    is_context = tells_past or named or any(heading.is_context for heading in headings)
    headings.append(Heading(level, mark, paragraph.style, title, units, is_context))
    item = Item(
        own if whole or mark is None else parent + own,
        mark.rank if mark is not None else Rank.LABEL,
        level,
        section,
        content.slice(0, end),
        title,
        inherited=inherited,
        is_context=is_context,
        is_plain=mark is None and paragraph.style != BRACKETED,
        parent=parent,
        printed=mark,
    )
    rest = _without_label(rest, labels)
    if rest:
        item.paragraphs.append(rest)
    if units is not None:
        item.fields.append(units)
    return item


def _split(paragraph: MarkedParagraph, habits: TitleHabits) -> tuple[Traced | None, Traced]:
    """Split an item into its title and its text; without a mark its style says where the title ends."""
    if paragraph.mark is not None:
        return habits.split(paragraph.content, paragraph.mark)
    end = bracket_title_end(paragraph.text) if paragraph.style == BRACKETED else len(paragraph.text)
    return paragraph.content.slice(0, end), paragraph.content.slice(end)


def _begins_with_units(text: str, at: int) -> bool:
    """Tell whether the first unit list of an item follows its first sentence at once."""
    spans = unit_spans(text)
    return bool(spans) and not text[at : spans[0][0]].strip() and spans[0][0] >= at


def _is_field(text: str) -> bool:
    if UNIT_LABEL.match(text.lstrip("（(")) or DEADLINE_LABEL.match(text) or OTHER_FIELD.match(text):
        return True
    label = _LABEL_WITHOUT_COLON.match(text)
    return label is not None and looks_like_units(text[label.end() :])


def _unit_lines(found: Sequence[MarkedParagraph]) -> frozenset[int]:
    """Find the lines that name offices without a label, each right below an item that ends with a stop."""
    places = [
        i
        for i in range(1, len(found))
        if not found[i].is_heading
        and found[i - 1].mark is not None
        and found[i - 1].text.endswith(_STOPS)
        and may_name_offices(found[i].text)
        and not unit_spans(found[i - 1].text)
    ]
    sure = sum(names_offices(found[i].text) for i in places)
    return frozenset(places if sure >= max(_MIN_UNIT_LINES, len(places) / 2) else ())


def _add(item: Item, paragraph: Traced, *, is_units: bool) -> None:
    """Add an unmarked paragraph to the open item: a field line, the rest of one, or text."""
    if is_units or _is_field(paragraph.text):
        item.fields.append(paragraph)
    elif item.fields and looks_like_units(paragraph.text) and not paragraph.text.startswith(("（", "(")):
        item.fields[-1] = item.fields[-1] + paragraph
    else:
        item.paragraphs.append(paragraph)


def _spoken(found: Sequence[MarkedParagraph]) -> int:
    """Find the last paragraph that has a mark, units or another field; -1 if none has."""
    for position in range(len(found) - 1, -1, -1):
        paragraph = found[position]
        if paragraph.is_heading or unit_spans(paragraph.text) or _is_field(paragraph.text):
            return position
    return -1


def _is_closing(found: Sequence[MarkedParagraph], position: int, items: Sequence[Item]) -> bool:
    """Tell whether a paragraph and all that is left speak for the whole document.

    No mark and no units come after it. It follows an item whose units are named already; or it says from when the
    document holds; or it speaks of 本要点, or to everybody, in a document whose items are one paragraph each.
    """
    item, paragraph = items[-1], found[position]
    if item.rank == Rank.ARTICLE:
        return False
    if item.fields:
        return not looks_like_units(paragraph.text)
    if item.paragraphs and all(says_when_it_holds(found[at].text) for at in range(position, len(found))):
        return True
    plain = bool(item.paragraphs) and all(len(other.paragraphs) <= 1 for other in items)
    speaks_for_all = _WHOLE_DOCUMENT.search(paragraph.text) is not None or is_closing_formula(paragraph.text)
    if item.rank > Rank.FIRST and not item.is_plain and plain and speaks_for_all:
        return True
    text = f"\n{item.paragraphs[-1].text}" if item.paragraphs else ""
    spans = unit_spans(text)
    return bool(spans) and not text[spans[-1][1] :].strip(_TRAILING_STOP)
