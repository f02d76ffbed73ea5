"""Run coroutines where no event loop runs: a browser that other tests opened has one in the thread of the tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

__all__ = ["Loop", "run"]


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self):
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._loop = self._thread.submit(asyncio.new_event_loop).result()

    def run(self, coroutine):
        """Run a coroutine to its end; what comes of it."""
        return self._thread.submit(self._loop.run_until_complete, coroutine).result()

    def close(self):
        self.run(self._loop.shutdown_default_executor())
        self._thread.submit(self._loop.close).result()
        self._thread.shutdown()


def run(coroutine):
    """Run a coroutine in a loop of its own; what comes of it."""
    loop = Loop()
    try:
        return loop.run(coroutine)
    finally:
        loop.close()
