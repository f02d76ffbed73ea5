"""Keep decisions in a SQLite file: what was acknowledged is on the disk, never changed, and never there twice."""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from compare.decision_json import EventError, decision_dict, decision_from_dict
from compare.decisions import Decision
from documents.errors import InputError

__all__ = ["EventStore", "KnownEventError", "Snapshot", "StoreError", "Stored"]

APPLICATION_ID: Final = 0x70644456  # "pdDV": tells our files from other SQLite files
SCHEMA_VERSION: Final = 1

PATIENCE: Final = 10.0
"""Seconds that a writer waits for another process which holds the file."""

LEAD: Final = timedelta(days=1)
"""How far ahead of ours the clock may be where an imported decision was made: any time zone, no slip of a year."""

EARLIEST: Final = "1980-01-01T00:00:00.000Z"
LATEST: Final = "2099-12-31T23:59:59.999Z"
"""Times of decisions that are read, see `compare.decision_wire`; earlier versions stored others."""

_REASONS: Final = {"SQLITE_BUSY": "busy", "SQLITE_LOCKED": "busy", "SQLITE_FULL": "full"}

_SCHEMA: Final = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  report TEXT NOT NULL,
  event TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (report, event)
);
CREATE INDEX IF NOT EXISTS events_of_report ON events (report, seq);
CREATE TABLE IF NOT EXISTS conflicts (
  report TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  UNIQUE (report, one, other)
);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS events_are BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


class KnownEventError(ValueError):
    """An event with this id is stored already and says something else."""


class StoreError(Exception):
    """The file cannot be read or written just now; nothing of the request was stored.

    Attributes:
        reason: `busy` where another program holds the file, `full` for the disk, `broken` for anything else.
    """

    def __init__(self, error: sqlite3.Error) -> None:
        """Say what SQLite said."""
        name = getattr(error, "sqlite_errorname", None) or ""
        self.reason = _REASONS.get("_".join(name.split("_")[:2]), "broken")
        super().__init__(f"the store of decisions cannot be used now: {error}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A decision in the store; `seq` counts all events of the file from 1 and rises with every new one."""

    seq: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the store held of one report at one moment; `entries` by `seq`."""

    entries: tuple[Stored, ...]
    conflicts: tuple[tuple[str, str], ...]

    @property
    def last(self) -> int:
        """The greatest `seq`; 0 for none."""
        return self.entries[-1].seq if self.entries else 0


class EventStore:
    """Decisions on any number of reports in one file; safe for several threads and processes."""

    def __init__(self, path: Path | str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open or make the file.

        Args:
            path: the SQLite file; made for this user alone when it does not exist.
            clock: says when a decision arrives.

        Raises:
            InputError: the file cannot be opened, or is none of ours.
        """
        self._clock = clock
        self._lock = threading.Lock()
        path = Path(path)
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self._connection = _connect(path)
        except OSError as error:
            raise InputError(f"{str(path)!r} cannot be opened ({error.strerror}); choose another --store.") from error
        except sqlite3.DatabaseError as error:
            raise InputError(f"{str(path)!r} is no store of decisions ({error}); choose another --store.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def append(
        self,
        report: str,
        decisions: Sequence[Decision],
        *,
        stamp: bool = True,
        conflicts: Sequence[tuple[str, str]] = (),
    ) -> tuple[Stored, ...]:
        """Store decisions, all or none; they are on the disk when this returns.

        Args:
            report: id of the report.
            decisions: in the order in which they were made; those that are stored already stay as they are.
            stamp: give each new decision the time of its arrival, later than that of every stored one; False keeps
                the times, as of an imported file.
            conflicts: pairs of events that contradict each other, to remember with them.

        Returns:
            One entry a decision, as stored.

        Raises:
            KnownEventError: an event is stored already and differs in more than its time and report.
            EventError: `stamp` is False, and an event is dated later than now: all later ones would be dated after it.
            StoreError: the file cannot be written.
        """
        with self._using("IMMEDIATE") as cursor:
            stored = tuple(self._append_one(cursor, report, decision, stamp=stamp) for decision in decisions)
            rows = [(report, *pair) for pair in conflicts]
            cursor.executemany("INSERT OR IGNORE INTO conflicts VALUES (?, ?, ?)", rows)
        return stored

    def snapshot(self, report: str) -> Snapshot:
        """Return all that is stored of a report, as it was at one moment."""
        with self._using("DEFERRED") as cursor:
            return Snapshot(tuple(_read_after(cursor, report, 0, -1)), tuple(_read_conflicts(cursor, report)))

    def after(self, report: str, seq: int, *, most: int | None = None) -> tuple[Stored, ...]:
        """Return the decisions on a report with a greater `seq`, ascending, at most so many."""
        with self._using("DEFERRED") as cursor:
            return tuple(_read_after(cursor, report, seq, -1 if most is None else most))

    def conflicts(self, report: str) -> tuple[tuple[str, str], ...]:
        """Return the remembered pairs, sorted."""
        with self._using("DEFERRED") as cursor:
            return tuple(_read_conflicts(cursor, report))

    def setting(self, name: str, make: Callable[[], str], *, renew: bool = False) -> str:
        """Return a value that stays with the file; made when it is not there yet, or to be renewed."""
        with self._using("IMMEDIATE") as cursor:
            verb = "INSERT OR REPLACE" if renew else "INSERT OR IGNORE"
            cursor.execute(f"{verb} INTO settings VALUES (?, ?)", (name, make()))
            cursor.execute("SELECT value FROM settings WHERE name = ?", (name,))
            return str(cursor.fetchone()[0])

    @contextmanager
    def _using(self, kind: str) -> Iterator[sqlite3.Cursor]:
        """Run a transaction, whole or not at all; what SQLite complains of becomes a StoreError."""
        with self._lock:
            try:
                with closing(self._connection.cursor()) as cursor:
                    cursor.execute(f"BEGIN {kind}")
                    yield cursor
                    cursor.execute("COMMIT")
            except sqlite3.Error as error:
                raise StoreError(error) from error
            finally:
                if self._connection.in_transaction:  # a full disk ends it by itself
                    self._connection.rollback()

    def _append_one(self, cursor: sqlite3.Cursor, report: str, decision: Decision, *, stamp: bool) -> Stored:
        cursor.execute("SELECT seq, body FROM events WHERE report = ? AND event = ?", (report, decision.event))
        row = cursor.fetchone()
        if row is not None:
            known = _decision(row[1])
            if replace(decision, at=known.at, report=known.report) != known:
                raise KnownEventError(f"the event {decision.event!r} is stored already and says something else")
            return Stored(int(row[0]), known)
        decision = replace(decision, report=decision.report or report)
        now = self._clock()
        if stamp:
            cursor.execute(
                "SELECT max(at) FROM events WHERE report = ? AND at BETWEEN ? AND ?", (report, EARLIEST, LATEST)
            )
            decision = replace(decision, at=_next_time(now, cursor.fetchone()[0]))
        elif decision.at > _written(now + LEAD):
            raise EventError(f"the event {decision.event!r} is dated {decision.at}, later than now; correct its 'at'")
        body = json.dumps(decision_dict(decision), ensure_ascii=False)
        cursor.execute(
            "INSERT INTO events (report, event, at, body) VALUES (?, ?, ?, ?)",
            (report, decision.event, decision.at, body),
        )
        return Stored(int(cursor.lastrowid or 0), decision)


def _read_after(cursor: sqlite3.Cursor, report: str, seq: int, most: int) -> Iterator[Stored]:
    cursor.execute(
        "SELECT seq, body FROM events WHERE report = ? AND seq > ? ORDER BY seq LIMIT ?", (report, seq, most)
    )
    return (Stored(number, _decision(body)) for number, body in cursor)


def _decision(body: str) -> Decision:
    """Read a stored decision; one with a time that nobody reads any more counts as older than all others."""
    values = json.loads(body)
    if not EARLIEST <= values["at"] <= LATEST:
        values["at"] = EARLIEST
    return decision_from_dict(values)


def _read_conflicts(cursor: sqlite3.Cursor, report: str) -> Iterator[tuple[str, str]]:
    cursor.execute("SELECT one, other FROM conflicts WHERE report = ? ORDER BY one, other", (report,))
    return (tuple(pair) for pair in cursor)


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file so that a commit is on the disk when it returns, and readers never wait for writers."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        (found,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and found != APPLICATION_ID:
            raise sqlite3.DatabaseError("it was made by another program")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise sqlite3.DatabaseError("it was made by a later version")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _next_time(now: datetime, last: str | None) -> str:
    """Write a time in UTC with milliseconds, later than the last one even where the clock was set back."""
    text = _written(now)
    if last is None or text > last:
        return text
    return _written(datetime.fromisoformat(last) + timedelta(milliseconds=1))


def _written(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}Z"
