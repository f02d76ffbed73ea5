"""Slow down whoever guesses passwords: a pause that doubles, by name and by address."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

__all__ = ["FREE_BY_ADDRESS", "FREE_BY_NAME", "Attempts"]

FREE_BY_NAME: Final = 5
"""Failures of a name before the first pause: whoever forgot which of a few passwords it was has tried them."""

FREE_BY_ADDRESS: Final = 20
"""Likewise of an address; several people may share a machine."""

_FIRST: Final = 30.0
"""Seconds of the first pause; each further failure doubles it."""

_LONGEST: Final = 900.0
"""Seconds of the longest pause: some hundred guesses a day, and nobody is kept out for good by what others guess."""

_FORGOTTEN: Final = 3600.0
"""Seconds without a failure after which those before are forgotten."""

_MOST: Final = 10_000
"""Names and addresses that are remembered: a megabyte."""

_Key = tuple[str, str]


@dataclass(slots=True)
class _Failures:
    count: int = 0
    last: float = 0.0
    until: float = 0.0


class Attempts:
    """Failures of signing in; safe for several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[_Key, _Failures] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Count an attempt as a failure, before it is looked at: many at once are no way around the pause.

        Args:
            name: that somebody wants to sign in as, folded; it need not exist.
            address: that the attempt comes from.

        Returns:
            Seconds to wait; 0 for an attempt that may be looked at. One that must wait does not count.
        """
        now = self._clock()
        with self._lock:
            both = [(self._of(key, now), free) for key, free in _keys(name, address)]
            pause = max(failures.until - now for failures, _ in both)
            if pause > 0:
                return pause
            for failures, free in both:
                failures.count += 1
                failures.last = now
                if failures.count >= free:
                    failures.until = now + min(_LONGEST, _FIRST * 2.0 ** min(failures.count - free, 10))
            return 0.0

    def succeed(self, name: str, address: str) -> None:
        """Take back what `begin` counted; earlier failures of the name are forgotten, those of the address stay."""
        with self._lock:
            (by_name, _), (by_address, _) = _keys(name, address)
            self._failures.pop(by_name, None)
            failures = self._failures.get(by_address)
            if failures is not None:
                failures.count -= 1
                failures.until = 0.0

    def _of(self, key: _Key, now: float) -> _Failures:
        found = self._failures.pop(key, None)
        if found is None or now - max(found.last, found.until) > _FORGOTTEN:
            found = _Failures()
        self._failures[key] = found
        if len(self._failures) > _MOST:
            self._failures.popitem(last=False)
        return found


def _keys(name: str, address: str) -> tuple[tuple[_Key, int], tuple[_Key, int]]:
    return (("name", name[:64]), FREE_BY_NAME), (("address", address), FREE_BY_ADDRESS)
