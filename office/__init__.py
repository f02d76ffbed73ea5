"""The window for the office: files are handed in, compared in the background, and their reports reviewed and kept."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from office.copies import pack, unpack
    from office.server import make_office, make_shared_office

__all__ = ["make_office", "make_shared_office", "pack", "unpack"]

_HOMES = {"make_office": "server", "make_shared_office": "server", "pack": "copies", "unpack": "copies"}
"""The module of each name, imported when the name is first asked for: whoever needs one module loads no other."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
