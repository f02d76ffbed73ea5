"""The characters of a page of a PDF: what the readers ask of them, each once."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from documents.files.pdf_drawing import draw_page
from documents.files.pdf_lines import Character

__all__ = ["page_characters"]

_SAME_PLACE: Final = 1.0
"""Points by which two prints of one character lie apart: heavy print is often the same letter twice."""


def page_characters(page: Any) -> list[Character]:  # noqa: ANN401  pdfplumber is loosely typed
    """Give the characters of a page of pdfplumber in the order in which they are drawn, each print once."""
    return _without_doubles(draw_page(page))


def _without_doubles(characters: Sequence[Character]) -> list[Character]:
    """Leave out characters that lie on one of the same font and size."""
    prints: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(characters):
        prints.setdefault((one["upright"], one["text"], one["fontname"], one["size"]), []).append(at)
    tops, lefts = ([one[side] for one in characters] for side in ("top", "x0"))
    kept = [
        min(spot, key=lambda at: (tops[at], lefts[at]))
        for same in prints.values()
        for line in _clusters(same, tops)
        for spot in _clusters(line, lefts)
    ]
    return [characters[at] for at in sorted(kept)]


def _clusters(places: Sequence[int], along: Sequence[float]) -> Iterator[list[int]]:
    """Part characters where the next lies further away than one print beside another."""
    cluster: list[int] = []
    for at in sorted(places, key=along.__getitem__):
        if cluster and along[at] > along[cluster[-1]] + _SAME_PLACE:
            yield cluster
            cluster = []
        cluster.append(at)
    yield cluster
