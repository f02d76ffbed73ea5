"""Numbered items of prose: which paragraph belongs to which item, under which headings."""

import re
from collections.abc import Sequence

from documents.chinese.marks import Mark, Rank, find_mark
from documents.chinese.numerals import number_of
from documents.fields.unit_list import looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.closing import TO_ALL, is_closing_formula, says_when_it_holds, speaks_to_all
from documents.layouts.key_points.closing_words import leaves_chapter, leaves_item
from documents.layouts.key_points.context_titles import figure_boxes, is_context_title, is_time_of_all, past_headings
from documents.layouts.key_points.heading_times import hand_down_times
from documents.layouts.key_points.headings import (
    BRACKETED,
    OF_ITEMS_ABOVE,
    bracket_title_end,
    label_end,
)
from documents.layouts.key_points.headlines import headline_ranks
from documents.layouts.key_points.inheritance import hand_down_fields, hand_down_offices
from documents.layouts.key_points.item import Item, Items
from documents.layouts.key_points.item_titles import TitleHabits
from documents.layouts.key_points.label_lines import (
    LineKind,
    field_pieces,
    is_field,
    line_kinds,
    own_label_end,
    without_past,
)
from documents.layouts.key_points.outline import Heading, Outline
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.layouts.key_points.prefaces import set_aside_prefaces
from documents.layouts.key_points.rosters import member_places
from documents.layouts.key_points.scopes import bring_back_scopes, set_aside_scopes
from documents.text.traced import Traced

__all__ = ["read_items"]

_WHOLE_DOCUMENT = re.compile(r"本(?:要点|方案|清单|通知|意见|分工|计划|任务分解)")
_MIN_TEXTS = 3  # items that are one paragraph each, on the line of their mark
_MANY = 8  # items of one paragraph each: a second one below the last is no part of it
_SELDOM = 0.1  # of the items may have a second paragraph, where what is told to all below the last is none of it
_MAX_LABEL = 8  # characters of a line that leads in to the items below it
_COLONS = ("：", ":")
_TRAILING_STOP = "。；; \n"
_ENDS_ITEM = ("。", "；", "！", "）", "”", "…")  # a sentence: below a heading alone stands what it heads


def read_items(found: Sequence[MarkedParagraph]) -> Items:
    """Group paragraphs into items.

    Args:
        found: paragraphs of the body; the first one is a heading or an item.
    """
    items: list[Item] = []
    labels: list[Traced] = []
    closing: tuple[Traced, ...] = ()
    headed = headline_ranks(found)
    outline, habits, past = Outline(), TitleHabits(found, headed), past_headings(found)
    boxes = figure_boxes(found)
    members = member_places(["" if paragraph.is_heading else paragraph.text for paragraph in found])
    kinds = line_kinds(found)
    spoken: int | None = None  # the last paragraph that says who or when, or opens an item
    for position, paragraph in enumerate(found):
        if position in boxes and items:
            items[-1].told.append(paragraph.content)
            continue
        if position in members and items and items[-1].rank != Rank.ARTICLE:
            items[-1].told.append(paragraph.content)
            items[-1].names_members = True
            continue
        opens = paragraph.is_heading and not (items and _is_inside_article(items[-1], paragraph.mark))
        if opens:
            following = found[position + 1].mark if position + 1 < len(found) else None
            level = outline.level(paragraph, following)
            if items and level > items[-1].level:
                items[-1].has_children = True
            outline.close(level)
            items.append(_open(paragraph, level, outline, labels, habits, tells_past=position in past))
            items[-1].is_headed = paragraph.mark is not None and paragraph.mark.rank in headed
        elif items:
            if _only_leads_in(found, position):
                labels.append(paragraph.content)
                continue
            content = _without_label(paragraph.content, labels)
            if not content or _holds_above(items, content, labels):
                continue
            if spoken is None:
                spoken = max(_spoken(found), *kinds, -1)
            if position > spoken and _is_closing(found, position, items):
                closing = tuple(rest.content for rest in found[position:])
                break
            _add(items[-1], content, kinds.get(position), labels)
    articles = any(item.rank == Rank.ARTICLE for item in items)
    bring_back_scopes(items, articles=articles)
    if not articles:
        set_aside_prefaces(items)
        set_aside_scopes(items)
        for item in items:
            item.is_context = item.is_context or (
                item.title is not None
                and not item.fields
                and is_time_of_all(item.title.text[len(item.mark) :], [text.text for text in item.paragraphs])
            )
    hand_down_fields(items)
    hand_down_offices(items)
    if not articles:
        hand_down_times(items)
    return Items(tuple(items), closing, tuple(labels))


def _holds_above(items: Sequence[Item], line: Traced, labels: list[Traced]) -> bool:
    """Give the units of a line that says so to the items above it: （以上1至4项由县城管局牵头，各街道配合）.

    Without numbers it holds for all items of the rank of the last one since another such line or a higher heading.

    Args:
        items: above the line; those that it holds for and that name no units get them.
        line: an unmarked paragraph.
        labels: what names nobody in such a line is added to them.

    Returns:
        Whether the line is one.
    """
    said = OF_ITEMS_ABOVE.fullmatch(line.text)
    if said is None or not looks_like_units(said["units"]):
        return False
    last = items[-1]
    first = int(number_of(said["first"]) or 0) if said["first"] else 0
    for item in reversed(items):
        if item.level < last.level or (not first and item.shared is not None):
            break
        if item.level != last.level:
            continue
        if item.printed is None or (first and item.printed.ordinal < first):
            break
        item.shared = item.shared or line.slice(*said.span("units"))
        if first and item.printed.ordinal == first:
            break
    labels += [part for part in (line.slice(0, said.start("units")), line.slice(said.end("units"))) if part]
    return True


def _without_label(content: Traced, labels: list[Traced]) -> Traced:
    """Take 具体措施： off a paragraph; it says what follows, not what is to be done."""
    end = label_end(content.text)
    if end:
        labels.append(content.slice(0, end))
    return content.slice(end)


def _only_leads_in(found: Sequence[MarkedParagraph], position: int) -> bool:
    """Tell whether a paragraph is a few words that lead in to the items right below it: 核心策略：."""
    text = found[position].text
    if not text.endswith(_COLONS) or len(text) > _MAX_LABEL or position + 1 == len(found):
        return False
    mark = found[position + 1].mark
    return mark is not None and mark.ordinal == 1


def _is_inside_article(item: Item, mark: Mark | None) -> bool:
    if item.rank != Rank.ARTICLE or mark is None:
        return False
    if mark.rank == Rank.FIRST and item.paragraphs:  # 按下列标准计收：一、…；二、… in statutes of former times
        last = item.paragraphs[-1].text
        before = find_mark(last)
        counts_on = before is not None and before.rank == Rank.FIRST and before.ordinal == mark.ordinal - 1
        return counts_on or (mark.ordinal == 1 and last.endswith(("：", ":")))
    return Rank.SECOND <= mark.rank <= Rank.CIRCLED and mark.rank != Rank.ARTICLE


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
        if spans and spans[-1][0] and not title.text[spans[-1][1] :].strip(_TRAILING_STOP):
            units = title.slice(spans[-1][0])
            title = title.slice(0, spans[-1][0])
    headings = outline.headings
    section = tuple(heading.title for heading in headings if heading.title is not None)
    above = [heading.mark for heading in headings if heading.mark is not None]
    own = "" if mark is None else mark.number
    parent = "".join(
        outer.number for outer in above if outer.rank > Rank.SECTION or (mark is not None and outer.rank == mark.rank)
    )
    whole = mark is not None and mark.is_whole
    if not whole and any(outer.depth > 1 for outer in above):
        parent = next(outer.number for outer in reversed(above) if outer.depth > 1)
    inherited = next((heading.units for heading in reversed(headings) if heading.units is not None), None)
    end = mark.end if mark is not None else 0
    is_chapter = mark.rank <= Rank.FIRST if mark is not None else not headings
    named = title is not None and is_context_title(title.text[end:], is_chapter=is_chapter)
    is_context = tells_past or named or any(heading.is_context for heading in headings)
    headings.append(Heading(level, mark, paragraph.style, title, units, is_context))
    item = Item(
        own if whole or mark is None else _path(parent, own),
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
    _put(item, rest, labels)
    if units is not None:
        item.fields.append(units)
    return item


def _path(parent: str, own: str) -> str:
    """Write a number below that of the item above; figures stay apart: 专栏2·1."""
    return f"{parent}·{own}" if parent[-1:].isdecimal() and own[:1].isdecimal() else parent + own


def _split(paragraph: MarkedParagraph, habits: TitleHabits) -> tuple[Traced | None, Traced]:
    """Split an item into its title and its text; without a mark its style says where the title ends."""
    if paragraph.mark is not None:
        return habits.split(paragraph.content, paragraph.mark)
    end = bracket_title_end(paragraph.text) if paragraph.style == BRACKETED else len(paragraph.text)
    return paragraph.content.slice(0, end), paragraph.content.slice(end)


def _stands_out(items: Sequence[Item]) -> bool:
    """Tell whether a second paragraph is a habit of no item but the last: all of many others have one."""
    last = items[-1]
    beside = sum(other.rank == last.rank and bool(other.paragraphs) for other in items)
    return beside >= _MANY and not last.has_children and not last.paragraphs[-1].text.endswith(("：", ":"))


def _begins_with_units(text: str, at: int) -> bool:
    """Tell whether the first unit list of an item follows its first sentence at once."""
    spans = unit_spans(text)
    return bool(spans) and not text[at : spans[0][0]].strip() and spans[0][0] >= at


def _add(item: Item, paragraph: Traced, kind: LineKind | None, labels: list[Traced]) -> None:
    """Add an unmarked paragraph to the open item: a field line, the rest of one, or text."""
    if kind == "past":
        item.told.append(paragraph)
    elif kind == "remark":
        item.places.update(dict.fromkeys(paragraph.origins, len(item.paragraphs)))
        item.remarks.append(paragraph)
    elif kind is not None:
        item.places.update(dict.fromkeys(paragraph.origins, len(item.paragraphs)))
        end = own_label_end(paragraph.text)
        if end:
            labels.append(paragraph.slice(0, end))
        line = paragraph.slice(end)
        (item.deadlines if kind == "deadline" else item.fields).append(line)
        if kind != "deadline" and line:
            item.roles[line.origins[0]] = kind
    elif item.paragraphs and _is_unit_bracket(paragraph.text):
        item.paragraphs[-1] = item.paragraphs[-1] + paragraph
    elif is_field(paragraph.text):
        item.places.update(dict.fromkeys(paragraph.origins, len(item.paragraphs)))
        item.fields += field_pieces(paragraph)
    elif item.fields and looks_like_units(paragraph.text) and not paragraph.text.startswith(("（", "(")):
        item.fields[-1] = item.fields[-1] + paragraph
    else:
        _put(item, paragraph, labels)


def _is_unit_bracket(text: str) -> bool:
    """Tell whether a paragraph is the units of the one above it: （市侨办、市侨联，各县（市、区）侨联）."""
    spans = unit_spans(f"。{text}")
    return len(spans) == 1 and spans[0] == (1, len(text.rstrip(_TRAILING_STOP)) + 1)


def _put(item: Item, paragraph: Traced, labels: list[Traced]) -> None:
    """Add text to an item; what it says of the time before is none."""
    demands, past = without_past(paragraph)
    item.told += past
    text = Traced.join(_without_label(demand, labels) for demand in demands)
    if text:
        item.paragraphs.append(text)


def _spoken(found: Sequence[MarkedParagraph]) -> int:
    """Find the last paragraph that has a mark, units or another field; -1 if none has."""
    for position in range(len(found) - 1, -1, -1):
        paragraph = found[position]
        if paragraph.is_heading or unit_spans(paragraph.text) or is_field(paragraph.text):
            return position
    return -1


def _tells_of_whole_document(texts: Sequence[str], item: Item) -> bool:
    """Tell whether all that is left behind the text of the last item is told of the document, and of no item.

    Below a numbered item of a chapter that is so by its words alone; below a chapter, whose paragraphs are tasks
    each, it must not be what the chapter is of.
    """
    said = item.paragraphs[-1].text if item.paragraphs else item.title.text if item.title is not None else ""
    if not said.endswith(_ENDS_ITEM):
        return False
    title = "" if item.title is None else item.title.text
    if item.rank > Rank.FIRST and not item.is_plain:
        return all(leaves_item(text, title) for text in texts)
    return all(leaves_chapter(text, title) for text in texts)


def _is_closing(found: Sequence[MarkedParagraph], position: int, items: Sequence[Item]) -> bool:
    """Tell whether a paragraph and all that is left speak for the whole document.

    No mark and no units come after it. It follows an item whose units are named already; or it says from when the
    document holds; or it speaks of 本要点, or to everybody, in a document most of whose items are one paragraph each.
    That is so of texts on the line of their mark, 一、元旦：…, too.
    """
    item, paragraph = items[-1], found[position]
    if item.rank == Rank.ARTICLE:
        return False
    if _tells_of_whole_document([rest.text for rest in found[position:]], item):
        return True
    if item.fields:
        return not looks_like_units(paragraph.text)
    said = item.paragraphs or (item.title is not None and item.title.text.endswith("。"))
    if said and all(says_when_it_holds(found[at].text) for at in range(position, len(found))):
        return True
    if speaks_to_all(paragraph.text):
        return True
    several = sum(len(other.paragraphs) > 1 for other in items)
    if item.rank > Rank.FIRST and not item.is_plain and item.paragraphs:
        if several <= _SELDOM * len(items) and (
            _WHOLE_DOCUMENT.search(paragraph.text) is not None or is_closing_formula(paragraph.text)
        ):
            return True
        if not several and _stands_out(items):
            return True
    alone = len(items) >= _MIN_TEXTS and all(above.mark and above.text.endswith("。") for above in found[:position])
    if alone and TO_ALL.search(paragraph.text):
        return True
    text = f"\n{item.paragraphs[-1].text}" if item.paragraphs else ""
    spans = unit_spans(text)
    return bool(spans) and not text[spans[-1][1] :].strip(_TRAILING_STOP)
