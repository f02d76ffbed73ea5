"""Patterns that are compiled when a text first needs them: what no text asks for costs nothing at the start."""

import re
from collections.abc import Iterator

__all__ = ["LatePattern"]


class LatePattern:
    """A pattern that is compiled when it is first held against a text that it may fit.

    Args:
        pattern: as `re.compile` takes it.
        signs: characters or words of which every text that the pattern fits holds one; a text without any is not held
            against it. None where there are no such words.
    """

    __slots__ = ("_compiled", "pattern", "signs")

    def __init__(self, pattern: str, signs: tuple[str, ...] | None = None) -> None:
        self.pattern = pattern
        self.signs = signs
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Hold the pattern against a text from a place on."""
        return self._ready().match(text, start) if self._may_fit(text) else None

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Hold the pattern against all of a text from a place on."""
        return self._ready().fullmatch(text, start) if self._may_fit(text) else None

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Look for the pattern from a place on."""
        return self._ready().search(text, start) if self._may_fit(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give all that fits the pattern, in order."""
        return self._ready().finditer(text) if self._may_fit(text) else iter(())

    def _may_fit(self, text: str) -> bool:
        if self.signs is None:
            return True
        for sign in self.signs:  # noqa: SIM110 any() takes three times as long, and most texts hold none
            if sign in text:
                return True
        return False

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        return self._compiled
