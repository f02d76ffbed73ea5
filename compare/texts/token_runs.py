"""Align the tokens of two texts: in runs, equal and changed, with names that changed compared inside."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from compare.texts.edit_borders import Run, joined_runs
from compare.texts.folding import fold
from compare.texts.tokens import NAME_MARKS, token_key, tokens

__all__ = ["token_runs"]

LARGEST_PRODUCT = 4_000_000
"""Tokens of one side times tokens of the other. difflib is quadratic; past 2,000 × 2,000 a clause is replaced whole."""

SAME_NAME = 0.5
"""Likeness in [0, 1] from which a 《title》 or a “term” became another one and is compared inside; below, it gave way
to another one and is replaced whole."""

NAME_FOUND = 0.5
"""Share in [0, 1] of a name that must stand on the other side, where it has no marks, to be compared with it."""


def token_runs(left: str, right: str) -> list[Run]:
    """Align two texts by tokens.

    Args:
        left: the left text.
        right: the right text.

    Returns:
        Runs in order; their joined sides are the texts. A title or a quoted term that gave way to one like it is cut
        into the tokens inside it.
    """
    runs = _aligned(tokens(left), tokens(right))
    if not any(_has_names(run) for run in runs):
        return runs
    return joined_runs(part for run in runs for part in (_inside_names(run) if _has_names(run) else (run,)))


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> list[Run]:
    """Align two token sequences by key; the shared beginning and end are taken off first."""
    old, new = list(map(token_key, left)), list(map(token_key, right))
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = next((i for i in range(shortest - head) if old[-1 - i] != new[-1 - i]), shortest - head)
    runs: list[Run] = [(left[:head], right[:head], True)]
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) * len(new) > LARGEST_PRODUCT:
        runs.append((left[head : head + len(old)], right[head : head + len(new)], False))
    else:
        for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            runs.append((left[head + i : head + j], right[head + k : head + m], tag == "equal"))
    runs.append((left[len(left) - tail :], right[len(right) - tail :], True))
    return [run for run in runs if run[0] or run[1]]


def _has_names(run: Run) -> bool:
    """Whether a run puts something in the place of something else, and a name is among it."""
    left, right, equal = run
    return not equal and bool(left) and bool(right) and bool(_names(left) or _names(right))


def _inside_names(run: Run) -> list[Run]:
    """Cut the names of a changed run into their tokens where the other side has one like it."""
    left, right, _ = run
    olds, news = _names(left), _names(right)
    parts: list[Run] = []
    i = j = 0
    for old, new in _like_names(left, olds, right, news):
        parts += _without_marks((left[i:old], right[j:new], False))
        parts += _aligned(_cut(left[old]), _cut(right[new]))
        i, j = old + 1, new + 1
    return parts + _without_marks((left[i:], right[j:], False))


def _names(side: Sequence[str]) -> list[int]:
    """Return the places of the names among tokens."""
    return [place for place, token in enumerate(side) if token[0] in NAME_MARKS and len(token) > 1]


def _like_names(
    left: Sequence[str], olds: Sequence[int], right: Sequence[str], news: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair names that are like each other, the likest first, in order."""
    scored = [(-_likeness(left[i], right[j]), i, j) for i in olds for j in news if left[i][0] == right[j][0]]
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(scored):
        if -score >= SAME_NAME and all((i < old) == (j < new) and i != old and j != new for old, new in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _likeness(old: str, new: str) -> float:
    """Return how alike two names are, in [0, 1]."""
    return float(Indel.normalized_similarity(fold(old), fold(new)))


def _without_marks(run: Run) -> list[Run]:
    """Compare a name with the bare words of the other side: 公开目录 became 《公开目录》."""
    left, right, _ = run
    olds, news = _names(left), _names(right)
    if not left and not right:
        return []
    if bool(olds) == bool(news) or not left or not right:
        return [run]
    cut_left, cut_right = (tuple(part for token in side for part in _cut(token)) for side in (left, right))
    runs = _aligned(cut_left, cut_right)
    named = sum(len(left[place]) for place in olds) + sum(len(right[place]) for place in news)
    found = sum(len("".join(old if olds else new)) for old, new, equal in runs if equal)
    return runs if found >= NAME_FOUND * named else [run]


def _cut(token: str) -> tuple[str, ...]:
    """Cut a name into its marks and what stands between them; any other token stays."""
    if token[0] not in NAME_MARKS or len(token) == 1:
        return (token,)
    return (token[0], *tokens(token[1:-1]), token[-1])
