"""Tell where a duty became stronger, weaker or its contrary, by the words that carry it (strength.toml)."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from compare.details.binding_numbers import binding_changes
from compare.details.opposites import contrary_demands
from compare.model import ClauseEdit
from compare.particulars import ClauseRef, StrengthChange, StrengthStatus
from compare.texts.folding import fold
from compare.texts.measures import find_measure

__all__ = ["strength_changes"]

SCOPE = 40
"""Characters after a word that it may govern, up to the end of the sentence."""

SAME_THING = 0.15
"""Share in [0, 1] of the pairs of characters governed by one word that the other must govern too. The clauses are
paired already; this tells two duties of one clause apart."""

SAME_THING_OTHERWISE = 0.25
"""The same between a modal word and a word of effort, 可以 and 推进: sentences built differently must share more."""

SAME_OBJECT = 0.6
"""The same between two words of effort of which what they govern ends in another word: it is no object of both then."""

HEAD = 2
"""Characters of the word in which the object of a verb ends."""

FEWEST_PAIRS = 2
"""Pairs of characters in a scope below which it must stand whole in the other: a single pair is shared by chance."""

BASIS = re.compile(r"(?:按照|依照|根据|依据|遵照)[^，。；,;\n]*?(?:规定|要求|办法|标准|条例|程序)[，,]?")
"""What a word rests on and does not govern: the duty stands behind 应当按照国家有关规定."""

ATTRIBUTE = re.compile(r"[^，。；、,;]{1,4}的")

LISTED = ("、", "，", "。", "；", ",", ";")
"""Right behind a word of duty: it governs nothing, and says how something is (对业务合作积极、运营规范的机构)."""

IN_PRINCIPLE = "原则上"
"""Leaves room in a duty; before 不得 the ban says more."""

DUTY, BAN, PLAIN = "duty", "ban", "plain"
"""Ladders of strength.toml, and the verbs that stand on none."""


class _Ladders(NamedTuple):
    """The contents of strength.toml, ready for look-up: ladder and step of each word."""

    places: dict[str, tuple[str, int]]
    last_step: int
    attributes: frozenset[str]
    words: re.Pattern[str]


class _Word(NamedTuple):
    """A word that binds: of neighbours such as 探索推进 or 严格执行 the one that decides."""

    start: int
    text: str
    ladder: str
    step: int
    run_end: int
    scope: str
    modal: bool


def strength_changes(edits: Sequence[ClauseEdit]) -> tuple[StrengthChange, ...]:
    """Compare the words of duty of the clauses that changed.

    Args:
        edits: what became of the clauses of one change.

    Returns:
        Changes in the order of the clauses. Only words that govern the same thing on both sides are compared; what one
        side says without any word of duty is compared with the strongest words alone (认真贯彻 → 严格落实), and only if
        the other side has that word nowhere in its tasks: 严格审核把关 there is as strict.
    """
    found: list[StrengthChange] = []
    for edit in edits:
        if edit.status != "changed" or edit.left is None or edit.right is None:
            continue
        found += _duties(edit, edit.left, edit.right)
        found += _measure_change(edit.left, edit.right)
    sides = [
        "".join(ref.text for edit in edits if (ref := (edit.left, edit.right)[side]) is not None) for side in (0, 1)
    ]
    return tuple(one for one in found if not _stands_there(one, sides[0], sides[1]))


def _duties(edit: ClauseEdit, left: ClauseRef, right: ClauseRef) -> list[StrengthChange]:
    """Compare two clauses that were paired, as far as it is certain that they are one demand."""
    if edit.tentative:
        return [] if edit.in_other_words else _clause_changes(left, right, only_modal=True)
    found = binding_changes(left, right)
    if not edit.in_other_words:
        words = _with_contraries(_clause_changes(left, right), contrary_demands(left, right))
        found += [word for word in words if not any(_overlap(word, one) for one in found)]
    return found


def _stands_there(change: StrengthChange, left: str, right: str) -> bool:
    """Whether a word that one clause has alone stands in another clause of the other side."""
    if change.left is None:
        return change.right is not None and change.right in left
    return change.right is None and change.left in right


def _with_contraries(found: list[StrengthChange], contrary: list[StrengthChange]) -> list[StrengthChange]:
    """Add the verbs that became their contrary: they say more than a step of strength, and no more than a ban does."""
    bans = [change for change in found if change.status == "negated"]
    added = [change for change in contrary if not any(_overlap(change, ban) for ban in bans)]
    return [change for change in found if not any(_overlap(change, one) for one in added)] + added


def _overlap(change: StrengthChange, contrary: StrengthChange) -> bool:
    """Tell whether the words of a change are, on either side, those of a contrary that says more."""
    return any(
        one is not None
        and other is not None
        and one.task == other.task
        and one.start < other.end
        and other.start < one.end
        for one, other in ((change.left_ref, contrary.left_ref), (change.right_ref, contrary.right_ref))
    )


def _clause_changes(left: ClauseRef, right: ClauseRef, *, only_modal: bool = False) -> list[StrengthChange]:
    """Compare the words of a clause: those of both sides are taken out, the others paired, the first ones first.

    A ban meets a ban before it meets anything else: 禁止拖欠 is no contrary of 引导…，不得拖欠.
    """
    ladders = _ladders()
    olds, news = _without_common(_words(left.text, ladders), _words(right.text, ladders))
    ranked: list[tuple[bool, int, float, int, int]] = []
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            if only_modal and not (old.modal and new.modal):
                continue
            shared = max(_governed(one, new) for one in olds[i:] if one is old or _within(one, old))
            if shared:
                ranked.append((BAN in {old.ladder, new.ladder} and old.ladder != new.ladder, i + j, -shared, i, j))
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, StrengthChange]] = []
    for *_, i, j in sorted(ranked):
        if (0, i) not in taken and (1, j) not in taken:
            taken |= {(0, i), (1, j)}
            status = _status(olds[i], news[j], ladders.last_step)
            if status is not None:
                found.append((news[j].start, _change(status, olds[i], news[j], left, right)))
    return [change for _, change in sorted(found, key=lambda item: item[0])]


def _governed(old: _Word, new: _Word) -> float:
    """Return the share of what two words govern that is one thing, 0 where it is too little to be one.

    支持…群体参保 and 加强…权益保障 speak of one group, and of two things.
    """
    shared, least = _shared(old.scope, new.scope), SAME_THING
    if old.modal != new.modal:
        least = SAME_THING_OTHERWISE
    elif not old.modal and PLAIN not in {old.ladder, new.ladder} and _head(old.scope) != _head(new.scope):
        least = SAME_OBJECT
    return shared if shared >= least else 0.0


def _within(inner: _Word, outer: _Word) -> bool:
    """Whether a word stands in what another one of its step governs: 鼓励在…中探索应用."""
    return (inner.ladder, inner.step) == (outer.ladder, outer.step) and outer.scope.endswith(inner.scope)


def _head(scope: str) -> str:
    """Return the last word of what a verb governs."""
    return scope[-HEAD:]


def _measure_change(left: ClauseRef, right: ClauseRef) -> list[StrengthChange]:
    """Compare the measures that two clauses take against those they name: 清理整合 and 关停."""
    old, new = find_measure(left.text), find_measure(right.text)
    if old is None or new is None or old.step == new.step:
        return []
    before, after = (
        ClauseRef(ref.task, ref.start + one.start, ref.start + one.start + len(one.text), one.text)
        for ref, one in ((left, old), (right, new))
    )
    return [StrengthChange("strengthened" if new.step > old.step else "weakened", old.text, new.text, before, after)]


def _words(text: str, ladders: _Ladders) -> list[_Word]:
    """Find the words of duty of a text; neighbours are one."""
    found: list[_Word] = []
    for match in ladders.words.finditer(text):
        word, (start, end) = match.group(), match.span()
        place = ladders.places.get(word)
        if place is None or (word in ladders.attributes and ATTRIBUTE.match(text, end)):
            continue
        if text[end : end + 1] in LISTED or (word == IN_PRINCIPLE and text[end : end + 1] == "不"):
            continue
        one = _Word(start, word, *place, end, _scope(text, end), word in ladders.attributes)
        before = found[-1] if found else None
        if before is not None and before.run_end == start and before.text not in ladders.attributes:
            found[-1] = _stronger(before, one)._replace(run_end=end, scope=one.scope)
        else:
            found.append(one)
    return found


def _stronger(one: _Word, other: _Word) -> _Word:
    """Return which of two neighbours decides: one of the first step weakens the other, else the higher step."""
    if PLAIN in {one.ladder, other.ladder}:
        return other if one.ladder == PLAIN else one
    if 0 in {one.step, other.step}:
        return one if one.step == 0 else other
    return other if other.step > one.step else one


def _scope(text: str, start: int) -> str:
    """Return what a word governs, folded: what follows it in its sentence, but for a basis right behind it."""
    basis = BASIS.match(text, start)
    start = basis.end() if basis else start
    return fold(re.split(r"[。；;！？\n]", text[start : start + SCOPE], maxsplit=1)[0])


def _without_common(lefts: list[_Word], rights: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Take out the words that both sides have, as often as they do."""
    news = list(rights)
    olds: list[_Word] = []
    for old in lefts:
        same = [new for new in news if new.text == old.text]
        if same:
            news.remove(max(same, key=lambda new: _shared(old.scope, new.scope)))
        else:
            olds.append(old)
    return olds, news


def _status(old: _Word, new: _Word, last_step: int) -> StrengthStatus | None:
    """Compare two words; None when they say the same or cannot be compared."""
    if old.ladder == new.ladder != PLAIN:
        if old.step == new.step:
            return None
        return "strengthened" if new.step > old.step else "weakened"
    if BAN in {old.ladder, new.ladder}:
        return "negated" if DUTY in {old.ladder, new.ladder} else None
    if (old.ladder, new.ladder, new.step) == (PLAIN, DUTY, last_step):
        return "strengthened"
    if (old.ladder, new.ladder, old.step) == (DUTY, PLAIN, last_step):
        return "weakened"
    return None


def _shared(one: str, other: str) -> float:
    """Return the share of the shorter scope that the other one holds, in [0, 1]."""
    first, second = ({a + b for a, b in pairwise(scope)} for scope in (one, other))
    shortest = min(len(first), len(second))
    if shortest < FEWEST_PAIRS:
        return float(bool(first and second) and (one in other or other in one))
    return len(first & second) / shortest


def _change(status: StrengthStatus, old: _Word, new: _Word, left: ClauseRef, right: ClauseRef) -> StrengthChange:
    """Write a change down; a plain verb is no word of strength and is not shown."""
    texts = [None if word.ladder == PLAIN else word.text for word in (old, new)]
    refs = [
        None if text is None else ClauseRef(ref.task, ref.start + word.start, ref.start + word.start + len(text), text)
        for word, ref, text in zip((old, new), (left, right), texts, strict=True)
    ]
    return StrengthChange(status, texts[0], texts[1], refs[0], refs[1])


@cache
def _ladders() -> _Ladders:
    """Read strength.toml once."""
    with resources.files(__package__).joinpath("duties.toml").open("rb") as file:
        data = tomllib.load(file)
    places = {
        word: (ladder["name"], step)
        for ladder in data["ladder"]
        for step, words in enumerate(ladder["steps"])
        for word in words
    }
    places |= dict.fromkeys(data["plain"]["words"], (PLAIN, 0))
    every = sorted({*places, *data["decoys"]["words"]}, key=lambda word: (-len(word), word))
    last = max(step for ladder, step in places.values() if ladder == DUTY)
    return _Ladders(places, last, frozenset(data["attributes"]["words"]), re.compile("|".join(map(re.escape, every))))
