"""Items of prose as drafts of tasks: each unit bracket owns the text since the bracket before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from documents.chinese.marks import Rank
from documents.drafts import ContextDraft, Inference, TaskDraft, UnitCell
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import FIELD_BRACKET, OTHER_FIELD, OUTCOME, is_other_field
from documents.fields.role_words import ends_with_role
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.closing import calls_on_all, closing_note, says_when_it_holds
from documents.layouts.key_points.closing_words import told_at_end
from documents.layouts.key_points.heading_times import with_heading_time
from documents.layouts.key_points.headings import office_part
from documents.layouts.key_points.item import Item, Items
from documents.layouts.key_points.paragraph_titles import lead_usually, with_paragraph_titles
from documents.model import SENTENCE_STOPS
from documents.text.titles import is_title
from documents.text.traced import NOTHING, Traced

__all__ = ["CLOSING", "draft_items", "split_at_units"]

CLOSING = "末段"
"""How the numbers of tasks begin that are paragraphs below the last item."""

_STOPS = "。；;！？"
_LONE_BRACKET = re.compile(r"^[（(][^（）()]*[）)][。；;]?$")
_LAST_BRACKET = re.compile(r"[（(]([^（()）]{2,60})[）)][。；;]?$")
_CAPTION = re.compile(r"^表\s?\d+[^。；，]{2,30}$")
_LIST_RANKS = (Rank.THIRD, Rank.FOURTH, Rank.CIRCLED)  # units after the last item of a list are those of all of it
_INHERITED = Inference("units-inherited", "本项没有单独的责任单位，取上级标题所列的单位")
_SHARED = Inference("units-shared", "本项没有单独的责任单位，取其后一行为以上各项所列的单位")
_OF_LIST = Inference("units-shared", "本项没有单独的责任单位，取同组最后一项之后所列的单位")
_OF_LIST_WITH_TIME = Inference("units-shared", "本项没有单独的责任单位，取同组最后一项之后所列的单位和时限")
_TOP_RANK = Rank.FIRST  # every paragraph under 一、 or above is a task of its own


def draft_items(read: Items) -> tuple[list[TaskDraft], list[ContextDraft]]:
    """Turn items and closing paragraphs into tasks; what tells the situation or the aims and asks nobody is none."""
    items = read.items
    drafts: list[TaskDraft] = []
    context: list[ContextDraft] = []
    usual = lead_usually([[p.text for p in item.paragraphs] for item in items if _stands_side_by_side(item)])
    aims = any(not item.is_context and (item.paragraphs or item.title) for item in items)
    above: tuple[Item, int] | None = None  # the item before a list, and how many tasks it is
    for _, siblings in groupby(items, key=lambda item: (item.parent, item.level, item.is_context)):
        listed = list(siblings)
        context += _outcomes(listed)
        group = [(item, _draft_item(item, leads=usual)) for item in listed]
        if aims and group[0][0].is_context and not any(draft.unit_cells for _, own in group for draft in own):
            context += [
                ContextDraft(draft.section, draft.number_mark + draft.text) for _, own in group for draft in own
            ]
        else:
            shared = _share_units(group)
            if above is not None and _leads_in(above[0], listed[0]) and _is_shared(shared):
                lead = drafts[len(drafts) - above[1] :]
                drafts[len(drafts) - above[1] :] = _with_units_of_list(lead, shared[-1])
            drafts += shared
            context += [of_all for item, _ in group for of_all in _fields_of_all(item)]
        above = (listed[-1], len(group[-1][1]))
        context += [ContextDraft(_headings(item), line) for item, _ in group for line in item.told]
    section = _top_section(items[-1]) if items else ()
    closing = [paragraph for paragraph in read.closing if not calls_on_all(paragraph.text)]
    told = {paragraph.origins for paragraph in told_at_end(closing)}
    closing = [paragraph for paragraph in closing if paragraph.origins not in told]
    kept = {paragraph.origins for paragraph in closing}
    context += [ContextDraft(section, paragraph) for paragraph in read.closing if paragraph.origins not in kept]
    for k, paragraph in enumerate(closing, start=1):
        number = f"{CLOSING}-{k}" if len(closing) > 1 else CLOSING
        drafts.append(TaskDraft(number, section, paragraph, inferences=(closing_note(paragraph.text),)))
    return drafts, sorted(context, key=lambda said: said.text.origins[0])


def _outcomes(siblings: Sequence[Item]) -> list[ContextDraft]:
    """Take what a whole list is to come to off its last item: 标志性成果：… below several tasks, and only once."""
    last = siblings[-1]
    aims = [line for line in last.fields if OUTCOME.match(line.text)]
    if len(siblings) == 1 or any(OUTCOME.match(line.text) for item in siblings[:-1] for line in item.fields):
        return []
    last.fields = [line for line in last.fields if line not in aims]
    return [ContextDraft(last.section, line) for line in aims]


def _fields_of_all(item: Item) -> list[ContextDraft]:
    """Give the fields of a heading that are neither units nor a deadline: 重点区域：… above the items it holds for."""
    if item.paragraphs or item.title is None or not item.has_children:
        return []
    lines = [line for line in item.fields if OTHER_FIELD.match(line.text)]
    return [ContextDraft(_headings(item), line) for line in (*lines, *item.remarks)]


def _headings(item: Item) -> tuple[Traced, ...]:
    return item.section if item.title is None else (*item.section, item.title)


def _top_section(item: Item) -> tuple[Traced, ...]:
    return item.section[:1] if item.section or item.title is None or item.rank <= _TOP_RANK else (item.title,)


def _share_units(siblings: Sequence[tuple[Item, list[TaskDraft]]]) -> list[TaskDraft]:
    """Give the units named after the last item of a list to the items before it, when none of them names any.

    The deadline on a line beside them holds for those items as well, unless one of them has its own.
    """
    last_item, last = siblings[-1]
    drafts = [draft for _, own in siblings for draft in own]
    before = [draft for _, own in siblings[:-1] for draft in own]
    if last_item.rank not in _LIST_RANKS or not before or not last or any(draft.unit_cells for draft in before):
        return drafts
    if any(_says_who(draft.text.text) for draft in before):
        return drafts  # their own units, which were not understood: what is below the list is the last item's
    cells = last[-1].unit_cells
    if not cells:
        return drafts
    dated = any(draft.deadline is not None for draft in before)
    deadline = None if dated else last[-1].deadline
    note = _OF_LIST if deadline is None else _OF_LIST_WITH_TIME
    return [
        replace(
            draft,
            unit_cells=cells,
            deadline=draft.deadline or deadline,
            inferences=(*draft.inferences, note),
        )
        for draft in before
    ] + last


def _says_who(text: str) -> bool:
    """Tell whether the bracket that a text ends with closes with a word of duty: （经管站牵头）."""
    bracket = _LAST_BRACKET.search(text)
    return bracket is not None and ends_with_role(bracket[1]) is not None


def _is_shared(drafts: Sequence[TaskDraft]) -> bool:
    return any(note in draft.inferences for draft in drafts for note in (_OF_LIST, _OF_LIST_WITH_TIME))


def _leads_in(item: Item, first: Item) -> bool:
    """Tell whether an item is text above a list of its own: the units below the list are its units, too."""
    return item.rank > _TOP_RANK and item.level < first.level and item.number == first.parent and not item.fields


def _with_units_of_list(lead: Sequence[TaskDraft], last: TaskDraft) -> list[TaskDraft]:
    """Give the units below a list to the text that leads in to it, where that names none."""
    if any(draft.unit_cells for draft in lead):
        return list(lead)
    return [replace(draft, unit_cells=last.unit_cells, inferences=(*draft.inferences, _OF_LIST)) for draft in lead]


def _stands_side_by_side(item: Item) -> bool:
    """Tell whether the paragraphs of an item are tasks each."""
    apart = item.rank <= _TOP_RANK or item.is_plain or item.is_headed
    return apart and item.title is not None and bool(item.paragraphs)


def _draft_item(item: Item, *, leads: bool) -> list[TaskDraft]:
    """Turn one item into its tasks; a heading with items below it is none.

    Args:
        item: the item.
        leads: paragraphs side by side begin with titles throughout the document.
    """
    _leave_out_table(item)
    title, blocks = item.title, item.paragraphs
    if not blocks and (title is None or item.has_children or item.names_members):
        return []
    if len(blocks) == 1 and title is not None and _LONE_BRACKET.match(blocks[0].text):
        blocks = [title.slice(len(item.mark)) + blocks[0]]  # a bracket that names no units is no task
        title = None
    if not blocks and title is not None and not item.mark:
        return []
    if not blocks and title is not None:
        # a leaf that is one sentence: the sentence is the obligation, not a heading of nothing
        blocks = [title.slice(len(item.mark))]
        title = None
    section = item.section if title is None else (*item.section, title)
    if title is None or not _stands_side_by_side(item):
        blocks = [_with_breaks(blocks)]
    drafts = _with_own_fields(blocks, item)
    demands = title is not None and title.text.endswith(SENTENCE_STOPS)
    if item.rank != Rank.ARTICLE and not demands and says_when_it_holds("".join(block.text for block in blocks)):
        drafts = [replace(drafts[0], inferences=(closing_note(drafts[0].text.text),))]
    words = None if title is None else title.slice(len(item.mark)).strip()
    rank = _TOP_RANK if item.is_plain else item.rank  # 第一季度 above several tasks is no part of the first
    if words is not None and (_is_own_office(item, words) or not is_title(words.text, rank, len(drafts))):
        words = None
    drafts = [
        replace(
            draft,
            number=(item.number if len(drafts) == 1 else f"{item.number}-{k}") if item.number else None,
            section=section,
            number_mark=item.mark if title is None and k == 1 else NOTHING,
        )
        for k, draft in enumerate(drafts, start=1)
    ]
    if title is None or not drafts:
        return drafts
    usual = (leads or item.is_headed) and _stands_side_by_side(item)
    return with_paragraph_titles(drafts, usual=usual, named=item.is_headed) or [
        replace(drafts[0], title=words),
        *drafts[1:],
    ]


def _leave_out_table(item: Item) -> None:
    """Tell of a table that stands behind the units of an item, cell by cell: its cells are nothing to do."""
    for k, block in enumerate(item.paragraphs[1:], start=1):
        above = item.paragraphs[k - 1].text.rstrip(_STOPS)
        spans = unit_spans(above)
        if _CAPTION.match(block.text) and spans and spans[-1][1] == len(above):
            item.told = [*item.told, *item.paragraphs[k:]]
            item.paragraphs = item.paragraphs[:k]
            return


def _is_own_office(item: Item, title: Traced) -> bool:
    """Tell whether the title of an item names who does it, and nothing that is demanded."""
    return item.of_office and item.inherited is not None and office_part(title).text == item.inherited.text


def _with_own_fields(blocks: Sequence[Traced], item: Item) -> list[TaskDraft]:
    """Split the paragraphs of an item into tasks with their fields: of those side by side each has the lines below it.

    Lines that all stand below the last paragraph hold for the item.
    """
    lines = (*item.fields, *item.deadlines, *item.remarks)
    places = {item.places.get(line.origins[0]) for line in lines}
    if len(places) == 1 or len(blocks) != len(item.paragraphs) or not _stands_side_by_side(item):
        return _with_fields([draft for block in blocks for draft in split_at_units(block)], item)
    drafts: list[TaskDraft] = []
    for k, block in enumerate(blocks, start=1):
        fields, deadlines, remarks = (
            [line for line in own if max(item.places.get(line.origins[0], 1), 1) == k]
            for own in (item.fields, item.deadlines, item.remarks)
        )
        own = replace(item, fields=fields, deadlines=deadlines, remarks=remarks)
        drafts += _with_fields(split_at_units(block), own)
    return drafts


def _with_fields(drafts: list[TaskDraft], item: Item) -> list[TaskDraft]:
    """Add the field lines to the item's last task; units of a heading go to the tasks that name none."""
    if (item.fields or item.deadlines or item.remarks) and drafts:
        # an item of nothing but units is no task; its lines are left for a warning
        others = [*(line for line in item.fields if OTHER_FIELD.match(line.text)), *item.remarks]
        deadlines = [*(line for line in item.fields if DEADLINE_LABEL.match(line.text)), *item.deadlines]
        units = [line for line in item.fields if line not in others and line not in deadlines]
        cells = tuple(UnitCell(line, item.roles.get(line.origins[0], "responsible")) for line in units)
        last = drafts[-1]
        last = replace(
            last,
            unit_cells=(*last.unit_cells, *cells),
            deadline=Traced.join(deadlines) if deadlines else last.deadline,
            remark=_with_breaks(others) if others else last.remark,
        )
        drafts = [*drafts[:-1], last]
    if item.shared is not None and not any(draft.unit_cells for draft in drafts):
        cell = UnitCell(item.shared)
        drafts = [replace(d, unit_cells=(cell,), inferences=(*d.inferences, _SHARED)) for d in drafts]
    if item.inherited is not None and not any(draft.unit_cells for draft in drafts):
        notes = () if item.of_office else (_INHERITED,)
        cell = UnitCell(item.inherited)
        drafts = [replace(d, unit_cells=(cell,), inferences=(*d.inferences, *notes)) for d in drafts]
    return with_heading_time(drafts, item.heading_time)


def _with_breaks(parts: Sequence[Traced]) -> Traced:
    """Join the paragraphs of one item; the break between them is part of the text, not layout."""
    joined = [parts[0]]
    for part in parts[1:]:
        joined += [Traced("\n", (joined[-1].origins[-1],)), part]
    return Traced.join(joined)


def split_at_units(text: Traced) -> list[TaskDraft]:
    """Cut a paragraph into tasks behind its unit brackets."""
    drafts: list[TaskDraft] = []
    at = 0
    spans = unit_spans(text.text)
    if len(spans) == 1 and not text.text[: spans[0][0]].strip() and text.text[spans[0][1] :].strip("。；; "):
        start, end = spans[0]  # （市财政局）质押融资登记金额…: the units stand before the text
        return [TaskDraft(None, (), text.slice(end).strip(), (UnitCell(text.slice(start, end)),))]
    for start, end in spans:
        if end < len(text) and text.text[end] in _STOPS:
            end += 1  # （省财政厅牵头）。 the stop belongs to the bracket
        body = text.slice(at, start).strip()
        if not body and drafts:  # two brackets in a row describe one task
            drafts[-1] = replace(drafts[-1], unit_cells=(*drafts[-1].unit_cells, UnitCell(text.slice(start, end))))
        else:
            drafts.append(TaskDraft(None, (), body, (UnitCell(text.slice(start, end)),)))
        at = end
    rest = text.slice(at).strip()
    if rest:
        inferences = (Inference("no-units", "同一条中括号之后的文字没有自己的责任单位"),) if drafts else ()
        rest, deadline = _without_deadline(rest)
        drafts.append(TaskDraft(None, (), rest, deadline=deadline, inferences=inferences))
    return drafts


def _without_deadline(text: Traced) -> tuple[Traced, Traced | None]:
    """Cut the bracket off the end of a text that says by when: （完成时限：9月底前）."""
    whole = text.text.rstrip(_STOPS)
    last = max((bracket for bracket in FIELD_BRACKET.finditer(whole)), key=lambda found: found.end(), default=None)
    if last is None or last.end() < len(whole) or not last.start() or not DEADLINE_LABEL.match(last["inside"]):
        return text, None
    return (text.slice(0, last.start()), text.slice(last.start())) if is_other_field(last[0]) else (text, None)
