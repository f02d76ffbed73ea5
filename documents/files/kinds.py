"""What kind of binary file the bytes are: told from magic numbers and the members of an archive."""

import io
import struct
import zipfile
from enum import Enum
from typing import Final

__all__ = ["PACKED", "PICTURES", "FileKind", "recognise_binary"]


class FileKind(Enum):
    """A kind of binary file; the value is what a message calls it."""

    PDF = "a PDF"
    WORD = "a Word file (.docx)"
    EXCEL = "an Excel workbook (.xlsx)"
    POWERPOINT = "a PowerPoint file (.pptx)"
    OPEN_TEXT = "an OpenDocument text (.odt)"
    OPEN_SHEET = "an OpenDocument spreadsheet (.ods)"
    OPEN_DOCUMENT = "an OpenDocument file"
    OFD = "an OFD file"
    OLD_WORD = "an old Word file (.doc or .wps)"
    OLD_EXCEL = "an old Excel workbook (.xls or .et)"
    OLD_POWERPOINT = "an old PowerPoint file (.ppt)"
    LOCKED_OFFICE = "an Office file protected by a password"
    OLD_OFFICE = "an old Office file that is damaged or of an unknown kind"
    RICH_TEXT = "a rich text file (.rtf)"
    PNG = "a PNG image"
    JPEG = "a JPEG image"
    GIF = "a GIF image"
    TIFF = "a TIFF image"
    BITMAP = "a BMP image"
    WEBP = "a WebP image"
    GZIP = "a gzip archive"
    SEVEN_ZIP = "a 7z archive"
    RAR = "a RAR archive"
    ZIP = "a zip archive"
    DAMAGED_ZIP = "a damaged zip archive"
    PROGRAM = "a program"


PICTURES: Final = frozenset((FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.TIFF, FileKind.BITMAP, FileKind.WEBP))
PACKED: Final = frozenset((FileKind.ZIP, FileKind.RAR, FileKind.SEVEN_ZIP, FileKind.GZIP, FileKind.DAMAGED_ZIP))
"""Kinds whose files hold other files."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Mark of a compound file: streams in one file, as all Office programs wrote before 2007."""

_OLE_STREAMS: Final = (
    ("WordDocument", FileKind.OLD_WORD),
    ("Workbook", FileKind.OLD_EXCEL),
    ("Book", FileKind.OLD_EXCEL),
    ("PowerPoint Document", FileKind.OLD_POWERPOINT),
    ("EncryptedPackage", FileKind.LOCKED_OFFICE),
)
"""What the main stream of each is called; a Word file with a table of Excel in it has that deeper inside."""

_MAGIC_NUMBERS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF8", FileKind.GIF),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"MZ\x90\x00", FileKind.PROGRAM),
)
_MAGIC_WINDOW: Final = 1024  # bytes: a PDF may begin with some bytes of its own before the mark
_ZIP_MEMBERS: Final = (
    ("word/", FileKind.WORD),
    ("xl/", FileKind.EXCEL),
    ("ppt/", FileKind.POWERPOINT),
    ("OFD.xml", FileKind.OFD),
)
_OPEN_DOCUMENTS: Final = {b"text": FileKind.OPEN_TEXT, b"spreadsheet": FileKind.OPEN_SHEET}


def recognise_binary(data: bytes) -> FileKind | None:
    """Tell the kind of a binary file by its bytes; None when no kind is recognised."""
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if b"%PDF-" in data[:_MAGIC_WINDOW] and b"obj" in data:
        return FileKind.PDF
    if data[8:12] == b"WEBP" and data.startswith(b"RIFF"):
        return FileKind.WEBP
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # two letters alone may begin a text
        return FileKind.BITMAP
    return next((kind for magic, kind in _MAGIC_NUMBERS if data.startswith(magic)), None)


def _ole_kind(data: bytes) -> FileKind:
    """Tell compound files apart by the streams at their root."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {entry.name for entry in container.root.kids}
    except (OSError, ValueError, LookupError, RecursionError, AttributeError, TypeError, struct.error):
        return FileKind.OLD_OFFICE
    return next((kind for name, kind in _OLE_STREAMS if name in streams), FileKind.OLD_OFFICE)


def _zip_kind(data: bytes) -> FileKind:
    """Tell the office formats that are zip archives apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            if "mimetype" in members and archive.getinfo("mimetype").file_size < _MAGIC_WINDOW:
                stated = archive.read("mimetype").partition(b"opendocument.")[2]
                if stated:
                    return _OPEN_DOCUMENTS.get(stated.strip(), FileKind.OPEN_DOCUMENT)
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return FileKind.DAMAGED_ZIP
    kinds = (kind for prefix, kind in _ZIP_MEMBERS if any(member.startswith(prefix) for member in members))
    return next(kinds, FileKind.ZIP)
