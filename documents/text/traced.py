"""Text that remembers where every character came from.

Readers cut, join and clean text in many steps. Because each character carries its offset in the source, a
field can always say its line, and the source can always say which field took which character.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from documents.chinese.characters import UNSEEN_RANGES

__all__ = ["NOTHING", "LineIndex", "Traced"]

_LATIN = re.compile(r"[A-Za-z]")
_SPACE = re.compile(r"\s")
_UNSEEN = re.compile(f"[{UNSEEN_RANGES}]")
_SHOWN = re.compile(rf"[^\s{UNSEEN_RANGES}]+")


@dataclass(frozen=True, slots=True)
class Traced:
    """A string with the source offset of each of its characters.

    Attributes:
        text: the characters as they read after cleaning.
        origins: offset in the source of each character, same length as `text`; not necessarily ascending.
    """

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int = 0) -> "Traced":
        """Wrap text that stands in the source at `start`."""
        return cls(text, tuple(range(start, start + len(text))))

    @classmethod
    def join(cls, parts: Iterable["Traced"]) -> "Traced":
        """Concatenate parts in the given order."""
        items = tuple(parts)
        return cls("".join(part.text for part in items), tuple(chain.from_iterable(part.origins for part in items)))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: "Traced") -> "Traced":
        return Traced(self.text + other.text, self.origins + other.origins)

    def slice(self, start: int, end: int | None = None) -> "Traced":
        """Return the half-open span `[start, end)`."""
        return Traced(self.text[start:end], self.origins[start:end])

    def strip(self, characters: str | None = None) -> "Traced":
        """Remove white space, or the given characters, from both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        stripped = self.text.strip(characters)
        return self.slice(left, left + len(stripped))

    def split(self, pattern: "re.Pattern[str]") -> tuple["Traced", ...]:
        """Cut at every match of a pattern without groups; the matches themselves are left out."""
        parts: list[Traced] = []
        at = 0
        for match in pattern.finditer(self.text):
            parts.append(self.slice(at, match.start()))
            at = match.end()
        parts.append(self.slice(at))
        return tuple(parts)

    def compact(self) -> "Traced":
        """Remove layout spaces and line breaks: white space survives only between two Latin words, as one space."""
        text = self.text
        if _is_compact(text):
            return self
        kept: list[str] = []
        origins: list[int] = []
        end = 0
        for shown in _SHOWN.finditer(text):
            start = shown.start()
            if kept and _LATIN.match(text[start]) and _LATIN.match(kept[-1][-1]):
                gap = _SPACE.search(text, end, start)
                if gap is not None:
                    kept.append(" ")
                    origins.append(self.origins[gap.start()])
            end = shown.end()
            kept.append(shown[0])
            origins += self.origins[start:end]
        return Traced("".join(kept), tuple(origins))


@lru_cache(maxsize=4096)
def _is_compact(text: str) -> bool:
    """Tell whether a text has no layout at all, as most have that somebody asks about again and again."""
    return " " not in text and text.isprintable() and _UNSEEN.search(text) is None


NOTHING = Traced("", ())
"""The empty text."""


class LineIndex:
    """Turns source offsets into line numbers, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self._starts, offset)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the half-open span of each line without its line break."""
        ends = [*(start - 1 for start in self._starts[1:]), len(text)]
        yield from zip(self._starts, ends, strict=True)
