"""What is quoted of a text in a sentence about it: the clause that demands something, cut so that its news stays."""

import re
from difflib import SequenceMatcher
from typing import Final

from compare.details.formulas import FORMULA
from compare.details.lead_ins import clauses_with_rest, is_lead_in
from compare.texts.folding import fold

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
    match = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    shared = left[match.a : match.a + match.size]
    if match.size < _ALIKE or (shared in one and shared in other):
        return quoted(left), quoted(right)
    return quoted(left, at=match.a, size=match.size), quoted(right, at=match.b, size=match.size)


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
    if at is None:
        start = min((place for act in _ACTS if (place := bare.find(act)) >= _SUBJECT), default=0)
    elif at + size > length:
        start = at
    if start:
        start = _part_with(bare, start)
    start = next((place for place in range(start, 0, -1) if not _splits(bare, place)), 0)
    rest = bare[start:].lstrip(_PUNCTUATION)
    shown = rest if len(rest) <= length + _SPARED else rest[:length].rstrip(_PUNCTUATION) + _CUT
    return (_CUT if start else "") + shown


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
