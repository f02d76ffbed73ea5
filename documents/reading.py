"""The edge to the file system: a path becomes a Document."""

import stat
import sys
from pathlib import Path
from typing import Final

from documents.containers import split_member
from documents.errors import MissingFileError, UnreadableFileError
from documents.files.kinds import recognise_binary
from documents.files.names import readable_name
from documents.limits import Limits
from documents.model import Document

__all__ = ["read_document"]

_SMALL: Final = 200_000
"""Bytes of a text that needs no limits: the longest plans have 150,000, and reading them takes a second."""

_LARGEST: Final = 500_000_000
"""Bytes of a file that is taken into memory at all: scans of whole books have 100 million."""

_NO_TEXT: Final = (b"<", b"PK", b"\xd0\xcf\x11\xe0")
"""How web pages and XML begin, and archives and old Office files, which are not opened in this process."""


def read_document(
    path: Path | str,
    *,
    document_id: str | None = None,
    layout: str | None = None,
    part: str | None = None,
    limits: Limits | None = None,
    in_process: bool = False,
    snippets: bool = False,
) -> Document:
    """Read a file into a document.

    The format is recognised from the content: `documents.formats.FORMATS` has them all. Of an archive, or a mail with
    attachments, the one document with tasks is read; `FILE:MEMBER` names one of several. What is no plain text, or is
    large, is read in a process of its own, within limits.

    Args:
        path: the file.
        document_id: id of the document and prefix of its task ids; without it what a JSON file states, else the
            file's stem.
        layout: read a text in this layout instead of the one that its content tells; `Source.layout` names them.
        part: `plan` or `table`: which to read of a file that holds a plan and a table of its tasks.
        limits: of time and memory; those of the environment, else the usual ones, when None.
        in_process: read in this process whatever the file is: without limits, and a reader that breaks down takes the
            program with it.
        snippets: draw pictures of the places of the tasks on their pages, `Document.snippets`; what cannot be drawn is
            a warning.

    Raises:
        MissingFileError: there is no such file.
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary or in no known encoding, or reaching a limit.
        NoTasksError: no task was found.
        InputError: a task list has invalid fields, or a file has not the layout or the part that is asked for.
    """
    path, member = split_member(path)
    limits = Limits.given() if limits is None else limits
    data = _data(path)
    name = readable_name(path.name)
    apart = not in_process and limits.seconds > 0 and _can_start()
    if not apart or _is_plain(data):
        from documents.formats import GivenFile, recognise_format
        from documents.reading_bytes import read_given

        file = GivenFile(name, data)
        if not apart or recognise_format(file).plain:
            document = read_given(file, member=member, document_id=document_id, layout=layout, part=part)
            if not snippets:
                return document
            from documents.snippets import with_snippets

            return with_snippets(file, document)
    from documents.child.messages import Request
    from documents.child.process import read_in_child

    return read_in_child(
        Request(name, data, document_id, layout, part, limits.seconds, limits.memory, member, snippets)
    )


def _can_start() -> bool:
    """Tell whether there is a Python to start: a program that Python is built into may have none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _is_plain(data: bytes) -> bool:
    """Whether a file may be a small text: neither of a binary kind nor marked up."""
    begins = data[:_SMALL].lstrip(b"\xef\xbb\xbf \t\r\n")
    return len(data) <= _SMALL and not begins.startswith(_NO_TEXT) and recognise_binary(data) is None


def _data(path: Path) -> bytes:
    """Read the bytes of a file; what has no end or never begins, such as a pipe, is none."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableFileError(f"{str(path)!r} is a directory; name one of its files.")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFileError(f"{str(path)!r} is no file but a pipe or a device; save what it gives as a file.")
        if about.st_size > _LARGEST:
            raise UnreadableFileError(
                f"{str(path)!r} has {about.st_size:,} bytes; files of up to {_LARGEST:,} bytes are read."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(f"no such file: {str(path)!r}; check the path.") from None
    except PermissionError:
        raise UnreadableFileError(f"{str(path)!r} may not be read; check its permissions.") from None
