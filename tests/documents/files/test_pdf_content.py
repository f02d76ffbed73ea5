import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF

from documents.files.pdf_content import content_parser

PIECES = [
    *(b"q ", b"BT ", b"/F1 12 Tf ", b"1 0 0 1 20.5 -30. Tm\n", b"[(a\\050b)-20 (c\\\\)]TJ ", b"(\\344\\270\\255x)Tj\n"),
    *(b"<4e2d6587>Tj", b"<4e2 d6 5>Tj ", b"12.5.3 ", b"--4 ", b"+.5 ", b". ", b"- ", b"%comment\n", b"/N#20a gs "),
    *(b"(a(b)c)Tj ", b"(x\\\r\ny\\qz)Tj ", b"(\\777)Tj ", b"(a)' ", b'1 2 (a)" ', b"<</A 1/B[1 2]>>BDC ", b"f* "),
    *(b"BI /W 1/H 1/BPC 8 /CS/G ID x EI ", b"BI /W 2 ID abcdEI\n", b"true false null ", b"10 20 30 40 re\n", b"d0 "),
    *(b"/ ", b"\x00", b"] ", b"{ } ", b">> ", b"<> Tj ", b"[<41>-3<42>]TJ", b"[[1] 2]TJ ", b"\xe4\xb8\xad ", b"<41>>"),
    *(b"123456789012345678 ", b"1e5 ", b"/\xe4x cs ", b"(unclosed ", b"<41", b"EI ", b"ID ", b"5", b"0.", b"Tj#x "),
    *(b"[1 true (a)]TJ ", b"(" + b"z" * 70_000 + b")Tj ", b" " * 65_500),
]
"""What stands in the contents of pages, whole and broken; two of it fill a buffer."""


def objects(parser, streams):
    """All that a parser gives, to the end or to its error."""
    found = []
    try:
        reader = parser([PDFStream({}, stream) for stream in streams])
        while True:
            _, one = reader.nextobject()
            found.append((one.attrs, one.rawdata) if isinstance(one, PDFStream) else one)
    except PSEOF:
        return repr(found)
    except Exception as error:
        return repr((found, error))


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_is_read_as_the_library_reads_it(piece):
    assert objects(content_parser(), [b"q " + piece + b" Q"]) == objects(PDFContentParser, [b"q " + piece + b" Q"])


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join), min_size=1, max_size=3))
def test_contents_are_read_as_the_library_reads_them(streams):
    assert objects(content_parser(), streams) == objects(PDFContentParser, streams)
