"""A progress bar on stderr for work that takes a while; nothing for quick work and where nobody watches."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["Step", "progress_bar"]

Step = Callable[[int, int], None]
"""Called with the number of steps done and the number of all steps."""

_DELAY: Final = 1.0  # seconds; quicker work shows no bar


@contextmanager
def progress_bar(description: str) -> Iterator[Step | None]:
    """Show a bar on stderr once the work has taken more than a second.

    Yields:
        What to call after every step; None when stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with_bar = Progress(console=Console(stderr=True), transient=True)
    task = with_bar.add_task(description, total=None)
    timer = threading.Timer(_DELAY, with_bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda done, total: with_bar.update(task, completed=done, total=total)
    finally:
        timer.cancel()
        timer.join()
        with_bar.stop()
