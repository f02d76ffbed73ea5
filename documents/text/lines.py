"""A source as lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import is_
from typing import TypeVar, cast

from documents.chinese.characters import ascii_fold, simplify
from documents.text.traced import LineIndex, Traced

__all__ = ["SourceLine", "found_once", "source_lines"]

_Found = TypeVar("_Found")

_BULLET = re.compile(r"(?<![^\n])[\ue000-\uf8ff](?=[^\S\n]*[^\s\ue000-\uf8ff])")
"""A sign of a font of signs at the head of a line with text, as Word prints bullets: it says nothing."""


_KEYCAP = re.compile(r"(?<=\d)(?:\ufe0f\u20e3|\u20e3)")
"""What makes a key of a digit: 1️⃣ numbers an item as 1. does."""

_DRAWN = re.compile(r"^.*[│┃║].*[│┃║].*$|^[\s─━═┄┈│┃║┌┏╔├┣╠└┗╚┐┓╗┤┫╣┘┛╝┬┳╦┼╋╬┴┻╩]{3,}$", re.MULTILINE)
"""A row of a table that was drawn with characters for lines, or the rule between two."""

_AS_BARS = {ord(sign): "|" for sign in "│┃║├┣╠┤┫╣┌┏╔└┗╚┐┓╗┘┛╝┬┳╦┼╋╬┴┻╩"} | {ord(sign): "-" for sign in "─━═┄┈"}


def _as_number(key: re.Match[str]) -> str:
    return "\u200b" * (len(key[0]) - 1) + "."


@dataclass(frozen=True)
class SourceLine:
    """One line of a source, converted to Simplified and ASCII digits, its layout spaces still there.

    Attributes:
        number: counts from 1.
        content: its characters.
        heading: rank of the heading that the markup makes it, 1 for the highest; 0 for none.
        is_item: whether the markup makes it an item of a list.
        printed: the line of the source where it stands, when that is another: a line that was cut in several.
    """

    number: int
    content: Traced
    heading: int = 0
    is_item: bool = False
    printed: int | None = None

    @property
    def place(self) -> int:
        """The line of the source that holds it."""
        return self.number if self.printed is None else self.printed

    @cached_property
    def text(self) -> str:
        """The line without layout spaces."""
        return self.content.compact().text

    @cached_property
    def memory(self) -> dict[str, object]:
        """What a reader has found out about the line, or about lines that it is the first of, for the next to ask."""
        return {}


def source_lines(text: str) -> tuple[SourceLine, ...]:
    """Cut a decoded source into lines, blank ones included."""
    text = _KEYCAP.sub(_as_number, _BULLET.sub(lambda bullet: "\u200b" * len(bullet[0]), text))
    converted = _DRAWN.sub(lambda line: line[0].translate(_AS_BARS), ascii_fold(simplify(text)))
    index = LineIndex(converted)
    return tuple(
        SourceLine(number, Traced.of(converted[start:end], start))
        for number, (start, end) in enumerate(index.spans(converted), start=1)
    )


def found_once(lines: Sequence[SourceLine], question: str, find: Callable[[Sequence[SourceLine]], _Found]) -> _Found:
    """Answer a question about lines that several readers ask: the same lines are looked through once.

    Args:
        lines: the very lines; the answer is kept with the first of them.
        question: tells it from other questions about the same lines.
        find: gives the answer.
    """
    if not lines:
        return find(lines)
    known = cast("tuple[tuple[SourceLine, ...], _Found] | None", lines[0].memory.get(question))
    if known is None or len(known[0]) != len(lines) or not all(map(is_, known[0], lines)):
        known = tuple(lines), find(lines)
        lines[0].memory[question] = known
    return known[1]
