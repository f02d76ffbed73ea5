"""Where the words of changed clauses differ, and how much of each place is news."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from align.substance import substance
from compare.model import Change, ClauseEdit, TokenEdit
from compare.particulars import ClauseRef
from compare.texts.folding import fold
from documents.chinese.acting_organs import end_of_actors, names_actors_alone

__all__ = ["NearWords", "WordPlace", "near_words", "word_places"]

_SURVIVES: Final = 0.6  # share of the longer side of a clause that must stand: with less its pieces are no words
_WORDY: Final = 3  # letters of a place from which on they count: 加强, 进一步 and 全面 go with any matter
_LETTER: Final = 0.25  # weight of a letter that is no subject matter: 承担主要责任 is news, though of any matter
_LEAST: Final = 0.1  # weight of any words that differ
_WEIGHTY: Final = re.compile(r"\d|《|“|不得|禁止|严禁|取消|一律")
_HEAVIER: Final = 1.5  # times as much news: a number, a document, what is forbidden
_GONE: Final = 1.25  # times as much news: what only went or came; of what became another word some may be kept
_HELD: Final = 0.7  # share of words that one clause of the other side has, by pairs of letters: it may say the same
_PHRASE: Final = 6  # letters of words that may be a clause of their own
_ROOM: Final = 2  # times as long as these words: in a longer clause they are only mentioned
_BRIDGE: Final = 2  # letters between two replacements that are told as one: 处[罚驾→…]
_SHORT: Final = 4  # letters of both sides under which a place is told with the words behind it: 入口 as 入口收费站
_AROUND: Final = 6  # letters of these words at most
_FIRST: Final = "加提增强健完推落"  # letters with which verbs begin that are torn in two: 加[强→大], 提[高→升]
_MODALS: Final = "要应须"
_ABBREVIATED: Final = re.compile(r"（(?:以下)?简称[^（）]*）")
_MARKS: Final = "，。；、：,;:  \n\t"
_LISTING: Final = re.compile("[、,，]")
_PAIRS: Final = ("《》", "“”", "（）")
_BORDERS: Final = f"{_MARKS}的和与或及等由将被对在（）()《》“”"


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Words of one side of a clause in the place of those of the other side.

    Attributes:
        left: the words on the left; "" where some only came.
        right: those on the right; "" where some only went.
        at: where in the right text of the clause they stand.
        weight: how much of them is news: letters of subject matter, more for a number, a document, what is forbidden.
        edit: the number of the clause among those that were asked for.
        whole: whether these are both clauses from beginning to end, as little of the left one stands.
        silent: whether they are told elsewhere, or stand on the other side all the same, in whatever clause.
    """

    left: str
    right: str
    at: int
    weight: float
    edit: int
    whole: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class NearWords:
    """Words that went from or came into a clause, and the clause of the other side that has nearly all of them."""

    text: str
    there: ClauseRef


def near_words(edits: Sequence[ClauseEdit], change: Change) -> tuple[NearWords, ...]:
    """Find the clauses which one side alone has and which may be what went from a clause that changed, or came into it.

    Args:
        edits: clauses of the change that changed for certain.
        change: whose clauses without a counterpart are looked through.

    Returns:
        Such as 加强政策解读 and 准确解读改革政策措施; every clause once.
    """
    lefts, rights = (
        [one.clause for edit in change.text if edit.elsewhere is None and edit.status == status for one in edit.alone]
        for status in ("dropped", "added")
    )
    found: dict[ClauseRef, NearWords] = {}
    for number, edit in enumerate(edits):
        for place in _places(edit, number, ((), ())):
            text = place.left or place.right
            if place.whole or (place.left and place.right) or sum(mark.isalnum() for mark in text) < _PHRASE:
                continue
            for ref in rights if place.left else lefts:
                if _stands(text, [fold(ref.text)]) and len(ref.text) <= _ROOM * len(text):
                    found.setdefault(ref, NearWords(text, ref))
    return tuple(found.values())


def word_places(edits: Sequence[ClauseEdit], change: Change) -> tuple[WordPlace, ...]:
    """Find where the words of changed clauses differ.

    Args:
        edits: clauses of the change that changed for certain.
        change: what is told of it by itself (facts, deadlines, duties, organs) is silent here, and so are words that
            stand on the other side all the same.

    Returns:
        The places in the order of the clauses, each pair of words once.
    """
    known = _told_by_itself(change)
    lefts = [fold(edit.left.text) for edit in change.text if edit.left is not None]
    rights = [fold(edit.right.text) for edit in change.text if edit.right is not None]
    actors = (
        [actor.left for actor in change.actors if actor.left],
        [actor.right for actor in change.actors if actor.right],
    )
    found: dict[tuple[str, str], WordPlace] = {}
    for number, edit in enumerate(edits):
        for place in _places(edit, number, actors):
            sides = (place.left, place.right)
            told = any(_tells(pair, sides) for pair in known)
            held = not place.whole and all(
                not text or _stands(text, others) for text, others in zip(sides, (rights, lefts), strict=True)
            )
            held = held or _holds_moved(sides, (rights, lefts))
            torn = min(len(text.rstrip(_MODALS)) for text in sides if text) <= 1  # one letter is a piece of a word
            shown = WordPlace(*sides, place.at, place.weight, number, place.whole, told or held or torn)
            found.setdefault(sides, shown)
    return tuple(found.values())


def _told_by_itself(change: Change) -> list[tuple[str, str]]:
    pairs: list[tuple[str | None, str | None]] = [
        (fact.left, fact.right) for fact in change.facts if fact.status != "rolled"
    ]
    if change.deadline is not None:
        pairs.append((change.deadline.left, change.deadline.right))
    pairs += [(actor.left, actor.right) for actor in change.actors]
    pairs += [(entry.left, entry.right) for entry in change.strength]
    return [(left or "", right or "") for left, right in pairs]


def _tells(known: tuple[str, str], sides: tuple[str, str]) -> bool:
    """Whether what is told by itself holds a place, or is all that differs in it: 10项 and 12项 of lists."""
    if all(text in side for text, side in zip(sides, known, strict=True)):
        return True
    rest = [text.replace(part, "", 1) if part else None for text, part in zip(sides, known, strict=True)]
    return (
        all(part in text for part, text in zip(known, sides, strict=True))
        and rest[0] is not None
        and rest[0] == rest[1]
    )


def _places(edit: ClauseEdit, number: int, actors: Sequence[Sequence[str]]) -> Iterator[WordPlace]:
    """Yield the places of a clause; of one of which little stands both sides as a whole."""
    if edit.left is None or edit.right is None:
        return
    shifted = _shifted(edit.tokens)
    runs = list(_runs(edit.tokens))
    if not _survives(edit):
        if shifted:
            return
        left, right = (_bare(ref.text, names) for ref, names in zip((edit.left, edit.right), actors, strict=True))
        weight = max(sum(_size(one) for one, _, new in runs if new), sum(_size(one) for _, one, new in runs if new))
        yield WordPlace(left, right, 0, weight, number, whole=True)
        return
    start = 0
    for index, (left, right, changed) in enumerate(runs):
        stays = all(not text or "".join(sorted(text)) in shifted for text in (left, right))
        if changed and not stays and (left.strip(_MARKS) or right.strip(_MARKS)):
            before, behind = (runs[i][1] if 0 <= i < len(runs) else "" for i in (index - 1, index + 1))
            sides = tuple(_bare(text, names) for text, names in zip((left, right), actors, strict=True))
            if _is_torn(sides, before, behind) or not all(map(_is_balanced, sides)):
                sides = ("", "")
            if any(sides) and not all(not text or names_actors_alone(text) for text in sides):
                heavier = _HEAVIER if any(_WEIGHTY.search(text) for text in sides) else 1.0
                heavier *= 1.0 if all(sides) else _GONE
                weight = max(map(_size, sides)) * heavier
                at = start + max(0, right.find(sides[1]))
                yield WordPlace(*_with_context(sides, before, behind), at, max(weight, _LEAST), number)
        start += len(right)


def _shifted(tokens: Sequence[TokenEdit]) -> set[str]:
    """Return the letters, sorted, of what only stands in another place of a clause."""
    changed = [token for token in tokens if token.op != "equal" and not token.trivial]
    sides = (
        {"".join(sorted(token.left)) for token in changed} - {""},
        {"".join(sorted(token.right)) for token in changed} - {""},
    )
    return sides[0] & sides[1]


def _survives(edit: ClauseEdit) -> bool:
    """Whether most of the shorter side of a clause stands: of what came in between the whole is news."""
    kept = sum(len(token.left) for token in edit.tokens if token.op == "equal" or token.trivial)
    return kept >= _SURVIVES * min(len(ref.text) if ref else 0 for ref in (edit.left, edit.right))


def _runs(tokens: Iterable[TokenEdit]) -> Iterator[tuple[str, str, bool]]:
    """Yield runs of tokens, equal and changed in turn; two replacements a letter or two apart are one."""
    runs: list[tuple[str, str, bool]] = []
    for token in tokens:
        changed = token.op != "equal" and not token.trivial
        if runs and runs[-1][2] == changed:
            before = runs.pop()
            runs.append((before[0] + token.left, before[1] + token.right, changed))
        elif changed and token.left and token.right and len(runs) > 1 and _bridges(runs[-2], runs[-1]):
            between, before = runs.pop(), runs.pop()
            runs.append((before[0] + between[0] + token.left, before[1] + between[1] + token.right, True))
        else:
            runs.append((token.left, token.right, changed))
    yield from runs


def _bridges(before: tuple[str, str, bool], between: tuple[str, str, bool]) -> bool:
    letters = between[1]
    return bool(before[0] and before[1]) and len(letters) <= _BRIDGE and not any(mark in _BORDERS for mark in letters)


def _bare(text: str, actors: Sequence[str]) -> str:
    """Return words without the marks around them and without organs that act, which are told by themselves."""
    bare = text.strip(_MARKS)
    for name in actors:
        bare = bare.removeprefix(name)
    bare = _ABBREVIATED.sub("", bare)
    modals = (place + 1 for place, mark in enumerate(bare) if mark in _MODALS)
    begin = max((place for place in modals if place == 1 or names_actors_alone(bare[:place])), default=0)
    bare = bare[begin:] if begin < len(bare) else ""
    bare = bare[end_of_actors(bare) :].strip(_MARKS)
    for opening, closing in _PAIRS:
        if bare.count(opening) != bare.count(closing):
            bare = bare.removesuffix(opening).removeprefix(closing)
    return bare


def _size(text: str) -> float:
    """Weigh words: letters of subject matter, and a little for each letter of a longer phrase."""
    letters = sum(mark.isalnum() for mark in text)
    return substance(fold(text)) + _LETTER * max(0, letters - _WORDY)


def _is_balanced(text: str) -> bool:
    return all(text.count(mark) == text.count(end) for mark, end in _PAIRS)


def _is_torn(sides: Sequence[str], before: str, behind: str) -> bool:
    """Whether what only went or came is a list, and yet no end of it the end of an item: 高[速公路、城市]快速路."""
    alone = sides[0] or sides[1]
    edges = (before[-1:], alone[:1], alone[-1:], behind[:1])
    listed = not all(sides) and any(mark in _MARKS for mark in alone)
    return listed and all(mark and mark not in _BORDERS for mark in edges)


def _with_context(sides: Sequence[str], before: str, behind: str) -> tuple[str, str]:
    """Complete a torn word, and add the words behind a short place that became another: 入口收费站, and not 入口."""
    left, right = sides
    if not (left and right):
        return left, right
    torn = left[0] == right[0] and not left[0].isascii() and before[-1:] not in _BORDERS  # 公[路专管员→路监管员]
    if before and (torn or before[-1] in _FIRST):
        left, right = before[-1] + left, before[-1] + right
    if max(len(left), len(right)) >= _SHORT or not behind:
        return left, right
    end = next((place for place, mark in enumerate(behind) if mark in _BORDERS), len(behind))
    return (left + behind[:end], right + behind[:end]) if 0 < end <= _AROUND else (left, right)


def _stands(text: str, clauses: Iterable[str]) -> bool:
    """Whether a clause of the other side has some words, or nearly all of their pairs of letters in another order."""
    folded = fold(text)
    return any(folded in clause or _held(folded, clause) >= _HELD for clause in clauses)


def _holds_moved(sides: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a part of a list that came or went stands on the other side: 简明问答、短 where both have 简明问答."""
    for text, clauses in zip(sides, others, strict=True):
        parts = [fold(part) for part in _LISTING.split(text)]
        if len(parts) > 1 and any(len(part) >= _WORDY and part in clause for part in parts for clause in clauses):
            return True
    return False


def _held(text: str, clause: str) -> float:
    """Measure what share of some words stands in a clause, in whatever order."""
    covered: set[int] = set()
    for place in range(len(text) - 1):
        if text[place : place + 2] in clause:
            covered |= {place, place + 1}
    kept = "".join(mark for place, mark in enumerate(text) if place in covered)
    whole, held = (substance(part) + _LETTER * len(part) for part in (text, kept))
    return held / whole if text else 0.0
