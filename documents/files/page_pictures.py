"""Pictures of pages: those of a PDF that holds no text, and the pages of a PNG, JPEG, TIFF or GIF file.

All are grey and have one resolution, so that what follows can count in pixels.
"""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from documents.errors import UnreadableFileError

__all__ = ["DPI", "POINT", "Picture", "picture_pages", "rendered_page"]

DPI: Final = 150
"""Of every picture: at 200 the recogniser finds the same lines and characters and takes twice the time."""

POINT: Final = 72 / DPI
"""Points a pixel."""

Picture = NDArray[np.uint8]
"""Rows of grey pixels, 0 black and 255 white."""

_LONG_SIDE: Final = 11.69  # inches: the length of A4, where a file does not say how large its page is
_SHORT_SIDE: Final = 8.27
_LONG_PICTURE: Final = 2.2  # times as high as wide, and more: the picture of a screen, many pages long
_RESOLUTIONS: Final = (60, 1300)  # dots an inch of scanners and faxes; other values are left over from programs
_LARGEST: Final = 120_000_000  # pixels of a page: A3 at 800 dpi
_CUT: Final = 0.2  # of a page's length above its end in which a long picture is cut, where least is printed
_EVEN: Final = 12  # grey levels between the darkest and the lightest pixel of a row without print
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class _Size:
    """Inches of a page."""

    width: float
    height: float


def rendered_page(document: Any, number: int) -> Picture:  # noqa: ANN401  pypdfium2 is loosely typed
    """Draw a page of a PDF.

    Args:
        document: a `pypdfium2.PdfDocument`.
        number: of the page, from 1.
    """
    page = document[number - 1]
    try:
        drawn = page.render(scale=1 / POINT, grayscale=True)
        return np.array(drawn.to_numpy(), dtype=np.uint8).reshape(drawn.height, -1)[:, : drawn.width]
    finally:
        page.close()


def picture_pages(data: bytes, name: str) -> Iterator[Picture]:
    """Give the pages of a picture file, one after the other.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        Every frame of a TIFF or GIF file; a picture that is many pages long is cut where nothing is printed.

    Raises:
        UnreadableFileError: the file is damaged, or its pages are larger than any scanner's.
    """
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large files, of odd tags: what can be drawn is read
            image = Image.open(io.BytesIO(data))
        with image:
            if image.width * image.height > _LARGEST:
                raise UnreadableFileError(_too_large(name, f"{image.width} × {image.height}"))
            for frame in ImageSequence.Iterator(image):
                size = _size(frame)
                upright = ImageOps.exif_transpose(_on_paper(frame))
                if (frame.width > frame.height) != (upright.width > upright.height):
                    size = _Size(size.height, size.width)
                target = (max(1, round(size.width * DPI)), max(1, round(size.height * DPI)))
                if target[0] * target[1] > _LARGEST:
                    raise UnreadableFileError(_too_large(name, f"{image.width} × {image.height}"))
                resampled = upright.resize(target, Image.Resampling.LANCZOS) if target != upright.size else upright
                yield from _cut(np.asarray(resampled, dtype=np.uint8))
    except UnreadableFileError:
        raise
    except Image.DecompressionBombError:
        raise UnreadableFileError(_too_large(name, "too many")) from None
    except (SyntaxError, *_BROKEN) as error:
        raise UnreadableFileError(
            f"{name!r} cannot be read as a picture ({type(error).__name__}); save it anew and give that file."
        ) from error


def _too_large(name: str, size: str) -> str:
    return (
        f"{name!r} is a picture of {size} pixels; give one of at most {_LARGEST // 1_000_000} million, "
        "such as a scan with 300 dots an inch."
    )


def _on_paper(frame: Any) -> Any:  # noqa: ANN401
    """Make a frame grey; what is transparent is white paper."""
    from PIL import Image

    if "transparency" in frame.info or frame.mode in ("RGBA", "LA", "PA"):
        drawn = frame.convert("RGBA")
        paper = Image.new("RGBA", drawn.size, "white")
        paper.alpha_composite(drawn)
        paper.info, paper._exif = frame.info, None
        return paper.convert("L")
    if frame.mode.startswith(("I", "F")):  # more than 256 greys, of which only as many can be told
        greys = np.asarray(frame, dtype=np.float64)
        lowest, highest = float(greys.min()), float(greys.max())
        scaled = (greys - lowest) * (255 / max(1.0, highest - lowest))
        deep = Image.fromarray(scaled.astype(np.uint8))
        deep.info = frame.info
        return deep
    return frame.convert("L")


def _size(frame: Any) -> _Size:  # noqa: ANN401
    """Tell how large the page of a frame is: as the file says, else its longer side is that of A4."""
    width, height = frame.size
    dots = frame.info.get("dpi") or (0, 0)
    lowest, highest = _RESOLUTIONS
    across, down = (float(value) for value in dots[:2])
    if lowest <= across <= highest and lowest <= down <= highest:
        size = _Size(width / across, height / down)
        if 0.5 * _SHORT_SIDE <= min(size.width, size.height) <= 2 * _SHORT_SIDE:
            return size
    scale = _SHORT_SIDE / width if height > _LONG_PICTURE * width else _LONG_SIDE / max(width, height)
    return _Size(width * scale, height * scale)


def _cut(picture: Picture) -> Iterator[Picture]:
    """Cut a picture that is many pages long into pages, each at the row near its end that is printed least."""
    height, width = picture.shape
    if height <= _LONG_PICTURE * width:
        yield picture
        return
    length = round(_LONG_SIDE * DPI)
    top = 0
    while height - top > length:
        start = top + round((1 - _CUT) * length)
        window = picture[start : top + length]
        contrast = window.max(axis=1).astype(int) - window.min(axis=1)
        white = np.nonzero(contrast <= contrast.min() + _EVEN)[0]
        last = white[np.nonzero(np.diff(white, prepend=-2) > 1)[0][-1] :]  # the last rows without print
        bottom = start + int(last[len(last) // 2])
        yield picture[top:bottom]
        top = bottom
    yield picture[top:]
