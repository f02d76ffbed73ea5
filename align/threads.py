"""Threads of the matrix library: many small products are quicker on one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController

__all__ = ["one_thread", "thread_count"]


@contextmanager
def one_thread() -> Iterator[None]:
    """Multiply matrices of NumPy on one thread while this lasts.

    Products of a few rows are shared out among threads that spin while they wait for one another: that takes half as
    much time again on an idle machine, and several times as much as soon as another process wants a core. Only
    OpenBLAS, which NumPy brings, is held; what an encoder computes with keeps its threads.
    """
    with _library().limit(limits=1):
        yield


def thread_count() -> int:
    """Give the threads that the matrix library would use: the cores, unless the environment or the caller says less."""
    return max((library["num_threads"] for library in _library().info()), default=os.cpu_count() or 1)


@cache
def _library() -> ThreadpoolController:
    """Find OpenBLAS, once: looking through what is loaded takes milliseconds."""
    return ThreadpoolController().select(internal_api="openblas")
