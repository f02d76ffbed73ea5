"""All rows of the page as a narrow strip: one mark for each row that changed, its lane told by its type."""

from typing import Final

from compare import Comparison, Kind
from reports.page.views import Lane, Minimap
from reports.rows.filters import is_uncertain
from reports.rows.order import SectionRun

__all__ = ["make_minimap"]

_LANE_WIDTH: Final = 8
"""Width of a lane; five of them lie side by side."""

_LANES: Final[dict[Kind, int]] = {
    "edited": 0, "rewritten": 0, "split": 1, "merged": 1, "regrouped": 1, "added": 2, "dropped": 3,
}  # fmt: skip
_UNCERTAIN_LANE: Final = 4


def make_minimap(comparison: Comparison, runs: tuple[SectionRun, ...]) -> Minimap:
    """Draw the strip; the row at position n lies between n and n + 1."""
    order = [comparison.changes[index] for run in runs for index in run.changes]
    marks: dict[str, list[tuple[int, int]]] = {}
    for place, change in enumerate(order):
        if change.kind in _LANES:
            marks.setdefault(change.kind, []).append((_LANES[change.kind], place))
        if is_uncertain(change, comparison):
            marks.setdefault("uncertain", []).append((_UNCERTAIN_LANE, place))
    return Minimap(rows=len(order), lanes=tuple(Lane(kind, _path(found)) for kind, found in sorted(marks.items())))


def _path(marks: list[tuple[int, int]]) -> str:
    """Draw marks of one kind, neighbours as one."""
    runs: list[list[int]] = []  # lane, first place, number
    for lane, place in marks:
        if runs and runs[-1][1] + runs[-1][2] == place:
            runs[-1][2] += 1
        else:
            runs.append([lane, place, 1])
    width = _LANE_WIDTH - 1
    return "".join(f"M{lane * _LANE_WIDTH} {place}h{width}v{length}h{-width}z" for lane, place, length in runs)
