"""The bytes of a file become a Document, in this process."""

import hashlib
from dataclasses import replace

from documents.errors import InputError
from documents.formats import FileFormat, GivenFile, recognise_format
from documents.grouped_warnings import group_warnings
from documents.model import Document, Source

__all__ = ["read_given"]

_OWN_FIELDS = ("xlsx", "csv", "json")  # formats whose fields are named in the file: they have no layout


def read_given(
    file: GivenFile,
    *,
    form: FileFormat | None = None,
    document_id: str | None = None,
    layout: str | None = None,
    part: str | None = None,
) -> Document:
    """Read a file whose bytes are at hand.

    Args, raises: as `documents.read_document`; `form` is the format of the file where it is known.
    """
    form = form or recognise_format(file)
    if (layout or part) and form.code in _OWN_FIELDS:
        raise InputError(f"{file.name!r} is a task list with fields of its own; --layout and --part are for texts.")
    source = Source(file.name, hashlib.sha256(file.data).hexdigest(), form.code, layout, part)
    document = form.read(file, source, document_id)
    return replace(document, warnings=group_warnings(document.warnings))
