"""Marks whose label and number stand on lines of their own, as some pages have them: 专栏, 1, 物流枢纽工程."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["with_whole_marks"]

_LABEL = re.compile(r"专栏|行动|任务|工程|专项|举措")
_NUMBER = re.compile(r"\d{1,2}")
_TITLE = re.compile(r"[^\d\s。；，：:、（(][^。；，：:]{1,38}")
_FEWEST = 2  # marks of one label: one may be the name of a column above the first number of a row


def with_whole_marks(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Put a label, the number below it and the title below that on one line, where their numbers count up.

    Args:
        lines: of a text.

    Returns:
        The lines; those that were put on another stay as blank ones.
    """
    filled = [place for place, line in enumerate(lines) if line.text]
    found: dict[str, list[tuple[int, int, int]]] = {}
    for label, number, title in zip(filled, filled[1:], filled[2:], strict=False):
        texts = (lines[label].text, lines[number].text, lines[title].text)
        if _LABEL.fullmatch(texts[0]) and _NUMBER.fullmatch(texts[1]) and _TITLE.fullmatch(texts[2]):
            found.setdefault(texts[0], []).append((label, number, title))
    whole = list(lines)
    for places in found.values():
        counted = [int(lines[number].text) for _, number, _ in places]
        if len(places) < _FEWEST or counted != list(range(counted[0], counted[0] + len(places))):
            continue
        for label, number, title in places:
            head, count, name = (lines[place].content.compact() for place in (label, number, title))
            space = Traced(" ", (count.origins[-1],))
            whole[label] = replace(lines[label], content=Traced.join((head, count, space, name)))
            for place in (number, title):
                whole[place] = replace(lines[place], content=lines[place].content.slice(0, 0))
    return tuple(whole)
