"""Titles of items: where an item's title ends and its text begins."""

import re

from documents.chinese.marks import Mark, Rank
from documents.text.traced import Traced

__all__ = ["MAX_TITLE", "split_title"]


MAX_TITLE = 50
"""Characters. An item's first sentence up to this length is its title; a longer one is an obligation."""


_SENTENCE_END = re.compile(r"[。！？]")


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
