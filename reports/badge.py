"""The drawn sign of a kind or a flag, with its word."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Badge", "Glyph"]

Glyph = Literal[
    "unchanged", "edited", "rewritten", "split", "merged", "regrouped", "added", "dropped", "moved", "uncertain"
]
"""Name of a drawn sign; `templates/_marks.html` holds a path for each."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign and its word; `glyph` also names the class."""

    glyph: Glyph
    word: str
