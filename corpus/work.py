"""The work that is handed out: each kind takes a batch and gives what came of each of its items, in their order.

A worker needs policydiff and nothing of the store: a batch holds what it is made from. An item that cannot be worked on
is a sentence, and stops no other.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder, load_encoder
from corpus.comparing import ClauseRow, PairRow, clause_rows, pair_rows
from corpus.metadata import own_task_ids
from corpus.method import check_method
from corpus.vectors import GivenVectors
from documents.errors import InputError, PolicyDiffError
from documents.messages import one_line
from documents.model import Document, Level
from documents.task_lists.task_json import loads

__all__ = [
    "DocumentBatch",
    "Failure",
    "GivenDocument",
    "GivenPair",
    "PairBatch",
    "TextBatch",
    "compare",
    "encode",
    "known_document",
    "prepare",
]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing came of an item."""

    sentence: str


@dataclass(frozen=True, slots=True)
class GivenDocument:
    """A document as it is handed to a worker: its list of tasks, and what is known of it."""

    id: str
    content: bytes
    year: int | None
    region: str | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class GivenPair:
    """Two documents of a batch, by their places in it."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class DocumentBatch:
    """Documents to cut into clauses."""

    method: str
    documents: tuple[GivenDocument, ...]


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Texts to encode, and with which encoder."""

    method: str
    encoder: str
    digest: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Pairs to compare, with the vectors of their texts; `encoder` is `none` where there are none."""

    method: str
    encoder: str
    documents: tuple[GivenDocument, ...]
    pairs: tuple[GivenPair, ...]
    texts: tuple[str, ...]
    vectors: NDArray[np.float16]


def prepare(batch: DocumentBatch) -> tuple[tuple[ClauseRow, ...] | Failure, ...]:
    """Cut documents into the clauses that they are searched and compared by."""
    check_method(batch.method)
    return tuple(_guarded(lambda one: clause_rows(_document(one)), one) for one in batch.documents)


def encode(batch: TextBatch) -> tuple[NDArray[np.float16]]:
    """Encode texts, which are one item: a row for each."""
    check_method(batch.method)
    encoder = _encoder(batch.encoder)
    if encoder is None or encoder.digest != batch.digest:
        raise InputError(f"A worker has another encoder {batch.encoder!r}; install the same one on every machine.")
    return (encoder.encode(batch.texts).astype(np.float16),)


def compare(batch: PairBatch) -> tuple[tuple[PairRow, ...] | Failure, ...]:
    """Compare pairs."""
    check_method(batch.method)
    encoder = _encoder(batch.encoder)
    if encoder is not None:
        encoder = GivenVectors(encoder, dict(zip(batch.texts, batch.vectors, strict=True)))
    read: dict[int, Document] = {}

    def compared(pair: GivenPair) -> tuple[PairRow, ...]:
        for place in (pair.left, pair.right):
            if place not in read:
                read[place] = _document(batch.documents[place])
        return pair_rows(read[pair.left], read[pair.right], encoder)

    return tuple(_guarded(compared, pair) for pair in batch.pairs)


def _guarded(work: Callable[[_Item], _Result], item: _Item) -> _Result | Failure:
    """Turn an error on one item into a sentence: of thousands, one must not stop the others."""
    try:
        return work(item)
    except PolicyDiffError as error:
        return Failure(one_line(str(error)))
    except Exception as error:  # a fault of ours, to be reported
        return Failure(one_line(f"policydiff failed on it ({type(error).__name__}: {error}); please report this."))


def _document(given: GivenDocument) -> Document:
    return known_document(given.content, given.id, {"year": given.year, "region": given.region, "level": given.level})


def known_document(content: bytes, identity: str, known: Mapping[str, Any]) -> Document:
    """Read a document from its list of tasks and fill in what is known of it."""
    document = loads(content.decode(), name=identity, sha256="", document_id=identity)
    ids = own_task_ids(identity, json.loads(content))
    tasks = tuple(replace(task, id=name) for task, name in zip(document.tasks, ids, strict=True))
    return replace(document, tasks=tasks, **known)


@cache
def _encoder(name: str) -> Encoder | None:
    return load_encoder(name)
