import io
import zipfile

import pytest

from documents.errors import EmptyFileError, UnreadableFileError
from documents.files.encoding import decode

SENTENCE = "各市、县（市、区）政府要加强政策解读，2020年底前完成。\n责任单位：省司法厅\n"
TRADITIONAL = "各市、縣（市、區）政府要加強政策解讀，2020年底前完成。\n責任單位：省司法廳\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_simplified_text_is_read_in_every_encoding(encoding):
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "big5", "big5hkscs"])
def test_traditional_text_is_read_in_every_encoding(encoding):
    assert decode(TRADITIONAL.encode(encoding), "a.txt") == TRADITIONAL


def test_short_gbk_text_is_not_taken_for_big5():
    assert decode("省司法厅".encode("gbk"), "a.txt") == "省司法厅"


def test_declared_gb2312_is_read_as_gb18030():
    page = '<meta charset="gb2312">𠮷市的政策'
    assert decode(page.encode("gb18030"), "a.txt") == page


def test_wrong_declaration_is_overruled_by_the_bytes():
    page = '<meta charset="utf-8">各市的政策解读'
    assert decode(page.encode("gb18030"), "a.txt") == page


def test_private_use_characters_of_a_letterhead_are_text():
    text = "\ue000\ue001 浙江省人民政府办公厅文件"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff".encode(), "　\u200b\n".encode()])
def test_file_without_text_is_empty(data):
    with pytest.raises(EmptyFileError, match=r"'a\.txt'"):
        decode(data, "a.txt")


def _zip(*members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, b"application/vnd.oasis.opendocument.text" if member == "mimetype" else b"")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Office file"),
        (_zip("word/document.xml"), "a Word file"),
        (_zip("xl/workbook.xml"), "an Excel workbook"),
        (_zip("OFD.xml"), "an OFD file"),
        (_zip("mimetype", "content.xml"), "an OpenDocument text"),
        (_zip("notes.txt"), "a zip archive"),
        (b"Rar!\x1a\x07\x00", "a RAR archive, which is not opened; unpack it"),
        (b"PK\x03\x04cut off", "a damaged zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"{\\rtf1 text}", "a rich text file"),
    ],
)
def test_binary_file_is_named_by_its_kind(data, kind):
    with pytest.raises(UnreadableFileError, match=f"is {kind}"):
        decode(data, "a.bin")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00" * 64, b"\x81\x20\xff\xfe\x00\x01" * 20])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(UnreadableFileError, match="no known encoding"):
        decode(data, "a.bin")


@pytest.mark.parametrize(("before", "believed"), [(2031, True), (2048, False)])
def test_a_declaration_is_believed_near_the_top_alone(before, believed):
    """The bytes are text in Big5; as GBK, which is declared, they are other characters."""
    text = decode(b" " * before + b"<meta charset=gbk>" + "政務公開".encode("big5"), "a.txt")
    assert text.endswith("政務公開") != believed


@pytest.mark.parametrize(("clean", "readable"), [(99, True), (98, False)])
def test_a_stray_control_character_in_a_hundred_is_forgiven(clean, readable):
    data = ("政" * clean + "\x01").encode()
    if readable:
        assert decode(data, "a.txt").startswith("政政")
    else:
        with pytest.raises(UnreadableFileError):
            decode(data, "a.txt")


@pytest.mark.parametrize(("odd", "readable"), [(2, True), (3, False)])
def test_nine_characters_of_ten_are_common_in_text_without_a_byte_order_mark(odd, readable):
    data = ("12345\r\n" * 2 + "政务公开" + "\u0250" * odd + "00").encode("utf-16-le")
    if readable:
        assert decode(data, "a.txt").startswith("12345")
    else:
        with pytest.raises(UnreadableFileError):
            decode(data, "a.txt")
