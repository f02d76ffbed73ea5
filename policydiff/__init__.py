"""Compare Chinese government policy documents task by task: the Python interface."""

from importlib import import_module
from typing import TYPE_CHECKING

from documents.errors import PolicyDiffError
from policydiff.version import __version__

if TYPE_CHECKING:
    from policydiff.api import (
        FORMATS,
        Comparison,
        Document,
        Limits,
        changes_frame,
        compare_documents,
        compare_files,
        guess_mode,
        links_frame,
        read,
        render,
        units_frame,
    )
    from policydiff.building import build
    from policydiff.collating import Collation, collate_documents, collate_files, write_collation

__all__ = [
    "FORMATS",
    "Collation",
    "Comparison",
    "Document",
    "Limits",
    "PolicyDiffError",
    "__version__",
    "build",
    "changes_frame",
    "collate_documents",
    "collate_files",
    "compare_documents",
    "compare_files",
    "guess_mode",
    "links_frame",
    "read",
    "render",
    "units_frame",
    "write_collation",
]

_HOMES = {
    "Collation": "collating",
    "build": "building",
    "collate_documents": "collating",
    "collate_files": "collating",
    "write_collation": "collating",
}
"""Where what `api` does not have is."""


def __getattr__(name: str) -> object:
    """Load the interface when it is first used: it costs a second that `policydiff --help` need not wait."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'api')}"), name)
