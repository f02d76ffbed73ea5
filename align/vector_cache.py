"""Vectors kept on disk, so that a second run over the same texts needs no model.

A vector is kept as float16 under the digest of its model and of its text, with a checksum of both: a vector that was
damaged on the disk is computed anew and never used. What a run computes it uses as it will be read back, so that the
first run and the next give the same bytes. A cache that cannot be read or written is no error: the vectors are
computed again.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["read_vectors", "rounded", "write_vectors"]

BUSY_SECONDS = 10.0
"""How long to wait for another process that is writing; a batch is written in milliseconds."""

BATCH = 500
"""Keys a query; below the 999 variables that old SQLite allows."""

LAYOUT = 2
"""Of the file (its `user_version`): a cache of another layout holds nothing that can be checked, and is made anew."""

TABLE = """CREATE TABLE IF NOT EXISTS vectors
    (key BLOB PRIMARY KEY, vector BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID"""

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; left behind, they would be applied to the file that comes next."""


OUTSIDE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""Errors that say nothing about the file itself."""


class _OtherLayoutError(Exception):
    """The file was made by another version."""


def rounded(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give vectors as they are after a round through the cache: float16, then unit length again.

    The squares of float16 numbers below 1 are multiples of 2⁻⁴⁸, so that the sum of those of a unit vector is exact in
    float64: a row is the same whatever rows stand beside it.

    Args:
        vectors: n rows; a number that is not finite becomes zero, and a row of zeros stays.
    """
    values = np.nan_to_num(vectors.astype(np.float16).astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.sqrt((values * values).sum(axis=1))
    lengths[lengths == 0.0] = 1.0
    return np.asarray(values / lengths[:, None], dtype=np.float32)


def read_vectors(folder: Path | None, model: str, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """Read the vectors that are there.

    Args:
        folder: of the cache, or None.
        model: digest of the model.
        texts: any texts; repeats are read once.

    Returns:
        Text to vector, of the texts whose vector is there and whole; empty if the cache is missing or unreadable.
    """
    path = _path(folder)
    if path is None or not path.is_file():
        return {}
    keys = {_key(model, text): text for text in texts}
    try:
        with closing(_connect(path)) as connection:
            _check_layout(connection)
            whole = _whole_rows(connection, sorted(keys))
    except (sqlite3.Error, OSError, _OtherLayoutError):
        return {}
    found = {keys[key]: np.frombuffer(blob, "<f2").astype(np.float32) for key, blob in whole.items()}
    if len({vector.size for vector in found.values()}) > 1:
        return {}
    return dict(zip(found, rounded(np.array(list(found.values()))), strict=True)) if found else {}


def write_vectors(folder: Path | None, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Keep vectors; a whole vector that is there already stays as it is, a damaged one is replaced.

    A file that is no database any more is set aside under the name `vectors.sqlite.damaged`, and a new one is begun.

    Args:
        folder: of the cache, or None.
        model: digest of the model.
        vectors: text to vector, as the model gave it: rounding twice is not rounding once.
    """
    path = _path(folder)
    if path is None or not vectors:
        return
    blobs = {_key(model, text): vector.astype("<f2").tobytes() for text, vector in sorted(vectors.items())}
    with suppress(sqlite3.Error, OSError):  # busy, read-only or full
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _insert(path, blobs)
        except _OtherLayoutError:
            _remove(path)
            _insert(path, blobs)
        except sqlite3.Error as error:
            if not _is_damage(error, path):
                raise
            path.replace(path.with_name(path.name + ".damaged"))
            _remove(path)
            _insert(path, blobs)


def _is_damage(error: sqlite3.Error, path: Path) -> bool:
    """Whether an error tells of the file, and not of the moment, the disk or the permissions."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_READONLY:  # a damaged header too says that nobody may write
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return code not in OUTSIDE


def _remove(path: Path) -> None:
    for ending in ("", *COMPANIONS):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _insert(path: Path, blobs: Mapping[bytes, bytes]) -> None:
    with closing(_connect(path)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")  # what is missing is looked up and written in one step
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.execute(f"PRAGMA user_version = {LAYOUT}")
        _check_layout(connection)
        connection.execute(TABLE)
        whole = _whole_rows(connection, sorted(blobs))
        connection.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            [(key, blob, _checksum(key, blob)) for key, blob in blobs.items() if key not in whole],
        )


def _check_layout(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
        raise _OtherLayoutError


def _whole_rows(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """Read the rows whose checksum is right; what else stands in a damaged row may be of any type."""
    whole: dict[bytes, bytes] = {}
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        marks = ",".join("?" * len(batch))
        rows = connection.execute(f"SELECT key, vector, checksum FROM vectors WHERE key IN ({marks})", batch)
        whole |= {
            key: blob for key, blob, checksum in rows if isinstance(blob, bytes) and checksum == _checksum(key, blob)
        }
    return whole


def _checksum(key: bytes, blob: bytes) -> bytes:
    """Digest a vector together with its key: a vector in the row of another text is damage too."""
    return hashlib.sha256(key + blob).digest()[:16]


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.text_factory = bytes  # a blob may have become a text that is no UTF-8
    return connection


def _path(folder: Path | None) -> Path | None:
    return None if folder is None else folder / "vectors.sqlite"


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).digest()[:20]
