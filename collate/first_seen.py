"""Say of the wordings of a reading in which witness they stand first."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, get_args

from collate.collection import Collection, Witness
from collate.model import FirstSeen, Reading
from documents.model import Level

__all__ = ["Wordings"]

SHORTEST: Final = 6
"""Characters, punctuation left out, that make a wording: more than a set phrase of four (统筹推进, 深化改革) with a
word beside it, which stands everywhere."""

_RANKS: Final[Mapping[str | None, str]] = {level: f"{rank}" for rank, level in enumerate(get_args(Level))}
_LOWEST: Final = f"{len(_RANKS)}"


_First = tuple[str, tuple[int, ...]]
"""The rank of the first witnesses of a piece, and these."""


@dataclass(frozen=True)
class Wordings:
    """The wordings of all documents of a collection: whatever stands in a task, a heading or the context."""

    collection: Collection

    def first_seen(self, readings: Sequence[Reading]) -> tuple[FirstSeen, ...]:
        """Say of what stands in readings where it stands first.

        Over years that is the earliest one, between levels the highest, between regions the one with the earliest date:
        of a wording that a document without a date has as well nothing is said there. Of several that rank alike, all
        are told. The whole of a document counts, not the matter alone: what moved here from another task is not new.

        Args:
            readings: of a matter.

        Returns:
            By reading and place, without overlap; a wording is as long as one witness at least has it first.
            Pieces shorter than `SHORTEST` between two wordings are in none.
        """
        return tuple(one for place, reading in enumerate(readings) for one in self._of_reading(place, reading))

    def _of_reading(self, place: int, reading: Reading) -> Iterator[FirstSeen]:
        chars, offsets = _plain(reading.text)
        firsts: list[_First | None] = [None] * len(chars)
        for start in range(len(chars) - SHORTEST + 1):
            found = self._firsts.get(chars[start : start + SHORTEST])
            for index in range(start, start + SHORTEST):
                known = firsts[index]
                if found is not None and (known is None or found < known):
                    firsts[index] = found
        for begin, after, witnesses in _runs(firsts):
            if witnesses and after - begin >= SHORTEST:
                start, end = reading.start + offsets[begin], reading.start + offsets[after - 1] + 1
                yield FirstSeen(place, start, end, witnesses)

    @cached_property
    def _firsts(self) -> dict[str, _First]:
        """Map every piece of `SHORTEST` characters to the rank of its first witnesses, and these; none if not known."""
        found: dict[str, _First] = {}
        ranked = [
            (rank if (rank := self._rank(one)) is not None else "", place)
            for place, one in enumerate(self.collection.witnesses)
            if one.document
        ]
        for rank, place in sorted(ranked):
            for piece in _pieces(self.collection.witnesses[place]):
                known = found.get(piece)
                if known is None:
                    found[piece] = (rank, (place,) if rank else ())
                elif known[0] == rank and known[1] and known[1][-1] != place:
                    found[piece] = (rank, (*known[1], place))
        return found

    def _rank(self, witness: Witness) -> str | None:
        """Return what witnesses are ordered by, as a text that sorts; None where it is not known."""
        if self.collection.axis == "years":
            return f"{witness.year:04}" if witness.year else None
        if self.collection.axis == "levels":
            return _RANKS.get(witness.level, _LOWEST)
        return witness.document.issued_on if witness.document else None


def _runs(firsts: Sequence[_First | None]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Cut characters into runs of which every one stands first in the same witnesses.

    Returns:
        Where each run begins and ends, and the witnesses that have the whole of it first; a wording that the highest
        has in full is not cut where a part of it stands in others of its rank as well.
    """
    begin = 0
    known: _First | None = None
    for place, first in enumerate(firsts):
        if place > begin and known is not None and first is not None and first[0] == known[0]:
            both = tuple(one for one in known[1] if one in first[1])
            if both or first == known:
                known = (known[0], both)
                continue
        if place > begin:
            yield begin, place, known[1] if known else ()
        begin, known = place, first
    if firsts:
        yield begin, len(firsts), known[1] if known else ()


def _pieces(witness: Witness) -> Iterator[str]:
    """Give every piece of `SHORTEST` characters that stands in a document."""
    document = witness.document
    if document is None:
        return
    headings = dict.fromkeys(heading for task in document.tasks for heading in task.headings)
    for text in (*(task.words for task in document.tasks), *headings, *(one.text for one in document.context)):
        chars, _ = _plain(text)
        for start in range(len(chars) - SHORTEST + 1):
            yield chars[start : start + SHORTEST]


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, and where each stands in it."""
    found = [
        (char, place)
        for place, printed in enumerate(text)
        for char in unicodedata.normalize("NFKC", printed)
        if char.isalnum()
    ]
    return "".join(char for char, _ in found), [place for _, place in found]
