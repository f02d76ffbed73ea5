"""Zip archives: names as people gave them, and limits on what is unpacked."""

import io
import struct
import zipfile

import pytest

from documents.errors import UnreadableFileError
from documents.files import archive
from documents.files.archive import Member, unpack
from tests.documents.damage import refusals, turned


def packed(files, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data, **options)
    return stream.getvalue()


def packed_with_raw_name(name, data):
    """As archivers of Chinese systems do: the bytes of the name, and no word on its encoding."""
    stand_in = "n" * len(name)
    return packed({stand_in: data}).replace(stand_in.encode(), name)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_are_read_in_the_encoding_that_they_have(encoding):
    data = packed_with_raw_name("附件1：分工表.txt".encode(encoding), b"x")
    assert unpack(data, "a.zip") == (Member("附件1：分工表.txt", b"x"),)


def test_what_systems_put_beside_documents_is_passed_over():
    files = {
        "表/分工.txt": b"x",
        "__MACOSX/._分工.txt": b"",
        "表/Thumbs.db": b"",
        ".DS_Store": b"",
        "表/~$分工.docx": b"",
        "表/": b"",
    }
    assert [member.name for member in unpack(packed(files), "a.zip")] == ["表/分工.txt"]


@pytest.mark.parametrize(("limit", "value"), [("_LARGEST_FILE", 999), ("_LARGEST_ALL", 1999), ("_MOST_FILES", 1)])
def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch, limit, value):
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(UnreadableFileError, match=r"'a\.zip' is not unpacked: .*; unpack it and give one of its files"):
        unpack(packed({"a.txt": b"0" * 1000, "b.txt": b"0" * 1000}), "a.zip")


def test_what_an_archive_says_of_a_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(archive, "_LARGEST_FILE", 5000)
    data = packed({"a.txt": b"0" * 100_000}).replace(struct.pack("<I", 100_000), struct.pack("<I", 100))
    with pytest.raises(UnreadableFileError, match=r"'a\.zip'"):
        unpack(data, "a.zip")


def test_a_locked_archive_is_told():
    data = bytearray(packed({"a.txt": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFileError, match=r"'a\.zip' is protected by a password; unpack it"):
        unpack(bytes(data), "a.zip")


def test_broken_archives_are_refused_in_a_sentence():
    data = packed({"a.txt": "治水任务".encode() * 50})
    sentences = refusals(lambda broken: unpack(broken, "a.zip"), turned(data, 1))
    assert sentences
    assert all(sentence.startswith("'a.zip' ") for sentence in sentences)
