"""What is quoted of a text in a sentence about it: the clause that demands something, cut so that its news stays."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from compare.details.formulas import FORMULA
from compare.details.lead_ins import clauses_with_rest, is_lead_in
from compare.texts.folding import fold
from documents.chinese.acting_organs import end_of_actors

__all__ = ["demanding_clause", "has_words", "quoted", "quoted_pair", "quoted_whole"]

_LENGTH: Final = 20  # characters of a quotation: enough to find it in the text, so that the sentence stays a sentence
_SPARED: Final = 4  # characters beyond it for which nothing is cut: … would stand for a word
_SUBJECT: Final = 12  # characters of who acts from which on a long clause is quoted from its 应当 on
_BEFORE: Final = 8  # characters before the news within which a cut goes to the last 、 or 和
_ALIKE: Final = 3  # characters that two clauses share which are a word of both
_ACTS: Final = ("应当", "不得", "必须", "可以")
_JOINTS: Final = re.compile(
    r"[、和及与或的对在将向]|(?=应当|可以|不得|负责|组织|协助|制定|编制|建立|开展|支持|鼓励|加强|进入|实施)"
)  # where a part of a clause may begin
_HEAD: Final = (10, 8, 12, 9, 11, 7)  # characters before a cut in the middle: most words have two
_TAIL: Final = (8, 10, 12, 9, 11, 7)  # characters behind it: Chinese says last what a clause is about
_BORDERS: Final = "、和及与或的对在将向为"
_UNITS: Final = "年月日%％万亿"
_PUNCTUATION: Final = " \t\u3000，。；：、,.;:！？!?"
_PAIRS: Final = ("“”", "《》", "（）", "()", "〔〕")
_CUT: Final = "…"
_TITLE: Final = re.compile(r"《[^《》]{8,}》")


def demanding_clause(text: str) -> tuple[int, int]:
    """Find the clause that stands for a text: the first that demands something.

    Args:
        text: a task or a run of clauses.

    Returns:
        A half-open span of `text`: with what a clause of definition defines, with whom or what a short one speaks of,
        and all of the text where nothing is demanded in it.
    """
    before: tuple[int, int] | None = None
    for start, end, rest in clauses_with_rest(text):
        if not is_lead_in(text[start:end], rest):
            leads = before is not None and before[1] == start and end - before[0] <= _LENGTH + _SPARED + 1
            return (before[0], end) if leads and before is not None else (start, end)
        if rest.startswith("是"):
            return start, len(text)
        before = None if FORMULA.search(fold(text[start:end])) else (start, end)
    return 0, len(text)


def has_words(text: str) -> bool:
    """Whether a text is more than marks."""
    return bool(text.strip(_PUNCTUATION))


def quoted(text: str, *, at: int | None = None, size: int = _ALIKE) -> str:
    """Quote a text by the clause that demands something, or by the one in which the news stands.

    Args:
        text: a task or a run of clauses.
        at: where in it the news begins; None where all of it is news.
        size: characters of the news that must be seen.

    Returns:
        The clause without the marks around it, a long one cut at … so that the news stays; quotation marks within it
        are single ones.
    """
    start, end = demanding_clause(text)
    if at is not None:
        start, end = next(((a, b) for a, b, _ in clauses_with_rest(text) if a <= at < b), (start, end))
    return _shortened(text[start:end], None if at is None else at - start, size)


def quoted_whole(text: str) -> str:
    """Quote a text from its first clause on, cut as `quoted` cuts one."""
    return _shortened(text, None, 0)


def quoted_pair(left: str, right: str) -> tuple[str, str]:
    """Quote two texts so that what both share is seen in either."""
    one, other = _shown(left), _shown(right)
    actors = (end_of_actors(left), end_of_actors(right))  # that one organ acts in both says nothing of their demands
    match = SequenceMatcher(None, left[actors[0] :], right[actors[1] :], autojunk=False).find_longest_match()
    begins = (actors[0] + match.a, actors[1] + match.b)
    shared = left[begins[0] : begins[0] + match.size]
    if match.size < _ALIKE or (shared in one and shared in other):
        return quoted(left), quoted(right)
    return quoted(left, at=begins[0], size=match.size), quoted(right, at=begins[1], size=match.size)


def _shown(text: str) -> str:
    """Return what a quotation of a text shows of it, its own marks in place."""
    start, end = demanding_clause(text)
    return _cut(" ".join(text[start:end].split()).strip(_PUNCTUATION), None, 0)


def _shortened(clause: str, at: int | None, size: int) -> str:
    lead = len(clause) - len(clause.lstrip(_PUNCTUATION))
    bare = " ".join(clause.split()).strip(_PUNCTUATION)
    return _cut(bare, None if at is None else max(0, at - lead), size).replace("“", "‘").replace("”", "’")


def _cut(bare: str, at: int | None, size: int) -> str:
    """Cut a long clause to what carries the news: from `at` on, else from 应当 on behind a long subject."""
    length = _LENGTH
    if (title := _TITLE.search(bare)) and title.start() < _LENGTH:  # a title says less than what is done with it
        length += min(len(title[0]), _LENGTH)
    if len(bare) <= length + _SPARED:
        return bare
    start = 0
    acts = end_of_actors(bare)
    if at is not None and acts:  # who acts is told by itself
        return _CUT + _cut(bare[acts:], max(0, at - acts), size).removeprefix(_CUT)
    if at is None:
        if acts:
            return _CUT + _within(bare[acts:], length)
        start = min((place for act in _ACTS if (place := bare.find(act)) >= _SUBJECT), default=0)
    elif at + size > length:
        start = at
    if start:
        start = _part_with(bare, start)
    start = next((place for place in range(start, 0, -1) if not _splits(bare, place)), 0)
    rest = bare[start:].lstrip(_PUNCTUATION)
    news = 0 if at is None else max(0, at - (len(bare) - len(rest))) + size
    return (_CUT if start else "") + _within(rest, length, news)


def _within(text: str, length: int, news: int = 0) -> str:
    """Cut the middle out of a long text behind its news: Chinese has what is done first and what it is done to last."""
    text = text.lstrip(_PUNCTUATION)
    if len(text) <= length + _SPARED:
        return text
    head = _border(text, [size for size in _HEAD if size >= news] or range(news, news + _SPARED), 0)
    tail = _border(text, (len(text) - size for size in _TAIL if head + size < len(text)), -1)
    if tail == len(text):  # its end is a quotation or a title, which is not torn
        places = (*range(length, max(news, length // 2), -1), *range(length, len(text)))  # or behind a long title
        head = next((place for place in places if not _splits(text, place)), len(text))
    if len(text) - head <= _SPARED:
        return text
    return text[:head].rstrip(_PUNCTUATION) + _CUT + text[tail:]


def _border(text: str, places: Iterable[int], beside: int) -> int:
    """Return the first of some places at which a text may be cut, best where a word that joins stands beside it."""
    free = [place for place in places if place < len(text) and not _splits(text, place)]
    return ([place for place in free if text[place + beside] in _BORDERS] or free or [len(text)])[0]


def _part_with(bare: str, place: int) -> int:
    """Return where the part of a clause begins that is quoted for a place in it: all of its end if short enough."""
    joints = [joint.end() for joint in _JOINTS.finditer(bare, 1) if joint.end() <= place]
    whole = [joint for joint in joints if len(bare) - joint <= _LENGTH + _SPARED]
    near = [joint for joint in joints if place - joint <= _BEFORE]
    return (whole[:1] or near[-1:] or [place])[0]


def _splits(bare: str, place: int) -> bool:
    """Whether a cut would stand within a quotation, a title, a bracket, a number or a date."""
    open_marks = any(bare.count(mark, 0, place) > bare.count(end, 0, place) for mark, end in _PAIRS)
    in_number = bare[place - 1].isdigit() and (bare[place].isdigit() or bare[place] in _UNITS)
    return open_marks or in_number or bare[place] in "（("
