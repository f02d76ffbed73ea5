"""Keep decisions in a SQLite file: what was acknowledged is on the disk, never changed, and never there twice."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from compare.decision_json import EventError, decision_dict, decision_from_dict
from compare.decision_wire import EARLIEST, LATEST
from compare.decisions import Decision
from documents.errors import InputError
from review.sqlite_file import DamagedFileError, DatabaseKind, opened, transaction

__all__ = ["EventStore", "KnownEventError", "Snapshot", "StoreError", "Stored"]

PATIENCE: Final = 10.0
"""Seconds that a writer waits for another process which holds the file."""

LEAD: Final = timedelta(days=1)
"""How far ahead of ours the clock may be where an imported decision was made: any time zone, no slip of a year."""

_REASONS: Final = {"SQLITE_BUSY": "busy", "SQLITE_LOCKED": "busy", "SQLITE_FULL": "full", "SQLITE_CORRUPT": "damaged"}

_SCHEMA: Final = """
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
CREATE TABLE IF NOT EXISTS restamped (seq INTEGER PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS events_are BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
"""
_STORE: Final = DatabaseKind(
    application_id=0x70644456,  # "pdDV"
    version=1,
    schema=_SCHEMA,
    patience=PATIENCE,
)


class KnownEventError(ValueError):
    """An event with this id is stored already and says something else."""


class StoreError(Exception):
    """The file cannot be read or written just now; nothing of the request was stored.

    Attributes:
        reason: `busy` where another program holds the file, `full` for the disk, `broken` for anything else.
    """

    def __init__(self, error: sqlite3.Error) -> None:
        """Say what SQLite said."""
        reason = _reason(error)
        self.reason = "broken" if reason == "damaged" else reason
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
    """Decisions on any number of reports in one file; safe for several threads and processes.

    Attributes:
        set_right: what was found wrong with stored decisions when the file was opened, one sentence each.
    """

    def __init__(self, path: Path | str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open or make the file.

        Args:
            path: the SQLite file; made for this user alone when it does not exist.
            clock: says when a decision arrives.

        Raises:
            InputError: the file cannot be opened, is held by another program, is damaged, or is none of ours.
        """
        self._clock = clock
        self._lock = threading.Lock()
        path = Path(path)
        try:
            self._connection = opened(path, _STORE)
        except OSError as error:
            raise InputError(f"{str(path)!r} cannot be opened ({error.strerror}); choose another --store.") from error
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise InputError(f"{str(path)!r} {_refusal(_told(error))}") from error
        try:
            self.set_right = (*self._restamped(), *self._unreadable())
        except BaseException:
            self._connection.close()
            raise

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

    def latest(self) -> str:
        """Return the latest time that a decision from elsewhere may have now."""
        return _written(self._clock() + LEAD)

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
        """Run a transaction; what SQLite complains of becomes a StoreError."""
        with self._lock:
            try:
                with transaction(self._connection, kind) as cursor:
                    yield cursor
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise StoreError(_told(error)) from error

    def _restamped(self) -> Iterable[str]:
        """Give events that are dated later than now, or at no time that is read, the time after those stored before.

        Earlier versions took in any date, and every later decision was dated after it.
        """
        latest = self.latest()
        wrong = "events.at NOT BETWEEN ?1 AND ?2 AND events.seq NOT IN (SELECT seq FROM restamped)"
        with self._using("IMMEDIATE") as cursor:
            cursor.execute(f"SELECT seq, report, at FROM events WHERE {wrong} ORDER BY seq", (EARLIEST, latest))
            found = cursor.fetchall()
            for seq, report, _ in found:
                cursor.execute(
                    "SELECT max(coalesce(restamped.at, events.at)) FROM events LEFT JOIN restamped USING (seq) "
                    "WHERE report = ?1 AND seq < ?2 AND coalesce(restamped.at, events.at) BETWEEN ?3 AND ?4",
                    (report, seq, EARLIEST, latest),
                )
                before = cursor.fetchone()[0] or EARLIEST
                at = _written(datetime.fromisoformat(before) + timedelta(milliseconds=1))
                cursor.execute("INSERT INTO restamped VALUES (?, ?)", (seq, at))
        if found:
            yield (
                f"{len(found)} stored decisions were dated later than now or at no time that is read, the first "
                f"{found[0][2][:40]!r}; each counts now as made right after the ones that were stored before it"
            )

    def _unreadable(self) -> Iterable[str]:
        """Tell of events whose text was damaged; they stay in the file, and nobody sees them."""
        with self._using("DEFERRED") as cursor:
            cursor.execute("SELECT seq, body, restamped.at FROM events LEFT JOIN restamped USING (seq) ORDER BY seq")
            damaged = [seq for seq, body, at in cursor if _decision(body, at) is None]
        if damaged:
            yield (
                f"{len(damaged)} stored decisions are damaged and were set aside, the first with the number "
                f"{damaged[0]}; take them over from a copy of the file, or decide again"
            )

    def _append_one(self, cursor: sqlite3.Cursor, report: str, decision: Decision, *, stamp: bool) -> Stored:
        cursor.execute(
            "SELECT seq, body, restamped.at FROM events LEFT JOIN restamped USING (seq) WHERE report = ? AND event = ?",
            (report, decision.event),
        )
        row = cursor.fetchone()
        if row is not None:
            known = _decision(row[1], row[2])
            if known is None:
                raise KnownEventError(f"the event {decision.event!r} is stored already and cannot be read")
            if replace(decision, at=known.at, report=known.report) != known:
                raise KnownEventError(f"the event {decision.event!r} is stored already and says something else")
            return Stored(int(row[0]), known)
        decision = replace(decision, report=decision.report or report)
        now = self._clock()
        if stamp:
            cursor.execute(
                "SELECT max(coalesce(restamped.at, events.at)) FROM events LEFT JOIN restamped USING (seq) "
                "WHERE report = ?1 AND coalesce(restamped.at, events.at) BETWEEN ?2 AND ?3",
                (report, EARLIEST, LATEST),
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
    """Read decisions in order; one that cannot be read was told of when the file was opened."""
    cursor.execute(
        "SELECT seq, body, restamped.at FROM events LEFT JOIN restamped USING (seq) "
        "WHERE report = ? AND seq > ? ORDER BY seq LIMIT ?",
        (report, seq, most),
    )
    for number, body, at in cursor:
        decision = _decision(body, at)
        if decision is not None:
            yield Stored(number, decision)


def _decision(body: str | bytes, at: str | None) -> Decision | None:
    """Read a stored decision.

    Args:
        body: as it was stored.
        at: the time that it was given since; None leaves its own.

    Returns:
        The decision; None for a body that was damaged.
    """
    try:
        values = json.loads(body)
        return decision_from_dict(values if at is None else values | {"at": at})
    except (ValueError, TypeError, RecursionError):  # an EventError is a ValueError
        return None


def _read_conflicts(cursor: sqlite3.Cursor, report: str) -> Iterator[tuple[str, str]]:
    cursor.execute("SELECT one, other FROM conflicts WHERE report = ? ORDER BY one, other", (report,))
    return (tuple(pair) for pair in cursor)


def _told(error: sqlite3.Error | UnicodeDecodeError) -> sqlite3.Error:
    """Return the error of SQLite; what it says of a damaged file may itself hold the damaged bytes."""
    return DamagedFileError("its text is no UTF-8") if isinstance(error, UnicodeDecodeError) else error


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    return _REASONS.get("_".join(name.split("_")[:2]), "broken")


def _refusal(error: sqlite3.Error) -> str:
    """Say why a file cannot be opened, and what to do."""
    reason = _reason(error)
    if reason == "busy":
        return (
            f"is held by another program, and was not free within {PATIENCE:.0f} seconds: a second review server, a "
            "backup or a database browser; end that one and start again."
        )
    if reason == "full":
        return "cannot be written, since the disk is full; make room and start again."
    if reason == "damaged" or isinstance(error, DamagedFileError):
        told = " ".join(str(error).split())[:80]
        return (
            f"is damaged ({told}) and was left as it is; put a copy of it in its place, recover it with SQLite's "
            "own '.recover', or choose another --store and import the decisions that were exported."
        )
    return f"is no store of decisions ({error}); choose another --store."


def _next_time(now: datetime, last: str | None) -> str:
    """Write a time in UTC with milliseconds, later than the last one even where the clock was set back."""
    text = _written(now)
    if last is None or text > last:
        return text
    return min(_written(datetime.fromisoformat(last) + timedelta(milliseconds=1)), LATEST)


def _written(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}Z"
