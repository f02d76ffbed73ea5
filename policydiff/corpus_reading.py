"""From a folder or a manifest to the documents of a corpus; read as `policydiff read DIR` reads."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.metadata import Known, entry_of
from corpus.model import Entry
from corpus.store import Store, keep_list, read_list
from corpus.tables import TableError
from documents.errors import InputError
from documents.limits import Limits
from policydiff.folders import folder_files, read_files
from policydiff.list_cache import kept_list
from policydiff.manifest import read_manifest
from policydiff.progress import Step

__all__ = ["CorpusSources", "ReadCorpus", "corpus_sources", "read_corpus"]


@dataclass(frozen=True, slots=True)
class CorpusSources:
    """The files of a corpus: paths by the ids of their documents, and what a manifest knows of them."""

    paths: Mapping[str, str]
    known: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class ReadCorpus:
    """What came of the files of a corpus.

    Attributes:
        entries: of the documents that were read.
        lists: the key of the list of each, by its id.
        failures: a sentence for each file that was not read.
    """

    entries: tuple[Entry, ...]
    lists: Mapping[str, str]
    failures: tuple[str, ...]


def corpus_sources(source: Path, *, leave_out: Path | None = None) -> CorpusSources:
    """Find the files of a corpus.

    Args:
        source: a folder, or a manifest with [[documents]].
        leave_out: a folder whose files are none of them: the store.

    Raises:
        InputError: there is no such folder or no file in it, or the manifest is invalid.
    """
    if not source.is_dir():
        plan = read_manifest(source, documents_alone=True)
        known = {one.id: Known(one.title, one.region, one.level, one.year, one.subject) for one in plan.documents}
        return CorpusSources({one.id: str(one.path) for one in plan.documents}, known)
    files = folder_files(source, leave_out=leave_out)
    short = {name: str(PurePosixPath(name).with_suffix("")) for name in files}
    times = Counter(short.values())
    return CorpusSources({short[name] if times[short[name]] == 1 else name: files[name] for name in files}, {})


def read_corpus(
    store: Store,
    sources: CorpusSources,
    *,
    limits: Limits | None = None,
    processes: int | None = None,
    progress: Step | None = None,
) -> ReadCorpus:
    """Read the files of a corpus in child processes, and keep their lists in the store.

    What was read before is taken from the store, else from the cache of `policydiff read`.

    Args:
        store: takes the lists.
        sources: what is read.
        limits: of time and memory for each file.
        processes: how many files are read at once.
        progress: called with the number of files done and of all files.

    Raises:
        InputError: none of the files could be read.
    """
    entries: list[Entry] = []
    lists: dict[str, str] = {}
    failures: list[str] = []
    there = set(store.pieces("lists"))

    def kept(key: str) -> bytes | None:
        if key in there:
            with suppress(TableError):
                return read_list(store, key)
            there.discard(key)  # damaged: it is written anew
        return kept_list(key)

    for done, reading in enumerate(read_files(sources.paths, limits=limits, processes=processes, kept=kept), start=1):
        if reading.content is None:
            failures.append(f"{reading.name!r} was not read: {reading.failure}")
        else:
            key = reading.key or hashlib.sha256(reading.content).hexdigest()
            if key not in there:
                keep_list(store, key, reading.content)
            entries.append(entry_of(reading.name, reading.content, sources.known.get(reading.name)))
            lists[reading.name] = key
        if progress is not None:
            progress(done, len(sources.paths))
    if not entries:
        raise InputError(f"None of the {len(sources.paths)} files could be read; {sorted(failures)[0]}")
    return ReadCorpus(tuple(entries), lists, tuple(sorted(failures)))
