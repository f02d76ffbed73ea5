"""Small pictures of parts of pages: grey, as sharp as their bytes allow."""

import io
from collections.abc import Iterator
from typing import Final

import numpy as np

from documents.files.page_pictures import POINT, Picture
from documents.model import PageBox

__all__ = ["MARGIN", "cut_out", "small_png"]

MARGIN: Final = 6.0
"""Points around a box that are shown: enough to see that nothing is cut off."""

_SCALES: Final = (1.0, 0.8, 0.6, 0.45)
"""Of 150 dots an inch: at 68, the least, print of 9 points can just be read."""

_GREYS: Final = 4  # strokes look as smooth as with 16, in half of the bytes
_PAPER: Final = 0.85  # of the grey of the paper from which everything is white: noise of a scanner is nothing to see
_DARKEST_PAPER: Final = 150  # below, what covers most of a part is no paper but a dark ground


def cut_out(picture: Picture, box: PageBox) -> Picture:
    """Cut a box with a margin out of the picture of its page; nothing is left of a box that lies beside it."""
    height, width = picture.shape
    left, top = (max(0, round((side - MARGIN) / POINT)) for side in (box.left, box.top))
    right, bottom = (max(0, round((side + MARGIN) / POINT)) for side in (box.right, box.bottom))
    return picture[min(top, height) : bottom, min(left, width) : right]


def small_png(picture: Picture, most: int) -> bytes | None:
    """Write a picture as a PNG of few greys: the sharpest that fits.

    Args:
        picture: a part of a page.
        most: bytes that it may have.

    Returns:
        The file; None where even the least sharp has more, or nothing is to be seen.
    """
    if not picture.size:
        return None
    return next((data for data in _smaller(picture) if len(data) <= most), None)


def _smaller(picture: Picture) -> Iterator[bytes]:
    from PIL import Image

    whole = Image.fromarray(np.ascontiguousarray(picture))
    white = max(_DARKEST_PAPER, _PAPER * float(np.median(picture)))
    greys = np.minimum(np.round(np.arange(256) / white * (_GREYS - 1)), _GREYS - 1).astype(np.uint8)
    for scale in _SCALES:
        size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
        drawn = whole if scale == 1 else whole.resize(size, Image.Resampling.LANCZOS)
        few = Image.fromarray(greys[np.asarray(drawn)]).convert("P")
        few.putpalette([round(grey * 255 / (_GREYS - 1)) for grey in range(_GREYS) for _ in "rgb"])
        stream = io.BytesIO()
        few.save(stream, "PNG", optimize=True, bits=2)
        yield stream.getvalue()
