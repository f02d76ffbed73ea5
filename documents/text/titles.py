"""Titles of items: where an item's title ends and its text begins."""

import re

from documents.chinese.marks import Mark, Rank
from documents.model import SENTENCE_STOPS
from documents.text.traced import Traced

__all__ = ["MAX_TITLE", "is_title", "split_title"]


MAX_TITLE = 50
"""Characters. An item's first sentence up to this length is its title; a longer one is an obligation."""


_SENTENCE_END = re.compile(f"[{''.join(SENTENCE_STOPS)}]")


def is_title(heading: str, rank: Rank, tasks: int) -> bool:
    """Tell whether the heading with an item's own mark is part of what its tasks demand.

    A label under 一、 or above with several tasks below it is the heading of a section; a sentence there is a demand.

    Args:
        heading: without its mark.
        rank: of the mark.
        tasks: of the item; 1 or more.
    """
    return bool(heading) and (tasks == 1 or rank > Rank.FIRST or heading.endswith(SENTENCE_STOPS))


def split_title(paragraph: Traced, mark: Mark) -> tuple[Traced | None, Traced]:
    """Split an item into its title and its text.

    Args:
        paragraph: the item, compact, beginning with `mark`.
        mark: its mark.

    Returns:
        (title with its mark, text after it). The title is None when the first sentence is too long for a title;
        the text is empty when the paragraph is a title only.
    """
    text = paragraph.text
    end = _SENTENCE_END.search(text, mark.end)
    stop = end.end() if end else len(text)
    if mark.rank == Rank.ARTICLE or (stop - mark.end > MAX_TITLE and stop < len(text)):
        return None, paragraph.slice(mark.end)
    if stop - mark.end > MAX_TITLE and end:  # one long sentence: an obligation without a title
        return None, paragraph.slice(mark.end)
    return paragraph.slice(0, stop), paragraph.slice(stop)
