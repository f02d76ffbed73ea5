"""Annexes 附件 that follow the tasks: lists of units are kept, everything else is claimed as annex."""

import re
from collections.abc import Sequence

from documents.drafts import Claim
from documents.lines import SourceLine
from documents.model import Annex
from documents.units import looks_like_units, split_units

__all__ = ["split_annexes"]

_ANNEX_LINE = re.compile(r"^附件\d{0,2}[:：]?$")
_TAIL_SHARE = 0.5  # an annex line in the upper half announces the body (附件：责任清单), below it follows the body


def split_annexes(lines: Sequence[SourceLine]) -> tuple[tuple[SourceLine, ...], tuple[Claim, ...], tuple[Annex, ...]]:
    """Cut off the annexes below the tasks.

    Args:
        lines: all lines of the document without furniture.

    Returns:
        (lines above the first annex, claims of the annex lines, annexes that are unit lists).
    """
    filled = [line for line in lines if line.text]
    start = next(
        (i for i, line in enumerate(filled) if _ANNEX_LINE.match(line.text) and i >= len(filled) * _TAIL_SHARE), None
    )
    if start is None:
        return tuple(lines), (), ()
    cut = filled[start].number
    annexes: list[Annex] = []
    title = ""
    for line in filled[start:]:
        text = line.text
        if _ANNEX_LINE.match(text):
            title = ""
        elif not title:
            title = text
        elif looks_like_units(text):
            annexes.append(Annex(title, split_units(text.rstrip("。"))))
    claims = tuple(Claim("annex", line.content.compact()) for line in filled[start:])
    return tuple(line for line in lines if line.number < cut), claims, tuple(annexes)
