"""Two documents in step: linked tasks stand beside one another along the heaviest rising chain, the rest alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from compare import Comparison
from compare.order import heaviest_chain
from documents.chinese.marks import find_mark
from reports.whole.passages import Passage

__all__ = ["Step", "in_step"]

_LONGEST: Final = 500  # characters of a text that count: a page of it says no more of where it stands
_SURE: Final = 200  # weight of a link beyond all doubt, in characters
_ALIKE: Final = 0.5  # share of the characters of two passages that makes them one under another wording
_BEGINNING: Final = 100  # characters of a passage that are compared
_SAME, _LIKE, _FITS, _LEADS = 4, 3, 2, 1
"""Weights of two passages in one line: equal, alike, of one role, headings of one rank right above tasks in line."""

_TRIED: Final = 10_000  # pairs of passages between two tasks that are weighed: 100 headings on either side take 0.2 s


@dataclass(frozen=True, slots=True)
class Step:
    """What stands in one line: passages of each side by their place; one side may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def in_step(comparison: Comparison, left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Step, ...]:
    """Put the passages of both documents side by side.

    Args:
        comparison: of the two.
        left: the passages of the left document, in order.
        right: those of the right one.

    Returns:
        Steps from top to bottom. On either side they hold every passage once and in its own order. Of links that cross
        the weightier ones stand in line, and none of a change that moved. Between two tasks in line, what is no task
        stands beside its like, and tasks alone, those of the left first.
    """
    chain = _chain(comparison, left, right)
    steps: list[Step] = []
    done_left = done_right = 0
    for at_left, at_right in chain:
        if at_left >= done_left and at_right >= done_right:
            steps += _between(left, right, range(done_left, at_left), range(done_right, at_right))
            steps.append(Step((at_left,), (at_right,)))
        elif at_left == done_left and at_right == done_right - 1:  # one more of a merger, right behind the others
            steps[-1] = Step((*steps[-1].left, at_left), steps[-1].right)
        elif at_right == done_right and at_left == done_left - 1:
            steps[-1] = Step(steps[-1].left, (*steps[-1].right, at_right))
        else:
            continue
        done_left, done_right = max(done_left, at_left + 1), max(done_right, at_right + 1)
    steps += _between(left, right, range(done_left, len(left)), range(done_right, len(right)))
    return tuple(steps)


def _chain(comparison: Comparison, left: Sequence[Passage], right: Sequence[Passage]) -> list[tuple[int, int]]:
    """Choose the links that stand in line, as places of passages, in order."""
    of_left = {passage.task: at for at, passage in enumerate(left) if passage.task is not None}
    of_right = {passage.task: at for at, passage in enumerate(right) if passage.task is not None}
    links = [comparison.links[link] for change in comparison.changes if not change.moved for link in change.links]
    points = [(of_left[link.left], of_right[link.right]) for link in links]
    weights = [
        round(_SURE * link.confidence)
        + min(len(comparison.left.tasks[link.left].words), len(comparison.right.tasks[link.right].words), _LONGEST)
        + 1
        for link in links
    ]
    return sorted(points[at] for at in heaviest_chain(points, weights))


def _between(left: Sequence[Passage], right: Sequence[Passage], lefts: range, rights: range) -> Iterator[Step]:
    """Put in step what stands between two tasks in line."""
    done_left, done_right = lefts.start, rights.start
    for at_left, at_right in (*_beside(left, right, lefts, rights), (lefts.stop, rights.stop)):
        yield from (Step((place,), ()) for place in range(done_left, at_left))
        yield from (Step((), (place,)) for place in range(done_right, at_right))
        if at_left < lefts.stop:
            yield Step((at_left,), (at_right,))
        done_left, done_right = at_left + 1, at_right + 1


def _beside(
    left: Sequence[Passage], right: Sequence[Passage], lefts: range, rights: range
) -> Sequence[tuple[int, int]]:
    """Pair passages that are no tasks with their like, so that the pairs weigh most together and do not cross."""
    ones = [at for at in lefts if left[at].task is None]
    others = [at for at in rights if right[at].task is None]
    if not ones or not others or len(ones) * len(others) > _TRIED:
        return ()
    leads_left = max((at for at in lefts if left[at].task is not None), default=-1)
    leads_right = max((at for at in rights if right[at].task is not None), default=-1)
    best = [[0] * (len(others) + 1) for _ in range(len(ones) + 1)]
    weights = [
        [_likeness(left[one], right[other], lead=one > leads_left and other > leads_right) for other in others]
        for one in ones
    ]
    for one in reversed(range(len(ones))):
        for other in reversed(range(len(others))):
            paired = weights[one][other] and weights[one][other] + best[one + 1][other + 1]
            best[one][other] = max(paired, best[one + 1][other], best[one][other + 1])
    return tuple(_traced(best, weights, ones, others))


def _traced(
    best: Sequence[Sequence[int]], weights: Sequence[Sequence[int]], ones: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Follow the heaviest way through the pairs; of equal ones that with the earliest, of headings with the last."""
    one = other = 0
    while one < len(ones) and other < len(others):
        here, weight = best[one][other], weights[one][other]
        skipped = here in (best[one + 1][other], best[one][other + 1])
        if weight and here == weight + best[one + 1][other + 1] and not (skipped and weight == _LEADS):
            yield ones[one], others[other]
            one, other = one + 1, other + 1
        elif here == best[one + 1][other]:
            one += 1
        else:
            other += 1


def _likeness(one: Passage, other: Passage, *, lead: bool) -> int:
    """Weigh two passages as one line; 0 keeps them apart.

    Headings under different numbers are one where their words are alike, or where both of them stand right above tasks
    in line; everything else stands beside what has the same role.
    """
    if one.role != other.role:
        return 0
    marks = [find_mark(passage.lines[0][1]) if one.role == "section" else None for passage in (one, other)]
    texts = [
        "".join(text for _, text in passage.lines)[mark.end if mark else 0 :][:_BEGINNING]
        for passage, mark in zip((one, other), marks, strict=True)
    ]
    if texts[0] == texts[1]:
        return _SAME
    same = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    if same.quick_ratio() >= _ALIKE and same.ratio() >= _ALIKE:
        return _LIKE
    if one.role != "section":
        return _FITS
    ranks = [mark.rank if mark else None for mark in marks]
    return _LEADS if lead and ranks[0] == ranks[1] else 0
