"""A page that is a picture, with the characters and rules seen in it, for the readers of pages of a PDF."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from documents.files.character_recognition import recognise_characters
from documents.files.drawn_page import DrawnPage
from documents.files.page_pictures import POINT, Picture
from documents.files.picture_rules import picture_rules, without_rules
from documents.files.recognition_cache import keep_page, kept_page
from documents.files.seen_text import Glance
from documents.files.straight_pages import ink, leaning, straightened
from documents.limits import ask_for_time

__all__ = ["MOST_PAGES", "PAGE_SECONDS", "PicturePage", "ruled_page", "seen_page"]

MOST_PAGES: Final = 200
"""Pages of one file that are recognised; more is a book, and takes hours."""

PAGE_SECONDS: Final = 60.0
"""By the clock, that recognising a page may take: 4 to 8 of an idle core, four times that for a page on its side, and
twice that on a busy machine."""

_TURNS: Final = (0, 2, 1, 3)  # quarters of a turn, the likeliest first
_WELL_READ: Final = 0.7  # mean confidence of a page that is upright: .99, of one on its side or head below .6
_LEAST_INK: Final = 40  # pixels of a page on which anything is written
_PLACES: Final = 2  # decimals of a point that are kept
_SIDES: Final = ("x0", "x1", "top", "bottom")
_EMPTY: Final[Mapping[str, Any]] = {"angle": 0.0, "turn": 0, "edges": [], "characters": []}
"""What is kept of a page on which nothing is written, beside its size."""


class PicturePage(DrawnPage):
    """A page with the rules that were found in its picture.

    Args:
        number: of the page, from 1.
        width: in points.
        height: in points.
        edges: its rules across and down, as pdfplumber has them.
        characters: those on it, as pdfplumber has them.
        angle: degrees by which its picture was turned against the clock until it was level.
        turn: quarters of a turn against the clock by which it was turned before.
    """

    def __init__(
        self,
        number: int,
        width: float,
        height: float,
        edges: Sequence[Mapping[str, Any]],
        characters: Sequence[Mapping[str, Any]],
        angle: float = 0.0,
        turn: int = 0,
    ) -> None:
        super().__init__(number, width, height, edges)
        self.characters = characters
        self._angle = angle
        self._turn = turn

    def on_sheet(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Say where a box lies on the page as it is shown: on its side and askew, where it was laid so."""
        corners = [(x, y) for x in box[::2] for y in box[1::2]]
        if self._angle:
            middle = (self.width / 2, self.height / 2)
            corners = [_rotated(corner, middle, -self._angle) for corner in corners]
        width, height = self.width, self.height
        for _ in range(self._turn):
            corners = [(height - y, x) for x, y in corners]
            width, height = height, width
        across, down = zip(*corners, strict=True)
        return max(0.0, min(across)), max(0.0, min(down)), min(width, max(across)), min(height, max(down))


def seen_page(picture: Picture, number: int) -> PicturePage:
    """Recognise what stands on the picture of a page, or read from the cache what was recognised before.

    Args:
        picture: of a page, in any of four ways up, a little askew.
        number: of the page, from 1.

    Raises:
        MissingRecogniserError: the extra `ocr` is not installed.
    """
    kept = kept_page(picture)
    if kept is None:
        ask_for_time(PAGE_SECONDS)
        kept = _recognised(picture)
        keep_page(picture, kept)
    edges = [_edge(orientation, sides) for orientation, *sides in kept["edges"]]
    characters = [
        {"text": text, **dict(zip(_SIDES, sides, strict=True)), "seen": Glance(confidence, others)}
        for text, confidence, others, *sides in kept["characters"]
    ]
    return PicturePage(number, kept["width"], kept["height"], edges, characters, angle=kept["angle"], turn=kept["turn"])


def ruled_page(picture: Picture, number: int, characters: Iterable[Mapping[str, Any]]) -> PicturePage:
    """Find the rules of a page whose characters a file brings along, and turn these as the page is turned.

    Args:
        picture: of a page, a little askew.
        number: of the page, from 1.
        characters: on it, with their boxes in points.
    """
    angle = leaning(picture)
    rules = picture_rules(straightened(picture, angle))
    height, width = (side * POINT for side in picture.shape)
    turned = []
    for one in characters:
        x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
        to = _rotated((x, y), (width / 2, height / 2), angle)
        aside, below = to[0] - x, to[1] - y
        box = {"x0": one["x0"] + aside, "x1": one["x1"] + aside}
        box |= {"top": one["top"] + below, "bottom": one["bottom"] + below}
        turned.append({"text": one["text"], **box})
    return PicturePage(number, width, height, rules, turned, angle=angle)


def _rotated(point: tuple[float, float], middle: tuple[float, float], angle: float) -> tuple[float, float]:
    """Turn a point by degrees against the clock."""
    across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = point[0] - middle[0], point[1] - middle[1]
    return middle[0] + x * across + y * down, middle[1] + y * across - x * down


def _recognised(picture: Picture) -> dict[str, Any]:
    """Prepare a page and recognise it: plain values, rounded, as the cache will give them back."""
    if ink(picture).sum() < _LEAST_INK:
        return {"width": picture.shape[1] * POINT, "height": picture.shape[0] * POINT, **_EMPTY}
    best: tuple[float, Picture, Any, Any, float, int] | None = None
    for turn in _TURNS:
        turned = np.ascontiguousarray(np.rot90(picture, turn))
        angle = leaning(turned)
        level = straightened(turned, angle)
        rules = picture_rules(level)
        characters, sure = recognise_characters(level, without_rules(level, rules), rules)
        if best is None or sure > best[0]:
            best = sure, level, rules, characters, angle, turn
        if sure >= _WELL_READ:
            break
    assert best is not None
    _, level, rules, characters, angle, turn = best
    height, width = level.shape
    return {
        "width": width * POINT,
        "height": height * POINT,
        "angle": angle,
        "turn": turn,
        "edges": [[rule["orientation"], *_rounded(rule)] for rule in rules],
        "characters": [[one["text"], one["seen"].confidence, one["seen"].others, *_rounded(one)] for one in characters],
    }


def _rounded(box: dict[str, Any]) -> list[float]:
    return [round(float(box[side]), _PLACES) for side in _SIDES]


def _edge(orientation: str, sides: Sequence[float]) -> dict[str, Any]:
    box = dict(zip(_SIDES, sides, strict=True))
    return {
        **box,
        "width": box["x1"] - box["x0"],
        "height": box["bottom"] - box["top"],
        "orientation": orientation,
        "object_type": "line",
    }
