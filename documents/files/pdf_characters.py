"""The characters of a page of a PDF: what the readers ask of them, each once."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from documents.files.pdf_lines import Character

__all__ = ["page_characters"]

_SAME_PLACE: Final = 1.0
"""Points by which two prints of one character lie apart: heavy print is often the same letter twice."""


def page_characters(page: Any) -> list[Character]:  # noqa: ANN401  pdfplumber is loosely typed
    """Give the characters of a page of pdfplumber in the order in which they are drawn, each print once.

    pdfplumber says twenty things of each, and that takes longer than drawing it; here it is what somebody asks for.
    The page keeps what it says of everything else, so that its tables are found as ever.
    """
    from pdfminer.layout import LTChar

    of_others = page.process_object

    def process(item: Any) -> Character:  # noqa: ANN401
        return _character(item, page) if isinstance(item, LTChar) else of_others(item)

    page.process_object = process
    return _without_doubles(page.chars)


def _character(item: Any, page: Any) -> Character:  # noqa: ANN401
    left, below = page.mediabox[:2]
    return {
        "object_type": "char",
        "page_number": page.page_number,
        "text": item.get_text(),
        "fontname": item.fontname,
        "size": item.size,
        "upright": item.upright,
        "matrix": item.matrix,
        "x0": item.x0 + left,
        "x1": item.x1 + left,
        "y0": item.y0,
        "y1": item.y1,
        "top": page.height - item.y1 + below,
        "bottom": page.height - item.y0 + below,
    }


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
