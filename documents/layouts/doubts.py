"""What looks odd in the rows of a table: missing numbers, cells that do not look like their column."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from documents.chinese.marks import find_mark
from documents.drafts import Inference, TaskDraft

__all__ = ["note_doubts", "note_gaps"]

_MAX_CELL = 4  # times the median length of the texts of a table: a longer text may be two rows
_LONG = 150  # characters that no single text is doubted for
_NEXT_ROW = re.compile(r"[。；;]\s*\d{1,3}[.．、](?!\d)|。\s*\d{1,3}\s*$")  # the number of a row behind a sentence


def note_gaps(drafts: Sequence[TaskDraft], places: Sequence[int]) -> list[TaskDraft]:
    """Give rows without a printed number the ones that their neighbours leave for them, and say so.

    Rows that follow each other without numbers are told by the numbers around all of them; the last row of a table
    counts on from the row above it, unless the table counts anew below its headings.

    Args:
        drafts: all rows in order.
        places: indices of those without a number, ascending.

    Returns:
        All rows.
    """
    found = list(drafts)
    numbers = [_value(draft) for draft in drafts]
    numbered = [at for at, number in enumerate(numbers) if number is not None]
    above: set[int | None] = set()  # what the rows before `read` count
    read = 0
    for at in places:
        before = numbers[at - 1] if at else 0
        next_one = bisect_right(numbered, at)
        below = numbered[next_one] if next_one < len(numbered) else None
        above.update(numbers[read:at])
        read = at
        after = numbers[below] if below is not None else None
        note = Inference("number-missing", "源文件没有印出编号，也无法由次序推定")
        if before is not None and below is not None and after == before + 1 + below - at:
            numbers[at] = before + 1
            message = f"源文件没有印出编号“{before + 1}”，按{before}与{after}之间的次序推定"
            note = Inference("number-inferred", message)
        elif before and below is None and len(above) == at:
            numbers[at] = before + 1
            note = Inference("number-inferred", f"源文件没有印出编号“{before + 1}”，按{before}之后的次序推定")
        noted = replace(found[at], inferences=(*found[at].inferences, note))
        found[at] = noted if numbers[at] is None else replace(noted, number=str(numbers[at]))
    return found


def _value(draft: TaskDraft) -> int | None:
    return int(draft.number) if draft.number is not None and draft.number.isdecimal() else None


def note_doubts(drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """Say of a task where its cells do not look like what their columns hold: text may be in the wrong field."""
    lengths = [len(draft.text) for draft in drafts if draft.text]
    usual = median(lengths) if lengths else 0
    following = [*(_value(draft) for draft in drafts[1:]), None][: len(drafts)]
    found = (
        (draft, (*_doubts(draft, usual), *_holds_next(draft, after)))
        for draft, after in zip(drafts, following, strict=True)
    )
    return tuple(replace(draft, inferences=(*draft.inferences, *new)) if new else draft for draft, new in found)


def _holds_next(draft: TaskDraft, after: int | None) -> list[Inference]:
    """Say of a row whose text holds the next number, which no row has, that it may be two rows."""
    number = _value(draft)
    if number is None or after == number + 1:
        return []
    found = re.search(rf"[。；;）)]\s*({number + 1}[.．、](?!\d).{{0,12}})", draft.text.text)
    return (
        []
        if found is None
        else [Inference("two-in-one", f"本行正文里还有下一行的编号，两项可能读成了一项：“{found[1]}…”")]
    )


def _doubts(draft: TaskDraft, usual: float) -> list[Inference]:
    found: list[Inference] = []
    if len(draft.text) > max(_LONG, _MAX_CELL * usual):
        found.append(Inference("long-text", "本行正文远长于其他各行，可能含有两行内容"))
    if draft.remark is not None and (find_mark(draft.remark.text) is not None or _NEXT_ROW.search(draft.remark.text)):
        found.append(Inference("odd-remark", f"备注中像有标题或下一行的内容：“{draft.remark.text[:20]}”"))
    return found
