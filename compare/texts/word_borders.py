"""Widen replacements that cut a word: 提[高→升] is read as [提高→提升].

No dictionary: Chinese words of official prose have two characters for the most part, so that characters are counted in
twos from the nearest sure border, and endings such as 子 or 化 never stand without what is before them.
"""

import re
from collections.abc import Sequence

from compare.texts.edit_borders import Run, joined_runs
from documents.chinese.numerals import COUNTING

__all__ = ["with_whole_words"]

JOINTS = frozenset("的和与或等由将被")
"""Characters beside which a word ends."""

ALONE = JOINTS | frozenset(f"及省市县区乡镇村国年月日天周应要须需可将把向对在由为并各每全前后内外上下{COUNTING}")
"""Characters that are words alone: 全[省→市] and [应→须]公开 cut nothing."""

MODIFIERS = frozenset("新老大小高低多少副总主")
"""Characters that stand before words of two characters: [新→老]能源."""

ENDINGS = frozenset("者们子性化级式型员率度馆院码")
"""Characters that end a word and never stand without what is before them: 规范化."""

BEGINNING = re.compile(
    r"子[女弟公系项]|性[别质能格]|化[学工解肥妆]|级[别联]|式样|型号|员工|率[先领]|度[假过]|馆[藏长员]|院[校士长落内]|码头"
)
"""Words that begin with such a character."""

LEANING = frozenset("于时")
"""Characters that belong to the one before them: 高于, 按时."""

FARTHEST_BORDER = 16
"""Characters within which a border is looked for; counting in twos goes wrong with each word of three on the way."""

NEAR_BORDER = 3
"""Characters to a border from which the count is trusted for longer replacements and for insertions."""


def with_whole_words(runs: Sequence[Run]) -> list[Run]:
    """Widen replacements, and insertions within a word, to the borders of their words.

    Args:
        runs: runs in order, equal ones between changed ones.

    Returns:
        Runs whose joined sides are the same texts; changed runs without an equal one between them are joined.
    """
    widened = list(runs)
    rests: set[int] = set()
    for index, run in enumerate(widened):
        if run[2]:
            continue
        before = widened[index - 1] if index else None
        after = widened[index + 1] if index + 1 < len(widened) else None
        left, right = _growth(run, before, after, last=index + 2 >= len(widened))
        if left and before is not None:
            cut = len(before[0]) - left
            rests.add(index - 1)
            widened[index - 1] = (before[0][:cut], before[1][:cut], True)
            run = (before[0][cut:] + run[0], before[1][cut:] + run[1], False)
        if right and after is not None:
            rests.add(index + 1)
            widened[index + 1] = (after[0][right:], after[1][right:], True)
            run = (run[0] + after[0][:right], run[1] + after[1][:right], False)
        widened[index] = run
    for index in sorted(rests & set(range(1, len(widened) - 1))):
        if len(widened[index][0]) == 1 and _is_word(widened[index][0]):
            widened[index] = (*widened[index][:2], False)  # a character left over between two words that changed
    return joined_runs(widened)


def _growth(run: Run, before: Run | None, after: Run | None, *, last: bool) -> tuple[int, int]:
    """Return how many tokens before and after a changed run belong to its words; `last`: no change follows."""
    one = before[0] if before is not None and before[2] else ()
    other = after[0] if after is not None and after[2] else ()
    if not run[0] or not run[1]:
        return _around_insertion(run[0] or run[1], one, other)
    left = _stem(one) if any(_is_ending(side) for side in run[:2]) else 0
    right = int(_is_ending(other) and all(_is_han(side[-1]) for side in run[:2]))
    if left or right:
        return left, right
    shortest = min(len(side) for side in run[:2])
    if shortest == 1:
        return _around_character(run, one, other, last=last)
    to_left, to_right = _distance(one[::-1]), _distance(other)
    return (
        int(to_left % 2 and to_left <= NEAR_BORDER and all(_reach(side, to_right) % 2 for side in run[:2])),
        int(to_right % 2 and to_right <= NEAR_BORDER and all(_reach(side[::-1], to_left) % 2 for side in run[:2])),
    )


def _reach(side: Sequence[str], behind: int) -> int:
    """Count the characters of a changed side up to its first border, on into the equal run behind it if it has none."""
    count = _distance(side)
    return count + behind if count == len(side) else count


def _around_character(run: Run, before: tuple[str, ...], after: tuple[str, ...], *, last: bool) -> tuple[int, int]:
    """Find the word of a single character that another one, or several, took the place of."""
    singles = [side[0] for side in run[:2] if len(side) == 1]
    if all(mark in ALONE for mark in singles) or not all(_is_word(side) for side in run[:2]):
        return 0, 0
    if after and after[0] in LEANING:
        return 0, 1
    to_left, to_right = _distance(before[::-1]), _distance(after)
    if to_left % 2 and (not to_right % 2 or to_left <= to_right):
        return 1, 0
    if to_right % 2:
        return 0, 1
    if len(singles) == 1 or not to_left:
        return 0, 0
    if to_right and to_right == len(after) and not last:
        return 0, 1  # where the next change begins is no border; the words before this one come out even
    if all(mark in MODIFIERS for mark in singles):
        return 0, 0
    return (2 if to_right or to_left <= NEAR_BORDER + 1 else 1), 0  # the end of a word of three, if the count is sure


def _around_insertion(inserted: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[int, int]:
    """Find the word that an insertion or a deletion of whole words stands in: 公[→开发]布."""
    if len(inserted) % 2 or not _is_word(inserted):
        return 0, 0
    distances = (_distance(before[::-1]), _distance(after))
    return (1, 1) if all(far % 2 and far <= NEAR_BORDER for far in distances) else (0, 0)


def _is_han(token: str) -> bool:
    """Whether a token is one Chinese character."""
    return len(token) == 1 and "\u3400" <= token <= "\u9fff"


def _is_word(tokens: Sequence[str]) -> bool:
    """Whether tokens are nothing but Chinese characters that may be parts of words."""
    return all(_is_han(token) and token not in JOINTS for token in tokens)


def _is_ending(tokens: Sequence[str]) -> bool:
    """Whether tokens begin with an ending of a word."""
    if not tokens or tokens[0] not in ENDINGS:
        return False
    return not BEGINNING.match("".join(tokens[:2]))


def _stem(before: tuple[str, ...]) -> int:
    """Count the characters before an ending that belong to it: 各|级, 志愿|者."""
    if not before or not _is_word(before[-1:]):
        return 0
    return 1 if _distance(before[::-1]) % 2 else min(2, len(before))


def _distance(tokens: Sequence[str]) -> int:
    """Count the characters up to the next border, or to the end; 0 when none is near."""
    for count, token in enumerate(tokens[:FARTHEST_BORDER]):
        if token in JOINTS or not _is_han(token):
            return count
    return len(tokens) if len(tokens) <= FARTHEST_BORDER else 0
