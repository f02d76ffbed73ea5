"""SQLite files of our own: told from those of others, sound, written through to the disk, changed whole or not."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DamagedFileError", "DatabaseKind", "opened", "transaction"]


class DamagedFileError(sqlite3.DatabaseError):
    """Pages of the file contradict each other."""


@dataclass(frozen=True, slots=True)
class DatabaseKind:
    """What makes a file one of ours.

    Attributes:
        application_id: tells it from other SQLite files.
        version: of its tables; a later one is refused.
        schema: statements that make the tables where they are missing.
        patience: seconds that a writer waits for another process which holds the file.
    """

    application_id: int
    version: int
    schema: str
    patience: float


def opened(path: Path, kind: DatabaseKind) -> sqlite3.Connection:
    """Open or make a file, for this user alone; a commit is on the disk when it returns, readers wait for no writer.

    Raises:
        OSError: there is no reaching the file.
        DamagedFileError: it is damaged.
        sqlite3.Error: it is none of this kind, or another program holds it.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=kind.patience, isolation_level=None, check_same_thread=False)
    try:
        (found,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and found != kind.application_id:
            raise sqlite3.DatabaseError("it was made by another program")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > kind.version:
            raise sqlite3.DatabaseError("it was made by a later version")
        (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if sound != "ok":
            raise DamagedFileError(sound)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(
            f"BEGIN IMMEDIATE;{kind.schema}PRAGMA application_id = {kind.application_id};"
            f"PRAGMA user_version = {kind.version};COMMIT;"
        )
    except UnicodeDecodeError as error:  # what SQLite says of spoilt bytes holds them
        connection.close()
        raise DamagedFileError("its bytes are spoilt") from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Cursor]:
    """Run a transaction, whole or not at all; `kind` is IMMEDIATE to write and DEFERRED to read."""
    try:
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"BEGIN {kind}")
            yield cursor
            cursor.execute("COMMIT")
    finally:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.rollback()
