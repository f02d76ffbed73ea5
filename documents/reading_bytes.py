"""The bytes of a file become a Document, in this process."""

import hashlib
from dataclasses import replace

from documents.containers import contents, read_contained
from documents.doubts import with_doubts
from documents.errors import InputError
from documents.formats import FileFormat, GivenFile, recognise_format
from documents.grouped_warnings import group_warnings
from documents.model import Document, Source

__all__ = ["read_given"]


def read_given(
    file: GivenFile,
    *,
    form: FileFormat | None = None,
    member: str | None = None,
    document_id: str | None = None,
    layout: str | None = None,
    part: str | None = None,
) -> Document:
    """Read a file whose bytes are at hand.

    Args, raises: as `documents.read_document`; `form` is the format of the file where it is known, `member` names a
    file that it holds.
    """
    held = contents(file)
    if held is not None:
        return read_contained(
            file, held, member, lambda one, default_id: _read(one, None, document_id or default_id, layout, part)
        )
    if member is not None:
        raise InputError(f"{file.name!r} is no archive and no mail with attachments; leave {member!r} away.")
    return _read(file, form, document_id, layout, part)


def _read(
    file: GivenFile, form: FileFormat | None, document_id: str | None, layout: str | None, part: str | None
) -> Document:
    form = form or recognise_format(file)
    if (layout or part) and form.has_fields:
        raise InputError(f"{file.name!r} is a task list with fields of its own; --layout and --part are for texts.")
    sha256 = hashlib.sha256(file.data).hexdigest()
    source = Source(file.name, sha256, form.code, layout, part, form.reader)
    document = with_doubts(form.read(file, source, document_id))
    return replace(document, warnings=group_warnings(document.warnings))
