"""The edge to the file system: a path becomes a Document."""

from pathlib import Path

from documents.containers import split_member
from documents.errors import MissingFileError, UnreadableFileError
from documents.files.names import readable_name
from documents.formats import GivenFile
from documents.model import Document
from documents.reading_bytes import read_given

__all__ = ["read_document"]


def read_document(
    path: Path | str, *, document_id: str | None = None, layout: str | None = None, part: str | None = None
) -> Document:
    """Read a file into a document.

    The format is recognised from the content: `documents.formats.FORMATS` has them all. Of an archive, or a mail with
    attachments, the one document with tasks is read; `FILE:MEMBER` names one of several.

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
    path, member = split_member(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(f"no such file: {str(path)!r}; check the path.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{str(path)!r} is a directory; name one of its files.") from None
    except PermissionError:
        raise UnreadableFileError(f"{str(path)!r} may not be read; check its permissions.") from None
    file = GivenFile(readable_name(path.name), data)
    return read_given(file, member=member, document_id=document_id, layout=layout, part=part)
