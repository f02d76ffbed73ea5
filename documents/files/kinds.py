"""What kind of file the bytes are: told from magic numbers and the members of an archive."""

import io
import zipfile
from typing import Final

__all__ = ["recognise_binary"]


_MAGIC_NUMBERS: Final = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .wps or .xls)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)


_MAGIC_WINDOW: Final = 1024  # a PDF may begin with some bytes of its own before the mark


_ZIP_MEMBERS: Final = (
    ("word/", "a Word file (.docx)"),
    ("xl/", "an Excel workbook (.xlsx)"),
    ("ppt/", "a PowerPoint file (.pptx)"),
    ("OFD.xml", "an OFD file"),
)


def recognise_binary(data: bytes) -> str | None:
    """Name the kind of a binary file by its first bytes, such as `a PDF`; None when no kind is recognised."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if b"%PDF-" in data[:_MAGIC_WINDOW] and b"obj" in data:
        return "a PDF"
    return next((kind for magic, kind in _MAGIC_NUMBERS if data.startswith(magic)), None)


def _zip_kind(data: bytes) -> str:
    """Tell the office formats that are zip archives apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            if "mimetype" in members and b"opendocument" in archive.read("mimetype"):
                return "an OpenDocument file"
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return "a damaged zip archive"
    kinds = (kind for prefix, kind in _ZIP_MEMBERS if any(member.startswith(prefix) for member in members))
    return next(kinds, "a zip archive")
