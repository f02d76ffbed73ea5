"""Find the tasks that were decided on in today's document: by id and text, then by text, then by quote and headings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from compare.decisions import Anchor
from compare.report_identity import task_anchor
from documents.model import Document

__all__ = ["Found", "find_tasks"]

SIMILAR_IN_PLACE = 0.65
"""Similarity in [0, 1], inclusive, from which a quote under the same headings is the same task reworded. Of the
186 tasks of the seeds, two have a neighbour that is as near; a line that was edited keeps .8 and more."""

SIMILAR_ELSEWHERE = 0.8
"""The same under other headings, where nothing but the words speaks for it; no two tasks of the seeds are as near."""

ROWS_AT_ONCE = 200
"""Anchors that are compared with all tasks at once: 4 MB of scores against 5,000 tasks."""

Manner = Literal["same", "changed", "ambiguous", "missing"]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an anchor.

    Attributes:
        place: index of the task; None when it is missing.
        manner: `same` text; text `changed` since; `ambiguous` where several tasks have the text and none its id.
    """

    place: int | None
    manner: Manner


_MISSING = Found(None, "missing")


def find_tasks(anchors: Iterable[Anchor], document: Document) -> Mapping[Anchor, Found]:
    """Find tasks again.

    Args:
        anchors: of tasks of an earlier version of the document, or of this one.
        document: the document of today.

    Returns:
        One entry an anchor. A task that stands for an anchor by its text stands for no other anchor by likeness,
        unless the two have one id: then they are two versions of one task.

    Source:
        The order id, text, quote is that of the web annotations of hypothes.is.
    """
    wanted = sorted(set(anchors), key=lambda anchor: (anchor.id, anchor.hash, anchor.path, anchor.quote))
    today = [task_anchor(task) for task in document.tasks]
    by_hash: dict[str, list[int]] = defaultdict(list)
    for place, anchor in enumerate(today):
        by_hash[anchor.hash].append(place)
    found = {anchor: _by_text(anchor, by_hash[anchor.hash], today) for anchor in wanted}
    owners: dict[int, set[str]] = defaultdict(set)
    for anchor, entry in found.items():
        if entry.place is not None:
            owners[entry.place].add(anchor.id)
    lost = [anchor for anchor, entry in found.items() if entry.place is None]
    for anchor, alike in _alike(lost, [anchor.quote for anchor in today]):
        free = [place for place in alike if not owners[place] or anchor.id in owners[place]]
        found[anchor] = _by_quote(anchor, free, today)
    return found


def _by_text(anchor: Anchor, places: list[int], today: list[Anchor]) -> Found:
    """Find a task of the same text, best one with the same id, else the only one, else the only one in its place."""
    if not places:
        return _MISSING
    own = [place for place in places if today[place].id == anchor.id]
    in_place = [place for place in places if today[place].path == anchor.path]
    for chosen in (own, places, in_place):
        if len(chosen) == 1:
            return Found(chosen[0], "same")
    return Found((in_place or places)[0], "ambiguous")


def _alike(anchors: Sequence[Anchor], quotes: Sequence[str]) -> Iterable[tuple[Anchor, list[int]]]:
    """Give each anchor the places of the quotes that are alike enough to be looked at."""
    for start in range(0, len(anchors), ROWS_AT_ONCE):
        some = anchors[start : start + ROWS_AT_ONCE]
        own = [anchor.quote for anchor in some]
        scores = cdist(own, quotes, scorer=Indel.normalized_similarity, score_cutoff=SIMILAR_IN_PLACE)
        for anchor, row in zip(some, scores, strict=True):
            yield anchor, np.flatnonzero(row).tolist()


def _by_quote(anchor: Anchor, free: list[int], today: list[Anchor]) -> Found:
    """Find the task that is most alike, of equals the one with the same id, then the first."""
    best: tuple[float, bool, int] | None = None
    for place in free:
        least = SIMILAR_IN_PLACE if today[place].path == anchor.path else SIMILAR_ELSEWHERE
        score = Indel.normalized_similarity(anchor.quote, today[place].quote, score_cutoff=least)
        if score >= least:
            entry = (score, today[place].id == anchor.id, -place)
            best = entry if best is None else max(best, entry)
    return _MISSING if best is None else Found(-best[2], "changed")
