"""Items that stand one after another in one line, and documents that are one line: cut where their marks count on.

Crawlers, chats and many copies of web pages leave no line breaks. A mark within a line begins an item when it counts
on in its series and stands where a sentence or a bracket ends; in a text whose headings all stand within lines, when
it counts on. Lists within a sentence (一是…；二是…, 1.…；2.…) stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import Mark, Rank, find_inline_marks, find_mark
from documents.chinese.time_words import FULL_DATE
from documents.fields.unit_list import looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.text.lines import SourceLine

__all__ = ["break_lines"]

_SENTENCE_END = re.compile(r"[。！？）)】]$")
_BRACKET_END = re.compile(r"[（(【](?P<inside>[^（）()【】]+)[）)】][；;。]?$")
_TITLE_END = re.compile(r"(?:要点|方案|意见|通知|办法|措施|计划|清单|分工|规定|任务|如下)$")
_INDENT = re.compile(r"(?:\u3000| {2})\s*\Z")
_REFERENCE = re.compile(r"[第至到和与及、或之按照款条项]$")
_CHAPTER_END = re.compile(r"第[^\s第。，；：]{1,5}[编章节]\s*[^\s。，；：]{1,30}$")
_OF_ANOTHER = re.compile(r"\s*(?:第|[至到和与及、或之款项]|所[列称规述]|规定)")
_SALUTATION = re.compile(
    r"(?P<title>^.{4,80}?(?:通知|意见|方案|要点|办法|措施|计划|规定|决定|清单))(?=\s*(?:各|国务院各|[省市县区]各)[^。]{2,60}[：:])"
)
_SIGNED = LatePattern(rf"(?<=[。！？）)])(?=[\u4e00-\u9fff]{{2,40}}?{FULL_DATE}(?:[（(][^（）()]{{2,20}}[）)])?\s*$)")
_RELEASED = LatePattern(r"(?<=日)(?=[（(][^（）()]{2,20}[）)]\s*$)")
_OF_STATUTES = (Rank.CHAPTER, Rank.ARTICLE)
_SIGNED_ABOVE = LatePattern(rf"(?<=[。！])\s*(?P<who>[\u4e00-\u9fff]{{4,40}})\s*(?P<date>{FULL_DATE})")
"""Who signs a letter, and when, above the document that it issues."""

_FRAME = LatePattern(r"(?<=\s)(?:(?:信息)?来源|责任编辑|编辑|作者)[:：][^。；，]{2,60}$", ("来源", "编辑", "作者"))
"""With what a saved page goes on behind the last sentence."""

_AIMS = re.compile(
    r"(?:指导思想|总体(?:要求|思路|目标)|基本原则|工作原则|(?:主要|工作)目标|目标任务)(?![的和与及、：:。，,；;是要任管考责落完])"
)
"""A heading above the aims with whose text no stop parts it: 一、指导思想以…为指导."""

_LONG_SENTENCE = 25  # characters of the first sentence: 工作目标管理。 is a heading of its own
_MIN_REPEAT = 10  # characters of a title that stands once more at the end
_LOOKED_AT = 80  # characters before a mark: what ends before it shows in fewer
_PARTS = ("；", ";")
_MAX_HEADING = 25  # characters of a heading that no stop parts from the items below it
_PAUSE = re.compile("[。！？；;：:，,、]")
_SPACED_HEADING = re.compile(r"\s*[^\s。！？；;：:，,]{4,25}(?<![A-Za-z\d])(?=\s+[\u4e00-\u9fff“《])")
"""A heading that a space parts from its text, where a line ended once: 三、整治范围 全县集贸市场。"""

_MOSTLY_SPACED = 0.5  # of the headings with a text of their own; spaces that a layout strewed part fewer
_MIN_HEADINGS = 3  # marks of headings within lines that make a text one without line breaks


@dataclass(frozen=True, slots=True)
class _Place:
    """A mark: at which line, where in it, and whether a sentence, or at least a title, ends before it.

    `titled`: the title of the document or of a chapter stands before it.
    `opens`: it is the first of its series and a colon stands before it; it counts if the second begins a sentence.
    `spaced`: the indent of a paragraph stands before it, all that is left of a line break.
    `headed`: it is the first of its series, and nothing but a short heading parts it from a mark that ranks higher.
    """

    line: int
    at: int
    mark: Mark
    ends: bool
    titled: bool = False
    opens: bool = False
    spaced: bool = False
    headed: bool = False


def break_lines(lines: Sequence[SourceLine]) -> tuple[tuple[SourceLine, ...], bool]:
    """Give items that stand within a line a line of their own.

    Args:
        lines: the lines of the source.

    Returns:
        (the lines, numbered anew where any was cut, with the printed line as their place; whether the text has no
        line breaks between its headings at all).
    """
    places = list(_places(lines))
    inside = [place for place in places if place.at and place.mark.is_heading]
    starts = sum(not place.at and place.mark.is_heading for place in places)
    found = _series(places, loose=True)
    run_on = sum(place.at > 0 and place.mark.is_heading for place in found) >= max(_MIN_HEADINGS, 2 * starts)
    single = sum(bool(line.text) for line in lines) == 1 and len(found) >= _MIN_HEADINGS
    run_on = run_on or single
    if not inside and not any(place.at for place in places):
        return tuple(lines), False
    chosen = found if run_on else _series(places, loose=False)
    cuts: dict[int, list[int]] = {}
    for place in chosen:
        if place.at:
            cuts.setdefault(place.line, []).append(place.at)
    if run_on:
        aims = [(place.line, at) for place in chosen if (at := _aims_end(lines[place.line], place)) is not None]
        for number, at in [*_surroundings(lines, cuts), *aims, *_spaced_headings(lines, chosen)]:
            cuts.setdefault(number, []).append(at)
    if not cuts:
        return tuple(lines), False
    cut: list[SourceLine] = []
    for i, line in enumerate(lines):
        bounds = [0, *sorted(set(cuts.get(i, ()))), len(line.content)]
        for start, end in pairwise(bounds):
            heading = line.heading if start == 0 else 0
            is_item = line.is_item and start == 0
            cut.append(SourceLine(len(cut) + 1, line.content.slice(start, end), heading, is_item, line.place))
    return tuple(cut), run_on


def _places(lines: Sequence[SourceLine]) -> Iterator[_Place]:
    alone = sum(bool(line.text) for line in lines) == 1  # semicolons part the items of a text that is one line
    for i, line in enumerate(lines):
        text = line.content.text
        if "\t" in text or text.count("|") > 1:
            continue  # cells
        lead = len(text) - len(text.lstrip())
        first = find_mark(line.text)
        above = (first, lead + first.end) if first is not None else None  # the mark before, and where it ends
        if first is not None:
            yield _Place(i, 0, first, ends=True)
        statute = first is not None and first.rank == Rank.ARTICLE
        for at, mark in find_inline_marks(text):
            if statute and mark.rank not in _OF_STATUTES:
                continue
            if mark.rank == Rank.ARTICLE and _OF_ANOTHER.match(text, at + mark.end):
                continue  # 第五条规定的期限
            circled = mark.rank == Rank.CIRCLED
            if at == lead and first is None:  # ① and ㈠, which are marks where others of their series are
                yield _Place(i, 0, mark, ends=True)
            if at > lead:
                before = text[max(0, at - _LOOKED_AT) : at].rstrip()
                ends = _ends_with_units(before) if circled else _ends(before) or (alone and before.endswith(_PARTS))
                opens = mark.ordinal == 1 and before.endswith(("：", ":"))
                spaced = _INDENT.search(text, max(0, at - _LOOKED_AT), at) is not None
                headed = mark.ordinal == 1 and above is not None and _is_headed(text, above, at, mark)
                heads = _CHAPTER_END if mark.rank == Rank.ARTICLE else _TITLE_END
                titled = heads.search(before) is not None
                yield _Place(i, at, mark, ends, titled, opens, spaced, headed)
                above = mark, at + mark.end


def _is_headed(text: str, above: tuple[Mark, int], at: int, mark: Mark) -> bool:
    """Tell whether a heading without a stop is all that stands between a mark and one of a lower rank."""
    heading = text[above[1] : at].strip()
    return above[0].rank < mark.rank and 0 < len(heading) <= _MAX_HEADING and _PAUSE.search(heading) is None


def _ends(before: str) -> bool:
    """Tell whether a text ends with a sentence, a bracket, or units in one and a semicolon, as （营林科）； does."""
    if _SENTENCE_END.search(before) is not None:
        return _REFERENCE.search(before) is None
    return _ends_with_units(before)


def _ends_with_units(before: str) -> bool:
    bracket = _BRACKET_END.search(before)
    return bracket is not None and looks_like_units(bracket["inside"])


def _series(places: Sequence[_Place], *, loose: bool) -> list[_Place]:
    """Choose the marks that count on, from 一 or 1 or from what stands at the start of a line.

    Args:
        places: all marks, in order.
        loose: whether a bracket such as （三）, or a mark behind an indent, counts where no sentence ends, too.
    """
    brackets = (Rank.SECOND, Rank.CHAPTER)
    usable = [
        p
        for p in places
        if not p.at or p.ends or p.opens or (loose and (p.titled or p.spaced or p.headed or p.mark.rank in brackets))
    ]
    last: dict[Rank, int] = {}
    counted: dict[Rank, int] = {}  # over headings too: 4. below 二、 goes on from 3. below 一、
    chosen: list[_Place] = []
    for i, place in enumerate(usable):
        rank, ordinal = place.mark.rank, place.mark.ordinal
        goes_on = ordinal == last.get(rank, 0) + 1 and rank in last
        heads = place.ends or (place.titled and rank == Rank.ARTICLE)
        goes_on = goes_on or (heads and ordinal > 1 and ordinal == counted.get(rank, 0) + 1)
        if not place.at or goes_on or (ordinal == 1 and _followed(usable, i + 1, rank)):
            last = {other: value for other, value in last.items() if other <= rank or other == Rank.SECOND}
            last[rank] = counted[rank] = ordinal
            chosen.append(place)
    return chosen


def _followed(places: Sequence[_Place], start: int, rank: Rank) -> bool:
    """Tell whether, from a place on, the second of a series comes before a higher mark or another first."""
    for at in range(start, len(places)):
        place = places[at]
        if place.mark.rank == rank:
            return place.mark.ordinal == 2
        if place.mark.rank < rank and place.mark.ordinal > 1 and not place.at:
            return False
    return False


def _surroundings(lines: Sequence[SourceLine], cuts: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Find where the title ends, and where the last item, the signature and the release mark begin to be others."""
    first, last = min(cuts), max(cuts)
    title = _SALUTATION.match(lines[first].content.text[: min(cuts[first])])
    if title is not None:
        yield first, title.end("title")
    letter = _SIGNED_ABOVE.search(lines[first].content.text[: min(cuts[first])])
    if letter is not None:
        yield first, letter.start("who")
        yield first, letter.end("date")
    for i in range(last, len(lines)):
        text = lines[i].content.text
        after = max(cuts.get(i, [0]))
        spans = [end for _, end in unit_spans(text) if end > after]
        if spans and text[spans[-1] :].strip("。；; "):
            yield i, spans[-1]
        again = _repeats_title(text, after, lines[first].content.text.strip())
        if again is not None:
            yield i, again
        for pattern in (_SIGNED, _RELEASED, _FRAME):
            signed = pattern.search(text, after)
            if signed is not None:
                yield i, signed.start()


def _aims_end(line: SourceLine, place: _Place) -> int | None:
    """Return where a heading above the aims ends whose text follows at once; None for any other item."""
    text = line.content.text
    start = place.at + place.mark.end if place.at else len(text) - len(text.lstrip()) + place.mark.end
    aims = _AIMS.match(text, start)
    if aims is None or text.find("。", start) - start < _LONG_SENTENCE:
        return None
    return aims.end()


def _spaced_headings(lines: Sequence[SourceLine], chosen: Sequence[_Place]) -> Iterator[tuple[int, int]]:
    """Find where headings end that a space parts from their text, where most headings of their rank have one."""
    ends: dict[Rank, list[tuple[int, int] | None]] = {}
    alone: dict[Rank, int] = {}
    for place, following in zip(chosen, [*chosen[1:], None], strict=True):
        if not place.mark.is_heading:
            continue
        rank, text = place.mark.rank, lines[place.line].content.text
        start = place.at + place.mark.end if place.at else len(text) - len(text.lstrip()) + place.mark.end
        stop = following.at if following is not None and following.line == place.line else len(text)
        if _PAUSE.search(text, start, stop) is None:  # nothing but a heading: a space may part it from the next mark
            alone[rank] = alone.get(rank, 0) + text[start:stop].endswith((" ", "\u3000"))
            continue
        heading = _SPACED_HEADING.match(text, start, stop)
        ends.setdefault(rank, []).append(None if heading is None else (place.line, heading.end()))
    for rank, found in ends.items():
        told = [end for end in found if end is not None]
        spaced = len(told) + alone.get(rank, 0)
        if spaced > 1 and spaced > _MOSTLY_SPACED * (len(found) + alone.get(rank, 0)):
            yield from told


def _repeats_title(text: str, after: int, head: str) -> int | None:
    """Return where the end of a text repeats, behind a sentence, the title with which the whole text begins."""
    at = text.rfind("。", after, len(text) - _MIN_REPEAT) + 1
    again = text[at:].strip()
    return at if at and len(again) >= _MIN_REPEAT and head.startswith(again) else None
