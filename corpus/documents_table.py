"""The documents of a store, and a choice of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from corpus.model import Entry
from corpus.store import Store, read_list
from corpus.summary import DOCUMENT_COLUMNS
from corpus.tables import TableError, read_table
from corpus.work import known_document
from documents.errors import InputError
from documents.model import Document

__all__ = ["SELECTED_BY", "StoredDocument", "chosen", "loaded", "stored_documents"]

SELECTED_BY: Final = ("id", "level", "region", "subject", "title", "year")
"""What documents can be selected by."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of a store; `list_key` is that of its list of tasks."""

    entry: Entry
    list_key: str


def stored_documents(store: Store) -> tuple[StoredDocument, ...]:
    """Read the documents of a store, by id.

    Raises:
        InputError: nothing was built yet, or the table is damaged.
    """
    try:
        return tuple(
            StoredDocument(
                Entry(key, digest, title, tasks, issued_on, year, region, level, subject, _parts(untold)), list_key
            )
            for key, title, subject, year, issued_on, level, region, tasks, untold, list_key, digest in read_table(
                [store.table("documents")], DOCUMENT_COLUMNS
            )
        )
    except TableError as error:
        raise InputError(
            f"{str(store.folder)!r} holds no whole corpus; run policydiff corpus build once more."
        ) from error


def _parts(untold: str | None) -> tuple[str, ...]:
    return tuple(untold.split(", ")) if untold else ()


def chosen(documents: Sequence[StoredDocument], conditions: Iterable[str]) -> tuple[StoredDocument, ...]:
    """Choose documents.

    Args:
        documents: to choose from.
        conditions: `year=2020`, `region=浙江*`: one of `SELECTED_BY` and what it is, with * and ? as in names of files.
            Of several on one thing one holds, of those on several things each.

    Raises:
        InputError: a condition is none, or none of the documents meets all.
    """
    wanted: dict[str, list[str]] = {}
    for condition in conditions:
        name, sign, value = condition.partition("=")
        if not sign or name not in SELECTED_BY or not value:
            raise InputError(
                f"--select {condition!r} is no condition; write one such as year=2020 with {', '.join(SELECTED_BY)}."
            )
        wanted.setdefault(name, []).append(value)
    found = tuple(
        one
        for one in documents
        if all(any(_meets(one.entry, name, value) for value in values) for name, values in wanted.items())
    )
    if not found:
        raise InputError("No document of the corpus meets what --select asks for; leave one away.")
    return found


def _meets(entry: Entry, name: str, pattern: str) -> bool:
    value = getattr(entry, name)
    return value is not None and fnmatchcase(str(value), pattern)


def loaded(store: Store, document: StoredDocument) -> Document:
    """Read a document with its tasks.

    Raises:
        InputError: its list is damaged.
    """
    entry = document.entry
    try:
        content = read_list(store, document.list_key)
    except TableError as error:
        raise InputError(f"The tasks of {entry.id!r} are damaged in the store; run policydiff corpus build.") from error
    return known_document(content, entry.id, {"year": entry.year, "region": entry.region, "level": entry.level})
