"""Pages of a long PDF are read ahead by several processes: each page takes a twentieth of a second and more."""

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Final

import msgspec

from documents.files.pdf_ahead_program import PageRead, Pages, main

__all__ = ["read_ahead"]

_MANY: Final = 80
"""Pages of a file from which on several processes are started: each takes half a second to begin."""

_MOST_PROCESSES: Final = 4
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would open a console for each process."""


def read_ahead(data: bytes, pages: int) -> Mapping[int, PageRead]:
    """Read pages of a PDF by several processes.

    Args:
        data: the bytes of the file.
        pages: how many it has.

    Returns:
        What stands on a page, by its number; nothing of a page that must be looked at more closely, of all pages of a
        process that failed, and of a file with few pages. Whatever is missing is read by the one that asks, so that
        what is read never depends on how many processes there are.
    """
    processes = min(_MOST_PROCESSES, _cores())
    if pages < _MANY or processes == 1 or not sys.executable or getattr(sys, "frozen", False):
        return {}
    memory = _share(processes)
    bounds = [1 + pages * k // processes for k in range(processes + 1)]
    asked = [Pages(data, first, end, memory) for first, end in pairwise(bounds)]
    with ThreadPoolExecutor(processes) as threads:
        return {page.number: page for read in threads.map(_read, asked) for page in read}


def _read(asked: Pages) -> list[PageRead]:
    """Let a process read some pages; nothing comes of one that fails."""
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109  "" stands for it
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", main.__module__],
            input=msgspec.msgpack.encode(asked),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=_NO_WINDOW,
            check=True,
        )
        return msgspec.msgpack.decode(done.stdout, type=list[PageRead])
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError):
        return []


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _share(processes: int) -> int | None:
    """Give the bytes of memory that each process may take: as much as the one that asks, all of them together."""
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrlimit(resource.RLIMIT_DATA)[0]
    return None if most == resource.RLIM_INFINITY else most // processes
