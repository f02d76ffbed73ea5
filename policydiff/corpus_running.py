"""Build a corpus from files: read, plan, compare; `policydiff corpus build` does nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import align
from corpus.building import Built, build_corpus
from corpus.extra import check_installed
from corpus.store import check_store, create_store
from corpus.workers import InProcess, Workers
from documents.errors import EncoderError, InputError
from documents.limits import Limits
from policydiff.corpus_reading import corpus_sources, read_corpus
from policydiff.progress import progress_bar

__all__ = ["WorkPlace", "run_build"]


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Where documents are compared.

    Attributes:
        processes: on this machine; 0 for this process alone, as many as there are cores when None.
        scheduler: address of a Dask scheduler, whose workers compare instead.
        tls: files of the certificate that vouches for all, of ours, and of its key.
    """

    processes: int | None = None
    scheduler: str | None = None
    tls: tuple[Path | None, Path | None, Path | None] = (None, None, None)

    def check(self) -> None:
        """Refuse what excludes each other, or cannot be.

        Raises:
            InputError: options exclude each other, or a library is missing.
        """
        if self.processes is not None and self.processes < 0:
            raise InputError(f"--workers {self.processes} is no number of processes; give 0 or more.")
        if self.scheduler is not None and self.processes is not None:
            raise InputError("--workers and --scheduler exclude each other; give one of them.")
        if self.scheduler is None and any(self.tls):
            raise InputError("--tls-ca, --tls-cert and --tls-key belong to --scheduler; give its address.")
        check_installed("duckdb", *(() if self.processes == 0 else ("distributed",)))

    @contextmanager
    def workers(self) -> Iterator[Workers]:
        """Have those who compare ready as long as this lasts.

        Raises:
            InputError: the scheduler does not answer.
        """
        if self.processes == 0:
            yield InProcess()
            return
        from corpus.dask_workers import Tls, cores, local_workers, remote_workers

        if self.scheduler is None:
            with local_workers(self.processes or cores()) as here:
                yield here
            return
        ca, cert, key = self.tls
        with remote_workers(self.scheduler, Tls(ca, cert, key) if ca and cert and key else None) as there:
            yield there


def run_build(
    source: Path,
    out: Path,
    *,
    encoder: str,
    place: WorkPlace,
    limits: Limits | None = None,
) -> Built:
    """Read the files of a corpus and build its store.

    Args:
        source: a folder or a manifest.
        out: the folder of the store.
        encoder: as in `policydiff.compare_files`.
        place: where documents are compared; read they are on this machine, in processes of their own.
        limits: of time and memory for reading each file.

    Raises:
        PolicyDiffError: there is nothing to read, there is no such encoder, the store is something else, or nobody
            works.
    """
    place.check()
    sources = corpus_sources(source, leave_out=out)
    try:
        align.load_encoder(encoder)
    except align.EncoderUnavailableError as error:
        raise EncoderError(str(error)) from error
    check_store(out)
    with place.workers() as workers:
        store = create_store(out)
        with store.alone():
            with progress_bar("read") as step:
                found = read_corpus(store, sources, limits=limits, processes=place.processes or None, progress=step)
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
