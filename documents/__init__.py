"""Policy documents as tasks: one file in, one `Document` out."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from documents.errors import PolicyDiffError
    from documents.model import Document, Task, UnitName
    from documents.reading import read_document

__all__ = [
    "Document",
    "PolicyDiffError",
    "Task",
    "UnitName",
    "read_document",
]

_HOMES = {
    "Document": "model",
    "PolicyDiffError": "errors",
    "Task": "model",
    "UnitName": "model",
    "read_document": "reading",
}
"""The module of each name, imported when the name is first asked for: whoever needs one module loads no other."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
