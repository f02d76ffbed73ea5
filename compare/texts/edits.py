"""Turn one clause into another by token edits that a person can read."""

from collections.abc import Iterable, Sequence

from compare.model import TokenEdit
from compare.texts.edit_borders import Run, with_readable_borders
from compare.texts.folding import fold
from compare.texts.token_runs import token_runs
from compare.texts.word_borders import with_whole_words

__all__ = ["MINIMUM_SURVIVAL", "token_edits"]

MINIMUM_SURVIVAL = 1 / 3
"""Share of the characters of both sides that must stay in place, in [0, 1]. Below it the clause is replaced whole:
readers asked for whole clauses instead of confetti where less than about a third survives."""

LONGEST_ISLAND = 3
"""Characters an unchanged run between two edits may have to be swallowed by them: 的, 工作 and parts of words meet by
chance, longer runs rarely do."""

MOST_TOKENS = 3 * LONGEST_ISLAND
"""Tokens from which a run is no island without its characters being looked at: not all of it is punctuation."""


NAME_EDGES = frozenset("《》“”「」")
"""Marks around a name: they stand between what changed before it and what changed inside it."""


def token_edits(left: str, right: str) -> tuple[TokenEdit, ...]:
    """Work out the edits that turn the left text into the right text.

    Args:
        left: the left text.
        right: the right text.

    Returns:
        Edits in order; the joined `left`s are the left text and the joined `right`s the right text. Empty when both
        texts are empty.
    """
    runs = with_whole_words(with_readable_borders(_without_islands(token_runs(left, right))))
    kept = sum(len("".join(old)) + len("".join(new)) for old, new, equal in runs if equal)
    if kept < MINIMUM_SURVIVAL * (len(left) + len(right)):
        return _joined([_edit(left, right)])
    return _joined(edit for run in runs for edit in _literal_edits(run))


def _without_islands(runs: Sequence[Run]) -> list[Run]:
    """Swallow short equal runs between two edits that are each at least as long as the run.

    Between two insertions, or two deletions, a run stays: swallowing it would only print it twice.
    """
    merged: list[Run] = []
    for index, run in enumerate(runs):
        following = runs[index + 1] if index + 1 < len(runs) else None
        swallowed = (
            not run[2] or (following is not None and _is_island(merged[-1], run, following)) if merged else False
        )
        if swallowed and not merged[-1][2]:
            merged[-1] = (merged[-1][0] + run[0], merged[-1][1] + run[1], False)
        else:
            merged.append(run)
    return merged


def _is_island(before: Run, island: Run, after: Run) -> bool:
    """Whether an equal run is too short to be worth a gap between the edits on both its sides."""
    one_sided = not (before[0] or after[0]) or not (before[1] or after[1])
    if one_sided or len(island[0]) > MOST_TOKENS or NAME_EDGES.issuperset(island[0]):
        return False
    size = max(_size(island), 1)
    return size <= LONGEST_ISLAND and size <= min(_size(before), _size(after))


def _size(run: Run) -> int:
    """Count the characters of the longer side of a run, punctuation not counted."""
    return max(len(fold("".join(side))) for side in run[:2])


def _literal_edits(run: Run) -> list[TokenEdit]:
    """Turn a run into edits; tokens equal by key but not to the letter become trivial edits of their own."""
    left, right, equal = run
    old, new = "".join(left), "".join(right)
    if not equal or old == new:
        return [_edit(old, new)]
    return [_edit(one, other) for one, other in zip(left, right, strict=True)]


def _edit(left: str, right: str) -> TokenEdit:
    """Name an edit by what it does."""
    if left == right:
        return TokenEdit("equal", left, right)
    trivial = fold(left) == fold(right)
    if not left:
        return TokenEdit("insert", left, right, trivial)
    return TokenEdit("replace" if right else "delete", left, right, trivial)


def _joined(edits: Iterable[TokenEdit]) -> tuple[TokenEdit, ...]:
    """Join neighbours that are both equal, or both changed and both trivial or both not."""
    joined: list[TokenEdit] = []
    for edit in edits:
        if not edit.left and not edit.right:
            continue
        if joined and (joined[-1].op == "equal", joined[-1].trivial) == (edit.op == "equal", edit.trivial):
            joined[-1] = _edit(joined[-1].left + edit.left, joined[-1].right + edit.right)
        else:
            joined.append(edit)
    return tuple(joined)
