"""Key points 要点: prose with numbered headings, whose items end in unit brackets.

An item with k unit brackets is k tasks: each bracket owns the text since the bracket before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.chinese.demand_words import MODAL
from documents.chinese.marks import Rank
from documents.chinese.time_words import DATE_LINE
from documents.drafts import Body, Claim, ContextDraft, Doubt, Inference, TaskDraft
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.closing import (
    asks_nothing_of_its_own,
    asks_to_report,
    calls_on_all,
    speaks_to_all,
)
from documents.layouts.key_points.closing_words import ClosingKind, closing_kind, told_at_end
from documents.layouts.key_points.duty_subjects import with_duty_subjects
from documents.layouts.key_points.framed import without_frames
from documents.layouts.key_points.headings import is_statute, style_headings
from documents.layouts.key_points.headlines import joined_headlines
from documents.layouts.key_points.inner_tables import inner_tables
from documents.layouts.key_points.item import Item
from documents.layouts.key_points.item_drafts import CLOSING, draft_items, split_at_units
from documents.layouts.key_points.items import read_items
from documents.layouts.key_points.office_paragraphs import with_office_headings
from documents.layouts.key_points.paragraphs import MarkedParagraph, paragraphs, without_signs
from documents.layouts.key_points.rosters import roster_lines
from documents.layouts.key_points.series import series_doubts
from documents.layouts.key_points.who_clauses import with_who_clauses
from documents.model import SENTENCE_STOPS
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["read_key_points"]

_BARE_NUMBER = re.compile(r"^\d{1,3}$")
_BINDS = re.compile(rf"{MODAL}|予以|\d")
"""What makes the sentence of a heading more than a name of its subject."""

_FEWEST_NAMED = 2  # texts
_NAMES_WHO = re.compile(r"牵头|主办|承办|主抓|(?:责任|配合|协办)(?:单位|部门|科室|人)")
_FORMULA = "结尾只提总要求或只要求报送，不是单独的一项任务，作为背景保留"
_SAID: Final[dict[ClosingKind, str]] = {
    "holds": "只说明施行、适用、有效期、废止、解释或份数，不是要办的事，作为背景保留",
    "annex": "结尾只说明附件或另行发布的文件，不是要办的事，作为背景保留",
    "likewise": "结尾只说明其他单位参照执行，不是单独的一项任务，作为背景保留",
    "report": _FORMULA,
    "care": _FORMULA,
}
_OF_ALL_ABOVE = re.compile(
    r"(?:围绕|根据|按照?|依据|对照|针对|通过|结合|对于?)?(?:以上|上述)[^，。；]{0,4}(?:方面|各项|内容|任务|事项|工作|措施|举措|指标)"
)
_FEWEST_BESIDE = 2  # items of one paragraph each before the last
_SHOWN = 30  # characters of a heading that a warning quotes
_OF_STATUTES = (Rank.CHAPTER, Rank.SECTION, Rank.ARTICLE)


def read_key_points(lines: Sequence[SourceLine]) -> Body:
    """Read prose with numbered items into task drafts.

    A text without numbering marks is read too when its paragraphs end in unit brackets.

    Args:
        lines: the lines of the document without furniture, duplicates, annexes and tail.

    Returns:
        The body; it has no drafts when nothing tells the tasks from other prose.
    """
    unframed, breaks = without_frames(lines)
    page_numbers = [line for line in unframed if _BARE_NUMBER.match(line.text)]  # digits alone mean nothing in prose
    kept = [line for line in unframed if not _BARE_NUMBER.match(line.text)]
    filled = [line for line in kept if line.text]
    members = {filled[place].number for place in roster_lines(filled)}
    rosters = [line for line in kept if line.number in members]
    kept = [line for line in kept if line.number not in members]
    filled = [line for line in kept if line.text]
    tables = [[filled[place] for place in table] for table in inner_tables(filled)]
    cells = {line.number for table in tables for line in table}
    kept = [line for line in kept if line.number not in cells]
    line_of = {offset: line.number for line in kept for offset in line.content.origins}
    plain, signs = without_signs(paragraphs(kept))
    found = style_headings(with_office_headings(joined_headlines(plain)))
    first = _body_start(found)
    if first is None:
        return Body((), (), tuple(line.number for line in lines), ())
    start = line_of[found[first].content.origins[0]]
    context: list[ContextDraft] = []
    labels: tuple[Traced, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    has_articles = False
    if not found[first].is_heading:
        drafts = [draft for paragraph in found[first:] for draft in split_at_units(paragraph.content)]
    else:
        items = read_items(found[first:])
        labels = items.labels
        drafts, context = draft_items(items)
        has_articles = any(item.rank == Rank.ARTICLE for item in items.items)  # who acts is said in the article itself
        drafts, said = _without_formulas(drafts if has_articles else with_duty_subjects(with_who_clauses(drafts)))
        context = sorted((*context, *said), key=lambda one: one.text.origins[0])
        ending = told_at_end([paragraph for paragraph in items.closing if not calls_on_all(paragraph.text)])
        formulas = (
            Doubt("closing-paragraph", _SAID[closing_kind(text.text) or "care"], text)
            for text in sorted((*(one.text for one in said), *ending), key=lambda text: text.origins[0])
        )
        unread = () if has_articles else _units_in_texts(drafts)
        doubts = (
            *series_doubts(items.items, [table[0].text for table in tables]),
            *_demands_in_headings(items.items),
            *_said_of_all_above(items.items),
            *formulas,
            *unread,
        )
    return Body(
        drafts=tuple(drafts if has_articles else _note_missing_units(drafts)),
        claims=(
            *(Claim("furniture", line.content.compact()) for line in page_numbers),
            *(Claim("context", line.content.compact()) for line in rosters),
            *(Claim("annex", line.content.compact()) for table in tables for line in table),
            *(Claim("section", label) for label in labels),
            *(Claim("markup", sign) for sign in (*signs, *breaks)),
        ),
        before=tuple(line.number for line in kept if line.number < start),
        after=(),
        context=tuple(context),
        doubts=(*doubts, *map(_table_doubt, tables)),
    )


def _table_doubt(table: Sequence[SourceLine]) -> Doubt:
    """Say that the cells of a table between the items were left out."""
    shown = table[0].text[:_SHOWN]
    message = f"表格“{shown}”（其下{len(table) - 1}行，一格一行）没有任务一栏，没有读作任务"
    return Doubt("table-not-read", message, table[0].content.compact())


def _body_start(found: Sequence[MarkedParagraph]) -> int | None:
    """Return the index of the paragraph with which the tasks begin.

    A notice may number its own points before the document that it issues: the tasks begin after its date when most
    marks stand there. Without any mark the tasks begin with the first paragraph that names units.
    """
    marks = [i for i, paragraph in enumerate(found) if paragraph.is_heading]
    if is_statute(found):  # above its first chapter or article stands when it was passed
        marks = [i for i in marks if (mark := found[i].mark) is not None and mark.rank in _OF_STATUTES]
        marks = [_first_of_rules(found, marks[0]), *marks]
    if not marks:
        return next((i for i, paragraph in enumerate(found) if unit_spans(paragraph.text)), None)
    date = next((i for i, paragraph in enumerate(found) if _dates(paragraph.text)), None)
    later = [i for i in marks if date is not None and i > date]
    return later[0] if len(later) > len(marks) / 2 else marks[0]


def _first_of_rules(found: Sequence[MarkedParagraph], first: int) -> int:
    """Return where the first of several sets of rules begins: at its heading, if others have one of that kind."""
    kinds = {_kind(paragraph) for paragraph in found[first:]}
    while first and found[first - 1].is_heading and _kind(found[first - 1]) in kinds:
        first -= 1
    return first


def _kind(paragraph: MarkedParagraph) -> tuple[str, str]:
    """Say what makes a paragraph a heading, the same for all headings of its kind."""
    return paragraph.style, "" if paragraph.mark is None else paragraph.mark.series


def _dates(text: str) -> bool:
    """Tell whether a paragraph is the date of a notice, and not the deadline of an item: 完成时间：2026年3月31日."""
    return DATE_LINE.match(text) is not None and DEADLINE_LABEL.match(text) is None


def _without_formulas(drafts: Sequence[TaskDraft]) -> tuple[list[TaskDraft], list[ContextDraft]]:
    """Take off the end what asks nothing of its own, where the tasks name who does them.

    Those who receive the document are asked to report, or told under a heading of its own to take care.
    """
    kept: list[TaskDraft] = list(drafts)
    said: list[TaskDraft] = []
    while kept and 2 * sum(bool(draft.unit_cells) for draft in kept) > len(kept) and _is_formula(kept[-1]):
        said.append(kept.pop())
    return kept, [ContextDraft(draft.section, draft.number_mark + draft.text) for draft in said]


def _is_closing(draft: TaskDraft) -> bool:
    return draft.number is not None and draft.number.startswith(CLOSING)


def _units_in_texts(drafts: Sequence[TaskDraft]) -> Iterator[Doubt]:
    """Say that most texts name who acts in words that were read as text, where no task has units."""
    if any(draft.unit_cells for draft in drafts):
        return
    named = [draft for draft in drafts if _NAMES_WHO.search(draft.text.text)]
    if len(named) >= _FEWEST_NAMED and 2 * len(named) > len(drafts):
        word = _NAMES_WHO.search(named[0].text.text)
        shown = word[0] if word is not None else ""
        message = f"正文里有“{shown}”等字样（{len(named)}项），没有读出责任单位，请核对责任单位写在哪里"
        yield Doubt("units-in-text", message, named[0].text)


def _is_formula(draft: TaskDraft) -> bool:
    if draft.unit_cells or draft.deadline is not None:
        return False
    if asks_to_report(draft.text.text) or (_is_closing(draft) and speaks_to_all(draft.text.text)):
        return True
    return draft.title is not None and asks_nothing_of_its_own(draft.text.text)


def _demands_in_headings(items: Sequence[Item]) -> Iterator[Doubt]:
    """Say of headings over other items which are sentences that bind: no task has what they ask."""
    for item in items:
        if item.title is None or item.paragraphs or not item.has_children or item.is_context:
            continue
        title = item.title.slice(len(item.mark))
        if title.text.endswith(SENTENCE_STOPS) and _BINDS.search(title.text):
            shown = title.text if len(title) <= _SHOWN else title.text[:_SHOWN] + "…"
            yield Doubt("demand-in-heading", f"标题本身像一项要求，只作为标题保留：“{shown}”", title)


def _said_of_all_above(items: Sequence[Item]) -> Iterator[Doubt]:
    """Say of paragraphs below the last item of a list that they speak of all of it: 围绕以上8个方面，…."""
    for place, item in enumerate(items):
        below = items[place + 1] if place + 1 < len(items) else None
        if (
            item.is_context
            or item.rank <= Rank.FIRST
            or (below is not None and (below.level, below.parent) == (item.level, item.parent))
        ):
            continue
        beside = [other for other in items[:place] if (other.level, other.parent) == (item.level, item.parent)]
        if len(beside) < _FEWEST_BESIDE or any(len(other.paragraphs) > 1 for other in beside):
            continue
        for text in item.paragraphs[1:]:
            if _OF_ALL_ABOVE.match(text.text):
                shown = text.text if len(text) <= _SHOWN else text.text[:_SHOWN] + "…"
                message = f"这一段像是对以上各项说的，读进了最后一项，请核对：“{shown}”"
                yield Doubt("paragraph-without-number", message, text)


def _note_missing_units(drafts: list[TaskDraft]) -> list[TaskDraft]:
    """Say of a task that it names no unit, when the document names units elsewhere."""
    if not any(draft.unit_cells for draft in drafts):
        return drafts
    note = Inference("no-units", "本段没有责任单位", where_usual=True)
    return [draft if draft.unit_cells or draft.inferences else replace(draft, inferences=(note,)) for draft in drafts]
