"""The order of the page: which changes stand under which heading, and where moved ones leave a stub."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare import Change, Comparison
from reports.words.phrases import section_heading

__all__ = ["SectionRun", "StubPlace", "lay_out", "other_runs"]


@dataclass(frozen=True, slots=True)
class StubPlace:
    """A moved change leaves its stub after the change at position `after`; -1 is before the first."""

    change: int
    after: int


@dataclass(frozen=True, slots=True)
class SectionRun:
    """Neighbouring changes under one heading; `changes` are indices into `Comparison.changes`."""

    heading: str
    changes: tuple[int, ...]


def lay_out(comparison: Comparison) -> tuple[tuple[SectionRun, ...], tuple[StubPlace, ...]]:
    """Order the changes for reading and group them by heading.

    In mode `level` the page follows the left document, the higher level, because its tasks are what the lower level
    has to answer; otherwise it follows the right document, the newer one. A task that only the other side has stands
    after its neighbour there, or under the heading that most links of its own section lead to.

    Returns:
        Runs in page order, each change in exactly one; and the stubs in page order, their `after` counting
        positions of that same order.
    """
    by_left = comparison.mode == "level"
    runs = _runs(comparison, by_left=by_left)
    return runs, _stubs(comparison, [index for run in runs for index in run.changes], by_left=by_left)


def other_runs(comparison: Comparison) -> tuple[SectionRun, ...]:
    """Group the changes by the headings of the document that the page does not follow, in the same way."""
    return _runs(comparison, by_left=comparison.mode != "level")


def _runs(comparison: Comparison, *, by_left: bool) -> tuple[SectionRun, ...]:
    order = _by_left(comparison.changes) if by_left else list(range(len(comparison.changes)))
    documents = (comparison.left, comparison.right) if by_left else (comparison.right, comparison.left)
    tasks, others = (document.tasks for document in documents)
    homes = _section_homes(comparison, by_left=by_left)
    runs: list[tuple[str, list[int]]] = []
    guests: list[tuple[int, int, str]] = []  # (run of its neighbour, change, heading it belongs under)
    for index in order:
        change = comparison.changes[index]
        home, away = (change.left, change.right) if by_left else (change.right, change.left)
        if home:
            heading = section_heading(tasks[home[0]])
            if not runs or runs[-1][0] != heading:
                runs.append((heading, []))
        else:
            wanted = homes.get(section_heading(others[away[0]]))
            if not runs:
                runs.append((section_heading(tasks[0]) if tasks else wanted or "", []))
            if wanted not in (None, runs[-1][0]):
                guests.append((len(runs) - 1, index, wanted or ""))
                continue
        runs[-1][1].append(index)
    aways = [change.right if by_left else change.left for change in comparison.changes]
    _place_guests(runs, guests, [away[0] if away else None for away in aways])
    return _join_equal([run for run in runs if run[1]])


def _section_homes(comparison: Comparison, *, by_left: bool) -> Mapping[str, str]:
    """Say for each section of the other document which section of the page most of its links lead to.

    Of two that are equally often linked the first one linked is taken; a section without a link has no home.
    """
    counts: dict[str, Counter[str]] = {}
    for link in comparison.links:
        left = section_heading(comparison.left.tasks[link.left])
        right = section_heading(comparison.right.tasks[link.right])
        home, away = (left, right) if by_left else (right, left)
        counts.setdefault(away, Counter())[home] += 1
    return {away: homes.most_common(1)[0][0] for away, homes in counts.items()}


def _place_guests(
    runs: Sequence[tuple[str, list[int]]], guests: Sequence[tuple[int, int, str]], first_away: Sequence[int | None]
) -> None:
    """Add each guest to the nearest run under its heading, after its last neighbour of its own document there."""
    for origin, index, heading in guests:
        fitting = [number for number, run in enumerate(runs) if run[0] == heading]
        members = runs[min(fitting, key=lambda number: abs(number - origin), default=origin)][1]
        own = first_away[index] or 0
        before = [(away, place) for place, member in enumerate(members) if (away := first_away[member]) is not None]
        last = max((entry for entry in before if entry[0] < own), default=(0, -1))
        members.insert(last[1] + 1, index)


def _join_equal(runs: Sequence[tuple[str, list[int]]]) -> tuple[SectionRun, ...]:
    """Join neighbouring runs that got the same heading."""
    joined: list[tuple[str, list[int]]] = []
    for heading, indices in runs:
        if joined and joined[-1][0] == heading:
            joined[-1][1].extend(indices)
        else:
            joined.append((heading, list(indices)))
    return tuple(SectionRun(heading, tuple(indices)) for heading, indices in joined)


def _by_left(changes: Sequence[Change]) -> list[int]:
    """Order by the first left task; what has none stands after its right neighbour."""
    anchored: dict[int, int] = {}  # right task -> first left task of its change
    for change in changes:
        for right in change.right:
            if change.left:
                anchored[right] = change.left[0]

    linked = sorted(anchored)

    def key(index: int) -> tuple[int, int, int]:
        change = changes[index]
        if change.left:
            return (change.left[0], 0, 0)
        before = bisect_left(linked, change.right[0])
        return (anchored[linked[before - 1]] if before else -1, 1, change.right[0])

    return sorted(range(len(changes)), key=key)


def _stubs(comparison: Comparison, order: Sequence[int], *, by_left: bool) -> tuple[StubPlace, ...]:
    """Find the place where each moved change would stand, had it kept its place on the other side."""
    position = {index: place for place, index in enumerate(order)}
    settled: list[tuple[int, int]] = []  # (first task on the other side, position) of changes that have not moved
    for index, change in enumerate(comparison.changes):
        away = change.right if by_left else change.left
        if away and not change.moved:
            settled.extend((task, position[index]) for task in away)
    settled.sort()
    places = []
    for index, change in enumerate(comparison.changes):
        away = change.right if by_left else change.left
        if not change.moved or not away or not (change.left and change.right):
            continue
        before = bisect_left(settled, (away[0], -1))
        after = settled[before - 1][1] if before else -1
        if after not in (position[index], position[index] - 1):
            places.append((after, away[0], index))
    return tuple(StubPlace(change=index, after=after) for after, _, index in sorted(places))
