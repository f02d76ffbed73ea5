"""The ruled lines in a picture of a page, as pdfplumber gives those of a PDF."""

from collections.abc import Sequence
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from documents.files.page_pictures import POINT, Picture
from documents.files.straight_pages import ink

__all__ = ["picture_rules", "without_rules"]

_SHORTEST_ACROSS: Final = 50  # pixels, a third of an inch: strokes of titles are shorter
_SHORTEST_DOWN: Final = 30  # pixels: the height of a row with one line of print
_ALONE: Final = 200  # pixels: a rule across that is as long may stand alone, below a header or a letterhead
_TOUCH: Final = 5  # pixels between two rules that meet
_LEVEL: Final = 12  # pixels by which the ends of rules at the edge of a page differ in height
_STEP: Final = 4  # pixels aside by which one piece of a rule lies from the next
_GAPS: Final = 2  # pixels without ink within a rule: specks of paper, dots of a printer
_THICKEST: Final = 9  # pixels: what is thicker is a bar or a picture
_FILLED: Final = 0.9  # of a rule that must be ink
_BESIDE: Final = (4, 7)  # pixels from the middle of a rule: there is paper on both sides of it
_PRINTED: Final = 0.15  # of that paper that may be ink: strokes of characters have others of theirs beside them
_LONG: Final = 6  # times the shortest: no strokes of characters run together so far
_PRINTED_LONG: Final = 0.5  # of the paper beside a long rule that may be ink: text may touch it


_Stroke = tuple[float, int, int]
"""Its middle row, or column, and the half-open range along it."""


def picture_rules(picture: Picture) -> tuple[dict[str, Any], ...]:
    """Find the rules of a page.

    Args:
        picture: of a page whose lines are level.

    Returns:
        Edges as pdfplumber has them, in points; those across before those down, each from the top and from the left.
    """
    dark = ink(picture)
    across = _joined(_strokes(dark, _SHORTEST_ACROSS))
    down = _joined(_strokes(np.ascontiguousarray(dark.T), _SHORTEST_DOWN))
    down = [one for one in down if any(_meet(other, one) for other in across)]
    across = [one for one in across if one[2] - one[1] >= _ALONE or sum(_meet(one, other) for other in down) > 1]
    down = [one for one in down if any(_meet(other, one) for other in across)]
    across += [*_closing(across, down, 1), *_closing(across, down, 2)]
    return (
        *(_edge("h", x0=start, x1=end, top=at, bottom=at) for at, start, end in across),
        *(_edge("v", x0=at, x1=at, top=start, bottom=end) for at, start, end in down),
    )


def _joined(strokes: Sequence[_Stroke]) -> list[_Stroke]:
    """Join the pieces of a rule that leans a little or was printed badly."""
    joined: list[_Stroke] = []
    for place, start, end in sorted(strokes, key=lambda one: one[1]):
        for at, (other, left, right) in enumerate(joined):
            if abs(other - place) <= _STEP and start <= right + _LEVEL:
                longer = place if end - start > right - left else other
                joined[at] = (longer, left, max(right, end))
                break
        else:
            joined.append((place, start, end))
    return joined


def _closing(across: Sequence[_Stroke], down: Sequence[_Stroke], end: Literal[1, 2]) -> list[_Stroke]:
    """Close a table whose rules down all end without one across: a page end cut its row there.

    Args:
        across: rules.
        down: rules.
        end: 1 for the upper ends of the rules down, 2 for the lower ones.
    """
    found = []
    for group in _side_by_side(down, end):
        height, left, right = group[0][end], min(one[0] for one in group), max(one[0] for one in group)
        beside = [one for one in across if one[1] < right + _TOUCH and one[2] > left - _TOUCH]
        if any(abs(one[0] - height) <= _LEVEL for one in beside):
            continue
        going_on = (one for one in down if one[1] < height - _LEVEL and one[2] > height + _LEVEL)
        if len(group) > 1 and not any(left - _TOUCH <= one[0] <= right + _TOUCH for one in going_on):
            found.append((float(height), round(left), round(right)))
    return found


def _side_by_side(down: Sequence[_Stroke], end: Literal[1, 2]) -> list[list[_Stroke]]:
    """Group the rules down that end at one height."""
    groups: list[list[_Stroke]] = []
    for one in sorted(down, key=lambda one: one[end]):
        if not groups or one[end] - groups[-1][0][end] > _LEVEL:
            groups.append([])
        groups[-1].append(one)
    return groups


def _meet(across: _Stroke, down: _Stroke) -> bool:
    """Whether two strokes touch or cross: the rules of a table do, strokes of characters do not."""
    row, left, right = across
    column, top, bottom = down
    return left - _TOUCH <= column <= right + _TOUCH and top - _TOUCH <= row <= bottom + _TOUCH


def without_rules(picture: Picture, rules: tuple[dict[str, Any], ...]) -> Picture:
    """Paint the rules of a page over with its paper, so that none is taken for a stroke of a character."""
    clean = picture.copy()
    for rule in rules:
        top, bottom, left, right = (round(rule[side] / POINT) for side in ("top", "bottom", "x0", "x1"))
        if rule["orientation"] == "h":
            rows = slice(max(0, top - 2), bottom + 3)
            beside = np.concatenate(
                [clean[max(0, top - 5) : max(1, top - 2), left:right], clean[bottom + 3 : bottom + 6, left:right]]
            )
            clean[rows, left:right] = np.max(beside, axis=0)
        else:
            columns = slice(max(0, left - 2), right + 3)
            beside = np.concatenate(
                [clean[top:bottom, max(0, left - 5) : max(1, left - 2)], clean[top:bottom, right + 3 : right + 6]],
                axis=1,
            )
            clean[top:bottom, columns] = np.max(beside, axis=1)[:, None]
    return clean


def _strokes(dark: NDArray[np.bool_], shortest: int) -> list[_Stroke]:
    """Find long strokes along the rows of an array.

    Returns:
        (middle row, first column, column behind the last) of each.
    """
    near = dark.copy()
    near[1:] |= dark[:-1]  # a stroke may step by one row
    near[:-1] |= dark[1:]
    runs: list[tuple[int, int, int]] = []
    for at in np.nonzero(near.sum(axis=1) >= shortest)[0]:
        runs += [(int(at), start, end) for start, end in _runs(near[at]) if end - start >= shortest]
    groups: list[list[tuple[int, int, int]]] = []
    for run in runs:
        for group in reversed(groups):
            last = group[-1]
            if run[0] - last[0] > 2:
                continue
            if min(run[2], last[2]) - max(run[1], last[1]) > 0:
                group.append(run)
                break
        else:
            groups.append([run])
    strokes = []
    for group in groups:
        if group[-1][0] - group[0][0] + 1 > _THICKEST:
            continue
        start, end = min(run[1] for run in group), max(run[2] for run in group)
        rows = slice(max(0, group[0][0] - 1), group[-1][0] + 2)
        if dark[rows, start:end].any(axis=0).mean() < _FILLED or _is_print(dark, rows, start, end, shortest):
            continue
        strokes.append((sum(run[0] for run in group) / len(group), start, end))
    return strokes


def _is_print(dark: NDArray[np.bool_], rows: slice, start: int, end: int, shortest: int) -> bool:
    """Whether strokes are those of characters in a line: right above or below them there are others."""
    near, far = _BESIDE
    most = _PRINTED_LONG if end - start >= _LONG * shortest else _PRINTED
    above = dark[max(0, rows.start + 2 - far) : max(0, rows.start + 2 - near), start:end]
    below = dark[rows.stop - 2 + near : rows.stop - 2 + far, start:end]
    return any(band.size and band.mean() > most for band in (above, below))


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give the half-open runs of ink in a row; short gaps do not end them."""
    places = np.nonzero(row)[0]
    if not len(places):
        return []
    breaks = np.nonzero(np.diff(places) > _GAPS + 1)[0]
    starts = places[np.concatenate([[0], breaks + 1])]
    ends = places[np.concatenate([breaks, [len(places) - 1]])] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _edge(orientation: str, **sides: float) -> dict[str, Any]:
    """Write an edge with sides in pixels as pdfplumber writes one in points."""
    box = {side: float(value) * POINT for side, value in sides.items()}
    return {
        **box,
        "width": box["x1"] - box["x0"],
        "height": box["bottom"] - box["top"],
        "orientation": orientation,
        "object_type": "line",
    }
