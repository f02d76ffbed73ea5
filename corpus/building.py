"""Build a corpus step by step; what is in the store already is not made again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from align.encoder import Encoder, EncoderUnavailableError, load_encoder
from align.evidence import background_sentences
from align.folding import normalised
from corpus import work
from corpus.comparing import CLAUSE_COLUMNS, PAIR_COLUMNS
from corpus.method import method_digest
from corpus.model import Entry, PlannedPair
from corpus.planning import planned
from corpus.store import Store, clauses_key, digest, pair_key, read_list
from corpus.summary import write_tables
from corpus.tables import select, write_table
from corpus.vectors import merge_parts, open_vectors, part_path, text_key, write_part
from corpus.workers import Lost, Workers, carried_out
from documents.errors import EncoderError

__all__ = ["Built", "Progress", "build_corpus"]

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, what is done of it and what there is to do."""

DOCUMENTS: Final = 40
"""Documents a batch: cutting one of 40 tasks takes 15 ms, and a batch half a second or more."""

TEXTS: Final = 64
"""Texts a batch: some 60 are encoded in a second."""

CELLS: Final = 8_000
"""Pairs of tasks a batch at least: 1,600 of two lists of 40 take half a second."""

LEAST_CELLS: Final = 800
"""What a pair counts at least: a short list costs time as well."""

FILES: Final = 500
"""Files that one statement reads."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Built:
    """What came of building.

    Attributes:
        entries: by id.
        pairs: planned, by the ids of their documents.
        failures: sentences that name a document or two.
        made: how many documents were cut, texts encoded and pairs compared in this run; the rest was there.
    """

    entries: tuple[Entry, ...]
    pairs: tuple[PlannedPair, ...]
    failures: tuple[str, ...]
    made: Mapping[str, int]


def build_corpus(
    store: Store,
    entries: Sequence[Entry],
    lists: Mapping[str, str],
    *,
    encoder: str,
    workers: Workers,
    failures: Sequence[str] = (),
    progress: Progress | None = None,
) -> Built:
    """Cut, encode and compare the documents of a corpus.

    Args:
        store: holds the lists of tasks, and takes what is made.
        entries: the documents.
        lists: the key in the store of the list of each document, by its id.
        encoder: as `align.load_encoder` takes it.
        workers: who works.
        failures: what could not be read.
        progress: called after each batch.

    Raises:
        EncoderError: there is no such encoder.
    """
    try:
        loaded = load_encoder(encoder)
    except EncoderUnavailableError as error:
        raise EncoderError(str(error)) from error
    ordered = sorted(entries, key=lambda one: one.id)
    run = _Run(store, lists, encoder, loaded, workers, progress)
    run.failures += failures
    run.cut(ordered)
    whole = [one for one in ordered if one.key not in run.broken]
    pairs = planned(whole)
    run.encode(whole)
    run.compare(pairs)
    write_tables(store, whole, pairs, lists, run.pair_key, run.head(), sorted(run.failures))
    return Built(tuple(whole), pairs, tuple(sorted(run.failures)), dict(run.made))


class _Run:
    """A run in progress."""

    def __init__(
        self,
        store: Store,
        lists: Mapping[str, str],
        name: str,
        encoder: Encoder | None,
        workers: Workers,
        progress: Progress | None,
    ) -> None:
        self._store = store
        self._lists = lists
        self._name = name
        self._encoder = encoder
        self._workers = workers
        self._progress = progress
        self._method = method_digest()
        self._vectors = open_vectors(store.vectors)
        self._encoded = ""
        self.broken: set[str] = set()
        self.failures: list[str] = []
        self.made = {"documents": 0, "texts": 0, "pairs": 0}

    @property
    def _model(self) -> str:
        return self._encoder.digest if self._encoder else "none"

    def head(self) -> dict[str, object]:
        """Say what the tables are made with."""
        return {"encoder": self._name, "model": self._model, "method": self._method, "encoded": self._encoded}

    def pair_key(self, pair: PlannedPair) -> str:
        """Name what comes of a pair."""
        return pair_key(pair.left, pair.right, self._method, self._model)

    def cut(self, entries: Sequence[Entry]) -> None:
        """Cut what was not cut before."""
        there = self._store.pieces("clauses")
        waiting = list({one.key: one for one in entries if self._clauses_key(one) not in there}.values())
        results = carried_out(self._workers, work.prepare, _chunks(waiting, DOCUMENTS), self._document_batch)
        for done, (one, result) in enumerate(results, start=1):
            if isinstance(result, Lost | work.Failure):
                self.broken.add(one.key)
                reason = result.sentence if isinstance(result, work.Failure) else "it ended the process that read it."
                self.failures.append(f"{one.id!r} was left out: {reason}")
            else:
                write_table(self._store.piece("clauses", self._clauses_key(one)), CLAUSE_COLUMNS, result)
                self.made["documents"] += 1
            self._say("cut", done, len(waiting))

    def encode(self, entries: Sequence[Entry]) -> None:
        """Encode each distinct text of the documents once."""
        self._encoded = digest(one.key for one in entries)
        if self._encoder is None or not entries:
            return
        merge_parts(self._store.vectors)  # of a run that was ended
        vectors = open_vectors(self._store.vectors)
        head = self._store.head()
        if len(vectors) and (head.get("model"), head.get("encoded")) == (self._model, self._encoded):
            return
        texts = {text_key(text): text for text in map(normalised, background_sentences())}
        paths = sorted({self._store.piece("clauses", self._clauses_key(one)) for one in entries})
        for start in range(0, len(paths), FILES):
            found = select("select distinct text from read_parquet(?)", paths[start : start + FILES])
            texts |= {text_key(text): text for (text,) in found}
        missing = vectors.missing(texts)
        waiting = sorted((texts[key] for key in missing), key=lambda text: (len(text), text))
        done = 0
        for group, result in carried_out(
            self._workers, work.encode, [[one] for one in _chunks(waiting, TEXTS)], self._text_batch
        ):
            done += len(group)
            if isinstance(result, Lost):
                self.failures.append(f"{len(group)} texts ended the process that encoded them, {group[0]!r} the first.")
            else:
                write_part(part_path(self._store.vectors, group), group, result)
                self.made["texts"] += len(group)
            self._say("encoded", done, len(waiting))
        merge_parts(self._store.vectors)

    def compare(self, pairs: Sequence[PlannedPair]) -> None:
        """Compare what was not compared before."""
        there = self._store.pieces("pairs")
        waiting = list({key: pair for pair in pairs if (key := self.pair_key(pair)) not in there}.values())
        self._vectors = open_vectors(self._store.vectors)
        results = carried_out(self._workers, work.compare, _by_cost(waiting), self._pair_batch)
        for done, (pair, result) in enumerate(results, start=1):
            if isinstance(result, Lost | work.Failure):
                reason = result.sentence if isinstance(result, work.Failure) else "they ended the process that did."
                self.failures.append(f"{pair.left.id!r} and {pair.right.id!r} were not compared: {reason}")
            else:
                write_table(self._store.piece("pairs", self.pair_key(pair)), PAIR_COLUMNS, result)
                self.made["pairs"] += 1
            self._say("compared", done, len(waiting))

    def _document_batch(self, entries: Sequence[Entry]) -> work.DocumentBatch:
        return work.DocumentBatch(self._method, tuple(map(self._given, entries)))

    def _text_batch(self, groups: Sequence[tuple[str, ...]]) -> work.TextBatch:
        (texts,) = groups
        return work.TextBatch(self._method, self._name, self._model, texts)

    def _pair_batch(self, pairs: Sequence[PlannedPair]) -> work.PairBatch:
        ends = {end.id: end for pair in pairs for end in (pair.left, pair.right)}
        places = {name: place for place, name in enumerate(ends)}
        texts: tuple[str, ...] = ()
        vectors = np.zeros((0, 1), np.float16)
        if self._encoder:
            paths = sorted({self._store.piece("clauses", self._clauses_key(one)) for one in ends.values()})
            wanted = {text for (text,) in select("select distinct text from read_parquet(?)", paths)}
            texts, vectors = self._vectors.of_texts(wanted | set(map(normalised, background_sentences())))
        return work.PairBatch(
            self._method,
            self._name,
            tuple(map(self._given, ends.values())),
            tuple(work.GivenPair(places[pair.left.id], places[pair.right.id]) for pair in pairs),
            texts,
            vectors,
        )

    def _given(self, entry: Entry) -> work.GivenDocument:
        content = read_list(self._store, self._lists[entry.id])
        return work.GivenDocument(entry.id, content, entry.year, entry.region, entry.level)

    def _clauses_key(self, entry: Entry) -> str:
        return clauses_key(entry, self._method)

    def _say(self, step: str, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(step, done, total)


def _chunks(items: Sequence[_Item], size: int) -> list[tuple[_Item, ...]]:
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


def _by_cost(pairs: Sequence[PlannedPair]) -> list[list[PlannedPair]]:
    """Put pairs that follow one another into batches that are worth their way."""
    groups: list[list[PlannedPair]] = []
    cells = CELLS
    for pair in pairs:
        if cells >= CELLS:
            groups.append([])
            cells = 0
        groups[-1].append(pair)
        cells += max(LEAST_CELLS, pair.left.tasks * pair.right.tasks)
    return groups
