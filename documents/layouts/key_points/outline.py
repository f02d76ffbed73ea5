"""How deep a heading stands: marks of official documents rank by themselves, all others by where they are put."""

from dataclasses import dataclass, field

from documents.chinese.marks import Mark, Rank
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.layouts.key_points.restarts import ABOVE_ITEMS, OUTER, OVER
from documents.text.traced import Traced

__all__ = ["Heading", "Outline"]

_BELOW = 0.5  # a kind of headings first seen under another stands between it and the next rank
_DECIMAL = 0.1  # what each number more of 1.1.1 puts a heading below 1
_TOP = -1.0  # level of a heading without a rank that nothing stands above
_MARKUP_TOP = -10.0  # of a heading of Markdown: its rank counts from here where no heading above it has a mark


@dataclass(frozen=True, slots=True)
class Heading:
    """An open heading.

    Attributes:
        level: smaller is higher; that of 一、 is `Rank.FIRST`, other levels stand between.
        mark: its mark, if it has one.
        style: its style, as in `MarkedParagraph`.
        title: its title with the mark; None when it is text from the start.
        units: units that it names for the items below it.
        is_context: it heads the situation or the aims.
    """

    level: float
    mark: Mark | None
    style: str
    title: Traced | None
    units: Traced | None
    is_context: bool = False


@dataclass(slots=True)
class Outline:
    """The headings that are open, outermost first."""

    headings: list[Heading] = field(default_factory=list)
    levels: dict[str, float] = field(default_factory=dict)

    def level(self, paragraph: MarkedParagraph, following: Mark | None = None) -> float:
        """Say how deep a heading or an item stands; the first of its kind tells it for all that follow.

        Args:
            paragraph: the heading or the item.
            following: the mark of the paragraph below it: where that counts on from an open item, the heading is above.
        """
        mark, style = paragraph.mark, paragraph.style
        if mark is None and style.startswith("#"):
            above = [h for h in self.headings if h.style.startswith("#") and int(h.style[1:]) < int(style[1:])]
            return above[-1].level + _DECIMAL if above else _MARKUP_TOP + int(style[1:])
        if style in (OVER, OUTER):
            return Rank.FIRST - (_BELOW if style == OVER else _BELOW + _DECIMAL)
        if style.startswith(ABOVE_ITEMS):
            return float(style.removeprefix(ABOVE_ITEMS)) - _BELOW
        if mark is None or mark.rank == Rank.LABEL:
            kind = style if mark is None else f"label {mark.series}"
            return self.levels.setdefault(kind, self._above(following) if mark is None else self._below())
        if mark.rank == Rank.SPOKEN and following is not None and following.rank < Rank.SPOKEN:
            return self.levels.setdefault(f"spoken {mark.series}", self._above(following))  # 第一，稳主业 above 1.
        level = self.levels.get(f"spoken {mark.series}", float(mark.rank) + (mark.depth - 1) * _DECIMAL)
        if mark.rank == Rank.FOURTH:  # （1） and 1） in one document: the second kind stands below the first
            same = [h.mark for h in self.headings if h.mark is not None and h.mark.rank == mark.rank]
            differs = bool(same) and same[0].series != mark.series
            level = self.levels.setdefault(mark.series, level + _BELOW if differs else level)
        return level

    def _above(self, following: Mark | None) -> float:
        """Choose the level of a kind of headings without a mark: above the items that count on, or anew, below it."""
        for heading in self.headings:
            mark = heading.mark
            if mark is None or following is None or (mark.rank, mark.series) != (following.rank, following.series):
                continue
            if following.ordinal in (1, mark.ordinal + 1):  # it counts on below the heading, or from one anew
                return max(heading.level, float(mark.rank)) - _BELOW
        return self._below()

    def _below(self) -> float:
        """Choose the level of a kind of headings that is new: below what is open, but never below the aims."""
        context = next((heading for heading in self.headings if heading.is_context), None)
        if context is not None:
            return context.level
        return self.headings[-1].level + _BELOW if self.headings else _TOP

    def close(self, level: float) -> None:
        """Close the headings that do not stand above a level."""
        while self.headings and self.headings[-1].level >= level:
            self.headings.pop()
