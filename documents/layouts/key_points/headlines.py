"""Paragraphs below an item that are tasks each: 大力提振消费。顺应…, every one with a headline of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from documents.chinese.marks import Rank
from documents.layouts.key_points.item_titles import first_sentence_end
from documents.layouts.key_points.label_lines import is_field
from documents.layouts.key_points.paragraphs import MarkedParagraph

__all__ = ["headline_ranks", "joined_headlines"]

_MIN_PARAGRAPHS = 2  # with a headline below one item: a single one may be the item's only text
_MIN_ITEMS = 2  # that have so many; one item tells no habit
_MOSTLY = 0.7  # of all paragraphs below the items of a rank, but for what leads in: .9 in the reports of 31 provinces


_MIN_LINES = 4  # headlines on lines of their own: fewer may be tasks of one sentence
_SHARE_OF_LINES = 0.5  # of the paragraphs of running text stand below such a line
_MIN_TEXT = 40  # characters of the paragraph below it: what is as short as a headline is a task beside it


def joined_headlines(found: Sequence[MarkedParagraph]) -> list[MarkedParagraph]:
    """Join headlines that stand on lines of their own with the paragraphs below them, where that is the habit.

    Args:
        found: paragraphs of a text in order.
    """
    places = [k for k in range(len(found) - 1) if _is_headline(found[k]) and _is_running(found[k + 1])]
    running = sum(map(_is_running, found))
    if len(places) < _MIN_LINES or len(places) < _SHARE_OF_LINES * running:
        return list(found)
    heads = set(places)
    joined: list[MarkedParagraph] = []
    for k, paragraph in enumerate(found):
        if k in heads:
            continue
        above = found[k - 1] if k - 1 in heads else None
        joined.append(paragraph if above is None else MarkedParagraph(above.content + paragraph.content))
    return joined


def _is_headline(paragraph: MarkedParagraph) -> bool:
    # something has to follow what `first_sentence_end` takes for a title
    return not paragraph.is_heading and first_sentence_end(f"{paragraph.text}…", 0) == len(paragraph.text)


def _is_running(paragraph: MarkedParagraph) -> bool:
    return not paragraph.is_heading and len(paragraph.text) >= _MIN_TEXT and not is_field(paragraph.text)


def headline_ranks(found: Sequence[MarkedParagraph]) -> frozenset[Rank]:
    """Find the ranks of items whose paragraphs each begin with a headline, throughout the document.

    Where the paragraphs of an item go on telling one demand, few of them begin with a short sentence; where lines below
    them name who does the item, its paragraphs are one task.

    Args:
        found: paragraphs of the body.

    Returns:
        Ranks below 一、, whose paragraphs stand side by side anyway; articles are one whatever their paragraphs.
    """
    below: dict[Rank, list[list[str]]] = defaultdict(list)
    for rank, texts in _items(found):
        below[rank].append(texts)
    return frozenset(rank for rank, items in below.items() if _are_headed(items))


def _items(found: Sequence[MarkedParagraph]) -> Iterator[tuple[Rank, list[str]]]:
    """Give the unmarked paragraphs below each marked one."""
    texts: list[str] | None = None
    for paragraph in found:
        if paragraph.is_heading:
            mark = paragraph.mark
            texts = None
            if mark is not None and Rank.FIRST < mark.rank < Rank.ARTICLE:
                texts = []
                yield mark.rank, texts
        elif texts is not None:
            texts.append(paragraph.text)


def _are_headed(items: Sequence[Sequence[str]]) -> bool:
    """Tell whether the paragraphs of some items have headlines; the first of an item may lead in without one."""
    if any(is_field(text) for texts in items for text in texts):
        return False
    heads = [[_has_headline(text) for text in texts] for texts in items]
    if sum(sum(own) >= _MIN_PARAGRAPHS for own in heads) < _MIN_ITEMS:
        return False
    counted = [head for own in heads for head in (own if own[:1] == [True] else own[1:])]
    return sum(counted) >= _MOSTLY * len(counted)


def _has_headline(text: str) -> bool:
    return first_sentence_end(text, 0) > 0
