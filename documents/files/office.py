"""Files of office programs that are no .docx: old Word files, rich text, OpenDocument texts."""

from contextlib import suppress
from typing import Final

from documents.errors import UnreadableFileError
from documents.files.conversion import ConversionError, convert_to_docx, office_program
from documents.files.doc import old_word_text
from documents.files.docx import word_text
from documents.files.extracted import Extracted

__all__ = ["converted_text", "old_word_file"]

_LIBREOFFICE: Final = "libreoffice"
_OLEFILE: Final = "olefile"
_DOUBTS: Final = frozenset(("numbers-not-read", "text-box-not-read"))
"""What our own reader says of a file that LibreOffice reads better."""


def old_word_file(data: bytes, name: str) -> tuple[Extracted, str]:
    """Read an old Word file: by itself, and with LibreOffice what is not read so as a whole, where it is installed.

    On real files both give the same text (docs/decisions/0011); LibreOffice takes a hundred times as long.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        (what the file says, the name of the reader).

    Raises:
        UnreadableFileError: neither can read it.
    """
    refused: UnreadableFileError | None = None
    own: Extracted | None = None
    try:
        own = old_word_text(data, name)
    except UnreadableFileError as error:
        refused = error
    if own is not None and not any(warning.code in _DOUBTS for warning in own.warnings):
        return own, _OLEFILE
    if office_program() is not None:
        with suppress(ConversionError, UnreadableFileError):
            converted = word_text(convert_to_docx(data, name, ".doc"), name)
            if own is None or not own.tables or converted.tables:  # it loses a table that ends a file
                return converted, _LIBREOFFICE
    if own is None:
        raise refused or UnreadableFileError(f"{name!r} cannot be read as an old Word file; save it as .docx.")
    return own, _OLEFILE


def converted_text(data: bytes, name: str, ending: str) -> tuple[Extracted, str]:
    """Read a file that LibreOffice alone opens.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.
        ending: of its format, such as `.rtf`.

    Returns:
        (what the file says, the name of the reader).

    Raises:
        UnreadableFileError: LibreOffice is not installed, or does not read it.
    """
    try:
        return word_text(convert_to_docx(data, name, ending), name), _LIBREOFFICE
    except ConversionError as error:
        raise UnreadableFileError(
            f"{name!r} cannot be read with LibreOffice: {error}; open it there or in Word and save it as .docx."
        ) from error
