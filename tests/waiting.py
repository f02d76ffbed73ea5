"""Wait for an event: no test sleeps for a time that a busy machine may need longer than."""

import time

PATIENCE = 120
"""Seconds after which an event counts as one that never comes; a busy machine is slow, not wrong."""

PAUSE = 0.03
"""Seconds between two looks."""


def until(condition, *, awaited="what the test waits for"):
    """Wait until a condition holds; a failure names what was awaited."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {awaited}"
        time.sleep(PAUSE)
