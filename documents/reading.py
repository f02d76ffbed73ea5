"""The edge to the file system: a path becomes a Document."""

import hashlib
from dataclasses import replace
from pathlib import Path

from documents.errors import InputError, MissingFileError, UnreadableFileError
from documents.files.names import readable_name
from documents.formats import GivenFile, recognise_format
from documents.grouped_warnings import group_warnings
from documents.model import Document, Source

__all__ = ["read_document"]


_OWN_FIELDS = ("xlsx", "csv", "json")  # formats whose fields are named in the file: they have no layout


def read_document(
    path: Path | str, *, document_id: str | None = None, layout: str | None = None, part: str | None = None
) -> Document:
    """Read a file into a document.

    The format is recognised from the content: task lists in JSON, tables in CSV or Excel, policy documents as text,
    PDF, Word file or web page.

    Args:
        path: the file.
        document_id: id of the document and prefix of its task ids; without it what a JSON file states, else the
            file's stem.
        layout: read a text in this layout instead of the one that its content tells; `Source.layout` names them.
        part: `plan` or `table`: which to read of a file that holds a plan and a table of its tasks.

    Raises:
        MissingFileError: there is no such file.
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary or in no known encoding.
        NoTasksError: no task was found.
        InputError: a task list has invalid fields, or a file has not the layout or the part that is asked for.
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
    if (layout or part) and form.code in _OWN_FIELDS:
        raise InputError(f"{file.name!r} is a task list with fields of its own; --layout and --part are for texts.")
    source = Source(file.name, hashlib.sha256(data).hexdigest(), form.code, layout, part)
    document = form.read(file, source, document_id)
    return replace(document, warnings=group_warnings(document.warnings))
