"""Where a text may be cut: sentences (。；！？ and line ends) and clauses (commas too), never inside brackets.

Both functions tile: the spans are half-open, in order, without gap or overlap, and cover the text exactly, so that a
caller who adds their lengths gets the length of the text.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["clauses", "sentences"]

SENTENCE_ENDS = frozenset("。；！？;!?\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，,")
CLOSERS = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】", "〔": "〕", "「": "」", "『": "』", "‘": "’"}
"""Brackets whose inside is one name or one remark. 、 never ends anything: it joins the items of one list."""

TRAILERS = frozenset("”》）)】〕」』’…") | SENTENCE_ENDS
"""Marks that belong to what they follow; white space trails as well."""

STOPS: Final = re.compile("[" + re.escape("".join(sorted(CLAUSE_ENDS | CLOSERS.keys()))) + "]")
"""Marks at which anything is decided."""

MAX_BRACKET = 300
"""Characters a bracket may hold. Longer ones are unbalanced or hold whole sentences, and then cutting inside is right;
the longest enclosed name or remark in the seed documents has 171 characters."""


CACHED_TEXTS = 4096
"""Texts whose cuts are remembered: every step cuts the texts of the tasks again."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text after 。；！？ and line ends that stand outside brackets.

    Args:
        text: any text; not stripped.

    Returns:
        Half-open spans that tile the text exactly; closing marks and white space go with the sentence before them.
        Empty for an empty text.

    Example:
        >>> sentences("一是公开；二是回应。")
        ((0, 5), (5, 10))
    """
    return _cut(text, SENTENCE_ENDS)


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text after commas as well as after 。；！？, outside brackets; never after 、.

    Args:
        text: any text; not stripped.

    Returns:
        Half-open spans that tile the text exactly and refine those of `sentences`. Empty for an empty text.

    Example:
        >>> clauses("依法公开，及时回应。")
        ((0, 5), (5, 10))
    """
    return _cut(text, CLAUSE_ENDS)


@lru_cache(maxsize=CACHED_TEXTS)
def _cut(text: str, ends: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Cut after every run of ends, closing marks and white space that begins with an end outside brackets."""
    spans: list[tuple[int, int]] = []
    start = place = 0
    while (stop := STOPS.search(text, place)) is not None:
        place = stop.start()
        mark = text[place]
        closing = _closing(text, place) if mark in CLOSERS else None
        if closing is not None:
            place = closing + 1
            continue
        place += 1
        if mark not in ends or _is_grouping(text, place - 1):
            continue
        while place < len(text) and (text[place] in TRAILERS or text[place].isspace()):
            place += 1
        spans.append((start, place))
        start = place
    if start < len(text):
        if spans and not text[start:].strip():
            spans[-1] = (spans[-1][0], len(text))
        else:
            spans.append((start, len(text)))
    return tuple(spans)


def _closing(text: str, place: int) -> int | None:
    """Find the mark that closes the bracket at a place, nested ones of its kind skipped; None if unbalanced."""
    opener, closer = text[place], CLOSERS[text[place]]
    depth = 0
    for index in range(place, min(len(text), place + MAX_BRACKET)):
        mark = text[index]
        if mark == opener:
            depth += 1
        elif mark == closer:
            depth -= 1
            if depth == 0:
                return index
    return None


def _is_grouping(text: str, place: int) -> bool:
    """Whether an ASCII comma stands between digits, as in 1,000."""
    return text[place] == "," and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
