"""Whether the items of a document begin with titles, and where the title of an item ends.

One item does not tell: 简化办税程序。 may be what is demanded or the name of it. All items of one rank do: where most of
them begin with a short sentence without a figure, the first sentences are titles.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from documents.chinese.marks import Mark, Rank
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.unit_list import UNIT_LABEL
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.model import SENTENCE_STOPS
from documents.text.titles import split_title
from documents.text.traced import Traced

__all__ = ["TitleHabits"]

_MIN_ITEMS = 3  # of one rank with a sentence and more behind it; fewer show no habit
_MOSTLY = 0.7  # of them begin like a title: .9 and more where titles are meant, below .5 where demands stand at once
_MAX_LIKELY = 25  # characters: of 300 titles of plans and notices 95 % are not longer
_SENTENCE = re.compile(f"[^{''.join(SENTENCE_STOPS)}]+[{''.join(SENTENCE_STOPS)}]")
_FIGURE = re.compile(r"\d")
_COMMA = re.compile("[，,]")
_COLON = re.compile(r"[^，,。；;：:！？!?\d]{4,20}[：:](?=[^\n]{8})")
_NO_NAME = re.compile(r"(?:如下|包括|以下|即|做到|分别(?:是|为)|其中|例如|要求|注|说明|是指|条件|内容|方式|[为是有])[：:]$")


class TitleHabits:
    """How the items of a document begin.

    Args:
        found: paragraphs of the body.
    """

    def __init__(self, found: Sequence[MarkedParagraph]) -> None:
        begins: dict[Rank, list[bool]] = defaultdict(list)
        for paragraph in found:
            if paragraph.mark is None:
                continue
            sentence = _SENTENCE.match(paragraph.text, paragraph.mark.end)
            if sentence is not None and sentence.end() < len(paragraph.text):
                begins[paragraph.mark.rank].append(_is_likely(sentence[0]))
        self._titled = {
            rank: sum(likely) >= _MOSTLY * len(likely) for rank, likely in begins.items() if len(likely) >= _MIN_ITEMS
        }

    def split(self, paragraph: Traced, mark: Mark) -> tuple[Traced | None, Traced]:
        """Split an item into its title and its text.

        Args:
            paragraph: the item, compact, beginning with `mark`.
            mark: its mark.

        Returns:
            (title with its mark, text after it). The title is None where the item begins with what is demanded; the
            text is empty where the paragraph is a title only.
        """
        named = _COLON.match(paragraph.text, mark.end)
        if named is not None and mark.rank != Rank.ARTICLE and _is_name(named[0]):
            return paragraph.slice(0, named.end()), paragraph.slice(named.end())
        title, rest = split_title(paragraph, mark)
        if title is None or not rest:
            return title, rest
        if self._titled.get(mark.rank, _is_likely(title.text[mark.end :])):
            return title, rest
        return None, paragraph.slice(mark.end)


def _is_likely(sentence: str) -> bool:
    """Whether a first sentence looks like a title by itself."""
    return len(sentence) <= _MAX_LIKELY and not _FIGURE.search(sentence) and len(_COMMA.findall(sentence)) <= 1


def _is_name(label: str) -> bool:
    """Whether what stands before a colon names the item; it may be the label of a field, or lead up to a list."""
    is_field = any(pattern.match(label) for pattern in (UNIT_LABEL, DEADLINE_LABEL, OTHER_FIELD))
    return not is_field and _NO_NAME.search(label) is None
