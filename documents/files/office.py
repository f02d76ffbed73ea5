"""Files of office programs that are no .docx: old Word files, rich text, OpenDocument texts."""

from dataclasses import replace
from typing import Final

from documents.errors import UnreadableFileError
from documents.files.conversion import ConversionError, convert_to_docx, office_program
from documents.files.doc import old_word_text
from documents.files.docx import word_text
from documents.files.extracted import Extracted
from documents.model import ReadingWarning

__all__ = ["converted_text", "old_word_file"]

_LIBREOFFICE: Final = "libreoffice"
_OLEFILE: Final = "olefile"


def old_word_file(data: bytes, name: str) -> tuple[Extracted, str]:
    """Read an old Word file: with LibreOffice where it is installed, else by itself.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Returns:
        (what the file says, the name of the reader). Where LibreOffice fails, or loses the tables that the file holds,
        the file is read by itself, and a warning says so.

    Raises:
        UnreadableFileError: neither can read it.
    """
    if office_program() is None:
        return old_word_text(data, name), _OLEFILE
    try:
        converted = word_text(convert_to_docx(data, name, ".doc"), name)
    except ConversionError as error:
        return _by_itself(data, name, f"LibreOffice{error.warning}")
    except UnreadableFileError:
        return _by_itself(data, name, "LibreOffice的转换结果不能读取")
    try:
        own = old_word_text(data, name)
    except UnreadableFileError:
        return converted, _LIBREOFFICE
    if own.tables and not converted.tables:
        return _by_itself(data, name, "LibreOffice丢失了表格")
    return converted, _LIBREOFFICE


def _by_itself(data: bytes, name: str, reason: str) -> tuple[Extracted, str]:
    own = old_word_text(data, name)
    warning = ReadingWarning("second-reader", f"{reason}，改用自带的读取方法")
    return replace(own, warnings=(warning, *own.warnings)), _OLEFILE


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
