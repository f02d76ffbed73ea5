"""Text that was seen in a picture, not written in a file: it knows how sure each of its characters is."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Glance", "SeenText", "glances"]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the recogniser made of one character.

    Attributes:
        confidence: that it is the one it was taken for, in [0, 1].
        others: characters that it may be instead, the likeliest first.
    """

    confidence: float
    others: str = ""


class SeenText(str):
    """A text with a glance for each of its characters that is no white space, None for one that was not recognised.

    Putting texts together keeps the glances; whatever else is done to a text loses them.
    """

    __slots__ = ("seen",)
    seen: tuple[Glance | None, ...]

    def __new__(cls, text: str, seen: Sequence[Glance | None]) -> "SeenText":
        """Join a text and the glances at its characters; there must be as many as it has filled characters."""
        made = super().__new__(cls, text)
        made.seen = tuple(seen)
        if len(made.seen) != _filled(text):
            raise ValueError(f"{len(made.seen)} glances at {_filled(text)} characters of {text!r}")
        return made

    def __add__(self, other: str) -> "SeenText":
        return SeenText(str.__add__(self, other), (*self.seen, *glances(other)))

    def __radd__(self, other: str) -> "SeenText":
        return SeenText(str.__add__(other, self), (*glances(other), *self.seen))


def glances(text: str) -> tuple[Glance | None, ...]:
    """Give the glances at the characters of a text that are no white space; all None for a text of a file."""
    return text.seen if isinstance(text, SeenText) else (None,) * _filled(text)


def _filled(text: str) -> int:
    return len("".join(text.split()))
