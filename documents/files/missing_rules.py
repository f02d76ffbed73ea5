"""Rules that a page end leaves out: browsers draw none where they cut a row, above or below."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

__all__ = ["missing_rules"]

_SAME: Final = 1.5  # points: ends of rules nearer than that are at one height
_LEAST: Final = 8.0  # points that a rule between columns is long, at least; shorter ones are the thickness of rules
_COLUMNS: Final = 2  # that rules end beside, at least
_COVERED: Final = 0.5  # of the width between the outer ones: a rule that is as long closes them


def missing_rules(edges: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give the rules across that close columns whose rules end at one height with none there.

    Args:
        edges: the rules of a page, as pdfplumber has them.

    Returns:
        Lines as pdfplumber takes them in addition, from top to bottom.
    """
    known = list(edges)
    down = [one for one in known if one["orientation"] == "v" and one["bottom"] - one["top"] >= _LEAST]
    across = [one for one in known if one["orientation"] == "h"]
    found = []
    for end in ("top", "bottom"):
        for height, ending in _at_one_height(down, end):
            lefts = _apart([one["x0"] for one in ending])
            if len(lefts) <= _COLUMNS:
                continue
            near = [one for one in across if abs(one["top"] - height) <= 2 * _SAME]
            left, right = lefts[0], lefts[-1]
            covered = _covered([(max(one["x0"], left), min(one["x1"], right)) for one in near])
            if covered < _COVERED * (right - left):
                found.append(_line(left, right, height))
    return sorted(found, key=lambda one: float(one["top"]))


def _at_one_height(down: Sequence[Mapping[str, Any]], end: str) -> list[tuple[float, list[Mapping[str, Any]]]]:
    groups: list[tuple[float, list[Mapping[str, Any]]]] = []
    for one in sorted(down, key=lambda one: float(one[end])):
        if not groups or one[end] - groups[-1][0] > _SAME:
            groups.append((float(one[end]), []))
        groups[-1][1].append(one)
    return groups


def _apart(places: Iterable[float]) -> list[float]:
    ordered = sorted(places)
    return ordered[:1] + [other for one, other in pairwise(ordered) if other - one > 2 * _SAME]


def _covered(spans: Iterable[tuple[float, float]]) -> float:
    total, end = 0.0, float("-inf")
    for left, right in sorted(spans):
        total += max(0.0, right - max(left, end))
        end = max(end, right)
    return total


def _line(left: float, right: float, height: float) -> dict[str, Any]:
    sides = {"x0": left, "x1": right, "top": height, "bottom": height, "width": right - left, "height": 0.0}
    return {"object_type": "line", "orientation": "h", **sides}
