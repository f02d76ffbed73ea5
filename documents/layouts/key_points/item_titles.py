"""Whether the items of a document begin with titles, and where the title of an item ends.

One item does not tell: 简化办税程序。 may be what is demanded or the name of it. All items of one rank do: where most
of them begin with a short sentence without a figure, the first sentences are titles.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from documents.chinese.marks import Mark, Rank
from documents.chinese.time_words import PART_OF_PLAN
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.layouts.task_names import name_end
from documents.model import SENTENCE_STOPS
from documents.text.titles import split_title
from documents.text.traced import Traced

__all__ = ["LISTED_TITLE", "SALUTATION", "TitleHabits", "first_sentence_end"]

_MIN_ITEMS = 3  # of one rank with a sentence and more behind it; fewer show no habit
_MOSTLY = 0.7  # of them begin like a title: .9 and more where titles are meant, below .5 where demands stand at once
LISTED_TITLE = 12
"""Characters that a title has at most where all items of one list begin with one, and other items do not."""

SALUTATION = re.compile(r"(?:各位(?:代表|委员|同志|来宾|领导)|同志们|同事们|朋友们)[!！，,：:。]")
"""With what a speech begins, and each of its parts."""

_MAX_LIKELY = 25  # characters: of 300 titles of plans and notices 95 % are not longer
_SENTENCE = re.compile(f"[^{''.join(SENTENCE_STOPS)}]+[{''.join(SENTENCE_STOPS)}]")
_FIGURE = re.compile(r"(?<![第\d])\d+(?:\.\d+)?(?:[%％年月日个家项种处座户人万亿元天件所条名批倍台]|公里|小时)")
_STAGE = re.compile(rf"[（(](?=[^（）()]*{PART_OF_PLAN})[^（）()。；]{{2,24}}[）)](?=[。：:]?$)")
"""The time of a stage behind its name: 数据收集（2021年9月）."""

_COMMA = re.compile("[，,]")
_ARTICLE_NAME = re.compile(r"\s*【[^【】]{2,30}】")
"""What some rules call each article: 第三条【支持对象】."""


class TitleHabits:
    """How the items of a document begin.

    Args:
        found: paragraphs of the body.
        headed: ranks whose items have paragraphs with headlines: such an item begins with its own.
    """

    def __init__(self, found: Sequence[MarkedParagraph], headed: Collection[Rank] = ()) -> None:
        begins: dict[Rank, list[bool]] = defaultdict(list)
        lists: dict[Rank, list[tuple[int, str]]] = defaultdict(list)  # the open list of a rank: origin, first sentence
        self._listed: set[int] = set()
        for paragraph in found:
            mark = paragraph.mark
            if mark is None:
                continue
            for rank in [rank for rank in lists if rank > mark.rank or (rank == mark.rank and mark.ordinal == 1)]:
                self._close(lists.pop(rank))
            sentence = _first_sentence(paragraph.text, mark)
            if sentence is not None:
                begins[mark.rank].append(_is_likely(sentence))
                lists[mark.rank].append((paragraph.content.origins[0], sentence))
        for items in lists.values():
            self._close(items)
        self._titled = {
            rank: sum(likely) >= _MOSTLY * len(likely) for rank, likely in begins.items() if len(likely) >= _MIN_ITEMS
        } | dict.fromkeys(headed, True)

    def _close(self, items: Sequence[tuple[int, str]]) -> None:
        """Note a list all of whose items begin with a few words."""
        if len(items) >= _MIN_ITEMS and all(_is_likely(text) and len(text) <= LISTED_TITLE for _, text in items):
            self._listed.update(origin for origin, _ in items)

    def split(self, paragraph: Traced, mark: Mark) -> tuple[Traced | None, Traced]:
        """Split an item into its title and its text.

        Args:
            paragraph: the item, compact, beginning with `mark`.
            mark: its mark.

        Returns:
            (title with its mark, text after it). The title is None where the item begins with what is demanded; the
            text is empty where the paragraph is a title only.
        """
        if mark.rank == Rank.ARTICLE:
            named = _ARTICLE_NAME.match(paragraph.text, mark.end)
            end = named.end() if named is not None else None
        else:
            end = name_end(paragraph.text, mark.end)
        if end is not None:
            return paragraph.slice(0, end), paragraph.slice(end)
        title, rest = split_title(paragraph, mark)
        if title is None or not rest:
            return title, rest
        usual = self._titled.get(mark.rank, _is_likely(title.text[mark.end :]))
        if usual or paragraph.origins[0] in self._listed:
            return title, rest
        return None, paragraph.slice(mark.end)


def first_sentence_end(text: str, start: int) -> int:
    """Return where the title of a task ends that begins at `start`; `start` where it begins with what is demanded."""
    sentence = _SENTENCE.match(text, start)
    if sentence is None or sentence.end() == len(text) or not _is_likely(sentence[0]):
        return start
    if SALUTATION.match(sentence[0]):
        return start
    return sentence.end()


def _first_sentence(text: str, mark: Mark) -> str | None:
    """Return what an item begins with, up to a stop or the colon behind its name; None where nothing follows."""
    end = name_end(text, mark.end) if mark.rank != Rank.ARTICLE else None
    if end is not None:
        return text[mark.end : end]
    sentence = _SENTENCE.match(text, mark.end)
    return sentence[0] if sentence is not None and sentence.end() < len(text) else None


def _is_likely(sentence: str) -> bool:
    """Whether a first sentence looks like a title by itself."""
    sentence = _STAGE.sub("", sentence)
    return len(sentence) <= _MAX_LIKELY and not _FIGURE.search(sentence) and len(_COMMA.findall(sentence)) <= 1
