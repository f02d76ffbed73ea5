"""Key points 要点: prose with numbered headings, whose items end in unit brackets.

An item with k unit brackets is k tasks: each bracket owns the text since the bracket before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.deadlines import DEADLINE_LABEL
from documents.drafts import Body, Inference, TaskDraft, UnitCell
from documents.headings import ARTICLE, Mark, find_mark, split_title
from documents.lines import SourceLine
from documents.paragraphs import paragraphs
from documents.traced import NOTHING, Traced
from documents.units import looks_like_units

__all__ = ["read_key_points", "unit_brackets"]

_FIELD_LINE = re.compile(r"^[（(]?(?:牵头|主办|责任|承办|落实|配合|协办|参与|参加)(?:责任)?(?:单位|部门)\s*[:：]")
_UNIT_MARK = re.compile(r"(?:牵头|负责|配合|落实|参与|主办|承办|协办)|(?:单位|部门)\s*[:：]|以下统称|第一位")
_AREAS_ONLY = re.compile(r"^[省市县区州盟旗地镇乡、，,]+$")
_SENTENCE_STOP = "。；;！？"
_DATE_LINE = re.compile(r"^(?:\d{4}|[二〇○零一九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$")
_SIGNER = re.compile(r"^(?:国务院|\S{2,30}(?:政府|办公厅|办公室|委员会|厅|局|部|委|会))$")


def unit_brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the brackets that name responsible units.

    A bracket counts when its content is a unit list and says so (牵头, 负责, 责任单位：…), or when it closes a
    sentence. 政策制定（起草）机关 and 市（地、州、盟） do not count.
    """
    spans: list[tuple[int, int]] = []
    depth, start = 0, 0
    for i, c in enumerate(text):
        if c in "（(":
            if depth == 0:
                start = i
            depth += 1
        elif c in "）)" and depth:
            depth -= 1
            if depth == 0 and _is_unit_bracket(text, start, i + 1):
                spans.append((start, i + 1))
    return tuple(spans)


def _is_unit_bracket(text: str, start: int, end: int) -> bool:
    content = text[start + 1 : end - 1].strip()
    if not looks_like_units(content):
        return False
    if _UNIT_MARK.search(content):
        return True
    closes = start > 0 and text[start - 1] in _SENTENCE_STOP
    return closes and not _AREAS_ONLY.match(content)


@dataclass(slots=True)
class _Item:
    """The item being read: its headings and its paragraphs so far."""

    number: str
    level: int
    section: tuple[Traced, ...]
    mark: Traced
    title: Traced | None
    paragraphs: list[Traced] = field(default_factory=list)
    fields: list[Traced] = field(default_factory=list)


def read_key_points(lines: Sequence[SourceLine]) -> Body:
    """Read prose with numbered items into task drafts.

    Args:
        lines: the lines of the document without furniture and duplicates.

    Returns:
        The body; it has no drafts when no line carries a numbering mark.
    """
    index = {offset: line.number for line in lines for offset in line.content.origins}
    found = list(paragraphs(lines))
    first = next((i for i, p in enumerate(found) if find_mark(p.text) is not None), None)
    if first is None:
        return Body("key_points", (), (), tuple(line.number for line in lines), ())
    last = _signature_start(found, first)
    drafts = _note_missing_units(_read_items(found[first:last]))
    start_line = index[found[first].origins[0]]
    after = {index[o] for p in found[last:] for o in p.origins if o in index}
    return Body(
        layout="key_points",
        drafts=tuple(drafts),
        claims=(),
        before=tuple(line.number for line in lines if line.number < start_line),
        after=tuple(sorted(after)),
    )


def _note_missing_units(drafts: list[TaskDraft]) -> list[TaskDraft]:
    """Say of a task that it names no unit, when the document names units elsewhere."""
    if not any(draft.unit_cells for draft in drafts):
        return drafts
    note = Inference("no-units", "本段没有责任单位")
    return [draft if draft.unit_cells or draft.inferences else replace(draft, inferences=(note,)) for draft in drafts]


def _signature_start(found: Sequence[Traced], first: int) -> int:
    """Return where signature and date below the body begin."""
    end = len(found)
    for i in range(len(found) - 1, max(first, len(found) - 6), -1):
        if _DATE_LINE.match(found[i].text):
            end = i
            if _SIGNER.match(found[i - 1].text) and i - 1 > first:
                end = i - 1
            break
    return end


def _read_items(found: Sequence[Traced]) -> list[TaskDraft]:
    drafts: list[TaskDraft] = []
    headings: list[tuple[Mark, Traced | None]] = []
    item: _Item | None = None
    for position, paragraph in enumerate(found):
        mark = find_mark(paragraph.text)
        if mark is None:
            if item is None:
                continue  # cannot happen: the body begins with a mark
            closing = _closing(found, position, item)
            if closing is not None:
                drafts += _finish(item, has_children=False)
                drafts += closing
                return drafts
            target = item.fields if _FIELD_LINE.match(paragraph.text) or DEADLINE_LABEL.match(paragraph.text) else None
            (item.paragraphs if target is None else target).append(paragraph)
            continue
        if item is not None:
            drafts += _finish(item, has_children=mark.level > item.level)
        while headings and headings[-1][0].level >= mark.level:
            headings.pop()
        title, rest = split_title(paragraph, mark)
        if rest and not _has_text(rest.text):  # one sentence and its units: the sentence is the obligation
            title, rest = None, paragraph.slice(mark.end)
        section = tuple(heading for _, heading in headings if heading is not None)
        number = "".join(m.number for m, _ in headings if m.level > 1 or m.level == mark.level) + mark.number
        if mark.level == ARTICLE:
            number = mark.number
        headings.append((mark, title))
        item = _Item(number, mark.level, section, paragraph.slice(0, mark.end), title)
        if rest:
            item.paragraphs.append(rest)
    if item is not None:
        drafts += _finish(item, has_children=False)
    return drafts


def _has_text(rest: str) -> bool:
    """Tell whether something besides unit brackets follows a title."""
    brackets = unit_brackets(rest)
    return not brackets or bool(rest[: brackets[0][0]].strip() or len(brackets) > 1)


def _closing(found: Sequence[Traced], position: int, item: _Item) -> list[TaskDraft] | None:
    """Return the paragraphs after the last item that speak for the whole document, or None.

    They follow an item whose last bracket is closed, no mark comes after them, and they have no bracket.
    """
    rest = found[position:]
    if any(find_mark(p.text) or unit_brackets(p.text) or _FIELD_LINE.match(p.text) for p in rest):
        return None
    text = Traced.join(item.paragraphs).text
    brackets = unit_brackets(text)
    if not item.fields and (not brackets or text[brackets[-1][1] :].strip(_SENTENCE_STOP)):
        return None
    section = item.section[:1] if item.section else ((item.title,) if item.title is not None and item.level > 2 else ())
    note = Inference("closing-paragraph", "全文结尾的独立段落，没有编号和责任单位，按最近的上级标题归入")
    many = len(rest) > 1
    return [
        TaskDraft(f"末段-{k}" if many else "末段", section, paragraph, inferences=(note,))
        for k, paragraph in enumerate(rest, start=1)
    ]


def _finish(item: _Item, *, has_children: bool) -> list[TaskDraft]:
    """Turn an item into its tasks."""
    if not item.paragraphs:
        if item.title is None or (has_children and not item.fields):
            return []
        # a leaf that is one sentence: the sentence is the obligation, not a heading of nothing
        item.paragraphs.append(item.title.slice(len(item.mark)))
        item.title = None
    section = item.section if item.title is None else (*item.section, item.title)
    number_mark = item.mark if item.title is None else NOTHING
    top = item.level <= 2 and item.title is not None
    blocks = item.paragraphs if top else [_with_breaks(item.paragraphs)]
    drafts: list[TaskDraft] = []
    for block in blocks:
        drafts += _split_at_brackets(block)
    if item.fields:
        cells = tuple(UnitCell(f) for f in item.fields if not DEADLINE_LABEL.match(f.text))
        deadlines = [f for f in item.fields if DEADLINE_LABEL.match(f.text)]
        last = drafts[-1] if drafts else TaskDraft(None, (), NOTHING)
        last = replace(
            last, unit_cells=(*last.unit_cells, *cells), deadline=Traced.join(deadlines) if deadlines else None
        )
        drafts = [*drafts[:-1], last]
    k = len(drafts)
    return [
        replace(
            draft,
            number=item.number if k == 1 else f"{item.number}-{i}",
            section=section,
            number_mark=number_mark if i == 1 else NOTHING,
        )
        for i, draft in enumerate(drafts, start=1)
    ]


def _with_breaks(parts: Sequence[Traced]) -> Traced:
    """Join the paragraphs of one item; the break between them is part of the text, not layout."""
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + Traced("\n", (joined.origins[-1],)) + part
    return joined


def _split_at_brackets(text: Traced) -> list[TaskDraft]:
    drafts: list[TaskDraft] = []
    at = 0
    for start, end in unit_brackets(text.text):
        if end < len(text) and text.text[end] in _SENTENCE_STOP:
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
        drafts.append(TaskDraft(None, (), rest, inferences=inferences))
    return drafts
