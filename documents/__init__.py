"""Policy documents as tasks: one file in, one `Document` out."""

from documents.errors import PolicyDiffError
from documents.model import Document, Task, UnitName
from documents.reading import read_document

__all__ = ["Document", "PolicyDiffError", "Task", "UnitName", "read_document"]
