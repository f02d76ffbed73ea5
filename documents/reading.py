"""The edge to the file system: a path becomes a Document."""

import hashlib
from dataclasses import replace
from pathlib import Path

from documents.containers import SEPARATOR, contents, read_contained
from documents.errors import InputError, MissingFileError, UnreadableFileError
from documents.files.names import readable_name
from documents.formats import GivenFile, recognise_format
from documents.grouped_warnings import group_warnings
from documents.model import Document, Source

__all__ = ["read_document", "split_member"]


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
    held = contents(file)
    if held is None:
        if member is not None:
            raise InputError(f"{file.name!r} is no archive and no mail with attachments; leave {member!r} away.")
        return _read(file, document_id, layout, part)
    return read_contained(
        file, held, member, lambda one, default_id: _read(one, document_id or default_id, layout, part)
    )


def split_member(path: Path | str) -> tuple[Path, str | None]:
    """Part the name of a file from the name of a file that it holds: `FILE:MEMBER`.

    Returns:
        (the file, the file in it; None where the path is that of a file, or of none at all).
    """
    whole = Path(path)
    text = str(path)
    at = len(text)
    while not whole.exists() and (at := text.rfind(SEPARATOR, 0, at)) > 0:
        if Path(text[:at]).is_file() and text[at + 1 :]:
            return Path(text[:at]), text[at + 1 :]
    return whole, None


def _read(file: GivenFile, document_id: str | None, layout: str | None, part: str | None) -> Document:
    form = recognise_format(file)
    if (layout or part) and form.has_fields:
        raise InputError(f"{file.name!r} is a task list with fields of its own; --layout and --part are for texts.")
    sha256 = hashlib.sha256(file.data).hexdigest()
    source = Source(file.name, sha256, form.code, layout, part, form.reader)
    document = form.read(file, source, document_id)
    return replace(document, warnings=group_warnings(document.warnings))
