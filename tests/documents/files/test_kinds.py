"""Kinds of files are told by their first bytes."""

import io
import zipfile

import pytest

from documents.files.kinds import FileKind, recognise_binary
from tests.documents.old_word_documents import compound_file


@pytest.mark.parametrize(("before", "kind"), [(1019, FileKind.PDF), (1020, None)])
def test_a_pdf_may_begin_with_some_bytes_of_its_own(before, kind):
    assert recognise_binary(b" " * before + b"%PDF-1.7\n1 0 obj") == kind


@pytest.mark.parametrize(
    ("streams", "kind"),
    [
        (("WordDocument", "1Table"), FileKind.OLD_WORD),
        (("Workbook",), FileKind.OLD_EXCEL),
        (("Book",), FileKind.OLD_EXCEL),
        (("PowerPoint Document",), FileKind.OLD_POWERPOINT),
        (("EncryptionInfo", "EncryptedPackage"), FileKind.LOCKED_OFFICE),
        (("Contents",), FileKind.OLD_OFFICE),
    ],
)
def test_compound_files_are_told_by_their_streams(streams, kind):
    assert recognise_binary(compound_file(dict.fromkeys(streams, b""))) is kind


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("application/vnd.oasis.opendocument.text", FileKind.OPEN_TEXT),
        ("application/vnd.oasis.opendocument.spreadsheet", FileKind.OPEN_SHEET),
        ("application/vnd.oasis.opendocument.graphics", FileKind.OPEN_DOCUMENT),
    ],
)
def test_open_documents_say_what_they_are(stated, kind):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", stated)
    assert recognise_binary(stream.getvalue()) is kind
