"""Say of every two documents of a collation how many matters both have: who is like whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from collate import Collation
from reports.collation.views import SharedView, SharingView
from reports.words.wording import Wording

__all__ = ["sharing"]


def sharing(
    collation: Collation, order: Sequence[int], pages: Mapping[tuple[int, int], str], words: Wording
) -> Iterator[SharingView]:
    """Give a row for each document that there is, in the order of the columns.

    Args:
        collation: what is shown.
        order: of its witnesses.
        pages: the report of each pair (smaller, greater).
        words: of the page.
    """
    witnesses = collation.collection.witnesses
    there = [place for place in order if not witnesses[place].missing]
    shared: Counter[tuple[int, int]] = Counter()
    for matter in collation.matters:
        having = {reading.witness for reading in matter.readings}
        shared.update((one, other) for one in having for other in having)
    for one in there:
        cells = []
        for other in there:
            told = words["collation_own_matters" if one == other else "collation_shared_by"]
            names = {"one": witnesses[one].siglum, "other": witnesses[other].siglum}
            label = told.format(**names, count=shared[one, other], all=shared[one, one])
            cells.append(SharedView(str(shared[one, other]), label, pages.get((min(one, other), max(one, other)))))
        yield SharingView(witnesses[one].siglum, tuple(cells))
