"""Headings of a table block that stand beside the wrong row are given back to the tasks they name.

A merged cell lands in any of the rows it covers when a table is pasted as text, and a column of headings may slip
against its tasks by a row. Headings and tasks still come in the same order, and a heading names what its tasks
are about. So the headings of one rank cut the tasks into consecutive runs: the cut that agrees best with the
printed rows and with the words wins.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from documents.chinese.marks import Rank, find_mark
from documents.drafts import Inference, TaskDraft
from documents.text.traced import Traced

__all__ = ["place_headings"]

_TOP_RANK = Rank.FIRST
"""From 一、 up one heading stands for the whole block."""

_PRINTED_WEIGHT = 0.35
"""What standing beside its own row is worth, on the scale of word overlap (0 to 1). Neighbouring headings of one
section share about .2 with each other's tasks by chance; a heading that its task repeats word by word reaches .6."""


def place_headings(
    drafts: Sequence[TaskDraft],
    owners: Sequence[int],
    printed: Sequence[tuple[Rank, Traced, int]],
    *,
    inherited: tuple[Traced, ...],
) -> list[TaskDraft]:
    """Give the tasks of one table block their section paths.

    Args:
        drafts: the tasks of the block, in order.
        owners: for each task the row it was read from.
        printed: (rank, heading, row) for every heading of the block, in reading order.
        inherited: section path of the last task of the block before; used where the block has no heading of its own.

    Returns:
        The tasks with sections; a task whose heading is printed in another row carries an inference.
    """
    if not drafts:
        return []
    if not {row for _, _, row in printed}.intersection(owners):
        return _in_order(drafts, owners, printed, inherited)
    tops = _without_repeats([(heading, row) for rank, heading, row in printed if rank <= _TOP_RANK])
    subs = [(heading, row) for rank, heading, row in printed if rank > _TOP_RANK]
    top_of = _runs(drafts, owners, tops) if tops else [None] * len(drafts)
    tops_of_subs = [_top_of(sub, tops) for sub in subs]
    sub_of: list[tuple[Traced, int] | None] = []
    for top, group in groupby(zip(top_of, drafts, owners, strict=True), key=lambda placed: placed[0]):
        members = list(group)
        own = [sub for sub, above in zip(subs, tops_of_subs, strict=True) if above is top or above == top]
        runs = _runs([draft for _, draft, _ in members], [owner for _, _, owner in members], own) if own else None
        sub_of += runs or [None] * len(members)
    texts_of: dict[int, list[str]] = {}
    for heading, row in subs:
        texts_of.setdefault(row, []).append(heading.text)
    result: list[TaskDraft] = []
    for draft, owner, top, sub in zip(drafts, owners, top_of, sub_of, strict=True):
        section = (top[0],) if top is not None else inherited[:1]
        inferences = draft.inferences
        if sub is not None:
            section = (*section, sub[0])
            beside = texts_of.get(owner, [])
            if beside and sub[0].text not in beside:
                message = f"本行印有小标题“{beside[0]}”，按次序和内容归入“{sub[0].text}”"
                inferences = (*inferences, Inference("heading-moved", message))
            elif not beside and sub[1] > owner:
                message = f"小标题“{sub[0].text}”印在后面的行，按次序和内容归入"
                inferences = (*inferences, Inference("heading-moved", message))
        result.append(replace(draft, section=section, inferences=inferences))
    return result


def _in_order(
    drafts: Sequence[TaskDraft],
    owners: Sequence[int],
    printed: Sequence[tuple[Rank, Traced, int]],
    inherited: tuple[Traced, ...],
) -> list[TaskDraft]:
    """Take headings that stand alone in their rows as they stand: they hold for the rows below them."""
    result: list[TaskDraft] = []
    for draft, owner in zip(drafts, owners, strict=True):
        path: list[tuple[Rank, Traced]] = []
        for rank, heading, row in printed:
            if row < owner:
                path = [(outer, above) for outer, above in path if outer < rank]
                path.append((rank, heading))
        kept = inherited if not path else (inherited[:1] if path[0][0] > _TOP_RANK else ())
        result.append(replace(draft, section=(*kept, *(heading for _, heading in path))))
    return result


def _top_of(sub: tuple[Traced, int], tops: Sequence[tuple[Traced, int]]) -> tuple[Traced, int] | None:
    """Find the top heading that a sub-heading stands under: the last one in its row or above, else the first."""
    above = bisect_right(tops, sub[1], key=itemgetter(1))
    return tops[max(above - 1, 0)] if tops else None


def _without_repeats(headings: Sequence[tuple[Traced, int]]) -> list[tuple[Traced, int]]:
    kept: list[tuple[Traced, int]] = []
    for heading, row in headings:
        if not kept or kept[-1][0].text != heading.text:
            kept.append((heading, row))
    return kept


def _runs(
    drafts: Sequence[TaskDraft], owners: Sequence[int], headings: Sequence[tuple[Traced, int]]
) -> list[tuple[Traced, int]]:
    """Cut the tasks into consecutive runs, one for each heading, at the best total agreement.

    More headings than tasks cannot all have a run: then each task takes the nearest heading at or above its row.
    """
    n, k = len(drafts), len(headings)
    if k > n:
        return [_nearest(owner, headings) for owner in owners]
    grams = [_grams(heading.text) for heading, _ in headings]
    gain = [
        [_covers(owner, h, headings) + _overlap(grams[h], draft.text.text) for h in range(k)]
        for draft, owner in zip(drafts, owners, strict=True)
    ]
    none = float("-inf")
    best = [[none] * k for _ in range(n)]
    best[0][0] = gain[0][0]
    for i in range(1, n):
        for h in range(min(i + 1, k)):
            stay = best[i - 1][h]
            step = best[i - 1][h - 1] if h else none
            best[i][h] = max(stay, step) + gain[i][h]
    runs = [k - 1]
    for i in range(n - 1, 0, -1):
        h = runs[-1]
        step = best[i - 1][h - 1] if h else none
        runs.append(h - 1 if step > best[i - 1][h] else h)
    return [headings[h] for h in reversed(runs)]


def _nearest(owner: int, headings: Sequence[tuple[Traced, int]]) -> tuple[Traced, int]:
    return headings[max(bisect_right(headings, owner, key=itemgetter(1)) - 1, 0)]


def _covers(owner: int, h: int, headings: Sequence[tuple[Traced, int]]) -> float:
    """Say what it is worth that a heading is printed in a row, or above it and no other between."""
    following = headings[h + 1][1] if h + 1 < len(headings) else None
    covers = headings[h][1] <= owner and (following is None or owner < following)
    return _PRINTED_WEIGHT if covers else 0.0


def _grams(heading: str) -> frozenset[str]:
    """Cut a heading without its mark into character bigrams."""
    mark = find_mark(heading)
    title = heading[mark.end if mark else 0 :].rstrip("。")
    return frozenset(title[i : i + 2] for i in range(len(title) - 1))


def _overlap(grams: frozenset[str], text: str) -> float:
    """Share of the bigrams of a heading that a text repeats."""
    return sum(gram in text for gram in grams) / len(grams) if grams else 0.0
