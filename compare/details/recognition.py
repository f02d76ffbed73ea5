"""Whether what differs between two tasks rests on characters that were recognised in a scan without certainty."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rapidfuzz.distance import Indel

from compare.texts.folding import fold
from documents.model import DoubtfulCharacter, Task

__all__ = ["rests_on_doubts"]

Doubtful = dict[int, str]
"""Place of a character to what it may be instead."""


def rests_on_doubts(left: Task, right: Task) -> bool:
    """Tell whether two tasks are the same if doubtful characters are read as what else they may be.

    Every character that differs must be one that the recogniser was not sure of, and the other side must have in its
    place one that it held possible: what cannot have been misread so is a change.

    Returns:
        False as well where nothing differs, or where neither side was recognised.
    """
    if not (_doubts(left) or _doubts(right)):
        return False
    pairs = list(_fields(left, right))
    return any(fold(one) != fold(other) for (one, _), (other, _) in pairs) and all(
        _explained(one, other) for one, other in pairs
    )


def _fields(left: Task, right: Task) -> Iterator[tuple[tuple[str, Doubtful], tuple[str, Doubtful]]]:
    """Pair what the sides say: words, the units of each role, the deadline."""
    yield _words(left), _words(right)
    for role in ("lead_units", "responsible_units", "cooperating_units"):
        yield _names(left, getattr(left, role)), _names(right, getattr(right, role))
    yield _deadline(left), _deadline(right)


def _words(task: Task) -> tuple[str, Doubtful]:
    start = len(task.words) - len(task.text)
    return task.words, {
        doubt.at + (start if doubt.field == "text" else 0): doubt.others
        for doubt in _doubts(task)
        if doubt.field in ("title", "text")
    }


def _names(task: Task, names: Iterable[str]) -> tuple[str, Doubtful]:
    """Join names; a name no longer knows its place in the unit text, so a doubt holds for its character there."""
    text = "、".join(names)
    return text, _by_character(text, (doubt for doubt in _doubts(task) if doubt.field == "units"))


def _deadline(task: Task) -> tuple[str, Doubtful]:
    text = task.deadline or ""
    return text, _by_character(text, (doubt for doubt in _doubts(task) if doubt.field in ("deadline", "units")))


def _by_character(text: str, doubts: Iterable[DoubtfulCharacter]) -> Doubtful:
    others = {doubt.character: doubt.others for doubt in doubts}
    return {at: others[character] for at, character in enumerate(text) if character in others}


def _doubts(task: Task) -> tuple[DoubtfulCharacter, ...]:
    return () if task.recognition is None else task.recognition.doubts


def _explained(left: tuple[str, Doubtful], right: tuple[str, Doubtful]) -> bool:
    """Whether two texts differ by doubtful characters alone; punctuation and layout are no difference."""
    (old, old_doubts), (new, new_doubts) = left, right
    lost: list[int] = []
    gained: list[int] = []
    for edit in (*Indel.opcodes(old, new), None):
        if edit is not None and edit.tag != "equal":
            lost += range(edit.src_start, edit.src_end)
            gained += range(edit.dest_start, edit.dest_end)
            continue
        one, other = ([at for at in places if fold(text[at])] for text, places in ((old, lost), (new, gained)))
        for i, j in zip_longest(one, other):
            if i is None or j is None:
                return False
            if new[j] not in old_doubts.get(i, "") and old[i] not in new_doubts.get(j, ""):
                return False
        lost, gained = [], []
    return True
