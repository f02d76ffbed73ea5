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


class PicturePage(DrawnPage):
    """A page with the rules that were found in its picture.

    Args:
        number: of the page, from 1.
        width: in points.
        height: in points.
        edges: its rules across and down, as pdfplumber has them.
        characters: those on it, as pdfplumber has them.
    """

    def __init__(
        self,
        number: int,
        width: float,
        height: float,
        edges: Sequence[Mapping[str, Any]],
        characters: Sequence[Mapping[str, Any]],
    ) -> None:
        super().__init__(number, width, height, edges)
        self.characters = characters


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
    return PicturePage(number, kept["width"], kept["height"], edges, characters)


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
    across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = []
    for one in characters:
        x, y = (one["x0"] + one["x1"] - width) / 2, (one["top"] + one["bottom"] - height) / 2
        aside, below = x * across + y * down - x, y * across - x * down - y
        box = {"x0": one["x0"] + aside, "x1": one["x1"] + aside}
        box |= {"top": one["top"] + below, "bottom": one["bottom"] + below}
        turned.append({"text": one["text"], **box})
    return PicturePage(number, width, height, rules, turned)


def _recognised(picture: Picture) -> dict[str, Any]:
    """Prepare a page and recognise it: plain values, rounded, as the cache will give them back."""
    if ink(picture).sum() < _LEAST_INK:
        return {"width": picture.shape[1] * POINT, "height": picture.shape[0] * POINT, "edges": [], "characters": []}
    best: tuple[float, Picture, Any, Any] | None = None
    for turn in _TURNS:
        turned = np.ascontiguousarray(np.rot90(picture, turn))
        level = straightened(turned, leaning(turned))
        rules = picture_rules(level)
        characters, sure = recognise_characters(level, without_rules(level, rules), rules)
        if best is None or sure > best[0]:
            best = sure, level, rules, characters
        if sure >= _WELL_READ:
            break
    assert best is not None
    _, level, rules, characters = best
    height, width = level.shape
    return {
        "width": width * POINT,
        "height": height * POINT,
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
