"""Parts of pages of an OFD file, drawn anew from the texts and straight lines that their pages hold.

No program that draws OFD comes under a licence that lets us bring it along. Pictures, seals and curves are not drawn,
and the characters have the font of whoever looks at them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from documents.files.page_parts import MARGIN
from documents.files.pdf_lines import Character
from documents.model import PageBox

__all__ = ["drawn_part"]

_LINE: Final = 0.5  # points: the width of a rule
_BASE: Final = 0.88  # of the height of a character from its top to the line it is written on


def drawn_part(box: PageBox, characters: Sequence[Character], edges: Sequence[Mapping[str, Any]]) -> bytes:
    """Draw what lies in a box of a page.

    Args:
        box: with a margin it is what is drawn.
        characters: those on the page, with their boxes in points.
        edges: its rules across and down.

    Returns:
        A picture in SVG.
    """
    left, top = box.left - MARGIN, box.top - MARGIN
    width, height = box.right + MARGIN - left, box.bottom + MARGIN - top
    view = f"{_number(left)} {_number(top)} {_number(width)} {_number(height)}"
    shapes = "".join((*_rules(box, edges), *_characters(box, characters)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{_number(width)}" height="{_number(height)}">'
        f'<path fill="#fff" d="M{_number(left)} {_number(top)}h{_number(width)}v{_number(height)}h-{_number(width)}z"/>'
        f'<g font-family="SimSun,Songti SC,Noto Serif CJK SC,serif">{shapes}</g></svg>'
    ).encode()


def _rules(box: PageBox, edges: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for edge in edges:
        if _is_inside(box, edge):
            ends = (edge["x0"], edge["top"], edge["x1"], edge["bottom"])
            start, end = f"{_number(ends[0])} {_number(ends[1])}", f"{_number(ends[2])} {_number(ends[3])}"
            yield f'<path stroke="#000" stroke-width="{_LINE}" d="M{start}L{end}"/>'


def _characters(box: PageBox, characters: Sequence[Character]) -> Iterator[str]:
    """Write the characters of a line as one text with a place for each."""
    lines: dict[tuple[float, float], list[Character]] = {}
    for one in characters:
        if not one["text"].isspace() and _is_inside(box, one):
            lines.setdefault((one["top"], one["bottom"]), []).append(one)
    for (top, bottom), line in lines.items():
        units = [(one, len(one["text"].encode("utf-16-le")) // 2) for one in line]  # SVG counts these
        across = " ".join(_number(one["x0"]) for one, count in units for _ in range(count))
        base = _number(top + _BASE * (bottom - top))
        text = escape("".join(one["text"] for one in line))
        yield f'<text font-size="{_number(bottom - top)}" x="{across}" y="{base}">{text}</text>'


def _is_inside(box: PageBox, one: Mapping[str, Any]) -> bool:
    across = one["x1"] >= box.left - MARGIN and one["x0"] <= box.right + MARGIN
    return bool(across and one["bottom"] >= box.top - MARGIN and one["top"] <= box.bottom + MARGIN)


def _number(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")
