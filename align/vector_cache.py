"""Vectors kept on disk, so that a second run over the same texts needs no model.

A vector is kept as float16 under the digest of its model and of its text. What a run computes it uses as it will be
read back, so that the first run and the next give the same bytes. A cache that cannot be read or written is no
error: the vectors are computed again.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["cache_folder", "read_vectors", "rounded", "write_vectors"]

BUSY_SECONDS = 10.0
"""How long to wait for another process that is writing; a batch is written in milliseconds."""

BATCH = 500
"""Keys a query; below the 999 variables that old SQLite allows."""

TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


def cache_folder() -> Path | None:
    """Say where to keep what is computed once: `$POLICYDIFF_CACHE`, else the user's cache folder.

    Returns:
        The folder, which need not exist yet; None if the user has no home.
    """
    named = os.environ.get("POLICYDIFF_CACHE")
    if named:
        return Path(named)
    shared = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(shared) if shared else Path.home() / ".cache") / "policydiff"
    except RuntimeError:
        return None


def rounded(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give vectors as they are after a round through the cache: float16, then unit length again.

    Args:
        vectors: n rows; a row of zeros or with a number that is not finite becomes zeros.
    """
    values = np.nan_to_num(vectors.astype(np.float16).astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.sqrt(np.einsum("ij,ij->i", values, values, dtype=np.float64))
    lengths[lengths == 0.0] = 1.0
    return np.asarray(values / lengths[:, None], dtype=np.float32)


def read_vectors(folder: Path | None, model: str, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """Read the vectors that are there.

    Args:
        folder: of the cache, or None.
        model: digest of the model.
        texts: any texts; repeats are read once.

    Returns:
        Text to vector, of the texts found; empty if the cache is missing, unreadable or damaged.
    """
    path = _path(folder)
    if path is None or not path.is_file():
        return {}
    keys = {_key(model, text): text for text in texts}
    found: dict[str, NDArray[np.float32]] = {}
    wanted = sorted(keys)
    try:
        with closing(_connect(path)) as connection:
            for start in range(0, len(wanted), BATCH):
                batch = wanted[start : start + BATCH]
                marks = ",".join("?" * len(batch))
                rows = connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", batch)
                for key, blob in rows:
                    found[keys[key]] = np.frombuffer(blob, "<f2").astype(np.float32)
    except (sqlite3.Error, OSError, ValueError, KeyError, TypeError):
        return {}
    if len({vector.size for vector in found.values()}) > 1:
        return {}
    return dict(zip(found, rounded(np.array(list(found.values()))), strict=True)) if found else {}


def write_vectors(folder: Path | None, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Keep vectors; a vector that is there already stays as it is.

    Args:
        folder: of the cache, or None.
        model: digest of the model.
        vectors: text to vector, as the model gave it: rounding twice is not rounding once.
    """
    path = _path(folder)
    if path is None or not vectors:
        return
    rows = [(_key(model, text), vector.astype("<f2").tobytes()) for text, vector in sorted(vectors.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _insert(path, rows)
    except sqlite3.OperationalError:
        return  # busy, read-only or full: not damaged
    except sqlite3.DatabaseError:
        _replace(path, rows)
    except OSError:
        return


def _replace(path: Path, rows: list[tuple[bytes, bytes]]) -> None:
    """Throw a damaged cache away and begin a new one."""
    try:
        path.unlink(missing_ok=True)
        _insert(path, rows)
    except (sqlite3.Error, OSError):
        return


def _insert(path: Path, rows: list[tuple[bytes, bytes]]) -> None:
    with closing(_connect(path)) as connection, connection:
        connection.execute(TABLE)
        connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


def _path(folder: Path | None) -> Path | None:
    return None if folder is None else folder / "vectors.sqlite"


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).digest()[:20]
