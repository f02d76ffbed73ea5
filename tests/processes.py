"""Processes that tests kill."""

import os


def forked(action):
    """Run an action in a process of its own, and give its number."""
    number = os.fork()
    if number == 0:
        try:
            action()
        finally:
            os._exit(0)
    return number
