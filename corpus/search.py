"""Find tasks by what a text asks for: every clause of the corpus is looked at, in blocks, and none passed over."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder, EncoderUnavailableError, load_encoder
from align.folding import normalised
from align.threads import one_thread
from corpus.documents_table import StoredDocument, chosen, stored_documents
from corpus.store import Store
from corpus.tables import select
from corpus.vectors import KEY_BYTES, Vectors, open_vectors
from documents.errors import EncoderError, InputError
from documents.model import Task

__all__ = ["Hit", "search"]

_STEP: Final = 200
"""Texts whose places are looked up at a time, the most alike first."""

_DIGITS: Final = 4
"""Places of a score, so that the order of a sum does not show."""

_Ranked = Iterator[tuple[str, float]]
"""Texts, or the digests of texts, with their scores; the most alike first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A task that was found.

    Attributes:
        score: of its clause that is most alike, in [0, 1].
        document: that has it.
        task: index of the task.
        id: of the task.
        number: as printed.
        section: headings, with a slash between them.
        text: of the task, title and all.
        begins: where the clause begins in the words of the task.
        ends: where it ends.
    """

    score: float
    document: StoredDocument
    task: int
    id: str
    number: str | None
    section: str
    text: str
    begins: int
    ends: int


def search(store: Store, text: str, *, most: int = 20, conditions: Sequence[str] = ()) -> tuple[Hit, ...]:
    """Find the tasks that come closest to a text, by their clauses.

    Args:
        store: that was built.
        text: what is looked for.
        most: how many tasks are given.
        conditions: which documents are searched, see `documents_table.chosen`.

    Returns:
        The closest first; of equals, by document and place.

    Raises:
        InputError: the text says nothing, or a condition is none.
        EncoderError: the encoder of the store is not there.
    """
    asked = normalised(text)
    if not asked:
        raise InputError("An empty text finds nothing; give the words to look for.")
    documents = {one.entry.id: one for one in chosen(stored_documents(store), conditions)}
    encoder = _encoder(store)
    ranked = _by_words(store, asked) if encoder is None else _by_meaning(open_vectors(store.vectors), encoder, asked)
    best: dict[tuple[str, int], tuple[float, int, int]] = {}
    column = "text" if encoder is None else f"substr(sha256(text), 1, {2 * KEY_BYTES})"
    while scores := dict(islice(ranked, _STEP)):
        query = (
            f"select document, task, begins, ends, {column} from read_parquet(?) where {column} in (select unnest(?))"
        )
        for document, task, begins, ends, name in select(query, [store.table("clauses")], list(scores)):
            known = best.get((document, task), (-1.0, 0, 0))
            if document in documents and (scores[name], -begins) > (known[0], -known[1]):
                best[document, task] = scores[name], begins, ends
        if len(best) >= most:
            break
    ordered = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))[:most]
    return _hits(store, documents, ordered)


def _encoder(store: Store) -> Encoder | None:
    """Load the encoder that the store was built with."""
    head = store.head()
    try:
        encoder = load_encoder(str(head.get("encoder", "none")))
    except EncoderUnavailableError as error:
        raise EncoderError(str(error)) from error
    if encoder is not None and encoder.digest != head.get("model"):
        raise InputError("The store was built with another version of its encoder; run policydiff corpus build again.")
    return encoder


def _by_meaning(vectors: Vectors, encoder: Encoder, asked: str) -> _Ranked:
    """Rank all texts by the cosine of their vectors as seen from the middle of all: what all share says nothing."""
    if not len(vectors):
        return
    with one_thread():
        own = encoder.encode([asked])[0].astype(np.float64)
        centre = sum(block.astype(np.float64).sum(axis=0) for _, block in vectors.blocks()) / len(vectors)
        query = own - centre
        length = float(np.linalg.norm(query)) or 1.0
        keys: list[NDArray[Any]] = []
        scores: list[NDArray[np.float64]] = []
        middle = centre.astype(np.float32)
        for names, block in vectors.blocks():
            seen = block - middle
            lengths = np.linalg.norm(seen, axis=1)
            lengths[lengths < 1e-6] = np.inf
            keys.append(names)
            alike = (seen @ query.astype(np.float32)).astype(np.float64) / lengths / length
            scores.append(np.clip(np.round(alike, _DIGITS), 0.0, 1.0))
    all_keys, all_scores = np.concatenate(keys), np.concatenate(scores)
    order = np.lexsort((all_keys, -all_scores))
    for place in order:
        yield all_keys[place].ljust(KEY_BYTES, b"\0").hex(), float(all_scores[place])


def _by_words(store: Store, asked: str) -> _Ranked:
    """Rank all texts by the share of the text's pairs of characters that they have, the rare ones counting more."""
    texts = [text for (text,) in select("select distinct text from read_parquet(?)", [store.table("clauses")])]
    wanted = _pairs(asked)
    shared = [wanted & _pairs(text) for text in texts]
    times = Counter(pair for own in shared for pair in own)
    weights = {pair: log((1 + len(texts)) / (0.5 + times[pair])) for pair in sorted(wanted)}
    whole = sum(weights.values())
    found = [
        (text, round(sum(weights[pair] for pair in sorted(own)) / whole, _DIGITS))
        for text, own in zip(texts, shared, strict=True)
        if own
    ]
    return iter(sorted(found, key=lambda entry: (-entry[1], entry[0])))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(max(1, len(text) - 1)))


def _hits(
    store: Store,
    documents: dict[str, StoredDocument],
    ordered: Sequence[tuple[tuple[str, int], tuple[float, int, int]]],
) -> tuple[Hit, ...]:
    """Add what a reader wants to see of each task."""
    query = (
        "select document, task, id, number, section, title, text from read_parquet(?) "
        "where document in (select unnest(?)) and task in (select unnest(?))"
    )
    names, tasks = ([*{key[place] for key, _ in ordered}] for place in (0, 1))
    rows = {(row[0], row[1]): row[2:] for row in select(query, [store.table("tasks")], names, tasks)}
    found = []
    for (document, task), (score, begins, ends) in ordered:
        identity, number, section, title, text = rows[document, task]
        words = Task(identity, number, (), text, title=title).words
        found.append(Hit(score, documents[document], task, identity, number, section, words, begins, ends))
    return tuple(found)
