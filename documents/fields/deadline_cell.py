"""Deadlines 时限: is a cell nothing but deadlines, and where does one end and the next begin?"""

import re

from documents.chinese.marks import LABEL_SIGN
from documents.chinese.time_phrases import is_time_phrase
from documents.chinese.time_words import DEADLINE_NAME, DEADLINE_OF
from documents.text.traced import Traced

__all__ = ["BRACKETED_DEADLINE_LABEL", "DEADLINE_LABEL", "looks_like_deadline", "split_deadlines"]

_MAX_CELL = 40  # characters; the longest cell of two deadlines, 15个工作日内…，并持续推进, has 30
_SPACES = re.compile(r"\s+")

_LABELLED = (
    r"(?:整改|治理|化解|工作|任务|项目|目标|预计|拟|最迟|办理|销号|达标|交付|竣工|完工|建成|截[止至])*"
    rf"(?:{DEADLINE_NAME}|{DEADLINE_OF}?(?:节点|日期)|完成进度|进度安排|截止日)(?:节点|要求|安排)?"
)

BRACKETED_DEADLINE_LABEL = rf"[【\[［〔〖]{_LABELLED}[】\]］〕〗](?:\s*[:：]\s*|\s*(?=\S))"
"""【完成时限】 as a part of a pattern: no colon need part such a label from the time behind it."""

DEADLINE_LABEL = re.compile(rf"{LABEL_SIGN}(?:{BRACKETED_DEADLINE_LABEL}|{_LABELLED}\s*[:：]\s*)")
"""完成时限：, 整改完成时间：, 时间节点： and their kin."""


def looks_like_deadline(text: str) -> bool:
    """Tell whether a cell holds one deadline or several separated by white space, and nothing else."""
    if len(text) > _MAX_CELL:
        return False
    parts = _SPACES.split(text.strip())
    return is_time_phrase("".join(parts)) or (len(parts) > 1 and all(map(is_time_phrase, parts)))


def split_deadlines(cell: Traced) -> tuple[Traced, ...]:
    """Split a cell that holds several deadlines separated by white space.

    Returns:
        The deadlines in order; the whole cell as one when its parts are no deadlines of their own.
    """
    parts = tuple(part.compact() for part in cell.split(_SPACES) if part.compact())
    if len(parts) > 1 and all(is_time_phrase(part.text) for part in parts):
        return parts
    return (cell.compact(),)
