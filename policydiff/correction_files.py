"""Files of corrections: each goes to the documents that were read from the file it was made on."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from documents.corrections.applying import corrected
from documents.corrections.correction_json import loads
from documents.corrections.model import Corrections
from documents.errors import InputError, MissingFileError
from documents.model import Document

__all__ = ["corrected_documents", "read_corrections"]


def corrected_documents(documents: Iterable[Document], paths: Sequence[Path | str]) -> tuple[Document, ...]:
    """Apply files of corrections to documents as they were read.

    Args:
        documents: as their readers left them.
        paths: of the files; a document without one stays as it is.

    Raises:
        MissingFileError: there is no such file.
        InputError: a file is none of corrections, is for none of the documents, or two are for one.
    """
    read = tuple(documents)
    sources = {document.source.sha256: document.source.name for document in read if document.source is not None}
    known: dict[str, Corrections] = {}
    for path in paths:
        corrections = read_corrections(path)
        if corrections.sha256 not in sources:
            names = ", ".join(repr(name) for name in sources.values())
            raise InputError(
                f"{Path(path).name!r} has corrections of a file that is none of {names} (its SHA-256 begins with "
                f"{corrections.sha256[:12]}); give the file that was corrected, byte for byte."
            )
        if corrections.sha256 in known:
            raise InputError(
                f"{Path(path).name!r} is a second file of corrections for {sources[corrections.sha256]!r}; give one."
            )
        known[corrections.sha256] = corrections
    return tuple(_corrected(document, known) for document in read)


def read_corrections(path: Path | str) -> Corrections:
    """Read a file of corrections; docs/corrections.md describes it.

    Raises:
        MissingFileError: there is no such file.
        InputError: it is no file of corrections.
    """
    file = Path(path)
    if not file.is_file():
        reason = "is a folder, not a file of corrections" if file.is_dir() else "does not exist"
        raise MissingFileError(f"{str(file)!r} {reason}; give one that `policydiff serve` handed out.")
    return loads(file.read_bytes(), name=file.name)


def _corrected(document: Document, known: dict[str, Corrections]) -> Document:
    corrections = None if document.source is None else known.get(document.source.sha256)
    return document if corrections is None else corrected(document, corrections)
