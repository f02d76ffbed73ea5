"""Paragraphs out of lines: prose that a PDF broke at its right margin is joined again."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.chinese.characters import display_width
from documents.chinese.marks import Mark, Rank
from documents.chinese.time_words import YEAR_NUMBER
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.indents import Indents, find_indents
from documents.layouts.key_points.numbering import line_marks
from documents.text.lines import SourceLine
from documents.text.titles import MAX_TITLE
from documents.text.traced import Traced

__all__ = ["MarkedParagraph", "is_wrapped", "paragraphs", "without_signs"]

_ENDS_SENTENCE = re.compile(r"[。！？；：:）)”》]$")
_AMOUNT = re.compile(r"^\d+(?:\.\d+)?[^\d.．、\s]")
_CLOSES = re.compile(r"^[^（(。]*[）)]")
_YEAR = re.compile(f"{YEAR_NUMBER}年")
_WORDS = re.compile(r"[\u4e00-\u9fff《“]{3}")
"""What follows the number of an item; behind one that was broken off an amount stand its decimals or its unit."""
_FULL_SHARE = 0.75
"""A line at least this share of the usual width runs on; a shorter one ends its paragraph. Wide enough for lines
that punctuation at the margin made shorter by a few characters."""
_MARGIN = 3.0  # full-width characters: lines of one width differ by the punctuation that may not begin a line
_WRAPPED_SHARE = 0.6  # of the lines at the margin stop in the middle of a sentence: .86 and more in wrapped texts
_MIN_AT_MARGIN = 3
_MIN_ARTICLES = 3  # marks of articles that make a text a statute; one or two may be quoted
_LONGER_SHARE = 0.05  # of the lines may be longer than the margin: a table or a heading between
_MAX_WRAP = 60.0  # full-width characters: no page has longer lines, longer ones are paragraphs
_MIN_WRAP = 11.0  # full-width characters: a narrow column has as many; shorter lines end of themselves
_LABEL = re.compile(
    r"[*•·●■◆◇▪▲—\s]{0,2}(?:(?P<name>[\u4e00-\u9fff\d]{2,12})[:：]|【(?P<inside>[\u4e00-\u9fff]{2,8})】(?=[^：:]))"
)
_SIGN = re.compile("[●○■□◆◇▲△▼▽▪▫★☆❖➢➤►▶√✓✔✅☑🔹🔸📌👉·•‣◦⁃]+\ufe0f?")
"""A sign before a paragraph of a list that nobody numbers."""

_SPACED_TAIL = re.compile(
    r"(?<=[。；;！）)])[ \t\u3000]+(?=[\u4e00-\u9fff])|(?<=\S)(?:[ \t]{2,}|\u3000)(?=[\u4e00-\u9fff])"
)
_COLON = re.compile("[：:]")
_MAX_UNITS = 100  # characters of the units that spaces part from an item
_LETTERS = re.compile(r"第[^\n]{1,3}[章节编](?:\s*\n\s*\S)*\s*")
_BRACKETED = re.compile("【[^【】：:]{2,30}】")  # a heading on a line of its own
_MIN_HEADS = 2  # headings with one sign
_MIN_LABELLED = 2  # lines with one label: one may be a sentence
_STOP = re.compile(r"[。，；]")
_SAYS_MORE = re.compile(r"[。，；：:]")  # a sentence, or a field: ▲牵头单位：县邮政管理局
_TAIL = 400  # characters at the end of a paragraph that are looked at
_MAX_OPEN = 300  # characters after which an open bracket counts as a slip, not as one that the next line closes


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph of prose.

    Attributes:
        content: its characters, compact.
        mark: the mark that it begins with.
        style: what makes it a heading besides a mark, the same for headings of one kind: `#2` for the second rank of
            headings in Markdown; empty for others.
    """

    content: Traced
    mark: Mark | None = None
    style: str = ""

    @property
    def text(self) -> str:
        """Its text."""
        return self.content.text

    @property
    def is_heading(self) -> bool:
        """Whether it opens an item: it has a mark or a style."""
        return self.mark is not None or bool(self.style)


class _Growing:
    """A paragraph to which lines are added; what is asked of it does not grow with it.

    Attributes:
        parts: its lines and the breaks between them.
        tail: its last characters.
        rank: of the mark that makes it a heading; `Rank.LABEL` without one.
    """

    def __init__(self, first: Traced, mark: Mark | None) -> None:
        self.parts = [first]
        self.rank = Rank.LABEL if mark is None or not mark.is_heading else mark.rank
        self.tail = first.text[-_TAIL:]
        self._is_prose = _STOP.search(first.text) is not None

    def add(self, line: Traced) -> None:
        """Add a line."""
        self.parts += [Traced("\n", (self.parts[-1].origins[-1],)), line]
        self.tail = f"{self.tail}\n{line.text}"[-_TAIL:]
        self._is_prose = self._is_prose or _STOP.search(line.text) is not None

    @property
    def may_be_title(self) -> bool:
        """Whether it is one line with a mark, short and without the end of a sentence: 一、稳中求进，再上台阶."""
        return (
            self.rank < Rank.ARTICLE and len(self.parts) == 1 and len(self.tail) <= MAX_TITLE and "。" not in self.tail
        )

    @property
    def stops_midway(self) -> bool:
        """Whether running prose ends without the end of a sentence; headings and dates are no running prose."""
        return self._is_prose and not _ENDS_SENTENCE.search(self.tail.rstrip())


def _usual_width(widths: Sequence[float]) -> float:
    ordered = sorted(widths)
    return ordered[int(len(ordered) * 0.9)] if ordered else 0.0


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Tell whether line breaks are layout: the lines that reach the margin stop in the middle of a sentence."""
    fields = _labelled_lines(lines)
    texts = [line.text for line in lines if line.text and line.number not in fields]
    widths = [display_width(text) for text in texts]
    width = _usual_width(widths)
    if not _MIN_WRAP <= width <= _MAX_WRAP or sum(w > width + _MARGIN for w in widths) > _LONGER_SHARE * len(texts):
        return False
    at_margin = [text for text, w in zip(texts, widths, strict=True) if w >= width - _MARGIN]
    running = [text for text in at_margin if not _ENDS_SENTENCE.search(text)]
    return len(at_margin) >= _MIN_AT_MARGIN and len(running) >= _WRAPPED_SHARE * len(at_margin)


def _labelled_lines(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the lines that begin with a label that others have too, 责任单位：…: each begins a paragraph."""
    labelled: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        label = _LABEL.match(line.text)
        if label is not None:
            labelled[label["name"] or label["inside"]].append(line.number)
    return frozenset(number for numbers in labelled.values() if len(numbers) >= _MIN_LABELLED for number in numbers)


def paragraphs(lines: Sequence[SourceLine]) -> tuple[MarkedParagraph, ...]:
    """Return the paragraphs of prose, compact, in order.

    Every line that is not blank is a paragraph, unless the text is hard-wrapped: then a paragraph begins where the
    page shows it by white space; where it does not, a paragraph runs on until a short line, or until a line that begins
    with a numbering mark. An open bracket is never a paragraph's end.
    """
    filled = [line for line in lines if line.text]
    after_page_break = _after_page_breaks(lines)
    wrapped = is_wrapped(filled)
    width = _usual_width([display_width(line.text) for line in filled]) if wrapped else 0.0
    indents = find_indents(filled, _FULL_SHARE * width) if wrapped else Indents()
    fields = _labelled_lines(filled)
    marks = line_marks(filled)
    is_statute = sum(mark.rank == Rank.ARTICLE for mark in marks.values()) >= _MIN_ARTICLES
    found: list[_Growing] = []
    styles: list[str] = []
    runs_on = False
    reached: dict[tuple[Rank, str], int] = {}  # the last ordinal of each series
    for line in filled:
        mark = marks.get(line.content.compact().origins[0])
        starts = (
            (mark is not None and (mark.is_heading or mark.rank == Rank.LABEL)) or bool(line.heading) or line.is_item
        )
        within = bool(found) and _is_open(found[-1].tail)  # （牵头单位：…； 责任单位：…） broken over two lines
        starts = (
            starts
            or ((line.number in fields or _is_bracket_heading(line.text)) and not within)
            or _SIGN.match(line.text) is not None
        )
        if mark is not None and not starts:  # 12. may be the rest of a number: a list item starts after an end
            counts_on = mark.ordinal == reached.get((mark.rank, mark.series), 0) + 1
            named = counts_on and _WORDS.match(line.content.compact().text[mark.end :]) is not None
            starts = not runs_on or named or bool(_ENDS_SENTENCE.search(found[-1].tail))
        if (
            found
            and found[-1].stops_midway
            and (line.number in after_page_break or _begins_with_amount(line, mark, found[-1]))
        ):
            runs_on = True
        if is_statute and found and mark is None and (_goes_on(found[-1], line) or _is_letter(found[-1], line)):
            runs_on, styles[-1] = True, ""
        begins = indents.begins(line)
        if begins and within and mark is None and _CLOSES.match(line.text):  # a list at the right margin
            begins = False
        if begins is not None:
            starts = begins or (starts and bool(_ENDS_SENTENCE.search(found[-1].tail)))
            runs_on = not begins
        if found and not starts and not styles[-1] and (runs_on or _is_open(found[-1].tail)):
            found[-1].add(line.content)
        else:
            found.append(_Growing(line.content, mark))
            if mark is not None:
                reached[mark.rank, mark.series] = mark.ordinal
            styles.append(f"#{line.heading}" if line.heading else "")
        runs_on = wrapped and display_width(line.text) >= _FULL_SHARE * width
    contents = [_compact(Traced.join(paragraph.parts)) for paragraph in found]
    return tuple(MarkedParagraph(c, marks.get(c.origins[0]), style) for c, style in zip(contents, styles, strict=True))


def _is_bracket_heading(text: str) -> bool:
    """Tell whether a line is a heading in 【】 and no units, which may end the item above."""
    return _BRACKETED.fullmatch(text) is not None and not unit_spans(text)


def _compact(content: Traced) -> Traced:
    """Remove layout spaces but those that part an item's units from it and from each other."""
    for space in _SPACED_TAIL.finditer(content.text):
        listed = content.text[space.end() :].strip()
        if len(listed) <= _MAX_UNITS and not _COLON.search(listed) and unit_spans(f"。 {listed}"):
            head, tail = content.slice(0, space.start()).compact(), content.slice(space.end()).strip()
            return Traced.join((head, content.slice(space.start(), space.start() + 1), tail)) if head else tail
    return content.compact()


def _after_page_breaks(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines before which furniture was taken out: a page may end inside a paragraph."""
    found: set[int] = set()
    broken = False
    for before, line in pairwise(lines):
        broken = broken or line.number > before.number + 1
        if line.text and broken:
            found.add(line.number)
            broken = False
    return frozenset(found)


def _begins_with_amount(line: SourceLine, mark: Mark | None, above: _Growing) -> bool:
    """Tell whether a line begins with a figure that is no mark: 1.5万亩, in the middle of a sentence.

    A year may begin the text below a title.
    """
    if above.may_be_title and _YEAR.match(line.text) is not None:
        return False
    return mark is None and _AMOUNT.match(line.text) is not None


def _is_letter(above: _Growing, line: SourceLine) -> bool:
    """Tell whether a line is a letter of the heading above, which stood apart on the page: 第一章, 总, 则."""
    return len(line.text) == 1 and above.rank < Rank.ARTICLE and _LETTERS.fullmatch(above.tail) is not None


def _goes_on(above: _Growing, line: SourceLine) -> bool:
    """Tell whether a line of a statute goes on with the paragraph above it, or with the name of the chapter."""
    if above.may_be_title:
        return len(line.text) <= MAX_TITLE and not _ENDS_SENTENCE.search(line.text) and above.rank <= Rank.SECTION
    return above.stops_midway


def _is_open(text: str) -> bool:
    """Tell whether the last bracket of a paragraph is still open."""
    at = max(text.rfind("（"), text.rfind("("))
    if at < 0 or len(text) - at > _MAX_OPEN:
        return False
    tail = text[at:]
    return "）" not in tail and ")" not in tail


def without_signs(found: Sequence[MarkedParagraph]) -> tuple[list[MarkedParagraph], list[Traced]]:
    """Take the signs off the paragraphs of lists: ●组织培训6场.

    Lines with one sign that all stand above lines with another are headings of them: ■第一季度 above ·走访40家.
    """
    heads = _heading_sign(found)
    plain: list[MarkedParagraph] = []
    signs: list[Traced] = []
    for paragraph in found:
        sign = _SIGN.match(paragraph.text)
        if sign is None or sign.end() == len(paragraph.text):
            plain.append(paragraph)
            continue
        signs.append(paragraph.content.slice(0, sign.end()))
        style = f"sign {heads}" if sign[0] == heads else paragraph.style
        plain.append(replace(paragraph, content=paragraph.content.slice(sign.end()), style=style))
    return plain, signs


def _heading_sign(found: Sequence[MarkedParagraph]) -> str | None:
    """Find the sign of short lines without a stop that each stand above a line with one other sign, or a sentence."""
    signs = [_sign(paragraph) for paragraph in found]
    for head in dict.fromkeys(sign for sign in signs if sign):
        places = [i for i, sign in enumerate(signs) if sign == head]
        below = {signs[i + 1] if i + 1 < len(signs) else None for i in places}
        if (
            len(places) >= _MIN_HEADS
            and len(below) == 1
            and head not in below
            and (None not in below or all(map(_is_below, (found[i + 1 : i + 2] for i in places))))
            and not any(_SAYS_MORE.search(found[i].text) or len(found[i].text) > MAX_TITLE for i in places)
        ):
            return head
    return None


def _is_below(paragraphs: Sequence[MarkedParagraph]) -> bool:
    """Tell whether the next paragraph says something at length."""
    return bool(paragraphs) and _STOP.search(paragraphs[0].text) is not None


def _sign(paragraph: MarkedParagraph) -> str | None:
    sign = _SIGN.match(paragraph.text)
    return sign[0] if sign is not None and sign.end() < len(paragraph.text) and not paragraph.is_heading else None
