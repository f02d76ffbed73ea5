"""The edge to the file system: a path becomes a Document."""

import hashlib
from pathlib import Path

from documents.encoding import decode, recognise_binary
from documents.errors import MissingFileError, UnreadableFileError
from documents.headers import header_role
from documents.model import Document, Source
from documents.text_document import parse_text

__all__ = ["read_document"]

_WORKBOOKS = ("an Excel workbook (.xlsx)", "an old Office file (.doc, .wps or .xls)")
_TABLE_SUFFIXES = (".csv", ".tsv")
_WORKBOOK_SUFFIXES = (".xls", ".xlsx", ".xlsm", ".et")


def read_document(path: Path | str, *, document_id: str | None = None) -> Document:
    """Read a file into a document.

    The format is recognised from the content: task lists in JSON, tables in CSV or Excel, policy documents as text.

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
    return _parse(data, path, document_id)


def _parse(data: bytes, path: Path, document_id: str | None) -> Document:
    name, digest = path.name, hashlib.sha256(data).hexdigest()
    kind = recognise_binary(data)
    if kind == _WORKBOOKS[0] or (kind == _WORKBOOKS[1] and path.suffix.lower() in _WORKBOOK_SUFFIXES):
        from documents.task_table import read_workbook  # the spreadsheet reader is needed for spreadsheets only

        return read_workbook(data, name=name, sha256=digest, document_id=document_id)
    text = decode(data, name)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        from documents.task_json import loads

        return loads(text, name=name, sha256=digest, document_id=document_id)
    if path.suffix.lower() in _TABLE_SUFFIXES or _is_comma_separated(text):
        from documents.task_table import read_csv

        return read_csv(data, name=name, sha256=digest, document_id=document_id)
    return parse_text(text, document_id=document_id or path.stem, source=Source(name, digest, "text"))


def _is_comma_separated(text: str) -> bool:
    """Tell whether the first line is a header row whose names are separated by commas."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = [cell.strip().strip('"') for cell in first.split(",")]
    return len(cells) >= 2 and "text" in [header_role(cell) for cell in cells]
