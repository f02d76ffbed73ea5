"""Thousands of documents: read, encoded and compared once, kept in tables, searched and put together."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.building import Built, build_corpus
    from corpus.metadata import Known, entry_of
    from corpus.model import Entry, PlannedPair
    from corpus.planning import planned
    from corpus.store import Store, create_store, open_store
    from corpus.workers import InProcess, Workers

__all__ = [
    "Built",
    "Entry",
    "InProcess",
    "Known",
    "PlannedPair",
    "Store",
    "Workers",
    "build_corpus",
    "create_store",
    "entry_of",
    "open_store",
    "planned",
]

_HOMES = {
    "Built": "building",
    "Entry": "model",
    "InProcess": "workers",
    "Known": "metadata",
    "PlannedPair": "model",
    "Store": "store",
    "Workers": "workers",
    "build_corpus": "building",
    "create_store": "store",
    "entry_of": "metadata",
    "open_store": "store",
    "planned": "planning",
}
"""The module of each name, imported when the name is first asked for."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
