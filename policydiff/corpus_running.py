"""Build a corpus from files: read, plan, compare; `policydiff corpus build` does nothing else."""

from pathlib import Path

import align
from corpus.building import Built, build_corpus
from corpus.store import create_store
from corpus.workers import Workers
from documents.errors import EncoderError
from documents.limits import Limits
from policydiff.corpus_reading import corpus_sources, read_corpus
from policydiff.progress import progress_bar

__all__ = ["run_build"]


def run_build(
    source: Path,
    out: Path,
    *,
    encoder: str,
    workers: Workers,
    limits: Limits | None = None,
    processes: int | None = None,
) -> Built:
    """Read the files of a corpus and build its store.

    Args:
        source: a folder or a manifest.
        out: the folder of the store.
        encoder: as in `policydiff.compare_files`.
        workers: who compares.
        limits: of time and memory for reading each file.
        processes: how many files are read at once; as many as there are cores when None.

    Raises:
        PolicyDiffError: there is nothing to read, there is no such encoder, or the store is something else.
    """
    sources = corpus_sources(source, leave_out=out)
    try:
        align.load_encoder(encoder)
    except align.EncoderUnavailableError as error:
        raise EncoderError(str(error)) from error
    store = create_store(out)
    with store.alone():
        with progress_bar("read") as step:
            found = read_corpus(store, sources, limits=limits, processes=processes, progress=step)
        with progress_bar("corpus") as step:
            return build_corpus(
                store,
                found.entries,
                found.lists,
                encoder=encoder,
                workers=workers,
                failures=found.failures,
                progress=step and (lambda _, done, total: step(done, total)),
            )
