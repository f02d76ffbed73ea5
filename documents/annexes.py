"""Annexes 附件 that follow the tasks: lists of units are kept, everything else is claimed as annex."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.drafts import Claim
from documents.lines import SourceLine
from documents.model import Annex, Place, ReadingWarning
from documents.units import looks_like_units, split_units

__all__ = ["Annexes", "split_annexes"]

_ANNEX_LINE = re.compile(r"^附件\d{0,2}[:：]?$")


@dataclass(frozen=True, slots=True)
class Annexes:
    """What stands below the tasks under 附件."""

    annexes: tuple[Annex, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


def split_annexes(
    lines: Sequence[SourceLine], *, has_body: Callable[[Sequence[SourceLine]], bool]
) -> tuple[tuple[SourceLine, ...], Annexes]:
    """Cut off the annexes below the tasks.

    Often the tasks are themselves the annex of a letter: an annex line with no task above it cuts nothing.

    Args:
        lines: all lines of the document without furniture.
        has_body: tells whether some lines hold the tasks.

    Returns:
        (lines above the first annex, the annexes). An annex that is no unit list is named in a warning.
    """
    filled = [line for line in lines if line.text]
    marks = (i for i, line in enumerate(filled) if _ANNEX_LINE.match(line.text))
    start = next((i for i in marks if has_body(filled[:i])), None)
    if start is None:
        return tuple(lines), Annexes()
    annexes: list[Annex] = []
    warnings: list[ReadingWarning] = []
    title = ""
    unread: SourceLine | None = None
    for line in filled[start:]:
        if _ANNEX_LINE.match(line.text):
            title, unread = "", None
        elif not title:
            title = line.text
        elif looks_like_units(line.text):
            annexes.append(Annex(title, split_units(line.text.rstrip("。"))))
        elif unread is None:
            unread = line
            warnings.append(ReadingWarning("annex-unread", f"附件“{title}”没有作为任务读取", Place(line=line.number)))
    claims = tuple(Claim("annex", line.content.compact()) for line in filled[start:])
    kept = tuple(line for line in lines if line.number < filled[start].number)
    return kept, Annexes(tuple(annexes), claims, tuple(warnings))
