"""Write down who did what, one line of JSON each, and nothing of what documents and decisions say."""

import errno
import json
import os
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

__all__ = ["AuditLog"]

_UNSEEN: Final = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
"""What some programs take for the end of a line, and what turns a line of writing around."""


class AuditLog:
    """A file that lines are added to; safe for several threads.

    The file is opened for every line: whoever moves it away, as programs do that keep logs, gets a new one without
    asking. A line that cannot be written hinders nobody, for the reports must be reachable, and room be made, on a full
    disk; the next line tells how many are missing.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Write nothing yet.

        Args:
            path: of the file; made for this user alone.
            clock: says when something was done.
        """
        self._path, self._clock = path, clock
        self._lock = threading.Lock()
        self._lost = 0

    def note(self, act: str, name: str | None, address: str, **details: str | int | bool) -> None:
        """Add a line.

        Args:
            act: what was done, such as `sign-in`.
            name: who did it; None where nobody of this name is known, for what was typed may be a password.
            address: that the request came from.
            details: ids and numbers.
        """
        with self._lock:
            at = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
            entry: dict[str, object] = {"at": at, "act": act, "name": name, "address": address, **details}
            if self._lost:
                entry["lost"] = self._lost
            try:
                _append(self._path, f"{_line(entry)}\n".encode("utf-8", "replace"))
            except OSError:
                self._lost += 1
            else:
                self._lost = 0


def _line(entry: dict[str, object]) -> str:
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(entry, ensure_ascii=False))


def _append(path: Path, line: bytes) -> None:
    """Add a line, whole or not at all."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        before = os.fstat(file).st_size
        try:
            if os.write(file, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            os.ftruncate(file, before)
            raise
    finally:
        os.close(file)
