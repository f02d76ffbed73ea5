"""The edge to the file system: a path becomes a Document."""

import hashlib
from pathlib import Path

from documents.errors import MissingFileError, UnreadableFileError
from documents.files.names import readable_name
from documents.formats import GivenFile, recognise_format
from documents.model import Document, Source

__all__ = ["read_document"]


def read_document(path: Path | str, *, document_id: str | None = None) -> Document:
    """Read a file into a document.

    The format is recognised from the content: task lists in JSON, tables in CSV or Excel, policy documents as text,
    PDF, Word file or web page.

    Args:
        path: the file.
        document_id: id of the document and prefix of its task ids; without it what a JSON file states, else the
            file's stem.

    Raises:
        MissingFileError: there is no such file.
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary or in no known encoding.
        NoTasksError: no task was found.
        InputError: a task list has invalid fields.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(f"no such file: {str(path)!r}; check the path.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{str(path)!r} is a directory; name one of its files.") from None
    except PermissionError:
        raise UnreadableFileError(f"{str(path)!r} may not be read; check its permissions.") from None
    file = GivenFile(readable_name(path.name), data)
    form = recognise_format(file)
    return form.read(file, Source(file.name, hashlib.sha256(data).hexdigest(), form.code), document_id)
