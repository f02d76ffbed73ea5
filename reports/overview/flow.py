"""Where the sections went: both documents as upright bars in their own order, joined by ribbons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare import Comparison
from reports.overview.matrix import MAX_SECTIONS, SectionCounts, section_counts
from reports.overview.views import Flow, FlowNode, Ribbon
from reports.rows.filters import RowTokens, headings
from reports.words.phrases import beginning
from reports.words.wording import Wording

__all__ = ["make_flow"]

_LEFT_X: Final = 230  # left edge of the left bars; the names stand before it
_RIGHT_X: Final = 520
_BAR: Final = 10  # width of a bar
_STUB: Final = 46  # length of a ribbon that leads nowhere
_GAP: Final = 7  # between two bars of one side
_LEAST: Final = 17.0  # height of a bar: a line of text stands beside it
_BODY: Final = 250.0  # height of all bars of the longer side together, without gaps, before short ones are stretched
_NAME: Final = 17  # characters of a heading that have room
_MANY_RIBBONS: Final = 40  # past this thin ones only hide the others
_THIN: Final = 2  # links of a ribbon that counts as thin


@dataclass(slots=True)
class _Bar:
    """A section while it is laid out: its bar, and how far ribbons have filled it."""

    top: float
    height: float
    filled: float = 0.0

    def take(self, thickness: float) -> float:
        """Give a ribbon its place on the bar."""
        place = self.top + self.filled
        self.filled += thickness
        return place


def make_flow(comparison: Comparison, tokens: RowTokens, words: Wording) -> Flow | None:
    """Draw the flow between sections; None where a side has no sections, or too many.

    A ribbon between two sections that are each other's strongest partner is the expected way; every other one crosses.
    """
    lefts, rights = headings(comparison.left.tasks), headings(comparison.right.tasks)
    if max(len(lefts), len(rights)) > MAX_SECTIONS or min(len(lefts), len(rights)) < 2:
        return None
    counts = section_counts(comparison)
    left_sizes = [sum(counts[i, j] for j in range(len(rights) + 1)) for i in range(1, len(lefts) + 1)]
    right_sizes = [sum(counts[i, j] for i in range(len(lefts) + 1)) for j in range(1, len(rights) + 1)]
    scale = _BODY / max(sum(left_sizes), sum(right_sizes), 1)
    left_bars, right_bars = _bars(left_sizes, scale), _bars(right_sizes, scale)
    shown = sorted((pair, count) for pair, count in counts.items() if count)
    thin = [pair for pair, count in shown if count <= _THIN and 0 not in pair] if len(shown) > _MANY_RIBBONS else []
    left_names = [words["matrix_none_left"], *(heading or words["matrix_whole"] for heading in lefts)]
    right_names = [words["matrix_none_right"], *(heading or words["matrix_whole"] for heading in rights)]
    ribbons = []
    for (i, j), count in shown:
        thickness = count * scale
        start = left_bars[i - 1].take(thickness) if i else None
        end = right_bars[j - 1].take(thickness) if j else None
        if (i, j) in thin:
            continue
        token = f"pair:{i}-{j}"
        ribbons.append(
            Ribbon(
                path=_path(start, end, thickness),
                status=_status(i, j, counts, len(lefts), len(rights)),
                tip=words["matrix_tip"].format(
                    left=left_names[i], right=right_names[j], count=count, rows=len(tokens.rows[token])
                ),
                filter=token,
                href=f"#{tokens.rows[token][0]}",
            )
        )
    description = words["clause_separator"].join(ribbon.tip for ribbon in ribbons)
    bottom = max(bar.top + bar.height for bar in (*left_bars, *right_bars))
    return Flow(
        height=int(bottom) + 2,
        description=description,
        nodes=(
            *_nodes(left_bars, left_names[1:], left_sizes, _LEFT_X, -8, "end", words),
            *_nodes(right_bars, right_names[1:], right_sizes, _RIGHT_X, _BAR + 8, "start", words),
        ),
        ribbons=tuple(ribbons),
        omitted=words["flow_omitted"].format(count=len(thin)) if thin else None,
    )


def _bars(sizes: Sequence[int], scale: float) -> list[_Bar]:
    bars: list[_Bar] = []
    top = 1.0
    for size in sizes:
        height = max(size * scale, _LEAST)
        bars.append(_Bar(top, height, filled=max(0.0, (height - size * scale) / 2)))
        top += height + _GAP
    return bars


def _nodes(
    bars: Sequence[_Bar],
    names: Sequence[str],
    sizes: Sequence[int],
    x: int,
    offset: int,
    anchor: str,
    words: Wording,
) -> list[FlowNode]:
    return [
        FlowNode(
            x=x,
            y=f"{bar.top:.1f}",
            height=f"{bar.height:.1f}",
            text_x=x + offset,
            text_y=f"{bar.top + bar.height / 2 + 4:.1f}",
            anchor=anchor,
            name=beginning(name, _NAME),
            title=words["flow_node"].format(name=name, count=size),
        )
        for bar, name, size in zip(bars, names, sizes, strict=True)
    ]


def _path(start: float | None, end: float | None, thickness: float) -> str:
    """Outline a ribbon; one that leads nowhere, or comes from nowhere, is short and straight."""
    left, right = _LEFT_X + _BAR, _RIGHT_X
    if start is None or end is None:
        top = start if end is None else end
        x, step = (left, _STUB) if end is None else (right, -_STUB)
        return f"M{x} {top:.1f}h{step}v{thickness:.1f}h{-step}z"
    middle = (left + right) // 2
    return (
        f"M{left} {start:.1f}C{middle} {start:.1f} {middle} {end:.1f} {right} {end:.1f}v{thickness:.1f}"
        f"C{middle} {end + thickness:.1f} {middle} {start + thickness:.1f} {left} {start + thickness:.1f}z"
    )


def _status(i: int, j: int, counts: SectionCounts, lefts: int, rights: int) -> str:
    if not j:
        return "dropped"
    if not i:
        return "added"
    best_right = max(range(1, rights + 1), key=lambda column: (counts[i, column], -column))
    best_left = max(range(1, lefts + 1), key=lambda row: (counts[row, j], -row))
    return "straight" if (best_left, best_right) == (i, j) else "crossing"
