"""Paragraphs without a number behind the items of a chapter that speak of the chapter, and not of its last item.

In 在城市体检过程中，第三方将…. behind （八）创新活力 the frame takes up the words of the heading 三、体检内容, and none
of those of the item above it.
"""

import re
from collections.abc import Sequence

from documents.chinese.marks import Rank
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.item import Item
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.text.traced import NOTHING, Traced

__all__ = ["of_chapter", "speaks_of_chapter"]

_FRAME = re.compile(
    r"在(?P<of>[^，。；]{2,20}?)(?:的?(?:整个|具体|实际|全)?(?:过程|期间|阶段|工作)?中|过程|期间|工作时|之前|之后|时)[，,]"
)
"""With what a sentence begins that says during what it holds: 在城市体检过程中，."""

_FEWEST_BESIDE = 2  # items of one paragraph each above the last
_WORD = 2  # characters that two phrases share when they speak of one matter
_COMMON = frozenset(("工作", "推进", "加强", "开展", "实施", "建设", "管理", "重点", "任务", "内容", "主要", "进行"))
"""Words of nearly every heading: to share them says nothing."""


def speaks_of_chapter(found: Sequence[MarkedParagraph], position: int, items: Sequence[Item]) -> bool:
    """Tell whether an unmarked paragraph below the last item of a list speaks of the chapter that the list fills.

    Args:
        found: the paragraphs of the body.
        position: of the paragraph.
        items: read above it.
    """
    last, frame = items[-1], _FRAME.match(found[position].text)
    if frame is None or last.rank <= Rank.FIRST or last.is_plain or last.rank == Rank.ARTICLE or not last.section:
        return False
    below = next((paragraph.mark for paragraph in found[position + 1 :] if paragraph.is_heading), None)
    if below is not None and below.rank >= last.rank:  # the list goes on
        return False
    beside = [item for item in items[:-1] if (item.level, item.parent) == (last.level, last.parent)]
    if len(beside) < _FEWEST_BESIDE or last.fields or any(len(item.paragraphs) != 1 for item in (*beside, last)):
        return False
    if unit_spans(found[position].text) or last.paragraphs[-1].text.endswith(("：", ":")):
        return False
    matter = _words(frame["of"])
    own = _words((last.title or last.paragraphs[0]).text)
    return bool(matter & _words(last.section[-1].text)) and not matter & own


def of_chapter(last: Item, paragraph: Traced) -> Item:
    """Open an item for such a paragraph, with the number of the chapter and no title of its own."""
    return Item(
        last.parent, last.rank, last.level, last.section, NOTHING, None, [paragraph], is_context=last.is_context
    )


def _words(text: str) -> frozenset[str]:
    pairs = {text[k : k + _WORD] for k in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if pair.isalpha()) - _COMMON
