"""What reviewers decide: files of decisions, tasks found again, decisions applied, merged and counted, and a server."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.reading import EventError, decision_from_dict, dumps, loads, read_decisions

__all__ = [
    "EventError",
    "decision_from_dict",
    "dumps",
    "loads",
    "read_decisions",
]

_HOMES = dict.fromkeys(__all__, "reading")
"""The module of each name, imported when the name is first asked for: whoever needs one module loads no other."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
