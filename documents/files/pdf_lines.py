"""Characters on a page become lines of print."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from documents.files.seen_text import SeenText

__all__ = ["Character", "PrintedLine", "left_margin", "printed_lines"]

Character = Mapping[str, Any]
"""What pdfplumber says of a character: its `text` and its box `x0`, `x1`, `top`, `bottom`, in points.

One that was recognised in a picture has its `Glance` under `seen`.
"""

_LEANING: Final = 0.35
"""Character widths by which two neighbours on one line may differ in height: signs of another font lean by up to .27,
lines stand 1.2 and more apart. Tops will not do: some fonts state boxes twice as high, or begin them elsewhere."""

_FIRST_FULL: Final = 0x2E80
"""First code point of the scripts whose characters are as wide as they are high."""

_GAP: Final = 0.25
"""Character widths between two characters that are a space."""

_SAME_LEFT: Final = 0.25
"""Character widths by which lines at one margin may begin apart: signs have white space of their own."""

_AT_MARGIN: Final = 3
"""Lines that show where the margin is."""

_INDENT: Final = 1.2
"""Character widths from which a line begins inside: paragraphs begin two characters in."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of print.

    Attributes:
        text: without white space at its ends; a gap is one space.
        left: where it begins, in points from the left.
        right: where it ends.
        middle: its height, in points from the top.
        size: width of a full character.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float

    def is_inside(self, margin: float) -> bool:
        """Whether it begins further right than lines at the margin do."""
        return self.left - margin >= _INDENT * self.size


def left_margin(lines: Sequence[PrintedLine]) -> float | None:
    """Find where lines begin that go on with those above: the place furthest left at which several lines begin.

    Args:
        lines: of a page or of one of its columns.

    Returns:
        Points from the left; None where lines begin here and there.
    """
    steps = Counter(round(line.left / (_SAME_LEFT * line.size)) for line in lines)
    shared = [
        step for step, count in steps.items() if count and sum(steps[step + by] for by in (-1, 0, 1)) >= _AT_MARGIN
    ]
    if not shared:
        return None
    lefts = [line.left for line in lines if round(line.left / (_SAME_LEFT * line.size)) == min(shared)]
    return median(lefts)


def printed_lines(characters: Iterable[Character]) -> tuple[PrintedLine, ...]:
    """Put characters together that stand on one line.

    Args:
        characters: of a page or a part of it, in any order.

    Returns:
        Lines from top to bottom, characters from left to right; every character that is no white space is in one line.
    """
    printed = [one for one in characters if one["text"]]
    filled = [one for one in printed if not one["text"].isspace()]
    if not filled:
        return ()
    full = [_width(one) for one in filled if ord(one["text"][0]) >= _FIRST_FULL]
    size = median(full or [one["bottom"] - one["top"] for one in filled]) or 1.0
    lines: list[list[Character]] = []
    last = 0.0
    height = _height(filled)
    for one in sorted(printed, key=lambda one: (height(one), one["x0"])):
        if not lines or height(one) - last > _LEANING * size:
            lines.append([])
        lines[-1].append(one)
        last = height(one)
    return tuple(_line(line, size) for line in lines if any(not one["text"].isspace() for one in line))


def _line(characters: list[Character], size: float) -> PrintedLine:
    text, end = "", None
    ordered = sorted(characters, key=lambda one: (one["x0"], one["x1"]))
    for one in ordered:
        if one["text"].isspace() or (end is not None and one["x0"] - end > _GAP * size and not text.endswith(" ")):
            text += " "
        text += "" if one["text"].isspace() else one["text"]
        end = one["x1"] if end is None else max(end, one["x1"])
    text = " ".join(text.split())
    filled = [one for one in ordered if not one["text"].isspace()]
    if any("seen" in one for one in filled):
        text = SeenText(text, [one.get("seen") for one in filled])
    return PrintedLine(
        text=text,
        left=min(one["x0"] for one in filled),
        right=max(one["x1"] for one in filled),
        middle=median(_middle(one) for one in filled),
        size=size,
    )


def _height(characters: Sequence[Character]) -> Callable[[Character], float]:
    """Choose how to tell where characters stand: by the line they are written on, if the page says it of all."""
    return _base if all("matrix" in one and one.get("upright", True) for one in characters) else _middle


def _base(one: Character) -> float:
    """Give the line that a character is written on, in points from the top."""
    return float(one["top"] + one["y1"] - one["matrix"][5]) if "matrix" in one else _middle(one)


def _middle(one: Character) -> float:
    return float(one["top"] + one["bottom"]) / 2


def _width(one: Character) -> float:
    return float(one["x1"] - one["x0"])
