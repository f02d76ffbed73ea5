"""The formats of files that are read: a format is one row of one table.

A new format is a module in `files/` that gives its text or its rows, and a row in `FORMATS` that says how it is told.
Its reader is loaded when a file of the format comes: each brings libraries that no other format needs.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from documents.errors import EmptyFileError
from documents.fields.column_names import header_role
from documents.files.encoding import decode
from documents.files.kinds import PICTURES, FileKind, recognise_binary
from documents.files.mail import Mail, is_mail, read_mail
from documents.model import Document, Source
from documents.places import place_in_file
from documents.recognised_fields import warn_of_doubts
from documents.text_document import parse_text

if TYPE_CHECKING:
    from documents.files.extracted import Extracted

__all__ = ["FORMATS", "FileFormat", "GivenFile", "recognise_format"]

_TABLE_ENDINGS: Final = (".csv", ".tsv")


@dataclass(frozen=True)
class GivenFile:
    """A file as it was given; what it is and what it says is found out when somebody asks.

    Attributes:
        name: without folders.
        data: its bytes.
    """

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePath(self.name).stem

    @property
    def ending(self) -> str:
        """The ending of the name in small letters, such as `.csv`."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def kind(self) -> FileKind | None:
        """The kind of a binary file; None for text."""
        return recognise_binary(self.data)

    @cached_property
    def mail(self) -> Mail | None:
        """The parts of a mail, or of a page saved as one file; None for any other file.

        Raises:
            UnreadableFileError: its parts cannot be told.
        """
        return read_mail(self.data, self.name) if self.kind is None and is_mail(self.data) else None

    @cached_property
    def text(self) -> str:
        """The decoded text.

        Raises:
            EmptyFileError: the file holds no text.
            UnreadableFileError: the file is binary or in no known encoding.
        """
        return decode(self.data, self.name)


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files.

    Attributes:
        code: `Source.format`.
        recognise: tells whether a file has it, if it has none of the formats before it.
        read: turns a file, its source and the id that was asked for into a document.
        reader: `Source.reader`, the library that opens it; of what several may open, the reader names the one that did.
        has_fields: whether the file names its fields, as lists of tasks do: then there is no layout.
        plain: whether our own code alone touches the text, so that a small one is read without a process of its own.
    """

    code: str
    recognise: Callable[[GivenFile], bool]
    read: Callable[[GivenFile, Source, str | None], Document]
    reader: str
    has_fields: bool = False
    plain: bool = False


def recognise_format(file: GivenFile) -> FileFormat:
    """Choose the format of a file by its content; its ending counts only where the content does not tell.

    Raises:
        EmptyFileError: the file holds no text.
        UnreadableFileError: the file is binary and not read, or in no known encoding.
    """
    return next(form for form in FORMATS if form.recognise(file))


def _of_kind(kind: FileKind) -> Callable[[GivenFile], bool]:
    return lambda file: file.kind is kind


def _is_saved_page(file: GivenFile) -> bool:
    return file.mail is not None and file.mail.is_saved_page


def _is_marked_up(file: GivenFile) -> bool:
    """Whether a text may be a web page or XML: what tells them apart is loaded for such a one."""
    return file.text.lstrip("\ufeff \t\r\n").startswith("<")


def _is_word_xml(file: GivenFile) -> bool:
    if not _is_marked_up(file):
        return False
    from documents.files.word_xml import is_word_xml

    return is_word_xml(file.text)


def _is_web_page(file: GivenFile) -> bool:
    if not _is_marked_up(file):
        return False
    from documents.files.html import is_web_page

    return is_web_page(file.text)


def _is_csv(file: GivenFile) -> bool:
    """Besides its ending, a header row whose names are separated by commas tells a table."""
    first = next((line for line in file.text.splitlines() if line.strip()), "")
    cells = [cell.strip().strip('"') for cell in first.split(",")]
    return file.ending in _TABLE_ENDINGS or (len(cells) >= 2 and "text" in [header_role(cell) for cell in cells])


def _read_workbook(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.task_lists.task_table import read_workbook

    document = read_workbook(file.data, name=source.name, sha256=source.sha256, document_id=document_id)
    return replace(document, source=source)


def _read_csv(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.task_lists.task_table import read_csv

    document = read_csv(file.data, name=source.name, sha256=source.sha256, document_id=document_id)
    return replace(document, source=source)


def _read_json(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.task_lists.task_json import loads

    document = loads(file.text, name=source.name, sha256=source.sha256, document_id=document_id)
    return replace(document, source=source)


def _read_pdf(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.pdf import pdf_text

    return _from_text(pdf_text(file.data, file.name), source, document_id or file.stem)


def _read_ofd(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.ofd import ofd_text

    return _from_text(ofd_text(file.data, file.name), source, document_id or file.stem)


def _read_word(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.docx import word_text

    return _from_text(word_text(file.data, file.name), source, document_id or file.stem)


def _read_picture(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.pictures import picture_text

    return _from_text(picture_text(file.data, file.name), source, document_id or file.stem)


def _read_old_word(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.office import old_word_file

    extracted, reader = old_word_file(file.data, file.name)
    return _from_text(extracted, replace(source, reader=reader), document_id or file.stem)


def _converted(ending: str) -> Callable[[GivenFile, Source, str | None], Document]:
    def read(file: GivenFile, source: Source, document_id: str | None) -> Document:
        from documents.files.office import converted_text

        extracted, reader = converted_text(file.data, file.name, ending)
        return _from_text(extracted, replace(source, reader=reader), document_id or file.stem)

    return read


def _read_mail(file: GivenFile, source: Source, document_id: str | None) -> Document:
    """Read the text of a mail or a saved page; what else comes with it is the business of `containers`."""
    from documents.files.extracted import Extracted
    from documents.files.html import page_text

    body, is_page = (file.mail.body, file.mail.is_page) if file.mail else (b"", False)
    text = decode(body, file.name)
    extracted = page_text(text, file.name) if is_page else Extracted(text)
    return _from_text(extracted, source, document_id or file.stem)


def _read_word_xml(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.word_xml import word_xml_text

    return _from_text(word_xml_text(file.text, file.name), source, document_id or file.stem)


def _read_web_page(file: GivenFile, source: Source, document_id: str | None) -> Document:
    from documents.files.html import page_text

    return _from_text(page_text(file.text, file.name), source, document_id or file.stem)


def _read_text(file: GivenFile, source: Source, document_id: str | None) -> Document:
    return parse_text(file.text, document_id=document_id or file.stem, source=source)


def _from_text(extracted: "Extracted", source: Source, document_id: str) -> Document:
    """Read the text of an office file, and say where things stand as the file has it: by page if it has pages."""
    if not extracted.text.strip():
        if any(warning.code == "picture-not-read" for warning in extracted.warnings):
            raise EmptyFileError(
                f"{source.name!r} holds pictures and no text; save it as a PDF, whose pictures can be read (OCR)."
            )
        raise EmptyFileError(f"{source.name!r} holds no text; give a file that holds the text of a document.")
    seen = dict(extracted.seen)
    pages = sorted({extracted.pages[extracted.text.count("\n", 0, at)] for at in seen})
    source = replace(source, recognised_pages=tuple(pages))
    document = parse_text(
        extracted.text,
        document_id=document_id,
        source=source,
        tables=extracted.tables,
        seen=seen,
        headings=dict(extracted.headings),
    )
    doubts = warn_of_doubts(document, seen, extracted.pages)
    document = place_in_file(document, extracted)
    return replace(document, warnings=(*extracted.warnings, *doubts, *document.warnings))


FORMATS: Final = (
    FileFormat("xlsx", _of_kind(FileKind.EXCEL), _read_workbook, "calamine", has_fields=True),
    FileFormat("xls", _of_kind(FileKind.OLD_EXCEL), _read_workbook, "calamine", has_fields=True),
    FileFormat("ods", _of_kind(FileKind.OPEN_SHEET), _read_workbook, "calamine", has_fields=True),
    FileFormat("pdf", _of_kind(FileKind.PDF), _read_pdf, "pdfplumber"),
    FileFormat("picture", lambda file: file.kind in PICTURES, _read_picture, "rapidocr"),
    FileFormat("ofd", _of_kind(FileKind.OFD), _read_ofd, "ofdkit"),
    FileFormat("docx", _of_kind(FileKind.WORD), _read_word, "lxml"),
    FileFormat("doc", _of_kind(FileKind.OLD_WORD), _read_old_word, "olefile"),
    FileFormat("odt", _of_kind(FileKind.OPEN_TEXT), _converted(".odt"), "libreoffice"),
    FileFormat("rtf", _of_kind(FileKind.RICH_TEXT), _converted(".rtf"), "libreoffice"),
    FileFormat("mht", _is_saved_page, _read_mail, "email"),
    FileFormat("eml", lambda file: file.mail is not None, _read_mail, "email"),
    FileFormat("word-xml", _is_word_xml, _read_word_xml, "lxml"),
    FileFormat("html", _is_web_page, _read_web_page, "lxml"),
    FileFormat(
        "json",
        lambda file: file.text.lstrip("\ufeff \t\r\n").startswith("{"),
        _read_json,
        "msgspec",
        has_fields=True,
        plain=True,
    ),
    FileFormat("csv", _is_csv, _read_csv, "csv", has_fields=True, plain=True),
    FileFormat("text", lambda _: True, _read_text, "text", plain=True),
)
"""The first that recognises a file reads it: those of binary files stand before those that are told from the text."""
