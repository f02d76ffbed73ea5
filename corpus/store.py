"""Where a corpus is kept: a folder of tables, each named after what it was made from.

STORE/
├── corpus.json          what the store is, and what the tables were made from
├── lists/               the tasks of each document, by the content of its file
├── clauses/             what each document is searched and compared by
├── pairs/               what came of each pair
├── vectors.npy          a vector for each distinct text
└── documents, tasks, clauses, pairs, links .parquet     all of it, for whoever asks
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from corpus.model import Entry
from corpus.tables import TableError, read_table, write_table, written_whole
from documents.errors import InputError

__all__ = [
    "TABLES",
    "Store",
    "check_store",
    "clauses_key",
    "create_store",
    "digest",
    "keep_list",
    "open_store",
    "pair_key",
    "read_list",
]

FORMAT: Final = 1
"""Raised when a store of an older policydiff cannot be read any more."""

TABLES: Final = ("documents", "tasks", "clauses", "pairs", "links")

_LIST_COLUMNS: Final = {"content": "blob"}

_HEAD: Final = "corpus.json"


class Store:
    """A folder of tables.

    Args:
        folder: that holds it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def piece(self, kind: str, key: str) -> Path:
        """Give the place of what was made from a key: `lists`, `clauses` or `pairs`."""
        return self.folder / kind / key[:2] / f"{key}.parquet"

    def pieces(self, kind: str) -> frozenset[str]:
        """Give the keys of all that is there of a kind."""
        found: set[str] = set()
        with suppress(FileNotFoundError):
            for place in os.scandir(self.folder / kind):
                if place.is_dir():
                    names = (entry.name for entry in os.scandir(place.path))
                    found |= {name[:-8] for name in names if name.endswith(".parquet") and not name.startswith(".")}
        return frozenset(found)

    def table(self, name: str) -> Path:
        """Give the place of one of `TABLES`."""
        return self.folder / f"{name}.parquet"

    @property
    def vectors(self) -> Path:
        """The place of the vectors."""
        return self.folder / "vectors.npy"

    def head(self) -> dict[str, Any]:
        """Read what the store says of itself."""
        return _head(self.folder) or {}

    def write_head(self, values: Mapping[str, object]) -> None:
        """Write what the store says of itself."""
        with written_whole(self.folder / _HEAD) as draft:
            text = json.dumps({"format": FORMAT, **values}, ensure_ascii=False, indent=1, sort_keys=True)
            draft.write_text(text + "\n", encoding="utf-8")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store while writing into it; the hold ends with the process, however that ends.

        Raises:
            InputError: another run writes into it.
        """
        try:
            import fcntl
        except ImportError:  # on Windows two runs into one store do the same work twice, and nothing worse
            yield
            return
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = f"Another run writes into {str(self.folder)!r}; wait until it is done."
                raise InputError(message) from None
            except OSError:  # some network file systems have no locks
                pass
            yield
        finally:
            os.close(descriptor)


def check_store(folder: Path) -> None:
    """Refuse a place that no store can be made in, and make nothing.

    Raises:
        InputError: the folder holds something else.
    """
    if folder.exists():
        if not folder.is_dir():
            raise InputError(f"{str(folder)!r} is a file; give a folder for the store.")
        if any(folder.iterdir()):
            open_store(folder)


def create_store(folder: Path) -> Store:
    """Make a store, or open the one that is there.

    Raises:
        InputError: the folder holds something else.
    """
    check_store(folder)
    if folder.exists() and any(folder.iterdir()):
        return open_store(folder)
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(folder)
    store.write_head({})
    return store


def open_store(folder: Path) -> Store:
    """Open a store.

    Raises:
        InputError: there is none.
    """
    head = _head(folder)
    if head is None:
        raise InputError(f"{str(folder)!r} is no store of a corpus; make one with policydiff corpus build.")
    if head.get("format") != FORMAT:
        raise InputError(
            f"{str(folder)!r} is a store of another version of policydiff; build it anew in another folder."
        )
    return Store(folder)


def _head(folder: Path) -> dict[str, Any] | None:
    try:
        head = json.loads((folder / _HEAD).read_bytes())
    except (OSError, ValueError):
        return None
    return head if isinstance(head, dict) else None


def digest(parts: Iterable[str]) -> str:
    """Name what is made from several things."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]


def clauses_key(entry: Entry, method: str) -> str:
    """Name what a document is cut into."""
    return digest((entry.key, method))


def pair_key(left: Entry, right: Entry, method: str, model: str) -> str:
    """Name what comes of a pair by all that it comes from: both documents, code and encoder."""
    return digest((left.key, right.key, method, model))


def keep_list(store: Store, key: str, content: bytes) -> None:
    """Keep the list of tasks of a document."""
    write_table(store.piece("lists", key), _LIST_COLUMNS, [(content,)])


def read_list(store: Store, key: str) -> bytes:
    """Read the list of tasks of a document.

    Raises:
        TableError: it is not there, or damaged.
    """
    for (content,) in read_table([store.piece("lists", key)], _LIST_COLUMNS):
        return bytes(content)
    raise TableError(f"list {key} is empty")
