"""Take the links between clauses from the comparisons: what each pair of documents says of its own clauses."""

from bisect import bisect_right
from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from collate.collection import Clause, ClauseLink, Collection, ComparedPair, LinkState
from collate.shared_words import ENOUGH, share_of_shorter
from compare.changes import CONFIRM_BELOW
from compare.model import Change, ClauseEdit, Comparison
from compare.particulars import ClauseRef, StrengthStatus
from compare.texts.clause_model import PAIRED_FROM, SURE_FROM
from compare.texts.folding import fold
from compare.texts.survival import REWRITTEN_UP_TO

__all__ = ["clause_links"]

FULL: Final = 1000
"""Weight of a link, in thousandths, between two clauses that are equal but for punctuation."""

CHANGED: Final = 600
"""Least weight of two clauses that a comparison shows as one, changed; the rest of a full link is for equal words."""

OTHER_WORDS: Final = 800
"""Weight of two clauses that a comparison shows as one demand in other words: it has looked at their meaning."""

ALIGNED: Final = 800
"""Weight, times their score, of two clauses that carry a link and that the comparison shows apart."""

FRAMED: Final = 300
"""Weight of two clauses of which a frame or a title alone is paired, the smaller part of both: it says that their tasks
belong together, and hardly that they ask for one thing."""

_STRENGTH: Final[Mapping[StrengthStatus, LinkState]] = {
    "strengthened": "stronger",
    "weakened": "weaker",
    "negated": "contrary",
}


def clause_links(
    collection: Collection, clauses: Sequence[Clause], chances: Mapping[tuple[int, int], int]
) -> tuple[ClauseLink, ...]:
    """Return the links between clauses of all compared pairs.

    The clause edits of every change are the links: kept and changed ones, by whatever words. Where the two tasks of a
    link share no edit but of frames and titles, these stand in; where they share none, the pairs of clauses that the
    alignment rests on: both with less weight. An edit pairs a clause once; what is likely beside it is a link as well.

    Args:
        collection: witnesses and the pairs that were compared.
        clauses: of all its witnesses, by (witness, task, start).
        chances: see `collate.chances.link_chances`.

    Returns:
        By (left, right), each pair of clauses once, the strongest of what is said of it.
    """
    places = _Places(clauses)
    found: dict[tuple[int, int], ClauseLink] = {}
    for number, pair in enumerate(collection.pairs):
        for link in _pair_links(number, pair, places):
            known = found.get((link.left, link.right))
            if known is None or link.weight > known.weight:
                found[link.left, link.right] = link
    for link in _likely(collection, clauses, chances):
        found.setdefault((link.left, link.right), link)
    return tuple(found[key] for key in sorted(found))


class _Places:
    """Where the clauses of each task stand."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self._of_task: dict[tuple[int, int], list[int]] = {}
        for index, clause in enumerate(clauses):
            self._of_task.setdefault((clause.witness, clause.task), []).append(index)

    def within(self, witness: int, task: int, start: int, end: int, *, frames: bool = False) -> list[int]:
        """Return the clauses of a task whose core a span touches; with `frames` those that it touches anywhere."""
        own = self._of_task[witness, task]
        first = bisect_right(own, start, key=lambda index: self.clauses[index].end)
        found: list[int] = []
        for index in own[first:]:
            clause = self.clauses[index]
            if clause.start >= end:
                break
            if frames or (clause.core[0] < end and start < clause.core[1]):
                found.append(index)
        return found


def _pair_links(number: int, pair: ComparedPair, places: _Places) -> Iterator[ClauseLink]:
    """Give the links of one compared pair: of two tasks by their demands, else by their frames, else as aligned."""
    comparison = pair.comparison
    sure = _sure(pair)
    partly = _partly(comparison)
    for place, change in enumerate(comparison.changes):
        told = _told(change)
        shown: set[tuple[int, int]] = set(pair.cannot_link)
        for frames in (False, True):
            for edit, old, new in _tied(change.text, shown):
                for left, right, state in _edit_links(edit, old, new, pair, places, frames=frames):
                    shown.add((old.task, new.task))
                    one, other = places.clauses[left], places.clauses[right]
                    state = told.over(state, one, other)
                    if state in ("same", "edited", "rewritten") and partly.touch(one):
                        state = "partly"
                    is_sure = (old.task, new.task) in sure and not edit.tentative
                    weight = _weight(edit, state) if not frames or _covers(old, one) or _covers(new, other) else FRAMED
                    yield ClauseLink(left, right, weight, state, number, place, is_sure)
        for link in (comparison.links[index] for index in change.links):
            for found in link.clauses if (link.left, link.right) not in shown else ():
                lefts = places.within(pair.left, link.left, found.left_start, found.left_end)
                rights = places.within(pair.right, link.right, found.right_start, found.right_end)
                weight, is_sure = round(ALIGNED * found.score), (link.left, link.right) in sure
                for left, right in _longest(lefts, rights, places.clauses):
                    yield ClauseLink(left, right, weight, "rewritten", number, place, is_sure, by_words=False)


def _sure(pair: ComparedPair) -> frozenset[tuple[int, int]]:
    """Return the links of a pair that nobody needs to confirm."""
    links = pair.comparison.links
    return pair.must_link | {(link.left, link.right) for link in links if link.confidence >= CONFIRM_BELOW}


def _likely(
    collection: Collection, clauses: Sequence[Clause], chances: Mapping[tuple[int, int], int]
) -> Iterator[ClauseLink]:
    """Give every two clauses that are likely one demand, each of which may be tied to another one as well."""
    places = {
        (pair.left, left, pair.right, right): (number, place, (left, right) in sure)
        for number, pair in enumerate(collection.pairs)
        for sure in [_sure(pair)]
        for place, change in enumerate(pair.comparison.changes)
        for left, right in ((pair.comparison.links[i].left, pair.comparison.links[i].right) for i in change.links)
    }
    for (left, right), chance in chances.items():
        if chance >= 1000 * PAIRED_FROM:
            one, other = clauses[left], clauses[right]
            number, place, is_sure = places[one.witness, one.task, other.witness, other.task]
            state, is_sure = _state(one.core_text, other.core_text), is_sure and chance >= 1000 * SURE_FROM
            yield ClauseLink(left, right, chance, state, number, place, is_sure, by_words=False)


def _tied(
    edits: Iterable[ClauseEdit], without: Container[tuple[int, int]]
) -> list[tuple[ClauseEdit, ClauseRef, ClauseRef]]:
    """Return the edits that have both sides, but for those of some pairs of tasks."""
    return [
        (edit, edit.left, edit.right)
        for edit in edits
        if edit.left and edit.right and (edit.left.task, edit.right.task) not in without
    ]


def _edit_links(
    edit: ClauseEdit, old: ClauseRef, new: ClauseRef, pair: ComparedPair, places: _Places, *, frames: bool
) -> Iterator[tuple[int, int, LinkState]]:
    """Give the clauses that one edit ties, and what became of each."""
    lefts = places.within(pair.left, old.task, old.start, old.end, frames=frames)
    rights = places.within(pair.right, new.task, new.start, new.end, frames=frames)
    if len(lefts) == len(rights) == 1:
        texts = (places.clauses[lefts[0]].text, places.clauses[rights[0]].text) if frames else (old.text, new.text)
        yield lefts[0], rights[0], "rewritten" if edit.in_other_words else _state(*texts)
        return
    blocks = [block for block in Indel.opcodes(old.text, new.text) if block.tag == "equal"]
    found = False
    for left in lefts:
        for right in rights:
            one, other = places.clauses[left], places.clauses[right]
            shared = 0
            for block in blocks:
                start = max(old.start + block.src_start, one.core[0])
                end = min(old.start + block.src_end, one.core[1])
                shift = new.start + block.dest_start - old.start - block.src_start
                shared += max(0, min(end + shift, other.core[1]) - max(start + shift, other.core[0]))
            shorter = min(one.core[1] - one.core[0], other.core[1] - other.core[0])
            if shared >= ENOUGH * shorter:
                found = True
                yield left, right, _state(one.core_text, other.core_text)
    if not found:
        for left, right in _longest(lefts, rights, places.clauses):
            yield left, right, "rewritten"


def _covers(ref: ClauseRef, clause: Clause) -> bool:
    """Whether a span holds more than half of a clause."""
    return 2 * (min(ref.end, clause.end) - max(ref.start, clause.start)) > clause.end - clause.start


def _longest(lefts: Sequence[int], rights: Sequence[int], clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Pair the longest clause of each side, the first of equals; nothing where a side has none."""
    if lefts and rights:

        def size(index: int) -> tuple[int, int]:
            return clauses[index].core[1] - clauses[index].core[0], -index

        yield max(lefts, key=size), max(rights, key=size)


def _state(left: str, right: str) -> LinkState:
    """Tell equal, edited and rewritten texts apart, as `compare` does for whole tasks."""
    if fold(left) == fold(right):
        return "same"
    return "edited" if share_of_shorter(left, right) > REWRITTEN_UP_TO else "rewritten"


def _weight(edit: ClauseEdit, state: LinkState) -> int:
    """Say how much a link says."""
    if state == "same":
        return FULL
    if edit.in_other_words or edit.left is None or edit.right is None:
        return OTHER_WORDS
    alike = Indel.normalized_similarity(fold(edit.left.text), fold(edit.right.text))
    return CHANGED + round((FULL - CHANGED) * alike)


@dataclass(frozen=True, slots=True)
class _Told:
    """Duties of one change that became stronger, weaker or their contrary, with the places of their words."""

    left: tuple[tuple[int, int, LinkState], ...]
    right: tuple[tuple[int, int, LinkState], ...]

    def over(self, state: LinkState, left: Clause, right: Clause) -> LinkState:
        """Return the state of a link: what is told of its duties goes first; both stronger and weaker is edited."""
        told = {*_within(left, self.left), *_within(right, self.right)}
        if "contrary" in told:
            return "contrary"
        if len(told) == 1:
            return told.pop()
        return "edited" if told else state


def _told(change: Change) -> _Told:
    entries = [(one, _STRENGTH[one.status]) for one in change.strength if not one.unsure]
    return _Told(
        tuple((one.left_ref.task, one.left_ref.start, state) for one, state in entries if one.left_ref),
        tuple((one.right_ref.task, one.right_ref.start, state) for one, state in entries if one.right_ref),
    )


def _within(clause: Clause, told: Iterable[tuple[int, int, LinkState]]) -> Iterator[LinkState]:
    for task, start, state in told:
        if task == clause.task and clause.start <= start < clause.end:
            yield state


class _Partly:
    """Clauses of the higher level of which the lower one takes up a part."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        for task, start, end in spans:
            self._spans.setdefault(task, []).append((start, end))

    def touch(self, clause: Clause) -> bool:
        """Whether a clause holds one of them."""
        return any(start < clause.core[1] and clause.core[0] < end for start, end in self._spans.get(clause.task, ()))


def _partly(comparison: Comparison) -> _Partly:
    if comparison.coverage is None:
        return _Partly(())
    return _Partly(
        (entry.task, one.clause.start, one.clause.end)
        for entry in comparison.coverage.tasks
        for one in entry.clauses
        if one.state == "partly"
    )
