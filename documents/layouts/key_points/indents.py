"""Where the page shows that a paragraph begins: its first line stands further in than the lines that go on."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from documents.chinese.characters import display_width
from documents.text.lines import SourceLine

__all__ = ["Indents", "find_indents"]

_FIRST_LINE = 1.5
"""Full-width characters from which a line stands inside; first lines stand in by two."""
_MIN_LINES = 3  # of either kind: fewer may stand where they do by chance
_GOING_ON = 0.8
"""Share of the lines at the margin that come below a line without room for more: below .5 where headings stand at the
margin and paragraphs inside, .9 and more where the lines at the margin go on."""


class Indents:
    """What the white space before the lines of a text says.

    Args:
        inside: numbers of the lines that stand further in.
        going_on: numbers of the lines at the margin, each below a line without room for more.
    """

    def __init__(self, inside: frozenset[int] = frozenset(), going_on: frozenset[int] = frozenset()) -> None:
        self._inside = inside
        self._going_on = going_on

    def begins(self, line: SourceLine) -> bool | None:
        """Whether a paragraph begins with a line; None where its place on the page does not say."""
        if line.number in self._inside:
            return True
        return False if line.number in self._going_on else None


def find_indents(filled: Sequence[SourceLine], full: float) -> Indents:
    """Tell first lines from those that go on, in a text that was broken at its right margin.

    Args:
        filled: its lines that are not blank, in order.
        full: width from which a line has no room for more, in full-width characters.

    Returns:
        What the white space says; nothing where lines begin here and there, or all at one margin.
    """
    steps = {line.number: _indent(line) for line in filled}
    below = [line for above, line in pairwise(filled) if _width(above, steps) >= full]
    if not below:
        return Indents()
    margin = Counter(steps[line.number] for line in below).most_common(1)[0][0]
    inside = frozenset(number for number, indent in steps.items() if indent - margin >= _FIRST_LINE)
    at_margin = frozenset(number for number, indent in steps.items() if abs(indent - margin) < _FIRST_LINE)
    going_on = frozenset(line.number for line in below) & at_margin
    if min(len(inside), len(at_margin)) < _MIN_LINES or len(going_on) < _GOING_ON * len(at_margin):
        return Indents()
    return Indents(inside, going_on)


def _indent(line: SourceLine) -> float:
    text = line.content.text
    return display_width(text[: len(text) - len(text.lstrip())])


def _width(line: SourceLine, steps: dict[int, float]) -> float:
    """Measure how far a line reaches to the right."""
    return display_width(line.text) + steps[line.number]
