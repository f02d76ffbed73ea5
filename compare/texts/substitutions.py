"""Words that one document uses where the other uses others, throughout: a renamed term is the same term."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.model import Change, ClauseEdit, TokenEdit
from compare.texts.folding import fold

__all__ = ["Substitution", "find_substitutions", "with_renamed_terms"]

MIN_ROWS: Final = 3  # twice may be chance; three times is a habit
MIN_LENGTH: Final = 2  # characters of both words: 和 for 与 is no news
NOUN: Final = 2  # characters behind both words that belong to them where they follow everywhere: 低收入困难 + 家庭


@dataclass(frozen=True, slots=True)
class Substitution:
    """A word of the left document that the right one replaces throughout.

    Attributes:
        rows: ids of the changes in which it is replaced, in the order of the comparison.
    """

    left: str
    right: str
    rows: tuple[str, ...]


def find_substitutions(changes: Sequence[Change], rights: Collection[str]) -> tuple[Substitution, ...]:
    """Find the words that are replaced the same way in at least three rows and that the right texts no longer use.

    Args:
        changes: of one comparison.
        rights: the texts of all right tasks.

    Returns:
        The most frequent first; of two that are as frequent, the one that comes first in the comparison.
    """
    rows: dict[tuple[str, str], dict[str, None]] = {}
    behind: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        for pair, rest in _replacements(change):
            rows.setdefault(pair, {})[change.id] = None
            behind.setdefault(pair, set()).add(rest)
    found = [
        Substitution(left + noun, right + noun, tuple(ids))
        for ((left, right), ids), noun in zip(rows.items(), map(_noun, behind.values()), strict=True)
        if len(ids) >= MIN_ROWS and not any(left in text for text in rights)
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry.rows)))


def with_renamed_terms(changes: Sequence[Change], rights: Collection[str]) -> tuple[Change, ...]:
    """Tell for certain what is the same clause but for terms that are renamed throughout.

    Args:
        changes: of one comparison.
        rights: the texts of all right tasks.

    Returns:
        The changes; the head of a definition, 低收入困难家庭 and 最低生活保障边缘家庭, is one clause that changed.
    """
    terms = find_substitutions(changes, rights)
    if not terms or not any(edit.tentative for change in changes for edit in change.text):
        return tuple(changes)
    return tuple(replace(change, text=tuple(_settled(edit, terms) for edit in change.text)) for change in changes)


def _settled(edit: ClauseEdit, terms: Sequence[Substitution]) -> ClauseEdit:
    if not edit.tentative or edit.left is None or edit.right is None:
        return edit
    for term in terms:
        (before, old, after), (ahead, new, rest) = (
            edit.left.text.partition(term.left),
            edit.right.text.partition(term.right),
        )
        if old and new and fold(before) == fold(ahead) and fold(after) == fold(rest):
            tokens = (*_equal(before, ahead), TokenEdit("replace", old, new), *_equal(after, rest))
            return replace(edit, tokens=tokens, in_other_words=False, tentative=False)
    return edit


def _equal(left: str, right: str) -> tuple[TokenEdit, ...]:
    """Write down a run that is the same but for marks."""
    if left == right:
        return (TokenEdit("equal", left, right),) if left else ()
    return (TokenEdit("replace" if left and right else "delete" if left else "insert", left, right, trivial=True),)


def _replacements(change: Change) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the words of both sides of a replacement, and the text that follows both."""
    for edit in change.text:
        for place, token in enumerate(edit.tokens):
            if token.op == "replace" and not token.trivial and min(len(token.left), len(token.right)) >= MIN_LENGTH:
                after = edit.tokens[place + 1] if place + 1 < len(edit.tokens) else None
                yield (token.left, token.right), after.left if after is not None and after.op == "equal" else ""


def _noun(behind: set[str]) -> str:
    """Return the word that follows a replacement wherever it occurs; none behind a year or where nothing is common."""
    (first, *others) = {rest[:NOUN] for rest in behind}
    return (
        first if not others and len(first) == NOUN and all("\u4e00" <= letter <= "\u9fff" for letter in first) else ""
    )
