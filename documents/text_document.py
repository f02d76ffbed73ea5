"""A decoded text becomes a Document: the layout is recognised from the content, never from the file's name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from documents.assembly import assemble
from documents.chinese.characters import PRIVATE_RANGES, UNSEEN_RANGES, is_traditional
from documents.chinese.marks import find_mark
from documents.drafts import Claim
from documents.errors import InputError, NoTasksError
from documents.fields.unit_spans import unit_spans
from documents.files.seen_text import Glance
from documents.layouts.division_table import find_division
from documents.layouts.other_tables import column_names, pasted_tables, without_other_tables, without_signs
from documents.layouts.parts import PART_NAMES, PartName, Parts, find_letter, find_parts
from documents.layouts.recognition import (
    PROSE,
    Layout,
    are_forms,
    has_table,
    holds_tasks,
    is_rather_prose,
    layout_named,
    prose_begins,
    recognise_layout,
    table_begins,
    tasks_begin,
)
from documents.layouts.run_on import break_lines
from documents.model import Document, Place, ReadingWarning, Source
from documents.surroundings.annex_list import find_annex_lists
from documents.surroundings.annexes import Annexes, split_annexes
from documents.surroundings.metadata import read_metadata
from documents.surroundings.tail import find_tail
from documents.text.furniture import find_furniture
from documents.text.lines import SourceLine, source_lines
from documents.text.markdown import read_markdown
from documents.text.markup import blank_markup
from documents.text.parted_marks import with_whole_marks
from documents.text.second_paste import differing_lines, find_duplicates
from documents.text.styled_headings import with_styled_headings
from documents.text.traced import Traced

__all__ = ["parse_text"]

_PROSE_ITEMS = 3  # numbered paragraphs above a table that make a plan; a covering letter has none or lists its annexes
_PROSE_UNITS = 2  # of them that say who does them, as no letter does
_PROSE_SIZE = 600  # characters of them; covering letters stay below
_GLYPH = re.compile(f"[{PRIVATE_RANGES}]")
_SAYS_NOTHING = re.compile(f"[{UNSEEN_RANGES}{PRIVATE_RANGES}]")


def parse_text(
    text: str,
    *,
    document_id: str,
    source: Source,
    tables: Sequence[range] = (),
    seen: Mapping[int, Glance] | None = None,
    headings: Mapping[int, int] | None = None,
) -> Document:
    """Read a decoded text into a document.

    Args:
        text: the decoded source.
        document_id: prefix of the task ids.
        source: where the text comes from; its layout is filled in. The layout and the part that it names already are
            asked for.
        tables: numbers of the lines that were rows of a table, by table, where a file says it.
        seen: of characters that were recognised in a picture, by offset, how sure they are.
        headings: ranks of the lines that have the style of a heading, by number, where a file says it.

    Raises:
        InputError: the text has not the layout or the part that is asked for.
        NoTasksError: no task was found.
    """
    plain, markup = blank_markup(text)
    lines, marked_up = read_markdown(source_lines(plain))
    lines = with_styled_headings(lines, headings or {})
    lines, run_on = break_lines(with_whole_marks(lines))
    furniture = find_furniture(lines)
    without = [line for line in lines if line.number not in furniture]
    duplicates = find_duplicates(without)
    unique = [line for line in without if line.number not in duplicates]
    lists = find_annex_lists([line for line in unique if line.text])
    unique = [line for line in unique if line.number not in lists]
    division = None if source.part or source.layout else find_division(unique)
    if division is not None:
        unique = [line for line in unique if line.number not in division.lines]
    letter = () if source.part or source.layout else find_letter(unique)
    unique = [line for line in unique if not letter or line.number > letter[-1].number]
    with_table = split_annexes(unique, begins=table_begins, has_body=has_table)
    parts = find_parts(with_table[0])
    kept, annexes, part = _choose_part(unique, parts, with_table, source)
    others = without_other_tables(kept, tables or pasted_tables(kept), are_forms)
    kept = others.lines
    filled = [line for line in kept if line.text]
    tail_start = filled[find_tail(filled) :][:1]
    bound = tail_start[0].number if tail_start else len(lines) + 1
    region = [line for line in kept if line.number < bound]
    layout = layout_named(source.layout, region) if source.layout else recognise_layout(region)
    if layout.is_table and not source.layout and part is None:
        around = without_other_tables(region, tables or pasted_tables(region), are_forms, every=True)
        if is_rather_prose(layout, region, around.lines):
            layout, region = layout_named(PROSE, around.lines), list(around.lines)
            warnings = (*others.warnings, *around.warnings)
            others = replace(others, claims=(*others.claims, *around.claims), warnings=warnings)
    body = layout.read(region)
    if division is not None:
        body = division.given_to(body)
    if not any(draft.text for draft in body.drafts):
        raise NoTasksError(_no_tasks(source.name, unique))
    before, after = set(body.before), set(body.after)
    head = [*letter, *(line for line in region if line.number in before)]
    tail = [line for line in kept if line.number in after or line.number >= bound]
    metadata = read_metadata(
        without_signs(head), without_signs(tail), frame=[line for line in lines if line.number in furniture]
    )
    claims = [
        Claim("markup", Traced("".join(text[i] for i in markup), markup)),
        *(Claim("markup", mark) for mark in marked_up),
        *(Claim("preamble", line.content.compact()) for line in (*head, *tail)),
        *others.claims,
        *(Claim("preamble", line.content.compact()) for line in lines if line.number in lists),
        *(Claim("furniture", line.content) for line in lines if line.number in furniture),
        *(Claim("duplicate", line.content) for line in lines if line.number in duplicates),
        Claim("furniture", _unseen(text)),
    ]
    document = assemble(
        document_id,
        text,
        body,
        metadata,
        (*annexes.claims, *claims),
        source=replace(source, layout=layout.name, part=part),
        seen=seen,
    )
    document = replace(
        document, annexes=annexes.annexes, warnings=(*document.warnings, *annexes.warnings, *others.warnings)
    )
    if parts is not None and part is not None:
        document = replace(document, warnings=(_part_warning(parts, part, len(document.tasks)), *document.warnings))
    else:
        document = _with_prose_warning(document, head, layout, letter)
    if run_on:
        warning = ReadingWarning("run-on", "全文没有换行，按编号分段读取", Place(line=region[0].place))
        document = replace(document, warnings=(warning, *document.warnings))
    document = _with_glyph_warning(document)
    return _with_duplicate_warnings(_with_script_warning(document), without, duplicates)


def _choose_part(
    lines: Sequence[SourceLine],
    parts: Parts | None,
    with_table: tuple[Sequence[SourceLine], Annexes],
    source: Source,
) -> tuple[Sequence[SourceLine], Annexes, PartName | None]:
    """Cut off the annexes, and of a plan and its table the part that is not read.

    Args:
        lines: all lines without furniture and duplicates.
        parts: the plan and its table, where there are both.
        with_table: the lines down to the end of the first table, and the annexes below it.
        source: says which part is asked for.

    Returns:
        (the lines to read, the annexes, the part that is read; None for a file without two parts).
    """
    kept: Sequence[SourceLine]
    kept, annexes = split_annexes(lines, begins=tasks_begin, has_body=lambda part: holds_tasks(part, lines))
    if source.part is not None and source.part not in PART_NAMES:
        raise InputError(f"--part {source.part!r} is not known; choose one of {', '.join(PART_NAMES)}.")
    if parts is None:
        if source.part is not None:
            raise InputError(
                f"{source.name!r} does not hold a plan and a table of its tasks; leave --part {source.part} away."
            )
        return kept, annexes, None
    has_table = max((line.number for line in kept), default=0) >= parts.table.lines[0].number
    part = cast("PartName", source.part) if source.part else parts.chosen("table" if has_table else "plan")
    if part == "plan" and has_table:
        whole, annexes = split_annexes(lines, begins=prose_begins)
        above = {line.number for line in parts.plan.lines}
        left = tuple(Claim("annex", line.content.compact()) for line in whole if line.number not in above)
        annexes = replace(annexes, claims=(*annexes.claims, *left))
        kept = tuple(line for line in whole if line.number in above)
    elif part == "table" and not has_table:
        kept, annexes = with_table
    return kept, annexes, part


def _part_warning(parts: Parts, part: PartName, tasks: int) -> ReadingWarning:
    """Say that a file holds a plan and a table, which of them was read, with its tasks, and how to read the other."""
    counts = {"plan": parts.plan.tasks, "table": parts.table.tasks} | {part: tasks}
    names = {"plan": f"正文（{counts['plan']}项任务）", "table": f"任务表（{counts['table']}项任务）"}
    other: PartName = "table" if part == "plan" else "plan"
    left_out = parts.plan if other == "plan" else parts.table
    first = next(line for line in left_out.lines if line.text)
    message = f"文件含{names['plan']}和{names['table']}两部分，只读取了{names[part]}；要读另一部分，请用 --part {other}"
    return ReadingWarning("part-not-read", message, Place(line=first.place))


def _no_tasks(name: str, lines: Sequence[SourceLine]) -> str:
    """Say why no task was found: which columns a table has, of which none names a task, or that nothing is numbered."""
    names = column_names(lines)
    if names:
        shown = "、".join(names)
        return (
            f"no task found in {name!r}: the table with the columns {shown!r} has none that names a task beside who, "
            "when or a number; rename a column, for instance 工作任务"
        )
    return (
        f"no task found in {name!r}: neither a task table nor numbered items such as 一、 or （一）; "
        "check that this is the document's text"
    )


def _unseen(text: str) -> Traced:
    """Give the characters of a text that say nothing: what nobody sees, and signs of a font that no field holds."""
    found = list(_SAYS_NOTHING.finditer(text))
    return Traced("".join(sign[0] for sign in found), tuple(sign.start() for sign in found))


def _with_prose_warning(
    document: Document, head: Sequence[SourceLine], layout: Layout, letter: Sequence[SourceLine]
) -> Document:
    """Say that the text above a table, or a letter, holds items that were not read: what is below gives the tasks."""
    items = [line for line in head if find_mark(line.text) is not None]
    size = sum(len(line.text) for line in head)
    who = sum(bool(unit_spans(line.text)) for line in items)
    few = not layout.is_table or len(items) < _PROSE_ITEMS or (size < _PROSE_SIZE and who < _PROSE_UNITS)
    if few and not letter:
        return document
    below = "附件" if letter else "表格"
    message = f"{below}之前的正文（{size}字，含{len(items)}个编号段落）没有作为任务读取，任务只取自{below}"
    warning = ReadingWarning("prose-not-read", message, Place(line=items[0].place))
    return replace(document, warnings=(warning, *document.warnings))


def _with_glyph_warning(document: Document) -> Document:
    """Say once that tasks hold characters which only their font could tell."""
    text = document.text
    if _GLYPH.search(text) is None:
        return document
    own = (piece for piece in document.pieces if piece.task)
    places = [sign.start() for piece in own for sign in _GLYPH.finditer(text, piece.start, piece.end)]
    if not places:
        return document
    line = text.count("\n", 0, places[0]) + 1
    message = f"任务里有{len(places)}个字符只有原字体认得，如第{line}行，照原样保留"
    return replace(document, warnings=(ReadingWarning("unknown-glyph", message, Place(line=line)), *document.warnings))


def _with_script_warning(document: Document) -> Document:
    """Say that the source is written in Traditional characters: searching it for a quoted text finds nothing."""
    if not is_traditional(document.text):
        return document
    warning = ReadingWarning("traditional-converted", "原文为繁体字，已转为简体字")
    return replace(document, warnings=(warning, *document.warnings))


def _with_duplicate_warnings(document: Document, lines: Sequence[SourceLine], duplicates: frozenset[int]) -> Document:
    """Say which lines were left out as a second paste, and which of them were not the same again."""
    if not duplicates:
        return document
    place_of = {line.number: line.place for line in lines}
    first, last = place_of[min(duplicates)], place_of[max(duplicates)]
    message = f"第{first}—{last}行重复粘贴了前文，已略去，只保留一份"
    warnings = [ReadingWarning("duplicate-paste", message, Place(line=first))]
    text_of = {line.number: line.text for line in lines}
    for kept, left_out in differing_lines(lines):
        which = f"与第{place_of[kept]}行不同" if kept is not None else "前文没有"
        message = f"重复粘贴的这一行{which}，已略去：“{text_of[left_out]}”"
        warnings.append(ReadingWarning("duplicate-differs", message, Place(line=place_of[left_out])))
    return replace(document, warnings=(*warnings, *document.warnings))
