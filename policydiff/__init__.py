"""Compare Chinese government policy documents task by task: the Python interface."""

from importlib import import_module
from typing import TYPE_CHECKING

from documents.errors import PolicyDiffError

if TYPE_CHECKING:
    from policydiff.api import FORMATS, build, compare_documents, compare_files, guess_mode, read, render

__all__ = [
    "FORMATS",
    "PolicyDiffError",
    "__version__",
    "build",
    "compare_documents",
    "compare_files",
    "guess_mode",
    "read",
    "render",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the interface when it is first used: it costs a second that `policydiff --help` need not wait."""
    if name in __all__:
        return getattr(import_module("policydiff.api"), name)
    raise AttributeError(f"module 'policydiff' has no attribute {name!r}")
