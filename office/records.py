"""Keep what was asked for in a SQLite file: a job that was answered for is there after any crash, once."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, cast

import msgspec

from documents.errors import InputError
from office.model import Job, OfficeError, Progress, State, Upload
from review.sqlite_file import DatabaseKind, opened, transaction

__all__ = ["Records"]

_KIND: Final = DatabaseKind(
    application_id=0x706F6664,  # "pofd"
    version=1,
    schema="""
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, made TEXT NOT NULL, state TEXT NOT NULL,
  mode TEXT, left_sha256 TEXT NOT NULL, left_name TEXT NOT NULL, left_size INTEGER NOT NULL,
  right_sha256 TEXT NOT NULL, right_name TEXT NOT NULL, right_size INTEGER NOT NULL,
  told TEXT NOT NULL DEFAULT '', titles TEXT NOT NULL DEFAULT '["", ""]', doubts TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE IF NOT EXISTS owners (job TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS collections (job TEXT PRIMARY KEY, axis TEXT NOT NULL, more TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS checks (job TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS corrections (sha256 TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;
""",
    patience=5.0,
)
_MEND: Final = "restore a copy with 'policydiff office restore', or choose another --folder"

_COLUMNS: Final = (
    "id, made, state, mode, left_sha256, left_name, left_size, right_sha256, right_name, right_size, "
    "told, titles, doubts"
)
_SELECTED: Final = (
    f"SELECT {_COLUMNS}, owners.name, collections.axis, collections.more, checks.job FROM jobs "
    "LEFT JOIN owners ON owners.job = jobs.id LEFT JOIN collections ON collections.job = jobs.id "
    "LEFT JOIN checks ON checks.job = jobs.id"
)


class Records:
    """Jobs in one file; safe for several threads. How far a step is changes often and stays in memory."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; what was under way when the last run ended is queued again.

        Raises:
            InputError: the file cannot be opened, is damaged, or is none of ours.
        """
        self._lock = threading.Lock()
        self._progress: dict[str, Progress] = {}
        try:
            self._connection = opened(path, _KIND)
            self._connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        except OSError as error:
            raise InputError(f"{str(path)!r} cannot be opened ({error.strerror}); choose another --folder.") from error
        except sqlite3.Error as error:
            raise InputError(f"{str(path)!r} cannot be used ({error}); {_MEND}.") from error
        try:
            for job in self.all():
                msgspec.convert(msgspec.to_builtins(job), Job)
                datetime.fromisoformat(job.made)
        except (OfficeError, ValueError) as error:  # what SQLite calls sound may still hold spoilt bytes
            self.close()
            raise InputError(f"{str(path)!r} cannot be used (a job in it is damaged); {_MEND}.") from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def setting(self, name: str, value: str, *, renew: bool = False) -> str:
        """Return a value that stays with the file; the given one where there is none yet, or to renew it."""
        with self._using() as cursor:
            verb = "INSERT OR REPLACE" if renew else "INSERT OR IGNORE"
            cursor.execute(f"{verb} INTO settings VALUES (?, ?)", (name, value))
            cursor.execute("SELECT value FROM settings WHERE name = ?", (name,))
            return str(cursor.fetchone()[0])

    def add(self, job: Job) -> None:
        """Keep a job that is new."""
        sides = (field for side in (job.left, job.right) for field in (side.sha256, side.name, side.size))
        with self._using() as cursor:
            cursor.execute(
                f"INSERT INTO jobs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (job.id, job.made, job.state, job.mode, *sides, job.told, *_lists(job)),
            )
            if job.owner:
                cursor.execute("INSERT INTO owners VALUES (?, ?)", (job.id, job.owner))
            if job.axis:
                more = json.dumps([[file.sha256, file.name, file.size] for file in job.more], ensure_ascii=False)
                cursor.execute("INSERT INTO collections VALUES (?, ?, ?)", (job.id, job.axis, more))
            if job.check:
                cursor.execute("INSERT INTO checks VALUES (?)", (job.id,))

    def save(self, job: Job) -> bool:
        """Keep what became of a job; False where it was deleted meanwhile."""
        self._progress[job.id] = job.progress
        with self._using() as cursor:
            cursor.execute(
                "UPDATE jobs SET state = ?, mode = ?, told = ?, titles = ?, doubts = ? WHERE id = ?",
                (job.state, job.mode, job.told, *_lists(job), job.id),
            )
            there = cursor.rowcount > 0
            if not job.check:
                cursor.execute("DELETE FROM checks WHERE job = ?", (job.id,))
            return there

    def note(self, job: Job) -> None:
        """Remember how far a job is, until the program ends."""
        self._progress[job.id] = job.progress

    def all(self) -> tuple[Job, ...]:
        """Return all jobs, the newest first."""
        with self._using() as cursor:
            cursor.execute(f"{_SELECTED} ORDER BY number DESC")
            return tuple(self._job(row) for row in cursor)

    def get(self, name: str) -> Job | None:
        """Return a job by its id."""
        with self._using() as cursor:
            cursor.execute(f"{_SELECTED} WHERE id = ?", (name,))
            row = cursor.fetchone()
        return None if row is None else self._job(row)

    def waiting(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended, the oldest first."""
        return tuple(job for job in reversed(self.all()) if not job.ended)

    def delete(self, name: str) -> None:
        """Remove a job; its bytes are overwritten."""
        with self._using() as cursor:
            cursor.execute("DELETE FROM jobs WHERE id = ?", (name,))
            cursor.execute("DELETE FROM owners WHERE job = ?", (name,))
            cursor.execute("DELETE FROM collections WHERE job = ?", (name,))
            cursor.execute("DELETE FROM checks WHERE job = ?", (name,))
        with self._lock:  # what stands in the log of the database goes, too
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._progress.pop(name, None)

    def needed(self) -> frozenset[str]:
        """Return the sha256 of the files that jobs still need."""
        return frozenset(side.sha256 for job in self.all() if not job.ended for side in job.files)

    def corrections(self, sha256: str) -> str:
        """Return what was corrected in the reading of a file, as it is written; empty where nothing was."""
        with self._using() as cursor:
            return _content(cursor, sha256)

    def correct(self, sha256: str, change: Callable[[str], str]) -> None:
        """Change what is corrected in the reading of a file; nobody else changes it meanwhile.

        Args:
            sha256: of the file.
            change: takes what is kept, and gives what to keep; empty to forget it.
        """
        with self._using() as cursor:
            _keep(cursor, sha256, change(_content(cursor, sha256)))

    def forget_corrections(self, sha256: str) -> None:
        """Forget what was corrected in the reading of a file; its bytes are overwritten."""
        self.correct(sha256, lambda _: "")

    def _job(self, row: tuple[object, ...]) -> Job:
        name, made, state, mode, *sides, told, titles, doubts, owner, axis, more, check = cast("tuple[str, ...]", row)
        left, right = (Upload(sides[at], sides[at + 1], int(sides[at + 2])) for at in (0, 3))
        job = Job(name, made, left, right, mode, cast("State", state), told=told, owner=owner or "", axis=axis)
        job = replace(job, more=tuple(Upload(*file) for file in json.loads(more or "[]")), check=check is not None)
        progress = self._progress.get(name, Progress())
        return replace(job, progress=progress, titles=tuple(json.loads(titles)), doubts=tuple(json.loads(doubts)))

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Cursor]:
        """Run a transaction, whole or not at all."""
        with self._lock:
            try:
                with transaction(self._connection) as cursor:
                    yield cursor
            except sqlite3.Error as error:
                raise OfficeError(
                    503,
                    f"数据库现在不能写入（{error}）。 "
                    "The database cannot be written now; make room on the disk and try again.",
                ) from error


def _content(cursor: sqlite3.Cursor, sha256: str) -> str:
    cursor.execute("SELECT content FROM corrections WHERE sha256 = ?", (sha256,))
    row = cursor.fetchone()
    return "" if row is None else str(row[0])


def _keep(cursor: sqlite3.Cursor, sha256: str, content: str) -> None:
    if content:
        cursor.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (sha256, content))
    else:
        cursor.execute("DELETE FROM corrections WHERE sha256 = ?", (sha256,))


def _lists(job: Job) -> tuple[str, str]:
    return json.dumps(job.titles, ensure_ascii=False), json.dumps(job.doubts, ensure_ascii=False)
