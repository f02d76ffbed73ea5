"""Say in words where the wordings of a reading stand first."""

from collections.abc import Sequence

from collate import Collation, FirstSeen, Matter
from reports.words.wording import Wording

__all__ = ["first_documents", "first_seen_text", "told_wordings"]

MOST_NAMES = 2
"""Documents that are named as the first ones of a wording; of more the number is told."""


def told_wordings(matter: Matter, place: int) -> list[FirstSeen]:
    """Return the wordings of a reading; none where all of them stand first in its own document."""
    witness = matter.readings[place].witness
    own = [one for one in matter.wordings if one.reading == place]
    return own if any(witness not in one.witnesses for one in own) else []


def first_documents(witnesses: Sequence[int], collation: Collation, words: Wording) -> str:
    """Name the first documents of a wording; of many, the first one and how many they are."""
    sigla = [collation.collection.witnesses[place].siglum for place in witnesses]
    if len(sigla) <= MOST_NAMES:
        return "、".join(sigla)
    return words["collation_seen_many"].format(siglum=sigla[0], count=len(sigla))


def first_seen_text(matter: Matter, place: int, collation: Collation, words: Wording) -> str:
    """Say in a line where the wordings of a reading stand first; empty where all stand first in its own document."""
    reading = matter.readings[place]
    return words["clause_separator"].join(
        words["collation_seen_wording"].format(
            siglum=first_documents(one.witnesses, collation, words),
            text=reading.text[one.start - reading.start : one.end - reading.start].replace("\n", " "),
        )
        for one in told_wordings(matter, place)
    )
