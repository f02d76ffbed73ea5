"""Paragraphs out of lines: prose that a PDF broke at its right margin is joined again."""

import re
from collections.abc import Sequence

from documents.characters import display_width
from documents.headings import find_mark
from documents.lines import SourceLine
from documents.traced import Traced

__all__ = ["is_wrapped", "paragraphs"]

_ENDS_SENTENCE = re.compile(r"[。！？；：:）)”》]$")
_FULL_SHARE = 0.75
"""A line at least this share of the usual width runs on; a shorter one ends its paragraph. Wide enough for lines
that punctuation at the margin made shorter by a few characters."""
_WRAPPED_SHARE = 0.4  # of the lines end at the margin in the middle of a sentence: the text is hard-wrapped
_MAX_WRAP = 60.0  # full-width characters: no page has longer lines, longer ones are paragraphs


def _usual_width(widths: Sequence[float]) -> float:
    ordered = sorted(widths)
    return ordered[int(len(ordered) * 0.9)] if ordered else 0.0


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Tell whether line breaks are layout: many lines of one width that stop in the middle of a sentence."""
    texts = [line.text for line in lines if line.text]
    width = _usual_width([display_width(text) for text in texts])
    if len(texts) < 8 or width > _MAX_WRAP:
        return False
    running = [t for t in texts if display_width(t) >= _FULL_SHARE * width and not _ENDS_SENTENCE.search(t)]
    return len(running) >= _WRAPPED_SHARE * len(texts)


def paragraphs(lines: Sequence[SourceLine]) -> tuple[Traced, ...]:
    """Return the paragraphs of prose, compact, in order.

    Every line that is not blank is a paragraph, unless the text is hard-wrapped: then a paragraph runs on until a
    short line, or until a line that begins with a numbering mark.
    """
    filled = [line for line in lines if line.text]
    if not is_wrapped(filled):
        return tuple(line.content.compact() for line in filled)
    width = _usual_width([display_width(line.text) for line in filled])
    found: list[Traced] = []
    runs_on = False
    for line in filled:
        mark = find_mark(line.text)
        starts = mark is not None and mark.level <= 3
        if mark is not None and not starts:  # 12. may be the rest of a number: a list item starts after an end
            starts = not runs_on or bool(_ENDS_SENTENCE.search(found[-1].text))
        if found and runs_on and not starts:
            found[-1] = Traced.join((found[-1], Traced("\n", (found[-1].origins[-1] + 1,)), line.content))
        else:
            found.append(line.content)
        runs_on = display_width(line.text) >= _FULL_SHARE * width
    return tuple(paragraph.compact() for paragraph in found)
