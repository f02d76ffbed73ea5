"""Name the tasks of the other side that may have what a change has on one side alone: too weak to be said plainly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.clauses import clauses
from align.model import Candidate
from compare.details.elsewhere import FORMULA, says_other
from compare.model import Change
from compare.particulars import ClauseRef, Related
from compare.texts.closeness import Closeness, Side
from compare.texts.folding import fold
from compare.texts.rarity import Weights, shared_bigrams
from documents.model import Document

__all__ = ["found_related"]

TASK_FROM = 0.2
"""Score in [0, 1] of a pair of tasks that was no link from which a reader is told of it beside a task without a link.
On the labelled pairs two of five such pairs are right, and half of the tasks that have one miss a link."""

CLOSE = 0.5
"""Closeness in [0, 1] of two clauses, as the alignment measured it, from which they may be one."""

HELD = 0.4
"""Share in [0, 1], by rare bigrams, of a clause that the other one must hold besides."""

LEAST_WEIGHT = 3.3
"""Weight that two clauses must share: four bigrams that hardly another clause has."""

LEAST_RARE = 0.45
"""Mean weight in [0, 1] of the bigrams that two clauses share. Below it they are formulas and names of organs, such as
应当经县级人民政府交通运输主管部门同意 and 处一万元以下的罚款."""

MOST = 3
"""Tasks that are named for one change: a row is no list of search results."""


def found_related(
    changes: Sequence[Change],
    left: Document,
    right: Document,
    rejected: Sequence[Candidate],
    closeness: Closeness,
    weights: Weights,
    *,
    apart: Sequence[Candidate] = (),
) -> tuple[Change, ...]:
    """Say of each change which tasks of the other side may have what it has on one side alone.

    Args:
        changes: all changes of a comparison, after `found_elsewhere`: what was found for certain is not looked for.
        left: the left document.
        right: the right one.
        rejected: pairs of tasks that the alignment did not link.
        closeness: what comes closest to each clause; without both nothing is found.
        weights: see `compare.texts.rarity.bigram_weights`.
        apart: links that were left out since they glued two matters together: both changes name the other task.
    """
    sides = (_Other("left", right, rejected, closeness, weights), _Other("right", left, rejected, closeness, weights))
    return tuple(replace(change, related=_related(change, sides, apart)) for change in changes)


class _Other:
    """One side of a comparison, ready to be asked what the other side may have of it."""

    def __init__(
        self, side: Side, other: Document, rejected: Sequence[Candidate], closeness: Closeness, weights: Weights
    ) -> None:
        self.side: Side = side
        self._closeness = closeness
        self._weights = weights
        self._rivals: dict[int, list[tuple[float, int]]] = {}
        for candidate in rejected:
            task, there = _ends(candidate, side)
            self._rivals.setdefault(task, []).append((candidate.score, there))
        self._there = [
            ClauseRef(index, start, end, task.words[start:end])
            for index, task in enumerate(other.tasks)
            for start, end in clauses(task.words)
        ]
        self._places: dict[int, list[int]] = {}
        for place, ref in enumerate(self._there):
            self._places.setdefault(ref.task, []).append(place)
        self._keys = [fold(ref.text) for ref in self._there]

    def task(self, task: int) -> Related | None:
        """Return the best of the pairs of a task that were no links."""
        score, there = max(self._rivals.get(task, ()), key=lambda one: (one[0], -one[1]), default=(0.0, -1))
        return Related(self.side, there, score) if score >= TASK_FROM else None

    def clause(self, ref: ClauseRef, partners: Sequence[int]) -> Related | None:
        """Return the clause that comes closest to one, if the two share more than formulas."""
        if FORMULA.search(fold(ref.text)):
            return None
        closest = self._closeness.closest(self.side, ref.task, ref.start, ref.end)
        if closest is None or closest.score < CLOSE or closest.other in partners:
            return None
        key = fold(ref.text)
        best: tuple[float, int] | None = None
        for place in self._places.get(closest.other, ()):
            if says_other(ref.text, self._there[place].text):
                continue
            shared = shared_bigrams(key, self._keys[place], self._weights)
            if shared.share >= HELD and shared.weight >= LEAST_WEIGHT and shared.mean >= LEAST_RARE:
                best = max(best or (shared.share, place), (shared.share, place), key=lambda one: (one[0], -one[1]))
        if best is None:
            return None
        share, place = best
        return Related(self.side, closest.other, round((share + closest.score) / 2, 6), ref, self._there[place])


def _ends(candidate: Candidate, side: Side) -> tuple[int, int]:
    """Return the task of a side and that of the other one."""
    pair = (candidate.left, candidate.right)
    return pair if side == "left" else pair[::-1]


def _related(change: Change, sides: tuple[_Other, _Other], apart: Sequence[Candidate]) -> tuple[Related, ...]:
    """Name tasks for a change: the one for a task without a link, then those for its clauses, closest first."""
    known: set[tuple[str, int | None]] = {
        ("left" if edit.right is None else "right", edit.elsewhere.task)
        for edit in change.text
        if edit.elsewhere is not None
    }
    found = [Related("left", one.right, one.score) for one in apart if one.left in change.left]
    found += [Related("right", one.left, one.score) for one in apart if one.right in change.right]
    if not change.links:
        whole = [sides[0].task(task) for task in change.left] + [sides[1].task(task) for task in change.right]
        found += [one for one in whole if one is not None and (one.side, one.task) not in known]
    known |= {(one.side, one.task) for one in found}
    ranked = sorted(_of_clauses(change, sides), key=lambda one: -one.score)
    for one in ranked:
        if (one.side, one.task) not in known:
            known.add((one.side, one.task))
            found.append(one)
    return tuple(found[:MOST])


def _of_clauses(change: Change, sides: tuple[_Other, _Other]) -> Iterator[Related]:
    """Look for the clauses of a change that stand on one side alone and nowhere else for certain."""
    for edit in change.text:
        if edit.elsewhere is not None or (edit.left is not None and edit.right is not None):
            continue
        ref, other = (edit.left, sides[0]) if edit.right is None else (edit.right, sides[1])
        if ref is None:
            continue
        for start, end in clauses(ref.text):
            own = ClauseRef(ref.task, ref.start + start, ref.start + end, ref.text[start:end])
            if (one := other.clause(own, change.right if edit.right is None else change.left)) is not None:
                yield one
