"""What may happen to the text of one task: each change returns another text, or the same where it finds no hold."""

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from align.clauses import clauses, sentences

__all__ = ["edited", "halves", "joined", "misread", "paraphrased", "units_swapped", "word_list"]

NUMBER = re.compile(r"\d+")
ENDS = "，。；！？,;!? \n"
EDITS = 2
"""Places that a local edit changes, where the text has as many."""

MISREAD_SHARE = 0.04
"""Share of the characters of a text that are misread, at least one: a poor scan."""

SHORTEST_PART = 10
"""Characters of the shorter half of a split: less is no task."""


def edited(text: str, rng: Random) -> str:
    """Change a few numbers, dates and words, so that the demand is another one but the wording stays."""
    words = _table("words")
    places = [match.span() for match in NUMBER.finditer(text)]
    places += [match.span() for match in re.finditer("|".join(map(re.escape, words)), text)]
    for start, end in sorted(rng.sample(places, min(EDITS, len(places))), reverse=True):
        old = text[start:end]
        text = text[:start] + (words[old] if old in words else str(int(old) + rng.randint(1, 3))) + text[end:]
    return text


def paraphrased(text: str, rng: Random) -> str:
    """Say the same in other words: clauses in another order within their sentence, then synonyms everywhere."""
    said = "".join(_reordered(text[start:end], rng) for start, end in sentences(text))
    synonyms = _table("synonyms")
    longest_first = sorted(synonyms, key=lambda word: (-len(word), word))
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: synonyms[match[0]], said)


def misread(text: str, rng: Random) -> str:
    """Replace characters by others of like shape, as optical recognition does."""
    shapes = _table("confusions")
    places = [index for index, mark in enumerate(text) if mark in shapes]
    marks = list(text)
    for place in rng.sample(places, min(len(places), max(1, round(MISREAD_SHARE * len(text))))):
        marks[place] = shapes[marks[place]]
    return "".join(marks)


def units_swapped(units: tuple[str, ...], names: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """Put another unit in the place of one, or name one where there was none.

    Args:
        units: of the task.
        names: units to choose from, some of them not among `units`.
        rng: chooses.
    """
    new = rng.choice([name for name in names if name not in units])
    if not units:
        return (new,)
    place = rng.randrange(len(units))
    return (*units[:place], new, *units[place + 1 :])


def halves(text: str) -> tuple[str, str] | None:
    """Cut a text in two where the halves are most alike in length, after a sentence or else after a clause.

    Returns:
        Two texts that end in a full stop, or None where no cut leaves `SHORTEST_PART` characters on both sides.
    """
    for cut in (sentences, clauses):
        ends = [end for _, end in cut(text)[:-1] if SHORTEST_PART <= end <= len(text) - SHORTEST_PART]
        if ends:
            middle = min(ends, key=lambda end: (abs(2 * end - len(text)), end))
            return _stopped(text[:middle]), _stopped(text[middle:])
    return None


def joined(first: str, second: str) -> str:
    """Make one text of two."""
    return first.rstrip(ENDS) + "；" + second


def _reordered(sentence: str, rng: Random) -> str:
    """Turn the clauses of a sentence round to an order that is not theirs; the marks at its end stay there."""
    parts = [sentence[start:end].rstrip(ENDS) for start, end in clauses(sentence)]
    closing = sentence[len(sentence.rstrip(ENDS)) :]
    if len(parts) < 2:
        return sentence
    turn = rng.randrange(1, len(parts))
    return "，".join(parts[turn:] + parts[:turn]) + closing


def _stopped(text: str) -> str:
    return text.rstrip(ENDS) + "。"


def word_list(group: str, name: str) -> tuple[str, ...]:
    """Read a list of words of `mutations.toml`."""
    return tuple(_data()[group][name])


def _table(name: str) -> dict[str, str]:
    return dict(_data()[name])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
