"""How long a file may take to be read, and how much memory: some files would take both without an end."""

import gc
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from documents.errors import InputError

__all__ = ["MEMORY_VARIABLE", "SECONDS_VARIABLE", "Limits", "ask_for_time", "collect_seldom", "on_time_asked"]

SECONDS_VARIABLE: Final = "POLICYDIFF_LIMIT_SECONDS"
MEMORY_VARIABLE: Final = "POLICYDIFF_LIMIT_MEMORY"

_COLLECTED: Final = 50_000
"""Objects after which Python looks for garbage, instead of 700: what a reader makes is a part of the document and
stays, and looking for what does not took a sixth of its time."""

_LEAST_MEMORY: Final = 200
"""Megabytes: with less not even the libraries find room."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        seconds: by the clock; 0 reads the file in the process that asks, without limits. The longest plans take
            10 seconds on a busy machine.
        memory: megabytes (10⁶ bytes); the longest plans take 300.
    """

    seconds: float = 60
    memory: int = 2000

    @classmethod
    def given(
        cls, seconds: float | None = None, memory: int | None = None, *, environment: Mapping[str, str] = os.environ
    ) -> "Limits":
        """Take what is given, else what the environment says, else what is usual.

        Raises:
            InputError: a limit is no number, or too low to read anything.
        """
        if seconds is None:
            seconds = _stated(environment, SECONDS_VARIABLE, cls().seconds)
        if memory is None:
            memory = int(_stated(environment, MEMORY_VARIABLE, cls().memory))
        if not 0 <= seconds < math.inf:
            raise InputError(f"a limit of {seconds:g} seconds is none; give 0 for no limit, or more.")
        if memory < _LEAST_MEMORY:
            raise InputError(f"a limit of {memory} MB is too low to read anything; give {_LEAST_MEMORY} or more.")
        return cls(seconds, memory)


def _stated(environment: Mapping[str, str], variable: str, usual: float) -> float:
    text = environment.get(variable, "").strip()
    try:
        number = float(text) if text else usual
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return number
    raise InputError(f"{variable} is {text!r}, which is no number; give one, such as {usual:g}.")


def collect_seldom() -> None:
    """Let Python seldom look for garbage, in a process that reads one file and ends."""
    gc.set_threshold(_COLLECTED)


_askers: list[Callable[[float], None]] = []


def ask_for_time(seconds: float) -> None:
    """Ask for more time than the limit, for work that is long for a reason that is known, such as a page of a scan.

    Where nothing limits the time, nothing happens.

    Args:
        seconds: by the clock, beyond what is left.
    """
    for asker in _askers:
        asker(seconds)


def on_time_asked(asker: Callable[[float], None]) -> None:
    """Let something hear of each asking for time: the process that reads a file passes it on to the one that waits."""
    _askers.append(asker)
