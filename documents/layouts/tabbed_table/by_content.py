"""Rows of a pasted table whose cells slipped out of their columns, read one by one by their content.

Numbers that are lost are told by their neighbours, and the headings are given to the tasks that they name.
"""

from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.marks import find_mark
from documents.drafts import Inference, TaskDraft
from documents.fields.column_names import HeaderRole
from documents.layouts.doubts import note_doubts
from documents.layouts.tabbed_table.blocks import TableBlock
from documents.layouts.tabbed_table.merged_headings import place_headings
from documents.layouts.tabbed_table.row_by_content import ShiftedRow, draft_row, read_row
from documents.text.traced import Traced

__all__ = ["read_contents"]


def read_contents(blocks: Sequence[TableBlock]) -> tuple[TaskDraft, ...]:
    """Draft the tasks of a table whose columns slipped, and give each its headings."""
    drafts: list[TaskDraft] = []
    carried: tuple[Traced, ...] = ()
    expected = 1
    for block in blocks:
        rows: list[ShiftedRow] = []
        for row in block.rows:
            shifted, expected = read_row(row.cells, block.roles, expected)
            rows.append(shifted)
        placed, carried = _draft_block(rows, block.roles, carried)
        drafts += placed
    return note_doubts(_note_missing_headings(_infer_numbers(drafts)))


def _draft_block(
    rows: Sequence[ShiftedRow], roles: Sequence[HeaderRole | None], carried: tuple[Traced, ...]
) -> tuple[list[TaskDraft], tuple[Traced, ...]]:
    """Draft the tasks of one block and give each its headings."""
    drafts: list[TaskDraft] = []
    owners: list[int] = []
    for i, row in enumerate(rows):
        for draft in draft_row(row, roles):
            drafts.append(draft)
            owners.append(i)
    printed = [
        (mark.rank, heading, i)
        for i, row in enumerate(rows)
        for heading in row.headings
        if (mark := find_mark(heading.text)) is not None
    ]
    if not printed:
        return [replace(draft, section=carried) for draft in drafts], carried
    placed = place_headings(drafts, owners, printed, inherited=carried)
    return placed, placed[-1].section if placed else carried


def _infer_numbers(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Give tasks without a printed number the one that the sequence leaves for them."""
    result = list(drafts)
    i = 0
    while i < len(result):
        if result[i].number is not None:
            i += 1
            continue
        end = i
        while end < len(result) and result[end].number is None:
            end += 1
        before = int(result[i - 1].number or 0) if i else 0
        after = int(result[end].number or 0) if end < len(result) else before + (end - i) + 1
        fits = after - before - 1 == end - i
        for k in range(i, end):
            if fits:
                place = f"{before}与{after}之间" if end < len(result) else f"{before}之后"
                note = Inference("number-inferred", f"源文件没有印出编号“{before + 1 + k - i}”，按{place}的次序推定")
                result[k] = replace(result[k], number=str(before + 1 + k - i), inferences=(*result[k].inferences, note))
            else:
                note = Inference("number-missing", "源文件没有印出编号，也无法由次序推定")
                result[k] = replace(result[k], inferences=(*result[k].inferences, note))
        i = end
    return result


def _note_missing_headings(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Say of a task that it has no sub-heading, when other tasks of its section have one."""
    divided = {draft.section[0].text for draft in drafts if len(draft.section) > 1}
    note = Inference("no-sub-heading", "本行没有小标题，同一部分的其他行有")
    return [
        replace(draft, inferences=(*draft.inferences, note))
        if len(draft.section) == 1 and draft.section[0].text in divided
        else draft
        for draft in drafts
    ]
