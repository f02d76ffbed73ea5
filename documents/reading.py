"""The edge to the file system: a path becomes a Document."""

import hashlib
from dataclasses import replace
from pathlib import Path

from documents.errors import EmptyFileError, MissingFileError, UnreadableFileError
from documents.fields.column_names import header_role
from documents.files.encoding import decode
from documents.files.extracted import Extracted
from documents.files.html import is_web_page, page_text
from documents.files.kinds import recognise_binary
from documents.model import Document, Place, Source
from documents.text_document import parse_text

__all__ = ["read_document"]

_WORKBOOKS = ("an Excel workbook (.xlsx)", "an old Office file (.doc, .wps or .xls)")
_TABLE_SUFFIXES = (".csv", ".tsv")
_WORKBOOK_SUFFIXES = (".xls", ".xlsx", ".xlsm", ".et")
_LAID_OUT = {"a PDF": "pdf", "a Word file (.docx)": "docx"}


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
    return _parse(data, path, document_id)


def _parse(data: bytes, path: Path, document_id: str | None) -> Document:
    name, digest = path.name, hashlib.sha256(data).hexdigest()
    kind = recognise_binary(data)
    if kind == _WORKBOOKS[0] or (kind == _WORKBOOKS[1] and path.suffix.lower() in _WORKBOOK_SUFFIXES):
        from documents.task_lists.task_table import (
            read_workbook,  # the spreadsheet reader is needed for spreadsheets only
        )

        return read_workbook(data, name=name, sha256=digest, document_id=document_id)
    if kind in _LAID_OUT:
        extracted = _extract(data, _LAID_OUT[kind], name)
        return _laid_out(extracted, Source(name, digest, _LAID_OUT[kind]), document_id or path.stem)
    text = decode(data, name)
    if is_web_page(text):
        return _laid_out(page_text(text, name), Source(name, digest, "html"), document_id or path.stem)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        from documents.task_lists.task_json import loads

        return loads(text, name=name, sha256=digest, document_id=document_id)
    if path.suffix.lower() in _TABLE_SUFFIXES or _is_comma_separated(text):
        from documents.task_lists.task_table import read_csv

        return read_csv(data, name=name, sha256=digest, document_id=document_id)
    return parse_text(text, document_id=document_id or path.stem, source=Source(name, digest, "text"))


def _laid_out(extracted: Extracted, source: Source, document_id: str) -> Document:
    """Read the text of an office file, and say where things stand as the file has it: by page if it has pages."""
    if not extracted.text.strip():
        raise EmptyFileError(f"{source.name!r} holds no text; give a file that holds the text of a document.")
    document = parse_text(extracted.text, document_id=document_id, source=source)
    warnings = (*extracted.warnings, *(replace(one, place=_paged(one.place, extracted)) for one in document.warnings))
    tasks = tuple(replace(task, place=_paged(task.place, extracted)) for task in document.tasks)
    return replace(document, tasks=tasks, warnings=warnings)


def _extract(data: bytes, form: str, name: str) -> Extracted:
    """Load the reader of a format: each brings libraries that no other format needs."""
    if form == "pdf":
        from documents.files.pdf import pdf_text

        return pdf_text(data, name)
    from documents.files.docx import word_text

    return word_text(data, name)


def _paged(place: Place, extracted: Extracted) -> Place:
    """Name a line by its page and its number on it, if the file has pages."""
    if place.line is None or not extracted.pages:
        return place
    page = extracted.pages[place.line - 1]
    return replace(place, page=page, line=place.line - extracted.pages.index(page))


def _is_comma_separated(text: str) -> bool:
    """Tell whether the first line is a header row whose names are separated by commas."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = [cell.strip().strip('"') for cell in first.split(",")]
    return len(cells) >= 2 and "text" in [header_role(cell) for cell in cells]
