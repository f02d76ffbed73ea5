"""What the sentence of a row says of the words that changed inside its clauses, where they are few."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from compare import Change, ClauseEdit
from documents.chinese.acting_organs import names_actors_alone
from reports.rows.quotation import has_words, quoted_whole
from reports.words.wording import Wording

__all__ = ["word_changes"]

_MOST: Final = 6  # places in the clauses of a row: of more only phrases are told that came or went
_LISTED: Final = 3  # places that are listed, first what came or went, then the longest; more are 等
_SHORTEST: Final = 4  # characters of a phrase
_BORDERS: Final = "，。；、：,;:的和与或及等由将被对在要应"  # beside which a phrase begins or ends
_LONGEST: Final = 14  # characters of either side: a longer one is a clause, not a word
_SURVIVES: Final = 0.6  # share of the longer side of a clause that must stand: with less its pieces are no words

_MARKS: Final = "，。；、：,;: "  # at the edges of words, which say nothing

_Place = tuple[str, str]


def word_changes(edits: Sequence[ClauseEdit], change: Change, words: Wording) -> str:
    """List which words became which inside changed clauses, which went and which came.

    Args:
        edits: clauses of the change that changed for certain.
        change: numbers, dates, names and deadlines of it are told by themselves.
        words: the language and the mode.

    Returns:
        The list as it stands behind what is said of the clauses; "" where there is none or it would be long.
    """
    known = [(fact.left or "", fact.right or "") for fact in change.facts]
    if change.deadline is not None:
        known.append((change.deadline.left or "", change.deadline.right or ""))
    found = dict.fromkeys(_without_shifted([place for edit in edits for place in _places(edit)]))
    places = [place for place in found if not _within(place, known)]
    few = 0 < len(places) <= _MOST and all(_survives(edit) for edit in edits)
    if few and max(len(text) for place in places for text in place) <= _LONGEST:
        telling = places
    else:  # pieces of changes large and small: what came or went as a whole is told
        telling = [place for place in places if place in {one for edit in edits for one in _phrases(edit)}]
    ranked = sorted(telling, key=lambda place: (all(place), -len(place[0]) - len(place[1])))[:_LISTED]
    if not ranked:
        return ""
    listed = words["told_words_separator"].join(_told(place, words) for place in places if place in ranked)
    return words["told_words" if len(ranked) == len(places) else "told_words_more"].format(places=listed)


def _phrases(edit: ClauseEdit) -> Iterator[_Place]:
    """Yield the places of a clause that came or went as a phrase: no pieces of words, and no word of one character."""
    if not _survives(edit):
        return
    for before, token, after in zip((None, *edit.tokens), edit.tokens, (*edit.tokens[1:], None), strict=False):
        text = token.left or token.right
        if token.op == "equal" or (token.left and token.right) or not _SHORTEST <= len(text.strip(_MARKS)) <= _LONGEST:
            continue
        edges = (text[:1] + (before.left[-1:] if before else ""), text[-1:] + (after.left[:1] if after else ""))
        whole = all(len(edge) == 1 or any(char in _BORDERS for char in edge) for edge in edges)
        if whole and not names_actors_alone(text.strip(_MARKS)):  # organs are told by themselves
            yield token.left, token.right


def _survives(edit: ClauseEdit) -> bool:
    """Whether most of a clause stands."""
    kept = sum(len(token.left) for token in edit.tokens if token.op == "equal" or token.trivial)
    return kept >= _SURVIVES * max(len(ref.text) if ref else 0 for ref in (edit.left, edit.right))


def _without_shifted(places: Sequence[_Place]) -> list[_Place]:
    """Leave out words that went in one clause and came in another one: they are there, in another place."""
    gone, come = ({place[side].strip(_MARKS) for place in places if not place[1 - side]} for side in (0, 1))
    return [place for place in places if "".join(place).strip(_MARKS) not in gone & come]


def _places(edit: ClauseEdit) -> list[_Place]:
    """Return what differs, place by place; nothing where words only stand in another order."""
    found = [(token.left, token.right) for token in edit.tokens if token.op != "equal" and not token.trivial]
    told = [(left, right) for left, right in found if has_words(left) or has_words(right)]
    lefts, rights = ({text for text in side if text} for side in zip(*told, strict=True)) if told else (set(), set())
    reordered = any(sorted(left) == sorted(right) for left in lefts for right in rights)
    return [] if reordered else told


def _within(place: _Place, known: Iterable[_Place]) -> bool:
    """Whether what differs is all told by a fact."""
    return any(any(place) and all(text in fact for text, fact in zip(place, pair, strict=True)) for pair in known)


def _told(place: _Place, words: Wording) -> str:
    left, right = (quoted_whole(text) for text in place)
    if not left or not right:
        return words["told_words_added" if right else "told_words_dropped"].format(left=left, right=right)
    return words["told_words_changed"].format(left=left, right=right)
