"""Work for workers of Dask that loads nothing."""

import os
import signal

from documents.errors import InputError


def halved(batch):
    return [_half(item) for item in batch]


def _half(item):
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 0:
        raise InputError("there is no half of nothing")
    return item / 2
