"""A page that lay askew on the scanner is turned until its lines are level."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from documents.files.page_pictures import Picture

__all__ = ["ink", "leaning", "straightened"]

_MOST: Final = 4.0  # degrees either way: a sheet that was put down by hand
_STEPS: Final = (0.5, 0.1, 0.02)  # degrees: coarse to fine; 0.02 moves the end of a line of A4 by half a pixel
_LEAST: Final = 0.03  # degrees: a page that leans less stays as it is
_SIDE: Final = 900  # pixels of the longer side on which the angle is measured
_COARSE: Final = 4  # pixels that are one where paper is looked for: noise is no paper, and strokes are thinner
_NEAR: Final = 12  # pixels: the paper around a stroke, against which it is dark
_DARKER: Final = 28  # grey levels by which ink is darker than the paper around it


def ink(picture: Picture) -> NDArray[np.bool_]:
    """Tell ink from paper: what is darker than the paper around it, however grey that is."""
    from PIL import Image, ImageFilter

    page = Image.fromarray(picture)
    coarse = page.reduce(_COARSE).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(_NEAR / _COARSE))
    paper = coarse.resize(page.size, Image.Resampling.BILINEAR)
    dark: NDArray[np.bool_] = np.asarray(paper, dtype=np.int16) - picture > _DARKER
    return dark


def leaning(picture: Picture) -> float:
    """Measure by how many degrees a page must be turned against the clock until its lines are level; 0 above four."""
    angle = _angle(picture)
    return angle if abs(angle) >= _LEAST else 0.0


def straightened(picture: Picture, angle: float) -> Picture:
    """Turn a page by degrees against the clock; what comes in at its corners is paper."""
    from PIL import Image

    if not angle:
        return picture
    turned = Image.fromarray(picture).rotate(angle, Image.Resampling.BICUBIC, fillcolor=int(np.median(picture)))
    return np.asarray(turned, dtype=np.uint8)


def _angle(picture: Picture) -> float:
    """Find the angle in degrees by which a page must be turned: where its lines are parted best by white."""
    from PIL import Image

    small = np.asarray(Image.fromarray(picture).reduce(max(1, max(picture.shape) // _SIDE)), dtype=np.uint8)
    down, across = np.nonzero(ink(small))
    if not len(down):
        return 0.0
    kept = slice(None, None, max(1, len(down) // 60_000))  # points are enough to see the lines
    heights: NDArray[np.float64] = down[kept].astype(np.float64)
    aside: NDArray[np.float64] = across[kept].astype(np.float64) - small.shape[1] / 2
    best, reach = 0.0, _MOST
    for size in _STEPS:
        angles: NDArray[np.float64] = best + np.arange(-reach, reach + size / 2, size, dtype=np.float64)
        best = float(angles[int(np.argmax([_levelness(heights, aside, float(angle)) for angle in angles]))])
        reach = size
    return best if abs(best) < _MOST else 0.0


def _levelness(down: NDArray[np.float64], across: NDArray[np.float64], angle: float) -> float:
    """Measure how unevenly ink lies over the rows of a page that is turned by an angle in degrees."""
    rows = (down - across * np.tan(np.radians(angle))).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())
