"""Remember who is signed in: in memory alone, so that no copy of the disk holds what lets somebody in."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

__all__ = ["IDLE", "LONGEST", "Session", "Sessions"]

IDLE: Final = 3600.0
"""Seconds after which a session ends that nobody used: a lunch break; what a page asks by itself is no use."""

LONGEST: Final = 12 * 3600.0
"""Seconds after which any session ends: a working day."""

_ID_BYTES: Final = 32
_MOST: Final = 20
"""Sessions of one person: several browsers; the one that was used longest ago ends."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in.

    Attributes:
        stamp: of the person when the session began; see `office.people.Member`.
        begun: seconds since 1970.
        used: likewise, the last time that a person did something.
    """

    name: str
    stamp: str
    begun: float
    used: float


class Sessions:
    """Sessions by the digest of their ids; safe for several threads."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Begin with nobody."""
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}

    def begin(self, name: str, stamp: str) -> str:
        """Open a session under an id that nobody can have known before."""
        secret = secrets.token_urlsafe(_ID_BYTES)
        now = self._clock()
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if not _over(one, now)}
            own = sorted((one.used, key) for key, one in self._open.items() if one.name == name)
            for _, key in own[: max(0, len(own) + 1 - _MOST)]:
                del self._open[key]
            self._open[_digest(secret)] = Session(name, stamp, now, now)
        return secret

    def find(self, secret: str, *, used: bool) -> Session | None:
        """Return the session of an id.

        Args:
            secret: as the browser sent it.
            used: a person did something, which keeps the session from ending as an idle one.
        """
        now = self._clock()
        key = _digest(secret)
        with self._lock:
            session = self._open.get(key)
            if session is None:
                return None
            if _over(session, now):
                del self._open[key]
                return None
            if used:
                session = self._open[key] = replace(session, used=now)
            return session

    def end(self, secret: str) -> Session | None:
        """Close a session; its id opens nothing any more."""
        with self._lock:
            return self._open.pop(_digest(secret), None)


def _over(session: Session, now: float) -> bool:
    return now - session.used >= IDLE or now - session.begun >= LONGEST


def _digest(secret: str) -> str:
    """Return what an id is looked up by: how long a look-up takes tells nothing of an id that is close."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
