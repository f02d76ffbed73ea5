"""What the sentence of a row says of its changed clauses: which changed most, and which words of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare import Change, ClauseEdit
from compare.details.word_places import WordPlace, word_places
from reports.rows.quotation import has_words, quoted, quoted_whole
from reports.words.wording import Wording

__all__ = ["changed_phrases"]

_LISTED: Final = 3  # places that are listed, those that say most
_SIZE: Final = 28  # characters of all that is listed beside the heaviest place
_SIZE_EACH: Final = 2  # more of them for each clause that changed
_FEW: Final = 24  # characters of places that are all listed, however little each says
_TELLING: Final = 0.3  # weight of a place that is listed beside a heavier one: 全面 and 进一步 are not


def changed_phrases(edits: Sequence[ClauseEdit], change: Change, words: Wording) -> Iterator[str]:
    """Quote the clause that changed most, count the others, and name the words that say most of what changed.

    Args:
        edits: clauses of the change that changed for certain, those first that are quoted where no words say more.
        change: what is told of it by itself, numbers, deadlines, duties and organs, is not told here.
        words: the language and the mode.

    Returns:
        One phrase; none without changed clauses.
    """
    clauses = [edit for edit in edits if edit.right is not None and has_words(edit.right.text)]
    if not clauses:
        return
    places = word_places(clauses, change)
    ranked = sorted((place for place in places if not place.silent), key=lambda place: -place.weight)
    more = "_more" if len(clauses) > 1 else ""
    size = _SIZE + _SIZE_EACH * len(clauses)
    if ranked and ranked[0].whole:
        first = ranked[0]
        left, right = quoted(first.left), quoted(first.right)
        said = _listed(ranked[1:], places, first, size, words)
        yield words[f"told_recast{more}"].format(left=left, right=right, count=len(clauses), words=said)
        return
    number = ranked[0].edit if ranked else 0
    at = ranked[0].at if ranked else _first_change(clauses[0])
    ref = clauses[number].right
    head = quoted(ref.text, at=at) if ref is not None else ""
    said = _listed(ranked, places, None, size, words)
    yield words[f"told_changed{more}"].format(head=head, count=len(clauses), words=said)


def _listed(
    ranked: Sequence[WordPlace], places: Sequence[WordPlace], told: WordPlace | None, room: int, words: Wording
) -> str:
    """List the heaviest of the words that differ, in their order; 等 where there are more."""
    few = len(ranked) <= _LISTED and sum(len(_place(place, words)) for place in ranked) <= _FEW
    chosen: list[WordPlace] = []
    for place in ranked:
        size = sum(len(_place(one, words)) for one in (*chosen, place))
        first = told is None and not chosen  # the news of the clause that is quoted
        if first or (len(chosen) < _LISTED and size <= room and (few or place.weight >= _TELLING)):
            chosen.append(place)
    if not chosen:
        chosen = list(ranked[:1])
    if not chosen:
        return ""
    texts = dict.fromkeys(_place(place, words) for place in places if place in chosen)
    rest = [place for place in places if place not in chosen and place is not told]
    return words["told_words_more" if rest else "told_words"].format(places=words["told_words_separator"].join(texts))


def _place(place: WordPlace, words: Wording) -> str:
    left, right = (quoted_whole(text) for text in (place.left, place.right))
    if not left or not right:
        return words["told_words_added" if right else "told_words_dropped"].format(left=left, right=right)
    return words["told_words_changed"].format(left=left, right=right)


def _first_change(edit: ClauseEdit) -> int:
    """Say where in the right text of a changed clause its first change begins."""
    place = 0
    for token in edit.tokens:
        if token.op != "equal" and not token.trivial:
            break
        place += len(token.right)
    return place
