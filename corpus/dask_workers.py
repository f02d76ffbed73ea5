"""Workers of a Dask cluster: on this machine, or wherever a scheduler has them.

Whoever works may die, and the scheduler may be started anew: what was handed out and has not come back is handed out
again. A batch that kills one worker after the other is lost.
"""

import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from corpus.workers import LOST, Lost
from documents.errors import InputError, PolicyDiffError

__all__ = ["DaskWorkers", "Tls", "cores", "local_workers", "remote_workers"]

CONNECT_SECONDS: Final = 10.0
"""How long one attempt to reach the scheduler takes."""

RECONNECT_SECONDS: Final = 180.0
"""How long a scheduler may be away, while it is started anew, and how long it may have no worker."""

LOOK_SECONDS: Final = 0.1
"""Between two looks at what has come back: a batch takes half a second or more, and a worker has the next already."""

COUNT_SECONDS: Final = 5.0
"""Between two counts of the workers."""

AHEAD: Final = 2
"""Batches handed out for each worker: one to work on, one that waits."""

DEATHS: Final = 1
"""Workers on this machine that may die while they have a batch, before the next one that dies loses it. A scheduler
that somebody started has a number of its own (`distributed.scheduler.allowed-failures`)."""

_Batch = TypeVar("_Batch")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Tls:
    """Files of a certificate of ours, of its key, and of the one that vouches for everybody."""

    ca: Path
    cert: Path
    key: Path


@dataclass(slots=True)
class _Handed:
    """A batch that was handed out."""

    batch: Any
    future: Any = field(repr=False)


class DaskWorkers:
    """The workers of a scheduler.

    Args:
        connect: gives a client of it; called again when the connection is lost for good.
        address: of the scheduler, for messages.
    """

    def __init__(self, connect: Callable[[], Any], address: str) -> None:
        self._connect = connect
        self._address = address
        self._client = connect()
        self._counted = 0.0
        self._seen = time.monotonic()
        self._threads = 0
        self._numbers = count()

    def close(self) -> None:
        """Let the scheduler go."""
        with suppress(Exception):  # it may be gone
            self._client.close(timeout=CONNECT_SECONDS)

    def map(
        self, work: Callable[[_Batch], Sequence[_Result]], batches: Iterable[_Batch], *, alone: bool = False
    ) -> Iterator[tuple[int, Sequence[_Result] | Lost]]:
        """Work on batches, in whatever order; see `corpus.workers.Workers`.

        Raises:
            PolicyDiffError: a worker refuses to work, there is no worker, or the scheduler is gone.
        """
        waiting = enumerate(batches)
        handed: dict[int, _Handed] = {}
        more = True
        while more or handed:
            self._check()
            while more and len(handed) < (1 if alone else max(1, AHEAD * self._threads)):
                following = next(waiting, None)
                if following is None:
                    more = False
                else:
                    place, batch = following
                    handed[place] = _Handed(batch, self._submit(work, batch))
            came_back = False
            for place, one in list(handed.items()):
                status = one.future.status
                if status in ("cancelled", "lost"):
                    one.future = self._submit(work, one.batch)
                elif status in ("finished", "error"):
                    result = self._result(one.future)
                    if result is not None:
                        del handed[place]
                        came_back = True
                        yield place, result
            if not came_back:
                time.sleep(LOOK_SECONDS)

    def _submit(self, work: Callable[..., Any], batch: object) -> Any:  # noqa: ANN401  Dask publishes no types
        key = f"{work.__name__}-{os.getpid()}-{next(self._numbers)}"
        while True:
            try:
                return self._client.submit(work, batch, key=key, pure=False)
            except Exception as error:
                if self._client.status == "running":
                    raise
                self._reconnect(error)

    def _result(self, future: Any) -> Any:  # noqa: ANN401
        """Give what came of a batch; None where it is to be waited for, as its worker died with it."""
        from distributed import KilledWorker

        try:
            return future.result(timeout=CONNECT_SECONDS)
        except KilledWorker:
            return LOST
        except PolicyDiffError:
            raise
        except ImportError as error:
            raise InputError(
                f"A worker of {self._address} lacks {error.name or error}; install the same policydiff[corpus] there."
            ) from error
        except (TimeoutError, OSError):  # the connection is gone, and the future will be told so
            return None
        except BaseException as error:
            if type(error).__name__ in ("CancelledError", "FutureCancelledError", "CommClosedError"):
                return None
            raise

    def _check(self) -> None:
        """Count the workers now and then, and wait for the scheduler where it is away."""
        now = time.monotonic()
        if self._client.status == "closed":
            self._reconnect(None)
        elif self._threads and now - self._counted < COUNT_SECONDS:
            return
        with suppress(Exception):  # it is away: its client tries to reach it, and says when it has given up
            self._threads = sum(self._client.nthreads().values())
        self._counted = now
        if self._threads:
            self._seen = now
        elif now - self._seen > RECONNECT_SECONDS:
            raise InputError(
                f"Nobody works for the scheduler at {self._address}; start workers there and run it again."
            )

    def _reconnect(self, error: Exception | None) -> None:
        ends = time.monotonic() + RECONNECT_SECONDS
        with suppress(Exception):
            self._client.close(timeout=1)
        while True:
            try:
                self._client = self._connect()
            except InputError:
                if time.monotonic() > ends:
                    raise InputError(
                        f"The scheduler at {self._address} is gone; start it and run the same command again."
                    ) from error
                time.sleep(1)
            else:
                self._threads = 0
                self._seen = time.monotonic()
                return


@contextmanager
def local_workers(processes: int) -> Iterator[DaskWorkers]:
    """Start worker processes on this machine, which nobody else can reach, and end them.

    They listen on the loopback interface alone, and talk to each other by certificates of this one run: whoever else
    uses this machine gets no answer.

    Args:
        processes: how many; each takes some 500 MB with the bundled encoder.
    """
    import dask.config
    from distributed import Client, LocalCluster, Security

    _silence()
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}),
        LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            protocol="tls://",
            security=Security.temporary(),
            dashboard_address=None,
            worker_dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        workers = DaskWorkers(lambda: Client(cluster, set_as_default=False), "this machine")
        try:
            yield workers
        finally:
            workers.close()


@contextmanager
def remote_workers(address: str, tls: Tls | None) -> Iterator[DaskWorkers]:
    """Use the workers of a scheduler that somebody started.

    Args:
        address: `tls://host:port`, or `tcp://127.0.0.1:port` on this machine.
        tls: certificates for the first.

    Raises:
        InputError: the address is none, is not encrypted, or nobody answers there.
    """
    checked = _checked_address(address, tls)
    _silence()

    def connect() -> Any:  # noqa: ANN401
        from distributed import Client, Security

        security = tls and Security(
            tls_ca_file=str(tls.ca),
            tls_client_cert=str(tls.cert),
            tls_client_key=str(tls.key),
            require_encryption=True,
        )
        try:
            return Client(checked, security=security, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            wrong = ", or does not take this certificate" if tls else ""
            raise InputError(
                f"No scheduler answers at {address}{wrong}; start it, or give another --scheduler."
            ) from error

    workers = DaskWorkers(connect, address)
    try:
        yield workers
    finally:
        workers.close()


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _checked_address(address: str, tls: Tls | None) -> str:
    """Refuse to send work over a network in the open: it is code to whoever receives it."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("tcp", "tls") and bool(parts.hostname) and parts.port is not None
    except ValueError:
        known = False
    if not known:
        raise InputError(f"--scheduler {address!r} is no address; write it as tls://host:8786.")
    if parts.scheme == "tls":
        if tls is None:
            raise InputError(f"--scheduler {address} needs --tls-ca, --tls-cert and --tls-key.")
        for path in (tls.ca, tls.cert, tls.key):
            if not path.is_file():
                raise InputError(f"{str(path)!r} does not exist; give a file of a certificate or key.")
    elif not _is_loopback(parts.hostname or ""):
        raise InputError(
            f"--scheduler {address} is another machine, and not encrypted; give tls:// and certificates (--tls-ca)."
        )
    return address


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _silence() -> None:
    """Keep Dask from writing of workers that come and go: what a user must know is told in a sentence."""
    import distributed  # noqa: F401  it sets up its loggers, each with a level of its own

    for name in ("asyncio", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("asyncio", "bokeh", "distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
