"""Tables on disk: Parquet, written and read by DuckDB on one thread, so that the same rows give the same bytes.

A table is written whole, beside its place, and moved there when it holds: nobody ever reads half of one.
"""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "Columns",
    "Row",
    "TableError",
    "plain",
    "read_table",
    "select",
    "write_query",
    "write_table",
    "written_whole",
]

Columns = Mapping[str, str]
"""Names of columns and their types in SQL, in their order."""

Row = tuple[Any, ...]

_AT_ONCE: Final = 2_000  # files that one statement reads
_SAFE: Final = {"*": "[*]", "?": "[?]", "[": "[[]"}


class TableError(Exception):
    """A table is damaged, or is none."""


def write_table(path: Path, columns: Columns, rows: Sequence[Row]) -> None:
    """Write rows as a table, whole or not at all."""
    values = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in columns]
    chosen = ", ".join(f"unnest(?::{kind}[]) as {name}" for name, kind in columns.items())
    write_query(path, f"select {chosen}", values)


def write_query(path: Path, query: str, values: Sequence[object] = ()) -> None:
    """Write what a query gives, in its order, whole or not at all.

    Raises:
        TableError: a table that it reads is missing or damaged.
    """
    with written_whole(path) as draft:
        target = str(draft).replace("'", "''")
        try:
            _connection().execute(f"copy ({query}) to '{target}' (format parquet, compression zstd)", list(values))
        except _errors() as error:
            raise TableError(str(error).partition("\n")[0]) from error


def read_table(paths: Sequence[Path], columns: Columns) -> Iterator[Row]:
    """Read the rows of tables, one table behind the other.

    Raises:
        TableError: one is missing, damaged, or has other columns.
    """
    names = ", ".join(columns)
    for start in range(0, len(paths), _AT_ONCE):
        yield from select(f"select {names} from read_parquet(?)", paths[start : start + _AT_ONCE])


def select(query: str, paths: Sequence[Path], *values: object) -> list[Row]:
    """Give the rows of a query whose first value are files.

    Raises:
        TableError: one is missing or damaged.
    """
    try:
        return _connection().execute(query, [list(map(plain, paths)), *values]).fetchall()
    except _errors() as error:
        raise TableError(str(error).partition("\n")[0]) from error


def plain(path: Path) -> str:
    """Give the name of a file as one that holds no pattern."""
    return "".join(_SAFE.get(mark, mark) for mark in str(path))


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a place to write to, and move what was written there to its own when it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        yield draft
        descriptor = os.open(draft, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()


def _errors() -> type[Exception]:
    import duckdb

    return duckdb.Error


@cache
def _connection() -> "DuckDBPyConnection":
    import duckdb

    connection = duckdb.connect(":memory:", config={"threads": 1, "autoinstall_known_extensions": "false"})
    connection.execute("set preserve_insertion_order = true")
    connection.execute("set temp_directory = ?", [str(Path(gettempdir()) / "policydiff-duckdb")])
    return connection
