"""The tables of a whole corpus, for whoever asks: documents, tasks, clauses, pairs and links, each one file."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from corpus.comparing import CLAUSE_COLUMNS, PAIR_COLUMNS
from corpus.metadata import own_task_ids
from corpus.model import Entry, PlannedPair
from corpus.store import TABLES, Store, clauses_key, digest, read_list
from corpus.tables import Columns, Row, TableError, plain, read_table, write_query, write_table
from documents.errors import InputError

__all__ = ["DOCUMENT_COLUMNS", "PLAN_COLUMNS", "TASK_COLUMNS", "write_tables"]

DOCUMENT_COLUMNS: Final[Columns] = {
    "document": "varchar",
    "title": "varchar",
    "subject": "varchar",
    "year": "integer",
    "issued_on": "varchar",
    "level": "varchar",
    "region": "varchar",
    "tasks": "integer",
    "untold": "varchar",
    "list": "varchar",
    "key": "varchar",
}
TASK_COLUMNS: Final[Columns] = {
    "document": "varchar",
    "task": "integer",
    "id": "varchar",
    "number": "varchar",
    "section": "varchar",
    "title": "varchar",
    "text": "varchar",
    "lead_units": "varchar",
    "responsible_units": "varchar",
    "cooperating_units": "varchar",
    "deadline": "varchar",
}
PLAN_COLUMNS: Final[Columns] = {
    "left_document": "varchar",
    "right_document": "varchar",
    "relation": "varchar",
    "compared": "boolean",
}

AT_ONCE: Final = 1_000
"""Documents whose tasks are held in memory, some 40,000 tasks."""


def write_tables(
    store: Store,
    entries: Sequence[Entry],
    pairs: Sequence[PlannedPair],
    lists: Mapping[str, str],
    pair_key: Callable[[PlannedPair], str],
    head: Mapping[str, Any],
    failures: Sequence[str],
) -> None:
    """Write the tables of the whole corpus, unless they hold what they would be made from.

    Args:
        store: with everything that they are put together from.
        entries: by id.
        pairs: planned, by ids.
        lists: the key of the list of each document, by its id.
        pair_key: names what came of a pair.
        head: what the tables are made with.
        failures: what was left out.

    Raises:
        InputError: a result in the store is damaged; it is removed, so that the next run makes it anew.
    """
    there = store.pieces("pairs")
    compared = [pair for pair in pairs if pair_key(pair) in there]
    stated = digest(
        [
            *(repr((one, lists[one.id])) for one in entries),
            *(f"{pair_key(pair)} {pair.relation} {pair.left.id} {pair.right.id}" for pair in pairs),
            *(pair_key(pair) for pair in compared),
            str(head["method"]),
        ]
    )
    whole = {**head, "tables": stated, "failures": list(failures), "untold": sum(bool(one.untold) for one in entries)}
    made = store.head()
    if made.get("tables") != stated or not all(store.table(name).is_file() for name in TABLES):
        try:
            _write(store, entries, pairs, compared, lists, pair_key, str(head["method"]))
        except TableError as error:
            removed = _remove_damaged(store)
            raise InputError(
                f"{removed} damaged results in {str(store.folder)!r} were removed; run the same command again."
            ) from error
    if made != {**made, **whole}:
        store.write_head(whole)


def _write(
    store: Store,
    entries: Sequence[Entry],
    pairs: Sequence[PlannedPair],
    compared: Sequence[PlannedPair],
    lists: Mapping[str, str],
    pair_key: Callable[[PlannedPair], str],
    method: str,
) -> None:
    _write_tasks(store, entries, lists)
    pieces = [str(store.piece("clauses", clauses_key(one, method))) for one in entries]
    _joined(
        store.table("clauses"),
        {"document": [one.id for one in entries]},
        pieces,
        CLAUSE_COLUMNS,
        where="task is not null",
        order="document, task, begins",
    )
    _joined(
        store.table("links"),
        {
            "left_document": [pair.left.id for pair in compared],
            "right_document": [pair.right.id for pair in compared],
        },
        [str(store.piece("pairs", pair_key(pair))) for pair in compared],
        PAIR_COLUMNS,
        where="true",
        order="left_document, right_document, kind desc, left_task, right_task, left_begins, right_begins",
    )
    known = set(map(pair_key, compared))
    plan = [(one.left.id, one.right.id, one.relation, pair_key(one) in known) for one in pairs]
    write_table(store.table("pairs"), PLAN_COLUMNS, plan)
    rows = [
        (
            *(one.id, one.title, one.subject, one.year, one.issued_on, one.level, one.region, one.tasks),
            *(", ".join(one.untold) or None, lists[one.id], one.key),
        )
        for one in entries
    ]
    write_table(store.table("documents"), DOCUMENT_COLUMNS, rows)


def _joined(
    path: Path, names: Mapping[str, list[str]], pieces: list[str], columns: Columns, *, where: str, order: str
) -> None:
    """Put pieces together, each with the documents it belongs to."""
    shown = ", ".join([*(f"n.{name}" for name in names), *(f"p.{name}" for name in columns)])
    if not pieces:
        write_table(path, {**dict.fromkeys(names, "varchar"), **columns}, [])
        return
    given = ", ".join([*(f"unnest(?::varchar[]) as {name}" for name in names), "unnest(?::varchar[]) as piece"])
    query = (
        f"with n as (select {given}) select {shown} from n "
        f"join read_parquet(?, filename = true) p on p.filename = n.piece where {where} order by {order}"
    )
    write_query(path, query, [*names.values(), pieces, sorted({plain(Path(piece)) for piece in pieces})])


def _write_tasks(store: Store, entries: Sequence[Entry], lists: Mapping[str, str]) -> None:
    """Write the tasks of all documents, some documents at a time."""
    with TemporaryDirectory(prefix=".tasks-", dir=store.folder) as folder:
        parts = []
        for start in range(0, max(1, len(entries)), AT_ONCE):
            parts.append(Path(folder) / f"{start:09}.parquet")
            chosen = entries[start : start + AT_ONCE]
            write_table(parts[-1], TASK_COLUMNS, [row for one in chosen for row in _tasks(store, one, lists[one.id])])
        write_query(store.table("tasks"), "select * from read_parquet(?)", [list(map(plain, parts))])


def _tasks(store: Store, entry: Entry, key: str) -> Iterator[Row]:
    listed = json.loads(read_list(store, key))
    for index, (task, name) in enumerate(zip(listed["tasks"], own_task_ids(entry.id, listed), strict=True)):
        yield (
            *(entry.id, index, name, task["number"], " / ".join(task["section"]), task["title"], task["text"]),
            *("、".join(task[name]) or None for name in ("lead_units", "responsible_units", "cooperating_units")),
            task["deadline"],
        )


def _remove_damaged(store: Store) -> int:
    """Remove results that cannot be read."""
    columns = {"lists": {"content": ""}, "clauses": CLAUSE_COLUMNS, "pairs": PAIR_COLUMNS}
    removed = 0
    for kind, names in columns.items():
        for key in store.pieces(kind):
            try:
                for _ in read_table([store.piece(kind, key)], names):
                    pass
            except TableError:
                with suppress(OSError):
                    store.piece(kind, key).unlink()
                    removed += 1
    return removed
